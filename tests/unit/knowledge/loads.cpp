// Weights, holds and jumps of data/plans/exercises.yaml (E4, E6, E16 to E19): within the rules, and as they
// are built in.
#include <fstream>
#include <iterator>

#include "refusals.h"

namespace kneecheck::knowledge {
namespace {

const std::string path = "plans/exercises.yaml";

// The built-in file, with one text put for another.
OverlayFile edited(const std::string& file, const std::string& from, const std::string& to) {
  std::ifstream in{std::string{KNEECHECK_ROOT} + "/data/" + file, std::ios::binary};
  return {file, replaced({std::istreambuf_iterator<char>{in}, {}}, from, to)};
}
Loaded with(const std::string& from, const std::string& to) {
  return load_over({edited(path, from, to)});
}

}  // namespace

TEST_CASE("E16: the built-in loads go from 15 to 6 repetitions, each lifted up to three times fewer") {
  const auto knowledge = builtin();
  const auto& loads = knowledge->policy->loads;
  REQUIRE(loads.size() == 5);
  constexpr std::array rms{15, 12, 10, 8, 6};
  for (std::size_t i = 0; i < loads.size(); ++i) {
    CHECK(loads[i].rm == rms[i]);
    CHECK(loads[i].reps <= loads[i].rm);
    CHECK(loads[i].reps >= loads[i].rm - 3);
  }
  CHECK(loads.back().after_weeks >= 8);  // not before the ninth week
}

TEST_CASE("E6, E12, E16 to E18: the built-in programmes keep their rules") {
  const auto knowledge = builtin();
  const PlanPolicy& policy = *knowledge->policy;
  const std::uint64_t tendon = std::uint64_t{1} << *knowledge->find_condition("patellar-tendon");
  CHECK(policy.tendon == tendon);
  CHECK(policy.jumps.conditions == tendon);
  for (const HeavyProgramme& programme : policy.heavy) {
    CAPTURE(programme.id);
    const bool for_tendon = (programme.conditions & tendon) != 0;
    CHECK(programme.lightest_rm >= (for_tendon ? 6 : 8));
    CHECK(programme.lightest_rm_rucksack >= 8);
    CHECK(programme.needs_weights == !for_tendon);
    for (const HeavySlot& slot : programme.slots) {
      CHECK(slot.from >= PhaseId::align);
      for (const ExerciseIndex each : slot.any_of) {
        if (for_tendon) CHECK(knowledge->exercises[each].loads_tendon);
      }
    }
  }
  for (const Must& must : policy.musts) CHECK((must.unless_kit == 0 || must.basis.rule == "E18"));
}

TEST_CASE("what the rules do not allow is refused where it is read") {
  struct Row {
    const char* from;
    const char* to;
    const char* code;
    const char* part;
  };
  for (const Row& row : {
           Row{"{rm: 12, reps: 10", "{rm: 11, reps: 10", "bad_value", "15, 12, 10, 8 and 6"},
           Row{"    - {rm: 12, reps: 10, after_weeks: 0}\n", "", "bad_value", "15, 12, 10, 8 and 6"},
           Row{"{rm: 10, reps: 8", "{rm: 10, reps: 6", "out_of_range", "6"},
           Row{"{rm: 10, reps: 8", "{rm: 10, reps: 11", "out_of_range", "11"},
           Row{"mini-squat], from: align", "mini-squat], from: settle", "looser_than_rule", "E16"},
           Row{"lightest_rm: 6", "lightest_rm: 5", "out_of_range", "5"},
           Row{"lightest_rm_rucksack: 8", "lightest_rm_rucksack: 6", "out_of_range", "6"},
           Row{"sets: 3, sets_most: 4, rest_both: 90", "sets: 4, sets_most: 4, rest_both: 90", "out_of_range",
               "4"},
           Row{"sets: 5, hold_from: 30", "sets: 6, hold_from: 30", "out_of_range", "6"},
           Row{"sets: 5, hold_from: 30", "sets: 5, hold_from: 20", "out_of_range", "20"},
           Row{"hold_to: 45, rest_seconds: 60", "hold_to: 60, rest_seconds: 60", "out_of_range", "60"},
           Row{"any_of: [spanish-squat, wall", "any_of: [spanish-sqat, wall", "dangling_id", "spanish-sqat"},
           Row{"exercises: [pogo", "exercises: [pogos", "dangling_id", "pogos"},
           Row{"only: [patellar-tendon]", "only: [tendon]", "dangling_id", "tendon"},
           Row{"weights: [weights, gym]", "weights: [stones]", "dangling_id", "stones"},
       }) {
    CAPTURE(row.to);
    CHECK(refused(with(row.from, row.to), row.code, row.part));
  }
}

TEST_CASE("a folder changes neither what is lifted, nor what is held, nor which jumps come back") {
  struct Row {
    const char* from;
    const char* to;
    const char* part;
  };
  for (const Row& row : {
           Row{"conditions: [patellar-tendon]\n  weights: [weights, gym]",
               "conditions: [patellar-tendon, itb]\n  weights: [weights, gym]", "E6"},
           Row{"weights: [weights, gym]", "weights: [weights, gym, step]", "E6"},
           Row{"after_weeks: 8", "after_weeks: 4", "E16"},
           Row{"{rm: 12, reps: 10", "{rm: 12, reps: 12", "E16"},
           Row{"quick: true", "quick: false", "'tendon' lifts"},
           Row{"every_session: true", "every_session: false", "'tendon' lifts"},
           Row{"needs_weights: false", "needs_weights: true", "'tendon' lifts"},
           Row{"[leg-press, split-squat, mini-squat]", "[leg-press]", "'tendon' lifts"},
           Row{"[leg-press, split-squat, mini-squat]", "[]", "'tendon' lifts"},
           Row{"sets: 3, sets_most: 4, rest_both: 90", "sets: 2, sets_most: 4, rest_both: 90", "heavy work"},
           Row{"any_of: [spanish-squat, wall-squat, knee-extension]", "any_of: []", "E17"},
           Row{"sets: 5, hold_from: 30", "sets: 4, hold_from: 30", "still holds"},
           Row{"exercises: [pogo, hops, box-jump]", "exercises: [pogo, box-jump]", "E19"},
           Row{"exercises: [pogo, hops, box-jump]", "exercises: []", "E19"},
           Row{"when: {sport: jumping}", "when: {sport: [jumping, running]}", "E19"},
           Row{"{exercise: split-squat, from: align, only", "{exercise: step-up, from: settle, only", "E4"},
           Row{"only: [patellar-tendon]", "only: [patellar-tendon, itb]", "E4"},
           Row{"unless_kit: [weights, gym]", "unless_kit: [weights, gym, step]", "'one-leg' asks for less"},
       }) {
    CAPTURE(row.to);
    CHECK(refused(with(row.from, row.to), "looser_than_builtin", row.part));
  }
  CHECK(refused(load_over({edited("plans/running.yaml", "conditions: [patellar-tendon, chondromalacia]",
                                  "conditions: [chondromalacia]")}),
                "looser_than_builtin", "V13"));
  CHECK(refused(load_over({edited("plans/running.yaml", "when: {fast_running: \"yes\"}",
                                  "when: {fast_running: [\"yes\", \"no\"]}")}),
                "looser_than_builtin", "V19"));
}

TEST_CASE("a folder may open a split squat later, and ask for one-legged work whatever the kit") {
  for (const OverlayFile& file :
       {edited(path, "{exercise: split-squat, from: align", "{exercise: split-squat, from: single-leg"),
        edited(path, "unless_kit: [weights, gym]", "unless_kit: [gym]")}) {
    const Loaded loaded = load_over({file});
    CHECK_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
  }
}

TEST_CASE("a programme of the folder's own is for causes of its own") {
  const Loaded loaded =
      load_over({{path,
                  "heavy:\n  - {id: knees, conditions: [itb], slots: [{any_of: [leg-press], from: align, "
                  "minutes: 10}], "
                  "needs_weights: true, every_session: true, quick: false, sets_most: 3, lightest_rm: 8, "
                  "lightest_rm_rucksack: 8, rule: E18, sources: [judgement], strength: judgement}\n"}});
  CHECK(refused(loaded, "looser_than_builtin", "'knees' lifts"));
}

}  // namespace kneecheck::knowledge
