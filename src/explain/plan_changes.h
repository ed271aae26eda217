// Which single answers would make the plan of a case shorter or longer, and by how much. Each is planned.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/explain.h"

namespace kneecheck::explain {

struct PlanChange {
  Key key = Key::days;
  std::string value;         // as a case has it: "45", "gym"; of a list: the item that is added, or "all"
  int weeks = 0;             // of the plan with it
  bool reaches_end = false;  // all that a plan is for
  std::string what;          // "with sessions of up to 45 minutes"
};

struct PlanChanges {
  int weeks = 0;  // of the plan as it is
  bool reaches_end = false;
  std::vector<PlanChange> changes;  // those with another length, or another end
};

// Empty: there is no plan.
std::optional<PlanChanges> plan_changes(const Knowledge& knowledge, const Case& runner,
                                        const Assessment& assessment, Date start);

// As a section of explain_case().
void add_plan_changes(const Knowledge& knowledge, const PlanChanges& changes, Explanation& explanation);

}  // namespace kneecheck::explain
