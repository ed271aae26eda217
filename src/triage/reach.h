// What the open questions can still decide: over every set of answers to all of them at once, not only one by
// one. Rule: sound. A question that is said to decide nothing decides nothing, whatever is answered to it and
// to the others. Where only the order of three or more causes is tied together, a question may be said to
// matter that does not.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "triage/movement.h"

namespace kneecheck::triage {

// What an outcome turns on, the most serious first.
enum class Stake : std::uint8_t {
  alarm,      // an alarm that is positive now, but that the answer can still take back
  emergency,  // a rule of this urgency
  same_day,
  soon,
  no_plan,  // a rule of lesser urgency that bars a plan
  routine,  // a rule that allows a plan
  cause,    // which cause leads, and what a plan is for
  nothing
};

struct Reach {
  Stake settled = Stake::nothing;  // the most serious that is certain, whatever is still answered
  std::vector<Stake> stakes;  // by question: the most serious that its answer can decide; nothing: not open,
                              // or it cannot matter
  std::vector<int> points;    // by question: how far it can move the causes that are still in the running
                              // against one another
};

// By question: how far its answer can move every two causes against each other, where that does not depend on
// other answers. It is the same for everybody, so it is found once; the other questions are looked at
// together, case by case.
using Movements = std::vector<std::optional<Movement>>;
Movements lone_movements(const Knowledge& knowledge);

// `open`: the questions that may still be answered. All others that have no answer are taken to stay unknown.
Reach reach(const Knowledge& knowledge, const Movements& lone, const Case& runner, const Questions& open);

// Those of `questions` whose answers can take back a rule that is positive now, and nothing else said of
// them.
Questions take_back(const Knowledge& knowledge, const Case& runner, const Questions& questions);

}  // namespace kneecheck::triage
