// Three-valued evaluation of criteria (Kleene): an unknown answer is unknown, never no; `unless` alone turns
// unknown into true. Rule: no allocation, no state; a ranking is handed in, finished.
#pragma once

#include <cstdint>

#include "base/few.h"
#include "intake/case.h"
#include "knowledge/knowledge.h"

namespace kneecheck::triage {

enum class Truth : std::uint8_t { no, unknown, yes };

// What the rules that read the ranking may know of it.
struct RankingVerdict {
  Truth undiagnosed = Truth::no;
  Truth other_cause = Truth::no;
  std::uint64_t likely = 0;  // bits of Knowledge::conditions
};

Truth evaluate(const Criterion& criterion, const Case& runner, const RankingVerdict& ranking = {});

// What a rule comes to: not applicable when its group is known not to be this person's.
State rule_state(const SafetyRule& rule, const Case& runner, const RankingVerdict& ranking);

// The leaf answers that make a true criterion true. Answers under `not` and `unless` are left out.
void true_leaves(const Criterion& criterion, const Case& runner, const RankingVerdict& ranking,
                 std::vector<const CriterionNode*>& found);

using QuestionList = Few<QuestionIndex, most_questions>;  // each once
void add_once(QuestionList& found, QuestionIndex question);

// Adds the questions whose answers would settle an unknown criterion, in order of appearance.
void unknown_questions(const Criterion& criterion, const Case& runner, const RankingVerdict& ranking,
                       QuestionList& found);

}  // namespace kneecheck::triage
