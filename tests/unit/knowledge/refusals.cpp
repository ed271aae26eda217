// Bad knowledge from files: every message with its place.
#include "overlay.h"

namespace kneecheck {
namespace {

struct Refusal {
  std::string name;
  std::vector<OverlayFile> files;
  std::string expected;  // all problems, as they are printed
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::string ring =
    "names:\n"
    "  - {id: a, says: a, when: {is: b}, sources: [judgement], strength: judgement}\n"
    "  - {id: b, says: b, when: {not: {is: a}}, sources: [judgement], strength: judgement}\n";

std::string doubling() {
  std::string text = "names:\n  - {id: n0, says: n, when: {feel: stiff}, sources: [judgement], strength: judgement}\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "{is: n" + std::to_string(i - 1) + "}";
    text += "  - {id: n" + std::to_string(i) + ", says: n, when: {any: [" + before + ", " + before + "]}, sources: [judgement], strength: judgement}\n";
  }
  return text;
}

const std::string exercise =
    "id: hop-scotch\nname: Hop\nhouse: added\nrole: support\nsummary: s\npurpose: p\nmuscles: [m]\nkit: {needs: [step]}\nset_up: u\nsteps: [s]\n"
    "cues: [c]\nmistakes: [m]\ntempo: t\nload: l\n"
    "dose: {sets: {from: 1, to: 2}, reps: {from: 5, to: 5}, hold_seconds: {from: 0, to: 0}, rest_seconds: 30, sides: both, "
    "sessions_per_week: {from: 2, to: 3}}\n"
    "ladder: [{do: a, move_on: x}, {do: b}]\nmove_on: m\nnot_if: [n]\nload_note: n\n"
    "evidence: {text: t, strength: weak, sources: [judgement]}\nfirst_phase: run\nimpact: true\nconditions: [itb]\nsources: [judgement]\nstrength: judgement\n";

const std::string technique =
    "id: cadence\nname: n\nsay: s\nsummary: s\nwhy: [w]\nhow: [h]\nfeel: [f]\ntarget: {unit: steps_per_minute, most_percent: 5, text: t}\n"
    "moves_load_to: [calves]\nevidence: {text: t, strength: weak, sources: [judgement]}\nsources: [judgement]\nstrength: weak\n";

const std::string number_question =
    "questions:\n  - id: age\n    kind: number\n    safety: true\n    group: triage\n    ask: a\n    short: s\n    help: h\n    min: 5\n    max: 110\n"
    "    sources: [judgement]\n    strength: judgement\n";

const std::string point = "  - {when: {feel: stiff}, points: 1, sources: [judgement], strength: judgement}\n";

const std::vector<Refusal>& refusals() {
  static const std::vector<Refusal> all{
#include "refusals.inc"
  };
  return all;
}

TEST_CASE("bad knowledge is refused with its place") {
  for (const Refusal& refusal : refusals()) {
    CAPTURE(refusal.name);
    Loaded loaded = load_over(refusal.files);
    CHECK(loaded.knowledge == nullptr);
    CHECK(format(loaded.problems) == refusal.expected);
    check_codes_explained(loaded.problems);
  }
}

TEST_CASE("all problems of a folder are shown at once") {
  const Loaded loaded = load_over({{"safety.yaml", rule("a", "{warning_signs: loked}", "    wat: 1\n")}, {"regoins.yaml", "regions: []\n"}});
  CHECK(loaded.knowledge == nullptr);
  CHECK(loaded.problems.size() == 3);
}

TEST_CASE("a knowledge file that cannot be parsed gives no tree") {
  Diagnostics problems;
  CHECK(parse_knowledge_file("my/safety.yaml", "rules: [", problems) == nullptr);
  CHECK(problems.size() == 1);
  CHECK(problems.all().front().code == "syntax");
}

TEST_CASE("without the built-in folder every missing question is named") {
  Diagnostics problems;
  const Layer layer = layer_from({{"clinic.yaml", "name: One\n"}}, problems);
  CHECK(load_knowledge({layer}, problems) == nullptr);
  CHECK(problems.size() >= key_count);
  CHECK(problems.all().front().message == "there is no question 'id'");
}

}  // namespace
}  // namespace kneecheck
