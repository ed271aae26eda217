// What people write for yes and no in the languages of tables (locale.h): a row each.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/locale.h"

namespace kneecheck {

struct YesNo {
  std::string_view language;  // a locale begins with it
  std::string_view yes, no;   // with blanks between words
};

inline constexpr auto yes_no_words = std::to_array<YesNo>({
    {"en", "yes", "no"},
    {"de", "ja", "nein"},
    {"fr", "oui", "non"},
    {"es", "s\u00ED si", "no"},
    {"it", "s\u00EC si", "no"},
    {"pt", "sim", "n\u00E3o nao"},
    {"nl", "ja", "nee"},
    {"da", "ja", "nej"},
    {"nb", "ja", "nei"},
    {"sv", "ja", "nej"},
});

constexpr const YesNo& yes_no_of(const Locale& locale) {
  return *std::ranges::find_if(yes_no_words,
                               [&locale](const YesNo& row) { return locale.word.starts_with(row.language); });
}
static_assert(std::ranges::all_of(locales, [](const Locale& locale) {
  return locale.word.starts_with(yes_no_of(locale).language);
}));

}  // namespace kneecheck
