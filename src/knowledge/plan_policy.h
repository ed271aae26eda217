// The numbers of the planning rules (rules.md), as data: each with the rule it serves, its basis and its
// strength.
#pragma once

#include "knowledge/exercise_policy.h"
#include "knowledge/running_policy.h"

namespace kneecheck::knowledge {

struct PlanPolicy {
  RunningPolicy running;
  ExercisePolicy exercises;
};

}  // namespace kneecheck::knowledge
