// Questions, their answers, and the safety rules that read them.
#include "base/text.h"
#include "base/words/explain.h"
#include "explain/parts.h"
#include "words/action.h"
#include "words/criterion_words.h"
#include "words/safety_net.h"
#include "words/words.h"

namespace kneecheck::explain {
namespace {

// `text`: rule, or rule_with_text.
std::string rule_line(const Knowledge& knowledge, const SafetyRule& rule, TextId text) {
  const UrgencyText& urgency = knowledge.safety.urgencies[static_cast<std::size_t>(rule.urgency)];
  return knowledge.language.say(
      text,
      {{"rule", capitalized(rule.name)}, {"urgency", urgency.name}, {"id", rule.id}, {"text", rule.text}});
}

std::vector<Line> choice_lines(const Language& language, const Question& question) {
  if (question.kind == QuestionKind::yes_no) return {line_of(language[ExplainText::yes_no_answers])};
  std::vector<Line> lines;
  const auto add = [&](std::string_view answer, std::string_view label, std::string_view help) {
    const TextId text = help.empty() ? ExplainText::answer : ExplainText::answer_with_help;
    lines.push_back(line_of(language.say(text, {{"answer", answer}, {"label", label}, {"help", help}})));
  };
  for (const Choice& choice : question.choices) add(choice.id, choice.label, choice.help);
  if (!question.none_label.empty()) add("none", question.none_label, {});
  if (question.is_choice())
    lines.push_back(line_of(language.say(ExplainText::answer_unsure, {{"answer", unsure}})));
  return lines;
}

std::string range_line(const Language& language, const Question& question) {
  const bool is_pace = question.kind == QuestionKind::pace;
  if (!is_pace && question.kind != QuestionKind::number) return {};
  const TextId text = is_pace          ? ExplainText::pace_range
                      : question.whole ? ExplainText::whole_number_range
                                       : ExplainText::number_range;
  return language.say(text, {{"least", number_in_words(language, question, question.least)},
                             {"most", number_in_words(language, question, question.most)}});
}

// What a cause gives for an answer; `reason` may be empty.
Line counts_line(const Language& language, TextId text, const Condition& condition, const Feature& feature,
                 int points, std::string reason = {}) {
  return {language.say(
              text,
              {{"cause", condition.name}, {"points", signed_points(points)}, {"reason", std::move(reason)}}),
          feature.evidence.sources};
}

std::vector<Line> causes_that_read(const Knowledge& knowledge, QuestionIndex question) {
  std::vector<Line> lines;
  for (const FeatureRef& ref : knowledge.dependents[question].features) {
    const Condition& condition = knowledge.conditions[ref.condition];
    const Feature& feature = condition.features[ref.feature];
    if (feature.question != question || !feature.site_points.empty()) continue;
    lines.push_back(counts_line(knowledge.language, ExplainText::counts_if, condition, feature,
                                feature.points, feature_words(knowledge, feature)));
  }
  return lines;
}

std::vector<Line> places_that_count(const Knowledge& knowledge, std::size_t choice) {
  std::vector<Line> lines;
  for (const Condition& condition : knowledge.conditions) {
    for (const Feature& feature : condition.features) {
      if (feature.site_points.empty()) continue;
      const bool named = (feature.site_named >> choice & 1U) != 0;
      const int points = named ? feature.site_points[choice] : feature.site_other;
      if (points != 0)
        lines.push_back(
            counts_line(knowledge.language, ExplainText::counts_as_worst, condition, feature, points));
    }
  }
  return lines;
}

}  // namespace

void explain_question(const Knowledge& knowledge, QuestionIndex index, Explanation& explanation) {
  const Question& question = knowledge.questions[index];
  const Language& language = knowledge.language;
  std::vector<Line> opening{line_of(question.ask), line_of(question.help)};
  if (question.safety) opening.push_back(line_of(language[ExplainText::safety_question]));
  if (!question.default_text.empty())
    opening.push_back(line_of(language.say(ExplainText::if_not_known, {{"default", question.default_text}})));
  explanation.add({}, Form::prose, std::move(opening));
  if (question.test) {
    explanation.add(language[ExplainText::have_ready], Form::list, lines_of(question.test->kit));
    explanation.add(language[ExplainText::how_to_test], Form::steps, lines_of(question.test->steps));
    explanation.add(language[ExplainText::when_to_stop], Form::prose, {line_of(question.test->stop)});
  }
  explanation.add(language[ExplainText::answers], Form::list, choice_lines(language, question));
  explanation.add(language[ExplainText::values], Form::prose, {line_of(range_line(language, question))});
  explanation.add(language[ExplainText::counts_for], Form::list, causes_that_read(knowledge, index));
  std::vector<Line> rules;
  for (const std::uint16_t rule : knowledge.dependents[index].rules)
    rules.push_back(line_of(rule_line(knowledge, knowledge.safety.rules[rule], ExplainText::rule)));
  explanation.add(language[ExplainText::asking_rules], Form::list, std::move(rules));
}

void explain_answer(const Knowledge& knowledge, QuestionIndex index, std::size_t choice,
                    Explanation& explanation) {
  const Language& language = knowledge.language;
  const Question& question = knowledge.questions[index];
  const Choice& answer = question.choices[choice];
  explanation.add({}, Form::prose,
                  {line_of(language.say(ExplainText::to_the_question, {{"question", question.ask}})),
                   line_of(answer.help)});
  std::vector<Line> rules;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    if (reads_choice(rule.when, index, choice) || reads_choice(rule.applies, index, choice)) {
      rules.push_back({rule_line(knowledge, rule, ExplainText::rule_with_text), rule.evidence.sources});
    }
  }
  explanation.add(language[ExplainText::rules_set_off], Form::list, std::move(rules));
  std::vector<Line> causes = index == static_cast<QuestionIndex>(Key::location)
                                 ? places_that_count(knowledge, choice)
                                 : std::vector<Line>{};
  for (const FeatureRef& ref : knowledge.dependents[index].features) {
    const Condition& condition = knowledge.conditions[ref.condition];
    const Feature& feature = condition.features[ref.feature];
    if (!reads_choice(feature.when, index, choice)) continue;
    const bool plain = feature.when.size() == 1 && feature.text.empty();
    causes.push_back(counts_line(language, plain ? ExplainText::counts : ExplainText::counts_if, condition,
                                 feature, feature.points, feature_words(knowledge, feature)));
  }
  explanation.add(language[ExplainText::counts_for], Form::list, std::move(causes));
}

void explain_rule(const Knowledge& knowledge, const SafetyRule& rule, const Region& region,
                  Explanation& explanation) {
  const Language& language = knowledge.language;
  const Safety& safety = knowledge.safety;
  const UrgencyText& urgency = safety.urgencies[static_cast<std::size_t>(rule.urgency)];
  explanation.add({}, Form::prose, {line_of(in_region(rule.text, region))});
  std::vector<Line> steps{line_of(in_region(rule.action, region))};
  if (!rule.also.empty()) steps.push_back(line_of(in_region(rule.also, region)));
  if (rule.rest == Rest::stop) steps.push_back(line_of(safety.rest_stop));
  if (rule.rest == Rest::off) steps.push_back(line_of(safety.rest_off));
  explanation.add(language[ExplainText::what_to_do], Form::prose, std::move(steps));
  explanation.add(language[ExplainText::more_urgent_if], Form::prose,
                  {line_of(worse_if_of(knowledge, rule, region))});
  explanation.add(
      language[ExplainText::how_urgent], Form::prose,
      {line_of(language.say(ExplainText::urgency_within, {{"urgency", capitalized(urgency.name)},
                                                          {"within", safety.withins[rule.within].says}}))});
  std::vector<Line> when;
  for (const std::string& part : criterion_lines(knowledge, rule.when))
    when.push_back(line_of(sentence_of(language, part)));
  const TextId lead = when.size() > 1 ? ExplainText::true_when_all : ExplainText::true_when;
  explanation.add(language[lead], Form::list, std::move(when));
  const std::string applies = criterion_words(knowledge, rule.applies);
  if (!applies.empty())
    explanation.add(language[ExplainText::whom_about], Form::prose,
                    {line_of(language.say(ExplainText::about_only, {{"condition", applies}}))});
  explanation.add(language[ExplainText::a_plan], Form::prose,
                  {line_of(language[rule.allows_plan ? ExplainText::allows_plan : ExplainText::bars_plan])});
  explanation.add(language[ExplainText::how_sure], Form::prose, {sureness(language, rule.evidence.strength)});
}

}  // namespace kneecheck::explain
