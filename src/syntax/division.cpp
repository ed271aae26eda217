#include <algorithm>

#include "syntax/builder.h"

namespace kneecheck::syntax {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view cell_marks = ",;\t";

// A comment with what is no text is left to the parser, which refuses it.
bool says_nothing(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos || (text[first] == '#' && !first_unfit(text));
}

}  // namespace

DocumentMark document_mark(std::string_view line) {
  const std::string_view three = line.substr(0, 3);
  const std::string_view rest = line.substr(three.size());
  const bool stands_alone = rest.empty() || rest.find_first_of(blanks) == 0;
  const bool is_mark = stands_alone && (three == "---" || three == "...");
  if (line.starts_with("%YAML 1.")) return DocumentMark::nothing;
  if (!is_mark) return says_nothing(line) ? DocumentMark::nothing : DocumentMark::content;
  if (three == "...") return says_nothing(rest) ? DocumentMark::ender : DocumentMark::content;
  return says_nothing(rest) ? DocumentMark::divider : DocumentMark::opener;
}

bool begins_json(std::string_view line) {
  const std::size_t first = line.find_first_not_of(blanks);
  if (line[first] == '[') return true;
  const std::size_t next = line.find_first_not_of(blanks, first + 1);
  return line[first] == '{' && (next == std::string_view::npos || line[next] == '"' || line[next] == '}');
}

bool begins_csv(std::string_view line) {
  constexpr std::string_view name_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  if (named_separator(line)) return true;
  std::size_t names = 0;
  for (line = line.substr(0, line.find_last_not_of(blanks) + 1);; line.remove_prefix(1)) {
    const bool quoted = line.starts_with('"');
    if (quoted) line.remove_prefix(1);
    const std::size_t size = std::min(line.find_first_not_of(name_letters), line.size());
    line.remove_prefix(size);
    if (size == 0 || (quoted && !line.starts_with('"'))) return false;
    if (quoted) line.remove_prefix(1);
    ++names;
    if (line.empty()) return names > 1;
    if (cell_marks.find(line.front()) == std::string_view::npos) return false;
  }
}

bool may_begin_csv(std::string_view line) {
  constexpr std::ptrdiff_t least = 2;  // marks: one comma stands in many a sentence
  constexpr std::string_view of_yaml = ":{}[]#&*!|>%@`";
  const auto is_mark = [](char c) { return cell_marks.find(c) != std::string_view::npos; };
  return line.find_first_of(of_yaml) == std::string_view::npos &&
         std::ranges::count_if(line, is_mark) >= least;
}

}  // namespace kneecheck::syntax
