// What the files of data/plans share when they are read.
// Rule: private to this room.
#pragma once

#include "knowledge/decode.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {

struct PolicySource {
  Sections& sections;
  const Knowledge& knowledge;
  Diagnostics& problems;
  Texts conditions, exercises, tests, rules;  // ids

  Basis basis(Reader& entry) const;  // `rule`, `sources`, `claims`, `strength`
  ExerciseIndex exercise(Reader& entry) const;
  std::optional<ConditionIndex> condition(Reader& entry) const;
  std::uint64_t condition_mask(Reader& entry, std::string_view key, Need need = Need::required) const {
    return read_id_mask(entry, key, conditions, KnowledgeText::a_condition, need);
  }
  // What stands under `key` of a file; a gap when nothing does.
  Reader section(std::string_view file, std::string_view key) const;
  // Calls `each` with every condition that has a plan: each needs its entries.
  template <class Each>
  void each_planned(const Each& each) const {
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      if (knowledge.conditions[i].has_plan) each(static_cast<ConditionIndex>(i));
    }
  }
};

// One exercise, or a list of them.
std::vector<ExerciseIndex> exercise_list(const PolicySource& source, Value list);

void decode_running_rules(const PolicySource& source, PlanPolicy& policy);
void decode_exercise_rules(const PolicySource& source, PlanPolicy& policy);
void decode_loads(const PolicySource& source, PlanPolicy& policy);  // weights, holds, jumps

}  // namespace kneecheck::knowledge
