// E20: the rungs of an exercise that can be climbed with a plan.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/plan.h"

namespace kneecheck::plan {

// What a plan gives by its end, easiest first: no rung that is deeper than the exercise ever is, that belongs
// to a phase after its last week, that needs a weight, one leg or movement where none is prescribed, or kit
// that is not among `kit` (bits of `equipment`). Empty when the plan does not have the exercise. The rungs
// are those of `knowledge`, which must outlive them.
std::vector<const Rung*> rungs_of(const Knowledge& knowledge, const Plan& plan, ExerciseIndex exercise,
                                  std::uint64_t kit);

}  // namespace kneecheck::plan
