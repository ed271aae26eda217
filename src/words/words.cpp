#include "words/words.h"

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "base/units.h"
#include "base/words/words.h"

namespace kneecheck::words {
namespace {

std::string number_answer(const Knowledge& knowledge, const Case& runner, QuestionIndex index) {
  const Question& question = knowledge.questions[index];
  return knowledge.language.say(
      WordsText::number_answer,
      {{"what", question.short_name},
       {"number", number_in_words(knowledge.language, question, runner.answers[index].number)}});
}

}  // namespace

std::string number_in_words(const Language& language, const Question& question, std::int64_t number) {
  if (question.kind == QuestionKind::pace)
    return language.say(WordsText::pace, {{"pace", pace_text(number)}});
  if (question.kind == QuestionKind::date)
    return date_for_people(language, Date{static_cast<std::int32_t>(number)}, true);
  std::string digits = language.number(number);
  if (question.unit.empty()) return digits;
  return language.say(WordsText::number_with_unit, {{"number", std::move(digits)}, {"unit", question.unit}});
}

std::string statement(const Question& question, std::size_t choice) {
  const Choice& chosen = question.choices[choice];
  return std::string{chosen.says.empty() ? chosen.label : chosen.says};
}

std::string what_then(const Language& language, Urgency urgency, const Region& region) {
  const TextId then = counted(WordsText::then_emergency, static_cast<std::size_t>(urgency));
  return language.say(then, {{"emergency_place", region.emergency_place}});
}

std::string outcome_text(const Knowledge& knowledge, const Change& change, const Region& region) {
  const Language& language = knowledge.language;
  std::vector<std::string> then;
  if (change.lead_changes)
    then.push_back(change.leads ? language.say(WordsText::would_lead,
                                               {{"cause", knowledge.conditions[*change.leads].name}})
                                : language.say(WordsText::none_would_fit));
  if (change.urgency_changes)
    then.push_back(change.urgency ? what_then(language, *change.urgency, region)
                                  : language.say(WordsText::urgency_open));
  return language.semicolon_list(then);
}

std::string choice_reason_text(const Question& question, const Feature& feature, std::size_t choice) {
  return feature.text.empty() ? statement(question, choice) : std::string{feature.text};
}

const Evidence& evidence_of(const Knowledge& knowledge, const Hit& hit) {
  return hit.elsewhere ? knowledge.ranking.evidence
                       : knowledge.conditions[hit.owner].features[hit.feature].evidence;
}

std::string reason_text(const Knowledge& knowledge, const Case& runner, const Hit& hit) {
  if (hit.elsewhere)
    return knowledge.language.say(WordsText::elsewhere, {{"cause", knowledge.conditions[hit.owner].name}});
  const Feature& feature = knowledge.conditions[hit.owner].features[hit.feature];
  const Question& question = knowledge.questions[feature.question];
  if (!feature.text.empty() || question.is_choice()) return choice_reason_text(question, feature, hit.choice);
  return number_answer(knowledge, runner, feature.question);
}

std::string because_text(const Knowledge& knowledge, const Case& runner, const Because& because) {
  const Question& question = knowledge.questions[because.question];
  if (!because.number) return statement(question, because.choice);
  return number_answer(knowledge, runner, because.question);
}

std::string because_id(const Knowledge& knowledge, const Case& runner, const Because& because) {
  const Question& question = knowledge.questions[because.question];
  if (!because.number) return fmt::format("{}.{}", question.id, question.choices[because.choice].id);
  return fmt::format("{}.{}", question.id, answer_words(knowledge, runner, because.question).front());
}

bool is_written(const Assessment& assessment, const Because& because) {
  return assessment.no_plan == NoPlan::diary && because.question == static_cast<QuestionIndex>(Key::swelling);
}

std::string answers_behind(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                           std::size_t rule) {
  std::vector<std::string> terms;
  for (const Because& because : reasons_of(knowledge, runner, assessment, rule).because)
    terms.push_back(is_written(assessment, because) ? knowledge.language.say(WordsText::swelling_written)
                                                    : because_text(knowledge, runner, because));
  if (terms.empty()) return {};
  return knowledge.language.say(WordsText::your_answers,
                                {{"answers", knowledge.language.semicolon_list(terms)}});
}

std::string full_name(const Language& language, const Condition& condition) {
  if (condition.full.empty()) return capitalized(condition.name);
  if (condition.full.substr(0, condition.name.size()) == condition.name) return capitalized(condition.full);
  return language.say(WordsText::name_and_full_name,
                      {{"name", capitalized(condition.name)}, {"full", condition.full}});
}

}  // namespace kneecheck::words
