// Conditions, phases and readiness tests.
#include <fmt/format.h>

#include "base/text.h"
#include "explain/parts.h"
#include "words/criterion_words.h"
#include "words/words.h"

namespace kneecheck::explain {
namespace {

Line point_line(int points, std::string text, const Evidence& evidence) {
  return Line{fmt::format("{:+} {} ({})", points, text, word(evidence.strength)), evidence.sources};
}

// The place of the pain gives other points for each place.
void add_site_lines(const Knowledge& knowledge, const Feature& feature, std::vector<Line>& lines) {
  const Question& location = knowledge.question(Key::location);
  for (std::size_t i = 0; i < location.choices.size() && i < feature.site_points.size(); ++i) {
    if ((feature.site_named >> i & 1U) == 0 || feature.site_points[i] == 0) continue;
    lines.push_back(point_line(feature.site_points[i], fmt::format("first of all {}", statement(location, i)),
                               feature.evidence));
  }
  if (feature.site_other != 0)
    lines.push_back(point_line(feature.site_other, "first of all any other place", feature.evidence));
}

std::vector<Line> point_lines(const Knowledge& knowledge, const Condition& condition) {
  std::vector<Line> lines;
  for (const Feature& feature : condition.features) {
    if (!feature.site_points.empty()) {
      add_site_lines(knowledge, feature, lines);
    } else {
      const std::string text =
          feature.text.empty() ? criterion_words(knowledge, feature.when) : std::string{feature.text};
      lines.push_back(point_line(feature.points, text, feature.evidence));
    }
  }
  return lines;
}

std::string plan_words(const Knowledge& knowledge, const Condition& condition) {
  if (!condition.has_plan) return "This program recognises it and has no plan for it.";
  if (!condition.same_points_as) return "This program makes plans for it.";
  return fmt::format(
      "It has the plan of {}, with a gentler start. It is named only when a scan has shown it.",
      knowledge.conditions[*condition.same_points_as].name);
}

// What a plan for this cause alone says of a chapter that goes by causes.
std::vector<Line> advice_lines(const Knowledge& knowledge, const Condition& condition,
                               const std::vector<Advice>& chapter) {
  std::vector<Line> lines;
  if (!condition.has_plan) return lines;
  const std::uint64_t bit = std::uint64_t{1} << (&condition - knowledge.conditions.data());
  for (const Advice& advice : chapter) {
    if (advice.suits.fit(bit, 0)) lines.push_back({std::string{advice.text}, advice.evidence.sources});
  }
  return lines;
}

}  // namespace

void explain_condition(const Knowledge& knowledge, const Condition& condition, Explanation& explanation) {
  std::vector<Line> opening{line_of(capitalized(condition.full) + "."), line_of(condition.summary),
                            line_of(plan_words(knowledge, condition))};
  explanation.add({}, Form::prose, std::move(opening));
  explanation.add("What causes it", Form::prose, lines_of(condition.cause));
  explanation.add("How it usually feels", Form::list, lines_of(condition.feels));
  explanation.add("What helps", Form::list, lines_of(condition.helps));
  explanation.add("What does not help for long", Form::list, lines_of(condition.does_not_help));
  explanation.add("To keep fit meanwhile", Form::list,
                  advice_lines(knowledge, condition, knowledge.advice.keep_fit));
  explanation.add("In daily life", Form::list,
                  advice_lines(knowledge, condition, knowledge.advice.daily_life));
  explanation.add("How long it takes", Form::prose, {line_of(condition.course)});
  explanation.add("Which muscles matter", Form::list, lines_of(condition.muscles));
  explanation.add("When to see someone", Form::prose, {line_of(condition.see_someone)});
  explanation.add("What the article says", Form::list, lines_of(condition.house));
  explanation.add("Where research adds or differs", Form::list, lines_of(condition.differs));
  explanation.add("What counts for and against it", Form::list, point_lines(knowledge, condition));
}

void explain_phase(const Knowledge&, const Phase& phase, Explanation& explanation) {
  explanation.add({}, Form::prose, {line_of(phase.aim), line_of(phase.text)});
  explanation.add("Keep in mind", Form::list, lines_of(phase.keep_in_mind));
  explanation.add("To begin", Form::prose, {line_of(phase.entry)});
  explanation.add("It is done when", Form::prose, {line_of(phase.exit)});
}

void explain_test(const ReadinessTest& test, Explanation& explanation) {
  explanation.add("How", Form::steps, lines_of(test.steps));
  explanation.add("Passed", Form::prose, {line_of(test.pass_text)});
  explanation.add("When to stop", Form::prose, {line_of(test.stop)});
  explanation.add(
      "In the diary", Form::prose,
      {line_of(fmt::format("Write it under tests as {}=value ({}).", explanation.id, test.measure))});
}

}  // namespace kneecheck::explain
