// Everything outside the program: streams, files, clock, environment, terminal. All of it is reached through
// a World, so that tests run the whole program in memory. Rule: whoever reads or writes throws IoError when
// it fails; nobody looks at errno, and no failure is passed over.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/graphics.h"
#include "base/language.h"
#include "base/rooms.h"

namespace kneecheck::world {

// The machine failed us: a text, and what its {path} and {reason} are. "cannot read 'my.yaml': No such file
// or directory"; what() says it in English.
class IoError : public std::runtime_error {
 public:
  explicit IoError(TextId text, std::string path = {}, std::string reason = {})
      : std::runtime_error(english().say(text, {{"path", path}, {"reason", reason}})),
        text_(text),
        path_(std::move(path)),
        reason_(std::move(reason)) {}
  std::string said(const Language& language) const {
    return language.say(text_, {{"path", path_}, {"reason", reason_}});
  }

 private:
  TextId text_;
  std::string path_, reason_;
};

// An input failed us. What was read of it before is good.
class ReadError : public IoError {
 public:
  using IoError::IoError;
};

// Whoever read our output has gone away, and our parent has asked not to be told by a signal.
class ReaderLeft : public std::exception {};

class Input {
 public:
  Input() = default;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  virtual ~Input() = default;
  // At least one byte and at most `room`; 0 at the end. Throws ReadError.
  virtual std::size_t read(std::span<char> room) = 0;
  // Whether read() would answer at once. A file always does; a pipe or a terminal may keep us waiting.
  virtual bool ready() = 0;
  // How many bytes there are in all; empty when nobody can know.
  virtual std::optional<std::uint64_t> size() = 0;
};

class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  virtual ~Output() = default;
  virtual void write(std::string_view bytes) = 0;
  // All bytes are where they belong. A file appears under its name only now; without this call it never does.
  virtual void finish() = 0;
};

inline constexpr std::size_t most_half_written = 4;

enum class PathKind : std::uint8_t { missing, file, folder, other };

// What tells files apart, whatever they are called.
struct FileIdentity {
  std::uint64_t device = 0, number = 0;
  auto operator<=>(const FileIdentity&) const = default;
};

// What a file that holds `present` is to hold instead. May throw: then it stays as it is.
using TextChange = std::function<std::string(std::string_view present)>;

class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;
  // Of what a path leads to: what is there and no folder is a file.
  virtual PathKind kind(const std::string& path) = 0;
  // Of what bears the name itself: a file is an ordinary one, a link or a pipe or a device is `other`.
  virtual PathKind kind_itself(const std::string& path) = 0;
  // Of an ordinary file, if a path leads to one; "-" is standard input.
  virtual std::optional<FileIdentity> identity(const std::string& path) = 0;
  // Throws unless `path` is a file that may be read. Opens nothing, so that a pipe keeps what is in it.
  virtual void require_file(const std::string& path) = 0;
  virtual std::unique_ptr<Input> open(const std::string& path) = 0;  // throws ReadError
  // Files at any depth below `folder`, as sorted paths inside it, `most` at most; no dot files.
  virtual std::vector<std::string> list(const std::string& folder, std::size_t most) = 0;
  // Of a file; empty for what has no size.
  virtual std::optional<std::uint64_t> size(const std::string& path) = 0;
  // Makes the folder, for its owner only, unless it is there.
  virtual void make_folder(const std::string& path) = 0;
  // A file that replaces `path` whole on finish(), its owner's alone. At most most_half_written at a time.
  // What a link leads to is replaced, a pipe or a device written to.
  virtual std::unique_ptr<Output> create(const std::string& path) = 0;
  // The same, but whatever bears the name itself is replaced, and nothing is written to that is there.
  virtual std::unique_ptr<Output> create_here(const std::string& path) = 0;
  // Each write() is at the end of the file at once; it is made if it is not there. Throws for a link.
  virtual std::unique_ptr<Output> append(const std::string& path) = 0;
  // Changes a file, all at once or not at all; it is on the disk when this ends. Where text is added behind
  // what is there, nothing else is written anew. Several runs may do so at a time: each sees what the
  // others have changed. Where nothing is there a file is made, its owner's alone.
  virtual void change(const std::string& path, const TextChange& change) = 0;
  // `to` may be a file that is there. Both are in one folder.
  virtual void rename(const std::string& from, const std::string& to) = 0;
  // Removes a file, or the link that bears the name; nothing there is well.
  virtual void remove(const std::string& path) = 0;
  // Holds the folder for this run, until the value goes. Throws when another run holds it.
  virtual std::shared_ptr<const void> hold_folder(const std::string& path) = 0;
  // Removes from the folder itself what create() and create_here() of a killed run have left half-written.
  virtual void remove_left_over(const std::string& folder) = 0;
};

struct Screen {
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  // Of the terminal that standard output is, or else standard error.
  std::optional<std::size_t> columns{}, rows{};
};

struct World {
  Input& in;
  Output& out;
  Output& err;  // never throws: there is nowhere left to complain
  Files& files;
  Screen screen;
  std::size_t cores = 1;  // that this process may use
  std::function<std::optional<std::string>(const std::string& name)> environment;
  // Shows `text` by this line of shell, and waits for its end. False: it could not be started.
  std::function<bool(const std::string& pager, std::string_view text)> page;
  std::function<Date()> today;                 // the local date
  std::function<std::int64_t()> milliseconds;  // of a clock that only goes forward
  // How the terminal shows images. Asks it, the first time: for at most a fifth of a second, and only where
  // standard input and output are one terminal, this run is in its foreground, and nothing is typed ahead.
  std::function<Graphics()> graphics;
};

}  // namespace kneecheck::world
