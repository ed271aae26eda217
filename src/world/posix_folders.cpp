#include "world/posix_folders.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/words/world.h"

namespace kneecheck::world {
namespace {

bool is_temporary_name(std::string_view name) {
  const auto is_made_up = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  return name.size() == temporary_name.size() &&
         std::equal(name.begin(), name.end(), temporary_name.begin(),
                    [&](char c, char expected) { return expected == 'X' ? is_made_up(c) : c == expected; });
}

bool is_own_file(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid();
}

// The lock goes with the process, whatever ends it. Where a file system knows no locks, nobody is kept out.
class HeldFolder {
 public:
  explicit HeldFolder(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail(WorldText::cannot_read_folder, path, errno);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    ::close(descriptor_);
    throw IoError{WorldText::another_run, in_quotes(path)};
  }
  HeldFolder(const HeldFolder&) = delete;
  HeldFolder& operator=(const HeldFolder&) = delete;
  ~HeldFolder() { ::close(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace

std::string in_quotes(const std::string& path) {
  return "'" + path + "'";
}

std::vector<std::string> half_written_in(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> found;
  try {
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
      const std::string& path = entry.path().native();
      if (is_temporary_name(entry.path().filename().native()) && is_own_file(path)) found.push_back(path);
    }
  } catch (const fs::filesystem_error& error) {
    throw IoError{WorldText::cannot_read_folder, in_quotes(folder), error.code().message()};
  }
  return found;
}

std::shared_ptr<const void> hold_folder(const std::string& path) {
  return std::make_shared<const HeldFolder>(path);
}

}  // namespace kneecheck::world
