#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "figure/compressed.h"
#include "figure/palette.h"
#include "figure/raster.h"

namespace kneecheck::figure {
namespace {

constexpr std::size_t longest_chunk = 4096;  // of base64, as the protocol has it
constexpr std::size_t sixel_rows = 6;        // of a band
// A terminal of large cells scales a picture up: more pixels than these are not worth their way over a
// network.
constexpr std::size_t most_kitty_width = 480, most_kitty_height = 320;

constexpr std::string_view keep_cursor =
                               "\x1b"
                               "7",
                           back_to_it =
                               "\x1b"
                               "8";

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<std::uint8_t>(byte);
    for (held += 8; held >= 6; held -= 6) out += digits[bits >> (held - 6) & 63];
  }
  if (held > 0) out += digits[bits << (6 - held) & 63];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

std::string bytes_of(const std::vector<Pixel>& pixels) {
  std::string bytes;
  bytes.reserve(pixels.size() * 4);
  for (const Pixel& pixel : pixels) {
    for (const std::uint8_t byte : {pixel.red, pixel.green, pixel.blue, pixel.alpha})
      bytes += static_cast<char>(byte);
  }
  return bytes;
}

// Those of palette.h, each once.
const std::vector<Colour>& palette() {
  static const std::vector<Colour> colours = [] {
    std::vector<Colour> all;
    const auto add = [&](const Colour& colour) {
      if (std::ranges::find(all, colour) == all.end()) all.push_back(colour);
    };
    std::ranges::for_each(inks, add);
    std::ranges::for_each(wrong_inks, add);
    for (const Colour& colour : {cross_colour, number_colour, digit_colour}) add(colour);
    return all;
  }();
  return colours;
}

std::size_t nearest(const Pixel& pixel) {
  const auto distance = [&](const Colour& colour) {
    const int red = colour.red - pixel.red, green = colour.green - pixel.green,
              blue = colour.blue - pixel.blue;
    return red * red + green * green + blue * blue;
  };
  return static_cast<std::size_t>(std::ranges::min_element(palette(), {}, distance) - palette().begin());
}

// The same character many times: "!7@".
void append_run(std::string& out, char what, std::size_t count) {
  if (count > 3) {
    fmt::format_to(std::back_inserter(out), "!{}{}", count, what);
  } else {
    out.append(count, what);
  }
}

}  // namespace

std::string kitty_image(const Raster& raster, Cells cells) {
  const std::string data = base64(compressed(bytes_of(raster.pixels)));
  std::string out;
  for (std::size_t at = 0; at < data.size(); at += longest_chunk) {
    const bool goes_on = at + longest_chunk < data.size();
    out += "\x1b_G";
    // q=2: no answer, which would look as if it were typed. C=1: the cursor stays.
    if (at == 0)
      out += fmt::format("a=T,f=32,o=z,s={},v={},c={},r={},C=1,q=2,", raster.width, raster.height,
                         cells.columns, cells.rows);
    out += fmt::format("m={};{}\x1b\\", goes_on ? 1 : 0, std::string_view{data}.substr(at, longest_chunk));
  }
  return out;
}

std::string sixel_image(const Raster& raster) {
  constexpr auto nothing = static_cast<std::size_t>(-1);
  // P2 = 1: what is not painted stays as it is.
  std::string out = fmt::format("\x1bP0;1;0q\"1;1;{};{}", raster.width, raster.height);
  for (std::size_t i = 0; i < palette().size(); ++i) {
    const auto percent = [](int value) { return (value * 100 + 127) / 255; };
    const Colour& colour = palette()[i];
    out += fmt::format("#{};2;{};{};{}", i, percent(colour.red), percent(colour.green), percent(colour.blue));
  }
  std::vector<std::size_t> band(raster.width * sixel_rows);
  for (std::size_t top = 0; top < raster.height; top += sixel_rows) {
    std::vector<bool> used(palette().size());
    for (std::size_t row = 0; row < sixel_rows; ++row) {
      for (std::size_t x = 0; x < raster.width; ++x) {
        std::size_t& colour = band[row * raster.width + x];
        colour = nothing;
        if (top + row >= raster.height || raster.at(x, top + row).alpha < 128) continue;
        colour = nearest(raster.at(x, top + row));
        used[colour] = true;
      }
    }
    for (std::size_t colour = 0; colour < used.size(); ++colour) {
      if (!used[colour]) continue;
      out += fmt::format("#{}", colour);
      char before = 0;
      std::size_t count = 0;
      for (std::size_t x = 0; x < raster.width; ++x) {
        unsigned bits = 0;
        for (std::size_t row = 0; row < sixel_rows; ++row)
          bits |= band[row * raster.width + x] == colour ? 1U << row : 0U;
        const char what = static_cast<char>('?' + bits);
        if (what != before) {
          append_run(out, before, count);
          count = 0;
        }
        before = what;
        ++count;
      }
      if (before != '?') append_run(out, before, count);
      out += '$';
    }
    out += '-';
  }
  return out + "\x1b\\";
}

std::string terminal_image(const Picture& picture, const Graphics& graphics, std::size_t indent, Cells most) {
  if (graphics.protocol == ImageProtocol::none) return {};
  const bool is_sixel = graphics.protocol == ImageProtocol::sixel;
  const std::size_t most_width = most.columns * graphics.cell_width,
                    most_height = most.rows * graphics.cell_height;
  // How many cells it takes follows from how large it can be, however many pixels are sent.
  const double scale = std::min(static_cast<double>(most_width) / picture.box.width(),
                                static_cast<double>(most_height) / picture.box.height());
  const auto cells = [scale](double length, std::size_t cell, std::size_t limit) {
    const double count = length * scale / static_cast<double>(cell);
    return std::clamp<std::size_t>(static_cast<std::size_t>(count + 0.999), 1, limit);
  };
  const Cells taken{cells(picture.box.width(), graphics.cell_width, most.columns),
                    cells(picture.box.height(), graphics.cell_height, most.rows)};
  const std::size_t width = taken.columns * graphics.cell_width, height = taken.rows * graphics.cell_height;
  // Sixels are pixels of the screen.
  const std::size_t smaller =
      is_sixel ? 1 : std::max({std::size_t{1}, width / most_kitty_width, height / most_kitty_height});
  const Raster pixels = raster(picture, width / smaller, height / smaller);
  // Its rows are made first, so that nothing scrolls under it; then up, back to where the cursor was, and
  // down.
  std::string out(taken.rows, '\n');
  out += fmt::format("\x1b[{}A", taken.rows);
  if (indent > 0) out += fmt::format("\x1b[{}C", indent);
  out += keep_cursor;
  out += is_sixel ? sixel_image(pixels) : kitty_image(pixels, taken);
  return out + fmt::format("{}\x1b[{}B\r", back_to_it, taken.rows);
}

bool holds_images(std::string_view text) {
  return text.find(keep_cursor) != std::string_view::npos;
}

}  // namespace kneecheck::figure
