// Where everything comes from, entry by entry.
#include "knowledge/checks.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {

void for_each_evidence(const Knowledge& knowledge, const std::function<void(const Evidence&)>& visit) {
  const auto entries = [&visit](const auto& list) {
    for (const auto& entry : list) visit(entry.evidence);
  };
  const auto bases = [&visit](const auto& list) {
    for (const auto& entry : list) visit(entry.basis.evidence);
  };
  entries(knowledge.questions);
  entries(knowledge.pages);
  entries(knowledge.follow_ups);
  entries(knowledge.not_for);
  entries(knowledge.safety.urgencies);
  entries(knowledge.safety.withins);
  for (const Evidence& rest : knowledge.safety.rests) visit(rest);
  entries(knowledge.safety.names);
  entries(knowledge.safety.implied);
  entries(knowledge.safety.rules);
  visit(knowledge.safety.incomplete.evidence);
  entries(knowledge.safety.no_plan);
  entries(knowledge.conditions);
  for (const Condition& condition : knowledge.conditions) {
    entries(condition.house);
    entries(condition.differs);
    entries(condition.features);
  }
  visit(knowledge.ranking.evidence);
  entries(knowledge.exercises);
  for (const Exercise& exercise : knowledge.exercises) visit(exercise.proof.evidence);
  entries(knowledge.techniques);
  for (const Technique& technique : knowledge.techniques) {
    entries(technique.differs);
    visit(technique.proof.evidence);
  }
  entries(knowledge.phases);
  entries(knowledge.tests);
  entries(knowledge.planning_rules);
  for (const auto* chapter : knowledge.advice.chapters()) entries(*chapter);
  entries(knowledge.synonyms);
  entries(knowledge.regions);
  entries(knowledge.errors);
  const PlanPolicy& policy = *knowledge.policy;
  bases(policy.numbers);
  for (const Basis* basis :
       {&policy.ladder_basis, &policy.ground_basis, &policy.ends_at_pain_basis, &policy.eased_mornings_basis,
        &policy.swelling.basis, &policy.gentle_history_basis, &policy.ramp_basis, &policy.cues_basis,
        &policy.sore.basis})
    visit(basis->evidence);
  for (const ConditionPhases& phases : policy.phases) visit(phases.weeks_basis.evidence);
  bases(policy.gentle_tests);
  bases(policy.offers);
  bases(policy.taken_for);
  bases(policy.sessions_a_week);
  bases(policy.sizes);
  bases(policy.depth_limits);
  bases(policy.depths);
  bases(policy.reps_caps);
  bases(policy.one_leg);
  bases(policy.musts);
  bases(policy.notes);
  bases(policy.stand_ins);
  entries(policy.menus);
}

}  // namespace kneecheck::knowledge
