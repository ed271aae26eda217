#include "plan/calendar.h"

#include <algorithm>
#include <bit>

namespace kneecheck::plan {
namespace {

// The longest row of ones in the low 14 bits: two weeks.
constexpr int longest_row(unsigned days) {
  int row = 0;
  for (; days != 0; days &= days << 1) ++row;
  return row;
}

constexpr unsigned two_weeks(unsigned first, unsigned second) {
  return first | second << days_a_week;
}

constexpr int unevenness(unsigned days) {
  int previous = static_cast<int>(std::bit_width(days)) - 1 - days_a_week;
  int sum = 0;
  for (int day = 0; day < days_a_week; ++day) {
    if ((days >> day & 1U) == 0) continue;
    sum += (day - previous) * (day - previous);
    previous = day;
  }
  return sum;
}

constexpr DaySet day_set(unsigned days) {
  return {static_cast<std::uint8_t>(std::popcount(days)), static_cast<std::uint8_t>(unevenness(days)),
          static_cast<std::uint8_t>(longest_row(two_weeks(days, days)))};
}

// Adds a date at a time to the last set in `sets`, as long as that goes.
void grow(const RunDaysWish& wish, int in_row, std::array<DayMask, days_a_week + 1>& sets, int from) {
  for (int runs = from + 1; runs <= wish.most_runs; ++runs) {
    const DayMask kept = sets[static_cast<std::size_t>(runs - 1)];
    const auto days = best_days(wish.open, kept, runs, in_row, wish.weekend);
    if (!days) return;
    sets[static_cast<std::size_t>(runs)] = *days;
  }
}

int count_of(DayMask days) {
  return day_sets[days].count;
}

}  // namespace

constinit const std::array<DaySet, 1U << days_a_week> day_sets = [] {
  std::array<DaySet, 1U << days_a_week> sets{};
  for (unsigned days = 0; days < sets.size(); ++days) sets[days] = day_set(days);
  return sets;
}();

DayMask from_weekdays(std::uint8_t weekdays, Date start) {
  const int first = static_cast<int>(start.weekday());
  DayMask days = 0;
  for (int day = 0; day < days_a_week; ++day) {
    if (on_day(weekdays, (first + day) % days_a_week)) days = static_cast<DayMask>(days | 1U << day);
  }
  return days;
}

int most_days(DayMask open, int in_row) {
  int most = 0;
  for (unsigned days = 1; days < day_sets.size(); ++days) {
    const DaySet& set = day_sets[days];
    if ((days & ~unsigned{open}) == 0 && set.longest_row <= in_row && set.count > most) most = set.count;
  }
  return most;
}

std::optional<DayMask> best_days(DayMask open, DayMask kept, int count, int in_row, DayMask weekend_dates) {
  std::optional<DayMask> best;
  std::array<int, 2> best_score{};
  for (unsigned days = 0; days < day_sets.size(); ++days) {
    const DaySet& set = day_sets[days];
    const bool fits = (days & ~unsigned{open}) == 0 && (kept & ~days) == 0 && set.count == count &&
                      set.longest_row <= in_row;
    const std::array score{int{set.unevenness}, (days & weekend_dates) == 0 ? 1 : 0};
    if (!fits || (best && score >= best_score)) continue;
    best = static_cast<DayMask>(days);
    best_score = score;
  }
  return best;
}

int longest_day(DayMask days, DayMask weekend_dates) {
  const DayMask best = (days & weekend_dates) != 0 ? static_cast<DayMask>(days & weekend_dates) : days;
  int last = 0;
  for (int day = 0; day < days_a_week; ++day) last = on_day(best, day) ? day : last;
  return last;
}

RunDays run_days(const RunDaysWish& wish) {
  RunDays days;
  for (int runs = std::min(wish.ladder_runs, wish.most_runs); runs > 0 && days.ladder == 0; --runs)
    days.ladder = best_days(wish.open, 0, runs, 1, wish.weekend).value_or(0);
  const int first =
      wish.ladder ? count_of(days.ladder) : std::min(wish.most_runs, most_days(wish.open, wish.early_in_row));
  days.first = first;
  const auto index = static_cast<std::size_t>(first);
  days.early[index] =
      wish.ladder ? days.ladder : best_days(wish.open, 0, first, wish.early_in_row, wish.weekend).value_or(0);
  grow(wish, wish.early_in_row, days.early, first);
  int last = first;
  while (last < wish.most_runs && days.early[static_cast<std::size_t>(last) + 1] != 0) ++last;
  days.late = days.early;
  grow(wish, wish.late_in_row, days.late, last);
  return days;
}

}  // namespace kneecheck::plan
