#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/words.h"
#include "made_plan.h"
#include "plan/rungs.h"
#include "words/plan_words.h"
#include "words/session_words.h"

using namespace kneecheck;
using namespace kneecheck::document;

TEST_CASE("distances in kilometres and miles") {
  CHECK(distance(english(), 284, Units::km) == "28.4 km");
  CHECK(distance(english(), 280, Units::km) == "28 km");
  CHECK(distance(english(), 284, Units::mi) == "17.6 miles");
  CHECK(distance(english(), 16, Units::mi) == "1 mile");
}

TEST_CASE("runs in narrow cells") {
  Run run;
  run.minutes = 24;
  CHECK(run_cell(english(), run) == "24");
  run.walk_run = WalkRun{4, 1, 5};
  CHECK(run_cell(english(), run) == "5x4/1");
  run.walk_run = WalkRun{0, 30, 1};
  CHECK(run_cell(english(), run) == "walk 30");
}

TEST_CASE("the calendar holds every week with its numbers") {
  const Made one = made(runner_with());
  const std::vector<Bars> bars = blocks_of<Bars>(drawn(one));
  REQUIRE(bars.size() == 1);
  REQUIRE(bars[0].rows.size() == one.plan.weeks.size());
  for (std::size_t i = 0; i < one.plan.weeks.size(); ++i) {
    CHECK(bars[0].rows[i].label == std::to_string(i + 1));
    CHECK(bars[0].rows[i].amount == one.plan.weeks[i].run_minutes);
    CHECK(bars[0].rows[i].extra == one.plan.weeks[i].longest_run_minutes);
  }
}

TEST_CASE("the calendar keeps its columns at 80, and every day of every week is told") {
  const Made one = made(runner_with());
  const std::string text = render_text(drawn(one), {});
  CHECK(text.find("Week  Phase       Minutes run") != std::string::npos);
  CHECK(text.find("Week  Mon") != std::string::npos);
  CHECK(count(text, "technique starts") >= 1);
}

TEST_CASE("every exercise stands once in full, with its growth and its ladder") {
  const Made one = made(runner_with());
  const Document document = drawn(one);
  std::vector<std::string> headings;
  for (const Heading& heading : blocks_of<Heading>(document)) headings.push_back(heading.text);
  for (const ExerciseIndex index : one.plan.exercises) {
    const Exercise& exercise = builtin().exercises[index];
    INFO(exercise.id);
    CHECK(std::count(headings.begin(), headings.end(), capitalized(exercise.name)) == 1);
    for (const std::string_view step : exercise.steps) CHECK(says(document, step));
    CHECK(says(document, exercise.mistakes.front()));
    CHECK(says(document, with_pain_limit(english(), exercise.not_if.back(), WordsText::pain_limit)));
    CHECK_FALSE(says(document, "3 out of 10 if"));
  }
  CHECK(says(document, "From week 1: "));
  CHECK(says(document, "Next at: "));
}

TEST_CASE("E20: of each ladder the rungs that this plan can climb, and where it ends before the ladder") {
  const Made one = made(runner_with("equipment: none\n"));
  const Made kitted = made(runner_with("equipment: [weights, step, band]\n"));
  const std::string_view loaded = "with the weight that your plan names";
  CHECK_FALSE(says(drawn(one), loaded));
  CHECK(says(drawn(kitted), loaded));
  CHECK(says(drawn(one), "This is as far as your plan goes: stay here and keep it up."));
  for (const Made* each : {&one, &kitted}) {
    const std::string text = said(drawn(*each));
    for (const ExerciseIndex index : each->plan.exercises) {
      const auto rungs = rungs_of(builtin(), each->plan, index, each->runner[Key::equipment].yes);
      REQUIRE_FALSE(rungs.empty());
      CHECK(text.find(rungs.front()->what.substr(1)) != std::string::npos);
    }
  }
}

TEST_CASE("each phase says its aim and what must be passed before it") {
  const Made one = made(runner_with());
  const Document document = drawn(one);
  for (const PhaseSpan& span : one.plan.phases) CHECK(says(document, builtin().phase(span.id).aim));
  CHECK(count(said(document), "Not passed: repeat the week before.") == one.plan.phases.size() - 1);
  CHECK(says(document, "Brisk walk of 30 minutes: no pain"));
}

TEST_CASE("pain, stop signs, relief, shoes, what to keep up, sources: all of it is there") {
  const Made one = made(runner_with());
  const Document document = drawn(one);
  for (const auto* list : {&one.plan.pain_rules, &one.plan.stop_signs, &one.plan.relief, &one.plan.footwear,
                           &one.plan.keep_up, &one.plan.keep_fit, &one.plan.daily_life}) {
    REQUIRE_FALSE(list->empty());
    for (const Advice* advice : *list) CHECK(says(document, advice->text));
  }
  CHECK(says(document, "no trial"));
  CHECK(says(document, "This is not a diagnosis."));
}

TEST_CASE("assumptions name the key that changes them, and are not told twice") {
  const Made one = made(outer_case());
  REQUIRE_FALSE(one.plan.assumptions.empty());
  const std::string text = said(drawn(one));
  for (const Assumption& assumption : one.plan.assumptions) {
    CHECK(text.find(std::string{word(assumption.key)} + " ") != std::string::npos);
    CHECK(count(text, capitalized(assumption.text)) == 1);
  }
}

TEST_CASE("a plan that was cut says so and promises no end") {
  Made one = made(runner_with());
  cut_plan(one.plan, 3);
  const Document document = drawn(one);
  CHECK(says(document, "Shown here: the first 3 weeks."));
  CHECK(says(document, "ITB pain: a plan from Mon 30 Nov 2026."));
  CHECK_FALSE(says(document, "go on from there in the same small steps"));
  CHECK(blocks_of<Bars>(document).front().rows.size() == 3);
}

TEST_CASE("miles where miles are wanted") {
  const Made one = made(runner_with());
  const Document document = drawn(one, in_miles(looking(View::all)));
  CHECK(says(document, "182 minutes (17.4 miles) a week"));
  CHECK_FALSE(says(document, "(28 km)"));
  const Document race =
      drawn(made(runner_with("race_km: 21.1\nrace_date: 2027-06-20\n")), in_miles(looking(View::all)));
  CHECK(says(race, "a race like this needs 9.2 miles"));
  CHECK_FALSE(says(race, "14.8 km"));
}

TEST_CASE("a race stands on the first screen and has its own part") {
  const Made one = made(runner_with("race_km: 21.1\nrace_date: 2027-06-20\n"));
  REQUIRE(one.plan.race.has_value());
  const Document document = drawn(one);
  CHECK(says(document, "Your race of 21.1 km on Sun 20 Jun 2027"));
  CHECK(says(document, "The race: 21.1 km, Sun 20 Jun 2027"));
  CHECK(says(document, one.plan.race->text));
}

TEST_CASE("a plan with a referral says so before anything else of the plan") {
  const Document document = drawn(made(runner_with("duration_weeks: 20\n")), in_uk(looking(View::all)));
  const Notice& notice = first_notice(document);
  REQUIRE(notice.lines.size() > 2);
  CHECK(notice.lines[0].find("Also see a physiotherapist or your GP, in person or by video") !=
        std::string::npos);
}

TEST_CASE("a plan that begins with walking says when running starts") {
  const Document document = drawn(made(case_of(
      "age: 40\nlocation: [front]\nonset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: [none]\n"
      "worse_with: [squatting, stairs_down]\nmechanism: [none]\ntendon_tender: no\ncomfortable_km: 0\n")));
  CHECK(first_notice(document).title.find("You begin with brisk walks; running starts in week ") !=
        std::string::npos);
  CHECK(says(document, "walk briskly 30 min, as far as it does not hurt"));
  CHECK(says(document, "Brisk walk of 30 minutes: no pain"));
}

TEST_CASE("after a long time without running the plan starts again, and does not carry on") {
  CHECK(first_notice(drawn(made(runner_with("weeks_off: 1.5\n"))))
            .title.ends_with("You keep running throughout."));
  CHECK(first_notice(drawn(made(runner_with("weeks_off: 2\n"))))
            .title.ends_with("You start running again in small steps."));
}

TEST_CASE("a week that is read alone says what it stands on") {
  const std::string_view older =
      "age: 70\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: "
      "[treatment_failed]\n"
      "pattern: [after_set_distance]\nmechanism: [none]\nweekly_km: 20\n";
  const Made one = made(case_of(older));
  for (const Week& week : one.plan.weeks) {
    CAPTURE(week.number);
    const Document document = drawn(one, looking(View::week, week.number));
    const bool opens = std::any_of(one.plan.phases.begin(), one.plan.phases.end(),
                                   [&week](const PhaseSpan& span) { return span.first_week == week.number; });
    CHECK(says(document, "in person or by video, within 4 weeks"));
    CHECK(says(document, "stop and walk home"));
    CHECK(says(document, "An exercise is fine if"));
    CHECK(says(document, "Keep a hand on a rail"));
    CHECK(says(document, english()[WordsText::only_if_passed]) == !opens);
  }
  CHECK_FALSE(says(drawn(made(runner_with()), looking(View::week, 3)), "Keep a hand on a rail"));
}

TEST_CASE("plain ASCII, and no line too long, at any width") {
  const Document document = drawn(made(runner_with()));
  for (const auto width : std::vector<std::size_t>{20, 40, 60, 72, 80, 132}) {
    const std::string text = render_text(document, {width, false, true});
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos;
         start = end + 1, end = text.find('\n', start)) {
      CHECK(end - start <= width);
    }
    CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
  }
}

TEST_CASE("weights, strides, jumps and the race day are told, and what the words mean") {
  const Made one = made(trained_case());
  const Document document = drawn(one);
  const std::string text = said(document);
  CHECK(count(text, "A weight for 15 is one that you could lift") == 1);
  CHECK(count(text, "Strides: on level ground") == 1);
  for (const std::string_view part :
       {"3 x 12 with a weight for 15, bend to", "strides from week ", "faster running from week ",
        "Jumps come back step by step from week ", "Then strides and faster running", "first pogo bounces"}) {
    CAPTURE(part);
    CHECK(says(document, part));
  }
  const auto races = [](const Week& week) { return week.race_week; };
  const auto week = std::find_if(one.plan.weeks.begin(), one.plan.weeks.end(), races);
  REQUIRE(week != one.plan.weeks.end());
  const Document detail = drawn(one, in_miles(looking(View::week, week->number)));
  CHECK(blocks_of<Table>(detail).front().rows.at(5).at(1) == "your race, 6.3 miles");
  CHECK(blocks_of<Table>(document).back().rows.at(static_cast<std::size_t>(week->number) - 1).at(6) ==
        "race");
}

TEST_CASE("a dose of which only the weight changes is told") {
  Made one = made(trained_case());
  one.plan.weeks.resize(2);
  const ExerciseIndex press = *builtin().find_exercise("leg-press");
  one.plan.exercises = {press};
  for (Week& week : one.plan.weeks) {
    for (Day& day : week.days) day.exercises.clear();
    week.days[0].exercises = {
        {press, Role::support, 3, 10, 0, 90, Sides::together, 60, week.number == 1 ? 12 : 10}};
  }
  CHECK(says(drawn(one),
             "From week 1: 3 x 10 with a weight for 12, bend to 60 degrees; from week 2: 3 x 10 "
             "with a weight for 10"));
}

TEST_CASE("who does not run fast hears nothing of strides, in a whole plan and in a part of it") {
  Made one = made(runner_with());
  for (const int weeks : {26, 4}) {
    cut_plan(one.plan, weeks);
    CHECK(says(drawn(one), "Downhill comes last"));
    CHECK_FALSE(says(drawn(one), "strides"));
    CHECK_FALSE(says(drawn(one), "A weight for 15 is"));
  }
  Made fast = made(trained_case());
  cut_plan(fast.plan, 4);
  CHECK(says(drawn(fast), "Then strides and faster running"));
}

TEST_CASE("commands to read on give the same plan: they repeat what the command line said beside the case") {
  PlanView view = looking(View::week);
  view.audience.answer_options = "--start=2026-11-30\n--days=mon,wed\n";
  const Document document = drawn(made(runner_with()), view);
  CHECK(says(document, "kneecheck today k.yaml --start=2026-11-30 --days=mon,wed"));
  CHECK(says(document, "kneecheck plan k.yaml --start=2026-11-30 --days=mon,wed --show overview"));
}
