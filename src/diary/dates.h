// The dates of a diary in their order: the colour of each (D1), and which of them stop a plan (D7), if there
// is one. Rule: a warning sign, a swelling that is new and a pair of red dates are told whoever has a plan.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "diary/facts.h"

namespace kneecheck::diary {

using Colours = std::map<Date, Colour>;

// The dates so far.
struct Dates {
  Colours colours;
  std::vector<Date> reds;
  std::optional<Date> armed;  // an amber date that a second one would make red
  // The first date that stops a plan: with a warning sign or new swelling, with the second red of a pair.
  std::optional<Date> sign, red_pair;
};

// Whether the case said that the knee is swollen, so that swelling is nothing new.
bool was_swollen(const Knowledge& knowledge, const Case& runner);

// Takes one more date, which is later than all before it.
void take_date(const PlanPolicy& policy, const PainLimits& limits, bool was_swollen, Date date,
               const Fact& fact, DateAsked asked, Dates& dates);

}  // namespace kneecheck::diary
