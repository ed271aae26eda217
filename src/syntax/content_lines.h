// The lines of an iCalendar file (RFC 5545, 3.1), unfolded. Rule: what a line means is not known here; a
// value keeps its escapes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/parse.h"

namespace kneecheck::syntax {

struct ContentLine {
  std::string name;        // in capitals: "DTSTART"
  std::string parameters;  // ";VALUE=DATE"; may be empty
  std::string value;       // "20261130"
  std::uint32_t line = 0;  // where it begins
};

// The longest plans make some 2 MB of calendar, with an alarm in each event 20,000 lines; days that a later
// plan cancelled come on top.
inline constexpr Limits calendar_limits{std::size_t{8} << 20, 4, 200'000};

// Appends to `lines` and returns true, or adds a problem and returns false: too large, no text, nothing in
// it, or a line that is none. Lines may end in CRLF or LF; empty ones are skipped.
bool parse_content_lines(std::string_view file, std::string_view source, const Limits& limits,
                         std::vector<ContentLine>& lines, Diagnostics& problems);

}  // namespace kneecheck::syntax
