// A day in a line: what there is to do, what is done of it already, and the tests that are for it.
#include <algorithm>

#include "base/text.h"
#include "base/words/document.h"
#include "document/plan_parts.h"
#include "plan/gates.h"

namespace kneecheck::document {
namespace {

bool is_passed(const PlanWriter& writer, const GateTest& test) {
  if (writer.view.diary == nullptr || !writer.view.diary->gate) return false;
  return std::ranges::any_of(writer.view.diary->gate->tests, [&test](const auto& item) {
    return item.test.test == test.test && item.test.value == test.value && item.passed;
  });
}

std::string name_of(const PlanWriter& writer, const GateTest& test) {
  const ReadinessTest* known = writer.knowledge.find_test(test.test);
  return std::string{known == nullptr ? test.test : known->name};
}

std::string tests_words(const PlanWriter& writer, const Week& week, const Day& day) {
  const PhaseSpan* span = tested_on(writer, week, day);
  if (span == nullptr) return {};
  std::vector<std::string> names;
  for (const GateTest& test : span->entry_tests) {
    if (!is_passed(writer, test)) names.push_back(name_of(writer, test));
  }
  return writer.say(DocumentText::tests_of_day, {{"tests", writer.language().all_of(names)}});
}

// What is left of a day.
std::string day_words(const PlanWriter& writer, const Week& week, const Day& day, const DayDone& done) {
  const bool is_free = !is_busy(writer.plan, week, day);
  std::vector<std::string> parts;
  if (is_free) parts.push_back(writer.say(DocumentText::rest));
  if (!done.moved(day) && !done.is_missed) parts.push_back(running_words(writer, week, day));
  if (!done.exercised) parts.push_back(session_words(writer, day));
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

DayDone done_today(const PlanWriter& writer) {
  if (!writer.place.is_today || writer.view.diary == nullptr) return {};
  const auto& dates = writer.view.diary->dates;
  const auto found = std::ranges::find(dates, writer.place.day->date, &diary::ProgressDate::date);
  if (found == dates.end()) return {};
  const bool is_missed = found->is_missed && writer.place.day->run && !is_walk(*writer.place.day);
  return {found->run_minutes, found->walk_minutes, is_missed, found->exercised};
}

const PhaseSpan* tested_on(const PlanWriter& writer, const Week& week, const Day& day) {
  const PhaseSpan* span = phase_tested_in(writer.plan, week);
  if (span == nullptr || week.done || &day != &test_day(writer.plan, week)) return nullptr;
  const bool is_open = std::ranges::any_of(
      span->entry_tests, [&writer](const GateTest& test) { return !is_passed(writer, test); });
  return is_open ? span : nullptr;
}

std::string today_title(const PlanWriter& writer, const Week& week, const Day& day, const DayDone& done) {
  const std::string date = date_for_people(writer.language(), day.date, false);
  if (is_red_today(writer)) return writer.say(DocumentText::red_today, {{"day", date}});
  if (done.run_minutes > 0)
    return writer.say(DocumentText::ran_today, {{"day", date}, {"minutes", done.run_minutes}});
  if (done.moved(day))
    return writer.say(DocumentText::walked_today, {{"day", date}, {"minutes", done.walk_minutes}});
  if (done.is_missed) return writer.say(DocumentText::missed_today, {{"day", date}});
  if (done.exercised && !day.run && !day.exercises.empty())
    return writer.say(DocumentText::exercised_today, {{"day", date}});
  return day_as(writer, writer.place.is_today ? DocumentText::today : DocumentText::a_day, week, day, done);
}

std::string still_to_do(const PlanWriter& writer, const Week& week, const Day& day, const DayDone& done) {
  const bool is_begun = done.moved(day) || done.is_missed || (done.exercised && !day.run);
  const bool is_red = is_red_today(writer);
  const std::string left = day_words(writer, week, day, done);
  if (!is_begun || is_red || left.empty() || !is_busy(writer.plan, week, day)) return {};
  return writer.say(DocumentText::still_to_do, {{"what", left}});
}

std::string day_line(const PlanWriter& writer, TextId text, const Week& week, const Day& day) {
  return day_as(writer, text, week, day, {});
}

std::string next_day_line(const PlanWriter& writer, Date after) {
  for (const Week& week : writer.plan.weeks) {
    for (const Day& day : week.days) {
      const bool is_free = !is_busy(writer.plan, week, day) && tested_on(writer, week, day) == nullptr;
      if (after < day.date && !is_free) return day_line(writer, DocumentText::next_day, week, day);
    }
  }
  return {};
}

void add_tests_of_day(PlanWriter& writer, const PhaseSpan& span) {
  writer.heading(2, DocumentText::to_reach_week,
                 {{"week", span.first_week}, {"phase", capitalized(writer.knowledge.phase(span.id).name)}});
  writer.add(Bullets{begin_texts(writer.knowledge, span)});
  std::string options = has_diary(writer.view.audience) ? "" : "--diary my-diary.csv ";
  for (const GateTest& test : span.entry_tests) {
    if (!is_passed(writer, test)) options.append("--test ").append(test.test).append("=N ");
  }
  options.pop_back();
  const Audience& audience = writer.view.audience;
  writer.add(
      next_command(writer.language()[DocumentText::how_to_do_tests], "plan", audience, "--show tests"));
  writer.add(next_command(writer.language()[DocumentText::write_tests_down], "log", audience, options));
}

}  // namespace kneecheck::document
