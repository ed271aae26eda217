// data/plans/running.yaml, phases.yaml and technique.yaml: data may be stricter than the rules, never looser,
// and never incomplete.
#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

const std::string basis = "rule: V1, sources: [judgement], strength: judgement}\n";

std::string number(const std::string& id, int value) {
  return "numbers:\n  - {id: " + id + ", value: " + std::to_string(value) + ", what: w, " + basis;
}

bool refused(const Loaded& loaded, const std::string& code, const std::string& part) {
  check_codes_explained(loaded.problems);
  const auto& all = loaded.problems.all();
  return loaded.knowledge == nullptr && std::any_of(all.begin(), all.end(), [&](const Diagnostic& problem) {
           return problem.code == code && problem.message.find(part) != std::string::npos;
         });
}

// The built-in knowledge with one of its files replaced by an empty one.
Loaded emptied(const std::string& path) {
  Layer layer = builtin_layer();
  Diagnostics problems;
  const Layer empty = layer_from({{path, "numbers: []\n"}}, problems);
  for (std::size_t i = 0; i < layer.paths.size(); ++i) {
    if (layer.paths[i] == path) layer.files[i] = empty.files.front();
  }
  Loaded loaded;
  loaded.knowledge = load_knowledge({layer}, loaded.problems);
  return loaded;
}

}  // namespace

TEST_CASE("the numbers of rules.md: the next looser one is refused, a stricter one is taken") {
  struct Row {
    const char* file;
    RunNumber number;
    int rule, looser, stricter;
  };
  using enum RunNumber;
  const char* running = "plans/running.yaml";
  const char* phases = "plans/phases.yaml";
  const char* technique = "plans/technique.yaml";
  for (const Row& row : {Row{running, long_growth_percent, 110, 111, 109},
                         Row{running, long_step_minutes, 5, 6, 4},
                         Row{running, week_growth_percent, 110, 111, 108},
                         Row{running, easy_percent, 85, 86, 75},
                         Row{running, weeks_between_easy, 3, 4, 2},
                         Row{running, start_run_percent, 75, 76, 70},
                         Row{running, runs_most, 5, 6, 3},
                         Row{running, early_days_in_row, 2, 3, 1},
                         Row{running, stage_runs, 2, 1, 3},
                         Row{running, first_continuous_minutes, 30, 31, 25},
                         Row{running, hill_step_percent, 10, 11, 5},
                         Row{running, downhill_step_percent, 5, 6, 4},
                         Row{running, race_week_percent, 60, 61, 40},
                         Row{running, recovery_percent, 50, 51, 30},
                         Row{running, race_quiet_weeks, 2, 1, 3},
                         Row{phases, goal_percent, 95, 94, 100},
                         Row{phases, end_downhill_weeks, 2, 1, 3},
                         Row{technique, share_step_percent, 15, 16, 10},
                         Row{technique, rises_in_row, 3, 4, 2},
                         Row{technique, full_from_week, 9, 8, 12},
                         Row{technique, fade_runs, 4, 3, 6},
                         Row{technique, technique_runs_before, 3, 2, 5}}) {
    const std::string id{word(row.number)};
    CAPTURE(id);
    CHECK(
        refused(load_over({{row.file, number(id, row.looser)}}), "out_of_range", std::to_string(row.looser)));
    for (const int value : {row.rule, row.stricter}) {
      const Loaded loaded = load_over({{row.file, number(id, value)}});
      REQUIRE_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
      CHECK(loaded.knowledge->policy.running[row.number] == value);
    }
  }
}

TEST_CASE("every number stands in its own file, names its rule, and is known") {
  CHECK(refused(load_over({{"plans/phases.yaml", number("easy_percent", 80)}}), "bad_value", "easy_percent"));
  CHECK(refused(load_over({{"plans/running.yaml", number("easy_percents", 80)}}), "bad_value",
                "easy_percents"));
  CHECK(refused(
      load_over({{"plans/running.yaml",
                  "numbers:\n  - {id: easy_percent, value: 80, what: w, rule: V99, sources: [judgement], "
                  "strength: judgement}\n"}}),
      "dangling_id", "V99"));
  const auto knowledge = builtin();
  for (std::size_t i = 0; i < run_number_count; ++i) {
    const PolicyNumber& each = knowledge->policy.running.numbers[i];
    CAPTURE(Names<RunNumber>::words[i]);
    CHECK_FALSE(each.basis.rule.empty());
    CHECK_FALSE(each.basis.evidence.sources.empty());
  }
}

TEST_CASE("the shapes: ladder, ground, ramp, cues, phases, offers") {
  const std::string walkless =
      "ladder: {stages: [{run_minutes: 1, walk_minutes: 1, repeats: 5}, {run_minutes: 2, walk_minutes: 1, "
      "repeats: 5}], " +
      basis;
  CHECK(refused(load_over({{"plans/running.yaml", walkless}}), "bad_value", "begins with a walk"));
  CHECK(refused(load_over({{"plans/running.yaml",
                            "ground: {from: {uphill: align, rolling: run, downhill: run}, " + basis}}),
                "looser_than_rule", "uphill waits"));
  CHECK(refused(load_over({{"plans/technique.yaml", "ramp: {percent: [20, 100], " + basis}}),
                "looser_than_rule", "at most 10"));
  CHECK(refused(load_over({{"plans/technique.yaml", "cues: {percent: [100, 50], " + basis}}), "bad_value",
                "100, 75, 50, 25 and 10"));
  CHECK(refused(load_over({{"plans/technique.yaml", "start: {from: align, " + basis}}), "looser_than_rule",
                "single-leg"));
  const std::string hurried =
      "phases:\n  - {condition: itb, weeks: {settle: 1, align: 1, single-leg: 2, landing: 2, run: 4}, tests: "
      "{settle: {}, align: {}, "
      "single-leg: {}, "
      "landing: {}, run: {}}, sources: [judgement], strength: judgement}\n";
  CHECK(refused(load_over({{"plans/phases.yaml", hurried}}), "out_of_range", "1"));
  CHECK(refused(load_over({{"plans/technique.yaml",
                            "offers:\n  - {condition: itb, first: [{technique: cadence, when: {cadence: {to: "
                            "170}}}], later: [], " +
                                basis}}),
                "gap", "itb"));
  CHECK(refused(
      load_over({{"plans/technique.yaml",
                  "offers:\n  - {condition: itp, first: [{technique: cadence}], later: [], " + basis}}),
      "dangling_id", "itp"));
}

TEST_CASE("what is missing is named") {
  for (const char* part : {"long_growth_percent", "ladder", "ground"})
    CHECK_MESSAGE(refused(emptied("plans/running.yaml"), "gap", part), part);
  for (const char* part : {"weeks_most", "itb", "chondromalacia"})
    CHECK_MESSAGE(refused(emptied("plans/phases.yaml"), "gap", part), part);
  for (const char* part : {"share_step_percent", "ramp", "cues", "start", "patellar-tendon"}) {
    CHECK_MESSAGE(refused(emptied("plans/technique.yaml"), "gap", part), part);
  }
}

}  // namespace kneecheck::knowledge
