// What the runner asked to leave out, what is told about it, and what the menus are made of.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/language.h"
#include "base/text.h"
#include "exercises_grid.h"

namespace kneecheck::exercise_tests {
namespace {

bool uses(const Made& made, std::string_view id) {
  return std::find(made.plan.exercises.begin(), made.plan.exercises.end(), exercise(id)) !=
         made.plan.exercises.end();
}

bool has_note(const Made& made, std::string_view part) {
  return std::any_of(made.notes.begin(), made.notes.end(),
                     [part](const std::string& note) { return note.find(part) != std::string::npos; });
}

std::string note(std::string_view id) {
  const Advice* advice = knowledge().advice.note(id);
  REQUIRE_MESSAGE(advice != nullptr, id);
  return std::string(advice->text);
}

std::string note_for(std::string_view id, std::string_view exercise_id) {
  const std::string_view name = knowledge().exercises[exercise(exercise_id)].name;
  return capitalized(filled_in(note(id), {{"exercise", name}}));
}

}  // namespace

TEST_CASE("what is avoided is never used, whichever it is") {
  for (const Exercise& avoided : knowledge().exercises) {
    for (const char* condition : {"itb", "patellofemoral", "patellar-tendon"}) {
      Scenario scenario;
      scenario.conditions = {condition};
      scenario.kit = {"step", "band", "gym"};
      scenario.avoid = {avoided.id};
      const Made made = make(scenario);
      CHECK_MESSAGE(!uses(made, avoided.id), avoided.id);
      for (const Week& week : made.plan.weeks)
        CHECK_MESSAGE(sessions_with(week, house) == sessions_in(week), avoided.id);
      CHECK_MESSAGE(has_note(made, note_for("avoid_house", avoided.id)) == (avoided.role == Role::core),
                    avoided.id);
    }
  }
}

TEST_CASE("an avoided exercise that a rule asks for is named as missing") {
  struct Row {
    const char* condition;
    const char* avoided;
    bool needed;
  };
  for (const Row& row :
       {Row{"itb", "wall-ball", true}, Row{"itb", "mini-squat", false},
        Row{"patellofemoral", "foot-exercises", true}, Row{"patellofemoral", "landing", true},
        Row{"itb", "bridge", false}, Row{"patellar-tendon", "leg-press", false}}) {
    Scenario scenario;
    scenario.conditions = {row.condition};
    scenario.avoid = {row.avoided};
    CHECK_MESSAGE(has_note(make(scenario), note_for("avoid_needed", row.avoided)) == row.needed,
                  row.condition << ' ' << row.avoided);
  }
}

TEST_CASE("T12: calf raises are missed only where cadence is learned, and for the test of the phase") {
  Knowledge other = knowledge();
  auto& musts = own_policy(other).musts;
  std::erase_if(musts, [](const Must& must) { return must.id == "calf-test"; });
  Scenario scenario;
  scenario.avoid = {"calf-raise"};
  CHECK(has_note(make(other, scenario), note_for("avoid_needed", "calf-raise")));
  scenario.technique = TechniqueId::forward_lean;
  CHECK(!has_note(make(other, scenario), note_for("avoid_needed", "calf-raise")));
  CHECK(has_note(make(scenario), note_for("avoid_needed", "calf-raise")));
}

TEST_CASE("without landing there are no jumps either") {
  Scenario scenario;
  scenario.conditions = {"patellar-tendon"};
  scenario.jumper = true;
  scenario.minutes = 45;
  CHECK(uses(make(scenario), "hops"));
  scenario.avoid = {"landing"};
  const Made made = make(scenario);
  for (const std::string_view id : landings) CHECK_MESSAGE(!uses(made, id), id);
}

TEST_CASE("all house exercises avoided: support alone, and the reader is told") {
  Scenario scenario;
  scenario.avoid = house;
  const Made made = make(scenario);
  for (const Week& week : made.plan.weeks) {
    CHECK(sessions_in(week) >= 2);
    CHECK(sessions_with(week, house) == 0);
  }
  CHECK(has_note(made, note("avoid_all_house")));
  scenario.avoid = {"wall-ball"};
  CHECK(!has_note(make(scenario), note("avoid_all_house")));
}

TEST_CASE("everything avoided: no sessions, and no crash") {
  Scenario scenario;
  for (const Exercise& exercise : knowledge().exercises) scenario.avoid.push_back(exercise.id);
  const Made made = make(scenario);
  for (const Week& week : made.plan.weeks) CHECK(week.strength_sessions == 0);
  CHECK(made.plan.exercises.empty());
}

TEST_CASE("E4: knee extension comes with its range for kneecap pain") {
  Scenario scenario;
  scenario.conditions = {"patellofemoral"};
  CHECK(has_note(make(scenario), note("knee_extension_range")));
  scenario.avoid = {"knee-extension"};
  CHECK(!has_note(make(scenario), note("knee_extension_range")));
}

TEST_CASE("E12: stand-ins are named for what is missing") {
  const std::string cushion(knowledge().exercises[exercise("wall-ball")].kit_instead);
  const std::string heel_drop(knowledge().exercises[exercise("landing")].kit_instead);
  Scenario scenario;
  CHECK(has_note(make(scenario), cushion));
  CHECK(has_note(make(scenario), heel_drop));
  scenario.kit = {"ball", "step"};
  CHECK(!has_note(make(scenario), cushion));
  CHECK(!has_note(make(scenario), heel_drop));
}

TEST_CASE("kit that would have changed the plan is named, other kit is not") {
  Scenario scenario;
  scenario.kit = {"step"};
  const Made made = make(scenario);
  CHECK(has_note(made, "An elastic exercise band: this is not on your list"));
  CHECK(!has_note(made, "about 15 cm high: this is not on your list"));
  CHECK(!has_note(made, "leg press: this is not on your list"));
}

TEST_CASE("E11: the mirror, and what does instead") {
  CHECK(has_note(make({}), note("mirror")));
  for (const std::string_view id : house) {
    const Texts& cues = knowledge().exercises[exercise(id)].cues;
    const bool mirror = std::any_of(cues.begin(), cues.end(), [](std::string_view cue) {
      return cue.find("mirror") != std::string_view::npos;
    });
    CHECK_MESSAGE(mirror, id);
  }
}

TEST_CASE("what the rules ask for needs no kit and is barred by no history") {
  for (const Must& must : knowledge().policy->musts) {
    const bool open = std::any_of(must.any_of.begin(), must.any_of.end(), [](ExerciseIndex index) {
      const Exercise& entry = knowledge().exercises[index];
      return entry.kit_needs == 0 && entry.kit_any_of == 0 && entry.barred_by_history == 0;
    });
    CHECK_MESSAGE(open, must.id);
  }
}

TEST_CASE("C11, C24, C26: house exercises open every menu, isolation never does") {
  for (const Menu& menu : knowledge().policy->menus) {
    for (const auto& slots : menu.sessions) {
      for (const ExerciseIndex first : slots.front()) CHECK_MESSAGE(among(id_of(first), house), menu.id);
    }
  }
}

TEST_CASE("C10, C11: wall and ball and running man lead for the ITB, and wall squats are not used") {
  Scenario scenario;
  scenario.kit = {"step", "band", "gym", "weights"};
  const Made made = make(scenario);
  CHECK(!uses(made, "wall-squat"));
  for (const Week& week : made.plan.weeks) {
    CHECK(sessions_with(week, {"wall-ball", "running-man"}) == sessions_in(week));
  }
}

TEST_CASE("harder versions take the place of easier ones") {
  Scenario scenario;
  scenario.conditions = {"patellofemoral"};
  const Made made = make(scenario);
  for (const Week& week : made.plan.weeks) {
    const bool late = week.phase >= PhaseId::single_leg;
    CHECK((sessions_with(week, {"mini-squat"}) > 0) == !late);
    CHECK((sessions_with(week, {"single-leg-squat", "split-squat", "single-leg-deadlift"}) > 0) == late);
  }
}

}  // namespace kneecheck::exercise_tests
