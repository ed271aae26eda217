// How the running of a week is planned: next_week() writes the week that follows from the state, advance()
// takes a finished week into it. A fresh plan begins with the empty state; a plan from the middle begins with
// a state that was folded from what was done. Rule: pure functions of policy, runner and state. Limits are
// compared exactly, in whole numbers, and never rounded past.
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
  const Knowledge& knowledge;
  const PlanPolicy& policy;
  Runner runner;
  Date start;
  std::array<int, phase_count> phase_weeks{};  // P2: least weeks, the stricter of two conditions
  std::optional<int> first_stage;              // V12; empty: continuous
  RunDaysWish wish;
  RunDays days;
  DayMask sessions = 0;              // the usual dates of exercises
  std::vector<ExerciseIndex> jumps;  // E19: those that come back, the easiest first; empty: no jumper
  // E9, E16: opens with a weight on what was done without one, which is a rise: not in an easy week.
  std::optional<PhaseId> first_load_phase;
  std::optional<RaceWeeks> race;  // empty: plan without it

  bool quiet(int week) const { return race && race->quiet(week); }
  bool low(int week) const { return race && race->low(week); }
  int full() const;     // F: most minutes of a week (V10)
  int rebuilt() const;  // up to here it is volume that the legs know; 0: not rebuilding
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
  int hard_minutes = 0;
  int strides = 0;
  bool ladder = false;
  bool easy = false;
  int asked_minutes = 0;  // what was asked may be asked again, although less was done (D12)
};

// The minutes that a past week counts for, unless it was red (D12).
struct Proven {
  int week = 0;
  int minutes = 0;
};

// How far the change of technique has come.
struct TechniqueProgress {
  int start_week = 0;    // 0: not started
  Share share;           // of the last week with running
  std::size_t step = 0;  // entry of the ramp that was reached
  int rises_in_row = 0;
  int runs = 0;  // with it, so far
  int minutes = 0;
  int full_weeks = 0;   // T02: normal weeks in full
  std::size_t cue = 0;  // entry of PlanPolicy::cues
  bool settled = false;

  bool started() const { return start_week > 0; }
};

// What comes back once, each with a first week of its own. The first three are kinds of ground.
enum class Return : std::uint8_t { uphill, rolling, downhill, strides, speed };
inline constexpr std::size_t return_count = 5;

// What the exercises of the weeks so far mean for the plan as a whole.
struct StrengthProgress {
  int heavy_weeks = 0;    // P6: with heavy sets
  int jumping_weeks = 0;  // E19: with as much as the sport asks for
  bool landed = false;    // there was a week with landing exercises
  std::size_t jumps = 0;  // how many of RunningFrame::jumps have come back
  int refused_jumps = 0;  // weeks in which the next one found no room
};

struct RunningState {
  int weeks = 0;  // so far
  PhaseId phase = PhaseId::settle;
  std::array<int, phase_count> weeks_in{};  // P2: in each phase so far, before and after a step back
  std::optional<int> stage;                 // of the week before; empty: continuous (or no week yet)
  int stage_runs = 0;                       // on that stage
  std::optional<Load> base;                 // B: the last normal week
  std::optional<Load> base_before;          // B2: the B of B
  Load before;                              // the week before
  int since_easy = 0;                       // V5: weeks in a row that count
  int continuous_runs = 0;
  int most_runs = 0;  // in a week so far
  int most_minutes = 0;
  std::vector<int> longest;                    // of each week that V1 looks back on, oldest first
  std::array<int, return_count> first_week{};  // by Return; 0: not yet
  int extra_run_week = 0;                      // the last one with a run more
  int downhill_weeks = 0;
  int hard_weeks = 0;
  TechniqueProgress technique;
  StrengthProgress strength;
  // Of a replan.
  bool replanned = false;      // it goes on from a diary
  std::vector<Proven> proven;  // D12
  int technique_from = 0;      // D5: no technique before this week
  int end_weeks = 0;           // D12: in phase run, green or ahead
  int last_row = 0;            // V9: dates with a run, one after another, at the end of the week before

  int phase_weeks() const { return weeks_in[static_cast<std::size_t>(phase)]; }
  bool has(Return what) const { return first(what) > 0; }
  int first(Return what) const { return first_week[static_cast<std::size_t>(what)]; }
  bool after_easy() const { return weeks > 0 && before.easy; }
};

// What a diary leaves of one week (D3 to D5); a fresh plan has none of it. What is left of the technique
// stands in the state.
struct WeekLimits {
  bool hold = false;  // nothing new, the same phase, no part and no dose rises
  bool flat = false;  // no hills, no hard minutes, no strides, no landings; a week of its own, no easy one
  bool doses_stay = false;          // no dose rises
  bool share_stays = false;         // no start and no rise of the technique
  bool no_start = false;            // of the technique: its test was not passed (T12, T13)
  std::optional<PhaseId> phase;     // D4: one back
  std::optional<int> same_longest;  // minutes of a run, where the week before comes again
  std::optional<int> most_minutes, most_runs, most_stage;
  std::optional<int> most_longest;  // minutes of a run; V1 lapses with it
};

// What counts of a week that is past (D6).
struct Done {
  Week week;  // its days as they were done; minutes, longest run and parts as they count; deload: rested
  Asked asked;
  Colour colour = Colour::none;
  bool ran = false;
  int green_runs = 0;                                     // on a stage: those of enough minutes
  TechniqueState technique_state = TechniqueState::hold;  // as it was asked
  Share technique_share;                                  // as it counts
  int technique_runs = 0;
  int technique_minutes = 0;
  int cue_percent = 0;  // 0: none was asked
  int last_row = 0;     // dates with a run at its end, one after another
};

// What this week does beyond going on: at most one of these (T10, V17); phase run may begin beside it.
enum class Move : std::uint8_t {
  none,
  phase,
  technique_start,
  technique_rise,
  uphill,
  rolling,
  strides,
  speed,
  downhill,
  jump,
  extra_run
};
constexpr bool is_technique(Move move) {
  return move == Move::technique_start || move == Move::technique_rise;
}
// V17: what rises beside the technique.
constexpr bool is_part(Move move) {
  return move == Move::uphill || move == Move::rolling || move == Move::downhill || move == Move::speed;
}

// ---- running.cpp
RunningFrame running_frame(const Knowledge& knowledge, const Runner& runner, Date start);

// ---- running_state.cpp, next_week.cpp
RunningState advance(const RunningFrame& frame, RunningState state, const Week& week);
// The same for a week that is past.
RunningState take_done(const RunningFrame& frame, RunningState state, const Done& done);
// D12: the most that counted in the weeks before this one.
int proven_minutes(const RunningFrame& frame, const RunningState& state);
// D12: first back, then on: nothing is new, and the week does not count in V5's row.
bool is_returning(const RunningFrame& frame, const RunningState& state);
// D3 to D5: less technique than there was. It is not settled any more.
void ease_technique(const RunningFrame& frame, Share most, RunningState& state);
// The week with its runs. Exercises come after; a jump that is new stands in `news` already (E19).
Week next_week(const RunningFrame& frame, const RunningState& state, const WeekLimits& limits = {});

// ---- phases.cpp
std::array<int, phase_count> least_weeks(const PlanPolicy& policy, const Runner& runner);
// What ends a phase (P4): of two conditions the stricter limits.
std::vector<GateTest> exit_tests(const PlanPolicy& policy, const Runner& runner, PhaseId phase);
// The phase that may begin now; `stage`: of this week.
std::optional<PhaseId> due_phase(const RunningFrame& frame, const RunningState& state,
                                 std::optional<int> stage);
// D8: whether the tests of the phase decide about the week to come, even where nothing new may begin in it.
bool decides_phase(const RunningFrame& frame, const RunningState& state);
bool may_end(const RunningFrame& frame, const RunningState& state);  // P6
bool is_jumping_back(const RunningFrame& frame, const RunningState& state);
bool is_tendon_loaded(const RunningFrame& frame, const RunningState& state);
int goal_minutes(const RunningFrame& frame, int most_runs);  // P6, rounded up
std::vector<PhaseSpan> spans_of(const PlanPolicy& policy, const Runner& runner,
                                const std::vector<Week>& weeks);

// ---- ladder.cpp
std::optional<int> first_stage(const PlanPolicy& policy, const Runner& runner, int runs);  // V12
std::optional<int> next_stage(const RunningFrame& frame, const RunningState& state);       // V11
std::optional<int> stage_of(const PlanPolicy& policy, const Week& week);                   // of a week's runs
WalkRun walk_run(const LadderStage& stage);
int first_week_minutes(const PlanPolicy& policy, const Runner& runner, int runs);  // V7: most of week 1

// ---- volume.cpp
struct Volume {
  int minutes = 0;
  Few<int, days_a_week> runs;  // minutes of each, the longest last
};
Volume first_volume(const RunningFrame& frame, int runs);  // V7
Volume easy_volume(const RunningFrame& frame, const RunningState& state,
                   const WeekLimits& limits = {});  // V5
// V1 to V8, V10, V17
Volume next_volume(const RunningFrame& frame, const RunningState& state, Move move,
                   const WeekLimits& limits = {});
// D12: the way back was quicker than V3 goes, so that a week with something new would have to be smaller.
bool has_jumped_back(const RunningFrame& frame, const RunningState& state);
int next_runs(const RunningState& state, Move move, const WeekLimits& limits);
int least_easy_minutes(const RunningFrame& frame, const RunningState& state);  // V5
Volume low_volume(const RunningFrame& frame, const RunningState& state, int runs,
                  const WeekLimits& limits = {});                       // R3, R4
int longest_cap(const RunningFrame& frame, const RunningState& state);  // V1, V10

// ---- technique.cpp
bool may_start_technique(const RunningFrame& frame, const RunningState& state);  // T11
bool may_raise_technique(const RunningFrame& frame, const RunningState& state);  // T05
int rises_left(const RunningFrame& frame, const RunningState& state);  // steps of the ramp still to go
// The technique of a week of so many minutes, if any. `move` says if it starts or rises.
std::optional<WeekTechnique> week_technique(const RunningFrame& frame, const RunningState& state, int minutes,
                                            Move move);
bool rises(const RunningState& state, const WeekTechnique& technique, int minutes);  // section 0
// Spreads the week's minutes of it over its runs (T16, T18), minute by minute to the run that has the
// smallest part of its own in the new way. Example: runs of 20, 30 and 50 minutes and 25 minutes of technique
// become 5, 8 and 12 (25, 27 and 24 percent).
void spread_technique(const RunningFrame& frame, const RunningState& state, Week& week);
TechniqueTarget technique_target(const Knowledge& knowledge, const Runner& runner);  // T14

// ---- terrain.cpp
bool has(const Week& week, Return what);
// V15, V19: whether this may come back now, in phase run or in the week in which it begins.
bool may_return(const RunningFrame& frame, const RunningState& state, Return what);
// V14 to V16, V19: hills, faster minutes and strides of a week that has its runs and its technique.
void lay_ground(const RunningFrame& frame, const RunningState& state, Move move, bool held, Week& week);
// The week's ground, hills, faster minutes and strides, from its runs.
void sum_ground(Week& week);

// ---- race.cpp
int race_week(Date start, Date race);
int need_tenths(const PlanPolicy& policy,
                const RaceGoal& race);  // the longest run that it asks for, in tenths of a km, rounded up
RaceWeeks race_weeks(const PlanPolicy& policy, Date start, const RaceGoal& race);
Verdict verdict_of(const PlanPolicy& policy, const RaceGoal& race, int week,
                   const std::vector<Week>& weeks);  // R1
// Where the verdict on a plan without the race is not_yet: its first date after that with a better one, as
// far as the training until then goes; and the longest race for which these weeks are enough, in
// tenths of a km (0: none).
std::optional<Date> earliest_race(const PlanPolicy& policy, Date start, const RaceGoal& race,
                                  const std::vector<Week>& weeks);
int longest_race(const PlanPolicy& policy, int week, const std::vector<Week>& weeks);

}  // namespace kneecheck::plan
