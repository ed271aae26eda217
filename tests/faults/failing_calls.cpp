// To be loaded before a program (LD_PRELOAD): lets one of its calls to the system fail.
//
//   FAIL_CALL=read    which; FAIL_AT=3: the third of them, FAIL_EVER=1: and all after it
//   FAIL_ERRNO=5      as what. FAIL_SHORT=1: instead, read or write does a part of the work only
//   FAIL_COUNT=PATH   how many calls of each kind there were is written here at the end
//
// No memory is asked for, as even that may be what fails.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

enum Call {
  call_read,
  call_write,
  call_open,
  call_close,
  call_fsync,
  call_rename,
  call_mkostemp,
  call_fchmod,
  call_unlink,
  call_stat,
  call_fstat,
  call_access,
  call_realpath,
  call_poll,
  call_mkdir,
  call_opendir,
  call_readdir,
  call_mmap,
  call_thread,
  call_malloc,
  all_calls
};
constexpr std::array<const char*, all_calls> names{
    "read",  "write",  "open",     "close", "fsync", "rename",  "mkostemp", "fchmod", "unlink", "stat",
    "fstat", "access", "realpath", "poll",  "mkdir", "opendir", "readdir",  "mmap",   "thread", "malloc"};

std::array<std::atomic<unsigned long>, all_calls> counts{};

// What the environment asks for. Read at the first call, which may come before any constructor.
struct Order {
  int call = -1;
  unsigned long at = 0;
  int error = EIO;
  bool ever = false;
  bool is_short = false;
  bool is_read = false;
};
Order order;

const Order& ordered() {
  if (order.is_read || environ == nullptr) return order;
  order.is_read = true;
  const char* const name = std::getenv("FAIL_CALL");
  for (int call = 0; name != nullptr && call < all_calls; ++call) {
    if (std::strcmp(name, names[static_cast<std::size_t>(call)]) == 0) order.call = call;
  }
  if (const char* const at = std::getenv("FAIL_AT")) order.at = std::strtoul(at, nullptr, 10);
  if (const char* const error = std::getenv("FAIL_ERRNO")) order.error = std::atoi(error);
  order.ever = std::getenv("FAIL_EVER") != nullptr;
  order.is_short = std::getenv("FAIL_SHORT") != nullptr;
  return order;
}

// Counts the call; true when it is the one.
bool is_the_one(Call call) {
  const Order& now = ordered();
  const unsigned long count = counts[call].fetch_add(1) + 1;
  return now.call == call && (now.ever ? count >= now.at : count == now.at);
}

bool fails(Call call) {
  if (!is_the_one(call)) return false;
  errno = order.error;
  return true;
}

// How many of `size` bytes are to be done; -1: it fails.
ssize_t part_of(Call call, std::size_t size) {
  if (!is_the_one(call)) return static_cast<ssize_t>(size);
  if (order.is_short) return static_cast<ssize_t>((size + 1) / 2);
  errno = order.error;
  return -1;
}

template <class Function>
Function next_of(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

int open_at(int folder, const char* path, int flags, mode_t mode) {
  return fails(call_open) ? -1 : static_cast<int>(::syscall(SYS_openat, folder, path, flags, mode));
}

__attribute__((destructor)) void write_counts() {
  const char* const path = std::getenv("FAIL_COUNT");
  if (path == nullptr) return;
  const long file = ::syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  for (std::size_t call = 0; call < all_calls; ++call) {
    std::array<char, 80> line{};
    const int size = std::snprintf(line.data(), line.size(), "%s %lu\n", names[call], counts[call].load());
    ::syscall(SYS_write, file, line.data(), size);
  }
  ::syscall(SYS_close, file);
}

}  // namespace

extern "C" {

ssize_t read(int file, void* room, std::size_t size) {
  const ssize_t part = part_of(call_read, size);
  return part < 0 ? -1 : ::syscall(SYS_read, file, room, part);
}
ssize_t __read_chk(int file, void* room, std::size_t size, std::size_t) {
  return read(file, room, size);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
  const ssize_t part = part_of(call_write, size);
  return part < 0 ? -1 : ::syscall(SYS_write, file, bytes, part);
}

int open(const char* path, int flags, ...) {
  std::va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_at(AT_FDCWD, path, flags, mode);
}
int __open_2(const char* path, int flags) {
  return open_at(AT_FDCWD, path, flags, 0);
}
int openat(int folder, const char* path, int flags, ...) {
  return open_at(folder, path, flags, 0);
}

// The descriptor is closed all the same, as Linux does it.
int close(int file) {
  const bool fails_now = fails(call_close);
  const int error = errno;
  const long result = ::syscall(SYS_close, file);
  if (fails_now) errno = error;
  return fails_now ? -1 : static_cast<int>(result);
}

int fsync(int file) {
  return fails(call_fsync) ? -1 : static_cast<int>(::syscall(SYS_fsync, file));
}
int rename(const char* from, const char* to) noexcept {
  return fails(call_rename) ? -1 : static_cast<int>(::syscall(SYS_rename, from, to));
}
int mkostemp(char* path, int flags) {
  static const auto next = next_of<int (*)(char*, int)>("mkostemp");
  return fails(call_mkostemp) ? -1 : next(path, flags);
}
int fchmod(int file, mode_t mode) noexcept {
  return fails(call_fchmod) ? -1 : static_cast<int>(::syscall(SYS_fchmod, file, mode));
}
int unlink(const char* path) noexcept {
  return fails(call_unlink) ? -1 : static_cast<int>(::syscall(SYS_unlink, path));
}
int stat(const char* path, struct stat* status) noexcept {
  static const auto next = next_of<int (*)(const char*, struct stat*)>("stat");
  return fails(call_stat) ? -1 : next(path, status);
}
int lstat(const char* path, struct stat* status) noexcept {
  static const auto next = next_of<int (*)(const char*, struct stat*)>("lstat");
  return fails(call_stat) ? -1 : next(path, status);
}
int fstat(int file, struct stat* status) noexcept {
  static const auto next = next_of<int (*)(int, struct stat*)>("fstat");
  return fails(call_fstat) ? -1 : next(file, status);
}
int access(const char* path, int mode) noexcept {
  return fails(call_access) ? -1 : static_cast<int>(::syscall(SYS_access, path, mode));
}
char* realpath(const char* path, char* room) noexcept {
  static const auto next = next_of<char* (*)(const char*, char*)>("realpath");
  return fails(call_realpath) ? nullptr : next(path, room);
}
char* __realpath_chk(const char* path, char* room, std::size_t) noexcept {
  return realpath(path, room);
}
int poll(pollfd* files, nfds_t count, int milliseconds) {
  static const auto next = next_of<int (*)(pollfd*, nfds_t, int)>("poll");
  return fails(call_poll) ? -1 : next(files, count, milliseconds);
}
int mkdir(const char* path, mode_t mode) noexcept {
  return fails(call_mkdir) ? -1 : static_cast<int>(::syscall(SYS_mkdir, path, mode));
}
DIR* fdopendir(int file) {
  static const auto next = next_of<DIR* (*)(int)>("fdopendir");
  return fails(call_opendir) ? nullptr : next(file);
}
dirent* readdir(DIR* folder) {
  static const auto next = next_of<dirent* (*)(DIR*)>("readdir");
  return fails(call_readdir) ? nullptr : next(folder);
}
void* mmap(void* at, std::size_t size, int protection, int flags, int file, off_t offset) noexcept {
  if (fails(call_mmap)) return MAP_FAILED;
  return reinterpret_cast<void*>(::syscall(SYS_mmap, at, size, protection, flags, file, offset));
}
int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*),
                   void* argument) noexcept {
  static const auto next =
      next_of<int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>("pthread_create");
  return is_the_one(call_thread) ? EAGAIN : next(thread, attributes, work, argument);
}

void* malloc(std::size_t size) noexcept {
  return fails(call_malloc) ? nullptr : __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept {
  return fails(call_malloc) ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) noexcept {
  return fails(call_malloc) ? nullptr : __libc_realloc(memory, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return fails(call_malloc) ? nullptr : __libc_memalign(alignment, size);
}
}
