// Pictures as pixels, and these as terminals take them.
// Rule: the background is transparent, as nobody knows its colour; what a page parts by a white rim is parted
// by a gap here. The same picture gives the same bytes on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/graphics.h"
#include "figure/draw.h"

namespace kneecheck::figure {

struct Pixel {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 0;  // the colours not multiplied by alpha
  bool operator==(const Pixel&) const = default;
};

// Rows from the top.
struct Raster {
  std::size_t width = 0, height = 0;
  std::vector<Pixel> pixels;

  const Pixel& at(std::size_t x, std::size_t y) const { return pixels[y * width + x]; }
};

// So many pixels, with the picture as large as it can be, at the left and the top.
Raster raster(const Picture& picture, std::size_t width, std::size_t height);

// Kitty's protocol: all pixels, compressed, shown in `cells`.
// https://sw.kovidgoyal.net/kitty/graphics-protocol
std::string kitty_image(const Raster& raster, Cells cells);
// Of a few colours; what is more than half transparent is left as it is.
// https://vt100.net/docs/vt3xx-gp/chapter14.html
std::string sixel_image(const Raster& raster);

// A picture of a terminal that takes images, from the column of the cursor: so many rows that are full, each
// with its line break. Empty: it takes none.
std::string terminal_image(const Picture& picture, const Graphics& graphics, std::size_t indent, Cells most);
// Whether one of these is in a text that is harmless otherwise.
bool holds_images(std::string_view text);

}  // namespace kneecheck::figure
