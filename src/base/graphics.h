// Images on a terminal: how it takes them, and how large its characters are.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kneecheck {

// kitty: pixels as they are (Kitty, Ghostty, WezTerm, Konsole); sixel: a palette, six rows at a time (xterm,
// foot, mlterm, Windows Terminal).
enum class ImageProtocol : std::uint8_t { none, kitty, sixel };

struct Graphics {
  ImageProtocol protocol = ImageProtocol::none;
  std::size_t cell_width = 10,
              cell_height = 20;  // pixels of a character; what is usual, where it is not known
};

}  // namespace kneecheck
