#include "document/diff.h"

#include <fmt/format.h>

#include <algorithm>

#include "made_plan.h"

using namespace kneecheck;
using namespace kneecheck::document;

namespace {

EarlierPlan earlier(const Made& one) {
  return {"old.json", one.runner.id, one.plan.start, one.plan.weeks};
}

Document changed(const Made& one, const EarlierPlan& before, const std::vector<WeekReason>& reasons = {}) {
  Audience audience;
  audience.case_file = "k.yaml";
  return diff_document(builtin(), one.runner, before, one.plan, reasons, audience);
}

std::vector<std::string> headings(const Document& document) {
  std::vector<std::string> texts;
  for (const Heading& heading : blocks_of<Heading>(document)) texts.push_back(heading.text);
  return texts;
}

}  // namespace

TEST_CASE("a plan that is the same is told in one line") {
  const Made one = made(runner_with());
  const Document same = changed(one, earlier(one));
  CHECK(first_notice(same).title == "Nothing has changed: every week is as in the earlier plan.");
  CHECK(first_notice(same).lines.empty());
  CHECK(headings(same).empty());
  CHECK(says(same, "Case P-014"));
  CHECK(says(same, "The plan: kneecheck plan k.yaml"));
  CHECK(says(same, "This is not a diagnosis."));
}

TEST_CASE("weeks that are the same are told together, and each change of another with its reason") {
  const Made one = made(runner_with());
  EarlierPlan before = earlier(one);
  Week& week = before.weeks[3];
  week.run_minutes += 20;
  week.longest_run_minutes += 5;
  week.deload = !week.deload;
  week.phase = week.phase == PhaseId::run ? PhaseId::align : PhaseId::run;
  week.news = {{NoveltyKind::strides, {}, {}, {}}};
  week.techniques = {{TechniqueId::cadence, TechniqueState::hold, 9, 40, 100}};
  const Document other = changed(
      one, before, {{4, "pain of 4 on Tuesday"}, {4, "a test is not passed"}, {5, "of another week"}});
  const std::vector<std::string> found = headings(other);
  REQUIRE(found.size() == 3);
  CHECK(found[0] == "Weeks 1 to 3: as before");
  CHECK(found[1].starts_with("Week 4, "));
  CHECK(found[2].starts_with("Weeks 5 to "));
  const Week& now = one.plan.weeks[3];
  for (const std::string& part :
       {fmt::format("Minutes of running: {} (before: {})", now.run_minutes, now.run_minutes + 20),
        fmt::format("Minutes of the longest run: {} (before: {})", now.longest_run_minutes,
                    now.longest_run_minutes + 5),
        std::string{"Easy week: "}, std::string{"Phase: "}, std::string{"(before: strides)"},
        std::string{", 40% of the running)"}, std::string{"Why: pain of 4 on Tuesday"},
        std::string{"Why: a test is not passed"}}) {
    CAPTURE(part);
    CHECK(says(other, part));
  }
  CHECK_FALSE(says(other, "of another week"));
}

TEST_CASE("exercises that come, go and change their dose, and days that move") {
  const Made one = made(runner_with());
  EarlierPlan before = earlier(one);
  Week& week = before.weeks[0];
  REQUIRE(builtin().exercises[one.plan.exercises.front()].id == "wall-ball");
  for (Day& day : week.days) {
    for (PrescribedExercise& dose : day.exercises) {
      if (dose.exercise == one.plan.exercises.front()) dose.sets += 1;
      if (dose.exercise == one.plan.exercises.back()) dose.rest_seconds += 10;  // nobody need know
    }
  }
  const ExerciseIndex hops = *builtin().find_exercise("hops");
  auto& exercises =
      std::ranges::find_if(week.days, [](const Day& day) { return !day.exercises.empty(); })->exercises;
  exercises.push_back({hops, Role::core, 3, 10, 0, 30, Sides::both, std::nullopt, std::nullopt});
  const Document other = changed(one, before);
  CHECK(says(other, "Wall and ball press: "));
  CHECK(says(other, "Left out: Hops"));

  std::swap(before.weeks[0].days[0].run, before.weeks[0].days[1].run);
  CHECK(says(changed(one, before), "Runs: "));
  const EarlierPlan again = earlier(one);
  Made without = made(runner_with());
  for (Day& day : without.plan.weeks[0].days) day.exercises.clear();
  CHECK(says(changed(without, again), "Days with exercises: nothing (before: "));
  EarlierPlan bare = earlier(without);
  CHECK(says(changed(one, bare), "New exercise: Wall and ball press, "));
}

TEST_CASE("a plan that begins elsewhere, or is longer or shorter, says so first") {
  const Made one = made(runner_with());
  EarlierPlan before = earlier(one);
  before.start = before.start.plus(-7);
  before.weeks.resize(before.weeks.size() - 2);
  const Document longer = changed(one, before);
  REQUIRE(first_notice(longer).lines.size() == 2);
  CHECK(first_notice(longer).lines[0] == "Start: Mon 30 Nov 2026 (before: Mon 23 Nov 2026)");
  CHECK(headings(longer).back().ends_with(": added"));

  Made cut = made(runner_with());
  cut.plan.weeks.resize(2);
  CHECK(headings(changed(cut, earlier(one))).back().ends_with(": not in the plan any more"));
}
