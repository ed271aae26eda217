#include "diary/facts.h"

#include <algorithm>

#include "diary/day.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::diary {
namespace {

int blanks(const PainLimits& limits, const Fact& fact) {
  return (fact.during_blank ? 1 : 0) + (fact.after_blank && limits.after_counts ? 1 : 0) +
         (fact.morning ? 0 : 1);
}

bool above(std::optional<int> pain, int limit) {
  return pain && *pain > limit;
}

// Whether one of these is all that the plan is for.
bool only(const std::vector<ConditionIndex>& conditions, std::uint64_t mask) {
  return conditions.size() == 1 && (mask >> conditions.front() & 1U) != 0;
}

}  // namespace

int Fact::highest() const {
  return std::max({during.value_or(0), after.value_or(0), morning.value_or(0), new_pain.value_or(0)});
}

std::vector<Row> distinct(std::vector<Row> rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

namespace {

Fact fact_of(const Knowledge& knowledge, std::span<const Row> rows) {
  const Row day = day_of(knowledge, rows, rows.front().date);
  Fact fact;
  fact.run_minutes = day.run_minutes.value_or(0);
  fact.is_missed = day.run_minutes == 0;
  fact.walk_minutes = day.walk_minutes.value_or(0);
  fact.technique_minutes = day.technique_minutes.value_or(0);
  fact.during = day.pain_during;
  fact.after = day.pain_after;
  fact.morning = day.pain_morning;
  fact.new_pain = day.new_pain;
  fact.swelling = day.swelling.value_or(false);
  fact.warning_signs = day.warning_signs.value_or(0);
  fact.exercises = day.exercises;
  fact.tests = day.tests;
  int runs = 0;
  bool during_filled = false, after_filled = false, in_run = false;
  for (const Row& row : rows) {
    if (moved_minutes(row) > 0) {
      ++runs;
      fact.during_blank = fact.during_blank || !row.pain_during;
      fact.after_blank = fact.after_blank || !row.pain_after;
    } else {  // pain in exercises is not that in a run; an hour after is after the run in any row
      during_filled = during_filled || (row.pain_during && !row.exercises);
      after_filled = after_filled || row.pain_after;
    }
    if (row.pain_during && row.pain_during == fact.during)
      in_run = in_run || moved_minutes(row) > 0 || !row.exercises;
  }
  fact.during_in_exercises = fact.during && !in_run;
  fact.during_blank = fact.during_blank && !(runs == 1 && during_filled);
  fact.after_blank = fact.after_blank && !(runs == 1 && after_filled);
  return fact;
}

}  // namespace

Facts facts_of(const Knowledge& knowledge, std::vector<Row> rows) {
  std::ranges::stable_sort(rows, {}, &Row::date);
  Facts facts;
  for (auto from = rows.begin(); from != rows.end();) {
    const auto to = std::find_if(from, rows.end(), [from](const Row& row) { return row.date != from->date; });
    facts[from->date] = fact_of(knowledge, {from, to});
    from = to;
  }
  return facts;
}

PainLimits pain_limits(const Knowledge& knowledge, const Case& runner,
                       const std::vector<ConditionIndex>& conditions) {
  const PlanPolicy& policy = *knowledge.policy;
  const bool tendon = only(conditions, policy.tendon);
  const auto rest = static_cast<int>(runner.whole(Key::pain_rest, policy["diary_base_unknown"_n]));
  const int base = std::min(rest, policy["diary_base_most"_n]);
  PainLimits limits;
  limits.during = policy[tendon ? "diary_pain_cap_tendon"_n : "diary_pain_cap"_n];
  limits.after = base;
  limits.after_counts = !tendon;
  limits.morning = base;
  if (tendon) limits.morning = base + policy["diary_morning_more_tendon"_n];
  if (only(conditions, policy.eased_mornings))
    limits.morning = std::max(policy["diary_morning_least"_n], base);
  return limits;
}

std::optional<Colour> colour_of(const PlanPolicy& policy, const PainLimits& limits, const Fact& fact,
                                DateAsked asked) {
  if (fact.highest() > policy["diary_red_above"_n]) return Colour::red;
  if (!asked.run) {
    const bool heavy = asked.heavy && fact.exercised() && above(fact.morning, limits.morning);
    return heavy ? std::optional{Colour::amber} : std::nullopt;
  }
  if (above(fact.during, limits.during) || (limits.after_counts && above(fact.after, limits.after)) ||
      above(fact.morning, limits.morning) || fact.new_pain.value_or(0) >= policy["diary_new_pain_from"_n] ||
      fact.swelling)
    return Colour::amber;
  return blanks(limits, fact) > 0 ? Colour::unknown : Colour::green;
}

bool is_mild(const PlanPolicy& policy, const Fact& fact) {
  return fact.highest() <= policy["diary_mild_up_to"_n] && !fact.swelling;
}

bool is_sore(const PainLimits& limits, const Fact& fact) {
  return fact.swelling || above(fact.during, limits.during) || above(fact.after, limits.during) ||
         above(fact.morning, limits.during);
}

bool is_excusable(const PainLimits& limits, const Fact& fact) {
  return blanks(limits, fact) == 1 && !fact.during_blank;
}

}  // namespace kneecheck::diary
