// What there is to do on a day, in words: a run, an exercise. The formats for people and the calendar say it alike.
#pragma once

#include <string>

#include "plan/plan.h"

namespace kneecheck {

// "run 22 min, flat", "run 4 min, walk 1 min, 6 times, with 5 min uphill", "walk briskly 30 min".
std::string run_outline(const Run& run);
// The same, with how long to run in the new way: "run 22 min, flat, 3 min new technique".
std::string run_words(const Run& run);

// "3 x 4, hold 10 s, each side, bend to 30 degrees".
std::string dose_words(const PrescribedExercise& dose);

}  // namespace kneecheck
