// What each phase makes of each exercise for this runner. Once for a plan, which asks some thousand times.
#include <algorithm>

#include "plan/exercises.h"

namespace kneecheck::plan {
namespace {

bool has_kit(const Exercise& exercise, std::uint64_t kit) {
  return (kit & exercise.kit_needs) == exercise.kit_needs &&
         (exercise.kit_any_of == 0 || (kit & exercise.kit_any_of) != 0);
}

// What does not depend on the phase.
Barrier lasting_barrier(const ExerciseFrame& frame, ExerciseIndex index) {
  const Exercise& exercise = frame.exercise(index);
  const Runner& runner = frame.runner;
  if (!exercise.in_plans) return Barrier::other;
  if ((exercise.for_conditions & frame.conditions) == 0 || (exercise.not_for & frame.conditions) != 0)
    return Barrier::other;
  if (contains(runner.avoid, index) || (exercise.barred_by_history & runner.history) != 0)
    return Barrier::other;
  return has_kit(exercise, runner.kit) ? Barrier::none : Barrier::kit;
}

// How far the knee may bend: E10 by condition and phase, E14 while squatting or stairs hurt.
int deepest(const ExerciseFrame& frame, PhaseId phase) {
  const PlanPolicy& policy = frame.policy();
  int degrees = full_bend;
  for (const DepthLimit& limit : policy.depth_limits) {
    if ((frame.conditions >> limit.condition & 1U) != 0)
      degrees = std::min(degrees, limit.degrees[static_cast<std::size_t>(phase)]);
  }
  if (frame.runner.sore && phase < policy.sore.until) degrees = std::min(degrees, policy["sore_depth"_n]);
  return degrees;
}

// E4: some causes, when they are the only ones, open an exercise sooner.
PhaseId first_phase(const ExerciseFrame& frame, ExerciseIndex index) {
  for (const EarlyExercise& early : frame.policy().early) {
    if (early.exercise == index && (frame.conditions & ~early.only) == 0) return early.from;
  }
  return frame.exercise(index).first_phase;
}

IntRange stated_depth(const PlanPolicy& policy, ExerciseIndex exercise) {
  for (const ExerciseDepth& depth : policy.depths) {
    if (depth.exercise == exercise) return depth.degrees;
  }
  return {0, 0};
}

}  // namespace

std::vector<ExerciseScope> exercise_scopes(const ExerciseFrame& frame) {
  const SoreRule& sore = frame.policy().sore;
  std::array<int, phase_count> depths{};
  for (std::size_t phase = 0; phase < phase_count; ++phase)
    depths[phase] = deepest(frame, static_cast<PhaseId>(phase));
  std::vector<ExerciseScope> scopes(frame.knowledge.exercises.size());
  for (std::size_t number = 0; number < scopes.size(); ++number) {
    const auto index = static_cast<ExerciseIndex>(number);
    const Exercise& exercise = frame.exercise(index);
    const Barrier lasting = lasting_barrier(frame, index);
    const IntRange stated = exercise.states_depth ? stated_depth(frame.policy(), index) : IntRange{};
    const bool hurts = frame.runner.sore && contains(sore.barred, index);
    for (std::size_t i = 0; i < phase_count; ++i) {
      const auto phase = static_cast<PhaseId>(i);
      const IntRange depth{stated.from, std::min(stated.to, depths[i])};
      const bool wait =
          phase < first_phase(frame, index) || (hurts && phase < sore.until) || depth.from > depth.to;
      scopes[index][i] = {wait ? Barrier::other : lasting, depth};
    }
  }
  return scopes;
}

}  // namespace kneecheck::plan
