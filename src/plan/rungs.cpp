#include "plan/rungs.h"

#include <algorithm>

namespace kneecheck::plan {
namespace {

// The most that a plan makes of one exercise.
struct Reach {
  bool any = false;
  int depth = 0;
  PhaseId phase = PhaseId::settle;
  bool loaded = false;
  bool one_leg = false;
  bool moves = false;

  void take(PhaseId now, const PrescribedExercise& dose) {
    any = true;
    depth = std::max(depth, dose.depth_degrees.value_or(0));
    phase = std::max(phase, now);
    loaded = loaded || dose.load_rm.has_value();
    one_leg = one_leg || dose.sides != Sides::together;
    moves = moves || dose.hold_seconds == 0;
  }

  bool allows(const Rung& rung, std::uint64_t kit) const {
    return any && rung.depth <= depth && (rung.kit == 0 || (rung.kit & kit) != 0) && rung.from <= phase &&
           (!rung.loaded || loaded) && (!rung.one_leg || one_leg) && (!rung.moves || moves);
  }
};

Reach reach_of(const Plan& plan, ExerciseIndex exercise) {
  Reach reach;
  for (const Week& week : plan.weeks) {
    for (const Day& day : week.days) {
      for (const PrescribedExercise& dose : day.exercises) {
        if (dose.exercise == exercise) reach.take(week.phase, dose);
      }
    }
  }
  return reach;
}

}  // namespace

std::vector<const Rung*> rungs_of(const Knowledge& knowledge, const Plan& plan, ExerciseIndex exercise,
                                  std::uint64_t kit) {
  const Reach reach = reach_of(plan, exercise);
  std::vector<const Rung*> rungs;
  for (const Rung& rung : knowledge.exercises[exercise].ladder) {
    if (reach.allows(rung, kit)) rungs.push_back(&rung);
  }
  return rungs;
}

}  // namespace kneecheck::plan
