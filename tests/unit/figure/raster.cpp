#include "figure/raster.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "figure/palette.h"

using namespace kneecheck;
using namespace kneecheck::figure;

namespace {

// A limb across a box of 40 by 20 centimetres, and a ring in it.
Picture sample() {
  Panel panel;
  panel.shapes = {{Form::hull, Ink::near, {{{-15, 0}, 5}, {{15, 0}, 5}}},
                  {Form::ring, Ink::mark, {{{10, 0}, 3}}}};
  panel.box = panel.body = {{-20, -10}, {20, 10}};
  Picture picture{{panel}, panel.box};
  return picture;
}

Pixel opaque(const Colour& colour) {
  return {colour.red, colour.green, colour.blue, 255};
}

std::size_t value_of(const std::string& text, std::string_view name) {
  const std::size_t at = text.find(name);
  return at == std::string::npos ? 0 : std::strtoul(text.c_str() + at + name.size(), nullptr, 10);
}

// Of the fixed codes, with repetitions of what stood four bytes before.
std::string inflated(const std::vector<std::uint8_t>& data) {
  constexpr std::size_t lengths[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                     31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
  constexpr unsigned more_bits[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                    2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
  std::size_t at = 16;  // bits, behind the two bytes of the head
  const auto bit = [&] {
    REQUIRE(at / 8 < data.size());
    const unsigned value = data[at / 8] >> at % 8 & 1U;
    ++at;
    return value;
  };
  const auto code = [&](unsigned bits) {
    unsigned value = 0;
    while (bits-- > 0) value = value << 1 | bit();
    return value;
  };
  REQUIRE(data[0] == 0x78);
  REQUIRE((data[0] * 256 + data[1]) % 31 == 0);
  REQUIRE(bit() == 1);
  REQUIRE(bit() == 1);
  REQUIRE(bit() == 0);
  std::string out;
  for (;;) {
    unsigned symbol = code(7);
    if (symbol < 0x18) {
      symbol += 256;
    } else {
      symbol = symbol << 1 | bit();
      if (symbol >= 0xc8) {
        symbol = (symbol << 1 | bit()) - 0x190 + 144;
      } else {
        symbol = symbol >= 0xc0 ? symbol - 0xc0 + 280 : symbol - 0x30;
      }
    }
    if (symbol == 256) break;
    if (symbol < 256) {
      out += static_cast<char>(symbol);
      continue;
    }
    REQUIRE(symbol < 257 + 29);
    for (unsigned i = 0; i < more_bits[symbol - 257]; ++i) REQUIRE(bit() == 0);
    REQUIRE(code(5) == 3);
    REQUIRE(out.size() >= 4);
    for (std::size_t i = 0; i < lengths[symbol - 257]; ++i) out += out[out.size() - 4];
  }
  CHECK(data.size() == (at + 7) / 8 + 4);
  return out;
}

// What a terminal makes of the chunks of Kitty's protocol.
Raster kitty_decoded(const std::string& image) {
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  Raster found;
  std::string data;
  std::size_t at = 0;
  for (bool goes_on = true; goes_on;) {
    REQUIRE(image.compare(at, 3, "\x1b_G") == 0);
    const std::size_t body = image.find(';', at), end = image.find("\x1b\\", at);
    REQUIRE(end != std::string::npos);
    const std::string control = "," + image.substr(at + 3, body - at - 3);
    if (at == 0) found = {value_of(control, ",s="), value_of(control, ",v="), {}};
    goes_on = value_of(control, ",m=") == 1;
    CHECK(end - body - 1 <= 4096);
    CHECK((!goes_on || (end - body - 1) % 4 == 0));
    data += image.substr(body + 1, end - body - 1);
    at = end + 2;
  }
  CHECK(at == image.size());
  std::vector<std::uint8_t> bytes;
  unsigned bits = 0, held = 0;
  for (const char c : data) {
    if (c == '=') break;
    bits = bits << 6 | static_cast<unsigned>(digits.find(c));
    held += 6;
    if (held >= 8) bytes.push_back(static_cast<std::uint8_t>(bits >> (held -= 8)));
  }
  const std::string all = inflated(bytes);
  REQUIRE(all.size() == found.width * found.height * 4);
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(all[i]); };
  for (std::size_t i = 0; i < all.size(); i += 4)
    found.pixels.push_back({byte(i), byte(i + 1), byte(i + 2), byte(i + 3)});
  return found;
}

// By the numbers of its colours; -1: nothing.
struct Indexed {
  std::size_t width = 0, height = 0;
  std::vector<int> pixels;
  std::map<int, std::vector<int>> palette;  // percent
};

Indexed sixel_decoded(const std::string& image) {
  REQUIRE(image.starts_with("\x1bP0;1;0q\"1;1;"));
  REQUIRE(image.ends_with("\x1b\\"));
  Indexed found;
  std::size_t at = 13;
  const auto number = [&] {
    int value = 0;
    while (image[at] >= '0' && image[at] <= '9') value = value * 10 + (image[at++] - '0');
    return value;
  };
  found.width = static_cast<std::size_t>(number());
  ++at;
  found.height = static_cast<std::size_t>(number());
  found.pixels.assign(found.width * found.height, -1);
  std::size_t x = 0, top = 0;
  int colour = 0;
  while (at < image.size() - 2) {
    const char c = image[at++];
    if (c == '#') {
      colour = number();
      if (image[at] != ';') continue;
      at += 3;
      for (int i = 0; i < 3; ++i, at += image[at] == ';') found.palette[colour].push_back(number());
    } else if (c == '$') {
      x = 0;
    } else if (c == '-') {
      x = 0;
      top += 6;
    } else {
      const int times = c == '!' ? number() : 1;
      const int bits = (c == '!' ? image[at++] : c) - '?';
      for (int i = 0; i < times; ++i, ++x) {
        for (std::size_t row = 0; row < 6; ++row) {
          if ((bits >> row & 1) == 0) continue;
          REQUIRE(x < found.width);
          REQUIRE(top + row < found.height);
          int& pixel = found.pixels[(top + row) * found.width + x];
          CHECK(pixel == -1);  // painted once
          pixel = colour;
        }
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("a picture becomes pixels: its colours, a gap where it has a rim, and nothing behind it") {
  const Raster found = raster(sample(), 200, 100);  // five a centimetre
  REQUIRE(found.pixels.size() == 200 * 100);
  CHECK(found.at(0, 0).alpha == 0);
  CHECK(found.at(50, 50) == opaque(inks[0]));                            // in the limb
  CHECK(found.at(150 - 15, 50) == opaque(colour_of(Ink::mark, false)));  // on the ring
  CHECK(found.at(150 - 15 - 7, 50).alpha == 0);                          // the gap around it
  CHECK(found.at(150, 50) == opaque(inks[0]));                           // and in its middle
  CHECK(found.at(100, 10).alpha == 0);                                   // above the limb
  std::set<int> edges;
  for (std::size_t x = 0; x < 200; ++x) edges.insert(found.at(x, 27).alpha);
  CHECK(edges.size() > 3);  // a round edge is smooth
  CHECK(found.pixels == raster(sample(), 200, 100).pixels);
}

TEST_CASE("a picture keeps its shape, at the left and the top of what there is") {
  const Raster wide = raster(sample(), 400, 100), high = raster(sample(), 200, 300);
  for (std::size_t y = 0; y < 100; ++y) CHECK(wide.at(399, y).alpha == 0);
  CHECK(wide.at(50, 50) == opaque(inks[0]));
  CHECK(high.at(50, 50) == opaque(inks[0]));
  CHECK(high.at(50, 150).alpha == 0);
  CHECK(raster(sample(), 1, 1).pixels.size() == 1);
}

TEST_CASE("Kitty's protocol brings every pixel, in chunks") {
  for (const std::size_t size : {1U, 7U, 32U, 200U}) {
    const Raster sent = raster(sample(), size, size);
    const std::string image = kitty_image(sent, {9, 5});
    CHECK(image.starts_with("\x1b_Ga=T,f=32,o=z,"));
    CHECK(value_of(image, ",c=") == 9);
    CHECK(value_of(image, ",r=") == 5);
    const Raster shown = kitty_decoded(image);
    CHECK(shown.width == size);
    CHECK(shown.height == size);
    CHECK(shown.pixels == sent.pixels);
  }
}

TEST_CASE("sixels bring every pixel that is more than half there, in the nearest colour") {
  for (const std::size_t size : {1U, 7U, 12U, 200U}) {
    const Raster sent = raster(sample(), size, size);
    const Indexed shown = sixel_decoded(sixel_image(sent));
    REQUIRE(shown.pixels.size() == sent.pixels.size());
    for (std::size_t i = 0; i < sent.pixels.size(); ++i) {
      const Pixel& pixel = sent.pixels[i];
      REQUIRE((shown.pixels[i] >= 0) == (pixel.alpha >= 128));
      if (pixel != opaque(inks[0])) continue;
      const std::vector<int>& percent = shown.palette.at(shown.pixels[i]);
      CHECK(std::abs(percent[0] * 255 / 100 - pixel.red) <= 2);
      CHECK(std::abs(percent[2] * 255 / 100 - pixel.blue) <= 2);
    }
  }
}

TEST_CASE("an image takes whole rows, and the cursor ends below it") {
  CHECK(terminal_image(sample(), {}, 0, {40, 10}).empty());
  for (const ImageProtocol protocol : {ImageProtocol::kitty, ImageProtocol::sixel}) {
    // 40 columns of 10 pixels are 400 by 200 pixels: ten rows of 20; and half of that in five.
    const std::string image = terminal_image(sample(), {protocol, 10, 20}, 2, {40, 16});
    CHECK(image.starts_with(std::string(10, '\n') + "\x1b[10A\x1b[2C\x1b"
                                                    "7"));
    CHECK(
        image.ends_with("\x1b"
                        "8\x1b[10B\r"));
    CHECK(std::string(image, 10).find('\n') == std::string::npos);
    CHECK(
        terminal_image(sample(), {protocol, 10, 20}, 0, {40, 5}).starts_with(std::string(5, '\n') + "\x1b["));
    CHECK(holds_images("words\n" + image));
  }
  CHECK_FALSE(holds_images("\x1b[1mwords\x1b[0m\n7\n"));
  // Large cells: as many rows, and not more pixels than are worth sending.
  const Raster large = kitty_decoded([] {
    const std::string image = terminal_image(sample(), {ImageProtocol::kitty, 40, 80}, 0, {40, 16});
    const std::size_t from = image.find("\x1b_G");
    return image.substr(from, image.rfind("\x1b"
                                          "8") -
                                  from);
  }());
  CHECK(large.width <= 640);
  CHECK(large.width / 2 == large.height);
}

TEST_CASE("colours stand out from white and from black") {
  const auto light = [](const Colour& colour) {
    const auto linear = [](std::uint8_t value) {
      const double share = value / 255.0;
      return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
  };
  for (const auto& [colour, least] : {std::pair{inks[0], 3.0},
                                      {colour_of(Ink::mark, false), 3.0},
                                      {cross_colour, 3.0},
                                      {number_colour, 3.0},
                                      {inks[1], 2.2},
                                      {inks[4], 2.2},
                                      {wrong_inks[4], 2.15}}) {
    CHECK(1.05 / (light(colour) + 0.05) >= least);
    CHECK((light(colour) + 0.05) / 0.05 >= least);
  }
}
