// How a plan is put together: the runner's own figures; then week by week the runs and, on their days, the
// exercises; then the texts. Rule: each part is a pure function that fills its share of the Plan.
#pragma once

#include <algorithm>
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
  bool gentle = false;
  bool rebuilding = false;        // weekly_km > 0 and not gentle: up to F it is volume that the legs know
  bool fast = false;              // fast running comes back (V19)
  bool jumper = false;            // jumping comes back (E19)
  std::uint8_t open_days = 0x7f;  // bit 0 = Monday
  int most_runs = 3;              // r of V13
  std::uint64_t kit = 0;          // bits of `equipment`
  int most_session_minutes = 30;  // max(10, max_minutes or 30)
  bool minutes_given = false;     // E8: whether the runner said how long a session may be
  bool sore = false;              // squatting or stairs hurt
  std::uint64_t history = 0;      // ticked bits of `history`
  std::vector<ExerciseIndex> avoid;
  TechniqueId technique = TechniqueId::knee_forward;  // T29
  std::optional<TechniqueId> next_technique;          // T01: for the notes
  std::optional<int> cadence;                         // own, steps a minute
  std::optional<RaceGoal> race;
};

Runner figures_of(const Knowledge& knowledge, const Case& answers, const Assessment& assessment, Date start);

// At the runner's pace, in tenths of a km.
int tenths_of_km(const Runner& runner, int minutes);

// Whether the runner has one of these conditions (bits of Knowledge::conditions).
inline bool has_one_of(const Runner& runner, std::uint64_t conditions) {
  return std::ranges::any_of(runner.conditions, [conditions](ConditionIndex condition) {
    return (conditions >> condition & 1U) != 0;
  });
}

// Landings of one exercise in a session (E13); 0 without impact.
int contacts(const Knowledge& knowledge, const PrescribedExercise& dose);

}  // namespace kneecheck::plan
