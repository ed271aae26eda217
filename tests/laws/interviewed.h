// People who are interviewed: each has a truth, and answers every question from it ("not sure" where the
// truth is silent).
#pragma once

#include <vector>

#include "interview/next.h"
#include "people.h"

namespace kneecheck::laws {

// Without the answers that make no sense beside the others: no swelling, and yet a place where it is swollen.
Case consistent(const Knowledge& knowledge, Case truth);

// One of the four conditions with a plan, as it is typically told: the patterns of the cases that the planner
// is tried with. `talkative`: also says what those leave out, as most people would: nothing unusual.
Case typical_runner(Dice& dice, bool talkative);

// Anybody, and consistent.
Case anybody(Dice& dice);

struct Told {
  std::vector<Step> steps;
  Said said;
};

// Asks until nothing more can change the outcome.
Told interviewed(const Knowledge& knowledge, const Case& truth);

// The truth's answers to what the step puts.
std::vector<Given> answers_to(const Case& truth, const Step& step);

}  // namespace kneecheck::laws
