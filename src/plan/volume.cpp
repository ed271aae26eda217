// How many minutes a week has, and how they are split into runs (V1 to V10, V17). Limits are rounded down.
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

int percent_of(int percent, std::int64_t minutes) {
  return static_cast<int>(percent * minutes / 100);
}

// V8: the most that the longest of so many runs may have.
int share_cap(const PlanPolicy& policy, int minutes, int runs) {
  if (runs < 2) return minutes;
  const NumberId id = runs < policy["many_runs"_n] ? "long_share_percent_few"_n : "long_share_percent_many"_n;
  return static_cast<int>(ceil_div(std::int64_t{policy[id]} * minutes, 100));
}

// One longest run, the others alike.
Volume split(const PlanPolicy& policy, int minutes, int runs, int wish, int longest_cap) {
  Volume volume{minutes, {}};
  if (runs == 0) return volume;
  const int even = static_cast<int>(ceil_div(minutes, runs));
  const int longest = std::max(even, std::min({wish, longest_cap, share_cap(policy, minutes, runs)}));
  const int rest = minutes - longest;
  for (int i = 0; i + 1 < runs; ++i)
    volume.runs.push_back(rest / (runs - 1) + (i + 1 >= runs - rest % (runs - 1) ? 1 : 0));
  volume.runs.push_back(longest);
  return volume;
}

// The longest run takes the part of the week that it usually has; in settle all runs are alike.
int usual_longest(const RunningFrame& frame, PhaseId phase, int minutes) {
  if (phase == PhaseId::settle) return 0;
  return static_cast<int>(std::int64_t{minutes} * frame.runner.usual_longest_minutes / frame.most_minutes());
}

// V1, V10: the longest run that may come now.
int longest_cap(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const int before = *std::ranges::max_element(state.longest);
  const int step = std::min(before + policy["long_step_minutes"_n], policy["long_step_up_to"_n]);
  int cap = std::max(percent_of(policy["long_growth_percent"_n], before), step);
  if (state.stage) cap = std::min(cap, policy["first_continuous_minutes"_n]);  // V11
  return std::min(cap, frame.runner.usual_longest_minutes);
}

// A limit in percent of the last normal week, with the looser one that holds while rebuilding.
int limit(const RunningFrame& frame, const RunningState& state, int percent, int rebuilding_percent) {
  const int strict = percent_of(percent, state.base->minutes);
  if (!frame.runner.may_rebuild) return strict;
  const int rebuilding = percent_of(frame.policy["rebuilding_percent"_n], frame.most_minutes());
  return std::max(strict, std::min(percent_of(rebuilding_percent, state.base->minutes), rebuilding));
}

// V2: how far a week may grow when nothing is new.
int growth_cap(const RunningFrame& frame, const RunningState& state, int runs) {
  const PlanPolicy& policy = frame.policy;
  const int by_step =
      std::min(state.base->minutes + policy["week_step_minutes"_n], runs * policy["week_step_longest"_n]);
  return std::max(percent_of(policy["week_growth_percent"_n], state.base->minutes), by_step);
}

// V4, V6, V17, T06, T07: how far it may grow when this is new.
int move_cap(const RunningFrame& frame, const RunningState& state, Move move) {
  const PlanPolicy& policy = frame.policy;
  if (move == Move::technique_start || move == Move::extra_run) return state.base->minutes;
  if (state.after_easy) return limit(frame, state, 100, policy["after_easy_rebuilding_percent"_n]);
  return limit(frame, state, policy["rise_growth_percent"_n], policy["rise_growth_rebuilding_percent"_n]);
}

}  // namespace

int RunningFrame::most_minutes() const {
  return std::max(runner.usual_minutes, policy["usual_minutes_least"_n]);
}

Volume first_volume(const RunningFrame& frame, int runs) {
  const PlanPolicy& policy = frame.policy;
  const Runner& runner = frame.runner;
  const std::int64_t comfortable = runner.comfortable_ticks.value_or(0);
  const auto run = static_cast<int>(policy["start_run_percent"_n] * comfortable / (100 * ticks_per_minute));
  const bool able = runner.longest_known && comfortable >= runner.usual_longest_minutes * ticks_per_minute;
  const int part = policy[able ? "start_week_percent_able"_n : "start_week_percent"_n];
  const int week = std::max(percent_of(part, runner.usual_minutes), runs * policy["start_run_minutes"_n]);
  const int cap = std::min(run, runner.usual_longest_minutes);
  return split(policy, std::min({week, runs * cap, frame.most_minutes()}), runs, 0, cap);
}

Volume easy_volume(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const Load& base = *state.base;
  const int cap = percent_of(policy["easy_long_percent"_n], base.longest);
  const int minutes = std::min(percent_of(policy["easy_percent"_n], base.minutes), base.runs * cap);
  return split(policy, minutes, base.runs, percent_of(policy["easy_percent"_n], base.longest), cap);
}

Volume next_volume(const RunningFrame& frame, const RunningState& state, PhaseId phase, Move move) {
  const int runs = state.base->runs + (move == Move::extra_run ? 1 : 0);
  int cap = longest_cap(frame, state);
  int minutes = std::min(frame.most_minutes(), runs * cap);
  if (!state.stage) {
    minutes = std::min(minutes, growth_cap(frame, state, runs));
    const bool new_phase = move == Move::phase;
    if (move != Move::none && (!new_phase || state.after_easy))
      minutes = std::min(minutes, move_cap(frame, state, move));
    // V2: the larger step is for weeks of short runs only.
    const bool by_step = minutes > percent_of(frame.policy["week_growth_percent"_n], state.base->minutes);
    if (by_step) cap = std::min(cap, frame.policy["week_step_longest"_n]);
  }
  return split(frame.policy, minutes, runs, usual_longest(frame, phase, minutes), cap);
}

Volume low_volume(const RunningFrame& frame, const RunningState& state, int runs) {
  const bool race_week = frame.race->week == state.weeks + 1;
  const int percent = frame.policy[race_week ? "race_week_percent"_n : "recovery_percent"_n];
  const int minutes =
      percent_of(percent, std::int64_t{state.base->minutes} * runs / std::max(1, state.base->runs));
  return split(frame.policy, minutes, runs, 0, minutes);
}

}  // namespace kneecheck::plan
