// Which dates of a week have a run. Every set of open dates is looked at; a week has at most 128 of them.
// Rule: a set is kept week after week, so its rows are counted around the week (V9); a larger set holds the
// smaller one, so that days stay when a run is added.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/date.h"

namespace kneecheck::plan {

using DayMask = std::uint8_t;  // bit 0 = the first date of the week
inline constexpr int days_a_week = 7;
inline constexpr std::uint8_t weekend = 0b1100000;  // bits by weekday

constexpr bool on_day(DayMask days, int day) {
  return (days >> day & 1U) != 0;
}

// What is asked again and again of every set of dates, looked up by its mask.
struct DaySet {
  std::uint8_t count = 0;
  std::uint8_t unevenness = 0;   // small when the gaps between the dates are even, around the week
  std::uint8_t longest_row = 0;  // of dates one after another, when the set is kept week after week
};
extern const std::array<DaySet, 1U << days_a_week> day_sets;

// Bits by weekday (bit 0 = Monday), turned so that bit 0 is the weekday of `start`.
DayMask from_weekdays(std::uint8_t weekdays, Date start);

// The most of these dates with at most `in_row` of them in a row.
int most_days(DayMask open, int in_row);

// The best `count` of the open dates that hold all of `kept`: the most even, then one with a weekend day.
std::optional<DayMask> best_days(DayMask open, DayMask kept, int count, int in_row, DayMask weekend_dates);

// The date of the longest run: the last one on a weekend if there is one, else the last.
int longest_day(DayMask days, DayMask weekend_dates);

// The dates of the runs, by their number. Index 0 is empty; 0 means that so many do not fit.
struct RunDays {
  int first = 0;                                 // the runs of the first week
  DayMask ladder = 0;                            // never on consecutive dates
  std::array<DayMask, days_a_week + 1> early{};  // up to single-leg
  std::array<DayMask, days_a_week + 1> late{};

  DayMask of(int runs, bool is_late) const {
    const auto index = static_cast<std::size_t>(runs);
    return early[index] != 0 || !is_late ? early[index] : late[index];
  }
};

struct RunDaysWish {
  DayMask open = 0;
  int most_runs = 3;     // V13
  int ladder_runs = 3;   // most of them while there are walking breaks
  bool ladder = false;   // the plan begins on the ladder
  int early_in_row = 2;  // V9
  int late_in_row = 3;
  DayMask weekend = 0;  // its dates
};
RunDays run_days(const RunDaysWish& wish);

}  // namespace kneecheck::plan
