#include "triage/reach_rules.h"

#include <algorithm>

#include "triage/evaluate.h"
#include "triage/mixed_radix.h"
#include "triage/variants.h"

namespace kneecheck::triage {
namespace {

// The most sets of answers that are tried for one rule; beyond it the rule may come out any way, whoever
// answers.
constexpr std::size_t most_tries = std::size_t{1} << 16;

std::vector<QuestionIndex> open_questions(const SafetyRule& rule, const Questions& open) {
  std::vector<QuestionIndex> found;
  for (const Criterion* criterion : {&rule.applies, &rule.when}) {
    for (const CriterionNode& node : *criterion) {
      const auto question = question_of(node);
      if (question && open[*question] && std::find(found.begin(), found.end(), *question) == found.end())
        found.push_back(*question);
    }
  }
  return found;
}

// Nothing that is answered later can undo what is known of it: it has no `not` and no `unless`.
bool only_grows(const SafetyRule& rule) {
  const auto undoes = [](const CriterionNode& node) {
    return node.test == Test::not_ || node.test == Test::unless;
  };
  return std::none_of(rule.applies.begin(), rule.applies.end(), undoes) &&
         std::none_of(rule.when.begin(), rule.when.end(), undoes);
}

// Whether the rule is positive, for every set of answers to the questions: a mixed-radix number, the first
// question its lowest digit.
struct Table {
  std::vector<std::size_t> sizes;
  std::vector<bool> positive;
};

Table table_of(const SafetyRule& rule, Case runner, const std::vector<QuestionIndex>& questions,
               const std::vector<std::vector<Variant>>& variants) {
  Table table;
  std::size_t count = 1;
  for (const std::vector<Variant>& each : variants) {
    table.sizes.push_back(each.size());
    count *= each.size();
  }
  table.positive.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t rest = i;
    for (std::size_t j = 0; j < questions.size(); ++j) {
      put(runner, questions[j], variants[j][rest % variants[j].size()]);
      rest /= variants[j].size();
    }
    table.positive.push_back(rule_state(rule, runner, {}) == State::positive);
  }
  return table;
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
    variants.push_back(variants_of(knowledge, question, {&rule.applies, &rule.when}));
    count *= variants.back().size();
    if (count > most_tries) return {true, true, questions};
  }
  const Table table = table_of(rule, runner, questions, variants);
  RuleReach reach;
  reach.can_be_positive =
      std::find(table.positive.begin(), table.positive.end(), true) != table.positive.end();
  reach.can_be_otherwise =
      std::find(table.positive.begin(), table.positive.end(), false) != table.positive.end();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (turns_on(table.sizes, table.positive, i)) reach.questions.push_back(questions[i]);
  }
  return reach;
}

Stake stake_of(const SafetyRule& rule) {
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
  return rule.allows_plan ? Stake::routine : Stake::no_plan;
}

}  // namespace kneecheck::triage
