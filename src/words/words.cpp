#include "words/words.h"

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "base/units.h"

namespace kneecheck::words {
namespace {

std::string elsewhere_text(const Condition& condition) {
  return fmt::format("it hurts at none of the places where {} is felt", condition.name);
}

}  // namespace

std::string number_in_words(const Question& question, std::int64_t number) {
  if (question.kind == QuestionKind::pace) return pace_text(number) + " a km";
  if (question.kind == QuestionKind::date)
    return date_for_people(Date{static_cast<std::int32_t>(number)}, true);
  const std::string digits = decimal_text(number);
  return question.unit.empty() ? digits : fmt::format("{} {}", digits, question.unit);
}

std::string statement(const Question& question, std::size_t choice) {
  const Choice& chosen = question.choices[choice];
  return std::string{chosen.says.empty() ? chosen.label : chosen.says};
}

std::string clause(const Question& question, std::size_t choice) {
  const std::string says = statement(question, choice);
  return says.rfind("worse", 0) == 0 ? "it is " + says : says;
}

std::string what_then(Urgency urgency, const Region& region) {
  if (urgency == Urgency::emergency) return fmt::format("go to {} at once", region.emergency_place);
  if (urgency == Urgency::same_day) return "get it checked the same day";
  if (urgency == Urgency::soon) return "get it checked soon, before you train on it";
  return urgency == Urgency::routine ? "let someone look at it" : "you can look after it yourself";
}

std::string outcome_text(const Knowledge& knowledge, const Change& change, const Region& region) {
  std::vector<std::string> then;
  if (change.lead_changes)
    then.push_back(change.leads ? fmt::format("{} would come first", knowledge.conditions[*change.leads].name)
                                : std::string{"nothing here would fit well enough"});
  if (change.urgency_changes)
    then.push_back(change.urgency ? what_then(*change.urgency, region)
                                  : std::string{"how urgent it is could not be told yet"});
  return fmt::format("{}", fmt::join(then, "; "));
}

std::string choice_reason_text(const Question& question, const Feature& feature, std::size_t choice) {
  return feature.text.empty() ? statement(question, choice) : std::string{feature.text};
}

const Evidence& evidence_of(const Knowledge& knowledge, const Hit& hit) {
  return hit.elsewhere ? knowledge.ranking.evidence
                       : knowledge.conditions[hit.owner].features[hit.feature].evidence;
}

std::string reason_text(const Knowledge& knowledge, const Case& runner, const Hit& hit) {
  if (hit.elsewhere) return elsewhere_text(knowledge.conditions[hit.owner]);
  const Feature& feature = knowledge.conditions[hit.owner].features[hit.feature];
  const Question& question = knowledge.questions[feature.question];
  if (!feature.text.empty() || question.is_choice()) return choice_reason_text(question, feature, hit.choice);
  return fmt::format("{}: {}", question.short_name,
                     number_in_words(question, runner.answers[feature.question].number));
}

std::string because_text(const Knowledge& knowledge, const Case& runner, const Because& because) {
  const Question& question = knowledge.questions[because.question];
  if (!because.number) return statement(question, because.choice);
  return fmt::format("{}: {}", question.short_name,
                     number_in_words(question, runner.answers[because.question].number));
}

std::string because_id(const Knowledge& knowledge, const Case& runner, const Because& because) {
  const Question& question = knowledge.questions[because.question];
  if (!because.number) return fmt::format("{}.{}", question.id, question.choices[because.choice].id);
  return fmt::format("{}.{}", question.id, answer_words(knowledge, runner, because.question).front());
}

std::string answers_behind(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                           std::size_t rule) {
  std::vector<std::string> terms;
  for (const Because& because : reasons_of(knowledge, runner, assessment, rule).because)
    terms.push_back(because_text(knowledge, runner, because));
  return terms.empty() ? std::string{} : fmt::format(" Your answers: {}.", fmt::join(terms, "; "));
}

std::string full_name(const Condition& condition) {
  if (condition.full.empty()) return capitalized(condition.name);
  if (condition.full.substr(0, condition.name.size()) == condition.name) return capitalized(condition.full);
  return fmt::format("{}: {}", capitalized(condition.name), condition.full);
}

}  // namespace kneecheck::words
