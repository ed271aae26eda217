#include "triage/assess.h"

#include <algorithm>
#include <bit>

#include "base/number.h"
#include "triage/rank.h"

namespace kneecheck::triage {
namespace {

void add_once(std::vector<Because>& list, const Because& item) {
  const auto same = [&item](const Because& other) {
    return other.question == item.question && other.choice == item.choice;
  };
  if (std::ranges::none_of(list, same)) list.push_back(item);
}

// Every ticked answer that makes the rule true, as `key.value`.
std::vector<Because> because_of(const SafetyRule& rule, const Case& runner, const RankingVerdict& ranking) {
  std::vector<Because> because;
  std::vector<const CriterionNode*> leaves;
  true_leaves(rule.applies, runner, ranking, leaves);
  true_leaves(rule.when, runner, ranking, leaves);
  for (const CriterionNode* leaf : leaves) {
    if (leaf->test == Test::range) add_once(because, Because{leaf->question, 0, true});
    if (leaf->test == Test::site) add_once(because, Because{leaf->question, runner.sites.front(), false});
    if (leaf->test != Test::has) continue;
    for (std::uint64_t ticked = leaf->mask & runner.answers[leaf->question].yes; ticked != 0;
         ticked &= ticked - 1) {
      add_once(because, Because{leaf->question, static_cast<std::uint8_t>(std::countr_zero(ticked)), false});
    }
  }
  return because;
}

// Of two equally urgent rules: the one that leaves less time; then, but in an emergency, where what threatens
// life comes first, one that sends where tests can be had today; then one that bars a plan; then the first.
bool is_decisive_before(const Safety& safety, const SafetyRule& rule, const Assessment& assessment) {
  const SafetyRule& decisive = safety.rules[*assessment.decisive];
  const std::int64_t hours = safety.withins[rule.within].hours;
  const std::int64_t before = safety.withins[decisive.within].hours;
  if (hours != before) return hours < before;
  if (rule.sends_to_tests != decisive.sends_to_tests && rule.urgency != Urgency::emergency)
    return rule.sends_to_tests;
  return !allows_plan(rule, assessment) && allows_plan(decisive, assessment);
}

// The urgency, the rule whose action is given, the shortest limit of the most urgent, the strictest rest.
void weigh_rules(const Safety& safety, Assessment& assessment) {
  assessment.urgency.reset();
  assessment.decisive.reset();
  assessment.within = 0;
  assessment.rest = Rest::none;
  assessment.open.clear();
  for (std::size_t i = 0; i < safety.rules.size(); ++i) {
    const SafetyRule& rule = safety.rules[i];
    const State state = assessment.rules[i];
    const auto index = static_cast<std::uint16_t>(i);
    if (state == State::indeterminate && at_least(rule.urgency, Urgency::soon))
      assessment.open.push_back(index);
    if (state != State::positive) continue;
    assessment.rest = std::max(assessment.rest, rule.rest);
    const bool more_urgent = !assessment.urgency || rule.urgency < *assessment.urgency;
    const bool as_urgent = assessment.urgency && rule.urgency == *assessment.urgency;
    if (more_urgent || (as_urgent && is_decisive_before(safety, rule, assessment))) {
      assessment.urgency = rule.urgency;
      assessment.within = rule.within;
      assessment.decisive = index;
    }
  }
  if (!assessment.urgency && assessment.status == TriageStatus::complete) {
    assessment.urgency = Urgency::self_manage;
    assessment.within = safety.urgencies[static_cast<std::size_t>(Urgency::self_manage)].within;
  }
  assessment.alarm =
      assessment.urgency && safety.urgencies[static_cast<std::size_t>(*assessment.urgency)].alarm;
}

void put_ranking(const Knowledge& knowledge, const Case& runner, const Points& points, Assessment& found) {
  const auto order = ranking_order(knowledge, points);
  found.ranking.resize(knowledge.conditions.size());
  for (std::size_t i = 0; i < found.ranking.size(); ++i) {
    const int sum = points[order[i]];
    found.ranking[i] = {order[i], sum, band_of(knowledge, runner, order[i], sum), false};
  }
}

bool bars_plan(const Knowledge& knowledge, const Assessment& assessment, bool reading_ranking) {
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    const SafetyRule& rule = knowledge.safety.rules[i];
    if (assessment.rules[i] == State::positive && !allows_plan(rule, assessment) &&
        rule.reads_ranking == reading_ranking)
      return true;
  }
  return false;
}

std::optional<NoPlan> why_no_plan(const Knowledge& knowledge, const Case& runner, const Assessment& found) {
  if (found.urgency && at_least(*found.urgency, Urgency::soon)) return NoPlan::urgency;
  if (found.status == TriageStatus::incomplete) return NoPlan::safety_question;
  if (is_too_young(runner)) return NoPlan::under_16;
  if (bars_plan(knowledge, found, false)) return NoPlan::rule;
  if (found.undiagnosed) return NoPlan::undiagnosed;
  if (bars_plan(knowledge, found, true) || found.plan_for.empty()) return NoPlan::other_cause;
  return std::nullopt;
}

}  // namespace

void assess(const Knowledge& knowledge, const Case& runner, Assessment& assessment) {
  assessment.missing.clear();
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    if (knowledge.questions[i].safety && !runner.answers[i].known)
      assessment.missing.push_back(static_cast<QuestionIndex>(i));
  }
  const bool complete = assessment.missing.empty();
  // What could not be read is not known, whatever it was.
  const bool is_read = runner.problems.empty();
  assessment.status = complete && is_read ? TriageStatus::complete : TriageStatus::incomplete;

  assessment.own_points = own_points(knowledge, runner);
  const Points points = final_points(knowledge, runner, assessment.own_points);
  const Outcome outcome = rank(knowledge, runner, points);
  const auto diagnosed = diagnosed_condition(knowledge, runner);
  assessment.verdict = verdict(outcome, complete, diagnosed.has_value());

  assessment.lead = diagnosed ? diagnosed : outcome.lead;
  assessment.undiagnosed = assessment.verdict.undiagnosed == Truth::yes;
  assessment.plan_for.clear();
  if (diagnosed) {
    // A clinician's diagnosis stands alone: likely, without points; what speaks against it is still shown.
    assessment.ranking.assign(1, {*diagnosed, 0, Band::likely, true});
    if (knowledge.conditions[*diagnosed].has_plan) assessment.plan_for.push_back(*diagnosed);
  } else {
    put_ranking(knowledge, runner, points, assessment);
    if (outcome.lead && !outcome.other_cause) {
      assessment.plan_for.push_back(*outcome.lead);
      if (outcome.second) assessment.plan_for.push_back(*outcome.second);
    }
  }
  assessment.cleared = runner[Key::cleared].yes;
  assessment.rules.resize(knowledge.safety.rules.size());
  for (std::size_t i = 0; i < assessment.rules.size(); ++i)
    assessment.rules[i] = rule_state(knowledge.safety.rules[i], runner, assessment.verdict);
  weigh_rules(knowledge.safety, assessment);
  assessment.no_plan = why_no_plan(knowledge, runner, assessment);
}

bool is_cleared(const SafetyRule& rule, const Assessment& assessment) {
  return (rule.clearance & assessment.cleared) != 0;
}

bool allows_plan(const SafetyRule& rule, const Assessment& assessment) {
  return rule.allows_plan || is_cleared(rule, assessment);
}

bool waits_for_answers(const Assessment& assessment) {
  return *assessment.no_plan == NoPlan::safety_question ||
         (*assessment.no_plan == NoPlan::diary && assessment.status == TriageStatus::incomplete &&
          !(assessment.urgency && at_least(*assessment.urgency, Urgency::soon)));
}

std::optional<bool> known_alarm(const Assessment& assessment) {
  if (!assessment.alarm && assessment.status == TriageStatus::incomplete) return std::nullopt;
  return assessment.alarm;
}

Assessment assess(const Knowledge& knowledge, const Case& runner) {
  Assessment assessment;
  assess(knowledge, runner, assessment);
  return assessment;
}

RuleReasons reasons_of(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                       std::size_t rule) {
  const SafetyRule& asked = knowledge.safety.rules[rule];
  RuleReasons reasons;
  if (assessment.rules[rule] == State::positive)
    reasons.because = because_of(asked, runner, assessment.verdict);
  if (assessment.rules[rule] == State::indeterminate) {
    unknown_questions(asked.applies, runner, assessment.verdict, reasons.open);
    unknown_questions(asked.when, runner, assessment.verdict, reasons.open);
  }
  return reasons;
}

std::span<const Ranked> listed(const Knowledge& knowledge, const Assessment& assessment) {
  const auto most = std::min(assessment.ranking.size(), static_cast<std::size_t>(knowledge.ranking.listed));
  const std::span<const Ranked> first = std::span{assessment.ranking}.first(most);
  const auto end = std::ranges::find_if(first, [](const Ranked& one) { return one.band == Band::unlikely; });
  return first.first(static_cast<std::size_t>(end - first.begin()));
}

}  // namespace kneecheck::triage
