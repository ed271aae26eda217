// What the open questions can make of the safety rules.
// Rule: private to this room; exact for each rule by itself, over joint answers to its questions.
#pragma once

#include <vector>

#include "triage/reach.h"

namespace kneecheck::triage {

// Whether the answers can make the rule positive, or something else; and whose answer it turns on.
struct RuleReach {
  bool can_be_positive = false;
  bool can_be_otherwise = false;
  std::vector<QuestionIndex> questions;  // those that can make the difference
};

// Of a rule that does not read the ranking.
RuleReach reach_of(const Knowledge& knowledge, const SafetyRule& rule, const Case& runner,
                   const Questions& open);

// What is at stake with a rule.
Stake stake_of(const SafetyRule& rule, const Case& runner);

}  // namespace kneecheck::triage
