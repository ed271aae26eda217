// Conditions, phases and readiness tests.
#include "base/words/explain.h"
#include "explain/parts.h"
#include "words/words.h"

namespace kneecheck::explain {
namespace {

Line point_line(const Language& language, int points, std::string reason, const Evidence& evidence) {
  const TextId strength = counted(ExplainText::strong, static_cast<std::size_t>(evidence.strength));
  return Line{language.say(ExplainText::point, {{"points", signed_points(points)},
                                                {"reason", std::move(reason)},
                                                {"strength", language[strength]}}),
              evidence.sources};
}

// The place of the pain gives other points for each place.
void add_site_lines(const Knowledge& knowledge, const Feature& feature, std::vector<Line>& lines) {
  const Language& language = knowledge.language;
  const Question& location = knowledge.question(Key::location);
  for (std::size_t i = 0; i < location.choices.size() && i < feature.site_points.size(); ++i) {
    if ((feature.site_named >> i & 1U) == 0 || feature.site_points[i] == 0) continue;
    lines.push_back(point_line(language, feature.site_points[i],
                               language.say(ExplainText::worst_place, {{"place", statement(location, i)}}),
                               feature.evidence));
  }
  if (feature.site_other != 0)
    lines.push_back(point_line(language, feature.site_other, language.say(ExplainText::worst_place_other),
                               feature.evidence));
}

std::vector<Line> point_lines(const Knowledge& knowledge, const Condition& condition) {
  std::vector<Line> lines;
  for (const Feature& feature : condition.features) {
    if (!feature.site_points.empty()) {
      add_site_lines(knowledge, feature, lines);
    } else {
      lines.push_back(point_line(knowledge.language, feature.points, feature_words(knowledge, feature),
                                 feature.evidence));
    }
  }
  return lines;
}

std::string plan_words(const Knowledge& knowledge, const Condition& condition) {
  const Language& language = knowledge.language;
  if (!condition.has_plan) return language.say(ExplainText::no_plan_for_it);
  if (!condition.same_points_as) return language.say(ExplainText::has_plan);
  return language.say(ExplainText::plan_of_another,
                      {{"cause", knowledge.conditions[*condition.same_points_as].name}});
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

TextId diary_line(const ReadinessTest& test) {
  if (test.measure == "pain") return ExplainText::write_pain;
  return test.measure == "count" ? ExplainText::write_count : ExplainText::write_minutes;
}

}  // namespace

void explain_condition(const Knowledge& knowledge, const Condition& condition, Explanation& explanation) {
  const Language& language = knowledge.language;
  explanation.add({}, Form::prose,
                  {line_of(sentence_of(language, condition.full)), line_of(condition.summary),
                   line_of(plan_words(knowledge, condition))});
  explanation.add(language[ExplainText::causes_it], Form::prose, lines_of(condition.cause));
  explanation.add(language[ExplainText::feels], Form::list, lines_of(condition.feels));
  explanation.add(language[ExplainText::helps], Form::list, lines_of(condition.helps));
  explanation.add(language[ExplainText::does_not_help], Form::list, lines_of(condition.does_not_help));
  explanation.add(language[ExplainText::keep_fit], Form::list,
                  advice_lines(knowledge, condition, knowledge.advice.keep_fit));
  explanation.add(language[ExplainText::daily_life], Form::list,
                  advice_lines(knowledge, condition, knowledge.advice.daily_life));
  explanation.add(language[ExplainText::how_long], Form::prose, {line_of(condition.course)});
  explanation.add(language[ExplainText::which_muscles], Form::list, lines_of(condition.muscles));
  explanation.add(language[ExplainText::see_someone], Form::prose, {line_of(condition.see_someone)});
  explanation.add(language[ExplainText::article_says], Form::list, lines_of(condition.house));
  explanation.add(language[ExplainText::differs], Form::list, lines_of(condition.differs));
  explanation.add(language[ExplainText::for_and_against], Form::list, point_lines(knowledge, condition));
}

void explain_phase(const Knowledge& knowledge, const Phase& phase, Explanation& explanation) {
  const Language& language = knowledge.language;
  explanation.add({}, Form::prose, {line_of(phase.aim), line_of(phase.text)});
  explanation.add(language[ExplainText::keep_in_mind], Form::list, lines_of(phase.keep_in_mind));
  explanation.add(language[ExplainText::to_begin], Form::prose, {line_of(phase.entry)});
  explanation.add(language[ExplainText::done_when], Form::prose, {line_of(phase.exit)});
}

void explain_test(const Knowledge& knowledge, const ReadinessTest& test, Explanation& explanation) {
  const Language& language = knowledge.language;
  explanation.add(language[ExplainText::how], Form::steps, lines_of(test.steps));
  explanation.add(language[ExplainText::passed], Form::prose, {line_of(test.pass_text)});
  explanation.add(language[ExplainText::when_to_stop], Form::prose, {line_of(test.stop)});
  explanation.add(language[ExplainText::in_diary], Form::prose,
                  {line_of(language.say(diary_line(test), {{"id", explanation.id}}))});
}

}  // namespace kneecheck::explain
