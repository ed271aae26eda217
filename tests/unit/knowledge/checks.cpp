// Every check fires on a smallest defect: a change of the decoded built-in knowledge.
#include <functional>

#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

struct Defect {
  std::string name;
  std::function<void(Knowledge&)> make;
  std::vector<std::string> problems;  // "code: message"
};

std::vector<std::string> found(const Diagnostics& problems) {
  std::vector<std::string> lines;
  for (const Diagnostic& problem : problems.all()) lines.push_back(problem.code + ": " + problem.message);
  return lines;
}

SafetyRule& rule_named(Knowledge& knowledge, std::string_view id) {
  auto& rules = knowledge.safety.rules;
  return *std::find_if(rules.begin(), rules.end(), [id](const SafetyRule& each) { return each.id == id; });
}

Exercise& exercise_named(Knowledge& knowledge, std::string_view id) {
  return knowledge.exercises[*knowledge.find_exercise(id)];
}

template <class Entry>
void remove_id(std::vector<Entry>& entries, std::string_view id) {
  entries.erase(
      std::remove_if(entries.begin(), entries.end(), [id](const Entry& entry) { return entry.id == id; }),
      entries.end());
}

const std::vector<Defect> defects{
    {"a source",
     [](Knowledge& k) { k.safety.rules[0].evidence.sources = {"S1OO"}; },
     {"dangling_id: 'S1OO' is not a source of sources.yaml"}},
    {"a claim",
     [](Knowledge& k) { k.exercises[0].evidence.claims.push_back("C99"); },
     {"dangling_id: 'C99' is not a claim of claims.yaml"}},
    {"a topic of synonyms",
     [](Knowledge& k) { k.synonyms[0].topic = "condition:itp"; },
     {"dangling_id: 'condition:itp' is not a topic of kneecheck explain"}},
    {"a gate",
     [](Knowledge& k) {
       k.techniques[0].gate = Gate{"hinges", 8};
     },
     {"dangling_id: 'hinges' is not a readiness test"}},
    {"a diagnosis",
     [](Knowledge& k) { k.questions[static_cast<std::size_t>(Key::diagnosis)].choices[0].id = "meniscus"; },
     {"dangling_id: the diagnosis 'meniscus' is not a condition with a plan"}},
    {"a word of the regions",
     [](Knowledge& k) { k.safety.rules[0].action = "Call {emergency_nummer}."; },
     {"dangling_id: 'emergency_nummer' is not a word of regions.yaml"}},
    {"an urgency",
     [](Knowledge& k) { k.safety.urgencies[0].name = {}; },
     {"gap: the urgency 'emergency' has no text"}},
    {"a rest", [](Knowledge& k) { k.safety.rest_off = {}; }, {"gap: rests needs both 'stop' and 'off'"}},
    {"what is always said", [](Knowledge& k) { k.safety.always.clear(); }, {"gap: 'always' has no sentence"}},
    {"an outcome",
     [](Knowledge& k) { remove_id(k.safety.no_plan, "under_16"); },
     {"gap: no_plan has no text for 'under_16'"}},
    {"what is said when incomplete",
     [](Knowledge& k) { k.safety.incomplete.title = {}; },
     {"gap: 'incomplete' is missing"}},
    {"a safety question",
     [](Knowledge& k) { k.questions[static_cast<std::size_t>(Key::age)].safety = false; },
     {"contradiction: 'age' is a safety question"}},
    {"one safety question too many",
     [](Knowledge& k) { k.questions[static_cast<std::size_t>(Key::side)].safety = true; },
     {"contradiction: 'side' is not a safety question"}},
    {"a default",
     [](Knowledge& k) { k.questions[static_cast<std::size_t>(Key::pace)].default_text = {}; },
     {"gap: 'pace' does not say what a plan assumes without an answer"}},
    {"a phase", [](Knowledge& k) { k.phases[2].name = {}; }, {"gap: the phase 'single-leg' is missing"}},
    {"a technique",
     [](Knowledge& k) { k.techniques[1].name = {}; },
     {"gap: the technique 'cadence' is missing"}},
    {"planning rules",
     [](Knowledge& k) {
       remove_id(k.planning_rules, "V7");
       remove_id(k.planning_rules, "D11");
     },
     {"gap: the planning rule 'V7' has no text", "gap: the planning rule 'D11' has no text"}},
    {"advice", [](Knowledge& k) { k.advice.stop_signs.clear(); }, {"gap: a list of advice is empty"}},
    {"the region for anybody",
     [](Knowledge& k) { k.regions.erase(k.regions.begin()); },
     {"gap: the first region is not 'any'"}},
    {"a sign's rule",
     [](Knowledge& k) { remove_id(k.safety.rules, "locked"); },
     {"gap: the warning sign 'locked' alone makes no rule true"}},
    {"a sign's rule that asks for more",
     [](Knowledge& k) {
       rule_named(k, "locked").applies = {{Test::range, 2, 1, 0, 0, 5'000'000, 110'000'000}};
     },
     {"gap: the warning sign 'locked' alone makes no rule true"}},
    {"a history item under unless",
     [](Knowledge& k) {
       const auto history = static_cast<QuestionIndex>(Key::history);
       rule_named(k, "puffy").applies = {{Test::unless, 0, 2}, {Test::has, history, 2, 0, 1}};
     },
     {"negated_sign: the rule 'puffy' has a warning sign or a history item under not or unless"}},
    {"equal rules",
     [](Knowledge& k) { rule_named(k, "tingling").when = rule_named(k, "catching").when; },
     {"overlap: the rules 'catching' and 'tingling' say the same"}},
    {"a time that is too long",
     [](Knowledge& k) { rule_named(k, "severe-pain").within = rule_named(k, "puffy").within; },
     {"contradiction: the rule 'severe-pain' is same_day, but leaves '4-weeks'"}},
    {"no answers",
     [](Knowledge& k) { rule_named(k, "puffy").when[0].mask = 0; },
     {"unreachable_rule: no answers can make the condition of 'puffy' true"}},
    {"a range beyond the question",
     [](Knowledge& k) { rule_named(k, "older").when[0].least = 120'000'000; },
     {"unreachable_rule: no answers can make the condition of 'older' true"}},
    {"points twice",
     [](Knowledge& k) { k.conditions[0].features.push_back(k.conditions[0].features[1]); },
     {"overlap: one answer to 'pointing' would count twice for 'itb'"}},
    {"ages twice",
     [](Knowledge& k) {
       for (Feature& feature : k.conditions[*k.find_condition("osteoarthritis")].features) {
         if (feature.text == "you are under 40") feature.when[0].most = 45'000'000;
       }
     },
     {"overlap: one answer to 'age' would count twice for 'osteoarthritis'"}},
    {"a ladder",
     [](Knowledge& k) { exercise_named(k, "clam").ladder.resize(1); },
     {"no_bottom: the ladder of 'clam' has fewer than 2 rungs"}},
    {"a first rung",
     [](Knowledge& k) {
       exercise_named(k, "clam").ladder[0].kit = 8;
       exercise_named(k, "mini-squat").ladder[0].depth = 31;
       exercise_named(k, "running-man").ladder[0].depth = 1;
     },
     {"no_bottom: the first rung of 'mini-squat' asks for something that a plan may not have",
      "no_bottom: the first rung of 'running-man' asks for something that a plan may not have",
      "no_bottom: the first rung of 'clam' asks for something that a plan may not have"}},
    {"a rung",
     [](Knowledge& k) { exercise_named(k, "clam").ladder[0].move_on = {}; },
     {"gap: a rung of the ladder of 'clam' does not say when to move on"}},
    {"sets",
     [](Knowledge& k) {
       exercise_named(k, "side-plank").dose.sets = {4, 4};
     },
     {"dose_cap: 'side-plank' comes to 4 sets at the start (E9)"}},
    {"repetitions",
     [](Knowledge& k) {
       Dose& dose = exercise_named(k, "clam").dose;
       dose.sets = {2, 3};
       dose.reps = {16, 16};
     },
     {"dose_cap: 'clam' comes to 32 repetitions a side at the start (E13)",
      "dose_cap: 'clam' comes to 48 repetitions a side (E13)"}},
    {"a cap of its own",
     [](Knowledge& k) {
       exercise_named(k, "calf-raise").dose.sets.to = 5;
       exercise_named(k, "calf-raise").dose.reps.to = 16;
     },
     {"dose_cap: 'calf-raise' comes to 80 repetitions a side (E13)"}},
    {"holds",
     [](Knowledge& k) {
       Dose& dose = exercise_named(k, "wall-squat").dose;
       dose = Dose{{3, 3}, {1, 1}, {60, 80}, {3, 3}, 0, Sides::together};
     },
     {"dose_cap: 'wall-squat' comes to 180 seconds of holding a side at the start (E13)",
      "dose_cap: 'wall-squat' comes to 240 seconds of holding a side (E13)"}},
    {"landings",
     [](Knowledge& k) {
       exercise_named(k, "pogo").dose = Dose{{2, 3}, {9, 14}, {0, 0}, {2, 3}, 10, Sides::both};
     },
     {"dose_cap: 'pogo' comes to 36 landings at the start (E13)",
      "dose_cap: 'pogo' comes to 84 landings (E13)"}},
    {"a long exercise",
     [](Knowledge& k) {
       exercise_named(k, "clam").dose.rest_seconds = 600;
       exercise_named(k, "clam").dose.sets = {1, 1};
       exercise_named(k, "clam").dose.reps = {10, 10};
       exercise_named(k, "clam").dose.hold_seconds = {0, 0};
     },
     {"dose_cap: 'clam' comes to 660 seconds at the start (E8)"}},
    {"an early jump",
     [](Knowledge& k) { exercise_named(k, "hops").first_phase = PhaseId::align; },
     {"looser_than_rule: 'hops' is looser than the planning rule E3"}},
    {"an isolated exercise",
     [](Knowledge& k) { exercise_named(k, "clam").isolation = false; },
     {"looser_than_rule: 'clam' is looser than the planning rule E2"}},
    {"a core exercise",
     [](Knowledge& k) { exercise_named(k, "bridge").role = Role::core; },
     {"looser_than_rule: 'bridge' is looser than the planning rule E1"}},
};

TEST_CASE("every check fires on its defect, and on nothing else") {
  for (const Defect& defect : defects) {
    CAPTURE(defect.name);
    const auto knowledge = builtin();
    defect.make(*knowledge);
    Diagnostics problems;
    check_knowledge(*builtin(), *knowledge, problems);
    CHECK(found(problems) == defect.problems);
    check_codes_explained(problems);
  }
}

void remove_claim(Evidence& evidence, std::string_view id) {
  evidence.claims.erase(std::remove(evidence.claims.begin(), evidence.claims.end(), id),
                        evidence.claims.end());
}

const std::vector<Defect> builtin_defects{
    {"a claim is missing",
     [](Knowledge& k) { k.claims.erase(k.claims.begin() + 1); },
     {"gap: the claim 'C02' is missing"}},
    {"a claim that nothing carries",
     [](Knowledge& k) {
       for (Question& question : k.questions) remove_claim(question.evidence, "C16");
       for (Condition& condition : k.conditions) {
         remove_claim(condition.evidence, "C16");
         for (Remark& remark : condition.house) remove_claim(remark.evidence, "C16");
         for (Remark& remark : condition.differs) remove_claim(remark.evidence, "C16");
       }
     },
     {"gap: no entry carries the claim 'C16'"}},
    {"a name",
     [](Knowledge& k) {
       k.safety.names.push_back({"tired", "it is tired", {}, {}});
     },
     {"unused_entry: nothing uses the named condition 'tired'"}},
    {"a time",
     [](Knowledge& k) {
       k.safety.withins.push_back({"1-year", 8760, "within a year", {}});
     },
     {"unused_entry: nothing uses the time '1-year'"}},
    {"a question",
     [](Knowledge& k) {
       k.questions.push_back(k.question(Key::side));
       k.questions.back().id = "other_side";
     },
     {"unused_entry: nothing uses the question 'other_side'"}},
};

TEST_CASE("what holds of the built-in folder alone") {
  for (const Defect& defect : builtin_defects) {
    CAPTURE(defect.name);
    const auto knowledge = builtin();
    defect.make(*knowledge);
    Diagnostics problems;
    check_builtin(*knowledge, problems);
    CHECK(found(problems) == defect.problems);
    check_codes_explained(problems);
  }
}

TEST_CASE("an overlay may let go of a claim of the built-in folder") {
  const Loaded loaded = load_over(
      {{"claims.yaml", "claims:\n  - {id: C50, text: Ours., shown_by: plan, sources: [judgement]}\n"}});
  CHECK(format(loaded.problems) == "");
  CHECK(loaded.knowledge != nullptr);
}

TEST_CASE("whether a criterion can be true") {
  struct Row {
    std::string when;
    bool possible = false;
  };
  const Row rows[] = {
      {"{all: [{age: {below: 16}}, {age: {from: 65}}]}", false},
      {"{any: [{age: {below: 16}}, {age: {from: 65}}]}", true},
      {"{all: [{side: left}, {side: right}]}", false},
      {"{all: [{side: [left, both]}, {side: [right, both]}]}", true},
      {"{all: [{feel: stiff}, {feel: aching}]}", true},
      {"{all: [{feel: stiff}, {not: {feel: stiff}}]}", false},
      {"{all: [{feel: [stiff, aching]}, {not: {feel: stiff}}]}", true},
      {"{all: [{site: back}, {site: calf}]}", false},
      {"{all: [{side: left}, {all: [{side: right}, {feel: stiff}]}]}", false},
      {"{all: [{side: left}, {not: {side: [left, right]}}]}", false},
      {"{any: [{age: {above: 110}}, {feel: stiff}]}", false},
      {"{all: [{feel: stiff}, {unless: {age: {above: 110}}}]}", true},
      {"{pain_rest: {above: 10}}", false},
      {"{tendon_tender: yes, tendon_tender_bent: no}", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.when);
    const Loaded loaded = load_over({{"safety.yaml", rule("test", row.when)}});
    CHECK((loaded.knowledge != nullptr) == row.possible);
    if (!row.possible) CHECK(loaded.problems.all().front().code == "unreachable_rule");
  }
}

}  // namespace
}  // namespace kneecheck::knowledge
