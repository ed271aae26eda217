// Ranking of the causes: signed points, added. It can raise an urgency (three rules), never lower one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "triage/assess.h"
#include "triage/evaluate.h"

namespace kneecheck::triage {

// What a feature counts in this case; fills `hit` (if given) with the answer that made it count.
int feature_points(const Feature& feature, const Case& runner, Hit* hit = nullptr);

// The sums of the conditions' own features.
Points own_points(const Knowledge& knowledge, const Case& runner);

// What the conditions end with: with what they borrow (Condition::same_points_as), and those that are felt
// elsewhere with RankingPolicy::elsewhere_at_most at most.
Points final_points(const Knowledge& knowledge, const Case& runner, const Points& own);

// Whether it is known to hurt at none of the condition's own sites.
bool is_elsewhere(const Condition& condition, const Case& runner);

// What the ranking comes to, without reasons: all that rules, plans and changes need of it.
struct Outcome {
  bool undiagnosed = false;
  bool other_cause = false;            // the lead, or one it is mixed with, has no plan
  std::uint64_t likely = 0;            // bits of conditions
  std::optional<ConditionIndex> lead;  // empty: undiagnosed
  std::optional<ConditionIndex>
      second;  // the first one that the lead is mixed with; ties go by the order of the knowledge
};
Outcome rank(const Knowledge& knowledge, const Case& runner, const Points& points);

// The lead of such an outcome alone; and of what the conditions' own features come to.
std::optional<ConditionIndex> lead_of(const Knowledge& knowledge, const Points& points);
std::optional<ConditionIndex> lead_of_own(const Knowledge& knowledge, const Case& runner, const Points& own);

// All conditions, best first; ties in the order of the knowledge. The rest is meaningless.
std::array<ConditionIndex, most_conditions> ranking_order(const Knowledge& knowledge, const Points& points);

Band band_of(const Knowledge& knowledge, const Case& runner, ConditionIndex condition, int points);

// What the ranking rules may read: of an unfinished one what is already likely, none beside a diagnosis.
RankingVerdict verdict(const Outcome& outcome, bool complete, bool diagnosed);

// The condition named by a clinician's diagnosis, if any.
std::optional<ConditionIndex> diagnosed_condition(const Knowledge& knowledge, const Case& runner);

}  // namespace kneecheck::triage
