// What comes back last: uphill, rolling ground, strides, faster running, downhill, in small doses (V14 to
// V19).
#include <algorithm>
#include <array>
#include <functional>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

bool share_at_least(const RunningState& state, int percent) {
  return state.technique.settled || state.technique.share.at_least(percent);
}

// T16: rounded down to whole minutes, half of this week will still be in the new way.
bool half_stays(const RunningFrame& frame, const RunningState& state) {
  const Share& share = state.technique.share;
  const std::int64_t minutes = state.base->minutes;
  const int half = frame.policy["flat_below_percent"_n];
  return minutes > 0 && 100 * share.part * minutes >= share.whole * (half * minutes + 100);
}

bool waited(const RunningState& state, int since, int weeks) {
  return since > 0 && state.weeks + 1 >= since + weeks;
}

// V16: the first dose, or the larger part of B and of the week before, rounded down so that it never rises.
int dose(const RunningState& state, bool begins, int first_percent, int Load::*part, int minutes) {
  if (begins) return first_percent * minutes / 100;
  std::int64_t kept = 0;
  for (const Load& load : {*state.base, state.before}) {
    if (load.minutes > 0) kept = std::max(kept, std::int64_t{load.*part} * minutes / load.minutes);
  }
  return static_cast<int>(kept);
}

struct RunOn {
  int day = 0;
  Run* run = nullptr;
};
using Runs = Few<RunOn, days_a_week>;

// The longest first.
Runs runs_of(Week& week) {
  Runs runs;
  for (int day = 0; day < days_a_week; ++day) {
    if (auto& run = week.days[static_cast<std::size_t>(day)].run) runs.push_back({day, &*run});
  }
  std::ranges::stable_sort(runs, std::greater<>{}, [](const RunOn& on) { return on.run->minutes; });
  return runs;
}

// How tired the legs are from exercises on the day before, or on the same day.
int tiredness(const RunningFrame& frame, int day) {
  const bool before = on_day(frame.sessions, (day + days_a_week - 1) % days_a_week);
  return (before ? 2 : 0) + (on_day(frame.sessions, day) ? 1 : 0);
}

// Hills go on the freshest legs; not into the longest run, if there are three.
Run& run_for_hills(const RunningFrame& frame, const Runs& runs) {
  const RunOn* best = runs.begin() + (runs.size() > 2 ? 1 : 0);
  for (const RunOn* run = best; run != runs.end(); ++run) {
    if (tiredness(frame, run->day) < tiredness(frame, best->day)) best = run;
  }
  return *best->run;
}

void lay_hills(const RunningFrame& frame, const RunningState& state, Move move, Run& run, Week& week) {
  const PlanPolicy& policy = frame.policy;
  const int hills =
      dose(state, move == Move::uphill, policy["hill_step_percent"_n], &Load::hill_minutes, week.run_minutes);
  const int downhill = week.phase < PhaseId::run
                           ? 0
                           : dose(state, move == Move::downhill, policy["downhill_step_percent"_n],
                                  &Load::downhill_minutes, week.run_minutes);
  run.hill_minutes = std::min(hills, run.minutes);
  run.downhill_minutes = std::min(downhill, run.minutes - run.hill_minutes);
  const bool rolling = move == Move::rolling || (state.has(Return::rolling) && week.phase == PhaseId::run);
  if (run.hill_minutes > 0) run.terrain = rolling ? Terrain::rolling : Terrain::uphill;
  if (run.downhill_minutes > 0) run.terrain = Terrain::downhill;
}

// V19: two more strides in a week with nothing else new. Of a week that is held, no more than in the one
// before (D3).
int strides_of(const RunningFrame& frame, const RunningState& state, Move move, bool easy, bool held) {
  const PlanPolicy& policy = frame.policy;
  if (held) return state.before.strides;
  if (move == Move::strides) return policy["strides_first"_n];
  const int kept = std::max(state.base->strides, state.before.strides);
  const bool more = !easy && move == Move::none && state.base->strides > 0;
  return std::min(policy["strides_most"_n], kept + (more ? policy["strides_step"_n] : 0));
}

// Strides are relaxed, on the flat; they make the legs ready for the faster minutes of the same run.
void lay_speed(const RunningFrame& frame, const RunningState& state, Move move, bool held, const Runs& runs,
               Week& week) {
  Run* flat = nullptr;
  for (const RunOn& on : runs) {
    if (on.run->terrain == Terrain::flat) flat = on.run;  // the shortest
  }
  if (flat == nullptr) return;
  const int hard = dose(state, move == Move::speed, frame.policy["hard_step_percent"_n], &Load::hard_minutes,
                        week.run_minutes);
  flat->hard_minutes = std::min(hard, flat->minutes);
  if (move == Move::strides || state.has(Return::strides))
    flat->strides = strides_of(frame, state, move, week.deload, held);
}

// A diary's flat weeks take everything back; it returns in the same first doses (V16). Rolling ground comes
// back with the hills.
bool is_lost(const RunningState& state, Return what) {
  if (!state.replanned || what == Return::rolling) return false;
  constexpr std::array<int Load::*, return_count> parts{&Load::hill_minutes, nullptr, &Load::downhill_minutes,
                                                        &Load::strides, &Load::hard_minutes};
  int Load::*part = parts[static_cast<std::size_t>(what)];
  return state.has(what) && state.base.value_or(Load{}).*part == 0 && state.before.*part == 0;
}

}  // namespace

bool has(const Week& week, Return what) {
  constexpr std::array grounds{Terrain::uphill, Terrain::rolling, Terrain::downhill};
  if (what == Return::strides) return week.strides > 0;
  if (what == Return::speed) return week.hard_minutes > 0;
  const Terrain terrain = grounds[static_cast<std::size_t>(what)];
  return std::ranges::any_of(week.days,
                             [terrain](const Day& day) { return day.run && day.run->terrain == terrain; });
}

bool may_return(const RunningFrame& frame, const RunningState& state, Return what) {
  const PlanPolicy& policy = frame.policy;
  const int start = state.technique.start_week;
  if (start == 0 || !state.base || (state.has(what) && !is_lost(state, what))) return false;
  const int gap = policy["terrain_gap_weeks"_n];
  const bool quick = frame.runner.fast && share_at_least(state, policy["fast_from_share_percent"_n]);
  switch (what) {
    case Return::uphill:
      return waited(state, start, policy["uphill_after_weeks"_n]) && half_stays(frame, state);
    case Return::rolling:
      return waited(state, state.first(Return::uphill), gap) &&
             waited(state, start, policy["rolling_after_weeks"_n]);
    case Return::strides:
      return quick && state.has(Return::uphill) && state.base->runs > 1;
    case Return::speed:
      return quick && waited(state, state.first(Return::strides), policy["speed_after_weeks"_n]) &&
             (!state.has(Return::downhill) || state.has(Return::speed));
    case Return::downhill: {
      const NumberId weeks = frame.runner.gentle ? "downhill_after_weeks_gentle"_n : "downhill_after_weeks"_n;
      return waited(state, state.first(Return::rolling), gap) && waited(state, start, policy[weeks]) &&
             (!frame.runner.fast || state.has(Return::speed));  // downhill is last (C07)
    }
  }
  return false;
}

void lay_ground(const RunningFrame& frame, const RunningState& state, Move move, bool held, Week& week) {
  if (!state.base || week.run_minutes == 0 || frame.low(week.number)) return;
  // T16: less than half in the new way has to find its room in the flat runs. Where it would not, and in an
  // easy week, all of them are flat, so that the share is kept.
  const bool half =
      week.techniques.empty() ||
      Share{week.techniques.front().minutes, week.run_minutes}.at_least(frame.policy["flat_below_percent"_n]);
  const Runs runs = runs_of(week);
  if (week.phase < PhaseId::landing || runs.empty() || (!half && (week.deload || runs.size() <= 2))) return;
  lay_hills(frame, state, move, run_for_hills(frame, runs), week);
  // V17: less than half in the new way leaves no attention for speed.
  if (week.phase == PhaseId::run && state.technique.started() && half)
    lay_speed(frame, state, move, held, runs, week);
}

void sum_ground(Week& week) {
  week.terrain = Terrain::flat;
  week.hill_minutes = week.downhill_minutes = week.hard_minutes = week.strides = 0;
  for (const Day& day : week.days) {
    if (!day.run) continue;
    week.terrain = std::max(week.terrain, day.run->terrain);
    week.hill_minutes += day.run->hill_minutes;
    week.downhill_minutes += day.run->downhill_minutes;
    week.hard_minutes += day.run->hard_minutes;
    week.strides += day.run->strides;
  }
}

}  // namespace kneecheck::plan
