// From the first week to the last: runs, then exercises, week by week, with the race in view or without it.
#include <algorithm>

#include "plan/notes.h"
#include "plan/planner.h"

namespace kneecheck::plan {
namespace {

// E19: a jump that found no room among the exercises is not new after all.
void take_back_jumps(const Knowledge& knowledge, Week& week, StrengthProgress& strength) {
  const auto is_there = [&](const Novelty& novelty) {
    return std::ranges::any_of(week.days, [&](const Day& day) {
      return std::ranges::any_of(day.exercises, [&](const PrescribedExercise& dose) {
        return knowledge.exercises[dose.exercise].id == novelty.exercise;
      });
    });
  };
  Few<Novelty, 6> kept;
  for (const Novelty& novelty : week.news) {
    const bool stays = novelty.kind != NoveltyKind::jump || is_there(novelty);
    if (stays) kept.push_back(novelty);
    strength.refused_jumps += stays ? 0 : 1;
  }
  week.news = kept;
}

// The week again, as far as a hold can know before it is run (D3). `running`: after it.
WeekLimits held(const RunningState& running, const Week& week) {
  WeekLimits limits;
  limits.hold = true;
  limits.most_minutes = week.run_minutes;
  if (week.runs() > 0) limits.most_runs = week.runs();
  limits.most_stage = running.stage;
  if (week.runs() > 0 && !running.stage) limits.same_longest = week.longest_run_minutes;
  return limits;
}

// The weeks to come, and where they lead. Empty when the frames have a race that cannot be met: nothing is
// new in the quiet weeks, so run has to be reached before them (R1, R2).
std::optional<Beginning> gone_on(const Frames& frames, Beginning from) {
  RunningState& running = from.state.running;
  const auto most = static_cast<std::size_t>(from.most_weeks);
  WeekLimits limits = from.limits;
  from.weeks.reserve(most);
  while (from.goes_on && from.weeks.size() < most && (limits.hold || !may_end(frames.running, running))) {
    if (frames.running.quiet(running.weeks + 1) && running.phase != PhaseId::run && !from.race_stands)
      return std::nullopt;
    from.weeks.push_back(plan_week(frames, limits, from.state));
    take_week(frames, from.weeks.back(), from.state);
    from.weeks.back().decides = decides_phase(frames.running, running);
    limits = from.steps_back ? held(running, from.weeks.back()) : WeekLimits{};
    from.steps_back = false;
  }
  return from;
}

void put_race(const std::optional<RaceWeeks>& race, Frames& frames) {
  frames.running.race = race;
  frames.exercises.race = race ? std::optional{race->date} : std::nullopt;
}

// The longest race that fits on this day, in tenths of a km: planned with a short race on it, as its quiet
// weeks change those before it. 0: none.
int longest_race_on(const Date day, Frames frames, const Beginning& from, const Plan& plan) {
  const PlanPolicy& policy = frames.running.policy;
  const RaceWeeks race = race_weeks(policy, frames.running.start, {0, day});
  if (race.week <= from.most_weeks) {
    put_race(race, frames);
    if (const auto end = gone_on(frames, from); end && race.week <= static_cast<int>(end->weeks.size()))
      return longest_race(policy, race.week, end->weeks);
  }
  return race.week > static_cast<int>(plan.weeks.size()) ? longest_race(policy, race.week, plan.weeks) : 0;
}

// R1: planned as if racing, and if that is not realistic, again without the race.
Beginning planned_race(const RaceGoal& goal, const Beginning& from, Frames& frames, Verdict& verdict) {
  const PlanPolicy& policy = frames.running.policy;
  const RaceWeeks race = race_weeks(policy, frames.running.start, goal);
  verdict = from.race_stands.value_or(Verdict::not_yet);
  put_race(std::nullopt, frames);
  if (race.week <= from.most_weeks && from.race_stands != Verdict::not_yet) {
    put_race(race, frames);
    if (auto end = gone_on(frames, from); end && race.week <= static_cast<int>(end->weeks.size())) {
      if (!from.race_stands) verdict = verdict_of(policy, goal, race.week, end->weeks);
      if (verdict != Verdict::not_yet) return *std::move(end);
    }
    put_race(std::nullopt, frames);
  }
  Beginning end = *gone_on(frames, from);
  const int weeks = static_cast<int>(end.weeks.size());
  if (race.week > weeks && !from.race_stands) verdict = verdict_of(policy, goal, race.week, end.weeks);
  return end;
}

RunningState plan_race(Frames& frames, const RaceGoal& goal, const Beginning& from, Plan& plan) {
  const PlanPolicy& policy = frames.running.policy;
  plan.race = RaceView{static_cast<int>(round_half_even(goal.km_millionths * 10, decimal_one)),
                       goal.km_millionths,
                       goal.date,
                       Verdict::not_yet,
                       need_tenths(policy, goal),
                       {},
                       0,
                       {}};
  Beginning end = planned_race(goal, from, frames, plan.race->verdict);
  plan.weeks = std::move(end.weeks);
  if (plan.race->verdict == Verdict::not_yet) {
    plan.race->earliest = earliest_race(policy, frames.running.start, goal, plan.weeks);
    plan.race->longest_tenths = longest_race_on(goal.date, frames, from, plan);
  }
  return std::move(end.state.running);
}

void list_exercises(Plan& plan) {
  for (const Week& week : plan.weeks) {
    for (const Day& day : week.days) {
      for (const PrescribedExercise& dose : day.exercises) {
        if (!contains(plan.exercises, dose.exercise)) plan.exercises.push_back(dose.exercise);
      }
    }
  }
}

}  // namespace

Frames frames_of(const Knowledge& knowledge, const Runner& runner, Date start) {
  RunningFrame running = running_frame(knowledge, runner, start);
  ExerciseFrame exercises = exercise_frame(knowledge, runner, start, running.days);
  running.sessions = exercises.sessions;
  running.jumps = jumps_of(exercises);
  running.first_load_phase = first_load_phase(exercises);
  return {std::move(running), std::move(exercises)};
}

Week plan_week(const Frames& frames, const WeekLimits& limits, PlanState& state) {
  Week week = next_week(frames.running, state.running, limits);
  plan_exercises(frames.exercises, state.exercises, week, {limits.hold || limits.doses_stay, limits.flat});
  take_back_jumps(frames.running.knowledge, week, state.running.strength);
  return week;
}

void take_week(const Frames& frames, const Week& week, PlanState& state) {
  state.exercises.remember(frames.running.knowledge, week);
  state.running = advance(frames.running, std::move(state.running), week);
}

Beginning fresh_beginning(const Knowledge& knowledge) {
  Beginning from{knowledge};
  from.most_weeks = (*knowledge.policy)["weeks_most"_n];
  return from;
}

Verdict look_at_race(const RaceGoal& race, const Beginning& from, Frames& frames) {
  Verdict verdict = Verdict::not_yet;
  planned_race(race, from, frames, verdict);
  return verdict;
}

std::vector<std::string> plan_weeks(const Knowledge& knowledge, const Runner& runner, Date start,
                                    Beginning from, Plan& plan) {
  Frames frames = frames_of(knowledge, runner, start);
  RunningState end;
  if (runner.race) {
    end = plan_race(frames, *runner.race, from, plan);
  } else {
    Beginning whole = *gone_on(frames, std::move(from));
    plan.weeks = std::move(whole.weeks);
    end = std::move(whole.state.running);
  }
  const RunningFrame& frame = frames.running;
  plan.start = start;
  plan.gentle = runner.gentle;
  plan.fast = runner.fast;
  plan.pace_seconds = runner.pace_seconds;
  plan.usual_minutes = runner.usual_minutes;
  plan.goal_minutes = goal_minutes(frame, most_runs(plan));
  plan.least_downhill_weeks = frame.policy["end_downhill_weeks"_n];
  plan.least_hard_weeks = frame.policy["end_hard_weeks"_n];
  plan.jumping_left = !is_jumping_back(frame, end);
  plan.heavy_left = !is_tendon_loaded(frame, end);
  if (frame.race) plan.recovery_weeks_left = std::max(0, frame.race->recovery_to - end.weeks);
  plan.recovery_percent = frame.policy["recovery_percent"_n];
  plan.phases = spans_of(frame.policy, runner, plan.weeks);
  const bool changes =
      std::ranges::any_of(plan.weeks, [](const Week& week) { return !week.techniques.empty(); });
  if (changes) plan.techniques.push_back(technique_target(knowledge, runner));
  list_exercises(plan);
  return exercise_notes(frames.exercises, plan);
}

}  // namespace kneecheck::plan
