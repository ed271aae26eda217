// The triage on a page: what to do, the likely cause, why, what is not known, and what would change it.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "base/words/document.h"
#include "base/words/words.h"
#include "document/triage_parts.h"
#include "words/action.h"
#include "words/criterion_words.h"
#include "words/words.h"

namespace kneecheck::document {
namespace {

constexpr std::size_t most_lead_changes = 3;
constexpr std::size_t most_tests = 3;  // self-tests that get lines of their own

// The causes that a plan is for, or the first, in full; the others by name.
void add_found_in_brief(TriageWriter& writer, std::span<const Ranked> found, Facts facts) {
  const std::size_t in_full =
      std::min(found.size(), std::max<std::size_t>(1, writer.assessment.plan_for.size()));
  for (const Ranked& ranked : found.first(in_full)) add_name(writer, ranked, &ranked == found.data(), facts);
  std::vector<std::string> others;
  for (const Ranked& ranked : found.subspan(in_full))
    others.push_back(condition_name(writer.knowledge, ranked.condition));
  facts.add(writer.language()[DocumentText::also_possible], capitalized(writer.language().all_of(others)));
  writer.add(std::move(facts));
}

void add_hits(TriageWriter& writer, const std::vector<Hit>& hits, Reasons& reasons) {
  for (const Hit& hit : hits) {
    reasons.rows.push_back({hit.points,
                            reason_text(writer.knowledge, writer.runner, hit),
                            writer.citations.cite(evidence_of(writer.knowledge, hit)),
                            {}});
  }
}

Reasons::Row unknown_row(const Knowledge& knowledge, const std::vector<QuestionIndex>& questions) {
  std::vector<std::string> names;
  std::vector<std::string_view> tests;
  for (const QuestionIndex index : questions) {
    const Question& question = knowledge.questions[index];
    names.emplace_back(question.short_name);
    if (question.test) tests.push_back(question.id);
  }
  Reasons::Row row;
  const Language& language = knowledge.language;
  row.text = language.say(DocumentText::not_known, {{"questions", language.all_of(names)}});
  if (!tests.empty())
    row.more = {language.say(
        DocumentText::how_to_test,
        {{"command", fmt::format("kneecheck explain {}", fmt::join(tests, " "))}, {"n", tests.size()}})};
  return row;
}

// Whether the answer speaks for the cause that it would put first, and not only against the present lead.
bool speaks_for_new_lead(const Knowledge& knowledge, const Change& change) {
  if (!change.lead_changes || !change.leads) return false;
  const std::vector<Feature>& features = knowledge.conditions[*change.leads].features;
  return std::any_of(features.begin(), features.end(), [&change](const Feature& feature) {
    return feature.points > 0 && reads_choice(feature.when, change.question, change.choice);
  });
}

bool could_bring_new_lead(const TriageWriter& writer, QuestionIndex question) {
  return std::any_of(writer.changes.begin(), writer.changes.end(), [&](const Change& change) {
    return change.question == question && speaks_for_new_lead(writer.knowledge, change);
  });
}

// Unknown answers: the first that can be tested at home one by one (those that could bring another lead
// before the others), the other tests together, then the rest.
void add_unknown(TriageWriter& writer, const QuestionList& unknown, Reasons& reasons) {
  std::vector<QuestionIndex> tests;
  std::vector<QuestionIndex> others;
  for (const QuestionIndex index : unknown)
    (writer.knowledge.questions[index].test ? tests : others).push_back(index);
  std::stable_partition(tests.begin(), tests.end(),
                        [&](QuestionIndex index) { return could_bring_new_lead(writer, index); });
  const auto more = tests.begin() + static_cast<std::ptrdiff_t>(std::min(most_tests, tests.size()));
  for (auto test = tests.begin(); test != more; ++test)
    reasons.rows.push_back(unknown_row(writer.knowledge, {*test}));
  if (more != tests.end()) reasons.rows.push_back(unknown_row(writer.knowledge, {more, tests.end()}));
  if (!others.empty()) reasons.rows.push_back(unknown_row(writer.knowledge, others));
}

std::string why_heading(const TriageWriter& writer, const Ranked& ranked) {
  return writer.say(ranked.diagnosed ? DocumentText::does_not_fit : DocumentText::why_cause,
                    {{"cause", condition_name(writer.knowledge, ranked.condition)}});
}

void add_why(TriageWriter& writer, const Ranked& ranked, bool lead) {
  Reasons reasons;
  CauseReasons of_cause = reasons_of(writer.knowledge, writer.runner, ranked.condition);
  const auto by_points = [](const Hit& a, const Hit& b) { return std::abs(a.points) > std::abs(b.points); };
  std::stable_sort(of_cause.for_.begin(), of_cause.for_.end(), by_points);
  if (!ranked.diagnosed) add_hits(writer, of_cause.for_, reasons);
  add_hits(writer, of_cause.against, reasons);
  if (lead && !ranked.diagnosed) add_unknown(writer, of_cause.unknown, reasons);
  if (reasons.rows.empty()) return;
  writer.heading(2, why_heading(writer, ranked));
  writer.add(std::move(reasons));
}

// Answers that would put another cause first: the unknown and the testable ones lead, one a question and
// cause. An answer that only weakens the lead says nothing about what follows it, and is left out.
std::vector<Change> worth_saying(const TriageWriter& writer) {
  std::vector<Change> leads;
  for (const Change& change : writer.changes) {
    const bool told = change.lead_changes && change.question != static_cast<QuestionIndex>(Key::diagnosis);
    if (told && (!change.leads || speaks_for_new_lead(writer.knowledge, change))) leads.push_back(change);
  }
  const auto rank = [&writer](const Change& change) {
    const bool unknown = !writer.runner.answers[change.question].known;
    const bool testable = writer.knowledge.questions[change.question].test.has_value();
    return (change.leads ? 0 : 4) + (unknown ? 0 : 2) + (testable ? 0 : 1);
  };
  std::stable_sort(leads.begin(), leads.end(),
                   [&rank](const Change& a, const Change& b) { return rank(a) < rank(b); });
  std::vector<Change> chosen;
  for (const Change& change : leads) {
    const bool told = std::any_of(chosen.begin(), chosen.end(), [&change](const Change& other) {
      return other.question == change.question || other.leads == change.leads;
    });
    if (!told && chosen.size() < most_lead_changes) chosen.push_back(change);
  }
  return chosen;
}

std::string change_line(const TriageWriter& writer, const Change& change) {
  return writer.say(DocumentText::if_answer,
                    {{"answer", statement(writer.knowledge.questions[change.question], change.choice)},
                     {"then", outcome_text(writer.knowledge, change, writer.region)}});
}

// The mildest of the warning signs that still means today says most to somebody who looks after it at home.
std::string warning_line(const TriageWriter& writer) {
  const std::vector<Change>& changes = writer.changes;
  const auto is_sign = [](const Change& change) {
    return change.question == warning_signs && change.urgency && change.urgency_changes;
  };
  auto sign = std::find_if(changes.begin(), changes.end(),
                           [&](const Change& c) { return is_sign(c) && c.urgency == Urgency::same_day; });
  if (sign == changes.end()) sign = std::find_if(changes.begin(), changes.end(), is_sign);
  if (sign == changes.end()) return {};
  const Question& question = writer.knowledge.questions[warning_signs];
  return writer.say(DocumentText::new_warning_sign,
                    {{"answer", statement(question, sign->choice)},
                     {"then", what_then(writer.language(), *sign->urgency, writer.region)},
                     {"command", fmt::format("kneecheck explain {}", question.id)}});
}

void add_changes(TriageWriter& writer) {
  Bullets bullets;
  for (const Change& change : worth_saying(writer)) bullets.items.push_back(change_line(writer, change));
  const std::string warning = warning_line(writer);
  if (!warning.empty()) bullets.items.push_back(warning);
  if (bullets.items.empty()) return;
  writer.heading(2, DocumentText::what_would_change);
  writer.add(std::move(bullets));
}

void write_alarm(TriageWriter& writer) {
  add_positive_rules(writer, writer.knowledge, writer.runner, writer.assessment, writer.region,
                     writer.citations);
  writer.paragraph(DocumentText::no_plan_first);
  add_sign_count(writer);
  add_clinic(writer, writer.knowledge.clinic, true);
}

void write_ranking(TriageWriter& writer) {
  const std::span<const Ranked> found = listed(writer.knowledge, writer.assessment);
  const bool first = writer.blocks.size() <= 2;  // the action, and the id of the case
  if (writer.assessment.undiagnosed) {
    if (!first) writer.heading(2, DocumentText::could_be);
    return add_undiagnosed(writer, found);
  }
  if (!first && !found.empty()) {
    writer.heading(2, causes_heading(writer));
  }
  if (!found.empty()) add_signs_first(writer);
  add_found(writer, found);
  add_verdict(writer);
  for (const Ranked& ranked : explained(writer, found)) add_why(writer, ranked, &ranked == found.data());
}

void write_calm(TriageWriter& writer, const Audience& audience) {
  const bool referred = writer.assessment.urgency && at_least(*writer.assessment.urgency, Urgency::routine);
  if (referred) add_clinic(writer, writer.knowledge.clinic, false);
  add_open_questions(writer, writer.knowledge, writer.assessment, audience);
  add_positive_rules(writer, writer.knowledge, writer.runner, writer.assessment, writer.region,
                     writer.citations);
  write_ranking(writer);
  add_changes(writer);
  add_not_asked(writer, writer.knowledge, writer.runner, writer.assessment);
  writer.heading(2, DocumentText::warning_signs);
  add_sign_count(writer);
  if (!referred) add_clinic(writer, writer.knowledge.clinic, false);
  if (!writer.assessment.no_plan)
    writer.add(next_command(writer.language()[DocumentText::next], "plan", audience));
}

// --- in brief: what to do, the likely cause with its strongest reasons, what is open, where to read on

constexpr std::size_t most_brief_reasons = 2;  // for a cause, and against it

void add_strongest(TriageWriter& writer, std::vector<Hit> hits, Reasons& reasons) {
  std::ranges::stable_sort(hits, std::greater{}, [](const Hit& hit) { return std::abs(hit.points); });
  hits.resize(std::min(hits.size(), most_brief_reasons));
  for (const Hit& hit : hits)
    reasons.rows.push_back({hit.points, reason_text(writer.knowledge, writer.runner, hit), {}, {}});
}

// With what was not asked as a reason that is not known.
void add_brief_why(TriageWriter& writer, const Ranked& ranked) {
  const CauseReasons of_cause = reasons_of(writer.knowledge, writer.runner, ranked.condition);
  Reasons reasons;
  if (!ranked.diagnosed) add_strongest(writer, of_cause.for_, reasons);
  add_strongest(writer, of_cause.against, reasons);
  const std::string open = open_in_a_line(writer.knowledge, writer.runner, writer.assessment);
  if (!open.empty() && writer.assessment.missing.empty())
    reasons.rows.push_back({std::nullopt, open, {}, {}});
  if (reasons.rows.empty()) return;
  writer.heading(2, why_heading(writer, ranked));
  writer.add(std::move(reasons));
}

void add_brief_ranking(TriageWriter& writer) {
  const Assessment& assessment = writer.assessment;
  const std::span<const Ranked> found = listed(writer.knowledge, assessment);
  if (!assessment.undiagnosed && !found.empty()) add_signs_first(writer);
  add_found_in_brief(writer, assessment.undiagnosed ? found.first(0) : found,
                     case_id(writer.language(), writer.runner));
  if (assessment.plan_for.size() != 2) add_verdict(writer);
  if (!assessment.undiagnosed && !found.empty()) return add_brief_why(writer, found.front());
  if (assessment.missing.empty())
    writer.paragraph(open_in_a_line(writer.knowledge, writer.runner, assessment));
}

void write_brief(TriageWriter& writer, const Audience& audience) {
  const Assessment& assessment = writer.assessment;
  add_rules_in_brief(writer);
  if (assessment.alarm) {
    writer.paragraph(DocumentText::no_plan_first);
    add_case_id(writer, writer.runner);
    add_clinic(writer, writer.knowledge.clinic, true);
  } else {
    add_open_questions(writer, writer.knowledge, assessment, audience);
    if (assessment.no_plan && assessment.missing.empty())
      writer.paragraph(plan_reason(writer.knowledge, assessment, writer.region).title);
    add_brief_ranking(writer);
    add_clinic(writer, writer.knowledge.clinic, false);
    if (!assessment.no_plan)
      writer.add(next_command(writer.language()[DocumentText::next], "plan", audience));
    writer.add(next_command(writer.language()[DocumentText::all_reasons], "triage", audience, "--why"));
  }
  writer.add(Notice{NoticeKind::info, writer.say(DocumentText::no_diagnosis), {}});
}

}  // namespace

Document triage_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                         const std::vector<Change>& changes, const Audience& audience, Detail detail) {
  const Region& region = region_of(knowledge, audience);
  TriageWriter writer{Document{knowledge.language}, knowledge, runner, assessment, changes, region,
                      Citations{knowledge}};
  writer.title = writer.say(DocumentText::knee_check);
  writer.person = runner.name;
  writer.add(action_notice(knowledge, runner, assessment, region, detail));
  if (detail == Detail::brief) {
    write_brief(writer, audience);
  } else if (detail == Detail::sheet) {
    write_sheet(writer, audience);
  } else {
    add_case_id(writer, runner);
    if (assessment.alarm) {
      write_alarm(writer);
    } else {
      write_calm(writer, audience);
    }
    add_end(writer, writer.citations);
  }
  return std::move(static_cast<Document&>(writer));
}

}  // namespace kneecheck::document
