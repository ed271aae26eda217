// What answers come to as values, whichever way a record is read.
// Rule: private to this room; a value is made here and nowhere else.
#pragma once

#include <optional>
#include <string_view>

#include "intake/case.h"

namespace kneecheck::intake {

inline constexpr std::size_t most_text_characters = 200;  // contract.md section 3: id and name
inline constexpr std::string_view unsure = "unsure";
inline constexpr std::string_view none = "none";

// The choices `yes`; `known`: all others are known not to be.
Answer choice_answer(const Question& question, std::uint64_t yes, bool known);

// "6:30" -> 390; empty when it is no pace. The range is for the question to say.
std::optional<std::int64_t> parse_pace(std::string_view text);

// race_km without race_date, or the reverse: no race, with a note.
void set_aside_half_a_race(Case& runner);

}  // namespace kneecheck::intake
