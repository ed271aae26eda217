#include "world/shared_file.h"

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

}  // namespace

SharedFile::SharedFile(std::string path) : path_(std::move(path)) {
  do {
    if (descriptor_ >= 0) ::close(descriptor_);
    open();
    while (::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) continue;
  } while (!bears_its_name());
}

SharedFile::~SharedFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string SharedFile::text() {
  std::string text;
  for (std::array<char, chunk> room{};;) {
    const std::size_t got = read_some(descriptor_, room, {WorldText::cannot_read, path_});
    if (got == 0) break;
    text.append(room.data(), got);
  }
  size_ = text.size();
  return text;
}

void SharedFile::add(std::string_view bytes) {
  const NoSignals quiet;
  try {
    write_all(descriptor_, bytes, {WorldText::cannot_write, path_});
    if (::fsync(descriptor_) != 0) cannot_write(errno);
  } catch (const IoError&) {
    // What failed first is said.
    [[maybe_unused]] const int cut = ::ftruncate(descriptor_, static_cast<off_t>(size_));
    throw;
  }
  if (::close(std::exchange(descriptor_, -1)) != 0) cannot_write(errno);
  if (size_ == 0) sync_folder(folder_of(path_));
}

void SharedFile::cannot_write(int error) const {
  fail(WorldText::cannot_write, path_, error);
}

void SharedFile::open() {
  constexpr int ways = O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  descriptor_ = ::open(path_.c_str(), ways, owner_only);
  if (descriptor_ < 0) cannot_write(errno);
}

// Whether what was opened is still what the name leads to, and no pipe or device: somebody may have put
// another file in its place while we waited.
bool SharedFile::bears_its_name() {
  struct stat ours {};
  struct stat named {};
  if (::fstat(descriptor_, &ours) != 0) cannot_write(errno);
  if (!S_ISREG(ours.st_mode)) throw IoError{WorldText::no_file_to_add_to, in_quotes(path_)};
  mode_ = ours.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
  if (::stat(path_.c_str(), &named) != 0) {
    if (errno != ENOENT) cannot_write(errno);
    return false;
  }
  return named.st_dev == ours.st_dev && named.st_ino == ours.st_ino;
}

}  // namespace kneecheck::world
