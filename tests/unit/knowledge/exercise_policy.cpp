// data/plans/exercises.yaml and menus.yaml: data may be stricter than the rules, never looser, and never
// incomplete.
#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

const std::string basis = ", rule: E8, sources: [judgement], strength: judgement}\n";

std::string number(const std::string& id, int value) {
  return "numbers:\n  - {id: " + id + ", value: " + std::to_string(value) + ", what: w" + basis;
}

bool refused(const Loaded& loaded, const std::string& code, const std::string& part) {
  check_codes_explained(loaded.problems);
  const auto& all = loaded.problems.all();
  return loaded.knowledge == nullptr && std::any_of(all.begin(), all.end(), [&](const Diagnostic& problem) {
           return problem.code == code && problem.message.find(part) != std::string::npos;
         });
}

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

TEST_CASE("the numbers of rules.md: the next looser one is refused, a stricter one is taken") {
  struct Row {
    const char* id;
    ExerciseNumber number;
    int rule;
    int looser;
    int stricter;
  };
  using enum ExerciseNumber;
  for (const Row& row :
       {Row{"sessions_least", sessions_least, 2, 1, 3}, Row{"sessions_most", sessions_most, 4, 5, 3},
        Row{"rest_days_least", rest_days_least, 1, 0, 2}, Row{"exercises_most", exercises_most, 5, 6, 4},
        Row{"impact_sessions_most", impact_sessions_most, 3, 4, 2},
        Row{"first_sets_most", first_sets_most, 3, 4, 3}, Row{"sets_step", sets_step, 1, 2, 0},
        Row{"reps_step", reps_step, 3, 4, 1}, Row{"hold_step", hold_step, 10, 11, 5},
        Row{"first_reps_most", first_reps_most, 30, 31, 29}, Row{"reps_most", reps_most, 45, 46, 45},
        Row{"first_hold_most", first_hold_most, 120, 121, 120}, Row{"hold_most", hold_most, 225, 226, 225},
        Row{"first_contacts_most", first_contacts_most, 30, 31, 20},
        Row{"contacts_step", contacts_step, 15, 16, 10}, Row{"contacts_most", contacts_most, 80, 81, 60},
        Row{"sore_depth", sore_depth, 30, 31, 20}}) {
    CAPTURE(row.id);
    CHECK(refused(load_over({{"plans/exercises.yaml", number(row.id, row.looser)}}), "out_of_range",
                  std::to_string(row.looser)));
    for (const int value : {row.rule, row.stricter}) {
      const Loaded loaded = load_over({{"plans/exercises.yaml", number(row.id, value)}});
      REQUIRE_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
      CHECK(loaded.knowledge->policy.exercises[row.number] == value);
    }
  }
}

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

TEST_CASE("what is missing is named") {
  const Loaded numbers = without("plans/exercises.yaml");
  for (const char* part : {"sessions_least", "sore", "mini-squat", "itb", "settle", "10 minutes"})
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
  const auto& menus = loaded.knowledge->policy.exercises.menus;
  CHECK(menus.size() == builtin()->policy.exercises.menus.size());
  const auto found =
      std::find_if(menus.begin(), menus.end(), [](const Menu& menu) { return menu.id == "itb-settle"; });
  REQUIRE(found != menus.end());
  CHECK(found->sessions[0].size() == 2);
  CHECK(found->sessions[0][1].size() == 2);
  CHECK(found->sessions[1].size() == 1);
}

}  // namespace kneecheck::knowledge
