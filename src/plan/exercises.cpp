#include "plan/exercises.h"

#include <algorithm>

namespace kneecheck::plan {
namespace {

bool rose(const PrescribedExercise& from, const PrescribedExercise& to) {
  return to.sets > from.sets || to.reps > from.reps || to.hold_seconds > from.hold_seconds ||
         to.depth_degrees > from.depth_degrees || to.load_rm != from.load_rm || to.sides != from.sides;
}

}  // namespace

void plan_exercises(const ExerciseFrame& frame, const ExercisePast& past, Week& week,
                    const ExerciseLimits& limits) {
  const Sessions sessions = choose_sessions(frame, past, limits, week, session_days(frame, week));
  SessionDoses doses = prescribe(frame, past, limits, week, sessions);
  for (std::size_t i = 0; i < sessions.size(); ++i)
    week.days[static_cast<std::size_t>(sessions[i].day)].exercises = std::move(doses[i]);
  week.strength_sessions = static_cast<int>(sessions.size());
}

ExerciseFrame exercise_frame(const Knowledge& knowledge, const Runner& runner, Date start,
                             const RunDays& run_days) {
  ExerciseFrame frame{knowledge, runner, 0, {}, {}, {}, 0, {}};
  for (const ConditionIndex condition : runner.conditions) frame.conditions |= std::uint64_t{1} << condition;
  frame.scopes = exercise_scopes(frame);
  frame.heavy = heavy_work(frame);
  frame.holds = hold_work(frame);
  frame.sessions = usual_session_days(frame, from_weekdays(runner.open_days, start), run_days,
                                      from_weekdays(weekend, start));
  return frame;
}

int contacts(const Knowledge& knowledge, const PrescribedExercise& dose) {
  if (!knowledge.exercises[dose.exercise].impact) return 0;
  return dose.sets * dose.reps * turns(dose.sides);
}

void ExercisePast::remember(const Knowledge& knowledge, const Week& week) {
  bool loaded = false;
  for (const Day& day : week.days) {
    int landings = 0;
    for (const PrescribedExercise& dose : day.exercises) {
      landings += contacts(knowledge, dose);
      had_landing_ = had_landing_ || is_landing(knowledge.exercises[dose.exercise]);
      loaded = loaded || dose.load_rm.has_value();
      Progress& progress = progress_[dose.exercise];
      if (progress.last_week == week.number) continue;
      if (progress.weeks > 0 && rose(progress.dose, dose)) progress.last_rise = week.number;
      if (progress.dose.load_rm != dose.load_rm) progress.load_weeks = 0;
      progress.load_weeks += week.deload ? 0 : 1;
      progress.dose = dose;
      progress.last_week = week.number;
      ++progress.weeks;
    }
    if (landings == 0) continue;
    last_impact_ = day.date;
    most_contacts_ = std::max(most_contacts_.value_or(0), landings);
  }
  loaded_weeks_ += loaded ? 1 : 0;
}

}  // namespace kneecheck::plan
