// Pictures as SVG, and as characters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "figure/picture.h"

namespace kneecheck::figure {

// What a picture says to those who do not see it.
struct Alternative {
  std::string title, text;
};
// Of a figure of something that is called `of`.
Alternative described(const Language& language, std::string_view of, const Figure& figure);

// One <svg> element, with `id` in front of every id in it. Its colours are those of `svg_style`, and without
// it light ones.
std::string svg(const Picture& picture, const Alternative& words, std::string_view id);

// A whole file, which brings its style.
std::string svg_file(const Picture& picture, const Alternative& words, std::string_view id);

// How many characters a picture may take.
struct Cells {
  std::size_t columns = 64, rows = 24;
};

// Lines of braille, or of ASCII.
std::vector<std::string> characters(const Picture& picture, Cells most, bool utf8);

}  // namespace kneecheck::figure
