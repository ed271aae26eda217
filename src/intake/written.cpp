#include "intake/written.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace kneecheck::intake {
namespace {

std::string_view without_midnight(std::string_view text) {
  const std::size_t day = text.find_first_of("T ");
  if (day == std::string_view::npos) return text;
  const std::string_view time = text.substr(day + 1);
  const bool is_midnight =
      time.starts_with("00:00") && time.find_first_not_of("0:.Z") == std::string_view::npos;
  return is_midnight ? text.substr(0, day) : text;
}

// "de (or fr, es)": whose spreadsheets put the mark between cells.
std::string languages_with(char separator) {
  std::string words;
  std::size_t count = 0;
  for (const Locale& locale : locales) {
    if (locale.separator != separator) continue;
    words += count == 0 ? "" : count == 1 ? " (or " : ", ";
    words += locale.word;
    ++count;
  }
  return count > 1 ? words + ')' : words;
}

}  // namespace

std::string_view without_logic(std::string_view text, const Locale& locale) {
  if (same_letters(text, "true") || same_letters(text, locale.yes)) return "yes";
  return same_letters(text, "false") || same_letters(text, locale.no) ? "no" : text;
}

std::optional<Date> parse_day(std::string_view text, const Locale& locale) {
  return parse_date(without_midnight(text), locale.dates);
}

std::string separator_help(std::string_view key, const Locale& locale) {
  for (const char mark : {';', ',', '\t'}) {
    if (mark == locale.separator || key.find(mark) == std::string_view::npos) continue;
    const std::string_view ours = mark_name(locale.separator);
    const std::string languages = languages_with(mark);
    if (languages.empty())
      return fmt::format("separate the columns with {}s, not with {}s", ours, mark_name(mark));
    return fmt::format(
        "if a spreadsheet wrote this, name its language: --locale {}; else separate the columns with {}s",
        languages, ours);
  }
  return {};
}

}  // namespace kneecheck::intake
