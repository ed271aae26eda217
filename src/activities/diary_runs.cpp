#include "activities/diary_runs.h"

#include <algorithm>
#include <cstdlib>

#include "base/number.h"

namespace kneecheck::activities {
namespace {

// In minutes.
int distance_between(const ImportedRun& run, const LoggedRun& logged) {
  return std::min(std::abs(logged.minutes - run.minutes),
                  std::abs(logged.minutes + logged.walk_minutes - run.minutes));
}

}  // namespace

std::vector<ImportedRun> runs_for_diary(std::span<const Activity> activities, const Language& language) {
  std::vector<ImportedRun> runs;
  for (const Activity& each : activities) {
    const auto minutes = static_cast<int>(round_half_even(each.seconds_moving, 60));
    if (!each.is_run || minutes == 0) continue;
    const std::int64_t km_tenths = round_half_even(each.metres.value_or(0), 100);
    runs.push_back({each.date, minutes, km_tenths > 0 ? distance(language, km_tenths, Units::km) : ""});
  }
  std::ranges::stable_sort(runs, {}, &ImportedRun::date);
  return runs;
}

std::vector<ImportedRun> not_logged(std::vector<ImportedRun> runs, std::span<const LoggedRun> logged) {
  std::vector<LoggedRun> left{logged.begin(), logged.end()};
  std::ranges::sort(left, {}, &LoggedRun::date);
  std::vector<ImportedRun> missing;
  for (ImportedRun& run : runs) {
    const auto same_day = std::equal_range(left.begin(), left.end(), LoggedRun{run.date},
                                           [](const auto& a, const auto& b) { return a.date < b.date; });
    // The nearest, so that a run of 30 minutes does not take the row of one of 31.
    const auto nearest = std::min_element(same_day.first, same_day.second, [&](const auto& a, const auto& b) {
      return distance_between(run, a) < distance_between(run, b);
    });
    if (nearest != same_day.second && distance_between(run, *nearest) <= 1) {
      left.erase(nearest);
    } else {
      missing.push_back(std::move(run));
    }
  }
  return missing;
}

}  // namespace kneecheck::activities
