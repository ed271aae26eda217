// Triage: how urgent it is (safety rules) and what it most likely is (ranking). Two channels: the ranking can
// never lower an urgency. Rule: a pure function of Knowledge and Case; everyone asks this one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "triage/evaluate.h"

namespace kneecheck::triage {

// No plan for anybody younger, in years.
inline constexpr std::int64_t plan_age_years = 16;
inline bool is_too_young(const Case& runner) {
  return runner.whole(Key::age, plan_age_years) < plan_age_years;
}

enum class TriageStatus : std::uint8_t { complete, incomplete };
constexpr auto names_of(TriageStatus) {
  return name_list("complete", "incomplete");
}

// Why there is no plan.
enum class NoPlan : std::uint8_t {
  urgency,
  rule,
  under_16,
  undiagnosed,
  other_cause,
  safety_question,
  diary  // what was written down of the weeks since the plan began
};
constexpr auto names_of(NoPlan) {
  return name_list("urgency", "rule", "under_16", "undiagnosed", "other_cause", "safety_question", "diary");
}

// A feature that counts for or against a condition in this case.
struct Hit {
  std::uint16_t feature = 0;  // index into Condition::features (of `owner`)
  ConditionIndex owner = 0;   // the condition whose feature it is (chondromalacia borrows patellofemoral's)
  std::uint8_t choice = 0;    // the choice that made it true (choice questions)
  int points = 0;
  // No feature: it hurts at none of the condition's own sites, and what is more than
  // RankingPolicy::elsewhere_at_most was taken off.
  bool elsewhere = false;
};

struct Ranked {
  ConditionIndex condition = 0;
  int points = 0;  // meaningless when `diagnosed`
  Band band = Band::unlikely;
  bool diagnosed = false;  // a clinician's own: points are not counted
};

// A positive term of a rule: `warning_signs.locked`.
struct Because {
  QuestionIndex question = 0;
  std::uint8_t choice = 0;
  bool number = false;  // the answer is a number; `choice` has no meaning
};

// One answer that would change the outcome.
struct Change {
  QuestionIndex question = 0;
  std::uint8_t choice = 0;
  std::optional<ConditionIndex> leads;  // empty: undiagnosed
  std::optional<Urgency> urgency;
  bool lead_changes = false;
  bool urgency_changes = false;
};

using Points = std::array<int, most_conditions>;  // by condition

struct Assessment {
  TriageStatus status = TriageStatus::complete;
  std::optional<Urgency> urgency;  // empty: incomplete, and no rule positive
  bool alarm = false;
  bool undiagnosed = false;
  Points own_points{};                 // of the conditions' own features, without what they borrow
  std::optional<ConditionIndex> lead;  // a clinician's diagnosis, or what fits best; empty: undiagnosed
  std::vector<Ranked> ranking;         // all conditions, best first; a clinician's diagnosis: that one alone
  RankingVerdict verdict;              // what the rules could read of it
  std::vector<State> rules;            // by index of Safety::rules
  std::uint64_t cleared = 0;           // the answer to `cleared`: rules that a clinician has looked at
  std::vector<QuestionIndex> missing;  // unanswered safety questions
  std::vector<std::uint16_t> open;     // rules of `soon` or above that are indeterminate
  std::vector<ConditionIndex> plan_for;  // the lead and, when mixed, the second: what a plan is made for
  std::optional<NoPlan> no_plan;         // empty: a plan may be printed
  std::optional<std::uint16_t>
      decisive;            // the rule whose action is given; empty: self-manage, or incomplete without one
  std::size_t within = 0;  // index into Safety::withins: the shortest of the most urgent rules
  Rest rest = Rest::none;  // the strictest of all positive rules
};

// Whether the rule, if positive, lets a plan be made: always, or since a clinician has cleared it.
bool is_cleared(const SafetyRule& rule, const Assessment& assessment);
bool allows_plan(const SafetyRule& rule, const Assessment& assessment);

// Whether it is an alarm, as programs are told: empty while a safety question is open and no alarm is
// positive, since what was not asked is not false.
std::optional<bool> known_alarm(const Assessment& assessment);

// Whether a plan only waits for answers. Precondition: assessment.no_plan.
bool waits_for_answers(const Assessment& assessment);

// Of a case with problems: what could be read decides, as in an incomplete one.
Assessment assess(const Knowledge& knowledge, const Case& runner);

// The same into an Assessment that may hold another case's: one after another, soon without allocations.
void assess(const Knowledge& knowledge, const Case& runner, Assessment& assessment);

// Why a condition stands where it does, in the order of its features, borrowed ones first, then `elsewhere`.
struct CauseReasons {
  std::vector<Hit> for_, against;
  QuestionList unknown;  // whose answers would count for or against it
};
CauseReasons reasons_of(const Knowledge& knowledge, const Case& runner, ConditionIndex condition);

// Why a rule is positive, or what would settle an indeterminate one; empty for all others.
struct RuleReasons {
  std::vector<Because> because;
  QuestionList open;
};
RuleReasons reasons_of(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                       std::size_t rule);

// The conditions shown, the ranking's first: `likely` and `possible` ones, at most RankingPolicy::listed.
std::span<const Ranked> listed(const Knowledge& knowledge, const Assessment& assessment);

// Every single answer that would change the urgency or the lead: choice questions only, not those that other
// answers rule out; a list by ticking one more item. Those that change the lead come first, then all others
// and every warning sign; of both the most serious first, then in the order of keys and values. Empty on an
// alarm. Stops as soon as `most` are found, so that the few that are listed cost little.
std::vector<Change> changes(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                            std::size_t most);
// The same for one case after another: `found` is filled again. One answer after another is tried in
// `runner`, which comes back as it was.
void changes(const Knowledge& knowledge, Case& runner, const Assessment& assessment, std::size_t most,
             std::vector<Change>& found);
inline constexpr std::size_t most_changes_listed = 6;
inline constexpr std::size_t all_changes = static_cast<std::size_t>(-1);

}  // namespace kneecheck::triage
