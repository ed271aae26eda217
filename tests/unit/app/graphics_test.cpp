#include <doctest/doctest.h>

#include "app/run.h"
#include "memory_world.h"

using namespace kneecheck;
using namespace kneecheck::app;

namespace {

// Somebody before a terminal of so many rows that takes images.
struct Watcher {
  MemoryFiles files;
  MemoryWorld memory{files};

  explicit Watcher(std::size_t rows, ImageProtocol protocol = ImageProtocol::kitty) {
    memory.screen = {true, true, true, 80, rows};
    memory.environment = {{"TERM", "xterm"}, {"LANG", "C.UTF-8"}};
    memory.graphics.protocol = protocol;
  }
  std::string shown(const std::vector<std::string>& arguments) {
    World world = memory.view();
    CHECK(run(world, arguments) == ExitStatus::done);
    return memory.paged.empty() ? memory.out.text : memory.paged.front().second;
  }
};

constexpr std::string_view kitty = "\x1b_G", sixel = "\x1bP", braille = "\xe2\xa2";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a figure is an image where the terminal takes one, and characters everywhere else") {
  for (const auto& [protocol, begin] :
       {std::pair{ImageProtocol::kitty, kitty}, {ImageProtocol::sixel, sixel}}) {
    Watcher watcher{200, protocol};
    const std::string text = watcher.shown({"explain", "clam"});
    CHECK(has(text, begin));
    CHECK_FALSE(has(text, braille));
    CHECK(watcher.memory.asked == 1);
    CHECK(watcher.memory.paged.empty());
  }
  Watcher none{200, ImageProtocol::none};
  const std::string text = none.shown({"explain", "clam"});
  CHECK(has(text, braille));
  CHECK_FALSE(has(text, kitty));
  CHECK(none.memory.asked == 1);
}

TEST_CASE("what goes through a pager has characters, and the terminal is not asked") {
  Watcher small{24};
  CHECK(has(small.shown({"explain", "clam"}), braille));
  CHECK(small.memory.asked == 0);
  CHECK_FALSE(small.memory.paged.empty());
  Watcher unpaged{24};
  CHECK(has(unpaged.shown({"explain", "clam", "--no-pager"}), kitty));
  Watcher silent{200};
  silent.shown({"explain", "diagnosis"});
  silent.shown({"explain", "clam", "-f", "json"});
  silent.shown({"explain", "clam", "-f", "markdown"});
  silent.shown({"explain", "clam", "-o", "clam.txt"});
  CHECK(silent.memory.asked == 0);
}

TEST_CASE("who wants no colour, or has a terminal that only prints, gets no images") {
  for (const auto& [name, value] :
       {std::pair{"NO_COLOR", "1"}, {"TERM", "dumb"}, {"TERM", "linux"}, {"TERM", ""}}) {
    Watcher watcher{200};
    watcher.memory.environment[name] = value;
    CHECK(has(watcher.shown({"explain", "clam"}), braille));
    CHECK(watcher.memory.asked == 0);
  }
  Watcher never{200};
  CHECK(has(never.shown({"explain", "clam", "--color", "never"}), braille));
  CHECK(never.memory.asked == 0);
  Watcher piped_in{200};
  piped_in.memory.screen.in_is_terminal = false;
  CHECK(has(piped_in.shown({"explain", "clam"}), braille));
  CHECK(piped_in.memory.asked == 0);
}
