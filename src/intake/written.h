// How programs and spreadsheets write what a case says, in the language of their table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/locale.h"

namespace kneecheck::intake {

// What they and the people who use them write for yes and no, as the words of a case; any other text as it
// is.
std::string_view without_logic(std::string_view text, const Locale& locale);

// A day, alone or with its first minute: 2026-11-30T00:00:00Z, and as the locale has it.
std::optional<Date> parse_day(std::string_view text, const Locale& locale);

// A pace in seconds a km: 6:30, and what a spreadsheet makes of that when it takes it for a time: 06:30:00
// with or without AM, and 00:06:30. Empty for anything else, so for what could be two paces.
std::optional<std::int64_t> parse_written_pace(std::string_view text);

// The remedy for a key of a header that holds the mark of another separator; empty: it holds none.
std::string separator_help(const Language& language, std::string_view key, const Locale& locale);

}  // namespace kneecheck::intake
