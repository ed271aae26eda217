// How plan_running() works inside: a state goes through the weeks. next_week() writes the week that follows
// from the state, advance() takes a week into it. A fresh plan begins with the empty state; a plan from the
// middle begins with a state that was folded from what was done. Rule: pure functions of policy, runner and
// state. Limits are compared exactly, in whole numbers, and never rounded past.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/number.h"
#include "knowledge/plan_policy.h"
#include "plan/calendar.h"
#include "plan/parts.h"

namespace kneecheck::plan {

// The weeks around a race (R2 to R4).
struct RaceWeeks {
  int week = 0;  // rw
  Date date;
  int quiet_from = 0;  // first and last week without anything new
  int quiet_to = 0;
  int recovery_to = 0;  // last week of recovery

  bool quiet(int number) const { return quiet_from <= number && number <= quiet_to; }
  bool low(int number) const { return week <= number && number <= recovery_to; }
};

// What stays the same through the whole plan.
struct RunningFrame {
  const PlanPolicy& policy;
  Runner runner;
  Date start;
  std::array<int, phase_count> phase_weeks{};  // P2: least weeks, the stricter of two conditions
  std::array<int, phase_count> phase_runs{};   // V9, V13: most runs a week, without walking breaks
  int ladder_runs = 1;                         // V9, V13: most runs a week on the run-walk ladder
  DayMask open = 0;
  std::optional<RaceWeeks> race;  // empty: plan without it

  bool quiet(int week) const { return race && race->quiet(week); }
  bool low(int week) const { return race && race->low(week); }
  int most_minutes() const;  // V10: of a week
};

// part / whole, exact.
struct Share {
  std::int64_t part = 0;
  std::int64_t whole = 1;

  bool at_least(int percent) const { return 100 * part >= percent * whole; }
  bool above(const Share& other) const { return part * other.whole > other.part * whole; }
  std::int64_t of(std::int64_t minutes) const { return part * minutes / whole; }  // rounded down
};

// A week as far as the weeks after it care.
struct Load {
  int minutes = 0;
  int longest = 0;
  int runs = 0;
  int hill_minutes = 0;
  int downhill_minutes = 0;
};

// How far the change of technique has come.
struct TechniqueProgress {
  int start_week = 0;    // 0: not started
  Share share;           // of the last week with running
  std::size_t step = 0;  // next entry of the ramp
  int rises_in_row = 0;
  int runs = 0;  // with it, so far
  int minutes = 0;
  int full_weeks = 0;   // T02: normal weeks in full
  std::size_t cue = 0;  // entry of PlanPolicy::cues
  bool settled = false;

  bool started() const { return start_week > 0; }
};

struct RunningState {
  int weeks = 0;  // so far
  PhaseId phase = PhaseId::settle;
  int phase_weeks = 0;
  std::optional<int> stage;  // of the week before; empty: continuous (or no week yet)
  int stage_runs = 0;        // on that stage
  std::optional<Load> base;  // B: the last normal week
  bool after_easy = false;   // the week before was easy
  int since_easy = 0;        // continuous normal weeks in a row
  int continuous_runs = 0;
  int most_runs = 0;  // in a week so far
  int most_minutes = 0;
  std::vector<int> longest;         // of each week so far that V1 looks back on, oldest first
  std::array<int, 4> first_week{};  // by Terrain: the first week on it, 0: not yet
  int downhill_weeks = 0;
  TechniqueProgress technique;
  DayMask last_days = 0;   // the dates of the week before
  DayMask usual_days = 0;  // of the last week that was not cut by a race
};

// What this week does beyond going on: at most one of these (T10, V17).
enum class Move : std::uint8_t {
  none,
  phase,
  technique_start,
  technique_rise,
  uphill,
  rolling,
  downhill,
  extra_run
};

// ---- running.cpp
RunningFrame running_frame(const PlanPolicy& policy, const Runner& runner, Date start);
// The weeks from this state to the end of the plan. Empty when the frame has a race that cannot be met.
std::optional<std::vector<Week>> plan_weeks(const RunningFrame& frame, RunningState state = {});

// ---- running_state.cpp, next_week.cpp
RunningState advance(const RunningFrame& frame, RunningState state, const Week& week);
Week next_week(const RunningFrame& frame, const RunningState& state);

// ---- phases.cpp
std::array<int, phase_count> least_weeks(const PlanPolicy& policy, const Runner& runner);
std::optional<PhaseId> due_phase(const RunningFrame& frame, const RunningState& state,
                                 bool continuous);                   // the phase that may begin now
bool may_end(const RunningFrame& frame, const RunningState& state);  // P6
int goal_minutes(const RunningFrame& frame, int most_runs);          // P6, rounded up
std::vector<PhaseSpan> spans_of(const PlanPolicy& policy, const Runner& runner,
                                const std::vector<Week>& weeks);

// ---- ladder.cpp
std::optional<int> first_stage(const PlanPolicy& policy, const Runner& runner);  // V12; empty: continuous
std::optional<int> next_stage(const RunningFrame& frame, const RunningState& state,
                              PhaseId phase);  // V11; empty: continuous
bool stage_done(const RunningFrame& frame, const RunningState& state);
std::optional<int> stage_of(const PlanPolicy& policy, const Week& week);  // of a week's runs
WalkRun walk_run(const LadderStage& stage);

// ---- volume.cpp
struct Volume {
  int minutes = 0;
  Few<int, days_a_week> runs;  // minutes of each, the longest last
};
Volume first_volume(const RunningFrame& frame, int runs);                  // V7
Volume easy_volume(const RunningFrame& frame, const RunningState& state);  // V5
Volume next_volume(const RunningFrame& frame, const RunningState& state, PhaseId phase,
                   Move move);  // V1, V2, V4, V6, V8, V10, V17
Volume low_volume(const RunningFrame& frame, const RunningState& state, int runs);  // R3, R4

// ---- technique.cpp
bool may_start_technique(const RunningFrame& frame, const RunningState& state, PhaseId phase,
                         int minutes);                                           // T11
bool may_raise_technique(const RunningFrame& frame, const RunningState& state);  // T05
// The technique of such a week, if any. `move` says if it starts or rises; easy weeks keep the cue.
std::optional<WeekTechnique> week_technique(const RunningFrame& frame, const RunningState& state, int minutes,
                                            Move move, bool easy);
bool rises(const RunningState& state, const WeekTechnique& technique, int minutes);  // section 0
// Spreads the week's minutes of it over its runs (T16, T18), minute by minute to the run that has the
// smallest part of its own in the new way. Example: runs of 20, 30 and 50 minutes and 25 minutes of technique
// become 5, 8 and 12 (25, 27 and 24 percent).
void spread_technique(const RunningFrame& frame, const RunningState& state, Week& week);
TechniqueTarget technique_target(const Knowledge& knowledge, const Runner& runner);  // T14

// ---- terrain.cpp
Move terrain_move(const RunningFrame& frame, const RunningState& state,
                  PhaseId phase);  // what may begin now, or none
void lay_terrain(const RunningFrame& frame, const RunningState& state, Move move, Week& week);  // V14 to V16

// ---- race.cpp
int race_week(Date start, Date race);
int need_tenths(const PlanPolicy& policy,
                const RaceGoal& race);  // the longest run that it asks for, in tenths of a km, rounded up
RaceWeeks race_weeks(const PlanPolicy& policy, Date start, const RaceGoal& race);
Verdict verdict_of(const PlanPolicy& policy, const RaceGoal& race, int week,
                   const std::vector<Week>& weeks);  // R1

}  // namespace kneecheck::plan
