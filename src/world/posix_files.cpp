#include "world/posix_files.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/words/world.h"
#include "world/no_signals.h"
#include "world/posix_descriptors.h"
#include "world/posix_folders.h"
#include "world/shared_file.h"

namespace kneecheck::world {
namespace {

// The files that are being written, for the signal handler; an empty name is a free place.
using Path = std::array<char, PATH_MAX>;
std::array<Path, most_half_written> half_written{};

Path* free_place() {
  const auto place = std::find_if(half_written.begin(), half_written.end(),
                                  [](const Path& path) { return path[0] == '\0'; });
  return place == half_written.end() ? nullptr : &*place;
}

using Status = struct stat;

// What is called `path`; empty when nothing is.
std::optional<Status> look_at(const std::string& path) {
  Status status{};
  if (::stat(path.c_str(), &status) == 0) return status;
  if (errno != ENOENT && errno != ENOTDIR) fail(WorldText::cannot_look, path, errno);
  return std::nullopt;
}

// Empty when it is closed.
std::optional<Status> look_at_standard_input() {
  Status status{};
  if (::fstat(STDIN_FILENO, &status) == 0) return status;
  if (errno != EBADF) fail(WorldText::cannot_look_at_input, {}, errno);
  return std::nullopt;
}

class DescriptorInput : public Input {
 public:
  DescriptorInput(int descriptor, Failure failure, bool owned)
      : descriptor_(descriptor), failure_(std::move(failure)), owned_(owned) {}
  ~DescriptorInput() override {
    if (owned_) ::close(descriptor_);
  }
  std::size_t read(std::span<char> room) override { return read_some(descriptor_, room, failure_); }
  bool ready() override {
    pollfd asked{descriptor_, POLLIN, 0};
    return ::poll(&asked, 1, 0) != 0;  // at its end it is ready to say so
  }
  std::optional<std::uint64_t> size() override {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
  }

 private:
  int descriptor_;
  Failure failure_;
  bool owned_;
};

// Some file systems tell of a full disk at close() only.
class DescriptorOutput : public Output {
 public:
  DescriptorOutput(int descriptor, Failure failure) : descriptor_(descriptor), failure_(std::move(failure)) {}
  void write(std::string_view bytes) override { write_all(descriptor_, bytes, failure_); }
  void finish() override {
    if (::close(descriptor_) != 0) fail(failure_.text, failure_.path, errno);
  }

 private:
  int descriptor_;
  Failure failure_;
};

class StandardError : public Output {
 public:
  void write(std::string_view bytes) override {
    try {
      write_all(STDERR_FILENO, bytes, {WorldText::cannot_write_error});
    } catch (const IoError&) {
      return;
    } catch (const ReaderLeft&) {
      return;
    }
  }
  void finish() override {}
};

// Written under another name in the same folder; renamed when all of it is on the disk.
class WholeFile : public Output {
 public:
  WholeFile(std::string path, bool follows_links, mode_t mode = owner_only)
      : path_(std::move(path)), target_(path_), mode_(mode) {
    std::array<char, PATH_MAX> resolved{};
    if (follows_links) {
      if (::realpath(path_.c_str(), resolved.data()) != nullptr) {
        target_ = resolved.data();  // a link stays a link
      } else if (errno != ENOENT) {
        cannot_write(errno);
      }
    }
    folder_ = folder_of(target_);
    temporary_ = folder_ + std::string{temporary_name};
    if (temporary_.size() >= PATH_MAX) cannot_write(ENAMETOOLONG);
    const NoSignals quiet;
    noted_ = free_place();
    if (noted_ == nullptr) cannot_write(EMFILE);
    descriptor_ = ::mkostemps(temporary_.data(), temporary_ending, O_CLOEXEC);
    if (descriptor_ < 0) cannot_write(errno);
    std::copy_n(temporary_.c_str(), temporary_.size() + 1, noted_->begin());
  }
  ~WholeFile() override {
    const NoSignals quiet;
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!done_) ::unlink(temporary_.c_str());
    (*noted_)[0] = '\0';
  }
  void write(std::string_view bytes) override {
    write_all(descriptor_, bytes, {WorldText::cannot_write, path_});
  }
  void finish() override {
    if (::fchmod(descriptor_, mode_) != 0 || ::fsync(descriptor_) != 0) cannot_write(errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) cannot_write(errno);
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) cannot_write(errno);
    done_ = true;
    sync_folder(folder_);
  }

 private:
  [[noreturn]] void cannot_write(int error) const { fail(WorldText::cannot_write, path_, error); }

  std::string path_, target_, folder_, temporary_;
  mode_t mode_;
  int descriptor_ = -1;
  Path* noted_ = nullptr;
  bool done_ = false;
};

// Every write is there at once, in order, whatever happens to us next, even to the power.
class EndOfFile : public Output {
 public:
  explicit EndOfFile(std::string path) : path_(std::move(path)) {
    descriptor_ =
        ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_DSYNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
               owner_only);
    if (descriptor_ < 0) cannot_write(errno);
    if (::fchmod(descriptor_, owner_only) != 0) cannot_write(errno);
  }
  ~EndOfFile() override {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  void write(std::string_view bytes) override {
    write_all(descriptor_, bytes, {WorldText::cannot_write, path_});
  }
  void finish() override {
    if (::close(std::exchange(descriptor_, -1)) != 0) cannot_write(errno);
  }

 private:
  [[noreturn]] void cannot_write(int error) const { fail(WorldText::cannot_write, path_, error); }

  std::string path_;
  int descriptor_ = -1;
};

class PosixFiles : public Files {
 public:
  PathKind kind(const std::string& path) override {
    const auto status = look_at(path);
    if (!status) return PathKind::missing;
    return S_ISDIR(status->st_mode) ? PathKind::folder : PathKind::file;
  }

  PathKind kind_itself(const std::string& path) override {
    Status status{};
    if (::lstat(path.c_str(), &status) != 0) {
      if (errno == ENOENT || errno == ENOTDIR) return PathKind::missing;
      fail(WorldText::cannot_look, path, errno);
    }
    if (S_ISREG(status.st_mode)) return PathKind::file;
    return S_ISDIR(status.st_mode) ? PathKind::folder : PathKind::other;
  }

  std::optional<FileIdentity> identity(const std::string& path) override {
    const auto status = path == "-" ? look_at_standard_input() : look_at(path);
    if (!status || !S_ISREG(status->st_mode)) return std::nullopt;
    return FileIdentity{std::uint64_t{status->st_dev}, std::uint64_t{status->st_ino}};
  }

  void require_file(const std::string& path) override {
    Status status{};
    if (::stat(path.c_str(), &status) != 0) fail(WorldText::cannot_read, path, errno);
    if (S_ISDIR(status.st_mode)) fail(WorldText::cannot_read, path, EISDIR);
    if (::access(path.c_str(), R_OK) != 0) fail(WorldText::cannot_read, path, errno);
  }

  std::unique_ptr<Input> open(const std::string& path) override {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) fail<ReadError>(WorldText::cannot_read, path, errno);
    return std::make_unique<DescriptorInput>(descriptor, Failure{WorldText::cannot_read, path}, true);
  }

  std::vector<std::string> list(const std::string& folder, std::size_t most) override {
    namespace fs = std::filesystem;
    std::vector<std::string> paths;
    try {
      for (auto entry = fs::recursive_directory_iterator{folder}; entry != fs::recursive_directory_iterator{};
           ++entry) {
        const bool is_hidden = entry->path().filename().native().front() == '.';
        if (is_hidden) entry.disable_recursion_pending();
        if (is_hidden || entry->is_directory()) continue;
        paths.push_back(entry->path().lexically_relative(folder).generic_string());
        if (paths.size() > most) break;
      }
    } catch (const fs::filesystem_error& error) {
      throw IoError{WorldText::cannot_read_folder, in_quotes(folder), error.code().message()};
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  std::optional<std::uint64_t> size(const std::string& path) override {
    const auto status = look_at(path);
    if (!status || !S_ISREG(status->st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status->st_size);
  }

  void make_folder(const std::string& path) override {
    if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST)
      fail(WorldText::cannot_make_folder, path, errno);
    if (kind(path) != PathKind::folder) fail(WorldText::cannot_write_into, path, ENOTDIR);
  }

  // A device or a pipe cannot be replaced, only written to.
  std::unique_ptr<Output> create(const std::string& path) override {
    const auto status = look_at(path);
    const bool is_special = status && !S_ISREG(status->st_mode);
    if (!is_special) return std::make_unique<WholeFile>(path, true);
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) fail(WorldText::cannot_write, path, errno);
    return std::make_unique<DescriptorOutput>(descriptor, Failure{WorldText::cannot_write, path});
  }

  std::unique_ptr<Output> create_here(const std::string& path) override {
    return std::make_unique<WholeFile>(path, false);
  }

  std::unique_ptr<Output> append(const std::string& path) override {
    return std::make_unique<EndOfFile>(path);
  }

  void change(const std::string& path, const TextChange& change) override {
    SharedFile file{path};
    const std::string present = file.text();
    const std::string wanted = change(present);
    if (wanted == present) return;
    if (wanted.starts_with(present)) return file.add(std::string_view{wanted}.substr(present.size()));
    WholeFile anew{path, true, file.mode()};
    anew.write(wanted);
    anew.finish();
  }

  void rename(const std::string& from, const std::string& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) fail(WorldText::cannot_rename, from, errno);
    sync_folder(folder_of(to));
  }

  void remove(const std::string& path) override {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail(WorldText::cannot_remove, path, errno);
  }

  std::shared_ptr<const void> hold_folder(const std::string& path) override {
    return world::hold_folder(path);
  }

  void remove_left_over(const std::string& folder) override {
    for (const std::string& path : half_written_in(folder)) remove(path);
  }
};

}  // namespace

std::unique_ptr<Input> descriptor_input(int descriptor, TextId failure) {
  return std::make_unique<DescriptorInput>(descriptor, Failure{failure}, false);
}

std::unique_ptr<Output> descriptor_output(int descriptor, TextId failure) {
  return std::make_unique<DescriptorOutput>(descriptor, Failure{failure});
}

std::unique_ptr<Output> standard_error_output() {
  return std::make_unique<StandardError>();
}

std::unique_ptr<Files> posix_files() {
  return std::make_unique<PosixFiles>();
}

void remove_half_written() {
  for (const Path& path : half_written) {
    if (path[0] != '\0') ::unlink(path.data());
  }
}

void remove_half_written_and_die(int signal) {
  remove_half_written();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace kneecheck::world
