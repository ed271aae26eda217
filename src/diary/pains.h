// What was too much on a date, in words: "pain 4 in the run of Tue 8 Dec (limit 2)". Rule: one place says it,
// for the reasons of a plan and for whoever has just written the row.
#pragma once

#include <string>

#include "diary/facts.h"

namespace kneecheck::diary {

// Of a date that is amber: the highest value above its limit; none is above: the knee swelled. `run`: it is a
// run date (D4).
std::string amber_words(const Knowledge& knowledge, const PainLimits& limits, Date date, const Fact& fact,
                        bool run);
// Of a red one: the highest of its pains, or that it is the second amber date of a pair.
std::string red_words(const Knowledge& knowledge, const PainLimits& limits, Date date, const Fact& fact,
                      bool run);
// A second red date within so many days ends the plan (D7).
int days_of_a_pair(const Knowledge& knowledge);
// Pain above this is red, whatever the plan (D1); new pain counts from so much on.
int red_above(const Knowledge& knowledge);
int new_pain_from(const Knowledge& knowledge);
// New pain in another place, and from how much on it counts.
std::string new_pain_words(const Knowledge& knowledge, Date date, int value);

}  // namespace kneecheck::diary
