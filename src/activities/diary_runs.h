// Runs that a watch has recorded, as rows of a diary would have them: the pains are for a person to say.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "activities/activity.h"

namespace kneecheck::activities {

struct ImportedRun {
  Date date;
  int minutes = 0;   // at least 1
  std::string note;  // "8.2 km"; empty: no distance

  bool operator==(const ImportedRun&) const = default;
};

// The runs, one a row, by date; those of a date in the order in which they stand. A run of less than half a
// minute is none. `language` says how a distance is written.
std::vector<ImportedRun> runs_for_diary(std::span<const Activity> activities,
                                        const Language& language = english());

// What a diary has already.
struct LoggedRun {
  Date date;
  int minutes = 0;       // of running
  int walk_minutes = 0;  // between the running, or instead of it
};

// Without those that are logged: of the same date, and of the same minutes, give or take one, where a watch
// may have counted the walking too. Each row that is logged stands for one run, so that of two alike the
// second is still to be logged.
std::vector<ImportedRun> not_logged(std::vector<ImportedRun> runs, std::span<const LoggedRun> logged);

}  // namespace kneecheck::activities
