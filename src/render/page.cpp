#include "render/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "render/wrap.h"

namespace kneecheck::render {
namespace {

constexpr std::size_t longest_measure = 100;  // longer lines are hard to read, however wide the window
constexpr std::size_t indent_step = 2;

std::string_view switch_on(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::bold:
      return "\x1b[1m";
    case Emphasis::dim:
      return "\x1b[2m";
    case Emphasis::alarm:
      return "\x1b[1;31m";
    case Emphasis::none:
      break;
  }
  return {};
}

void append_escaped(std::string& out, char32_t code) {
  const auto number = static_cast<std::uint32_t>(code);
  if (number <= 0xFFFF) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", number);
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", number);
  }
}

}  // namespace

Page::Page(const TextStyle& style) : style_(style) {
  style_.width = std::max(style.width, least_width);
  measure_ = std::min(style_.width, longest_measure);
}

void Page::set_indent(std::size_t steps) {
  indent_ = steps * (narrow() ? 1 : indent_step);
}

std::string Page::clean(std::string_view text) const {
  std::string harmless = printable(text);
  if (style_.utf8) return harmless;
  std::string out;
  for (std::string_view rest = harmless; !rest.empty();) {
    const Decoded front = decode_front(rest);
    if (front.code < 0x80) {
      out += rest.front();
    } else {
      append_escaped(out, front.code);
    }
    rest.remove_prefix(front.size);
  }
  return out;
}

void Page::line(std::string_view lead, std::string_view text, Emphasis emphasis) {
  const bool styled = style_.color && emphasis != Emphasis::none;
  while (text.ends_with(' ')) text.remove_suffix(1);
  while (text.empty() && lead.ends_with(' ')) lead.remove_suffix(1);
  if (!lead.empty() || !text.empty()) out_.append(indent_, ' ');
  if (styled) out_ += switch_on(emphasis);
  out_.append(lead).append(text);
  if (styled) out_ += "\x1b[0m";
  out_ += '\n';
}

void Page::hanging(std::string_view lead, std::string_view text, Emphasis emphasis) {
  const std::size_t hang = display_width(lead);
  std::string before{lead};
  for (const std::string& part : wrap(text, room() > hang ? room() - hang : 1)) {
    line(before, part, emphasis);
    before.assign(hang, ' ');
  }
}

void Page::blank() {
  if (!out_.empty()) out_ += '\n';
}

}  // namespace kneecheck::render
