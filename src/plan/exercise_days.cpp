// Which dates of a week have a session: the best set of open dates is kept through the plan; a week with
// fewer sessions takes some of them.
#include <algorithm>
#include <array>
#include <tuple>

#include "plan/exercises.h"

namespace kneecheck::plan {
namespace {

const DaySet& set_of(unsigned days) {
  return day_sets[days & (day_sets.size() - 1)];
}

// Dates of one set that follow each other, around the week.
int back_to_back(unsigned days) {
  const unsigned next = (days << 1U | days >> (days_a_week - 1)) & (day_sets.size() - 1);
  return set_of(days & next).count;
}

// E6, E17: with enough open days the tendon is never loaded on consecutive dates.
int most_in_row(const ExerciseFrame& frame, DayMask open) {
  const PlanPolicy& policy = frame.policy();
  const bool apart =
      has_one_of(frame.runner, policy.tendon) && set_of(open).count >= policy["tendon_apart_from_days"_n];
  return apart ? 1 : days_a_week;
}

// E8, R4: as many sessions as this week is to have.
int sessions_wanted(const ExerciseFrame& frame, const Week& week) {
  const PlanPolicy& policy = frame.policy();
  if (week.race_week) return policy["sessions_race_week"_n];
  if (week.recovery) return policy["sessions_recovery_week"_n];
  const int usual = has_one_of(frame.runner, policy.tendon)
                        ? policy["sessions_most"_n]
                        : policy.sessions_a_week[static_cast<std::size_t>(week.phase)].value;
  return week.deload ? std::min(usual, policy["sessions_easy"_n]) : usual;
}

// Dates on which no session should be: the day before the longest run; days around the race.
unsigned unwise(const ExerciseFrame& frame, const Week& week) {
  unsigned days = 0;
  for (int day = 0; day < days_a_week; ++day) {
    const auto& tomorrow = week.days[static_cast<std::size_t>((day + 1) % days_a_week)].run;
    const bool before_long = tomorrow && tomorrow->minutes == week.longest_run_minutes && !tomorrow->walk_run;
    const bool near_race =
        is_low(week) && frame.race && std::abs(days_between(*frame.race, week.start.plus(day))) <= 2;
    if (before_long || near_race) days |= 1U << day;
  }
  return days;
}

Few<int, days_a_week> dates_of(unsigned days) {
  Few<int, days_a_week> dates;
  for (int day = 0; day < days_a_week; ++day) {
    if ((days >> day & 1U) != 0) dates.push_back(day);
  }
  return dates;
}

unsigned race_day(const ExerciseFrame& frame, const Week& week) {
  if (!week.race_week || !frame.race) return 0;
  return 1U << days_between(week.start, *frame.race);
}

}  // namespace

DayMask usual_session_days(const ExerciseFrame& frame, DayMask open, const RunDays& run_days,
                           DayMask weekend_dates) {
  const PlanPolicy& policy = frame.policy();
  unsigned runs = 0;
  for (const DayMask days : run_days.late) runs |= days;
  // Legs are fresh for the longest run, and not asked for more on its day.
  const int longest = longest_day(static_cast<DayMask>(runs), weekend_dates);
  const unsigned tired = 1U << longest | 1U << (longest + days_a_week - 1) % days_a_week;
  const int busy_most = days_a_week - policy["rest_days_least"_n];
  const int in_row = most_in_row(frame, open);
  const int wanted = policy["sessions_usual"_n];
  using Score = std::tuple<int, int, int, int, int>;
  std::optional<Score> best_score;
  unsigned best = 0;
  for (unsigned days = 1; days < day_sets.size(); ++days) {
    const DaySet& set = set_of(days);
    if ((days & ~unsigned{open}) != 0 || set.count > wanted || set_of(days | runs).count > busy_most ||
        set.longest_row > in_row)
      continue;
    const Score score{wanted - set.count, back_to_back(days), set_of(days & tired).count,
                      set_of(days & ~runs).count, set.unevenness};
    if (best_score && score >= *best_score) continue;
    best = days;
    best_score = score;
  }
  return static_cast<DayMask>(best);
}

Few<int, days_a_week> session_days(const ExerciseFrame& frame, const Week& week) {
  const unsigned usual = frame.sessions & ~race_day(frame, week);
  const int wanted = std::min<int>(sessions_wanted(frame, week), set_of(usual).count);
  if (wanted == set_of(usual).count) return dates_of(usual);
  const unsigned avoid = unwise(frame, week);
  unsigned best = 0;
  std::optional<std::array<int, 3>> best_score;
  for (unsigned days = 0; days < day_sets.size(); ++days) {
    if ((days & ~usual) != 0 || set_of(days).count != wanted) continue;
    const std::array<int, 3> score{set_of(days & avoid).count, back_to_back(days), set_of(days).unevenness};
    if (best_score && score >= *best_score) continue;
    best = days;
    best_score = score;
  }
  return dates_of(best);
}

}  // namespace kneecheck::plan
