// The runners over whom every plan is checked: a grid around the limits of the planning rules.
// Rule: each has a start; most of them get a plan, some must not.
#pragma once

#include <vector>

#include "checker.h"

namespace kneecheck::plans {

// Over 15,000 cases: each group crosses the answers that belong together.
std::vector<Answers> grid();
// Part of it: fast running, frequent runs, jumps, weights.
std::vector<Answers> training_grid();
std::vector<Answers> found_runners();

}  // namespace kneecheck::plans
