// The ladder from walking to running (V11, V12), and how much the first week may have (V7).
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

constexpr std::int64_t weeks(int number) {
  return number * decimal_one;
}

std::int64_t comfortable_part(const PlanPolicy& policy, std::int64_t comfortable_ticks) {
  return policy["start_run_percent"_n] * comfortable_ticks;  // in hundredths of a tick
}

// V12: the highest stage whose running is well within what is comfortable, and within the first week of V7.
int comfortable_stage(const PlanPolicy& policy, const Runner& runner, int runs) {
  int highest = static_cast<int>(policy.ladder.size()) - 1;
  if (runner.weeks_off >= weeks(policy["continuous_weeks_off_below"_n]))
    highest = policy["stage_after_break"_n];
  if (runner.weeks_off > weeks(policy["long_break_weeks_above"_n]))
    highest = policy["stage_after_long_break"_n];
  const std::int64_t comfortable = comfortable_part(policy, *runner.comfortable_ticks);
  const int week = first_week_minutes(policy, runner, runs);
  int stage = 1;
  for (int each = 2; each <= highest; ++each) {
    const int minutes = policy.ladder[static_cast<std::size_t>(each)].minutes();
    if (std::int64_t{100} * minutes * ticks_per_minute <= comfortable && minutes * runs <= week) stage = each;
  }
  return stage;
}

// V11: enough runs on this stage for the next one.
bool stage_done(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const int runs = state.base ? state.base->runs : 0;
  if (!frame.runner.gentle) return state.stage_runs >= std::min(policy["stage_runs"_n], runs);
  const NumberId needed = runs > 2 ? "stage_runs_gentle"_n : "stage_runs_gentle_two_a_week"_n;
  return state.stage_runs >= policy[needed];
}

// V11: after hardly any time off two steps at once, as far as the longest run allows (V1).
int steps_up(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const int top = static_cast<int>(policy.ladder.size());
  const bool quick =
      !frame.runner.gentle && frame.runner.weeks_off < weeks(policy["continuous_weeks_off_below"_n]);
  if (!quick || *state.stage == 0 || *state.stage + 1 >= top) return 1;
  const int two = *state.stage + 2;
  const int minutes = two < top ? policy.ladder[static_cast<std::size_t>(two)].minutes()
                                : policy["first_continuous_minutes"_n];
  return minutes <= longest_cap(frame, state) ? 2 : 1;
}

}  // namespace

int first_week_minutes(const PlanPolicy& policy, const Runner& runner, int runs) {
  const std::int64_t usual = runner.usual_minutes;
  const std::int64_t comfortable = runner.comfortable_ticks.value_or(0);
  const std::int64_t able =
      std::min(policy["start_week_percent_able"_n] * usual / 100,
               policy["start_week_comfortable_runs"_n] * comfortable / ticks_per_minute);
  const std::int64_t least = std::int64_t{runs} * policy["start_run_minutes"_n];
  return static_cast<int>(std::max({policy["start_week_percent"_n] * usual / 100, able, least}));
}

std::optional<int> first_stage(const PlanPolicy& policy, const Runner& runner, int runs) {
  if (!runner.comfortable_ticks) return policy[runner.gentle ? "stage_unknown_gentle"_n : "stage_unknown"_n];
  const std::int64_t comfortable = *runner.comfortable_ticks;
  if (comfortable == 0) return 0;
  const bool able = comfortable >= policy["continuous_from_minutes"_n] * ticks_per_minute;
  if (able && runner.weeks_off < weeks(policy["continuous_weeks_off_below"_n])) return std::nullopt;
  return comfortable_stage(policy, runner, runs);
}

std::optional<int> next_stage(const RunningFrame& frame, const RunningState& state) {
  if (state.weeks == 0) return frame.first_stage;
  if (!state.stage || !stage_done(frame, state)) return state.stage;
  // Walking lasts through settle; while squatting or stairs hurt week 2 is like week 1 (V7).
  if (*state.stage == 0 && state.phase_weeks() < frame.phase_weeks[0]) return 0;
  if (frame.runner.sore && state.weeks == 1) return state.stage;
  const int next = *state.stage + steps_up(frame, state);
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
