#include "world/posix_descriptors.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "world/posix_folders.h"

namespace kneecheck::world {
namespace {

// False when it cannot be waited for.
bool wait_for(int descriptor, short events) {
  pollfd waiting{descriptor, events, 0};
  return ::poll(&waiting, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

std::size_t read_some(int descriptor, std::span<char> room, const Failure& failure) {
  for (;;) {
    const ssize_t got = ::read(descriptor, room.data(), room.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EINTR || (errno == EAGAIN && wait_for(descriptor, POLLIN))) continue;
    fail<ReadError>(failure.text, failure.path, errno);
  }
}

void write_all(int descriptor, std::string_view bytes, const Failure& failure) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno == EPIPE) throw ReaderLeft{};
    if (errno == EINTR || (errno == EAGAIN && wait_for(descriptor, POLLOUT))) continue;
    fail(failure.text, failure.path, errno);
  }
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

void sync_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

}  // namespace kneecheck::world
