// Where the dose of a week starts: the one of the last time, or a first one (E3, E9, E10, E13, E16).
#include <algorithm>

#include "plan/exercises.h"

namespace kneecheck::plan {
namespace {

class Start {
 public:
  Start(const ExerciseFrame& frame, const ExercisePast& past, const ExerciseLimits& limits, const Week& week)
      : frame_(frame),
        policy_(frame.policy()),
        past_(past),
        limits_(limits),
        week_(week),
        hold_(frame.hold(week)) {}

  PrescribedExercise base(ExerciseIndex index) const {
    const Exercise& exercise = frame_.exercise(index);
    const Progress& progress = past_.of(index);
    PrescribedExercise dose = progress.weeks > 0 ? progress.dose : first_dose(index);
    dose.role = exercise.role;
    dose.sides = sides(index);
    dose.rest_seconds = rest(index, dose.sides);
    if (progress.weeks > 0 && dose.sides != progress.dose.sides) {  // on one leg now: from the bottom again
      dose.sets = std::min(dose.sets, exercise.dose.sets.from);
      dose.reps = std::min(dose.reps, exercise.dose.reps.from);
    }
    if (exercise.states_depth) {
      const IntRange depth = frame_.scope(index, week_.phase).depth;
      dose.depth_degrees = std::min(dose.depth_degrees.value_or(first_depth(index, depth)), depth.to);
    }
    return dose;
  }

 private:
  bool is_heavy(ExerciseIndex exercise) const { return frame_.heavy.has(exercise, week_.phase); }
  bool is_hold(ExerciseIndex exercise) const { return hold_ == exercise; }

  // E10: the tendon is loaded where it works; elsewhere the bend starts small.
  int first_depth(ExerciseIndex index, IntRange depth) const {
    const bool deep =
        has_one_of(frame_.runner, policy_.tendon) && (frame_.heavy.ever_has(index) || is_hold(index));
    return deep ? std::min(depth.to, policy_["first_depth_most"_n]) : depth.from;
  }

  int rest(ExerciseIndex index, Sides sides) const {
    if (frame_.heavy.ever_has(index))
      return sides == Sides::both ? frame_.heavy.size.rest_both : frame_.heavy.size.rest_together;
    if (is_hold(index)) return frame_.holds.size.rest_seconds;
    return frame_.exercise(index).dose.rest_seconds;
  }

  // E9, E13: the bottom of the range, within the limits of a first week; loads and holds by their own tables.
  PrescribedExercise first_dose(ExerciseIndex index) const {
    const Dose& range = frame_.exercise(index).dose;
    PrescribedExercise dose;
    dose.exercise = index;
    if (is_hold(index)) {
      dose.sets = frame_.holds.size.sets;
      dose.reps = 1;
      dose.hold_seconds = frame_.holds.size.hold.from;
      return dose;
    }
    const bool more = frame_.runner.most_session_minutes >= policy_["more_sets_from_minutes"_n];
    dose.sets = std::min({range.sets.from + (more ? 1 : 0), range.sets.to, policy_["first_sets_most"_n]});
    dose.reps = range.reps.from;
    dose.hold_seconds = range.hold_seconds.from;
    if (is_jump(frame_.exercise(index))) dose.sets = 1;
    if (frame_.heavy.ever_has(index)) dose.sets = frame_.heavy.size.sets;
    if (is_heavy(index)) {
      dose.load_rm = policy_.loads.front().rm;
      dose.reps = policy_.loads.front().reps;
      dose.hold_seconds = 0;
      return dose;
    }
    while (!within(dose, policy_["first_reps_most"_n], policy_["first_hold_most"_n]) && make_smaller(dose)) {
    }
    return dose;
  }

  // E3: landings begin on two legs; later the phase decides. One leg for two is a rise (E9).
  Sides sides(ExerciseIndex index) const {
    const Exercise& exercise = frame_.exercise(index);
    const Progress& progress = past_.of(index);
    if (progress.weeks == 0) return is_landing(exercise) ? Sides::together : exercise.dose.sides;
    for (const OneLeg& entry : policy_.one_leg) {
      const bool ready = week_.phase >= entry.from && !frame_.runner.gentle && !frame_.runner.jumper &&
                         (entry.not_for & frame_.conditions) == 0 && !week_.deload && !is_low(week_) &&
                         !limits_.doses_stay;
      if (entry.exercise == index && ready) return Sides::both;
    }
    return progress.dose.sides;
  }

  const ExerciseFrame& frame_;
  const PlanPolicy& policy_;
  const ExercisePast& past_;
  const ExerciseLimits& limits_;
  const Week& week_;
  std::optional<ExerciseIndex> hold_;
};

}  // namespace

bool within(const PrescribedExercise& dose, int most_reps, int most_hold) {
  return dose.sets * dose.reps <= most_reps && dose.sets * dose.reps * dose.hold_seconds <= most_hold;
}

bool make_smaller(PrescribedExercise& dose) {
  if (dose.sets > 1) {
    --dose.sets;
  } else if (dose.reps > 1) {
    --dose.reps;
  } else if (dose.hold_seconds > 0) {
    --dose.hold_seconds;
  } else {
    return false;
  }
  return true;
}

PrescribedExercise base_dose(const ExerciseFrame& frame, const ExercisePast& past,
                             const ExerciseLimits& limits, const Week& week, ExerciseIndex exercise) {
  return Start{frame, past, limits, week}.base(exercise);
}

}  // namespace kneecheck::plan
