// data/plans/running.yaml, phases.yaml and technique.yaml: data may be stricter than the rules, never looser,
// and never incomplete.
#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

const std::string basis = "rule: V1, sources: [judgement], strength: judgement}\n";

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
