// The ladder from walking to running (V11, V12).
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

constexpr std::int64_t weeks(int number) {
  return number * decimal_one;
}

// V12: the highest stage whose running minutes are comfortable.
int comfortable_stage(const PlanPolicy& policy, const Runner& runner, std::int64_t comfortable_ticks) {
  const int percent = runner.gentle ? policy["gentle_comfort_percent"_n] : 100;
  int highest = static_cast<int>(policy.ladder.size()) - 1;
  if (runner.weeks_off >= weeks(policy["continuous_weeks_off_below"_n]))
    highest = policy["stage_after_break"_n];
  if (runner.weeks_off > weeks(policy["long_break_weeks_above"_n]))
    highest = policy["stage_after_long_break"_n];
  int stage = 1;
  for (int each = 2; each <= highest; ++each) {
    const std::int64_t ticks = policy.ladder[static_cast<std::size_t>(each)].minutes() * ticks_per_minute;
    if (100 * ticks <= percent * comfortable_ticks) stage = each;
  }
  return stage;
}

}  // namespace

std::optional<int> first_stage(const PlanPolicy& policy, const Runner& runner) {
  if (!runner.comfortable_ticks) return policy[runner.gentle ? "stage_unknown_gentle"_n : "stage_unknown"_n];
  const std::int64_t comfortable = *runner.comfortable_ticks;
  if (comfortable == 0) return 0;
  const bool able = comfortable >= policy["continuous_from_minutes"_n] * ticks_per_minute;
  if (able && runner.weeks_off < weeks(policy["continuous_weeks_off_below"_n])) return std::nullopt;
  return comfortable_stage(policy, runner, comfortable);
}

bool stage_done(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const bool two_a_week = state.base && state.base->runs == 2;
  const NumberId needed = !frame.runner.gentle ? "stage_runs"_n
                          : two_a_week         ? "stage_runs_gentle_two_a_week"_n
                                               : "stage_runs_gentle"_n;
  return state.stage_runs >= policy[needed];
}

std::optional<int> next_stage(const RunningFrame& frame, const RunningState& state, PhaseId phase) {
  if (state.weeks == 0) return first_stage(frame.policy, frame.runner);
  if (!state.stage || !stage_done(frame, state)) return state.stage;
  if (*state.stage == 0 && phase == PhaseId::settle) return 0;  // walking lasts through settle
  const int next = *state.stage + 1;
  return next < static_cast<int>(frame.policy.ladder.size()) ? std::optional{next} : std::nullopt;
}

WalkRun walk_run(const LadderStage& stage) {
  return {stage.run_minutes, stage.walk_minutes, stage.repeats};
}

std::optional<int> stage_of(const PlanPolicy& policy, const Week& week) {
  const auto day =
      std::ranges::find_if(week.days, [](const Day& one) { return one.run && one.run->walk_run; });
  if (day == week.days.end()) return std::nullopt;
  const auto same = [&day](const LadderStage& stage) { return walk_run(stage) == *day->run->walk_run; };
  return static_cast<int>(std::ranges::find_if(policy.ladder, same) - policy.ladder.begin());
}

}  // namespace kneecheck::plan
