#include "world/terminal_answers.h"

#include <doctest/doctest.h>

#include <string>

using namespace kneecheck;
using namespace kneecheck::world;

TEST_CASE("what a terminal says of its images") {
  struct Row {
    std::string said;
    ImageProtocol protocol;
    std::size_t width, height;
  };
  const std::string ok = "\x1b_Gi=31;OK\x1b\\", size = "\x1b[6;36;18t";
  for (const Row& row :
       {Row{"\x1b[?1;2c", ImageProtocol::none, 10, 20}, Row{"\x1b[?62;4;22c", ImageProtocol::sixel, 10, 20},
        Row{"\x1b[?4;2c", ImageProtocol::none, 10, 20},  // the kind of terminal
        Row{"\x1b[?64;14;42c", ImageProtocol::none, 10, 20},
        Row{ok + "\x1b[?62c", ImageProtocol::kitty, 10, 20},
        Row{ok + size + "\x1b[?62;4c", ImageProtocol::kitty, 18, 36},
        Row{size + "\x1b[?62;4c", ImageProtocol::sixel, 18, 36},
        Row{"typed" + size + "\x1b[A\x1b[?62;4c", ImageProtocol::sixel, 18, 36},
        Row{"\x1b_Gi=31;EINVAL:no\x1b\\\x1b[?62c", ImageProtocol::none, 10, 20},
        Row{"\x1b[6;0;0t\x1b[?62;4c", ImageProtocol::sixel, 10, 20},
        Row{"\x1b[6;99999;99999999999999999999999t\x1b[?62;4c", ImageProtocol::sixel, 10, 20},
        Row{"\x1b[?;;;4;c", ImageProtocol::sixel, 10, 20}, Row{"\x1b[?c", ImageProtocol::none, 10, 20}}) {
    const auto found = read_graphics(row.said);
    REQUIRE_MESSAGE(found, row.said);
    CHECK_MESSAGE(found->protocol == row.protocol, row.said);
    CHECK_MESSAGE(found->cell_width == row.width, row.said);
    CHECK_MESSAGE(found->cell_height == row.height, row.said);
  }
}

TEST_CASE("answers that are not there yet") {
  const std::string all = "\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;4c";
  for (std::size_t size = 0; size < all.size(); ++size)
    CHECK_FALSE_MESSAGE(read_graphics(all.substr(0, size)), size);
  CHECK_FALSE(read_graphics("\x1b[c typed \x1b[?25h"));
}
