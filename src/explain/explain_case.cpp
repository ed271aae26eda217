// Why a case came out as it did.
#include <fmt/format.h>

#include "base/text.h"
#include "explain/explain.h"
#include "words/words.h"

namespace kneecheck::explain {
namespace {

std::string open_questions(const Knowledge& knowledge, const QuestionList& open) {
  std::vector<std::string> names;
  for (const QuestionIndex question : open) {
    names.push_back(
        fmt::format("{} ({})", knowledge.questions[question].short_name, knowledge.questions[question].id));
  }
  return join_words(names);
}

std::string why(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                std::size_t rule) {
  const RuleReasons reasons = reasons_of(knowledge, runner, assessment, rule);
  if (assessment.rules[rule] == State::indeterminate) {
    return reasons.open.empty() ? "waits for the ranking"
                                : fmt::format("not known: {}", open_questions(knowledge, reasons.open));
  }
  std::vector<std::string> terms;
  for (const Because& because : reasons.because) terms.push_back(because_text(knowledge, runner, because));
  return fmt::format("{}", fmt::join(terms, "; "));
}

std::vector<Line> rule_lines(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                             State state) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    if (assessment.rules[i] != state) continue;
    const SafetyRule& rule = knowledge.safety.rules[i];
    const std::string reason = why(knowledge, runner, assessment, i);
    lines.push_back(
        {fmt::format("{} ({}){}{}", rule.id, word(rule.urgency), reason.empty() ? "" : ": ", reason),
         rule.evidence.sources});
  }
  return lines;
}

// Rules that nothing speaks for need no reasons: one line of ids for each urgency.
std::vector<Line> quiet_lines(const Knowledge& knowledge, const Assessment& assessment, State state) {
  std::vector<Line> lines;
  for (std::size_t urgency = 0; urgency < Names<Urgency>::words.size(); ++urgency) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
      const SafetyRule& rule = knowledge.safety.rules[i];
      if (assessment.rules[i] == state && rule.urgency == static_cast<Urgency>(urgency))
        ids.emplace_back(rule.id);
    }
    if (!ids.empty())
      lines.push_back({fmt::format("{}: {}", Names<Urgency>::words[urgency], fmt::join(ids, ", ")), {}});
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

std::string outcome_words(const Knowledge& knowledge, const Change& change) {
  std::vector<std::string> then;
  if (change.urgency_changes)
    then.push_back(fmt::format("urgency {}", change.urgency ? word(*change.urgency) : "not known"));
  if (change.lead_changes) {
    then.push_back(change.leads ? fmt::format("{} leads", knowledge.conditions[*change.leads].name)
                                : std::string{"no cause fits well enough"});
  }
  return fmt::format("{}", fmt::join(then, ", "));
}

// Answers to a question that lead to the same share a line: "warning_signs: locked, calf_pop -> same_day".
std::vector<Line> change_lines(const Knowledge& knowledge, const std::vector<Change>& changes) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < changes.size();) {
    const Question& question = knowledge.questions[changes[i].question];
    const std::string outcome = outcome_words(knowledge, changes[i]);
    std::vector<std::string_view> values;
    const QuestionIndex first = changes[i].question;
    for (; i < changes.size() && changes[i].question == first &&
           outcome_words(knowledge, changes[i]) == outcome;
         ++i) {
      values.push_back(question.choices[changes[i].choice].id);
    }
    lines.push_back({fmt::format("{}: {} -> {}", question.id, fmt::join(values, ", "), outcome), {}});
  }
  return lines;
}

}  // namespace

Explanation explain_case(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                         const std::vector<Change>& changes) {
  Explanation explanation;
  explanation.kind = "case";
  explanation.id = runner.id.value_or("");
  explanation.name = "Why this case came out as it did";
  const std::string urgency = assessment.urgency ? std::string{word(*assessment.urgency)} : "not known yet";
  explanation.add({}, Form::prose,
                  {{fmt::format("Urgency: {}. Triage: {}.", urgency, word(assessment.status)), {}}});
  explanation.add("Safety rules that are true", Form::list,
                  rule_lines(knowledge, runner, assessment, State::positive));
  explanation.add("Safety rules that wait for an answer", Form::list,
                  rule_lines(knowledge, runner, assessment, State::indeterminate));
  explanation.add("Every cause and its points", Form::list, cause_lines(knowledge, runner, assessment));
  explanation.add("Single answers that would change it", Form::list, change_lines(knowledge, changes));
  explanation.add("Safety rules that are not true", Form::list,
                  quiet_lines(knowledge, assessment, State::negative));
  explanation.add("Safety rules about others", Form::list,
                  quiet_lines(knowledge, assessment, State::not_applicable));
  return explanation;
}

}  // namespace kneecheck::explain
