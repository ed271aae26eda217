// Questions, their answers, and the safety rules that read them.
#include <fmt/format.h>

#include "base/text.h"
#include "explain/parts.h"
#include "words/action.h"
#include "words/criterion_words.h"
#include "words/words.h"

namespace kneecheck::explain {
namespace {

std::string rule_line(const Knowledge& knowledge, const SafetyRule& rule) {
  const UrgencyText& urgency = knowledge.safety.urgencies[static_cast<std::size_t>(rule.urgency)];
  return fmt::format("{} ({}; rule {})", rule.name, urgency.name, rule.id);
}

std::vector<Line> choice_lines(const Question& question) {
  if (question.kind == QuestionKind::yes_no)
    return {line_of("yes, no, or unsure: you do not know; the same as leaving it out")};
  std::vector<Line> lines;
  for (const Choice& choice : question.choices) {
    std::string text = fmt::format("{}: {}", choice.id, choice.label);
    if (!choice.help.empty()) text += fmt::format(". {}", choice.help);
    lines.push_back({std::move(text), {}});
  }
  if (!question.none_label.empty()) lines.push_back({fmt::format("none: {}", question.none_label), {}});
  if (question.is_choice()) lines.push_back({"unsure: you do not know; the same as leaving it out", {}});
  return lines;
}

std::string range_line(const Question& question) {
  if (question.kind == QuestionKind::pace) {
    return fmt::format("From {} to {}.", number_in_words(question, question.least),
                       number_in_words(question, question.most));
  }
  if (question.kind != QuestionKind::number) return {};
  return fmt::format("A {}number, {} to {}.", question.whole ? "whole " : "",
                     number_in_words(question, question.least), number_in_words(question, question.most));
}

std::vector<Line> causes_that_read(const Knowledge& knowledge, QuestionIndex question) {
  std::vector<Line> lines;
  for (const FeatureRef& ref : knowledge.dependents[question].features) {
    const Condition& condition = knowledge.conditions[ref.condition];
    const Feature& feature = condition.features[ref.feature];
    if (feature.question != question || !feature.site_points.empty()) continue;
    const std::string text =
        feature.text.empty() ? criterion_words(knowledge, feature.when) : std::string{feature.text};
    lines.push_back(
        {fmt::format("{}: {:+} if {}", condition.name, feature.points, text), feature.evidence.sources});
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
            {fmt::format("{}: {:+} as the worst place", condition.name, points), feature.evidence.sources});
    }
  }
  return lines;
}

}  // namespace

void explain_question(const Knowledge& knowledge, QuestionIndex index, Explanation& explanation) {
  const Question& question = knowledge.questions[index];
  std::vector<Line> opening{line_of(question.ask), line_of(question.help)};
  if (question.safety)
    opening.push_back(
        line_of("One of the six safety questions: without it there is no all-clear and no plan."));
  if (!question.default_text.empty())
    opening.push_back({fmt::format("If it is not known a plan assumes: {}.", question.default_text), {}});
  explanation.add({}, Form::prose, std::move(opening));
  if (question.test) {
    explanation.add("Have ready", Form::list, lines_of(question.test->kit));
    explanation.add("How to test it", Form::steps, lines_of(question.test->steps));
    explanation.add("When to stop", Form::prose, {line_of(question.test->stop)});
  }
  explanation.add("Answers", Form::list, choice_lines(question));
  explanation.add("Values", Form::prose, {line_of(range_line(question))});
  explanation.add("What it counts for", Form::list, causes_that_read(knowledge, index));
  std::vector<Line> rules;
  for (const std::uint16_t rule : knowledge.dependents[index].rules)
    rules.push_back(line_of(rule_line(knowledge, knowledge.safety.rules[rule])));
  explanation.add("Safety rules that ask for it", Form::list, std::move(rules));
}

void explain_answer(const Knowledge& knowledge, QuestionIndex index, std::size_t choice,
                    Explanation& explanation) {
  const Question& question = knowledge.questions[index];
  const Choice& answer = question.choices[choice];
  explanation.add({}, Form::prose,
                  {line_of(fmt::format("To the question: {}", question.ask)), line_of(answer.help)});
  std::vector<Line> rules;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    if (reads_choice(rule.when, index, choice) || reads_choice(rule.applies, index, choice)) {
      rules.push_back({fmt::format("{}. {}", rule_line(knowledge, rule), rule.text), rule.evidence.sources});
    }
  }
  explanation.add("Safety rules that it can set off", Form::list, std::move(rules));
  std::vector<Line> causes = index == static_cast<QuestionIndex>(Key::location)
                                 ? places_that_count(knowledge, choice)
                                 : std::vector<Line>{};
  for (const FeatureRef& ref : knowledge.dependents[index].features) {
    const Condition& condition = knowledge.conditions[ref.condition];
    const Feature& feature = condition.features[ref.feature];
    if (!reads_choice(feature.when, index, choice)) continue;
    const bool plain = feature.when.size() == 1 && feature.text.empty();
    const std::string only_if =
        feature.text.empty() ? criterion_words(knowledge, feature.when) : std::string{feature.text};
    causes.push_back({fmt::format("{}: {:+}{}{}", condition.name, feature.points, plain ? "" : " if ",
                                  plain ? "" : only_if),
                      feature.evidence.sources});
  }
  explanation.add("What it counts for", Form::list, std::move(causes));
}

void explain_rule(const Knowledge& knowledge, const SafetyRule& rule, const Region& region,
                  Explanation& explanation) {
  const Safety& safety = knowledge.safety;
  const UrgencyText& urgency = safety.urgencies[static_cast<std::size_t>(rule.urgency)];
  explanation.add({}, Form::prose, {line_of(in_region(rule.text, region))});
  std::vector<Line> todo{line_of(in_region(rule.action, region))};
  if (rule.rest == Rest::stop) todo.push_back(line_of(safety.rest_stop));
  if (rule.rest == Rest::off) todo.push_back(line_of(safety.rest_off));
  explanation.add("What to do", Form::prose, std::move(todo));
  explanation.add("More urgent, if", Form::prose, {line_of(in_region(rule.worse_if, region))});
  explanation.add(
      "How urgent", Form::prose,
      {line_of(fmt::format("{}: {}.", capitalized(urgency.name), safety.withins[rule.within].says))});
  std::vector<Line> when;
  for (const std::string& part : criterion_lines(knowledge, rule.when))
    when.push_back(line_of(capitalized(part) + "."));
  const char* const lead = when.size() > 1 ? "It is true when all of this is" : "It is true when";
  explanation.add(lead, Form::list, std::move(when));
  const std::string applies = criterion_words(knowledge, rule.applies);
  if (!applies.empty())
    explanation.add("Whom it is about", Form::prose, {line_of(fmt::format("Only if {}.", applies))});
  explanation.add(
      "A plan", Form::prose,
      {line_of(rule.allows_plan ? "It allows a plan." : "There is no plan until this has been looked at.")});
  explanation.add("How sure this is", Form::prose,
                  {line_of(capitalized(strength_words(rule.evidence.strength)) + ".")});
}

}  // namespace kneecheck::explain
