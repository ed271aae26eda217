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
#include <vector>

#include "base/date.h"
#include "base/rooms.h"

namespace kneecheck::world {

// The machine failed us. what() is a whole message: "cannot read 'my.yaml': No such file or directory".
class IoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Whoever read our output has gone away, and our parent has asked not to be told by a signal.
class ReaderLeft : public std::exception {};

class Input {
 public:
  Input() = default;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  virtual ~Input() = default;
  // At least one byte and at most `room`; 0 at the end.
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

enum class PathKind : std::uint8_t { missing, file, folder };

class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;
  virtual PathKind kind(const std::string& path) = 0;
  // Whether both are one file of contents, whatever it is called; "-" is standard input.
  virtual bool same(const std::string& a, const std::string& b) = 0;
  // Throws unless `path` is a file that may be read. Opens nothing, so that a pipe keeps what is in it.
  virtual void require_file(const std::string& path) = 0;
  virtual std::unique_ptr<Input> open(const std::string& path) = 0;
  // Files at any depth below `folder`, as sorted paths inside it, `most` at most; no dot files.
  virtual std::vector<std::string> list(const std::string& folder, std::size_t most) = 0;
  // Of a file; empty for what has no size.
  virtual std::optional<std::uint64_t> size(const std::string& path) = 0;
  // Makes the folder, for its owner only, unless it is there.
  virtual void make_folder(const std::string& path) = 0;
  // A file that replaces `path` whole on finish(), its owner's alone. At most most_half_written at a time.
  virtual std::unique_ptr<Output> create(const std::string& path) = 0;
};

struct Screen {
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::optional<std::size_t> columns;  // of the terminal that standard output is, or else standard error
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
};

}  // namespace kneecheck::world
