// A folder is refused where it is milder than the built-in knowledge, and taken where it is stricter.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "knowledge/overlaid.h"
#include "refusals.h"

namespace kneecheck::knowledge {
namespace {

namespace fs = std::filesystem;

const std::string basis = "sources: [judgement], strength: judgement}\n";

Loaded load_folder(const fs::path& folder) {
  std::vector<OverlayFile> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in{entry.path(), std::ios::binary};
    files.push_back({fs::relative(entry.path(), folder).string(), {std::istreambuf_iterator<char>{in}, {}}});
  }
  REQUIRE_FALSE(files.empty());
  return load_over(files);
}

// A built-in file, with one text put for another.
OverlayFile edited(const std::string& path, const std::string& from, const std::string& to) {
  std::ifstream in{std::string{KNEECHECK_ROOT} + "/data/" + path, std::ios::binary};
  return {path, replaced({std::istreambuf_iterator<char>{in}, {}}, from, to)};
}

std::string number(const std::string& id, int value) {
  return fmt::format("numbers:\n  - {{id: {}, value: {}, what: w, rule: V2, {}", id, value, basis);
}

// The condition of the rule `a`, as a folder of its own gives it.
Criterion criterion(const std::string& when) {
  const Loaded loaded = load_over({{"safety.yaml", rule("a", when)}});
  REQUIRE_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
  return with_id(loaded.knowledge->safety.rules, "a")->when;
}

}  // namespace

TEST_CASE("folders that loosen safety are refused, each with a reason at its place") {
  for (const char* kind : {"overlays", "clinic"}) {
    for (const auto& folder : fs::directory_iterator{std::string{KNEECHECK_ROOT} + "/tests/field/" + kind}) {
      if (folder.path().filename() == "n") continue;  // a cause that is given a plan
      CAPTURE(folder.path().string());
      const Loaded loaded = load_folder(folder.path());
      CHECK(loaded.knowledge == nullptr);
      REQUIRE_FALSE(loaded.problems.empty());
      for (const Diagnostic& problem : loaded.problems.all()) {
        CHECK(problem.place.line > 0);
        CHECK(problem.place.column > 0);
      }
      check_codes_explained(loaded.problems);
    }
  }
}

TEST_CASE("a cause that is given a plan has the exercises of its menus") {
  const Loaded loaded = load_folder(std::string{KNEECHECK_ROOT} + "/tests/field/clinic/n");
  REQUIRE_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
  const Knowledge& knowledge = *loaded.knowledge;
  const std::uint64_t own = std::uint64_t{1} << *knowledge.find_condition("pes-anserine");
  const auto serves = [&](std::string_view id) {
    return (knowledge.exercises[*knowledge.find_exercise(id)].for_conditions & own) != 0;
  };
  CHECK(serves("wall-ball"));
  CHECK(serves("band-walk"));
  CHECK_FALSE(serves("decline-squat"));
}

TEST_CASE("stricter is taken") {
  for (const OverlayFile& file :
       {OverlayFile{"plans/running.yaml", number("week_growth_percent", 105)},
        OverlayFile{"plans/exercises.yaml", number("sore_from", 3)},
        edited("exercises/hops.yaml", "osteoporosis]", "osteoporosis, pregnant]"),
        edited("exercises/clam.yaml", "plan: true", "plan: false"),
        edited("techniques/cadence.yaml", "most_percent: 5", "most_percent: 3"),
        edited("techniques/cadence.yaml", "at_least: 20", "at_least: 25"),
        edited("ranking.yaml", "likely_from: 7", "likely_from: 6"),
        edited("ranking.yaml", "elsewhere_at_most: 2", "elsewhere_at_most: 1"),
        edited("plans/running.yaml", "[stress_fracture, osteo", "[gout, stress_fracture, osteo"),
        edited("plans/phases.yaml", "squat1: {at_most: 1}", "squat1: {at_most: 0}"),
        edited("conditions/bone-stress.yaml", "points: 2", "points: 3"),
        edited("conditions/itb.yaml", "points: 2", "points: 1"),
        edited("questions.yaml", "max: \"20:00\"", "max: \"15:00\"")}) {
    CAPTURE(file.path);
    const Loaded loaded = load_over({file});
    CHECK_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
  }
}

TEST_CASE("milder is refused, and says what is built in and which way is open") {
  struct Row {
    OverlayFile file;
    const char* message;
  };
  for (const Row& row :
       {Row{{"plans/running.yaml", number("week_growth_percent", 130)},
            "week_growth_percent 130 is looser than the built-in 110; a folder may only make it lower"},
        Row{{"plans/running.yaml", number("stage_runs", 1)},
            "stage_runs 1 is looser than the built-in 2; a folder may only make it higher"},
        Row{{"plans/phases.yaml", number("weeks_most", 20)},
            "weeks_most 20 is not the built-in 26; a folder may not change it"},
        Row{edited("ranking.yaml", "likely_from: 7", "likely_from: 8"),
            "likely_from 8 is looser than the built-in 7; a folder may only make it lower"},
        Row{edited("techniques/cadence.yaml", "at_least: 20", "at_least: 10"),
            "the gate of 'cadence' is easier"},
        Row{edited("exercises/leg-press.yaml", "needs: [gym]", "needs: []"), "'leg-press' needs less kit"},
        Row{edited("conditions/itb.yaml", "points: 2", "points: 3"), "a folder may only make it lower"},
        Row{edited("questions.yaml", "min: \"2:30\"", "min: \"0:00\""),
            "'pace': min 0:00 is looser than the built-in 2:30; a folder may only make it higher"},
        Row{edited("safety.yaml", "when: {onset: gradual}", "when: {onset: [gradual, sudden]}"),
            "'mechanism' is ruled out by other answers than built in"},
        Row{edited("plans/running.yaml", "[stress_fracture, osteoporosis,", "[osteoporosis,"),
            "a plan is gentle for fewer people than built in"},
        Row{edited("questions.yaml", "      - {id: scan, label",
                   "      - {id: locked, label: x, says: x}\n      - {id: scan, label"),
            "'cleared' does not keep its built-in answer 'scan'"},
        Row{edited("questions.yaml", "        says: it began with an injury\n",
                   "        says: it began with an injury\n      - {id: crash, label: x, says: x}\n"),
            "no rule withholds the plan for the new answer 'crash' to 'onset'"},
        Row{edited("questions.yaml", "      - {id: back, label: behind the knee",
                   "      - {id: back, alone: true, label: behind the knee"),
            "'location' does not keep its built-in answer 'back'"},
        Row{edited("interview.yaml", "when: {is: injured}", "when: {age: {above: 100}}"),
            "'injury_days_ago' is asked of fewer people"}}) {
    CAPTURE(row.message);
    const Loaded loaded = load_over({row.file});
    CHECK(refused(loaded, "looser_than_builtin", row.message));
  }
}

TEST_CASE("a time, a word and a number that would hide an alarm are refused") {
  OverlayFile later =
      edited("safety.yaml", "  - {id: 24h, hours: 24",
             "  - {id: later, hours: 0, says: in a year, sources: [S100], strength: consensus}\n"
             "  - {id: 24h, hours: 24");
  later.text = replaced(later.text, "within: now\n    when: {warning_signs: breathless}",
                        "within: later\n    when: {warning_signs: breathless}");
  CHECK(refused(load_over({later}), "looser_than_builtin",
                "the rule 'breathless' leaves a time that is not a built-in one"));
  CHECK(refused(load_over({edited("questions.yaml", "      - id: chest_pain\n",
                                  "      - {id: Breathless, label: x, says: x}\n      - id: chest_pain\n")}),
                "bad_value", "'Breathless' is no word for an answer"));
  CHECK(refused(load_over({edited("regions.yaml", "emergency_number: \"999\"", "emergency_number: none")}),
                "bad_value", "emergency_number names no number"));
  CHECK(refused(load_over({edited("regions.yaml", "emergency_number: \"999\"",
                                  "emergency_number: \"9{emergency_number}\"")}),
                "bad_value", "is put into texts as it stands"));
}

TEST_CASE("what every plan counts on stays possible for everybody") {
  CHECK(refused(load_over({edited("techniques/knee-forward.yaml",
                                  "moves_load_to:", "barred_by: {history: [gout]}\nmoves_load_to:")}),
                "contradiction", "'knee-forward' is the last technique offered for 'itb'"));
  CHECK(refused(
      load_over({edited("exercises/clam.yaml", "plan: true", "plan: true\nbars: {history: [gout]}"),
                 edited("exercises/wall-ball.yaml", "plan: true", "plan: true\nbars: {history: [gout]}")}),
      "looser_than_builtin", "'wall-ball' is switched off"));
  CHECK(refused(load_over({edited("plans/exercises.yaml", "kit: ball", "kit: mirror")}),
                "looser_than_builtin", "'wall-ball' has no stand-in for this kit"));
}

TEST_CASE("a slip that many entries share is said once for each") {
  constexpr std::size_t many = 5'000;
  std::string points;
  for (std::size_t i = 0; i < many; ++i) points += point;
  const Loaded loaded = load_over({{"conditions/a.yaml", condition("a", points)}});
  CHECK(loaded.knowledge == nullptr);
  CHECK(loaded.problems.size() == many - 1);
  CHECK(loaded.problems.all().size() == most_problems_kept);
}

TEST_CASE("a new exercise has the bars of its kind") {
  const OverlayFile kept = edited("exercises/hops.yaml", "id: hops", "id: bounds");
  CHECK(load_over({kept}).knowledge != nullptr);
  CHECK(refused(load_over({{kept.path,
                            replaced(kept.text, "bars: {history: [stress_fracture, ", "bars: {history: [")}}),
                "looser_than_builtin", "'bounds' is not kept from people with [stress_fracture]"));
  CHECK(refused(load_over({{kept.path, replaced(kept.text, "first_phase: landing", "first_phase: align")}}),
                "looser_than_builtin", "comes before the phase"));
}

TEST_CASE("whether one condition is at least as true as another") {
  struct Row {
    const char* low;
    const char* high;
  };
  for (const Row& row :
       {Row{"{feel: stiff}", "{feel: [stiff, sharp]}"},
        Row{"{feel: stiff}", "{any: [{feel: stiff}, {age: {from: 60}}]}"},
        Row{"{feel: stiff, onset: gradual}", "{onset: gradual}"},
        Row{"{age: {from: 60}}", "{age: {from: 50}}"},
        Row{"{not: {feel: [stiff, sharp]}}", "{not: {feel: stiff}}"},
        Row{"{not: {feel: stiff}}", "{unless: {feel: stiff}}"},
        Row{"{all: [{any: [{feel: stiff}, {feel: sharp}]}, {onset: gradual}]}",
            "{all: [{any: [{feel: stiff}, {feel: sharp}, {feel: aching}]}, {onset: gradual}]}"}}) {
    CAPTURE(row.low);
    CAPTURE(row.high);
    const Criterion low = criterion(row.low);
    const Criterion high = criterion(row.high);
    CHECK(at_most(low, low));
    CHECK(at_most(low, high));
    CHECK_FALSE(at_most(high, low));
  }
  CHECK(at_most(criterion("{feel: stiff}"), {}));
  CHECK_FALSE(at_most({}, criterion("{feel: stiff}")));
}

}  // namespace kneecheck::knowledge
