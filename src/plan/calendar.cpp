#include "plan/calendar.h"

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

// The run days with which a week ends: all that reaches into the next one.
unsigned tail(unsigned days) {
  unsigned kept = 0;
  for (unsigned bit = 1U << (days_a_week - 1); (days & bit) != 0; bit >>= 1) kept |= bit;
  return kept;
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

bool fits(const DayWish& wish, unsigned days) {
  const DaySet& set = day_sets[days];
  if ((days & ~unsigned{wish.open}) != 0 || set.count != wish.runs || set.longest_row > wish.in_row)
    return false;
  const bool touches = on_day(wish.last, days_a_week - 1) && (days & 1U) != 0;
  return !(wish.gap && touches) && longest_row(two_weeks(tail(wish.last), days)) <= wish.in_row;
}

// The smaller the better, first difference first.
using Score = std::array<int, 3>;
Score score(const DayWish& wish, unsigned days) {
  return {day_sets[wish.usual & ~days].count, day_sets[days].unevenness, (days & wish.weekend) == 0 ? 1 : 0};
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

int most_runs_on(DayMask open, int in_row) {
  int most = 0;
  for (unsigned days = 1; days < day_sets.size(); ++days) {
    const DaySet& set = day_sets[days];
    if ((days & ~unsigned{open}) == 0 && set.longest_row <= in_row && set.count > most) most = set.count;
  }
  return most;
}

std::optional<DayMask> choose_days(const DayWish& wish) {
  if (wish.usual != 0 && fits(wish, wish.usual)) return wish.usual;  // nothing can score better
  std::optional<DayMask> best;
  Score best_score{};
  for (unsigned days = 0; days < day_sets.size(); ++days) {
    if (!fits(wish, days)) continue;
    const Score here = score(wish, days);
    if (best && here >= best_score) continue;
    best = static_cast<DayMask>(days);
    best_score = here;
  }
  return best;
}

}  // namespace kneecheck::plan
