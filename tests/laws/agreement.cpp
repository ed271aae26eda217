// assess() and the second, naive evaluator come to the same verdict on thousands of random people.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "people.h"
#include "triage/assess.h"

namespace kneecheck::laws {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& each : words) text += each + " ";
  return text;
}

// The facts of a verdict, each under a name, so that a difference can be shown by that name.
using Facts = std::map<std::string, std::string>;

Facts facts_of(const naive::Verdict& verdict, bool diagnosed) {
  Facts facts{{"status", verdict.status},
              {"urgency", verdict.urgency},
              {"alarm", verdict.alarm ? "yes" : "no"},
              {"undiagnosed", verdict.undiagnosed ? "yes" : "no"},
              {"plan for", joined(verdict.plan_for)},
              {"no plan", verdict.no_plan},
              {"missing", joined(verdict.missing)},
              {"open", joined(verdict.open)}};
  for (const auto& [rule, state] : verdict.states) facts["rule " + rule] = state;
  if (diagnosed) return facts;
  facts["order"] = joined(verdict.order);
  for (const auto& [condition, points] : verdict.points)
    facts["points of " + condition] = std::to_string(points);
  for (const auto& [condition, band] : verdict.bands) facts["band of " + condition] = band;
  return facts;
}

Facts facts_of(const Knowledge& knowledge, const Assessment& assessment) {
  Facts facts{{"status", std::string(word(assessment.status))},
              {"urgency", assessment.urgency ? std::string(word(*assessment.urgency)) : ""},
              {"alarm", assessment.alarm ? "yes" : "no"},
              {"undiagnosed", assessment.undiagnosed ? "yes" : "no"},
              {"no plan", assessment.no_plan ? std::string(word(*assessment.no_plan)) : ""}};
  std::vector<std::string> plan_for, missing, open, order;
  for (const ConditionIndex condition : assessment.plan_for)
    plan_for.emplace_back(knowledge.conditions[condition].id);
  for (const QuestionIndex question : assessment.missing)
    missing.emplace_back(knowledge.questions[question].id);
  for (const std::uint16_t rule : assessment.open) open.emplace_back(knowledge.safety.rules[rule].id);
  facts["plan for"] = joined(plan_for);
  facts["missing"] = joined(missing);
  facts["open"] = joined(open);
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    facts["rule " + std::string(knowledge.safety.rules[i].id)] = word(assessment.rules[i]);
  }
  for (const Ranked& ranked : assessment.ranking) {
    if (ranked.diagnosed) return facts;
    const std::string id(knowledge.conditions[ranked.condition].id);
    order.push_back(id);
    facts["points of " + id] = std::to_string(ranked.points);
    facts["band of " + id] = word(ranked.band);
  }
  facts["order"] = joined(order);
  return facts;
}

std::string differences(const Facts& first, const Facts& second) {
  std::string text;
  for (const auto& [name, value] : first) {
    const auto found = second.find(name);
    const std::string other = found == second.end() ? "(nothing)" : found->second;
    if (value != other) text += name + ": " + value + " against " + other + "\n";
  }
  if (first.size() != second.size()) text += "not the same facts\n";
  return text;
}

}  // namespace

TEST_CASE("two evaluators agree on random people") {
  const Knowledge& knowledge = builtin();
  const naive::Evaluator& second = second_opinion();
  std::map<std::string, std::set<std::string>> seen;  // states by rule
  std::set<std::string> urgencies, reasons, leads;
  for (std::uint64_t seed = 1; seed <= how_many(20'000); ++seed) {
    Dice dice{seed};
    Answers answers = random_case(dice);
    if (dice.one_in(20)) answers["side"] = {"both"}, answers["feel"] = {"tingling"};  // seldom by chance
    if (dice.one_in(40)) {
      answers["mechanism"] = {"high_energy"}, answers["worse_with"] = {"walking"},
      answers["onset"] = {"injury"};
      answers["injury_days_ago"] = {"12"}, answers["duration_weeks"] = {"2"};
    }
    const Assessment assessment = assess(knowledge, decoded(knowledge, answers));
    const naive::Verdict verdict = second.assess(answers);
    const bool diagnosed = !assessment.ranking.empty() && assessment.ranking.front().diagnosed;
    const std::string different = differences(facts_of(knowledge, assessment), facts_of(verdict, diagnosed));
    if (!different.empty()) FAIL("seed ", seed, "\n", different, as_yaml(entries(answers)));
    for (const auto& [rule, state] : verdict.states) seen[rule].insert(state);
    urgencies.insert(verdict.urgency);
    reasons.insert(verdict.no_plan);
    leads.insert(verdict.lead);
  }
  // The people are varied enough: every rule was seen true, not true and, where an answer can be missing,
  // open.
  for (const naive::Evaluator::Rule& rule : second.rules()) {
    INFO(rule.id);
    CHECK(seen[rule.id].count("positive") == 1);
    CHECK(seen[rule.id].count("negative") + seen[rule.id].count("not_applicable") >= 1);
    const bool is_of_ranking = rule.id == "likely-serious" || rule.id == "likely-inflamed";
    if (!is_of_ranking) CHECK(seen[rule.id].count("indeterminate") == 1);
    if (rule.applies.exists()) CHECK(seen[rule.id].count("not_applicable") == 1);
  }
  CHECK(urgencies.size() == 6);  // the five, and none yet
  CHECK(reasons == std::set<std::string>{"", "urgency", "rule", "under_16", "undiagnosed", "other_cause",
                                         "safety_question"});
  CHECK(leads.size() == second.conditions().size() + 1);  // each of them, and none
}

}  // namespace kneecheck::laws
