// A World in memory: files, streams, clock and terminal as a test wants them.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words/world.h"
#include "world/world.h"

namespace kneecheck::world {

class MemoryInput : public Input {
 public:
  // At most `portion` bytes at a time, as a slow pipe gives them. With `torn` its end cannot be read.
  explicit MemoryInput(std::string text, std::size_t portion = whole, bool torn = false)
      : text_(std::move(text)), portion_(portion), slow_(portion != whole), torn_(torn) {}
  std::size_t read(std::span<char> room) override {
    if (torn_ && at_ == text_.size()) throw ReadError{WorldText::cannot_read_input, {}, "Input/output error"};
    const std::size_t size = std::min({room.size(), portion_, text_.size() - at_});
    std::copy_n(text_.data() + at_, size, room.data());
    at_ += size;
    return size;
  }
  bool ready() override { return !slow_; }
  std::optional<std::uint64_t> size() override { return text_.size(); }

 private:
  static constexpr auto whole = static_cast<std::size_t>(-1);
  std::string text_;
  std::size_t portion_;
  bool slow_;
  bool torn_;
  std::size_t at_ = 0;
};

// Fails with the first byte beyond `room`, as a full disk does.
class MemoryOutput : public Output {
 public:
  std::string text;
  std::size_t room = static_cast<std::size_t>(-1);
  void write(std::string_view bytes) override {
    if (text.size() + bytes.size() > room)
      throw IoError{WorldText::cannot_write_output, {}, "No space left on device"};
    text += bytes;
  }
  void finish() override {}
};

// Any thread may ask for anything, as of a real one.
class MemoryFiles : public Files {
 public:
  std::map<std::string, std::string> all;
  std::set<std::string> folders;  // made, and still empty
  std::set<std::string> links;    // of `all`, those that only lead to a file, or are a pipe

  PathKind kind(const std::string& path) override {
    const std::lock_guard one_at_a_time{mutex_};
    if (all.count(path) != 0) return PathKind::file;
    return is_folder(path) ? PathKind::folder : PathKind::missing;
  }
  PathKind kind_itself(const std::string& path) override {
    const std::lock_guard one_at_a_time{mutex_};
    return links.count(path) != 0 ? PathKind::other : kind(path);
  }
  std::optional<FileIdentity> identity(const std::string& path) override {
    const std::lock_guard one_at_a_time{mutex_};
    if (all.count(path) == 0) return std::nullopt;
    return FileIdentity{0, std::uint64_t{std::hash<std::string>{}(path)}};
  }
  void require_file(const std::string& path) override {
    const std::lock_guard one_at_a_time{mutex_};
    if (all.count(path) == 0)
      throw IoError{WorldText::cannot_read, "'" + path + "'",
                    is_folder(path) ? "Is a directory" : "No such file or directory"};
  }
  std::unique_ptr<Input> open(const std::string& path) override {
    const std::lock_guard one_at_a_time{mutex_};
    require_file(path);
    return std::make_unique<MemoryInput>(all[path]);
  }
  std::vector<std::string> list(const std::string& folder, std::size_t most) override {
    const std::lock_guard one_at_a_time{mutex_};
    if (!is_folder(folder))
      throw IoError{WorldText::cannot_read_folder, "'" + folder + "'", "No such file or directory"};
    std::vector<std::string> paths;
    for (const auto& [path, text] : all) {
      if (path.starts_with(prefix(folder)) && paths.size() <= most)
        paths.push_back(path.substr(prefix(folder).size()));
    }
    return paths;
  }
  std::optional<std::uint64_t> size(const std::string& path) override {
    const std::lock_guard one_at_a_time{mutex_};
    const auto found = all.find(path);
    return found == all.end() ? std::nullopt : std::optional<std::uint64_t>{found->second.size()};
  }
  void make_folder(const std::string& path) override {
    const std::lock_guard one_at_a_time{mutex_};
    folders.insert(path);
  }
  std::unique_ptr<Output> create(const std::string& path) override {
    return std::make_unique<File>(*this, path);
  }
  std::unique_ptr<Output> create_here(const std::string& path) override { return create(path); }
  std::unique_ptr<Output> append(const std::string& path) override {
    return std::make_unique<End>(*this, path);
  }
  void change(const std::string& path, const TextChange& change) override {
    const std::lock_guard one_at_a_time{mutex_};
    const auto found = all.find(path);
    all[path] = change(found == all.end() ? "" : found->second);
  }
  void rename(const std::string& from, const std::string& to) override {
    const std::lock_guard one_at_a_time{mutex_};
    all[to] = all.at(from);
    all.erase(from);
  }
  void remove(const std::string& path) override {
    const std::lock_guard one_at_a_time{mutex_};
    all.erase(path);
    links.erase(path);
  }
  std::shared_ptr<const void> hold_folder(const std::string&) override { return nullptr; }
  void remove_left_over(const std::string&) override {}

 private:
  class File : public Output {
   public:
    File(MemoryFiles& files, std::string path) : files_(files), path_(std::move(path)) {}
    void write(std::string_view bytes) override { text_ += bytes; }
    void finish() override {
      const std::lock_guard one_at_a_time{files_.mutex_};
      files_.all[path_] = text_;
    }

   private:
    MemoryFiles& files_;
    std::string path_, text_;
  };

  class End : public Output {
   public:
    End(MemoryFiles& files, std::string path) : files_(files), path_(std::move(path)) {}
    void write(std::string_view bytes) override {
      const std::lock_guard one_at_a_time{files_.mutex_};
      files_.all[path_] += bytes;
    }
    void finish() override {}

   private:
    MemoryFiles& files_;
    std::string path_;
  };

  static std::string prefix(const std::string& folder) {
    return folder.ends_with('/') ? folder : folder + '/';
  }
  bool is_folder(const std::string& path) const {
    return folders.count(path) != 0 || std::any_of(all.begin(), all.end(), [&](const auto& file) {
             return file.first.starts_with(prefix(path));
           });
  }

  std::recursive_mutex mutex_;
};

// The world of one run.
struct MemoryWorld {
  MemoryInput in{""};
  MemoryOutput out, err;
  MemoryFiles& files;
  Screen screen;
  std::map<std::string, std::string> environment;
  std::size_t cores = 2;
  Date today = *parse_date("2026-11-23");
  bool pager_starts = true;
  Graphics graphics;                                       // of the terminal
  int asked = 0;                                           // how often it was
  std::vector<std::pair<std::string, std::string>> paged;  // pager and text

  explicit MemoryWorld(MemoryFiles& all_files, std::string input = {})
      : in(std::move(input)), files(all_files) {}
  // Standard input as MemoryInput makes it.
  MemoryWorld(MemoryFiles& all_files, std::string input, std::size_t portion, bool torn)
      : in(std::move(input), portion, torn), files(all_files) {}

  World view() {
    const auto find = [this](const std::string& name) -> std::optional<std::string> {
      const auto found = environment.find(name);
      return found == environment.end() ? std::nullopt : std::optional{found->second};
    };
    const auto page = [this](const std::string& pager, std::string_view text) {
      paged.push_back({pager, std::string{text}});
      return pager_starts;
    };
    return World{in,
                 out,
                 err,
                 files,
                 screen,
                 cores,
                 find,
                 page,
                 [this] { return today; },
                 [] { return std::int64_t{0}; },
                 [this] {
                   ++asked;
                   return graphics;
                 }};
  }
};

}  // namespace kneecheck::world
