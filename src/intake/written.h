// How programs and spreadsheets write what a case says, in the language of their table.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/locale.h"

namespace kneecheck::intake {

// What they write for yes and no, as the words of a case; any other text as it is.
std::string_view without_logic(std::string_view text, const Locale& locale);

// A day, alone or with its first minute: 2026-11-30T00:00:00Z, and as the locale has it.
std::optional<Date> parse_day(std::string_view text, const Locale& locale);

// The remedy for a key of a header that holds the mark of another separator; empty: it holds none.
std::string separator_help(std::string_view key, const Locale& locale);

}  // namespace kneecheck::intake
