// From the first week to the last: runs, then exercises, week by week, with the race in view or without it.
#include <algorithm>

#include "plan/exercises.h"
#include "plan/notes.h"
#include "plan/running.h"

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

// Empty when the frame has a race that cannot be met: nothing is new in the quiet weeks, so run has to be
// reached before them (R1, R2).
std::optional<std::vector<Week>> weeks_of(const RunningFrame& frame, const ExerciseFrame& exercises,
                                          RunningState& state) {
  state = {};
  ExercisePast past{frame.knowledge};
  std::vector<Week> weeks;
  weeks.reserve(static_cast<std::size_t>(frame.policy["weeks_most"_n]));
  while (state.weeks < frame.policy["weeks_most"_n] && !may_end(frame, state)) {
    if (frame.quiet(state.weeks + 1) && state.phase != PhaseId::run) return std::nullopt;
    weeks.push_back(next_week(frame, state));
    plan_exercises(exercises, past, weeks.back());
    take_back_jumps(frame.knowledge, weeks.back(), state.strength);
    past.remember(frame.knowledge, weeks.back());
    state = advance(frame, std::move(state), weeks.back());
  }
  return weeks;
}

// The longest race that fits on this day, in tenths of a km: planned with a short race on it, as its quiet
// weeks change those before it. 0: none.
int longest_race_on(const Date day, RunningFrame frame, ExerciseFrame exercises, const Plan& plan) {
  const PlanPolicy& policy = frame.policy;
  const RaceWeeks race = race_weeks(policy, frame.start, {0, day});
  if (race.week <= policy["weeks_most"_n]) {
    frame.race = race;
    exercises.race = day;
    RunningState end;
    if (const auto weeks = weeks_of(frame, exercises, end);
        weeks && race.week <= static_cast<int>(weeks->size()))
      return longest_race(policy, race.week, *weeks);
  }
  return race.week > static_cast<int>(plan.weeks.size()) ? longest_race(policy, race.week, plan.weeks) : 0;
}

// R1: planned as if racing, and if that is not realistic, again without the race.
void plan_race(RunningFrame& frame, ExerciseFrame& exercises, const RaceGoal& goal, RunningState& end,
               Plan& plan) {
  const PlanPolicy& policy = frame.policy;
  const RaceWeeks race = race_weeks(policy, frame.start, goal);
  plan.race = RaceView{static_cast<int>(round_half_even(goal.km_millionths * 10, decimal_one)),
                       goal.km_millionths,
                       goal.date,
                       Verdict::not_yet,
                       need_tenths(policy, goal),
                       {},
                       0,
                       {}};
  if (race.week <= policy["weeks_most"_n]) {
    frame.race = race;
    exercises.race = goal.date;
    if (auto weeks = weeks_of(frame, exercises, end); weeks && race.week <= static_cast<int>(weeks->size())) {
      plan.race->verdict = verdict_of(policy, goal, race.week, *weeks);
      if (plan.race->verdict != Verdict::not_yet) {
        plan.weeks = std::move(*weeks);
        return;
      }
    }
    frame.race.reset();
    exercises.race.reset();
  }
  plan.weeks = *weeks_of(frame, exercises, end);
  if (race.week > static_cast<int>(plan.weeks.size()))
    plan.race->verdict = verdict_of(policy, goal, race.week, plan.weeks);
  if (plan.race->verdict != Verdict::not_yet) return;
  plan.race->earliest = earliest_race(policy, frame.start, goal, plan.weeks);
  plan.race->longest_tenths = longest_race_on(goal.date, frame, exercises, plan);
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

std::vector<std::string> plan_weeks(const Knowledge& knowledge, const Runner& runner, Date start,
                                    Plan& plan) {
  RunningFrame frame = running_frame(knowledge, runner, start);
  ExerciseFrame exercises = exercise_frame(knowledge, runner, start, frame.days);
  frame.sessions = exercises.sessions;
  frame.jumps = jumps_of(exercises);
  frame.first_load_phase = first_load_phase(exercises);
  RunningState end;
  if (runner.race) {
    plan_race(frame, exercises, *runner.race, end, plan);
  } else {
    plan.weeks = *weeks_of(frame, exercises, end);
  }
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
  return exercise_notes(exercises, plan);
}

}  // namespace kneecheck::plan
