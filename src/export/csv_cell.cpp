#include "export/csv_cell.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace kneecheck::exports {
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

bool is_harmless(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '_';
}

// Our own words and nearly all ids.
bool is_plain(std::string_view text) {
  constexpr std::string_view inside = " .:-";
  if (text.empty()) return true;
  return is_harmless(text.front()) && is_harmless(text.back()) &&
         std::all_of(text.begin(), text.end(), [inside](char letter) {
           return is_harmless(letter) || inside.find(letter) != std::string_view::npos;
         });
}

// How many letters at the front are written as they are, and have no part of a cell begin behind them.
std::size_t plain_letters(std::string_view text) {
  const auto is_special = [](char letter) {
    return letter < ' ' || letter > '~' || letter == '"' || letter == ';';
  };
  return static_cast<std::size_t>(std::ranges::find_if(text, is_special) - text.begin());
}

bool needs_quotes(std::string_view text) {
  return text.find_first_of(",\";\t\r\n") != std::string_view::npos || text.front() == ' ' ||
         text.back() == ' ';
}

}  // namespace

void append_csv_text(std::string& out, std::string_view text, bool raw) {
  if (is_plain(text)) {
    out += text;
    return;
  }
  const bool quotes = needs_quotes(text);
  if (quotes) out += '"';
  for (std::size_t at = 0; at < text.size();) {
    if (!raw && begins_part(text, at) && is_formula(text, at)) out += '\'';
    if (const std::size_t plain = plain_letters(text.substr(at)); plain > 0) {
      out += text.substr(at, plain);
      at += plain;
      continue;
    }
    const bool has_place = text[at] == '\t' || is_line_end(text[at]);
    if (text[at] == '"') out += '"';
    if (has_place) {
      out += text[at++];
    } else {
      at += append_printable(out, text.substr(at));
    }
  }
  if (quotes) out += '"';
}

}  // namespace kneecheck::exports
