// What the open questions can still decide: over every set of answers to all of them at once, not only one by one.
// Rule: sound. A question that is said to decide nothing decides nothing, whatever is answered to it and to the others. Where only the
// order of three or more causes is tied together, a question may be said to matter that does not.
#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "triage/rank.h"

namespace kneecheck {

using Questions = std::bitset<most_questions>;

// What an outcome turns on, the most serious first.
enum class Stake : std::uint8_t {
  alarm,      // an alarm that is positive now, but that the answer can still take back
  emergency,  // a rule of this urgency
  same_day,
  soon,
  no_plan,    // a rule of lesser urgency that bars a plan
  routine,    // a rule that allows a plan
  cause,      // which cause leads, and what a plan is for
  nothing
};

struct Reach {
  Stake settled = Stake::nothing;     // the most serious that is certain, whatever is still answered
  std::vector<Stake> stakes;          // by question: the most serious that its answer can decide; nothing: not open, or it cannot matter
  std::vector<int> points;            // by question: how far it can move the causes that are still in the running against one another
};

// How far each open question can move every pair of causes, as far as that does not depend on other answers: found once.
class PointRanges;
std::vector<PointRanges> point_ranges(const Knowledge& knowledge);

// `open`: the questions that may still be answered. All others that have no answer are taken to stay unknown.
Reach reach(const Knowledge& knowledge, const std::vector<PointRanges>& ranges, const Case& runner, const Questions& open);

}  // namespace kneecheck
