// What the open questions can still decide: over every set of answers to all of them at once, not only one by
// one. Rule: sound. A question that is said to decide nothing decides nothing, whatever is answered to it and
// to the others. Each rule by itself is looked at exactly; the causes are bounded two by two, so a question
// may be said to matter to their order that does not.
//
// Example: a rule asks for a swollen knee and an injury. While neither is known, both questions can decide
// it. Once the knee is known not to be swollen the injury decides nothing: the rule stays negative, whatever
// is said about it. Once both are true the rule is settled, and nothing milder is worth a question.
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

// How far to look while a safety question is open: all of them will be asked, so that only alarms count until
// then; or to all that the others can decide beside them.
enum class Horizon : std::uint8_t { alarms, all };

// `open`: the questions that may still be answered. All others that have no answer are taken to stay unknown.
Reach reach(const Knowledge& knowledge, const Case& runner, const Questions& open,
            Horizon horizon = Horizon::alarms);

// Those of `questions` whose answers can take back a rule that is positive now; nothing else is said.
Questions take_back(const Knowledge& knowledge, const Case& runner, const Questions& questions);

}  // namespace kneecheck::triage
