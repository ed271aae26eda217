// When a plan is printed, said once more in words of its own, against what assess() decides.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "people.h"
#include "triage/assess.h"

namespace kneecheck::laws {
namespace {

const std::set<std::string> with_plan{"itb", "patellofemoral", "patellar-tendon", "chondromalacia"};
const std::set<std::string> rules_that_allow_a_plan{"long-standing", "brief-stiffness", "puffy",
                                                    "older",         "careful",         "after-infection"};
const std::set<std::string> rules_that_can_be_cleared{
    "after-injury",     "catching",         "hurts-to-walk", "knee-operated", "morning-stiff",
    "new-to-exercise",  "other-illness",    "hip-turn",      "rest-pain",     "scan",
    "severe-load-pain", "swelling-returns", "tingling",      "diagnosis-site"};

bool answered(const Answers& answers, const std::string& key) {
  const auto found = answers.find(key);
  return found != answers.end() &&
         std::find(found->second.begin(), found->second.end(), "unsure") == found->second.end();
}

bool scanned(const Answers& answers) {
  const auto found = answers.find("imaging");
  return found != answers.end() &&
         std::find(found->second.begin(), found->second.end(), "chondromalacia") != found->second.end();
}

struct Standing {
  std::string condition;
  int points = 0;
};

// The conditions that are at least possible and less than 3 points behind the lead, best first. Nothing when
// none reaches 4.
std::vector<Standing> contenders(const Knowledge& knowledge, const Assessment& assessment,
                                 const Answers& answers) {
  std::vector<Standing> all;
  for (const Ranked& ranked : assessment.ranking) {
    all.push_back({std::string(knowledge.conditions[ranked.condition].id), ranked.points});
  }
  if (all.front().points < 4) return {};
  std::vector<Standing> near;
  for (const Standing& each : all) {
    const bool without_its_scan = each.condition == "chondromalacia" && !scanned(answers);
    if (each.points >= 3 && all.front().points - each.points < 3 && !without_its_scan) near.push_back(each);
  }
  return near;
}

bool is_cleared(const Answers& answers, const std::string& rule) {
  const auto found = answers.find("cleared");
  return rules_that_can_be_cleared.count(rule) > 0 && found != answers.end() &&
         std::find(found->second.begin(), found->second.end(), rule) != found->second.end();
}

bool urgency_allows(const Knowledge& knowledge, const Assessment& assessment, const Answers& answers) {
  if (assessment.urgency == Urgency::self_manage) return true;
  if (assessment.urgency != Urgency::routine) return false;
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    const std::string id(knowledge.safety.rules[i].id);
    const bool allows = rules_that_allow_a_plan.count(id) > 0 || is_cleared(answers, id);
    if (assessment.rules[i] == State::positive && !allows) return false;
  }
  return true;
}

// The conditions that a plan is printed for; none: it is withheld.
Words planned(const Knowledge& knowledge, const Assessment& assessment, const Answers& answers) {
  const bool complete = std::all_of(safety_keys().begin(), safety_keys().end(),
                                    [&](const std::string& key) { return answered(answers, key); });
  if (!complete || std::stoi(answers.at("age").front()) < 16 ||
      !urgency_allows(knowledge, assessment, answers))
    return {};
  if (answered(answers, "diagnosis")) return answers.at("diagnosis");
  Words conditions;
  for (const Standing& each : contenders(knowledge, assessment, answers)) {
    if (with_plan.count(each.condition) == 0) return {};
    conditions.push_back(each.condition);
  }
  if (conditions.size() > 2) conditions.resize(2);
  return conditions;
}

}  // namespace

TEST_CASE("a plan is withheld exactly when the contract says so") {
  const Knowledge& knowledge = builtin();
  std::map<std::string, std::size_t> plans;
  for (std::uint64_t seed = 9'000'000; seed < 9'000'000 + how_many(15'000); ++seed) {
    Dice dice{seed};
    const Answers answers = random_case(dice);
    const Assessment assessment = assess(knowledge, decoded(knowledge, answers));
    const Words expected = planned(knowledge, assessment, answers);
    Words found;
    if (!assessment.no_plan) {
      for (const ConditionIndex condition : assessment.plan_for)
        found.emplace_back(knowledge.conditions[condition].id);
    }
    if (found != expected) FAIL("seed ", seed, "\n", as_yaml(entries(answers)));
    ++plans[expected.empty() ? "withheld" : expected.size() == 2 ? "two" : expected.front()];
  }
  for (const char* kind : {"withheld", "two", "itb", "patellofemoral", "patellar-tendon", "chondromalacia"}) {
    INFO(kind);
    CHECK(plans[kind] >= 10);
  }
}

TEST_CASE("the reason follows the urgency, then what is missing") {
  const Knowledge& knowledge = builtin();
  for (std::uint64_t seed = 10'000'000; seed < 10'000'000 + how_many(3'000); ++seed) {
    Dice dice{seed};
    const Assessment assessment = assess(knowledge, decoded(knowledge, random_case(dice)));
    const bool urgent = assessment.urgency && at_least(*assessment.urgency, Urgency::soon);
    const bool incomplete = !assessment.missing.empty();
    INFO("seed ", seed);
    CHECK((assessment.no_plan == NoPlan::urgency) == urgent);
    CHECK((assessment.no_plan == NoPlan::safety_question) == (incomplete && !urgent));
    CHECK(assessment.alarm == (assessment.urgency && at_least(*assessment.urgency, Urgency::same_day)));
    CHECK(assessment.urgency.has_value() == (!incomplete || assessment.decisive.has_value()));
  }
}

}  // namespace kneecheck::laws
