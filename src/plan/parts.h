// How a plan is put together: the runner's own figures, then the weeks with their runs, then the exercises on
// their days. Rule: each part is a pure function that fills its share of the Plan and touches nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/number.h"
#include "intake/case.h"
#include "plan/plan.h"

namespace kneecheck::plan {

// Exact minutes: km (millionths) times pace (seconds a km) needs no division in this unit.
inline constexpr std::int64_t ticks_per_minute = 60 * decimal_one;

// The race that the runner has in view.
struct RaceGoal {
  std::int64_t km_millionths = 0;
  Date date;
};

// What the planning rules call the runner's figures, for one case.
struct Runner {
  std::vector<ConditionIndex> conditions;         // one or two; the first picks the technique
  int pace_seconds = 390;                         // p: a km
  int usual_minutes = 90;                         // U
  int usual_longest_minutes = 30;                 // Lu
  std::optional<std::int64_t> comfortable_ticks;  // C, exact; empty: unknown
  std::int64_t weeks_off = 0;                     // off, millionths
  bool longest_known = false;                     // V7
  bool gentle = false;
  bool may_rebuild = false;  // weekly_km > 0 and not gentle: the looser factors of "rebuilding" may apply
  std::uint8_t open_days = 0x7f;  // bit 0 = Monday
  int most_runs = 3;              // V13
  std::uint64_t kit = 0;          // bits of `equipment`
  int most_session_minutes = 30;  // max(10, max_minutes or 30)
  bool sore = false;              // E14: squatting or stairs hurt
  std::uint64_t history = 0;      // ticked bits of `history`
  std::vector<ExerciseIndex> avoid;
  TechniqueId technique = TechniqueId::knee_forward;  // T29
  std::optional<TechniqueId> next_technique;          // T01: for the notes
  std::optional<int> cadence;                         // own, steps a minute
  std::optional<RaceGoal> race;
};

Runner figures_of(const Knowledge& knowledge, const Case& answers, const Assessment& assessment, Date start);

// Phases, weeks, runs, techniques, race: everything but exercises and texts. (running.cpp and its neighbours)
void plan_running(const Knowledge& knowledge, const Runner& runner, Date start, Plan& plan);

// Exercises on the days of finished running weeks: choice, dose, days; fills Day::exercises,
// Week::strength_sessions, Plan::exercises and returns notes (an avoided house exercise ...).
std::vector<std::string> plan_exercises(const Knowledge& knowledge, const Runner& runner, Plan& plan);

}  // namespace kneecheck::plan
