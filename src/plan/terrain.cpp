// Hills come back last: uphill, rolling ground, downhill, in small doses in one run (V14 to V17).
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

int first_week_on(const RunningState& state, Terrain terrain) {
  return state.first_week[static_cast<std::size_t>(terrain)];
}

bool open_in(const RunningFrame& frame, Ground ground, PhaseId phase) {
  return phase >= frame.policy.ground_from[static_cast<std::size_t>(ground)];
}

// V15: the kind of ground before this one was first run on long enough ago.
bool follows(const RunningFrame& frame, const RunningState& state, Terrain before) {
  const int first = first_week_on(state, before);
  return first > 0 && state.weeks + 1 >= first + frame.policy["terrain_gap_weeks"_n];
}

// T16: half of the running is in the new way, or the technique is learned.
bool hills_allowed(const RunningFrame& frame, const Week& week) {
  if (week.techniques.empty()) return false;
  const WeekTechnique& technique = week.techniques.front();
  return technique.state == TechniqueState::settled ||
         Share{technique.minutes, week.run_minutes}.at_least(frame.policy["flat_below_percent"_n]);
}

// V16: the first dose, or the part of the last normal week, rounded down so that it never rises.
int dose(const RunningFrame& frame, const RunningState& state, bool begins, NumberId step, NumberId most,
         int before, int minutes) {
  if (begins) return std::min(frame.policy[step], frame.policy[most]) * minutes / 100;
  return static_cast<int>(std::int64_t{before} * minutes / state.base->minutes);
}

struct Runs {
  Run* hills = nullptr;     // not the longest, if there is another
  Run* downhill = nullptr;  // another one, if there is
};

Runs choose_runs(Week& week) {
  Few<Run*, days_a_week> runs;
  for (Day& day : week.days) {
    if (day.run) runs.push_back(&*day.run);
  }
  const auto shorter = [](const Run* a, const Run* b) { return a->minutes < b->minutes; };
  const auto longest = std::ranges::max_element(runs, shorter);
  std::rotate(longest, longest + 1, runs.end());
  return {runs.front(), runs.size() > 1 ? runs[1] : runs.front()};
}

}  // namespace

Move terrain_move(const RunningFrame& frame, const RunningState& state, PhaseId phase) {
  const bool ready =
      state.technique.settled || state.technique.share.at_least(frame.policy["hills_from_share_percent"_n]);
  if (!ready || !state.base) return Move::none;
  if (state.base->hill_minutes == 0) return open_in(frame, Ground::uphill, phase) ? Move::uphill : Move::none;
  if (first_week_on(state, Terrain::rolling) == 0) {
    return open_in(frame, Ground::rolling, phase) && follows(frame, state, Terrain::uphill) ? Move::rolling
                                                                                            : Move::none;
  }
  const bool full = state.technique.settled || state.technique.share.at_least(frame.policy["full_percent"_n]);
  if (state.base->downhill_minutes > 0 || !full) return Move::none;  // downhill is last (C07)
  return open_in(frame, Ground::downhill, phase) && follows(frame, state, Terrain::rolling) ? Move::downhill
                                                                                            : Move::none;
}

void lay_terrain(const RunningFrame& frame, const RunningState& state, Move move, Week& week) {
  if (!state.base || week.run_minutes == 0 || frame.low(week.number) || !hills_allowed(frame, week)) return;
  week.hill_minutes = dose(frame, state, move == Move::uphill, "hill_step_percent"_n, "hill_most_percent"_n,
                           state.base->hill_minutes, week.run_minutes);
  week.downhill_minutes = dose(frame, state, move == Move::downhill, "downhill_step_percent"_n,
                               "downhill_most_percent"_n, state.base->downhill_minutes, week.run_minutes);
  const Runs runs = choose_runs(week);
  if (week.hill_minutes > 0) {
    const bool rolling = move == Move::rolling || first_week_on(state, Terrain::rolling) > 0;
    runs.hills->terrain = rolling ? Terrain::rolling : Terrain::uphill;
    runs.hills->hill_minutes = week.hill_minutes;
  }
  if (week.downhill_minutes > 0) {
    runs.downhill->terrain = Terrain::downhill;
    runs.downhill->downhill_minutes = week.downhill_minutes;
  }
}

}  // namespace kneecheck::plan
