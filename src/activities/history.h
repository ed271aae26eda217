// What the runs of a person say of how they run: the answers of a case that a watch can give.
// Rule: each is said with how it was computed, and none is guessed where too little was recorded.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "activities/activity.h"

namespace kneecheck::activities {

// An answer, as it would stand in a case.
struct Derived {
  std::string_view key;  // "weekly_km"
  std::string value;     // "31.4"
  std::string how;       // "mean of the last 6 weeks with a run, to Thu 12 Nov 2026"
};

// In the order of the keys of a case; empty without a run up to `today`. Weeks are seven days each, counted
// back from the day of the last run.
//
//   weekly_km, runs_per_week   means of the last six weeks that hold a run, of twelve
//   longest_run_km             of the last eight weeks
//   pace                       the median of runs of 15 minutes and more in these eight
//   weeks_off                  whole weeks from the last run to `today`
std::vector<Derived> history_of(std::span<const Activity> activities, Date today, const Language& language);

}  // namespace kneecheck::activities
