// The one way out for results: standard output, or the file of --output. What is said beside goes by say().
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "world/world.h"

namespace kneecheck::world {

// Buffered. A file appears only with finish(); without it nothing of it is left.
class Results {
 public:
  // `path`: empty or "-" for standard output.
  Results(World& world, const std::string& path);

  void write(std::string_view bytes);
  // Hands on what was written so far, so that a reader who waits for it is served.
  void flush();
  // To be said first: the line of shell that shows, at the end, what goes to a terminal; empty: as it comes.
  void page(std::optional<std::string> pager);
  // Shows all that was written, by the pager where one was named; more may follow.
  void show();
  // The same, and nothing follows: what can still fail, fails now.
  void finish();
  bool is_terminal() const { return is_terminal_; }

 private:
  World& world_;
  std::unique_ptr<Output> file_;
  Output& output_;
  bool is_terminal_;
  std::optional<std::string> pager_;
  std::string buffer_;
};

// Notes, warnings, errors: on standard error.
inline void say(World& world, std::string_view text) {
  world.err.write(text);
}

}  // namespace kneecheck::world
