// Distances, paces and dates as people type them: "20 miles", "9:15 a mile", "half marathon", "25 April".
// Rule: every text means one thing. A date that could be two days is none, unless the region says which comes
// first; what a case file may not hold, nobody may type.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/units.h"
#include "intake/case.h"

namespace kneecheck::interview {

// How the person writes.
struct Typing {
  Units units = Units::km;                  // of a distance or a pace without a unit
  DateOrder dates = DateOrder::year_first;  // of 03/04/2027; year_first: not known
  Date today;                               // for "tomorrow", and a day without a year
};

// The answer to a question that takes a number, a pace or a date; empty when it is none, or out of range.
std::optional<Answer> read_typed(const Knowledge& knowledge, QuestionIndex question, std::string_view text,
                                 const Typing& typing);

// Whether it asks for kilometres: its answer may be typed in miles.
bool is_distance(const Question& question);

// A pace in seconds a km, as seconds a mile.
std::int64_t seconds_a_mile(std::int64_t seconds_a_km);

// Whether the text says that there is none: "no", "none", "0".
bool says_no(const Language& language, std::string_view text);

// The weekdays that a word means beside their names: "weekends", "weekdays", "any"; empty: none.
std::vector<Weekday> days_meant(const Language& language, std::string_view word);

// "25 April 2027", "April 25", "25/4/2027", "2027-04-25", "tomorrow". Without a year: the next such day.
std::optional<Date> read_date(const Language& language, std::string_view text, const Typing& typing);

}  // namespace kneecheck::interview
