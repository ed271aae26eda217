// Of the built-in folder alone.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "knowledge/checks.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {
namespace {

constexpr int claim_count = 28;  // claims of the source article: C01 to C28

template <class Visit>
void for_each_criterion(const Knowledge& knowledge, const Visit& visit) {
  for (const NamedCriterion& name : knowledge.safety.names) visit(name.when);
  for (const SafetyRule& rule : knowledge.safety.rules) {
    visit(rule.applies);
    visit(rule.when);
  }
  for (const Condition& condition : knowledge.conditions) {
    for (const Feature& feature : condition.features) visit(feature.when);
  }
  for (const auto* chapter : knowledge.advice.chapters()) {
    for (const Advice& advice : *chapter) visit(advice.when);
  }
  for (const TechniqueOffers& offers : knowledge.policy->offers) {
    for (const auto* list : {&offers.first, &offers.later}) {
      for (const TechniqueOffer& offer : *list) visit(offer.when);
    }
  }
}

void unused(Diagnostics& problems, const Evidence& entry, TextId message, std::string_view id) {
  problem_of(problems, entry, "unused_entry", {message, {{"id", id}}}, KnowledgeText::use_or_delete);
}

}  // namespace

void check_claims_kept(const Knowledge& knowledge, Diagnostics& problems) {
  std::set<std::string_view> carried;
  for_each_evidence(knowledge, [&carried](const Evidence& evidence) {
    carried.insert(evidence.claims.begin(), evidence.claims.end());
  });
  for (int number = 1; number <= claim_count; ++number) {
    const std::string id = fmt::format("C{:02}", number);
    const auto claim = std::ranges::find(knowledge.claims, id, &Claim::id);
    if (claim == knowledge.claims.end()) {
      problem_of(problems, "claims.yaml", "gap", {KnowledgeText::no_claim, {{"id", id}}});
    } else if (!carried.contains(id)) {
      problem_of(problems, claim->evidence, "gap", {KnowledgeText::claim_dropped, {{"id", id}}},
                 KnowledgeText::name_claim);
    }
  }
}

// No rule reads it, but what becomes of a plan that runs (D7).
constexpr std::string_view new_in_plan = "new_in_plan";

void check_names_used(const Knowledge& knowledge, Diagnostics& problems) {
  std::set<std::size_t> used;
  for_each_criterion(knowledge, [&used](const Criterion& criterion) {
    for (const CriterionNode& node : criterion) used.insert(node.name);
  });
  for (std::size_t i = 0; i < knowledge.safety.names.size(); ++i) {
    const NamedCriterion& name = knowledge.safety.names[i];
    if (!used.contains(i + 1) && name.id != new_in_plan)
      unused(problems, name.evidence, KnowledgeText::unused_name, name.id);
  }
}

void check_times_used(const Knowledge& knowledge, Diagnostics& problems) {
  std::set<std::size_t> used;
  for (const SafetyRule& rule : knowledge.safety.rules) used.insert(rule.within);
  for (const UrgencyText& urgency : knowledge.safety.urgencies) used.insert(urgency.within);
  for (std::size_t i = 0; i < knowledge.safety.withins.size(); ++i) {
    if (!used.contains(i))
      unused(problems, knowledge.safety.withins[i].evidence, KnowledgeText::unused_time,
             knowledge.safety.withins[i].id);
  }
}

void check_questions_used(const Knowledge& knowledge, Diagnostics& problems) {
  std::set<std::size_t> used;
  for_each_criterion(knowledge, [&used](const Criterion& criterion) {
    for_each_reading(criterion, [&used](const CriterionNode& node) { used.insert(node.question); });
  });
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const Question& question = knowledge.questions[i];
    if (question.group == QuestionGroup::triage && !used.contains(i))
      unused(problems, question.evidence, KnowledgeText::unused_question, question.id);
  }
}

}  // namespace kneecheck::knowledge
