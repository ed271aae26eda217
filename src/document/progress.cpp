// How far a runner has come: what was asked and what was done, pain, tests, what opens the next phase.
#include "diary/progress.h"

#include <algorithm>

#include "base/text.h"
#include "base/words/document.h"
#include "document/plan_parts.h"
#include "plan/gates.h"

namespace kneecheck::document {
namespace {

using diary::NextGate;
using diary::Progress;
using diary::ProgressDate;
using diary::ProgressWeek;

struct Sums {
  int minutes = 0, minutes_asked = 0;
  int runs = 0, runs_asked = 0;
  int sessions = 0, sessions_asked = 0;
};

// Of the weeks that are past.
Sums sums_of(const Progress& progress) {
  Sums sums;
  for (const ProgressWeek& week : progress.weeks) {
    if (!week.is_past) continue;
    sums.minutes += week.run_minutes;
    sums.minutes_asked += week.asked.run_minutes;
    sums.runs += week.runs;
    sums.runs_asked += week.asked.runs;
    sums.sessions += week.sessions_done;
    sums.sessions_asked += week.sessions_asked;
  }
  return sums;
}

Notice progress_notice(const Document& page, const Knowledge& knowledge, const Progress& progress) {
  Notice notice;
  notice.title = page.say(
      DocumentText::progress_title,
      {{"week", progress.weeks.back().number}, {"phase", capitalized(knowledge.phase(progress.phase).name)}});
  const Sums sums = sums_of(progress);
  if (progress.rows == 0) {
    notice.lines.push_back(page.say(DocumentText::nothing_written));
    return notice;
  }
  if (sums.runs_asked > 0)
    notice.lines.push_back(page.say(DocumentText::runs_done, {{"done", sums.runs},
                                                              {"asked", sums.runs_asked},
                                                              {"minutes", sums.minutes},
                                                              {"of", sums.minutes_asked}}));
  if (sums.sessions_asked > 0)
    notice.lines.push_back(
        page.say(DocumentText::sessions_done, {{"done", sums.sessions}, {"asked", sums.sessions_asked}}));
  const auto blank = std::ranges::count(progress.dates, Colour::unknown, &ProgressDate::colour);
  if (blank > 0) notice.lines.push_back(page.say(DocumentText::runs_not_whole, {{"n", blank}}));
  return notice;
}

void add_weeks(Document& page, const Knowledge& knowledge, const Progress& progress) {
  Bars bars;
  bars.titles = {page.say(DocumentText::week_column),      page.say(DocumentText::phase_column),
                 page.say(DocumentText::minutes_column),   page.say(DocumentText::asked_column),
                 page.say(DocumentText::technique_column), page.say(DocumentText::exercises_column)};
  for (const ProgressWeek& week : progress.weeks) {
    Bars::Row row;
    row.label = std::to_string(week.number);
    row.is_here = !week.is_past;
    row.group = knowledge.phase(week.phase).name;
    row.amount = week.run_minutes;
    row.aside =
        week.is_past ? colour_words(page.language(), week.colour) : page.language()[DocumentText::so_far];
    row.extra = week.asked.run_minutes;
    if (week.technique_minutes > 0 && week.run_minutes > 0)
      row.share_percent = 100 * week.technique_minutes / week.run_minutes;
    row.remark =
        page.say(DocumentText::done_of_asked, {{"done", week.sessions_done}, {"asked", week.sessions_asked}});
    bars.full = std::max(bars.full, week.asked.run_minutes);
    bars.rows.push_back(std::move(row));
  }
  page.heading(2, DocumentText::week_by_week);
  page.add(std::move(bars));
}

constexpr std::string_view not_known = "-";

std::string pain(const std::optional<int>& value) {
  return value ? std::to_string(*value) : std::string{not_known};
}

bool says_pain(const ProgressDate& date) {
  return date.during || date.after || date.morning || date.run;
}

// Of each week in which something was written down.
Bars pain_by_week(const Document& page, const Progress& progress) {
  Bars bars;
  bars.full = diary::most_pain;
  bars.titles.label = page.say(DocumentText::week_column);
  bars.titles.amount = page.say(DocumentText::worst_column);
  for (const ProgressDate& date : progress.dates) {
    const int highest =
        std::max({date.during.value_or(-1), date.after.value_or(-1), date.morning.value_or(-1)});
    if (highest < 0) continue;
    const std::string week = std::to_string(date.week);
    if (bars.rows.empty() || bars.rows.back().label != week) bars.rows.emplace_back().label = week;
    bars.rows.back().amount = std::max(bars.rows.back().amount, highest);
  }
  return bars;
}

// The last two weeks and more of what was written down; of all before them what the weeks came to.
void add_pain(Document& page, const Progress& progress) {
  constexpr std::ptrdiff_t most = 14;
  Bars bars;
  bars.full = diary::most_pain;
  bars.titles.label = page.say(DocumentText::date_column);
  bars.titles.amount = page.say(DocumentText::in_session);
  bars.titles.second = page.say(DocumentText::after_column);
  bars.titles.extra = page.say(DocumentText::morning_column);
  const auto days = std::ranges::count_if(progress.dates, says_pain);
  auto left_out = std::max<std::ptrdiff_t>(days - most, 0);
  for (const ProgressDate& date : progress.dates) {
    if (!says_pain(date) || left_out-- > 0) continue;
    Bars::Row& row = bars.rows.emplace_back();
    row.label = date_for_people(page.language(), date.date, false);
    row.amount = date.during.value_or(0);
    if (!date.during) row.in_words = not_known;
    row.second = pain(date.after);
    row.extra = date.morning;
    if (date.colour) row.aside = colour_words(page.language(), *date.colour);
  }
  if (bars.rows.empty()) return;
  page.heading(2, DocumentText::pain_heading);
  page.paragraph(DocumentText::pain_meaning);
  page.add(std::move(bars));
  if (days <= most) return;
  page.heading(3, DocumentText::pain_by_week);
  page.add(pain_by_week(page, progress));
}

void add_scores(Document& page, const Progress& progress) {
  for (const diary::ScoreKind& score : progress.scores) {
    Bars bars;
    bars.full = score.most - score.least;
    bars.titles.label = page.say(DocumentText::date_column);
    bars.titles.amount = page.say(DocumentText::score_column, {{"least", score.least}, {"most", score.most}});
    for (const auto& [date, value] : score.values) {
      Bars::Row& row = bars.rows.emplace_back();
      row.label = date_for_people(page.language(), date, false);
      row.amount = value - score.least;  // no bar where the range begins
      row.in_words = std::to_string(value);
    }
    page.heading(2, DocumentText::score_heading, {{"name", score.name}});
    page.paragraph(DocumentText::score_meaning);
    page.add(std::move(bars));
  }
}

// A test without a result that counts.
std::string open_test(const Document& page, const Knowledge& knowledge, const Progress& progress,
                      const GateTest& test) {
  const std::string name = gate_text(knowledge, test);
  const auto is_it = [&](const diary::ProgressTest& each) {
    return !each.counts && knowledge.tests[each.test].id == test.test;
  };
  const auto old = std::ranges::find_if(progress.tests, is_it);
  if (old == progress.tests.end()) return page.say(DocumentText::test_open, {{"test", name}});
  return page.say(
      DocumentText::test_too_old,
      {{"test", name}, {"value", old->value}, {"date", date_for_people(page.language(), old->date, false)}});
}

void add_gate(Document& page, const Knowledge& knowledge, const Progress& progress) {
  const NextGate& gate = *progress.gate;
  page.heading(2, DocumentText::gate_heading, {{"phase", capitalized(knowledge.phase(gate.phase).name)}});
  Bullets bullets;
  if (gate.weeks_left > 0)
    bullets.items.push_back(page.say(DocumentText::weeks_left, {{"n", gate.weeks_left}}));
  for (const NextGate::Item& item : gate.tests) {
    const std::string test = gate_text(knowledge, item.test);
    if (!item.value) {
      bullets.items.push_back(open_test(page, knowledge, progress, item.test));
    } else {
      bullets.items.push_back(page.say(item.passed ? DocumentText::test_passed : DocumentText::test_failed,
                                       {{"test", test}, {"value", *item.value}}));
    }
  }
  page.add(std::move(bullets));
}

void add_tests_done(Document& page, const Knowledge& knowledge, const Progress& progress) {
  Facts facts;
  for (const diary::ProgressTest& test : progress.tests)
    facts.add(
        capitalized(knowledge.tests[test.test].name),
        page.say(DocumentText::test_on,
                 {{"value", test.value}, {"date", date_for_people(page.language(), test.date, false)}}));
  if (facts.rows.empty()) return;
  page.heading(2, DocumentText::tests_done);
  page.add(std::move(facts));
}

}  // namespace

Document progress_document(const Knowledge& knowledge, const Case& runner, const Progress& progress,
                           const Audience& audience) {
  Document page{knowledge.language};
  page.title = page.say(DocumentText::progress_page);
  page.person = runner.name;
  page.add(progress_notice(page, knowledge, progress));
  add_case_id(page, runner);
  add_weeks(page, knowledge, progress);
  add_pain(page, progress);
  add_scores(page, progress);
  if (progress.gate) add_gate(page, knowledge, progress);
  add_tests_done(page, knowledge, progress);
  page.add(next_command(page.language()[DocumentText::this_week], "plan", audience));
  page.add(Notice{NoticeKind::info, page.say(DocumentText::no_diagnosis), {}});
  return page;
}

}  // namespace kneecheck::document
