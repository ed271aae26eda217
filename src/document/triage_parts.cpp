#include "document/triage_parts.h"

#include <algorithm>
#include <bit>

#include "base/words/document.h"
#include "base/words/words.h"
#include "words/action.h"
#include "words/criterion_words.h"
#include "words/words.h"

namespace kneecheck::document {
namespace {

TextId key_of(const Ranked& ranked, bool first) {
  if (ranked.diagnosed) return DocumentText::diagnosed;
  if (ranked.band != Band::likely) return DocumentText::possible;
  return first ? DocumentText::most_likely : DocumentText::also_likely;
}

}  // namespace

std::string condition_name(const Knowledge& knowledge, ConditionIndex condition) {
  return std::string{knowledge.conditions[condition].name};
}

void add_name(const TriageWriter& writer, const Ranked& ranked, bool first, Facts& facts) {
  const Language& language = writer.language();
  facts.add(language[key_of(ranked, first)],
            full_name(language, writer.knowledge.conditions[ranked.condition]));
}

void add_found(TriageWriter& writer, std::span<const Ranked> found) {
  Facts facts;
  for (const Ranked& ranked : found) add_name(writer, ranked, &ranked == found.data(), facts);
  writer.add(std::move(facts));
}

void add_verdict(TriageWriter& writer) {
  const Assessment& assessment = writer.assessment;
  if (assessment.undiagnosed) {
    writer.paragraph(DocumentText::none_fits,
                     {{"physio", writer.region.physio}, {"doctor", writer.region.doctor}});
  } else if (!assessment.ranking.empty() && assessment.ranking.front().diagnosed) {
    writer.paragraph(writer.assessment.missing.empty() ? DocumentText::diagnosis_stands
                                                       : DocumentText::diagnosis_stands_so_far);
  } else if (assessment.plan_for.size() == 2) {
    writer.paragraph(DocumentText::mixed_picture,
                     {{"first", condition_name(writer.knowledge, assessment.plan_for[0])},
                      {"second", condition_name(writer.knowledge, assessment.plan_for[1])}});
  }
}

void add_signs_first(TriageWriter& writer) {
  const auto& urgency = writer.assessment.urgency;
  if (urgency && at_least(*urgency, Urgency::soon)) writer.paragraph(WordsText::signs_first);
}

std::span<const Ranked> explained(const TriageWriter& writer, std::span<const Ranked> found) {
  return found.first(std::min(found.size(), std::max<std::size_t>(1, writer.assessment.plan_for.size())));
}

TextId causes_heading(const TriageWriter& writer) {
  const bool so_far = writer.assessment.status == TriageStatus::incomplete;
  return so_far ? DocumentText::fits_so_far : DocumentText::could_be;
}

void add_undiagnosed(TriageWriter& writer, std::span<const Ranked> found) {
  add_verdict(writer);
  if (found.empty()) return;
  add_signs_first(writer);
  writer.paragraph(DocumentText::nearest_match);
  add_found(writer, found);
}

void add_sign_count(TriageWriter& writer) {
  const Question& question = writer.knowledge.questions[warning_signs];
  const Answer& answer = writer.runner.answers[warning_signs];
  const int asked = std::popcount(answer.yes | answer.no);
  if (asked == 0) return writer.paragraph(DocumentText::signs_not_known);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if ((answer.yes >> i & 1U) != 0) found.push_back(statement(question, i));
  }
  writer.paragraph(
      found.empty() ? DocumentText::no_signs_found : DocumentText::signs_found,
      {{"asked", asked}, {"found", found.size()}, {"signs", writer.language().semicolon_list(found)}});
}

void add_rules_in_brief(TriageWriter& writer) {
  const std::vector<std::uint16_t> rules = positive_rules(writer.knowledge, writer.assessment);
  if (rules.empty()) return;
  std::vector<std::string> names;
  for (const std::uint16_t index : rules) {
    const SafetyRule& rule = writer.knowledge.safety.rules[index];
    const bool counts = !writer.assessment.alarm || rule.urgency == *writer.assessment.urgency;
    if (!counts) continue;
    names.push_back(is_cleared(rule, writer.assessment)
                        ? writer.say(DocumentText::cleared_rule, {{"rule", rule.name}})
                        : std::string{rule.name});
  }
  writer.paragraph(
      writer.say(DocumentText::why_in_brief, {{"rules", writer.language().semicolon_list(names)}}) +
      answers_behind(writer.knowledge, writer.runner, writer.assessment, rules.front()));
  if (writer.assessment.alarm)
    writer.paragraph(in_region(writer.knowledge.safety.rules[rules.front()].text, writer.region));
}

}  // namespace kneecheck::document
