// The runners over whom every plan is checked: a grid around the limits of the planning rules, and random runners beside it.
// Rule: the same cases on every machine and in every run. Each has a start; most of them get a plan, some must not.
#pragma once

#include <vector>

#include "../laws/people.h"
#include "checker.h"

namespace kneecheck::plans {

// Over 14,000 cases: each group crosses the answers that belong together.
std::vector<Answers> grid();

Answers random_runner(laws::Dice& dice);

}  // namespace kneecheck::plans
