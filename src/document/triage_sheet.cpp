// A triage to take along to an appointment: what was answered, what speaks for and against a cause, and what
// was not asked.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/words/document.h"
#include "document/triage_parts.h"
#include "words/action.h"
#include "words/answers.h"
#include "words/criterion_words.h"
#include "words/words.h"

namespace kneecheck::document {
namespace {

// Of what a triage does not go by.
constexpr auto besides = std::to_array<Key>(
    {Key::sex, Key::pain_starts_km, Key::cleared, Key::weekly_km, Key::longest_run_km, Key::weeks_off});

bool is_worth_saying(QuestionIndex index, const Question& question) {
  const auto is_it = [index](Key key) { return static_cast<QuestionIndex>(key) == index; };
  return question.group == QuestionGroup::triage || std::ranges::any_of(besides, is_it);
}

void add_answers(TriageWriter& writer) {
  Facts facts;
  for (std::size_t i = 0; i < writer.knowledge.questions.size(); ++i) {
    const Question& question = writer.knowledge.questions[i];
    const auto index = static_cast<QuestionIndex>(i);
    const bool is_counted = index == warning_signs;  // and found, in a line of their own
    if (question.kind == QuestionKind::text || is_counted || !is_worth_saying(index, question)) continue;
    const std::vector<std::string> words = given_words(writer.knowledge, writer.runner, index);
    if (!words.empty())
      facts.add(capitalized(question.short_name),
                answer_in_words(writer.knowledge, writer.runner, index, words));
  }
  writer.heading(2, DocumentText::answers_heading);
  if (facts.rows.empty()) return writer.paragraph(DocumentText::no_answers);
  writer.add(std::move(facts));
}

void add_reasons_in_line(TriageWriter& writer, TextId name, const std::vector<Hit>& hits, Facts& facts) {
  std::vector<std::string> reasons;
  reasons.reserve(hits.size());
  for (const Hit& hit : hits)
    reasons.push_back(writer.say(DocumentText::reason_with_points,
                                 {{"reason", reason_text(writer.knowledge, writer.runner, hit)},
                                  {"points", fmt::format("{:+}", hit.points)}}));
  if (!reasons.empty()) facts.add(writer.language()[name], writer.language().semicolon_list(reasons));
}

// What the points are, where any are said.
void add_points_meaning(TriageWriter& writer, std::span<const Ranked> causes) {
  const bool has_points = std::ranges::any_of(causes, [&writer](const Ranked& ranked) {
    const CauseReasons reasons = reasons_of(writer.knowledge, writer.runner, ranked.condition);
    return !reasons.against.empty() || (!ranked.diagnosed && !reasons.for_.empty());
  });
  if (has_points) writer.paragraph(DocumentText::points_meaning);
}

// What speaks for it and against it, and what is not known of it, a line each.
void add_cause(TriageWriter& writer, const Ranked& ranked) {
  const CauseReasons reasons = reasons_of(writer.knowledge, writer.runner, ranked.condition);
  Facts facts;
  if (!ranked.diagnosed) add_reasons_in_line(writer, DocumentText::speaks_for, reasons.for_, facts);
  add_reasons_in_line(writer, DocumentText::speaks_against, reasons.against, facts);
  std::vector<std::string> unknown;
  for (const QuestionIndex question : reasons.unknown)
    unknown.emplace_back(writer.knowledge.questions[question].short_name);
  if (!unknown.empty())
    facts.add(writer.language()[DocumentText::is_not_known], writer.language().semicolon_list(unknown));
  if (facts.rows.empty()) return;
  writer.heading(3, capitalized(condition_name(writer.knowledge, ranked.condition)));
  writer.add(std::move(facts));
}

// All in one paragraph, with the first rule that each could make true, and how many more.
void add_not_asked_in_line(TriageWriter& writer) {
  std::vector<std::string> questions;
  for (const OpenQuestion& each : open_questions(writer.knowledge, writer.runner, writer.assessment))
    questions.push_back(writer.say(
        each.could_show.size() > 1 ? DocumentText::question_shows_more : DocumentText::question_shows,
        {{"question", writer.knowledge.questions[each.question].short_name},
         {"rule", each.could_show.front()},
         {"n", each.could_show.size() - 1}}));
  if (questions.empty()) return;
  writer.heading(2, DocumentText::not_asked_heading);
  writer.paragraph(writer.say(DocumentText::sentence,
                              {{"words", capitalized(writer.language().semicolon_list(questions))}}));
}

void add_causes(TriageWriter& writer) {
  const std::span<const Ranked> found = listed(writer.knowledge, writer.assessment);
  const bool is_unknown = writer.assessment.undiagnosed;
  if (found.empty() && !is_unknown) return;
  writer.heading(2, causes_heading(writer));
  if (is_unknown) return add_undiagnosed(writer, found);
  add_signs_first(writer);
  add_found(writer, found);
  add_verdict(writer);
  add_points_meaning(writer, explained(writer, found));
  for (const Ranked& ranked : explained(writer, found)) add_cause(writer, ranked);
}

// What is less urgent than what decides an alarm is for whoever sees the knee.
void add_lesser_rules(TriageWriter& writer) {
  const Assessment& assessment = writer.assessment;
  if (!assessment.alarm) return;
  std::vector<std::string> names;
  for (const std::uint16_t index : positive_rules(writer.knowledge, assessment)) {
    const SafetyRule& rule = writer.knowledge.safety.rules[index];
    const bool is_alarm = writer.knowledge.safety.urgencies[static_cast<std::size_t>(rule.urgency)].alarm;
    if (is_alarm && rule.urgency != *assessment.urgency) names.emplace_back(rule.name);
  }
  if (!names.empty())
    writer.paragraph(DocumentText::also, {{"rules", writer.language().semicolon_list(names)}});
}

}  // namespace

void write_sheet(TriageWriter& writer, const Audience& audience) {
  const Assessment& assessment = writer.assessment;
  add_rules_in_brief(writer);
  add_lesser_rules(writer);
  if (!assessment.alarm) add_open_questions(writer, writer.knowledge, assessment, audience);
  if (assessment.no_plan && (assessment.alarm || assessment.missing.empty()))
    writer.paragraph(assessment.alarm ? writer.say(DocumentText::no_plan_first)
                                      : plan_reason(writer.knowledge, assessment, writer.region).title);
  add_case_id(writer, writer.runner);
  if (assessment.alarm) add_clinic(writer, writer.knowledge.clinic, true);
  add_answers(writer);
  add_sign_count(writer);
  if (!assessment.alarm) add_causes(writer);
  add_not_asked_in_line(writer);
  if (!assessment.alarm) add_clinic(writer, writer.knowledge.clinic, false);
  writer.add(Notice{NoticeKind::info, writer.say(DocumentText::no_diagnosis), {}});
}

}  // namespace kneecheck::document
