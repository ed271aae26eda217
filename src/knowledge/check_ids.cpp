// Ids that lead nowhere, as far as the decoders do not need them.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "knowledge/checks.h"
#include "knowledge/topics.h"

namespace kneecheck::knowledge {
namespace {

// Where an entry names the id under `key`; the entry itself where that cannot be found.
Value place_of_id(const Evidence& evidence, std::string_view key, std::string_view id) {
  const Value ids = value_under(evidence.at, key);
  if (!ids.exists()) return evidence.at;
  if (ids.is_scalar()) return ids;
  Value item = ids.first();
  while (item.exists() && item.text() != id) item = item.next(ids);
  return item.exists() ? item : evidence.at;
}

void dangling(Diagnostics& problems, const Evidence& entry, TextId message, std::string_view id,
              const Texts& known) {
  problem_of(problems, entry, "dangling_id", {message, {{"word", quoted(id)}}},
             did_you_mean(problems.language(), id, known));
}

// The ids that entries name under one key of their evidence.
struct Named {
  std::string_view key;
  Texts Evidence::*ids;
  TextId message;
};

void check_named(const Knowledge& knowledge, const Texts& known, const Named& named, Diagnostics& problems) {
  const std::unordered_set<std::string_view> set{known.begin(), known.end()};
  const auto check = [&](const Evidence& evidence) {
    for (const std::string_view id : evidence.*named.ids) {
      if (set.contains(id)) continue;
      Evidence place;
      place.at = place_of_id(evidence, named.key, id);
      dangling(problems, place, named.message, id, known);
    }
  };
  for_each_evidence(knowledge, check);
  for (const Claim& claim : knowledge.claims) check(claim.evidence);
}

constexpr std::array<std::string_view, 6> placeholders{"emergency_number", "emergency_place", "same_day",
                                                       "xray_place",       "doctor",          "physio"};

void check_text(std::string_view text, const Evidence& entry, Diagnostics& problems) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::string_view word = text.substr(open + 1, text.find('}', open) - open - 1);
    if (std::ranges::find(placeholders, word) != placeholders.end()) continue;
    dangling(problems, entry, KnowledgeText::not_a_place, word, {placeholders.begin(), placeholders.end()});
  }
}

}  // namespace

void check_sources(const Knowledge& knowledge, Diagnostics& problems) {
  check_named(knowledge, ids_of(knowledge.sources),
              {"sources", &Evidence::sources, KnowledgeText::not_a_source}, problems);
}

void check_claim_ids(const Knowledge& knowledge, Diagnostics& problems) {
  check_named(knowledge, ids_of(knowledge.claims), {"claims", &Evidence::claims, KnowledgeText::not_a_claim},
              problems);
}

void check_gates(const Knowledge& knowledge, Diagnostics& problems) {
  const Texts tests = ids_of(knowledge.tests);
  for (const Technique& technique : knowledge.techniques) {
    if (!technique.gate || std::ranges::find(tests, technique.gate->test) != tests.end()) continue;
    dangling(problems, technique.evidence, KnowledgeText::not_a_test, technique.gate->test, tests);
  }
}

void check_diagnoses(const Knowledge& knowledge, Diagnostics& problems) {
  const Question& diagnosis = knowledge.question(Key::diagnosis);
  for (const Choice& choice : diagnosis.choices) {
    const auto condition = knowledge.find_condition(choice.id);
    if (condition && knowledge.conditions[*condition].has_plan) continue;
    dangling(problems, diagnosis.evidence, KnowledgeText::diagnosis_without_plan, choice.id,
             condition_ids(knowledge));
  }
}

void check_cleared(const Knowledge& knowledge, Diagnostics& problems) {
  const Question& cleared = knowledge.question(Key::cleared);
  for (const Choice& choice : cleared.choices) {
    const auto rule = std::ranges::find(knowledge.safety.rules, choice.id, &SafetyRule::id);
    if (rule == knowledge.safety.rules.end()) {
      dangling(problems, cleared.evidence, KnowledgeText::not_a_rule, choice.id,
               ids_of(knowledge.safety.rules));
    } else if (rule->urgency != Urgency::routine || rule->allows_plan || rule->reads_ranking) {
      problem_of(problems, cleared.evidence, "contradiction",
                 {KnowledgeText::not_to_be_cleared, {{"word", quoted(choice.id)}}},
                 KnowledgeText::only_routine);
    }
  }
}

void check_synonyms(const Knowledge& knowledge, Diagnostics& problems) {
  std::vector<std::string> topics;
  for (const Topic& topic : all_topics(knowledge)) topics.push_back(full_id(topic));
  for (const Synonyms& synonyms : knowledge.synonyms) {
    if (std::ranges::find(topics, synonyms.topic) != topics.end()) continue;
    dangling(problems, synonyms.evidence, KnowledgeText::not_a_topic, synonyms.topic,
             {topics.begin(), topics.end()});
  }
}

void check_placeholders(const Knowledge& knowledge, Diagnostics& problems) {
  const Safety& safety = knowledge.safety;
  for (const SafetyRule& rule : safety.rules) {
    for (const std::string_view text : {rule.text, rule.title, rule.action, rule.also, rule.worse_if})
      check_text(text, rule.evidence, problems);
  }
  for (const UrgencyText& urgency : safety.urgencies) {
    for (const std::string_view text : {urgency.title, urgency.text, urgency.worse_if})
      check_text(text, urgency.evidence, problems);
  }
  for (const OutcomeText& outcome : safety.no_plan) check_text(outcome.text, outcome.evidence, problems);
  check_text(safety.incomplete.text, safety.incomplete.evidence, problems);
}

}  // namespace kneecheck::knowledge
