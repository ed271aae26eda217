// From answers to the exported record, by the program's own rooms and in their order.
#pragma once

#include <optional>
#include <string>

#include "checker.h"
#include "intake/case.h"
#include "plan/plan.h"
#include "triage/assess.h"

namespace kneecheck::plans {

using namespace plan;
using namespace exports;

struct Outcome {
  Case runner;
  Assessment assessment;
  std::optional<Plan> plan;
  std::string record;  // one line of JSON, without the line's end
};
Outcome outcome_of(const Answers& answers);

// The record of a plan, as it stands.
std::string record_of(const Outcome& outcome, const Plan& plan);
// The same as a batch writes it, from parts that are made once.
std::string batch_record_of(const Outcome& outcome, const Plan& plan);

}  // namespace kneecheck::plans
