// The colours of a picture on a terminal, whose background nobody knows: light or dark. So each is of a
// middle brightness, and stands out from white and from black by 2.2 : 1 or more, those that matter by 3 : 1;
// hue and grey tell them apart, and no meaning hangs on them alone (draw.h has the same picture in one
// colour).
#pragma once

#include <array>

#include "figure/picture.h"

namespace kneecheck::figure {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};

constexpr std::size_t ink_count = Names<Ink>::words.size();

// In the order of Ink: near, far, shirt, shorts, prop, edge, floor, band, mark, bone.
inline constexpr std::array<Colour, ink_count> inks{{{0x3f, 0x7f, 0xae},
                                                     {0x9a, 0xab, 0xb8},
                                                     {0x2f, 0x96, 0x8c},
                                                     {0x5a, 0x6d, 0xb8},
                                                     {0xa8, 0x9c, 0x86},
                                                     {0x8a, 0x76, 0x53},
                                                     {0x94, 0x8f, 0x86},
                                                     {0xcb, 0x78, 0x6a},
                                                     {0xd8, 0x5a, 0x12},
                                                     {0x3c, 0x69, 0x8c}}};
// The same of a pose that is wrong; what points at something stays as it is.
inline constexpr std::array<Colour, ink_count> wrong_inks{{{0x80, 0x88, 0x90},
                                                           {0xa6, 0xab, 0xb0},
                                                           {0x97, 0x9d, 0xa3},
                                                           {0x75, 0x7c, 0x83},
                                                           {0xb0, 0xb0, 0xac},
                                                           {0xa0, 0xa0, 0xa0},
                                                           {0x9a, 0x9a, 0x9a},
                                                           {0xb3, 0xae, 0xae},
                                                           {0xd8, 0x5a, 0x12},
                                                           {0x80, 0x88, 0x90}}};
inline constexpr Colour cross_colour{0xd0, 0x40, 0x2f};
inline constexpr Colour number_colour{0x6b, 0x76, 0x80};
inline constexpr Colour digit_colour{0xff, 0xff, 0xff};  // on the disc of the number

constexpr Colour colour_of(Ink ink, bool is_wrong) {
  return (is_wrong ? wrong_inks : inks)[static_cast<std::size_t>(ink)];
}

}  // namespace kneecheck::figure
