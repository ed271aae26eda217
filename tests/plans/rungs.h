// E20: ladders and doses agree. Of every plan: each exercise has a rung that can be taken in its first week,
// and no rung that is printed asks for what the plan does not have.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline.h"

namespace kneecheck::plans {

class Rungs {
 public:
  // What is wrong with the ladders of this plan.
  std::vector<std::string> check(const Outcome& outcome);
  // Rungs that no plan prints, of the exercises that were prescribed: they say what is never planned.
  std::vector<std::string> never_printed() const;
  // Exercises that plans may have, and none had.
  std::vector<std::string> never_planned() const;
  std::size_t plans() const { return plans_; }

 private:
  std::size_t plans_ = 0;
  std::map<ExerciseIndex, std::map<const Rung*, std::size_t>> printed_;
};

}  // namespace kneecheck::plans
