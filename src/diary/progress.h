// How far it has come: what was asked and what was done, week by week; pain; tests; what opens the next
// phase. Rule: nothing is made up where nothing was written down.
#pragma once

#include <optional>
#include <vector>

#include "diary/facts.h"
#include "diary/score.h"
#include "plan/plan.h"

namespace kneecheck::diary {

struct ProgressWeek {
  int number = 0;
  PhaseId phase = PhaseId::settle;
  Colour colour = Colour::none;
  bool is_past = false;  // else the current one, so far
  Asked asked;
  int run_minutes = 0;
  int runs = 0;
  int technique_minutes = 0;
  int sessions_asked = 0;  // of exercises
  int sessions_done = 0;   // in part at least, on whichever dates of the week
  // Of the current one: the next week goes no further, whatever this one still brings (D3). It was run far
  // beyond what was asked; what is left of it is too little.
  bool is_over = false, falls_short = false;
};

struct ProgressDate {
  Date date;
  bool run = false;
  std::optional<int> during, after, morning, new_pain;  // 0 to 10
  std::optional<Colour> colour;
  int run_minutes = 0, walk_minutes = 0;
  bool is_missed = false;                // it was written down that nothing was run
  std::optional<Exercised> exercises{};  // empty: not written down
  int week = 0;                          // of the plan
  // Of a run date: what would have to be known of it.
  bool lacks_during = false, lacks_after = false, lacks_morning = false;
};

// A readiness test: its newest value.
struct ProgressTest {
  std::size_t test = 0;  // index into Knowledge::tests
  Date date;
  int value = 0;
  bool counts = false;  // it is new enough for what is decided about the next week
};

// What has to be passed for the next phase.
struct NextGate {
  PhaseId phase = PhaseId::align;
  int weeks_left = 0;  // of the least in the present phase (P2)
  struct Item {
    GateTest test;
    std::optional<int> value;  // the newest of the last days; empty: not written down
    bool passed = false;
  };
  std::vector<Item> tests;
};

struct Progress {
  Date today;
  int most_pain = 2;  // that a run may hurt (D1)
  int rows = 0;
  std::vector<ProgressWeek> weeks;
  std::vector<ProgressDate> dates;  // on which something was written down
  std::vector<ProgressTest> tests;
  std::vector<ScoreKind> scores;  // no part of a replan: whoever has read the diary adds them
  std::optional<NextGate> gate;   // empty: the last phase
  PhaseId phase = PhaseId::settle;
};

}  // namespace kneecheck::diary
