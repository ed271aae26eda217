// From the first week to the last, with the race in view and without it.
#include "plan/running.h"

#include <algorithm>

namespace kneecheck::plan {

RunningFrame running_frame(const PlanPolicy& policy, const Runner& runner, Date start) {
  RunningFrame frame{
      policy,      runner, start, least_weeks(policy, runner), {}, 1, from_weekdays(runner.open_days, start),
      std::nullopt};
  frame.ladder_runs = std::min(runner.most_runs, most_runs_on(frame.open, 1));
  for (std::size_t i = 0; i < phase_count; ++i) {
    const bool early = static_cast<PhaseId>(i) < PhaseId::landing;
    const int in_row = policy[early ? "early_days_in_row"_n : "late_days_in_row"_n];
    frame.phase_runs[i] = std::min(runner.most_runs, most_runs_on(frame.open, in_row));
  }
  return frame;
}

std::optional<std::vector<Week>> plan_weeks(const RunningFrame& frame, RunningState state) {
  std::vector<Week> weeks;
  weeks.reserve(static_cast<std::size_t>(frame.policy["weeks_most"_n]));
  while (state.weeks < frame.policy["weeks_most"_n] && !may_end(frame, state)) {
    // R1, R2: nothing is new in the quiet weeks, so run has to be reached before them.
    if (frame.race && frame.quiet(state.weeks + 1) && state.phase != PhaseId::run) return std::nullopt;
    weeks.push_back(next_week(frame, state));
    state = advance(frame, std::move(state), weeks.back());
  }
  return weeks;
}

namespace {

// R1: planned as if racing, and if that is not realistic, again without the race.
void plan_race(RunningFrame& frame, const RaceGoal& goal, Plan& plan) {
  const PlanPolicy& policy = frame.policy;
  const RaceWeeks race = race_weeks(policy, frame.start, goal);
  plan.race = RaceView{static_cast<int>(round_half_even(goal.km_millionths * 10, decimal_one)),
                       goal.km_millionths,
                       goal.date,
                       Verdict::not_yet,
                       need_tenths(policy, goal),
                       {}};
  if (race.week <= policy["weeks_most"_n]) {
    frame.race = race;
    if (auto weeks = plan_weeks(frame); weeks && race.week <= static_cast<int>(weeks->size())) {
      plan.race->verdict = verdict_of(policy, goal, race.week, *weeks);
      if (plan.race->verdict != Verdict::not_yet) {
        plan.weeks = std::move(*weeks);
        return;
      }
    }
    frame.race.reset();
  }
  plan.weeks = *plan_weeks(frame);
  if (race.week > static_cast<int>(plan.weeks.size()))
    plan.race->verdict = verdict_of(policy, goal, race.week, plan.weeks);
}

}  // namespace

void plan_running(const Knowledge& knowledge, const Runner& runner, Date start, Plan& plan) {
  RunningFrame frame = running_frame(*knowledge.policy, runner, start);
  if (runner.race) {
    plan_race(frame, *runner.race, plan);
  } else {
    plan.weeks = *plan_weeks(frame);
  }
  int most_runs = 0;
  bool technique = false;
  for (const Week& week : plan.weeks) {
    most_runs = std::max(most_runs, static_cast<int>(std::ranges::count_if(
                                        week.days, [](const Day& day) { return day.run.has_value(); })));
    technique = technique || !week.techniques.empty();
  }
  plan.start = start;
  plan.gentle = runner.gentle;
  plan.pace_seconds = runner.pace_seconds;
  plan.usual_minutes = runner.usual_minutes;
  plan.goal_minutes = goal_minutes(frame, most_runs);
  plan.least_downhill_weeks = (*knowledge.policy)["end_downhill_weeks"_n];
  plan.phases = spans_of(*knowledge.policy, runner, plan.weeks);
  if (technique) plan.techniques.push_back(technique_target(knowledge, runner));
}

}  // namespace kneecheck::plan
