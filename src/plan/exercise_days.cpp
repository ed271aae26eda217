// Which dates of a week have a session: every legal set of dates (at most 128) is scored, the best is taken.
#include <algorithm>
#include <array>
#include <limits>

#include "plan/calendar.h"
#include "plan/exercises.h"

namespace kneecheck::plan {
namespace {

using Days = std::uint32_t;  // bit 0 = the first date of the week
constexpr bool holds(Days days, int day) {
  return (days >> day & 1U) != 0;
}

// The dates of one week as far as sessions care.
struct WeekDates {
  Days open = 0;  // may have a session
  Days runs = 0;
  Days race = 0;
  Days unwise = 0;    // the day before the long run, around the race
  Days last = 0;      // the dates of the week before
  bool tail = false;  // there was a session on the day before this week
};

struct Wish {
  int least = 0;
  int most = 0;
};

// E8, R4: one is enough in the race and recovery weeks. One open weekday gives one session.
Wish sessions_wanted(const ExerciseFrame& frame, const Week& week) {
  const PlanPolicy& policy = frame.policy();
  const bool low = is_low(week);
  const int least = low ? 1 : policy["sessions_least"_n];
  const int most = week.race_week ? policy["sessions_race_week"_n]
                   : low          ? policy["sessions_recovery_week"_n]
                                  : policy.sessions_a_week[static_cast<std::size_t>(week.phase)].value;
  return {least, std::clamp(most, least, policy["sessions_most"_n])};
}

// The dates with the longest run of the week. Runs that are all alike have no long one.
Days long_runs(const Week& week) {
  Days longest = 0;
  bool alike = true;
  for (int day = 0; day < days_a_week; ++day) {
    const auto& run = week.days[static_cast<std::size_t>(day)].run;
    if (!run) continue;
    if (run->minutes < week.longest_run_minutes) {
      alike = false;
    } else {
      longest |= 1U << day;
    }
  }
  return alike ? 0 : longest;
}

Days unwise_dates(const ExerciseFrame& frame, std::size_t week_index) {
  const std::vector<Week>& weeks = frame.plan.weeks;
  const Week& week = weeks[week_index];
  Days before_long_runs = long_runs(week) >> 1U;
  if (week_index + 1 < weeks.size())
    before_long_runs |= (long_runs(weeks[week_index + 1]) & 1U) << (days_a_week - 1);
  if (!is_low(week) || !frame.plan.race) return before_long_runs;
  Days around_race = 0;
  for (int day = 0; day < days_a_week; ++day) {
    const int from_race = days_between(frame.plan.race->date, week.start.plus(day));
    if (-2 <= from_race && from_race <= 2) around_race |= 1U << day;
  }
  return before_long_runs | around_race;
}

WeekDates dates_of(const ExerciseFrame& frame, const ExercisePast& past, std::size_t week_index) {
  const Week& week = frame.plan.weeks[week_index];
  WeekDates dates;
  for (int day = 0; day < days_a_week; ++day) {
    const Date date = week.start.plus(day);
    const Days bit = 1U << day;
    if (week.race_week && frame.plan.race && frame.plan.race->date == date) dates.race |= bit;
    if (holds(frame.runner.open_days, static_cast<int>(date.weekday())) && (dates.race & bit) == 0)
      dates.open |= bit;
    if (week.days[static_cast<std::size_t>(day)].run) dates.runs |= bit;
  }
  dates.unwise = unwise_dates(frame, week_index);
  dates.last = past.last_days();
  dates.tail = past.last_session() == week.start.plus(-1);
  return dates;
}

template <std::size_t size>
std::uint64_t packed(const std::array<int, size>& parts) {
  std::uint64_t all = 0;
  for (const int part : parts) all = all << 8U | static_cast<std::uint64_t>(part);
  return all;
}

int count(Days days) {
  return day_sets[days & (day_sets.size() - 1)].count;
}

// Pairs of sessions on consecutive dates. The week is also seen as its own next one, since days tend to stay.
int back_to_back(Days days, bool tail) {
  const int wraps = (days & 1U) != 0 && (tail || (days >> (days_a_week - 1)) != 0) ? 1 : 0;
  return count(days & days << 1U) + wraps;
}

// Of two sets of dates the one with the smaller score is better. Each part of a score has a byte, the most
// important one on top: first how the sessions stand (E3, E6) and how many they are; most are out by that.
std::uint64_t score_of_spacing(const WeekDates& dates, const Wish& wish, Days days) {
  const int sessions = count(days);
  return packed(
      std::array{std::max(0, wish.least - sessions), back_to_back(days, dates.tail), days_a_week - sessions});
}

// Legs that are fresh for the long run and days that stay come before whole rest days.
constexpr unsigned wishes = 5;
std::uint64_t score_of_wishes(const WeekDates& dates, Days days) {
  const Days after_runs = dates.runs | dates.runs << 1U;
  const int moved = dates.last == 0 ? 0 : count(days ^ dates.last);
  return packed(std::array<int, wishes>{count(days & dates.unwise), moved, count(days & ~dates.runs),
                                        count(days & ~after_runs), day_sets[days].unevenness});
}

}  // namespace

Few<int, days_a_week> session_days(const ExerciseFrame& frame, const ExercisePast& past, std::size_t week) {
  const WeekDates dates = dates_of(frame, past, week);
  const Wish wish = sessions_wanted(frame, frame.plan.weeks[week]);
  const int most_busy = days_a_week - frame.policy()["rest_days_least"_n];
  Days best = 0;
  std::uint64_t best_score = std::numeric_limits<std::uint64_t>::max();
  for (Days days = 0; days < day_sets.size(); ++days) {
    const bool legal = (days & ~dates.open) == 0 && count(days) <= wish.most &&
                       count(days | dates.runs | dates.race) <= most_busy;
    if (!legal && days != 0) continue;
    const std::uint64_t spacing = score_of_spacing(dates, wish, days);
    if (spacing > best_score >> 8U * wishes) continue;
    const std::uint64_t score = spacing << 8U * wishes | score_of_wishes(dates, days);
    if (score < best_score) {
      best = days;
      best_score = score;
    }
  }
  Few<int, days_a_week> chosen;
  for (int day = 0; day < days_a_week; ++day) {
    if (holds(best, day)) chosen.push_back(day);
  }
  return chosen;
}

}  // namespace kneecheck::plan
