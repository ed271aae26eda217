// How spreadsheets of a language write a table (CSV): one row each, and nothing else in the program knows a
// language's marks. Rule: the first row is what is read unless somebody says otherwise.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/date.h"
#include "base/words/base.h"

namespace kneecheck {

struct Locale {
  std::string_view word;  // as --locale takes it
  char separator;         // of the cells in a row
  char decimal_sign;
  DateOrder dates;                // which are taken beside 2026-11-30
  std::string_view example_date;  // for remedies
  std::string_view yes, no;       // what the spreadsheet writes for true and false
};

inline constexpr auto locales = std::to_array<Locale>({
    {"en", ',', '.', DateOrder::year_first, "2026-11-30", "TRUE", "FALSE"},
    {"en-gb", ',', '.', DateOrder::day_first, "30/11/2026", "TRUE", "FALSE"},
    {"en-us", ',', '.', DateOrder::month_first, "11/30/2026", "TRUE", "FALSE"},
    {"de", ';', ',', DateOrder::day_first, "30.11.2026", "WAHR", "FALSCH"},
    {"de-ch", ';', '.', DateOrder::day_first, "30.11.2026", "WAHR", "FALSCH"},
    {"fr", ';', ',', DateOrder::day_first, "30/11/2026", "VRAI", "FAUX"},
    {"es", ';', ',', DateOrder::day_first, "30/11/2026", "VERDADERO", "FALSO"},
    {"it", ';', ',', DateOrder::day_first, "30/11/2026", "VERO", "FALSO"},
    {"pt", ';', ',', DateOrder::day_first, "30/11/2026", "VERDADEIRO", "FALSO"},
    {"nl", ';', ',', DateOrder::day_first, "30-11-2026", "WAAR", "ONWAAR"},
    {"da", ';', ',', DateOrder::day_first, "30-11-2026", "SAND", "FALSK"},
    {"nb", ';', ',', DateOrder::day_first, "30.11.2026", "SANN", "USANN"},
    {"sv", ';', ',', DateOrder::year_first, "2026-11-30", "SANT", "FALSKT"},
});
inline constexpr const Locale& default_locale = locales.front();

inline constexpr auto locale_words = [] {
  std::array<std::string_view, locales.size()> words;
  std::ranges::transform(locales, words.begin(), &Locale::word);
  return words;
}();

// What messages call a mark between cells or digits: "comma".
constexpr BaseText mark_name(char mark) {
  switch (mark) {
    case ',':
      return BaseText::comma;
    case ';':
      return BaseText::semicolon;
    case '\t':
      return BaseText::tab;
    default:
      return BaseText::point;
  }
}

// "commas".
constexpr TextId marks_name(char mark) {
  constexpr auto from_one_to_many =
      static_cast<std::size_t>(BaseText::commas) - static_cast<std::size_t>(BaseText::comma);
  return counted(mark_name(mark), from_one_to_many);
}

}  // namespace kneecheck
