#include "triage/reach_rules.h"

#include <algorithm>

#include "triage/evaluate.h"
#include "triage/variants.h"

namespace kneecheck::triage {
namespace {

// The most sets of answers that are tried for one rule; beyond it the rule may come out any way.
constexpr std::size_t most_tries = std::size_t{1} << 16;

std::vector<QuestionIndex> open_questions(const SafetyRule& rule, const Questions& open) {
  std::vector<QuestionIndex> found;
  for (const Criterion* criterion : {&rule.applies, &rule.when}) {
    for_each_reading(*criterion, [&](const CriterionNode& node) {
      if (open[node.question] && std::ranges::find(found, node.question) == found.end())
        found.push_back(node.question);
    });
  }
  return found;
}

// Nothing that is answered later can undo what is known of it: it has no `not` and no `unless`.
bool only_grows(const SafetyRule& rule) {
  const auto undoes = [](const CriterionNode& node) {
    return node.test == Test::not_ || node.test == Test::unless;
  };
  return std::ranges::none_of(rule.applies, undoes) && std::ranges::none_of(rule.when, undoes);
}

// The answers to a question that the rule can tell apart. What was answered of a list already stands.
std::vector<Variant> variants_for(const Knowledge& knowledge, const SafetyRule& rule, const Case& runner,
                                  QuestionIndex question) {
  const Answer& before = runner.answers[question];
  const std::uint64_t told = before.yes | before.no;
  std::vector<Variant> variants = variants_of(knowledge, question, {&rule.applies, &rule.when}, told);
  if (told == 0) return variants;
  for (auto& [answer, sites] : variants) {
    answer.yes = (answer.yes & ~before.no) | before.yes;
    answer.no = (answer.no & ~before.yes) | before.no;
  }
  return variants;
}

// Whether the rule is positive, for each of `count` sets of answers to the questions: set i is a number with
// one digit for each question, the first one's the lowest.
std::vector<bool> outcomes(const SafetyRule& rule, Case runner, const std::vector<QuestionIndex>& questions,
                           const std::vector<std::vector<Variant>>& variants, std::size_t count) {
  std::vector<bool> positive;
  positive.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t rest = i;
    for (std::size_t j = 0; j < questions.size(); ++j) {
      put(runner, questions[j], variants[j][rest % variants[j].size()]);
      rest /= variants[j].size();
    }
    positive.push_back(rule_state(rule, runner, {}) == State::positive);
  }
  return positive;
}

// Whether two sets come out differently that differ only in the digit worth `unit`, one of `size`.
bool turns_on(const std::vector<bool>& positive, std::size_t unit, std::size_t size) {
  for (std::size_t i = 0; i < positive.size(); ++i) {
    const std::size_t digit = i / unit % size;
    if (digit > 0 && positive[i] != positive[i - digit * unit]) return true;
  }
  return false;
}

}  // namespace

RuleReach reach_of(const Knowledge& knowledge, const SafetyRule& rule, const Case& runner,
                   const Questions& open) {
  const State now = rule_state(rule, runner, {});
  const bool is_certain = now != State::indeterminate && only_grows(rule);
  std::vector<QuestionIndex> questions;
  if (!is_certain) questions = open_questions(rule, open);
  if (questions.empty()) return {now == State::positive, now != State::positive, {}};

  std::vector<std::vector<Variant>> variants;
  std::size_t count = 1;
  for (const QuestionIndex question : questions) {
    variants.push_back(variants_for(knowledge, rule, runner, question));
    count *= variants.back().size();
    if (count > most_tries) return {true, true, questions};
  }
  const std::vector<bool> positive = outcomes(rule, runner, questions, variants, count);
  RuleReach reach;
  reach.can_be_positive = std::ranges::find(positive, true) != positive.end();
  reach.can_be_otherwise = std::ranges::find(positive, false) != positive.end();
  std::size_t unit = 1;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (turns_on(positive, unit, variants[i].size())) reach.questions.push_back(questions[i]);
    unit *= variants[i].size();
  }
  return reach;
}

Stake stake_of(const SafetyRule& rule, const Case& runner) {
  switch (rule.urgency) {
    case Urgency::emergency:
      return Stake::emergency;
    case Urgency::same_day:
      return Stake::same_day;
    case Urgency::soon:
      return Stake::soon;
    default:
      break;
  }
  const bool is_cleared = (rule.clearance & runner[Key::cleared].yes) != 0;
  return rule.allows_plan || is_cleared ? Stake::routine : Stake::no_plan;
}

}  // namespace kneecheck::triage
