// Document -> bytes, one function for each format for people.
// Rule: each format has one escape function, all text goes through it; nothing depends on machine or locale.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/graphics.h"
#include "document/document.h"

namespace kneecheck::render {

inline constexpr std::size_t default_width = 80;
inline constexpr std::size_t least_width = 20;  // narrower is treated as this

struct TextStyle {
  std::size_t width = default_width;
  bool color = false;     // bold, dim, and one colour for an alarm; never the only sign of anything
  bool utf8 = true;       // false: what is not ASCII (only ever the user's own words) is escaped
  bool pictures = false;  // a screen for the eye: figures are drawn, not told
  // Asked once, for a page with figures that takes so many rows: whether the screen shows them as images.
  // Empty: it does not.
  std::function<Graphics(std::size_t rows)> graphics{};
};

// Plain text: no boxes, no line longer than the width (commands to type apart), every line ends in '\n'.
std::string render_text(const Document& document, const TextStyle& style);

// CommonMark without raw HTML.
std::string render_markdown(const Document& document);

// One self-contained page: no scripts, no outside parts, prints well, light and dark.
std::string render_html(const Document& document);

}  // namespace kneecheck::render
