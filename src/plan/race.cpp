// A race in view: which weeks it changes (R2 to R4), is the date realistic (R1). Nothing is shortened for it.
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

constexpr std::int64_t millionths_a_metre = decimal_one / 1000;
constexpr std::int64_t millionths_a_tenth = decimal_one / 10;

std::int64_t metres(const PlanPolicy& policy, NumberId number) {
  return policy[number] * millionths_a_metre;
}

bool is_long(const PlanPolicy& policy, const RaceGoal& race) {
  return race.km_millionths > metres(policy, "race_long_above_metres"_n);
}

std::int64_t needed(const PlanPolicy& policy, const RaceGoal& race) {
  const std::int64_t part = ceil_div(policy["race_need_percent"_n] * race.km_millionths, 100);
  return std::min(part, metres(policy, "race_need_most_metres"_n));
}

// K: the longest run before the race.
std::int64_t longest_before(const std::vector<Week>& weeks, int week) {
  int tenths = 0;
  for (const Week& each : weeks) {
    for (const Day& day : each.days) {
      if (each.number < week && day.run) tenths = std::max(tenths, day.run->km_tenths);
    }
  }
  return tenths * millionths_a_tenth;
}

// Whether K can grow to `need` by race day. Rounded down at each step: never more hopeful than the rule.
bool can_grow_to(const PlanPolicy& policy, std::int64_t need, std::int64_t longest, int weeks_after) {
  for (int step = weeks_after * policy["race_growth_weeks_percent"_n] / 100; step > 0 && longest < need;
       --step) {
    longest = longest * policy["race_growth_percent"_n] / 100;
  }
  return longest >= need;
}

// From the marathon on the kilometres a week before it count as well.
bool base_suffices(const PlanPolicy& policy, const RaceGoal& race, const std::vector<Week>& weeks, int week) {
  if (race.km_millionths < metres(policy, "race_base_from_metres"_n)) return true;
  if (race.km_millionths > metres(policy, "race_fits_up_to_metres"_n)) return false;
  std::int64_t run = 0;
  int counted = 0;
  for (auto each = weeks.rbegin(); each != weeks.rend() && counted < policy["race_base_weeks"_n]; ++each) {
    if (each->number >= week || each->deload) continue;
    run += each->run_km_tenths;
    ++counted;
  }
  return run * millionths_a_tenth >=
         policy["race_base_weeks"_n] * metres(policy, "race_base_metres_a_week"_n);
}

}  // namespace

int race_week(Date start, Date race) {
  return days_between(start, race) / days_a_week + 1;
}

int need_tenths(const PlanPolicy& policy, const RaceGoal& race) {
  return static_cast<int>(ceil_div(needed(policy, race), millionths_a_tenth));
}

RaceWeeks race_weeks(const PlanPolicy& policy, Date start, const RaceGoal& race) {
  const bool far = is_long(policy, race);
  const int week = race_week(start, race.date);
  return {week, race.date, week - policy[far ? "race_quiet_weeks_long"_n : "race_quiet_weeks"_n],
          week + policy["race_quiet_weeks_after"_n],
          week + policy[far ? "recovery_weeks_long"_n : "recovery_weeks"_n]};
}

Verdict verdict_of(const PlanPolicy& policy, const RaceGoal& race, int on, const std::vector<Week>& weeks) {
  const int last = static_cast<int>(weeks.size());
  const Week& then = weeks[static_cast<std::size_t>(std::clamp(on, 1, last) - 1)];
  if (on <= 1 || then.phase != PhaseId::run) return Verdict::not_yet;
  const std::int64_t need = needed(policy, race);
  const std::int64_t longest = longest_before(weeks, on);
  if (longest >= need && base_suffices(policy, race, weeks, on)) return Verdict::fits;
  const bool near = on > last ? can_grow_to(policy, need, longest, on - last - 1)
                              : policy["race_tight_percent"_n] * longest >= 100 * need;
  return near ? Verdict::tight : Verdict::not_yet;
}

std::optional<Date> earliest_race(const PlanPolicy& policy, Date start, const RaceGoal& race,
                                  const std::vector<Week>& weeks) {
  constexpr int years_ahead = 2;
  constexpr int weeks_a_year = 52;
  // After the plan's end: an earlier race would change the weeks before it.
  const int first = std::max(race_week(start, race.date), static_cast<int>(weeks.size())) + 1;
  for (int week = first; week < first + years_ahead * weeks_a_year; ++week) {
    if (verdict_of(policy, race, week, weeks) != Verdict::not_yet)
      return race.date.plus(days_a_week * (week - race_week(start, race.date)));
  }
  return std::nullopt;
}

int longest_race(const PlanPolicy& policy, int week, const std::vector<Week>& weeks) {
  const int last = static_cast<int>(weeks.size());
  const bool ready =
      week > 1 && weeks[static_cast<std::size_t>(std::clamp(week, 1, last) - 1)].phase == PhaseId::run;
  if (!ready) return 0;
  const std::int64_t longest = longest_before(weeks, week);
  const std::int64_t most =
      metres(policy, "race_long_above_metres"_n);  // up to here no week needs to be many km
  return static_cast<int>(std::min(100 * longest / policy["race_need_percent"_n], most) / millionths_a_tenth);
}

}  // namespace kneecheck::plan
