// A day in a line: what there is to do, what is done of it already, and the tests that are for it.
#include <algorithm>

#include "base/text.h"
#include "base/words/document.h"
#include "base/words/words.h"
#include "diary/caution.h"
#include "document/plan_parts.h"
#include "plan/gates.h"

namespace kneecheck::document {
namespace {

// By a result that counts for the next week.
bool is_passed(const PlanWriter& writer, const GateTest& test) {
  if (writer.view.diary == nullptr) return false;
  return std::ranges::any_of(writer.view.diary->tests, [&](const diary::ProgressTest& done) {
    const bool is_it = done.counts && writer.knowledge.tests[done.test].id == test.test;
    return is_it && (test.at_least ? done.value >= test.value : done.value <= test.value);
  });
}

std::string name_of(const PlanWriter& writer, const GateTest& test) {
  const ReadinessTest* known = writer.knowledge.find_test(test.test);
  return std::string{known == nullptr ? test.test : known->name};
}

// The technique that begins in the week after this one, if that takes a test.
const Technique* technique_after(const PlanWriter& writer, const Week& week) {
  const auto next = std::ranges::find(writer.plan.weeks, week.number + 1, &Week::number);
  if (next == writer.plan.weeks.end() || next->techniques.empty()) return nullptr;
  const WeekTechnique& technique = next->techniques.front();
  const Technique& known = writer.knowledge.technique(technique.id);
  return technique.state == TechniqueState::start && known.gate ? &known : nullptr;
}

std::string tests_words(const PlanWriter& writer, const Week& week, const Day& day) {
  std::vector<std::string> names;
  for (const GateTest& test : tests_on(writer, week, day)) names.push_back(name_of(writer, test));
  if (names.empty()) return {};
  return writer.say(DocumentText::tests_of_day, {{"tests", writer.language().all_of(names)}});
}

// What is left of a day.
std::string day_words(const PlanWriter& writer, const Week& week, const Day& day, const DayDone& done) {
  const bool is_free = !is_busy(writer.plan, week, day);
  std::vector<std::string> parts;
  if (is_free) parts.push_back(writer.say(DocumentText::rest));
  if (!done.moved(day) && !done.is_missed) parts.push_back(running_words(writer, week, day));
  if (done.leaves_exercises(day)) parts.push_back(session_words(writer, day));
  parts.push_back(tests_words(writer, week, day));
  std::erase(parts, "");
  return writer.language().semicolon_list(parts);
}

std::string day_as(const PlanWriter& writer, TextId text, const Week& week, const Day& day,
                   const DayDone& done) {
  return writer.say(text, {{"day", date_for_people(writer.language(), day.date, false)},
                           {"what", day_words(writer, week, day, done)}});
}

}  // namespace

bool is_walk(const Day& day) {
  return day.run && day.run->minutes == 0;
}

bool DayDone::moved(const Day& day) const {
  return run_minutes > 0 || (is_walk(day) && walk_minutes > 0);
}

bool DayDone::leaves_exercises(const Day& day) const {
  return !exercised() && !(exercises && (moved(day) || is_missed));
}

DayDone done_on(const PlanWriter& writer, const Day& day) {
  if (writer.view.diary == nullptr) return {};
  const auto& dates = writer.view.diary->dates;
  const auto found = std::ranges::find(dates, day.date, &diary::ProgressDate::date);
  if (found == dates.end()) return {};
  const bool is_missed = found->is_missed && day.run && !is_walk(day);
  return {found->run_minutes, found->walk_minutes, is_missed, found->exercises};
}

DayDone done_today(const PlanWriter& writer) {
  return writer.place.is_today ? done_on(writer, *writer.place.day) : DayDone{};
}

namespace {

bool is_past(const PlanWriter& writer, const Day& day) {
  return day.date < writer.view.diary->today;
}

bool is_in_diary(const PlanWriter& writer, const Week& week) {
  return writer.view.diary != nullptr && writer.view.diary->rows > 0 &&
         week.start <= writer.view.diary->today;
}

}  // namespace

std::string ran_words(const PlanWriter& writer, const Week& week, const Day& day) {
  if (!is_in_diary(writer, week)) return {};
  const DayDone done = done_on(writer, day);
  if (done.run_minutes > 0) return writer.say(DocumentText::done_run, {{"n", done.run_minutes}});
  if (done.moved(day)) return writer.say(DocumentText::done_walk, {{"n", done.walk_minutes}});
  if (done.is_missed) return writer.say(DocumentText::left_out);
  return day.run && is_past(writer, day) ? writer.say(DocumentText::not_logged) : "";
}

std::string exercised_words(const PlanWriter& writer, const Week& week, const Day& day) {
  if (!is_in_diary(writer, week)) return {};
  const DayDone done = done_on(writer, day);
  if (day.exercises.empty()) return done.exercised() ? writer.say(DocumentText::done_exercises) : "";
  if (!done.exercises && !is_past(writer, day)) return {};
  constexpr DocumentText as_done[] = {DocumentText::session_left_out, DocumentText::part_of_session,
                                      DocumentText::done_session};
  return writer.say(
      done.exercises ? as_done[static_cast<std::size_t>(*done.exercises)] : DocumentText::session_not_logged,
      {{"session", writer.sessions.label(day)}});
}

std::vector<std::string> begin_with_results(const PlanWriter& writer, const PhaseSpan& span) {
  std::vector<std::string> lines = begin_texts(writer.knowledge, span);
  const diary::Progress* diary = writer.view.diary;
  if (diary == nullptr || !diary->gate || diary->gate->phase != span.id) return lines;
  for (std::size_t i = 0; i < span.entry_tests.size(); ++i) {
    const auto& tests = diary->gate->tests;
    const auto item = std::ranges::find_if(
        tests, [&](const auto& each) { return each.test.test == span.entry_tests[i].test; });
    if (item == tests.end() || !item->value) continue;
    lines[i] = writer.say(item->passed ? DocumentText::test_passed : DocumentText::test_failed,
                          {{"test", lines[i]}, {"value", *item->value}});
  }
  return lines;
}

std::vector<GateTest> tests_on(const PlanWriter& writer, const Week& week, const Day& day) {
  std::vector<GateTest> open;
  if (week.done || &day != &test_day(writer.plan, week)) return open;
  if (const PhaseSpan* span = phase_tested_in(writer.plan, week)) open = span->entry_tests;
  if (const Technique* technique = technique_after(writer, week)) {
    const GateTest test = *technique_test(*technique);
    const auto same = std::ranges::find(open, test.test, &GateTest::test);
    if (same == open.end()) {
      open.push_back(test);
    } else if (same->at_least && same->value < test.value) {
      *same = test;
    }
  }
  std::erase_if(open, [&writer](const GateTest& test) { return is_passed(writer, test); });
  return open;
}

namespace {

// Of somebody who looks at today; what a run has shown to be red stands already.
std::optional<diary::Caution> knee_now(const PlanWriter& writer) {
  if (!writer.place.is_today || writer.view.diary == nullptr || is_red_today(writer)) return std::nullopt;
  return diary::knee_caution(writer.knowledge, *writer.view.diary);
}

// Of the week at hand, where so much more or less was run than asked that the next one asks for no more.
std::string hold_line(const PlanWriter& writer) {
  if (!writer.place.is_today || writer.view.diary == nullptr || writer.view.diary->weeks.empty()) return {};
  const diary::ProgressWeek& now = writer.view.diary->weeks.back();
  if (now.is_past) return {};
  if (now.falls_short) return writer.say(WordsText::week_falls_short);
  if (!now.is_over) return {};
  return writer.say(WordsText::week_is_over, {{"n", now.run_minutes}, {"asked", now.asked.run_minutes}});
}

}  // namespace

SoreDay sore_day(const PlanWriter& writer, const Day& day) {
  const auto knee = knee_now(writer);
  if (!knee || !knee->is_far_too) return SoreDay::no;
  const int ago = days_between(knee->date, day.date);
  return ago == 0 ? SoreDay::same : ago == 1 && day.run ? SoreDay::after : SoreDay::no;
}

std::vector<std::string> cautions(const PlanWriter& writer) {
  std::vector<std::string> lines;
  if (!writer.place.is_today || writer.view.diary == nullptr) return lines;
  const diary::Progress& diary = *writer.view.diary;
  if (const auto knee = knee_now(writer)) lines.push_back(knee_words(writer.knowledge, diary, *knee));
  if (const auto elsewhere = diary::new_pain_caution(writer.knowledge, diary))
    lines.push_back(new_place_words(writer.knowledge, diary, *elsewhere));
  if (std::string line = hold_line(writer); !line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string today_title(const PlanWriter& writer, const Week& week, const Day& day, const DayDone& done) {
  const std::string date = date_for_people(writer.language(), day.date, false);
  if (is_red_today(writer))
    return writer.say(done.run_minutes == 0 && done.walk_minutes > 0 ? DocumentText::red_today_walk
                                                                     : DocumentText::red_today,
                      {{"day", date}});
  const SoreDay sore = sore_day(writer, day);
  if (sore != SoreDay::no && !done.moved(day) && !done.exercised())
    return writer.say(sore == SoreDay::same ? DocumentText::too_sore_today : DocumentText::too_sore_yesterday,
                      {{"day", date}});
  if (done.run_minutes > 0)
    return writer.say(DocumentText::ran_today, {{"day", date}, {"minutes", done.run_minutes}});
  if (done.moved(day))
    return writer.say(DocumentText::walked_today, {{"day", date}, {"minutes", done.walk_minutes}});
  if (done.is_missed) return writer.say(DocumentText::missed_today, {{"day", date}});
  if (done.exercised() && !day.run && !day.exercises.empty())
    return writer.say(DocumentText::exercised_today, {{"day", date}});
  const bool is_if_calm = knee_now(writer) && is_busy(writer.plan, week, day);
  return day_as(writer,
                is_if_calm              ? DocumentText::today_if_calm
                : writer.place.is_today ? DocumentText::today
                                        : DocumentText::a_day,
                week, day, done);
}

std::string still_to_do(const PlanWriter& writer, const Week& week, const Day& day, const DayDone& done) {
  const bool is_begun = done.moved(day) || done.is_missed || (done.exercised() && !day.run);
  const bool is_red = is_red_today(writer);
  const std::string left = day_words(writer, week, day, done);
  if (!is_begun || is_red || left.empty() || !is_busy(writer.plan, week, day)) return {};
  return writer.say(DocumentText::still_to_do, {{"what", left}});
}

std::string day_line(const PlanWriter& writer, TextId text, const Week& week, const Day& day) {
  return day_as(writer, text, week, day, {});
}

std::string next_day_line(const PlanWriter& writer, Date after) {
  const auto knee = knee_now(writer);
  const bool is_free_of_it = !knee || after != writer.place.day->date;
  // The day after far too much pain has no run.
  if (!is_free_of_it && knee->is_far_too && knee->date == after) after = after.plus(1);
  for (const Week& week : writer.plan.weeks) {
    for (const Day& day : week.days) {
      const bool is_free = !is_busy(writer.plan, week, day) && tests_on(writer, week, day).empty();
      if (day.date <= after || is_free) continue;
      const bool is_open =
          writer.place.is_today && writer.view.diary != nullptr && &week != writer.place.week;
      return day_line(writer,
                      !is_free_of_it ? DocumentText::next_if_calm
                      : is_open      ? DocumentText::next_if_well
                                     : DocumentText::next_day,
                      week, day);
    }
  }
  return {};
}

void add_gate(PlanWriter& writer, const PhaseSpan& span) {
  writer.heading(2, DocumentText::to_reach_week,
                 {{"week", span.first_week}, {"phase", capitalized(writer.knowledge.phase(span.id).name)}});
  writer.add(Bullets{begin_with_results(writer, span)});
}

void add_tests_of_day(PlanWriter& writer, const Week& week, const std::vector<GateTest>& tests) {
  if (const PhaseSpan* span = phase_tested_in(writer.plan, week)) add_gate(writer, *span);
  if (const Technique* technique = technique_after(writer, week))
    writer.paragraph(technique_gate_text(writer.knowledge, *technique));
  std::string options = has_diary(writer.view.audience) ? "" : "--diary my-diary.csv ";
  for (const GateTest& test : tests) options.append("--test ").append(test.test).append("=N ");
  options.pop_back();
  const Audience& audience = writer.view.audience;
  writer.add(
      next_command(writer.language()[DocumentText::how_to_do_tests], "plan", audience, "--show tests"));
  writer.add(next_command(writer.language()[DocumentText::write_tests_down], "log", audience, options));
}

}  // namespace kneecheck::document
