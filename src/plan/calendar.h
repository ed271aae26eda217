// Which dates of a week have a run. Every set of open dates is looked at; a week has at most 128 of them.
// Rule: a set must be repeatable: kept week after week it never puts too many run days in a row (V9).
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/date.h"

namespace kneecheck::plan {

using DayMask = std::uint8_t;  // bit 0 = the first date of the week
inline constexpr int days_a_week = 7;

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

// The most runs that fit these open dates with at most `in_row` run days in a row.
int most_runs_on(DayMask open, int in_row);

struct DayWish {
  DayMask open = 0;
  int runs = 0;
  int in_row = 1;       // most run days in a row
  DayMask last = 0;     // the dates of the week before
  bool gap = false;     // no run on the day after its last run (it was on the run-walk ladder)
  DayMask usual = 0;    // days that are kept if possible; 0: no habit yet
  DayMask weekend = 0;  // one of them is good for the longest run
};
// The best set: the usual days first, then the most even, then one with a weekend day. Empty: none fits.
std::optional<DayMask> choose_days(const DayWish& wish);

}  // namespace kneecheck::plan
