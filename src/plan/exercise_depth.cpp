// How far the knee may bend: E10 by condition and phase, E14 while squatting or stairs hurt.
#include <algorithm>

#include "plan/exercises.h"

namespace kneecheck {

int deepest(const ExerciseFrame& frame, PhaseId phase) {
  const ExercisePolicy& policy = frame.policy();
  int degrees = full_bend;
  for (const DepthLimit& limit : policy.depth_limits) {
    if ((frame.conditions >> limit.condition & 1U) != 0) degrees = std::min(degrees, limit.degrees[static_cast<std::size_t>(phase)]);
  }
  if (frame.runner.sore && phase < policy.sore.until) degrees = std::min(degrees, policy[ExerciseNumber::sore_depth]);
  return degrees;
}

IntRange depth_range(const ExerciseFrame& frame, ExerciseIndex exercise, PhaseId phase) {
  for (const ExerciseDepth& depth : frame.policy().depths) {
    if (depth.exercise == exercise) return {depth.degrees.from, std::min(depth.degrees.to, deepest(frame, phase))};
  }
  return {0, 0};
}

}  // namespace kneecheck
