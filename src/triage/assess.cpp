#include "triage/assess.h"

#include <algorithm>
#include <bit>

#include "base/number.h"
#include "triage/rank.h"

namespace kneecheck {
namespace {

constexpr std::int64_t plan_age = 16 * decimal_one;  // contract.md section 3: no plan under 16

void add_once(std::vector<Because>& list, const Because& item) {
  const auto same = [&item](const Because& other) { return other.question == item.question && other.choice == item.choice; };
  if (std::none_of(list.begin(), list.end(), same)) list.push_back(item);
}

// Every ticked answer that makes the rule true, as `key.value`.
std::vector<Because> causes(const SafetyRule& rule, const Case& runner, const RankingVerdict& ranking) {
  std::vector<const CriterionNode*> leaves;
  true_leaves(rule.applies, runner, ranking, leaves);
  true_leaves(rule.when, runner, ranking, leaves);
  std::vector<Because> because;
  for (const CriterionNode* leaf : leaves) {
    if (leaf->test == Test::range) add_once(because, Because{leaf->question, 0, true});
    if (leaf->test == Test::site) add_once(because, Because{static_cast<QuestionIndex>(Key::location), runner.sites.front(), false});
    if (leaf->test != Test::has) continue;
    for (std::uint64_t ticked = leaf->mask & runner.answers[leaf->question].yes; ticked != 0; ticked &= ticked - 1) {
      add_once(because, Because{leaf->question, static_cast<std::uint8_t>(std::countr_zero(ticked)), false});
    }
  }
  return because;
}

RuleResult result_of(const SafetyRule& rule, const Case& runner, const RankingVerdict& ranking) {
  RuleResult result;
  result.state = rule_state(rule, runner, ranking);
  if (result.state == State::positive) result.because = causes(rule, runner, ranking);
  if (result.state == State::indeterminate) {
    unknown_questions(rule.applies, runner, ranking, result.open);
    unknown_questions(rule.when, runner, ranking, result.open);
  }
  return result;
}

// The urgency, the rule whose action is given, the shortest time limit of the most urgent rules, and the strictest rest of all.
void weigh_rules(const Safety& safety, Assessment& assessment) {
  for (std::size_t i = 0; i < safety.rules.size(); ++i) {
    const SafetyRule& rule = safety.rules[i];
    const State state = assessment.rules[i].state;
    const auto index = static_cast<std::uint16_t>(i);
    if (state == State::indeterminate && at_least(rule.urgency, Urgency::soon)) assessment.open.push_back(index);
    if (state != State::positive) continue;
    assessment.rest = std::max(assessment.rest, rule.rest);
    const bool more_urgent = !assessment.urgency || rule.urgency < *assessment.urgency;
    const bool as_urgent = assessment.urgency && rule.urgency == *assessment.urgency;
    if (more_urgent || (as_urgent && safety.withins[rule.within].hours < safety.withins[assessment.within].hours)) {
      assessment.urgency = rule.urgency;
      assessment.within = rule.within;
      assessment.decisive = index;
    }
  }
  if (!assessment.urgency && assessment.status == TriageStatus::complete) {
    assessment.urgency = Urgency::self_manage;
    assessment.within = safety.urgencies[static_cast<std::size_t>(Urgency::self_manage)].within;
  }
  assessment.alarm = assessment.urgency && safety.urgencies[static_cast<std::size_t>(*assessment.urgency)].alarm;
}

std::vector<Ranked> ranking_of(const Knowledge& knowledge, const Case& runner, const Outcome& outcome, const Points& points) {
  std::vector<Ranked> ranking;
  ranking.reserve(outcome.count);
  for (std::size_t i = 0; i < outcome.count; ++i) {
    ranking.push_back(reasons(knowledge, runner, outcome.order[i], points[outcome.order[i]]));
  }
  return ranking;
}

// A clinician's diagnosis stands alone: likely, without points; what speaks against it is still shown.
Ranked diagnosis_of(const Knowledge& knowledge, const Case& runner, ConditionIndex condition) {
  Ranked ranked = reasons(knowledge, runner, condition, 0);
  ranked.band = Band::likely;
  ranked.diagnosed = true;
  return ranked;
}

bool bars_plan(const Knowledge& knowledge, const Assessment& assessment, bool reading_ranking) {
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    const SafetyRule& rule = knowledge.safety.rules[i];
    if (assessment.rules[i].state == State::positive && !rule.allows_plan && rule.reads_ranking == reading_ranking) return true;
  }
  return false;
}

std::optional<NoPlan> why_no_plan(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  if (assessment.urgency && at_least(*assessment.urgency, Urgency::soon)) return NoPlan::urgency;
  if (assessment.status == TriageStatus::incomplete) return NoPlan::safety_question;
  if (runner[Key::age].number < plan_age) return NoPlan::under_16;
  if (bars_plan(knowledge, assessment, false)) return NoPlan::rule;
  if (assessment.undiagnosed) return NoPlan::undiagnosed;
  if (bars_plan(knowledge, assessment, true) || assessment.plan_for.empty()) return NoPlan::other_cause;
  return std::nullopt;
}

}  // namespace

Assessment assess(const Knowledge& knowledge, const Case& runner) {
  Assessment assessment;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    if (knowledge.questions[i].safety && !runner.answers[i].known) assessment.missing.push_back(static_cast<QuestionIndex>(i));
  }
  const bool complete = assessment.missing.empty();
  assessment.status = complete ? TriageStatus::complete : TriageStatus::incomplete;

  const Points points = with_borrowed(knowledge, own_points(knowledge, runner));
  const Outcome outcome = rank(knowledge, runner, points);
  const auto diagnosed = diagnosed_condition(knowledge, runner);
  const RankingVerdict ranking = verdict(outcome, complete, diagnosed.has_value());

  if (diagnosed) {
    assessment.ranking.push_back(diagnosis_of(knowledge, runner, *diagnosed));
    if (knowledge.conditions[*diagnosed].has_plan) assessment.plan_for.push_back(*diagnosed);
  } else {
    assessment.ranking = ranking_of(knowledge, runner, outcome, points);
    assessment.undiagnosed = ranking.undiagnosed == Truth::yes;
    if (outcome.lead && !outcome.other_cause) {
      assessment.plan_for.push_back(*outcome.lead);
      if (outcome.second) assessment.plan_for.push_back(*outcome.second);
    }
  }

  assessment.rules.reserve(knowledge.safety.rules.size());
  for (const SafetyRule& rule : knowledge.safety.rules) assessment.rules.push_back(result_of(rule, runner, ranking));
  weigh_rules(knowledge.safety, assessment);
  assessment.no_plan = why_no_plan(knowledge, runner, assessment);
  return assessment;
}

std::vector<const Ranked*> listed(const Knowledge& knowledge, const Assessment& assessment) {
  std::vector<const Ranked*> list;
  for (const Ranked& ranked : assessment.ranking) {
    if (ranked.band == Band::unlikely || list.size() == static_cast<std::size_t>(knowledge.ranking.listed)) break;
    list.push_back(&ranked);
  }
  return list;
}

}  // namespace kneecheck
