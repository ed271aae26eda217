#include "world/posix_append.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/words/world.h"
#include "world/no_signals.h"
#include "world/posix_descriptors.h"
#include "world/posix_folders.h"

namespace kneecheck::world {
namespace {

constexpr std::size_t chunk = std::size_t{64} << 10;

// The lock goes with the process, whatever ends it. Where a file system knows no locks, nobody is kept out,
// and each line is whole all the same.
class SharedFile {
 public:
  explicit SharedFile(std::string path) : path_(std::move(path)) {
    do {
      if (descriptor_ >= 0) ::close(descriptor_);
      open();
      while (::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) continue;
    } while (!bears_its_name());
  }
  SharedFile(const SharedFile&) = delete;
  SharedFile& operator=(const SharedFile&) = delete;
  ~SharedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  std::string text() {
    std::string text;
    for (std::array<char, chunk> room{};;) {
      const std::size_t got = read_some(descriptor_, room, {WorldText::cannot_read, path_});
      if (got == 0) return text;
      text.append(room.data(), got);
    }
  }

  // Whole, and on the disk, or not at all.
  void add(std::string_view bytes, std::size_t size_before) {
    const NoSignals quiet;
    try {
      write_all(descriptor_, bytes, {WorldText::cannot_write, path_});
      if (::fsync(descriptor_) != 0) cannot_write(errno);
    } catch (const IoError&) {
      static_cast<void>(::ftruncate(descriptor_, static_cast<off_t>(size_before)));
      throw;
    }
    if (::close(std::exchange(descriptor_, -1)) != 0) cannot_write(errno);
    if (size_before == 0) sync_folder(folder_of(path_));
  }

 private:
  [[noreturn]] void cannot_write(int error) const { fail(WorldText::cannot_write, path_, error); }

  void open() {
    constexpr int ways = O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    descriptor_ = ::open(path_.c_str(), ways, owner_only);
    if (descriptor_ < 0) cannot_write(errno);
  }

  // Whether what was opened is still what the name leads to, and no pipe or device: somebody may have put
  // another file in its place while we waited.
  bool bears_its_name() {
    struct stat ours {};
    struct stat named {};
    if (::fstat(descriptor_, &ours) != 0) cannot_write(errno);
    if (!S_ISREG(ours.st_mode)) cannot_write(ESPIPE);
    return ::stat(path_.c_str(), &named) == 0 && named.st_dev == ours.st_dev && named.st_ino == ours.st_ino;
  }

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace

void append_whole(const std::string& path, const Addition& addition) {
  SharedFile file{path};
  const std::string present = file.text();
  const std::string added = addition(present);
  if (!added.empty()) file.add(added, present.size());
}

}  // namespace kneecheck::world
