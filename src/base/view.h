// What of a plan is looked at: one of these, or all of them one behind another.
#pragma once

#include <cstdint>

#include "base/names.h"

namespace kneecheck {

enum class View : std::uint8_t {
  week,       // the week that holds today, in brief
  today,      // the run and the exercises of today, in full
  overview,   // all weeks as bars, what comes back when, the race
  calendar,   // day by day
  exercises,  // how to do each, and the change of technique
  tests,      // the phases, and what opens them
  rules,      // pain, when to stop, keeping fit, relief, shoes
  why,        // outlook, assumptions, notes, the article, research
  progress,   // what was asked and what was done so far, from a diary
  handout,    // for paper: a page to begin with, a page a week to tick off, how to do it, the next tests
  all
};
constexpr auto names_of(View) {
  return name_list("week", "today", "overview", "calendar", "exercises", "tests", "rules", "why", "progress",
                   "handout", "all");
}

}  // namespace kneecheck
