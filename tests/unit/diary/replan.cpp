// What a diary makes of a plan, where the laws of whole lives (tests/lives) do not look.
#include "diary/replan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <variant>

#include "support.h"

namespace kneecheck::test {
namespace {

using intake::Case;
using plan::Decision;
using plan::DecisionCode;
using plan::Plan;
using plan::Week;
using triage::Assessment;
using triage::NoPlan;
using triage::Urgency;

constexpr std::string_view usual =
    "weekly_km: 40\nlongest_run_km: 12\nruns_per_week: 5\ncomfortable_km: 8\npace: 6:00\nweeks_off: 0\n"
    "days: [mon, tue, thu, sat, sun]\nruns_upright: yes\nstart: 2026-11-30\n";

const Date start = *parse_date("2026-11-30");

std::variant<Replanned, Stopped> replanned(const Case& runner, const std::vector<Row>& rows, Date today) {
  return replan(builtin(), runner, assess(builtin(), runner), rows, {start, today});
}

Plan plan_of(const Case& runner, const std::vector<Row>& rows, Date today) {
  auto found = replanned(runner, rows, today);
  REQUIRE(std::holds_alternative<Replanned>(found));
  return std::get<Replanned>(std::move(found)).plan;
}

Row run_on(Date date, int minutes, int during) {
  Row row;
  row.date = date;
  row.run_minutes = minutes;
  row.pain_during = during;
  row.pain_after = row.pain_morning = 0;
  return row;
}

// All runs of a week, as they were asked; `during`: the pain in the first of them.
void run_week(const Week& week, int during, std::vector<Row>& rows) {
  for (const plan::Day& day : week.days) {
    if (!day.run) continue;
    rows.push_back(run_on(day.date, day.run->minutes, std::exchange(during, 0)));
    int technique = 0;
    for (const plan::TechniqueDose& dose : day.run->techniques) technique += dose.minutes;
    if (technique > 0) rows.back().technique_minutes = technique;
  }
}

Row tested(Date date, int stairs) {
  Row row;
  row.date = date;
  row.tests = {{test_called("stairs"), stairs}, {test_called("walk30"), 0}};
  std::ranges::sort(row.tests);
  return row;
}

bool is_decided(const std::vector<Decision>& decisions, DecisionCode code) {
  return std::ranges::find(decisions, code, &Decision::code) != decisions.end();
}

Stopped stopped_of(const Case& runner, std::string_view diary, std::optional<Date> from = start) {
  const auto found = stop_without_plan(builtin(), runner, assess(builtin(), runner),
                                       read(diary, {}, {.start = from, .today = start.plus(30)}), from);
  REQUIRE(found);
  return *found;
}

}  // namespace

TEST_CASE("after a red run no run of its week is longer than the one that hurt") {
  const Case runner = outer_case(usual);
  const Plan first = plan_of(runner, {}, start);
  const auto asked = std::ranges::find_if(first.weeks.front().days,
                                          [](const plan::Day& day) { return day.run.has_value(); });
  for (const int minutes : {5, 12, asked->run->minutes}) {
    INFO(minutes);
    const Plan plan = plan_of(runner, {run_on(asked->date, minutes, 7)}, asked->date.plus(1));
    int runs = 0;
    for (const plan::Day& day : plan.weeks.front().days) {
      if (!day.run || day.date <= asked->date) continue;
      ++runs;
      CHECK(day.run->minutes <= minutes);
    }
    CHECK(runs > 0);
  }
}

TEST_CASE("a red date in the first week leaves the weeks ahead") {
  const Case runner = outer_case(usual);
  const Plan first = plan_of(runner, {}, start);
  const auto next_day = std::ranges::adjacent_find(
      first.weeks.front().days, [](const plan::Day& a, const plan::Day& b) { return a.run && b.run; });
  REQUIRE(next_day != first.weeks.front().days.end());
  const Plan plan =
      plan_of(runner, {run_on(next_day->date, next_day->run->minutes, 7)}, next_day->date.plus(1));
  CHECK(is_decided(plan.decisions, DecisionCode::red_back));
  for (const Week& week : plan.weeks) {
    INFO(week.number);
    if (week.number == 1) continue;
    CHECK(week.run_minutes > 0);
    CHECK(week.runs() >= first.weeks.front().runs());
  }
}

TEST_CASE("a hold names the worst day first, then the newest") {
  const Case runner = outer_case(usual);
  std::vector<Row> rows{run_on(start, 29, 0), run_on(start.plus(1), 29, 5), run_on(start.plus(3), 29, 0)};
  rows[0].pain_after = 2;  // neither is bad enough for a pair
  rows[2].pain_after = 2;
  const Plan plan = plan_of(runner, rows, start.plus(4));
  const auto hold = std::ranges::find_if(plan.decisions, [](const Decision& decision) {
    return decision.code == DecisionCode::amber_hold || decision.code == DecisionCode::red_back;
  });
  REQUIRE(hold != plan.decisions.end());
  CHECK(hold->text.find("pain 5 in the run of Tue 1 Dec") < hold->text.find("Thu 3 Dec"));
  CHECK(hold->text.find("Thu 3 Dec") != std::string::npos);
  CHECK(hold->text.find("Mon 30 Nov") == std::string::npos);
}

TEST_CASE("a clinician is due until the tests are passed, whatever the weeks between decide") {
  const Case runner = outer_case(usual);
  std::vector<Row> rows;
  Plan plan = plan_of(runner, {}, start);
  const auto live = [&](int during, int stairs) {
    const auto index = rows.empty() ? 0 : std::ranges::count_if(plan.weeks, &Week::done);
    const Week& week = plan.weeks[static_cast<std::size_t>(index)];
    run_week(week, during, rows);
    rows.push_back(tested(week.days.back().date, stairs));
    plan = plan_of(runner, rows, week.days.back().date.plus(1));
  };
  for (int week = 0; week < 12 && !plan.clinician_due; ++week) live(0, 4);
  REQUIRE(plan.clinician_due);
  CHECK(plan.decisions.back().code == DecisionCode::gate_clinician);
  CHECK(plan.decisions.back().text.find("see a physiotherapist or another clinician") != std::string::npos);
  live(3, 4);
  CHECK(plan.decisions.back().code == DecisionCode::amber_hold);
  CHECK(plan.clinician_due);
  live(0, 0);
  CHECK_FALSE(plan.clinician_due);
}

TEST_CASE("a walk on a day of heavy exercises is no run") {
  const Case runner = trained_case("weeks_off: 0\nstart: 2026-11-30\n");
  std::vector<Row> rows;
  Plan plan = plan_of(runner, {}, start);
  const auto is_heavy = [](const plan::Day& day) {
    const auto is_loaded = [](const plan::PrescribedExercise& dose) {
      return dose.load_rm && builtin().exercises[dose.exercise].loads_tendon;
    };
    return !day.run && std::ranges::any_of(day.exercises, is_loaded);
  };
  std::optional<Date> heavy;
  for (std::size_t i = 0; i < 12 && !heavy; ++i) {
    const Week& week = plan.weeks[i];
    const auto day = std::ranges::find_if(week.days, is_heavy);
    if (day != week.days.end()) heavy = day->date;
    run_week(week, 0, rows);
    if (heavy) break;
    Row tests;
    tests.date = week.days.back().date;
    tests.tests = {{test_called("squat2"), 0}, {test_called("squat1"), 0}};
    std::ranges::sort(tests.tests);
    rows.push_back(tests);
    plan = plan_of(runner, rows, week.days.back().date.plus(1));
  }
  REQUIRE(heavy);
  std::erase_if(rows, [&](const Row& row) { return row.date > *heavy; });
  Row walk;
  walk.date = *heavy;
  walk.walk_minutes = 20;
  walk.exercises = Exercised::yes;
  walk.pain_during = 0;
  walk.pain_morning = 5;
  rows.push_back(walk);
  plan = plan_of(runner, rows, *heavy);
  const auto held = std::ranges::find(plan.decisions, *heavy, &Decision::date);
  REQUIRE(held != plan.decisions.end());
  CHECK(held->code == DecisionCode::amber_hold);
  CHECK(held->text.find("after the heavy exercises") != std::string::npos);
}

TEST_CASE("an empty diary shows the progress of the first plan") {
  const Case runner = outer_case(usual);
  const Date today = start.plus(31);
  auto found = replanned(runner, {}, today);
  const auto& [plan, progress] = std::get<Replanned>(found);
  REQUIRE(progress.weeks.size() == 5);
  for (std::size_t i = 0; i < progress.weeks.size(); ++i) {
    CHECK(progress.weeks[i].phase == plan.weeks[i].phase);
    CHECK(progress.weeks[i].asked.run_minutes == plan.weeks[i].run_minutes);
    CHECK(progress.weeks[i].run_minutes == 0);
    CHECK(progress.weeks[i].is_past == (i < 4));
  }
  CHECK(progress.phase == plan.weeks[4].phase);
}

TEST_CASE("what a diary says is told of a case without a plan") {
  const Case young = case_of(
      "age: 14\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: [none]\n");
  REQUIRE(assess(builtin(), young).no_plan == NoPlan::under_16);
  const auto is_soon = [](const Stopped& stopped) {
    return stopped.assessment.no_plan == NoPlan::diary &&
           at_least(*stopped.assessment.urgency, Urgency::soon);
  };
  SUBCASE("a warning sign") {
    const Stopped stopped = stopped_of(young, "date,warning_signs\n2026-12-01,locked\n");
    CHECK(is_soon(stopped));
    CHECK(stopped.assessment.alarm);
    CHECK(stopped.revision == 2);
    REQUIRE(stopped.decisions.size() == 1);
    CHECK(stopped.decisions.front().code == DecisionCode::sign_stop);
    CHECK(stopped.decisions.front().week == 1);
  }
  SUBCASE("new swelling") {
    const Stopped stopped = stopped_of(young, "date,swelling\n2026-12-08,yes\n");
    CHECK(is_soon(stopped));
    CHECK(stopped.decisions.front().week == 2);
  }
  SUBCASE("two red dates") {
    const Stopped stopped =
        stopped_of(young, "date,run_minutes,pain_during\n2026-12-01,20,7\n2026-12-04,20,8\n");
    CHECK(is_soon(stopped));
    CHECK(stopped.assessment.rest == knowledge::Rest::stop);
    CHECK(stopped.decisions.front().code == DecisionCode::red_stop);
  }
  SUBCASE("nothing of the kind") {
    const DiaryFile diary = read("date,run_minutes,pain_during\n2026-12-01,20,7\n2026-12-20,20,8\n");
    CHECK_FALSE(stop_without_plan(builtin(), young, assess(builtin(), young), diary, start));
  }
}

TEST_CASE("what is new while a plan runs is as urgent as the page of each day says, and never milder") {
  const Case runner = outer_case(usual);
  const auto urgency_of = [&](Row row) {
    row.date = start;
    const Assessment news = assess_news(builtin(), runner, {row});
    const Assessment rule = assess(builtin(), with_signs(builtin(), runner, {row}));
    CHECK((!rule.urgency || at_least(*news.urgency, *rule.urgency)));
    return *news.urgency;
  };
  const knowledge::Question& signs = builtin().question(knowledge::Key::warning_signs);
  for (std::size_t i = 0; i < signs.choices.size(); ++i) {
    CAPTURE(signs.choices[i].id);
    Row row;
    row.warning_signs = std::uint64_t{1} << i;
    CHECK(at_least(urgency_of(row), Urgency::soon));
    const bool is_promised = signs.choices[i].id == "giving_way" || signs.choices[i].id == "groin_pain" ||
                             signs.choices[i].id == "kneecap_slipped";
    CHECK((!is_promised || urgency_of(row) == Urgency::same_day));
  }
  Row swollen;
  swollen.swelling = true;
  CHECK(urgency_of(swollen) == Urgency::same_day);
}

TEST_CASE("after a red run no run of the week after is longer than the one that hurt") {
  const Case runner = outer_case(usual);
  const Plan first = plan_of(runner, {}, start);
  std::vector<Row> rows;
  run_week(first.weeks.front(), 7, rows);
  const int hurt = rows.front().run_minutes.value_or(0) / 2;
  rows.front().run_minutes = hurt;
  const Plan plan = plan_of(runner, rows, start.plus(7));
  CHECK(plan.weeks[1].run_minutes > 0);
  CHECK(plan.weeks[1].longest_run_minutes <= hurt);
}

TEST_CASE("the week after a step back asks for the same again, before the red week is past and after it") {
  const Case runner = outer_case(usual);
  std::vector<Row> rows;
  Plan plan = plan_of(runner, {}, start);
  for (std::size_t week = 0; week < 2; ++week) {
    run_week(plan.weeks[week], 0, rows);
    plan = plan_of(runner, rows, start.plus(static_cast<int>(week + 1) * 7));
  }
  const Date red = start.plus(2 * 7);
  rows.push_back(run_on(red, plan.weeks[2].days[0].run->minutes, 6));
  for (const int later : {0, 7}) {  // in its week; in the week of the step back
    CAPTURE(later);
    plan = plan_of(runner, rows, red.plus(later));
    const Week& back = plan.weeks[3];
    const Week& after = plan.weeks[4];
    CHECK(back.run_minutes < plan.weeks[1].run_minutes);
    CHECK(after.run_minutes <= back.run_minutes);
    CHECK(after.longest_run_minutes <= back.longest_run_minutes);
    CHECK(after.phase == back.phase);
    CHECK(after.news.empty());
    CHECK(plan.weeks[5].run_minutes > after.run_minutes);
  }
}

TEST_CASE("a week run far beyond its minutes holds the next one, before it is past and after it") {
  const Case runner = outer_case(usual);
  std::vector<Row> rows;
  const Plan first = plan_of(runner, {}, start);
  run_week(first.weeks[0], 0, rows);
  rows.push_back(run_on(start.plus(6), first.weeks[0].run_minutes, 0));  // as much again
  for (const int today : {6, 7}) {  // on its last day; on the first one after it
    CAPTURE(today);
    const Plan plan = plan_of(runner, rows, start.plus(today));
    CHECK(plan.weeks[1].run_minutes <= first.weeks[0].run_minutes);
    CHECK(plan.weeks[1].longest_run_minutes <= first.weeks[0].longest_run_minutes);
    CHECK(plan.weeks[1].phase == first.weeks[0].phase);
    CHECK(plan.weeks[1].news.empty());
    CHECK(plan.weeks[2].run_minutes > plan.weeks[1].run_minutes);
  }
  CHECK(first.weeks[1].run_minutes > first.weeks[0].run_minutes);
}

TEST_CASE("a sign is told, whatever is wrong with its row or the diary") {
  const Case runner = outer_case(usual);
  for (const std::string_view diary :
       {"date,pain_during,warning_signs\n2026-12-01,11,locked\n", "date,warning_signs\n2026-12-41,locked\n",
        "date,warning_signs\n2027-06-01,locked\n", "date,warning_signs\n,locked\n",
        "date,pain_during,warning_signs\n2026-12-01,locked\n",
        "date,pain_durin,warning_signs\n2026-12-01,1,locked\n",
        "{\"date\": \"2026-12-01\", \"runs\": 1, \"warning_signs\": [\"locked\"]}\n",
        "- {date: 2026-12-01, pain_during: 11, warning_signs: [locked]}\n"}) {
    INFO(diary);
    CHECK(stopped_of(runner, diary).assessment.alarm);
  }
  CHECK(stopped_of(runner, "date,pain_during,swelling\n2026-12-01,11,yes\n").assessment.no_plan ==
        NoPlan::diary);
  const Stopped unbegun = stopped_of(runner, "date,warning_signs\n2026-12-01,\n2026-12-09,locked\n", {});
  CHECK(unbegun.decisions.front().week == 2);
}

}  // namespace kneecheck::test
