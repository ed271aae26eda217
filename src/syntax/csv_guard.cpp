#include "syntax/csv_guard.h"

#include <algorithm>
#include <array>

namespace kneecheck::syntax {
namespace {

// The full-width = + - @ are in the list because spreadsheets with East Asian input read them like the plain.
constexpr std::array<std::string_view, 8> formula_starts{
    "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

bool is_line_end(char letter) {
  return letter == '\r' || letter == '\n';
}

// A spreadsheet that splits at semicolons or tabs, or ignores the quotes, begins a new cell here.
bool begins_part(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == ';' || text[at - 1] == '\t' || is_line_end(text[at - 1]);
}

// What was given with apostrophes of its own is guarded too, so that the guard can be taken away again.
bool is_formula(std::string_view text, std::size_t at) {
  const std::size_t first = std::min(text.find_first_not_of('\'', at), text.size());
  const std::string_view rest = text.substr(first);
  if (rest.empty()) return false;
  if (at == 0 && (rest.front() == '\t' || is_line_end(rest.front()))) return true;
  return std::any_of(formula_starts.begin(), formula_starts.end(),
                     [rest](std::string_view start) { return rest.starts_with(start); });
}

}  // namespace

bool needs_guard(std::string_view text, std::size_t at) {
  return begins_part(text, at) && is_formula(text, at);
}

std::string without_guards(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\'' || !needs_guard(text, at)) plain += text[at];
  }
  return plain;
}

}  // namespace kneecheck::syntax
