// The growing page of plain text: indentation, wrapping, emphasis, and the empty lines between blocks.
// Rule: every text reaches the page through clean(), its one escape function.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "render/render.h"

namespace kneecheck::render {

enum class Emphasis : std::uint8_t { none, bold, dim, alarm };

class Page {
 public:
  explicit Page(const TextStyle& style);

  std::size_t width() const { return style_.width; }
  std::size_t indent() const { return indent_; }
  void set_indent(std::size_t steps);                      // narrow pages indent less
  std::size_t room() const { return measure_ - indent_; }  // columns beside the indentation
  bool draws_pictures() const { return style_.pictures; }
  bool utf8() const { return style_.utf8; }
  bool narrow() const { return style_.width < 60; }

  // `text` harmless to show, and in ASCII where the screen has no UTF-8.
  std::string clean(std::string_view text) const;

  // Wrapped `text` (clean) behind `lead` (clean); further lines hang under it.
  void hanging(std::string_view lead, std::string_view text, Emphasis emphasis = Emphasis::none);
  // One finished line (clean), never wrapped.
  void line(std::string_view text, Emphasis emphasis = Emphasis::none) { line({}, text, emphasis); }
  // What draws so many rows by itself, each with its line break.
  void image(std::string_view bytes) { out_ += bytes; }
  void blank();
  std::string take() { return std::move(out_); }

 private:
  void line(std::string_view lead, std::string_view text, Emphasis emphasis);

  TextStyle style_;
  std::size_t measure_ = 0;
  std::size_t indent_ = 0;
  std::string out_;
};

}  // namespace kneecheck::render
