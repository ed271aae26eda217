// Why a case came out as it did.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
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
  const std::optional<Urgency>& urgency = told.assessment.urgency;
  if (told.assessment.status == TriageStatus::complete)
    return fmt::format("All safety questions are answered, and they come to this: {}.",
                       what_then(*urgency, told.region));
  return fmt::format(
      "Not all safety questions are answered. {}",
      urgency ? fmt::format("What is known so far comes to this: {}.", what_then(*urgency, told.region))
              : "So how urgent it is cannot be told yet.");
}

std::string open_questions(const Told& told, std::size_t rule) {
  std::vector<std::string> names;
  for (const QuestionIndex question : reasons_of(told.knowledge, told.runner, told.assessment, rule).open)
    names.emplace_back(told.knowledge.questions[question].short_name);
  return names.empty() ? "The safety questions come first."
                       : fmt::format("Not known: {}.", join_words(names));
}

// Rules of this state, each with what it asks for and what it rests on.
std::vector<Line> rule_lines(const Told& told, State state) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < told.assessment.rules.size(); ++i) {
    if (told.assessment.rules[i] != state) continue;
    const SafetyRule& rule = told.knowledge.safety.rules[i];
    const std::string reason = state == State::indeterminate
                                   ? " " + open_questions(told, i)
                                   : answers_behind(told.knowledge, told.runner, told.assessment, i);
    lines.push_back({fmt::format("{}: {}.{}", rule_name(rule, told.assessment),
                                 what_then(rule.urgency, told.region), reason),
                     rule.evidence.sources});
  }
  return lines;
}

// Rules that nothing speaks for need no reasons: one line of names for each urgency.
std::vector<Line> quiet_lines(const Told& told, State state) {
  std::vector<Line> lines;
  for (const UrgencyText& urgency : told.knowledge.safety.urgencies) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < told.assessment.rules.size(); ++i) {
      const SafetyRule& rule = told.knowledge.safety.rules[i];
      if (told.assessment.rules[i] == state && rule.urgency == urgency.urgency)
        names.push_back(uncapitalized(rule.name));
    }
    if (!names.empty())
      lines.push_back({fmt::format("{}: {}.", capitalized(urgency.name), fmt::join(names, "; ")), {}});
  }
  return lines;
}

std::string hits_in_words(const Knowledge& knowledge, const Case& runner, const std::vector<Hit>& hits) {
  std::vector<std::string> words;
  words.reserve(hits.size());
  for (const Hit& hit : hits)
    words.push_back(fmt::format("{:+} {}", hit.points, reason_text(knowledge, runner, hit)));
  return fmt::format("{}", fmt::join(words, "; "));
}

std::vector<Line> cause_lines(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  std::vector<Line> lines;
  for (const Ranked& ranked : assessment.ranking) {
    const std::string points = ranked.diagnosed
                                   ? "a clinician's diagnosis"
                                   : fmt::format("{} {}, {}", ranked.points,
                                                 ranked.points == 1 ? "point" : "points", word(ranked.band));
    std::string text = fmt::format("{}: {}", knowledge.conditions[ranked.condition].name, points);
    const CauseReasons reasons = reasons_of(knowledge, runner, ranked.condition);
    for (const std::string& hits : {hits_in_words(knowledge, runner, reasons.for_),
                                    hits_in_words(knowledge, runner, reasons.against)}) {
      if (!hits.empty()) text += ". " + hits;
    }
    lines.push_back({std::move(text), {}});
  }
  return lines;
}

// The answers that lead to the same stand together: "Have it seen the same day, if", and one line for each.
void add_changes(const Told& told, const std::vector<Change>& changes, Explanation& explanation) {
  std::vector<std::pair<std::string, std::vector<Line>>> by_outcome;
  for (const Change& change : changes) {
    const std::string outcome = outcome_text(told.knowledge, change, told.region);
    auto group = std::ranges::find(by_outcome, outcome, [](const auto& each) { return each.first; });
    if (group == by_outcome.end()) group = by_outcome.insert(group, {outcome, {}});
    group->second.push_back(line_of(clause(told.knowledge.questions[change.question], change.choice)));
  }
  if (by_outcome.empty()) return;
  explanation.add("Single answers that would change it", Form::prose,
                  {line_of("Each of them alone, with all other answers as they are.")});
  for (auto& [outcome, lines] : by_outcome)
    explanation.add(capitalized(outcome) + ", if", Form::list, std::move(lines));
}

}  // namespace

Explanation explain_case(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                         const std::vector<Change>& changes, const Region& region) {
  const Told told{knowledge, runner, assessment, region};
  Explanation explanation;
  explanation.kind = "case";
  explanation.id = runner.id.value_or("");
  explanation.name = "Why this case came out as it did";
  explanation.add({}, Form::prose, {line_of(urgency_line(told))});
  explanation.add("Safety rules that are true", Form::list, rule_lines(told, State::positive));
  explanation.add("Safety rules that wait for an answer", Form::list, rule_lines(told, State::indeterminate));
  explanation.add("Every cause and its points", Form::list, cause_lines(knowledge, runner, assessment));
  add_changes(told, changes, explanation);
  explanation.add("Safety rules that are not true", Form::list, quiet_lines(told, State::negative));
  explanation.add("Safety rules about others", Form::list, quiet_lines(told, State::not_applicable));
  return explanation;
}

}  // namespace kneecheck::explain
