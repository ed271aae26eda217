#include "syntax/yaml_slips.h"

#include <algorithm>

#include "base/text.h"
#include "base/typography.h"
#include "base/words/syntax.h"

namespace kneecheck::syntax {
namespace {

constexpr std::string_view key_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

std::size_t line_start(std::string_view source, std::size_t offset) {
  const std::size_t line_break = source.substr(0, offset).rfind('\n');
  return line_break == std::string_view::npos ? 0 : line_break + 1;
}

// One line, divided as `key: value`.
struct Line {
  std::size_t start = 0;   // in the source
  std::size_t indent = 0;  // spaces
  bool has_dash = false;   // in front of the word
  std::size_t word = 0;    // where it begins in the line, and its letters
  std::size_t letters = 0;
  std::string_view behind;  // the word, without blanks at the end of the line

  std::size_t behind_word() const { return start + word + letters; }
};

// Empty: the line says nothing.
std::optional<Line> line_at(std::string_view source, std::size_t start) {
  std::string_view text = source.substr(start, source.find('\n', start) - start);
  text = text.substr(0, text.find_last_not_of(" \t\r") + 1);
  Line line;
  line.start = start;
  line.indent = text.find_first_not_of(' ');
  if (line.indent == std::string_view::npos || text[line.indent] == '#') return std::nullopt;
  line.has_dash = text[line.indent] == '-';
  line.word = line.indent + (line.has_dash ? 1 : 0);
  line.letters = std::min(text.find_first_not_of(key_letters, line.word), text.size()) - line.word;
  line.behind = text.substr(line.word + line.letters);
  return line;
}

// The last one above `start` that says anything.
std::optional<Line> line_above(std::string_view source, std::size_t start) {
  while (start > 0) {
    start = line_start(source, start - 1);
    if (auto line = line_at(source, start)) return line;
  }
  return std::nullopt;
}

std::optional<Slip> hard_space_in(std::string_view source, const Line& line) {
  if (source.substr(line.start + line.word).starts_with(hard_space))
    return Slip{line.start + line.word, SyntaxText::odd_space, SyntaxText::write_space};
  if (line.letters > 0 && line.behind.starts_with(':') && line.behind.substr(1).starts_with(hard_space))
    return Slip{line.behind_word() + 1, SyntaxText::odd_space, SyntaxText::write_space};
  return std::nullopt;
}

// Something is missing in a line.
std::optional<Slip> gap_in(const Line& line) {
  if (line.has_dash && line.letters > 0 && line.behind.empty())
    return Slip{line.start + line.word, SyntaxText::no_space_behind_dash, SyntaxText::write_item};
  if (line.has_dash || line.letters == 0) return std::nullopt;
  if (line.behind.size() > 1 && line.behind[0] == ':' && line.behind[1] != ' ')
    return Slip{line.behind_word() + 1, SyntaxText::no_space_behind_colon, SyntaxText::write_entry};
  const bool has_value = line.behind.size() > 1 && line.behind[0] == ' ';
  if (line.indent == 0 && has_value && line.behind.find(':') == std::string_view::npos)
    return Slip{line.behind_word(), SyntaxText::no_colon, SyntaxText::write_entry};
  return std::nullopt;
}

bool is_entry(const Line& line) {
  return !line.has_dash && line.letters > 0 && line.behind.starts_with(':');
}

Slip space_in_front(const Line& line) {
  return {line.start, SyntaxText::space_before_key, SyntaxText::same_column};
}

// A key that stands further in than the one above it, which has a value of its own.
bool stands_too_far_in(const Line& line, const Line& above) {
  return is_entry(line) && is_entry(above) && line.indent > above.indent && above.behind.size() > 1;
}

}  // namespace

// A tab in the indentation of the line in which `offset` lies.
std::optional<std::size_t> indenting_tab(std::string_view source, std::size_t offset) {
  const std::size_t start = line_start(source, offset);
  const std::size_t first = source.find_first_not_of(' ', start);
  return first < source.size() && source[first] == '\t' && first <= offset ? std::optional{first}
                                                                           : std::nullopt;
}

// True when a quote or bracket was closed before `offset` on the same line.
bool behind_closing(std::string_view source, std::size_t offset) {
  const std::size_t last = source.substr(0, offset).find_last_not_of(" \t");
  return last < source.size() && std::string_view{"\"']}"}.find(source[last]) != std::string_view::npos;
}

std::optional<Slip> slip_near(std::string_view source, std::size_t offset) {
  const auto here = line_at(source, line_start(source, offset));
  const auto above = line_above(source, line_start(source, offset));
  if (const auto slip = here ? hard_space_in(source, *here) : std::nullopt) return slip;
  if (!above) return std::nullopt;
  if (const auto slip = hard_space_in(source, *above)) return slip;
  if (const auto slip = gap_in(*above)) return slip;
  if (here && stands_too_far_in(*here, *above)) return space_in_front(*here);
  return std::nullopt;
}

std::optional<Slip> indented_beginning(std::string_view source) {
  for (std::size_t start = 0; start < source.size();) {
    const auto line = line_at(source, start);
    if (line && line->indent > 0 && is_entry(*line)) return space_in_front(*line);
    if (line && !source.substr(start).starts_with("---")) return std::nullopt;
    start = std::min(source.find('\n', start), source.size() - 1) + 1;
  }
  return std::nullopt;
}

}  // namespace kneecheck::syntax
