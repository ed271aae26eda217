// data/plans/exercises.yaml and menus.yaml: data may be stricter than the rules, never looser, and never
// incomplete.
#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

const std::string basis = ", rule: E8, sources: [judgement], strength: judgement}\n";

// The built-in knowledge without one of its files.
Loaded without(const std::string& path) {
  Layer layer = builtin_layer();
  for (std::size_t i = 0; i < layer.paths.size(); ++i) {
    if (layer.paths[i] != path) continue;
    layer.paths.erase(layer.paths.begin() + static_cast<std::ptrdiff_t>(i));
    layer.files.erase(layer.files.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  Loaded loaded;
  loaded.knowledge = load_knowledge({layer}, loaded.problems);
  return loaded;
}

}  // namespace

TEST_CASE("ids that lead nowhere are refused") {
  struct Row {
    const char* text;
    const char* part;
  };
  for (const Row& row :
       {Row{"depths:\n  - {exercise: mini-sqat, from: 30, to: 60", "mini-sqat"},
        Row{"depth_limits:\n  - {condition: itp, degrees: [45, 45, 60, 60, 60]", "itp"},
        Row{"stand_ins:\n  - {exercise: landing, kit: stool", "stool"},
        Row{"notes:\n  - {exercise: landing, conditions: [itb], note: no_such_note", "no_such_note"},
        Row{"musts:\n  - {id: m, conditions: [itb], phases: [settle], any_of: [wall-bal], sessions: 1",
            "wall-bal"}}) {
    CAPTURE(row.text);
    CHECK(refused(load_over({{"plans/exercises.yaml", row.text + basis}}), "dangling_id", row.part));
  }
  CHECK(refused(load_over({{"plans/exercises.yaml",
                            "numbers:\n  - {id: sets_step, value: 1, what: w, rule: E99, sources: "
                            "[judgement], strength: judgement}\n"}}),
                "dangling_id", "E99"));
}

TEST_CASE("a depth limit has a number for each phase") {
  CHECK(refused(load_over({{"plans/exercises.yaml",
                            "depth_limits:\n  - {condition: itb, degrees: [45, 45, 60, 60]" + basis}}),
                "wrong_type", "5 numbers"));
}

TEST_CASE("E10, E13: a depth or a cap beyond its rule is refused") {
  CHECK(refused(load_over({{"plans/exercises.yaml",
                            "depth_limits:\n  - {condition: itb, degrees: [45, 46, 60, 60, 60]" + basis}}),
                "looser_than_rule", "46 degrees"));
  CHECK(load_over({{"plans/exercises.yaml",
                    "depth_limits:\n  - {condition: itb, degrees: [30, 45, 60, 60, 60]" + basis}})
            .knowledge != nullptr);
  CHECK(refused(load_over({{"plans/exercises.yaml", "reps_caps:\n  - {exercise: bridge, most: 46" + basis}}),
                "out_of_range", "46"));
  CHECK(refused(
      load_over({{"plans/exercises.yaml", "reps_caps:\n  - {exercise: calf-raise, most: 76" + basis}}),
      "out_of_range", "76"));
}

// What the planning rules say of single exercises by name.
TEST_CASE(
    "E1 to E4, E10, E12, E13: the built-in entries keep their rules, so that no overlay may be looser") {
  struct Row {
    const char* exercise;
    PhaseId from;
    bool isolation, impact, states_depth;
  };
  using enum PhaseId;
  const auto knowledge = builtin();
  for (const Row& row : {Row{"wall-squat", settle, true, false, true},
                         Row{"clam", settle, true, false, false},
                         Row{"knee-extension", settle, true, false, false},
                         Row{"landing", landing, false, true, true},
                         Row{"pogo", landing, false, true, false},
                         Row{"hops", landing, false, true, false},
                         Row{"box-jump", landing, false, true, false},
                         Row{"running-man", align, false, false, false},
                         Row{"band-walk", align, false, false, false},
                         Row{"hip-hitch", align, false, false, false},
                         Row{"step-up", align, false, false, true},
                         Row{"step-down", align, false, false, true},
                         Row{"leg-press", align, false, false, true},
                         Row{"side-plank", align, false, false, false},
                         Row{"single-leg-deadlift", align, false, false, false},
                         Row{"single-leg-squat", single_leg, false, false, true},
                         Row{"split-squat", single_leg, false, false, true},
                         Row{"decline-squat", single_leg, false, false, true},
                         Row{"mini-squat", settle, false, false, true},
                         Row{"spanish-squat", settle, false, false, true}}) {
    CAPTURE(row.exercise);
    const auto index = knowledge->find_exercise(row.exercise);
    REQUIRE(index);
    const Exercise& exercise = knowledge->exercises[*index];
    CHECK(exercise.first_phase >= row.from);
    CHECK(exercise.isolation >= row.isolation);
    CHECK(exercise.impact >= row.impact);
    CHECK(exercise.states_depth >= row.states_depth);
  }
  std::vector<std::string_view> core;
  for (const Exercise& exercise : knowledge->exercises) {
    if (exercise.role == Role::core) core.push_back(exercise.id);
  }
  std::sort(core.begin(), core.end());
  CHECK(core == std::vector<std::string_view>{"landing", "mini-squat", "running-man", "wall-ball"});
  std::vector<std::string> limits;
  for (const DepthLimit& limit : knowledge->policy->depth_limits) {
    limits.emplace_back(knowledge->conditions[limit.condition].id);
    for (const int degrees : limit.degrees) limits.back() += " " + std::to_string(degrees);
  }
  CHECK(limits == std::vector<std::string>{"itb 45 45 60 60 60", "patellofemoral 45 45 60 60 60",
                                           "chondromalacia 30 45 45 60 60",
                                           "patellar-tendon 60 60 90 90 90"});
  REQUIRE(knowledge->policy->reps_caps.size() == 1);
  CHECK(knowledge->exercises[knowledge->policy->reps_caps[0].exercise].id == "calf-raise");
  CHECK(knowledge->policy->reps_caps[0].most == 75);
}

TEST_CASE("a cap of its own may be lower than the built-in one, and the catalogue stays as it is") {
  const Loaded loaded =
      load_over({{"plans/exercises.yaml", "reps_caps:\n  - {exercise: calf-raise, most: 60" + basis}});
  REQUIRE_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
  CHECK(loaded.knowledge->policy->reps_caps[0].most == 60);
}

TEST_CASE("which plans an entry of advice is for stays when an overlay says it in its own words") {
  const Loaded loaded =
      load_over({{"advice.yaml",
                  "notes:\n  - {id: aim, text: Our words., sources: [judgement], strength: judgement}\n"}});
  REQUIRE_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
  const Advice* mine = loaded.knowledge->advice.note("aim");
  REQUIRE(mine != nullptr);
  CHECK(mine->text == "Our words.");
  CHECK(mine->suits.with == builtin()->advice.note("aim")->suits.with);
  CHECK(mine->suits.with != 0);
  CHECK(refused(load_over({{"advice.yaml", "suits:\n  - {advice: aims, with: itb}\n"}}), "dangling_id",
                "aims"));
  CHECK(
      refused(load_over({{"advice.yaml", "suits:\n  - {advice: aim, with: itp}\n"}}), "dangling_id", "itp"));
}

TEST_CASE("what is missing is named") {
  const Loaded numbers = without("plans/exercises.yaml");
  for (const char* part : {"sessions_most", "sore", "mini-squat", "itb", "settle", "10 minutes", "tendon",
                           "loads", "heavy work", "holds", "jumps"})
    CHECK_MESSAGE(refused(numbers, "gap", part), part);
  const Loaded menus = without("plans/menus.yaml");
  for (const char* part : {"itb in phase settle", "chondromalacia in phase run"})
    CHECK_MESSAGE(refused(menus, "gap", part), part);
}

TEST_CASE("a menu of an overlay takes the place of the built-in one") {
  const Loaded loaded = load_over({{"plans/menus.yaml",
                                    "menus:\n  - {id: itb-settle, conditions: [itb], phase: settle, a: "
                                    "[wall-ball, [clam, bridge]], b: [mini-squat], "
                                    "sources: [judgement], strength: judgement}\n"}});
  REQUIRE_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
  const auto& menus = loaded.knowledge->policy->menus;
  CHECK(menus.size() == builtin()->policy->menus.size());
  const auto found =
      std::find_if(menus.begin(), menus.end(), [](const Menu& menu) { return menu.id == "itb-settle"; });
  REQUIRE(found != menus.end());
  CHECK(found->sessions[0].size() == 2);
  CHECK(found->sessions[0][1].size() == 2);
  CHECK(found->sessions[1].size() == 1);
}

}  // namespace kneecheck::knowledge
