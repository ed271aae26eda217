// What plans count on: a technique that nobody is barred from, and exercises that rules ask for by name.
#include "knowledge/checks.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {
namespace {

std::optional<IntRange> depth_of(const PlanPolicy& policy, ExerciseIndex exercise) {
  for (const ExerciseDepth& depth : policy.depths) {
    if (depth.exercise == exercise) return depth.degrees;
  }
  return std::nullopt;
}

void check_depth(const Knowledge& knowledge, const Must& must, const DepthLimit& limit,
                 Diagnostics& problems) {
  const PlanPolicy& policy = *knowledge.policy;
  const ExerciseIndex exercise = must.any_of.front();
  const auto depth = depth_of(policy, exercise);
  if (!depth) return;
  for (std::size_t phase = 0; phase < phase_count; ++phase) {
    if ((must.phases >> phase & 1U) == 0 ||
        static_cast<PhaseId>(phase) < knowledge.exercises[exercise].first_phase)
      continue;
    const bool may_be_sore = static_cast<PhaseId>(phase) < policy.sore.until;
    const int most =
        may_be_sore ? std::min(limit.degrees[phase], policy["sore_depth"_n]) : limit.degrees[phase];
    if (depth->from <= most) continue;
    const Evidence& of_sore = policy.numbers[static_cast<std::size_t>("sore_depth"_n)].basis.evidence;
    problem_of(problems, limit.basis.evidence.at.tree().is_checked ? of_sore : limit.basis.evidence,
               "contradiction",
               {KnowledgeText::no_deep_start,
                {{"id", knowledge.exercises[exercise].id},
                 {"from", depth->from},
                 {"most", most},
                 {"phase", Names<PhaseId>::words[phase]},
                 {"must", must.id}}},
               KnowledgeText::begin_lower);
    return;
  }
}

}  // namespace

void check_last_offers(const Knowledge& knowledge, Diagnostics& problems) {
  for (const TechniqueOffers& offers : knowledge.policy->offers) {
    if (offers.first.empty()) continue;  // of a cause without a plan
    const Technique& last = knowledge.technique(offers.first.back().technique);
    if ((last.barred_by_history | last.barred_by_location) == 0) continue;
    problem_of(problems, last.evidence, "contradiction",
               {KnowledgeText::last_offer_bars,
                {{"id", word(last.id)}, {"condition", knowledge.conditions[offers.condition].id}}},
               KnowledgeText::take_bars_away);
  }
}

void check_needed_depths(const Knowledge& knowledge, Diagnostics& problems) {
  for (const Must& must : knowledge.policy->musts) {
    if (must.any_of.size() != 1) continue;
    for (const DepthLimit& limit : knowledge.policy->depth_limits) {
      if ((must.conditions >> limit.condition & 1U) != 0) check_depth(knowledge, must, limit, problems);
    }
  }
}

// E12
void check_stand_ins(const Knowledge& knowledge, Diagnostics& problems) {
  for (const StandIn& entry : knowledge.policy->stand_ins) {
    const Exercise& exercise = knowledge.exercises[entry.exercise];
    if (!exercise.kit_instead.empty()) continue;
    problem_of(problems, exercise.evidence, "gap", {KnowledgeText::no_stand_in, {{"id", exercise.id}}},
               KnowledgeText::add_instead);
  }
}

}  // namespace kneecheck::knowledge
