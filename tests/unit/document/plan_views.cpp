// The views of a plan: the week, today, and what each shows of the weeks that are asked for.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "made_plan.h"
#include "words/plan_words.h"
#include "words/session_words.h"

using namespace kneecheck;
using namespace kneecheck::document;

TEST_CASE("the week view: what it is, how far, the week, the rules, the next test, what is assumed") {
  const std::string text =
      said(drawn(made(runner_with()), looking(View::week, {}, parse_date("2026-12-02"))));
  std::size_t at = 0;
  for (const std::string_view part : {"ITB pain:",
                                      "weeks, Mon 30 Nov 2026 to ",
                                      "You keep running throughout.",
                                      "of your usual 182 minutes (28 km)",
                                      "by week",
                                      "Case P-014",
                                      "Week 1 of ",
                                      " (Settle), Mon 30 Nov to Sun 6 Dec",
                                      "Mon run ",
                                      "Wed, today ",
                                      "exercises A",
                                      "Wall and ball press (A, B)",
                                      "How much pain is OK, and when to stop",
                                      "A run is fine if",
                                      "stop and walk home",
                                      "To reach week 2 (Align)",
                                      "Assumed: ",
                                      "Not asked, or not sure: ",
                                      "kneecheck today k.yaml",
                                      "--show overview",
                                      "This is not a diagnosis."}) {
    INFO(part);
    const std::size_t found = text.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE(
    "the week that holds today is the week shown; before the start the first, after the end what to keep "
    "up") {
  const Made one = made(runner_with());
  const auto on = [&](const char* today, View view) {
    return drawn(one, looking(view, {}, parse_date(today)));
  };
  CHECK(says(on("2026-11-29", View::week), "Week 1 of "));
  CHECK_FALSE(says(on("2026-11-29", View::week), ", today "));
  CHECK(says(on("2026-12-06", View::week), "Week 1 of "));
  CHECK(says(on("2026-12-07", View::week), "Week 2 of "));
  const Date last = one.plan.weeks.back().days.back().date;
  CHECK(
      says(on(date_text(last).c_str(), View::week), fmt::format("Week {0} of {0} ", one.plan.weeks.size())));
  for (const View view : {View::week, View::today}) {
    const Document after = on(date_text(last.plus(1)).c_str(), view);
    CHECK(first_notice(after).title.starts_with("The dates of your plan are over: "));
    for (const Advice* advice : one.plan.keep_up) CHECK(says(after, advice->text));
    CHECK(blocks_of<Table>(after).empty());
  }
  for (const Advice* advice : one.plan.keep_up) CHECK_FALSE(says(on("2026-12-02", View::week), advice->text));
}

TEST_CASE("today: the run and every exercise of the day in full, and the next day that is not free") {
  const Made one = made(runner_with());
  const Week& week = one.plan.weeks[2];
  for (const Day& day : week.days) {
    const Document document = drawn(one, looking(View::today, {}, day.date));
    CAPTURE(date_text(day.date));
    CHECK(first_notice(document).title.starts_with("Today, "));
    CHECK((first_notice(document).title.find("rest") != std::string::npos) == !is_busy(one.plan, week, day));
    CHECK(says(document, "Next, "));
    CHECK(says(document, "A run is fine if") == day.run.has_value());
    const Day& first = one.plan.weeks.front().days[static_cast<std::size_t>(&day - week.days.data())];
    const Document begin = drawn(one, looking(View::today, {}, first.date));
    for (const PrescribedExercise& dose : first.exercises) {
      for (const std::string_view step : builtin().exercises[dose.exercise].steps) CHECK(says(begin, step));
    }
    for (const PrescribedExercise& dose : day.exercises)  // later the known ones are told in a sentence
      CHECK(says(document, fmt::format("{}: {}", capitalized(builtin().exercises[dose.exercise].name),
                                       dose_words(english(), dose))));
  }
  const Document before = drawn(one, looking(View::today, {}, parse_date("2026-11-01")));
  CHECK(says(before, "First, Mon 30 Nov: run "));
  CHECK(first_notice(before).title == "Your plan starts on Mon 30 Nov 2026, in 29 days.");
}

TEST_CASE("today names the tests of the day, with the line to type") {
  const Made one = made(runner_with());
  for (const Week& week : one.plan.weeks) {
    const PhaseSpan* opens = phase_tested_in(one.plan, week);
    if (opens == nullptr) continue;
    const Document document = drawn(one, looking(View::today, {}, test_day(one.plan, week).date));
    CHECK(first_notice(document).title.find("tests: ") != std::string::npos);
    CHECK(said(document).find(fmt::format("--test {}=N", opens->entry_tests.front().test)) !=
          std::string::npos);
  }
}

TEST_CASE("today says what is done of it, and which runs lack something, with the line to type") {
  const Made one = made(runner_with());
  const Date monday = one.plan.start;
  const int minutes = one.plan.weeks.front().days.front().run->minutes;
  diary::Progress progress;
  progress.rows = 1;
  progress.dates = {{monday, true, 1, 0, {}, {}, {}}};
  progress.dates.front().run_minutes = minutes;
  progress.dates.front().lacks_morning = true;
  PlanView view = looking(View::today, {}, monday);
  view.diary = &progress;
  CHECK(first_notice(drawn(one, view)).title ==
        fmt::format("Done today, Mon 30 Nov: {} minutes of running.", minutes));
  CHECK_FALSE(says(drawn(one, view), "--morning N"));  // it is not due yet
  view.today = monday.plus(1);
  CHECK(says(drawn(one, view), "--date 2026-11-30 --morning N"));
  progress.dates.front().run_minutes = 0;
  progress.dates.front().is_missed = true;
  view.today = monday;
  CHECK(first_notice(drawn(one, view)).title ==
        "No run today, Mon 30 Nov: do not make it up on another day.");
}

TEST_CASE("what a diary has decided, and a visit that is due, stand in every view") {
  Made one = made(runner_with());
  one.plan.revision = 5;
  one.plan.clinician_due = true;
  one.plan.weeks[0].done = one.plan.weeks[1].done = true;
  const Date date = one.plan.weeks[1].start;
  one.plan.decisions = {{2, date, plan::DecisionCode::amber_hold, "the second week"},
                        {3, date, plan::DecisionCode::gate_wait, "the third week"},
                        {4, date, plan::DecisionCode::dose_hold, "the fourth week"}};
  for (const View view : {View::week, View::today, View::overview, View::calendar, View::exercises,
                          View::tests, View::rules, View::why, View::all}) {
    for (const auto& looked : {looking(view, {}, one.plan.weeks[2].start), looking(view, 7), looking(view)}) {
      const std::string text = said(drawn(one, looked));
      CHECK(text.find("The third week") != std::string::npos);
      CHECK(text.find("The fourth week") != std::string::npos);
      CHECK(text.find("The second week") == std::string::npos);
      CHECK(text.find("have a clinician look at your knee") != std::string::npos);
      CHECK(text.find("You keep running throughout") == std::string::npos);
    }
  }
}

TEST_CASE("one week asked for shows nothing of other weeks") {
  const Made one = made(runner_with());
  const Document exercises = drawn(one, looking(View::exercises, 1));
  for (const ExerciseIndex index : one.plan.exercises) {
    const auto& days = one.plan.weeks.front().days;
    const bool used = std::any_of(days.begin(), days.end(), [index](const Day& day) {
      return std::ranges::find(day.exercises, index, &PrescribedExercise::exercise) != day.exercises.end();
    });
    CHECK(says(exercises, builtin().exercises[index].steps.front()) == used);
  }
  CHECK_FALSE(says(exercises, "The change of technique"));
  CHECK_FALSE(says(exercises, "from week 2"));
  CHECK(blocks_of<Table>(drawn(one, looking(View::calendar, 3))).front().rows.size() == 1);
  CHECK_FALSE(says(drawn(one, looking(View::tests, 1)), "Ten step-downs"));
}

TEST_CASE("every source listed is cited, in order of first use, and only there where one is") {
  const Made one = made(runner_with());
  for (const View view : {View::overview, View::exercises, View::tests, View::rules, View::why, View::all}) {
    const Document document = drawn(one, looking(view));
    const auto lists = blocks_of<Footnotes>(document);
    REQUIRE(lists.size() == 1);
    std::size_t at = 0;
    const std::string text = said(document);
    for (const Footnotes::Item& item : lists.front().items) {
      CAPTURE(item.number);
      const auto cited = [&](std::string_view form) {
        return text.find(fmt::format(fmt::runtime(form), item.number));
      };
      const std::size_t first =
          std::min(std::min(cited("[{}]"), cited("[{},")), std::min(cited(",{},"), cited(",{}]")));
      CHECK(first < text.rfind("Sources"));
      CHECK(first >= at);
      at = first;
    }
  }
  for (const View view : {View::week, View::today, View::calendar})
    CHECK(blocks_of<Footnotes>(drawn(one, looking(view))).empty());
}
