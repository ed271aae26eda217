// Why a case came out as it did.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/explain.h"
#include "explain/parts.h"
#include "words/action.h"
#include "words/words.h"

namespace kneecheck::explain {
namespace {

// What the assessment is made of, and who reads about it.
struct Told {
  const Knowledge& knowledge;
  const Case& runner;
  const Assessment& assessment;
  const Region& region;
};

std::string urgency_line(const Told& told) {
  const Language& language = told.knowledge.language;
  const std::optional<Urgency>& urgency = told.assessment.urgency;
  if (!urgency) return language.say(ExplainText::cannot_be_told);
  const bool is_complete = told.assessment.status == TriageStatus::complete;
  return language.say(is_complete ? ExplainText::all_answered : ExplainText::known_so_far,
                      {{"what", what_then(language, *urgency, told.region)}});
}

std::string open_questions(const Told& told, std::size_t rule) {
  const Language& language = told.knowledge.language;
  std::vector<std::string> names;
  for (const QuestionIndex question : reasons_of(told.knowledge, told.runner, told.assessment, rule).open)
    names.emplace_back(told.knowledge.questions[question].short_name);
  return names.empty() ? language.say(ExplainText::safety_first)
                       : language.say(ExplainText::not_known, {{"questions", language.all_of(names)}});
}

// Rules of this state, each with what it asks for and what it rests on.
std::vector<Line> rule_lines(const Told& told, State state) {
  const Language& language = told.knowledge.language;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < told.assessment.rules.size(); ++i) {
    if (told.assessment.rules[i] != state) continue;
    const SafetyRule& rule = told.knowledge.safety.rules[i];
    const std::string reason = state == State::indeterminate
                                   ? " " + open_questions(told, i)
                                   : answers_behind(told.knowledge, told.runner, told.assessment, i);
    std::string asks =
        language.say(ExplainText::rule_asks, {{"rule", rule_name(told.knowledge, rule, told.assessment)},
                                              {"what", what_then(language, rule.urgency, told.region)}});
    lines.push_back({std::move(asks) + reason, rule.evidence.sources});
  }
  return lines;
}

// Rules that nothing speaks for need no reasons: one line of names for each urgency.
std::vector<Line> quiet_lines(const Told& told, State state) {
  const Language& language = told.knowledge.language;
  std::vector<Line> lines;
  for (const UrgencyText& urgency : told.knowledge.safety.urgencies) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < told.assessment.rules.size(); ++i) {
      const SafetyRule& rule = told.knowledge.safety.rules[i];
      if (told.assessment.rules[i] == state && rule.urgency == urgency.urgency) names.emplace_back(rule.name);
    }
    if (names.empty()) continue;
    lines.push_back(
        line_of(language.say(ExplainText::rules_of_urgency, {{"urgency", capitalized(urgency.name)},
                                                             {"rules", language.semicolon_list(names)}})));
  }
  return lines;
}

std::string hits_in_words(const Told& told, const std::vector<Hit>& hits) {
  if (hits.empty()) return {};
  const Language& language = told.knowledge.language;
  std::vector<std::string> words;
  words.reserve(hits.size());
  for (const Hit& hit : hits)
    words.push_back(language.say(
        ExplainText::hit,
        {{"points", signed_points(hit.points)}, {"reason", reason_text(told.knowledge, told.runner, hit)}}));
  return language.say(ExplainText::hits, {{"hits", language.semicolon_list(words)}});
}

std::vector<Line> cause_lines(const Told& told) {
  const Language& language = told.knowledge.language;
  std::vector<Line> lines;
  for (const Ranked& ranked : told.assessment.ranking) {
    const std::string_view cause = told.knowledge.conditions[ranked.condition].name;
    const TextId band = counted(ExplainText::likely, static_cast<std::size_t>(ranked.band));
    std::string text = ranked.diagnosed
                           ? language.say(ExplainText::diagnosed, {{"cause", cause}})
                           : language.say(ExplainText::points_and_band,
                                          {{"cause", cause}, {"n", ranked.points}, {"band", language[band]}});
    const CauseReasons reasons = reasons_of(told.knowledge, told.runner, ranked.condition);
    text += hits_in_words(told, reasons.for_) + hits_in_words(told, reasons.against);
    lines.push_back({std::move(text), {}});
  }
  return lines;
}

// The answers that lead to the same stand together: "Get it checked the same day, if", and one line for each.
void add_changes(const Told& told, const std::vector<Change>& changes, Explanation& explanation) {
  const Language& language = told.knowledge.language;
  std::vector<std::pair<std::string, std::vector<Line>>> by_outcome;
  for (const Change& change : changes) {
    const std::string outcome = outcome_text(told.knowledge, change, told.region);
    auto group = std::ranges::find(by_outcome, outcome, [](const auto& each) { return each.first; });
    if (group == by_outcome.end()) group = by_outcome.insert(group, {outcome, {}});
    group->second.push_back(line_of(statement(told.knowledge.questions[change.question], change.choice)));
  }
  if (by_outcome.empty()) return;
  explanation.add(language[ExplainText::changes], Form::prose, {line_of(language[ExplainText::each_alone])});
  for (auto& [outcome, lines] : by_outcome)
    explanation.add(language.say(ExplainText::outcome_if, {{"outcome", capitalized(outcome)}}), Form::list,
                    std::move(lines));
}

}  // namespace

Explanation explain_case(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                         const std::vector<Change>& changes, const Region& region) {
  const Told told{knowledge, runner, assessment, region};
  const Language& language = knowledge.language;
  Explanation explanation;
  explanation.kind = "case";
  explanation.id = runner.id.value_or("");
  explanation.name = language[ExplainText::why_this_case];
  explanation.add({}, Form::prose, {line_of(urgency_line(told))});
  explanation.add(language[ExplainText::rules_true], Form::list, rule_lines(told, State::positive));
  explanation.add(language[ExplainText::rules_waiting], Form::list, rule_lines(told, State::indeterminate));
  explanation.add(language[ExplainText::every_cause], Form::list, cause_lines(told));
  add_changes(told, changes, explanation);
  explanation.add(language[ExplainText::rules_not_true], Form::list, quiet_lines(told, State::negative));
  explanation.add(language[ExplainText::rules_of_others], Form::list,
                  quiet_lines(told, State::not_applicable));
  return explanation;
}

}  // namespace kneecheck::explain
