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

// What the longest run takes of a week: three eighths, of few runs half.
int usual_longest(const PlanPolicy& policy, int minutes, int runs) {
  if (runs < policy["many_runs"_n]) return minutes;  // as much as V8 allows
  return static_cast<int>(round_half_even(3 * std::int64_t{minutes}, 8));
}

// One longest run, the others alike.
Volume split(const PlanPolicy& policy, int minutes, int runs, int longest_cap) {
  Volume volume{minutes, {}};
  if (runs == 0) return volume;
  const int even = static_cast<int>(ceil_div(minutes, runs));
  const int wish = std::max(even, usual_longest(policy, minutes, runs));
  const int longest = std::max(even, std::min({wish, longest_cap, share_cap(policy, minutes, runs)}));
  const int rest = minutes - longest;
  for (int i = 0; i + 1 < runs; ++i)
    volume.runs.push_back(rest / (runs - 1) + (i + 1 >= runs - rest % (runs - 1) ? 1 : 0));
  volume.runs.push_back(longest);
  return volume;
}

// The limit of a week in percent of B, with a looser one for what the legs know.
int limit(const RunningFrame& frame, const Load& base, int percent, int rebuilding_percent) {
  const int known = std::min(percent_of(rebuilding_percent, base.minutes), frame.rebuilt());
  return std::max(percent_of(percent, base.minutes), known);
}

// V2, V3: how far a week may grow when nothing is new.
int usual_growth_cap(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const int before = state.base->minutes;
  int cap = percent_of(policy["week_growth_percent"_n], before);
  if (frame.rebuilt() > 0) {
    const int soon = percent_of(policy["regrow_up_to_percent"_n], frame.full());
    const int later = frame.full() * policy["regrow_late_thirds"_n] / 3;
    cap = std::max({cap, std::min(percent_of(policy["regrow_percent"_n], before), soon),
                    std::min(percent_of(policy["regrow_late_percent"_n], before), later)});
  }
  const auto& earlier = state.base_before;
  if (earlier && !earlier->ladder && earlier->minutes > 0)
    cap = std::min(cap, std::max(percent_of(policy["two_week_percent"_n], earlier->minutes),
                                 percent_of(policy["two_week_free_percent"_n], frame.full())));
  return cap;
}

// D12: the way back to what was run before; and what was asked may be asked again.
int growth_cap(const RunningFrame& frame, const RunningState& state, Move move) {
  const PlanPolicy& policy = frame.policy;
  const Load& base = *state.base;
  int cap = usual_growth_cap(frame, state);
  const int proven = proven_minutes(frame, state);
  if (move == Move::none) cap = std::max(cap, base.asked_minutes);
  if (move == Move::none && proven > 0) {
    const int step = std::max(policy["return_minutes"_n], percent_of(policy["return_percent"_n], proven));
    cap = std::max(cap, std::min(proven, base.minutes + step));
  }
  return cap;
}

// V2, V3: short runs may grow by minutes instead.
int step_cap(const RunningFrame& frame, const RunningState& state, int runs, int longest) {
  const PlanPolicy& policy = frame.policy;
  const int stepped = state.base->minutes + policy["week_step_minutes"_n];
  const auto& earlier = state.base_before;
  if (earlier && !earlier->ladder && stepped > earlier->minutes + policy["two_week_step_minutes"_n]) return 0;
  return std::min(stepped, runs * std::min(longest, policy["week_step_longest"_n]));
}

// V4, V6, V17, T06, T07: how far it may grow when this is new.
int move_cap(const RunningFrame& frame, const RunningState& state, Move move) {
  const PlanPolicy& policy = frame.policy;
  const Load& base = *state.base;
  if (move == Move::technique_start) return base.minutes;
  const int after_easy = limit(frame, base, 100, policy["after_easy_rebuilding_percent"_n]);
  if (move == Move::extra_run)
    return state.after_easy() ? after_easy : std::max(base.minutes, frame.rebuilt());
  if (state.after_easy()) return after_easy;
  if (move == Move::technique_rise || is_part(move))
    return limit(frame, base, policy["rise_growth_percent"_n], policy["rise_growth_rebuilding_percent"_n]);
  return frame.full();
}

// T16: what is held is rounded down. Once hills are back, that must not come to less than half in the new
// way: half of an even number of minutes always stays.
int with_half(const RunningFrame& frame, const RunningState& state, int minutes, int least) {
  const TechniqueProgress& technique = state.technique;
  const int half = frame.policy["flat_below_percent"_n];
  const auto stays = [&] { return Share{technique.share.of(minutes), minutes}.at_least(half); };
  const bool matters = state.has(Return::uphill) && !technique.settled && technique.share.at_least(half);
  return matters && minutes > least && !stays() ? minutes - 1 : minutes;
}

}  // namespace

int RunningFrame::full() const {
  return std::max(runner.usual_minutes, policy["usual_minutes_least"_n]);
}

int RunningFrame::rebuilt() const {
  return runner.rebuilding ? full() : 0;
}

bool has_jumped_back(const RunningFrame& frame, const RunningState& state) {
  return state.replanned && state.base && usual_growth_cap(frame, state) < state.base->minutes;
}

int next_runs(const RunningState& state, Move move, const WeekLimits& limits) {
  const int runs = state.base->runs + (move == Move::extra_run ? 1 : 0);
  return limits.most_runs ? std::min(runs, *limits.most_runs) : runs;
}

int longest_cap(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const int before = *std::ranges::max_element(state.longest);
  const int step = std::min(before + policy["long_step_minutes"_n], policy["long_step_up_to"_n]);
  int cap = std::max(percent_of(policy["long_growth_percent"_n], before), step);
  if (state.stage) cap = std::min(cap, policy["first_continuous_minutes"_n]);  // V11
  return std::min(cap, frame.runner.usual_longest_minutes);
}

Volume first_volume(const RunningFrame& frame, int runs) {
  const PlanPolicy& policy = frame.policy;
  const std::int64_t comfortable = frame.runner.comfortable_ticks.value_or(0);
  const auto run = static_cast<int>(policy["start_run_percent"_n] * comfortable / (100 * ticks_per_minute));
  const int cap = std::min(run, frame.runner.usual_longest_minutes);
  const int week = first_week_minutes(policy, frame.runner, runs);
  return split(policy, std::min({week, runs * cap, frame.full()}), runs, cap);
}

int least_easy_minutes(const RunningFrame& frame, const RunningState& state) {
  return static_cast<int>(
      ceil_div(std::int64_t{frame.policy["easy_percent_least"_n]} * state.base->minutes, 100));
}

Volume easy_volume(const RunningFrame& frame, const RunningState& state, const WeekLimits& limits) {
  const PlanPolicy& policy = frame.policy;
  const Load& base = *state.base;
  const int runs = next_runs(state, Move::none, limits);
  const int cap = percent_of(policy["easy_long_percent"_n], base.longest);
  const int least = least_easy_minutes(frame, state);
  const auto usual =
      static_cast<int>(round_half_even(std::int64_t{policy["easy_percent"_n]} * base.minutes, 100));
  const int most = std::min(percent_of(policy["easy_percent_most"_n], base.minutes),
                            limits.most_minutes.value_or(base.minutes));
  const int minutes = std::min({std::max(least, usual), most, runs * cap});
  return split(policy, with_half(frame, state, minutes, least), runs, cap);
}

Volume next_volume(const RunningFrame& frame, const RunningState& state, Move move,
                   const WeekLimits& limits) {
  const PlanPolicy& policy = frame.policy;
  const int runs = next_runs(state, move, limits);
  int cap = limits.most_longest ? std::min(*limits.most_longest, frame.runner.usual_longest_minutes)
                                : longest_cap(frame, state);
  if (limits.same_longest) cap = std::min(cap, *limits.same_longest);
  int minutes = runs * cap;
  if (!state.stage) {
    minutes = growth_cap(frame, state, move);
    if (const int stepped = step_cap(frame, state, runs, cap); stepped > minutes) {
      minutes = stepped;
      cap = std::min(cap, policy["week_step_longest"_n]);
    }
    if (move != Move::none) minutes = std::min(minutes, move_cap(frame, state, move));
  }
  if (limits.most_minutes) minutes = std::min(minutes, *limits.most_minutes);
  if (frame.low(state.weeks))  // back from the race
    minutes = std::min(minutes, percent_of(policy["race_return_percent"_n], state.base->minutes));
  if (frame.runner.sore && state.weeks == 1) {  // V7: week 2 repeats week 1
    minutes = std::min(minutes, state.before.minutes);
    cap = std::min(cap, state.before.longest);
  }
  minutes = std::min({minutes, frame.full(), runs * cap});
  if (move != Move::technique_rise) minutes = with_half(frame, state, minutes, 1);
  return split(policy, minutes, runs, cap);
}

Volume low_volume(const RunningFrame& frame, const RunningState& state, int runs, const WeekLimits& limits) {
  const bool race_week = frame.race->week == state.weeks + 1;
  const int percent = frame.policy[race_week ? "race_week_percent"_n : "recovery_percent"_n];
  const int cap = std::max(1, percent_of(percent, state.base->longest));
  const int minutes = std::min({percent_of(percent, state.base->minutes), runs * cap,
                                limits.most_minutes.value_or(state.base->minutes)});
  return split(frame.policy, with_half(frame, state, minutes, 1), runs, cap);
}

}  // namespace kneecheck::plan
