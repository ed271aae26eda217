#include "matters.h"

#include <fmt/format.h>

#include <algorithm>

#include "triage/rank.h"

namespace kneecheck::laws {
namespace {

// An answer to what is left of a list; what was put of it stands.
Variant beside(const Said& said, QuestionIndex question, Variant variant) {
  const std::uint64_t put = said.put[question];
  if (put == 0) return variant;
  const Answer& before = said.runner.answers[question];
  variant.answer.yes = (variant.answer.yes & ~put) | before.yes;
  variant.answer.no = (variant.answer.no & ~put) | before.no;
  return variant;
}

// The answers that can be given to the question of a step: of a part of a list, those to its choices.
std::vector<Variant> answers_in(Dice& dice, const Said& said, const Step& step, QuestionIndex question,
                                const std::vector<Variant>& variants) {
  if (step.shown == 0) return variants;
  const Answer rest = beside(said, question, dice.pick(variants)).answer;
  std::vector<Variant> found;
  for (const Variant& variant : variants) {
    const std::uint64_t yes = variant.answer.yes & step.shown;
    found.push_back(
        {{(rest.yes & ~step.shown) | yes, (rest.no & ~step.shown) | (step.shown & ~yes), 0, true}, {}});
  }
  return found;
}

// Any answers to the open questions: most of them to the point, some at random.
Case completed(Dice& dice, const Said& said, QuestionIndex but,
               const std::vector<std::vector<Variant>>& variants) {
  Case runner = told(said);
  const std::size_t wild = dice.below(8);
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (i == but || said.asked[i] || variants[i].empty() || !dice.one_in(2 + wild)) continue;
    const auto index = static_cast<QuestionIndex>(i);
    put(runner, index, beside(said, index, dice.pick(variants[i])));
  }
  return runner;
}

// Any answers to the open questions of one rule that reads the question, and to no others.
Case beside_a_rule(Dice& dice, const Said& said, QuestionIndex question,
                   const std::vector<std::vector<Variant>>& variants) {
  Case runner = told(said);
  const std::vector<std::uint16_t>& rules = builtin().dependents[question].rules;
  if (rules.empty()) return runner;
  const SafetyRule& rule = builtin().safety.rules[dice.pick(rules)];
  for (const Criterion* criterion : {&rule.applies, &rule.when}) {
    for_each_reading(*criterion, [&](const CriterionNode& node) {
      if (node.question == question || said.asked[node.question] || variants[node.question].empty()) return;
      put(runner, node.question, beside(said, node.question, dice.pick(variants[node.question])));
    });
  }
  return runner;
}

// Two answers to the question that lead to different outcomes, beside these answers to the others.
bool makes_a_difference(Case runner, QuestionIndex question, const std::vector<Variant>& variants) {
  const bool is_list = question == static_cast<QuestionIndex>(Key::warning_signs) ||
                       question == static_cast<QuestionIndex>(Key::history);
  const Alarms alarms = is_list ? Alarms::by_urgency : Alarms::alike;
  std::string first;
  for (const Variant& variant : variants) {
    put(runner, question, variant);
    const std::string outcome = outcome_of(runner, alarms);
    if (first.empty()) first = outcome;
    if (outcome != first) return true;
  }
  return false;
}

bool is_barred(const Case& runner) {
  const auto bars = [&runner](const SafetyRule& rule) {
    return !rule.reads_ranking && !rule.allows_plan && rule_state(rule, runner, {}) == State::positive;
  };
  return std::any_of(builtin().safety.rules.begin(), builtin().safety.rules.end(), bars);
}

// Walks one cause from before another one to behind it, or between many points and few, answer by answer, and
// looks at every step whether the question has come to matter. Nothing is answered on the way that would
// decide the outcome by itself.
class Walk {
 public:
  Walk(const Said& said, QuestionIndex question, const std::vector<std::vector<Variant>>& variants)
      : variants_(variants), question_(question), start_(told(said)), was_barred_(is_barred(start_)) {
    for (std::size_t i = 0; i < variants.size(); ++i) {
      const bool is_open =
          !said.asked[i] && !variants[i].empty() && i != static_cast<std::size_t>(Key::diagnosis);
      if (is_open && i != question) open_.push_back(static_cast<QuestionIndex>(i));
    }
    for (const FeatureRef& ref : builtin().dependents[question].features) touch(ref, said);
  }

  bool finds_a_difference(Dice& dice) {
    if (touched_.empty()) return false;
    up_ = dice.pick(touched_);
    down_ = dice.below(builtin().conditions.size() + 1);
    if (dice.one_in(2)) std::swap(up_, down_);
    runner_ = start_;
    for (const QuestionIndex each : partners_) put(runner_, each, dice.pick(variants_[each]));
    for (const QuestionIndex each : open_) {
      if (builtin().dependents[each].features.empty() && dice.one_in(2))
        put(runner_, each, dice.pick(variants_[each]));
    }
    dice.shuffle(open_);
    for (const QuestionIndex each : open_) move(each, +1);
    dice.shuffle(open_);
    for (const QuestionIndex each : open_) {
      if (makes_a_difference(runner_, question_, variants_[question_])) return true;
      move(each, -1);
    }
    return makes_a_difference(runner_, question_, variants_[question_]);
  }

 private:
  // The causes that the question speaks for or against, and the open questions that it does so together with.
  void touch(const FeatureRef& ref, const Said& said) {
    touched_.push_back(ref.condition);
    for (std::size_t i = 0; i < builtin().conditions.size(); ++i) {
      if (builtin().conditions[i].same_points_as == ref.condition)
        touched_.push_back(static_cast<ConditionIndex>(i));
    }
    const auto add = [&](const CriterionNode& node) {
      if (node.question == question_ || said.asked[node.question] || variants_[node.question].empty()) return;
      partners_.push_back(node.question);
      open_.erase(std::remove(open_.begin(), open_.end(), node.question), open_.end());
    };
    for_each_reading(builtin().conditions[ref.condition].features[ref.feature].when, add);
  }

  int distance() const {
    const Points points = final_points(builtin(), runner_, own_points(builtin(), runner_));
    const auto of = [&points](std::size_t cause) {
      return cause < builtin().conditions.size() ? points[cause] : 0;
    };
    return of(up_) - of(down_);
  }

  // The answer that moves them furthest; an item more of a list where that helps.
  void move(QuestionIndex question, int sign) {
    const bool is_list = builtin().questions[question].kind == QuestionKind::choices;
    for (const Variant& variant : variants_[question]) {
      const Answer before = runner_.answers[question];
      const int from = distance();
      Answer& answer = runner_.answers[question];
      if (is_list && variant.answer.yes != 0) {
        answer.yes |= variant.answer.yes;
        answer.no &= ~answer.yes;
      } else {
        answer = variant.answer;
      }
      if (sign * (distance() - from) <= 0 || (!was_barred_ && is_barred(runner_))) answer = before;
    }
  }

  const std::vector<std::vector<Variant>>& variants_;
  QuestionIndex question_;
  Case start_, runner_;
  bool was_barred_;
  std::vector<QuestionIndex> open_, partners_;
  std::vector<ConditionIndex> touched_;
  std::size_t up_ = 0, down_ = 0;
};

}  // namespace

std::string outcome_of(const Case& answered, Alarms alarms) {
  const Knowledge& knowledge = builtin();
  const Case runner = with_implied(knowledge, answered);
  const Assessment assessment = assess(knowledge, runner);
  if (assessment.alarm && alarms == Alarms::by_urgency)
    return fmt::format("alarm {}", word(*assessment.urgency));
  if (assessment.alarm) return "alarm";
  std::string text =
      fmt::format("{} {} {}", assessment.urgency ? word(*assessment.urgency) : "none",
                  word(assessment.status), assessment.no_plan ? word(*assessment.no_plan) : "plan");
  if (assessment.urgency && at_least(*assessment.urgency, Urgency::soon)) return text;
  const auto diagnosed = diagnosed_condition(knowledge, runner);
  const auto lead =
      diagnosed
          ? diagnosed
          : rank(knowledge, runner, final_points(knowledge, runner, own_points(knowledge, runner))).lead;
  text += fmt::format(", lead {}", lead ? knowledge.conditions[*lead].id : "none");
  if (assessment.no_plan) return text;
  for (const ConditionIndex condition : assessment.plan_for)
    text += fmt::format(", for {}", knowledge.conditions[condition].id);
  return text;
}

Case told(const Said& said) {
  return interview::told(builtin(), said);
}

std::vector<std::vector<Variant>> all_variants() {
  const Knowledge& knowledge = builtin();
  std::vector<const Criterion*> criteria;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    criteria.push_back(&rule.applies);
    criteria.push_back(&rule.when);
  }
  for (const Condition& condition : knowledge.conditions) {
    for (const Feature& feature : condition.features) criteria.push_back(&feature.when);
  }
  std::vector<std::vector<Variant>> variants(knowledge.questions.size());
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const Question& question = knowledge.questions[i];
    const auto index = static_cast<QuestionIndex>(i);
    if (question.group != QuestionGroup::triage) continue;
    if (question.kind != QuestionKind::choices) {
      variants[i] = variants_of(knowledge, index, criteria);
      continue;
    }
    variants[i].push_back({Answer{0, all_choices(question), 0, true}, {}});
    for (std::size_t choice = 0; choice < question.choices.size(); ++choice) {
      const std::uint64_t bit = std::uint64_t{1} << choice;
      variants[i].push_back(
          {Answer{bit, all_choices(question) & ~bit, 0, true}, {static_cast<std::uint8_t>(choice)}});
    }
  }
  return variants;
}

bool matters(Dice& dice, const Said& said, const Step& step, QuestionIndex question,
             const std::vector<std::vector<Variant>>& variants) {
  constexpr std::size_t throws_by_rule = 2'000, throws = 200, walks = 1'000;
  const auto answers = [&] { return answers_in(dice, said, step, question, variants[question]); };
  for (std::size_t i = 0; i < throws_by_rule; ++i) {
    if (makes_a_difference(beside_a_rule(dice, said, question, variants), question, answers())) return true;
  }
  for (std::size_t i = 0; i < throws; ++i) {
    if (makes_a_difference(completed(dice, said, question, variants), question, answers())) return true;
  }
  if (step.shown != 0) return false;
  Walk walk{said, question, variants};
  for (std::size_t i = 0; i < walks; ++i) {
    if (walk.finds_a_difference(dice)) return true;
  }
  return false;
}

}  // namespace kneecheck::laws
