#include "plan/exercises.h"

#include <algorithm>

namespace kneecheck::plan {
namespace {

bool rose(const PrescribedExercise& from, const PrescribedExercise& to) {
  return to.sets > from.sets || to.reps > from.reps || to.hold_seconds > from.hold_seconds ||
         to.depth_degrees > from.depth_degrees;
}

void plan_week(const ExerciseFrame& frame, const ExercisePast& past, std::size_t index, Week& week) {
  const Sessions sessions = choose_sessions(frame, past, week, session_days(frame, past, index));
  SessionDoses doses = prescribe(frame, past, week, sessions);
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    week.days[static_cast<std::size_t>(sessions[i].day)].exercises = std::move(doses[i]);
  }
  week.strength_sessions = static_cast<int>(sessions.size());
}

}  // namespace

ExerciseFrame exercise_frame(const Knowledge& knowledge, const Runner& runner, const Plan& plan) {
  ExerciseFrame frame{knowledge, runner, plan, 0, {}};
  for (const ConditionIndex condition : runner.conditions) frame.conditions |= std::uint64_t{1} << condition;
  frame.scopes = exercise_scopes(frame);
  return frame;
}

int contacts(const Knowledge& knowledge, const PrescribedExercise& dose) {
  if (!knowledge.exercises[dose.exercise].impact) return 0;
  return dose.sets * dose.reps * turns(dose.sides);
}

void ExercisePast::remember(const Knowledge& knowledge, const Week& week) {
  std::uint8_t days = 0;
  for (std::size_t d = 0; d < week.days.size(); ++d) {
    const Day& day = week.days[d];
    if (day.exercises.empty()) continue;
    days = static_cast<std::uint8_t>(days | 1U << d);
    last_session_ = day.date;
    int landings = 0;
    for (const PrescribedExercise& dose : day.exercises) {
      landings += contacts(knowledge, dose);
      had_landing_ = had_landing_ || is_landing(knowledge.exercises[dose.exercise]);
      Progress& progress = progress_[dose.exercise];
      if (progress.last_week == week.number) continue;
      if (progress.weeks == 0) used_.push_back(dose.exercise);
      if (progress.weeks > 0 && rose(progress.dose, dose)) progress.last_rise = week.number;
      progress.dose = dose;
      progress.last_week = week.number;
      ++progress.weeks;
    }
    if (landings == 0) continue;
    last_impact_ = day.date;
    most_contacts_ = std::max(most_contacts_.value_or(0), landings);
  }
  if (days != 0 && !is_low(week)) last_days_ = days;
}

std::vector<std::string> plan_exercises(const Knowledge& knowledge, const Runner& runner, Plan& plan) {
  const ExerciseFrame frame = exercise_frame(knowledge, runner, plan);
  ExercisePast past{knowledge};
  for (std::size_t i = 0; i < plan.weeks.size(); ++i) {
    if (!plan.weeks[i].done) plan_week(frame, past, i, plan.weeks[i]);
    past.remember(knowledge, plan.weeks[i]);
  }
  plan.exercises = past.used();
  return exercise_notes(frame);
}

}  // namespace kneecheck::plan
