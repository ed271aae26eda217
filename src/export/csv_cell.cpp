#include "export/csv_cell.h"

#include <algorithm>

#include "base/rooms.h"
#include "base/text.h"
#include "syntax/csv_guard.h"

namespace kneecheck::exports {
namespace {

bool is_line_end(char letter) {
  return letter == '\r' || letter == '\n';
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
    if (!raw && needs_guard(text, at)) out += '\'';
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
