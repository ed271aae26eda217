// Single runners: healthy but for one knee, with each of the conditions that a plan is for, alone or two at
// once; and random ones. Rule: the same on every machine and in every run.
#pragma once

#include <string>
#include <vector>

#include "../laws/people.h"
#include "checker.h"

namespace kneecheck::plans {

using Words = std::vector<std::string>;
inline const Words weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

Answers healthy();
Answers with(Answers answers, const Answers& more);

// By symptoms (the first four), by a clinician, two at once.
const std::vector<Answers>& conditions();

std::string date_after(int weeks, int days);  // counted from a Monday

Answers random_runner(laws::Dice& dice);

}  // namespace kneecheck::plans
