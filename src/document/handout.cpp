// The plan as it is handed over, on paper: what it is and when to stop on the first page, then a page for
// each week to tick off, with the way ahead and the next tests where it leaves room, and how to do what these
// weeks ask for.
#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "base/words/document.h"
#include "diary/row.h"
#include "document/plan_parts.h"
#include "plan/gates.h"
#include "words/action.h"
#include "words/session_words.h"

namespace kneecheck::document {
namespace {

// The week at hand and the next one, or all from the week at hand on.
std::span<const Week> weeks_on_paper(const Plan& plan, const Week& first, bool all) {
  constexpr std::size_t few = 2;
  const std::span<const Week> from =
      std::span{plan.weeks}.subspan(static_cast<std::size_t>(first.number) - 1);
  return all ? from : from.first(std::min(few, from.size()));
}

// What the clinician wrote, as the lines it was written in.
void add_note(PlanWriter& writer) {
  std::string_view rest = writer.runner.note;
  if (rest.empty()) return;
  Notice notice{NoticeKind::info, writer.say(DocumentText::note_heading), {}};
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) notice.lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  writer.add(std::move(notice));
}

// The stop signs, without the numbers of their sources, which stand in the whole plan.
void add_when_to_call(PlanWriter& writer) {
  writer.heading(2, DocumentText::stop_signs);
  Bullets signs;
  for (const Advice* sign : writer.plan.stop_signs)
    signs.items.push_back(in_region(sign->text, writer.region));
  writer.add(std::move(signs));
  std::string else_when;
  for (const ConditionIndex index : writer.plan.conditions)
    else_when.append(else_when.empty() ? "" : " ").append(writer.knowledge.conditions[index].see_someone);
  writer.paragraph(else_when);
}

// In as few lines as it takes.
void add_clinic_in_brief(PlanWriter& writer) {
  const Clinic& clinic = writer.knowledge.clinic;
  if (!clinic.known()) return;
  writer.heading(2, DocumentText::clinic);
  std::vector<std::string> parts;
  for (const Facts::Row& row : clinic_facts(writer.language(), clinic).rows)
    parts.push_back(parts.empty()
                        ? row.value
                        : writer.say(DocumentText::labelled, {{"label", row.key}, {"text", row.value}}));
  writer.paragraph(DocumentText::sentence, {{"words", writer.language().semicolon_list(parts)}});
}

void add_first_page(PlanWriter& writer) {
  const Week& week = *writer.place.week;
  add_summary(writer);
  add_note(writer);
  add_decisions(writer);
  writer.heading(2, DocumentText::this_week);
  writer.paragraph(writer.say(DocumentText::sentence, {{"words", week_title(writer, week)}}) + " " +
                   week_numbers(writer, week));
  add_news(writer, week);
  add_pain_of_week(writer, week);
  add_stop_rules(writer, Detail::full);
  add_when_to_call(writer);
  add_about_you(writer);
  add_not_said(writer);
  writer.paragraph(writer.say(DocumentText::no_diagnosis) + " " + writer.say(DocumentText::only_answers));
  add_clinic_in_brief(writer);
}

void add_sheet(PlanWriter& writer, const Week& week) {
  Sheet sheet;
  sheet.pains = {writer.say(DocumentText::in_session), writer.say(DocumentText::after_column),
                 writer.say(DocumentText::morning_column)};
  sheet.most_pain = diary::most_pain;
  for (const Day& day : week.days) {
    Sheet::Row row;
    row.day = date_for_people(writer.language(), day.date, false);
    row.tasks = {running_words(writer, week, day), session_words(writer, day)};
    if (!tests_on(writer, week, day).empty()) row.tasks.push_back(writer.say(DocumentText::tests_in_week));
    std::erase(row.tasks, "");
    row.asks_pain = !row.tasks.empty();
    if (row.tasks.empty()) row.note = writer.say(DocumentText::rest);
    sheet.rows.push_back(std::move(row));
  }
  writer.add(std::move(sheet));
}

void add_week_page(PlanWriter& writer, const Week& week) {
  writer.blocks.emplace_back(Heading{2, week_title(writer, week), true});
  add_news(writer, week);
  writer.paragraph(week_numbers(writer, week));
  writer.paragraph(DocumentText::how_to_fill_in);
  add_sheet(writer, week);
  add_week_details(writer, week);
}

// When not to, as most of the exercises say it: it is said once for all of them.
std::vector<std::string_view> shared_warnings(const PlanWriter& writer,
                                              const std::vector<ExerciseIndex>& exercises) {
  std::vector<std::string_view> shared;
  const auto is_said_by = [&](std::string_view text) {
    return std::ranges::count_if(exercises, [&](ExerciseIndex index) {
      return std::ranges::find(writer.knowledge.exercises[index].not_if, text) !=
             writer.knowledge.exercises[index].not_if.end();
    });
  };
  for (const ExerciseIndex index : exercises) {
    for (const std::string_view text : writer.knowledge.exercises[index].not_if) {
      const bool is_known = std::ranges::find(shared, text) != shared.end();
      if (!is_known && 2 * is_said_by(text) > std::ssize(exercises)) shared.push_back(text);
    }
  }
  return shared;
}

std::string warnings_in_line(const PlanWriter& writer, const std::vector<std::string_view>& warnings) {
  std::string line;
  for (const std::string_view text : warnings)
    line.append(line.empty() ? "" : " ")
        .append(with_pain_limit(writer.language(), text, pain_limit_of(writer.plan)));
  return line;
}

// Of the exercise alone.
std::string own_warnings(const PlanWriter& writer, const Exercise& exercise,
                         const std::vector<std::string_view>& for_any) {
  std::vector<std::string_view> own;
  std::ranges::copy_if(exercise.not_if, std::back_inserter(own), [&for_any](std::string_view text) {
    return std::ranges::find(for_any, text) == for_any.end();
  });
  return warnings_in_line(writer, own);
}

void add_exercise_card(PlanWriter& writer, ExerciseIndex index,
                       const std::vector<std::string_view>& for_any) {
  const Exercise& exercise = writer.knowledge.exercises[index];
  writer.heading(3, capitalized(exercise.name));
  add_figure(writer, writer.knowledge, exercise.figure, exercise.name);
  Facts facts;
  const auto add = [&](TextId key, std::string_view value) { facts.add(writer.language()[key], value); };
  const std::string tempo = writer.say(DocumentText::sentence, {{"words", capitalized(exercise.tempo)}});
  add(DocumentText::how_much, dose_of_weeks(writer, index) + " " + tempo);
  const Steps steps = steps_of(exercise);
  add(DocumentText::how, sentences({steps.items.begin(), steps.items.end()}));
  std::vector<std::string> cues;
  for (const std::string_view cue : exercise.cues) cues.push_back(first_sentence(cue));
  add(DocumentText::look_for, sentences({cues.begin(), cues.end()}));
  add(DocumentText::equipment, what_will_do(writer.runner, exercise));
  add(DocumentText::avoid, sentences(exercise.mistakes));
  add(DocumentText::skip_it, own_warnings(writer, exercise, for_any));
  writer.add(std::move(facts));
}

void add_technique_card(PlanWriter& writer, const Technique& technique) {
  writer.heading(3, capitalized(technique.name));
  add_figure(writer, writer.knowledge, technique.figure, technique.name);
  Facts facts;
  const auto add = [&](TextId key, std::string_view value) { facts.add(writer.language()[key], value); };
  add(DocumentText::how_often, technique_shares(writer, technique.id));
  add(DocumentText::how_far, technique.target_text);
  add(DocumentText::how, sentences(technique.how));
  writer.add(std::move(facts));
  if (!technique.say.empty()) writer.paragraph(DocumentText::say_to_yourself, {{"words", technique.say}});
}

void add_how_to(PlanWriter& writer) {
  writer.heading(2, DocumentText::how_to_do_it);
  const std::vector<ExerciseIndex> exercises = exercises_shown(writer);
  const std::vector<std::string_view> for_any = shared_warnings(writer, exercises);
  Facts skip;
  skip.add(writer.language()[DocumentText::skip_any], warnings_in_line(writer, for_any));
  writer.add(std::move(skip));
  for (const TechniqueTarget& target : writer.plan.techniques) {
    if (is_shown(writer, target.id)) add_technique_card(writer, writer.knowledge.technique(target.id));
  }
  for (const ExerciseIndex exercise : exercises) add_exercise_card(writer, exercise, for_any);
}

void add_way_ahead(PlanWriter& writer, const Week& here) {
  writer.heading(2, DocumentText::week_by_week);
  Bars bars = weeks_in_bars(writer);
  for (std::size_t i = 0; i < bars.rows.size(); ++i) bars.rows[i].is_here = &writer.plan.weeks[i] == &here;
  bars.has_table = false;
  writer.add(std::move(bars));
}

// The tests that open the next phase, and how to do them.
void add_next_tests(PlanWriter& writer, const Week& week) {
  const PhaseSpan* span = next_gate(writer.plan, week);
  if (span == nullptr) return;
  add_next_gate(writer, week);
  for (const ReadinessTest& test : writer.knowledge.tests) {
    if (std::ranges::find(span->entry_tests, test.id, &GateTest::test) == span->entry_tests.end()) continue;
    add_test(writer, test);
    writer.paragraph(test.stop);
  }
}

}  // namespace

void add_handout(PlanWriter& writer) {
  if (writer.place.when == Place::When::after) return add_week_view(writer);
  const Week& first = *writer.place.week;
  writer.shown = weeks_on_paper(writer.plan, first, writer.view.all_weeks);
  const Clinic& clinic = writer.knowledge.clinic;
  if (!clinic.logo.empty()) writer.logo = {std::string{clinic.logo}, std::string{clinic.name}};
  add_first_page(writer);
  const Place place = writer.place;
  for (const Week& week : writer.shown) {
    writer.place.week = &week;
    add_week_page(writer, week);
    if (&week == &first) add_way_ahead(writer, first);
  }
  writer.place = place;
  add_next_tests(writer, first);
  add_how_to(writer);
}

}  // namespace kneecheck::document
