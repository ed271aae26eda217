#include "refusals.h"

namespace kneecheck::knowledge {
namespace {

const std::string exercise =
    "id: hop-scotch\nname: Hop\nhouse: added\nrole: support\nsummary: s\npurpose: p\nmuscles: [m]\nkit: "
    "{needs: [step]}\nset_up: u\n"
    "steps: [s]\ncues: [c]\nmistakes: [m]\ntempo: t\nload: l\n"
    "dose: {sets: {from: 1, to: 2}, reps: {from: 5, to: 5}, hold_seconds: {from: 0, to: 0}, rest_seconds: "
    "30, sides: both, "
    "sessions_per_week: {from: 2, to: 3}}\n"
    "ladder: [{do: a, move_on: x}, {do: b}]\nmove_on: m\nnot_if: [n]\nload_note: n\n"
    "evidence: {text: t, strength: weak, sources: [judgement]}\nfirst_phase: run\nimpact: true\nconditions: "
    "[itb]\n"
    "sources: [judgement]\nstrength: judgement\n";

const std::string technique =
    "id: cadence\nname: n\nsay: s\nsummary: s\nwhy: [w]\nhow: [h]\nfeel: [f]\n"
    "target: {unit: steps_per_minute, most_percent: 5, text: t}\nmoves_load_to: [calves]\n"
    "evidence: {text: t, strength: weak, sources: [judgement]}\nsources: [judgement]\nstrength: weak\n";

const std::string number_question =
    "questions:\n  - id: age\n    kind: number\n    safety: true\n    group: triage\n    ask: a\n    short: "
    "s\n    help: h\n    min: 5\n"
    "    max: 110\n    sources: [judgement]\n    strength: judgement\n";

// With the bars that exercises with landings have.
std::string with_bars() {
  return exercise + "bars: {history: [osteoporosis, low_energy, stress_fracture, achilles_calf]}\n";
}

const std::vector<Refusal>& refusals() {
  static const std::vector<Refusal> all{
      {"points without a number",
       {{"conditions/a.yaml",
         condition("a", "  - {when: {feel: stiff}, sources: [judgement], strength: judgement}\n")}},
       R"(
my/conditions/a.yaml:13:5: error: 'points' is missing in this entry of points
    - {when: {feel: stiff}, sources: [judgement], strength: judgement}
      ^
)"},
      {"an unknown place in points",
       {{"conditions/a.yaml",
         condition("a", "  - {site: {outher: 3}, sources: [judgement], strength: judgement}\n")}},
       R"(
my/conditions/a.yaml:13:13: error: 'outher' is not an answer to 'location'
    - {site: {outher: 3}, sources: [judgement], strength: judgement}
              ^~~~~~
help: did you mean 'outer'?
)"},
      {"places without points",
       {{"conditions/a.yaml",
         condition("a", "  - {site: outer, sources: [judgement], strength: judgement}\n")}},
       R"(
my/conditions/a.yaml:13:12: error: site: expected places with points, found 'outer'
    - {site: outer, sources: [judgement], strength: judgement}
             ^~~~~
help: write {outer: 3, front: -2}
)"},
      {"points from nowhere",
       {{"conditions/a.yaml", condition("a", point, "same_points_as: patelofemoral\n")}},
       R"(
my/conditions/a.yaml:12:17: error: 'patelofemoral' is not a condition
  same_points_as: patelofemoral
                  ^~~~~~~~~~~~~
help: did you mean 'patellofemoral'?
)"},
      {"a question of another kind",
       {{"questions.yaml", replaced(number_question, "id: age", "id: location")}},
       R"(
my/questions.yaml:2:5: error: 'location' is of kind number
    - id: location
      ^
help: the program needs it as choices
)"},
      {"an unknown kind",
       {{"questions.yaml", replaced(number_question, "kind: number", "kind: numbr")}},
       R"(
my/questions.yaml:3:11: error: 'numbr' is not allowed here
      kind: numbr
            ^~~~~
help: did you mean 'number'?
)"},
      {"min above max",
       {{"questions.yaml", replaced(number_question, "min: 5", "min: 500")}},
       R"(
my/questions.yaml:2:5: error: 'age': min is above max
    - id: age
      ^
help: swap the two
)"},
      {"a list with unsure",
       {{"questions.yaml",
         "questions:\n  - id: mood\n    kind: choices\n    group: person\n    ask: a\n    short: s\n    "
         "help: h\n    choices:\n      - "
         "{id: unsure, label: l, says: s}\n      - {id: good, label: l, says: s}\n      - {id: good, label: "
         "l, says: s}\n    sources: "
         "[judgement]\n    strength: judgement\n"}},
       R"(
my/questions.yaml:9:9: error: 'unsure' is an answer without being listed
        - {id: unsure, label: l, says: s}
          ^
help: leave it out; `none: label` says what none means
my/questions.yaml:11:9: error: the choice 'good' stands twice
        - {id: good, label: l, says: s}
          ^
help: delete one of the two
)"},
      {"a pace that is none",
       {{"questions.yaml",
         "questions:\n  - id: pace\n    kind: pace\n    group: plan\n    ask: a\n    short: s\n    help: h\n "
         "   min: 2.5\n    max: "
         "\"20:00\"\n    default: d\n    sources: [judgement]\n    strength: judgement\n"}},
       R"(
my/questions.yaml:8:10: error: min: expected a pace, such as "6:30", found '2.5'
      min: 2.5
           ^~~
)"},
      {"an unknown exercise kit",
       {{"exercises/a.yaml", replaced(exercise, "[step]", "[stepp]")}},
       R"(
my/exercises/a.yaml:8:15: error: 'stepp' is not an answer to 'equipment'
  kit: {needs: [stepp]}
                ^~~~~
help: did you mean 'step'?
)"},
      {"a dose the wrong way round",
       {{"exercises/a.yaml", replaced(exercise, "sets: {from: 1, to: 2}", "sets: {from: 3, to: 2}")}},
       R"(
my/exercises/a.yaml:15:14: error: sets: from 3 is above to 2
  dose: {sets: {from: 3, to: 2}, reps: {from: 5, to: 5}, hold_seconds: {from: 0, to: 0}, rest_se...
               ^
help: swap the two
)"},
      {"a dose beyond the rules",
       {{"exercises/a.yaml", replaced(with_bars(), "reps: {from: 5, to: 5}", "reps: {from: 20, to: 30}")}},
       R"(
my/exercises/a.yaml:1:1: error: 'hop-scotch' comes to 60 repetitions a side (E13)
  id: hop-scotch
  ^
help: at most 45
my/exercises/a.yaml:1:1: error: 'hop-scotch' comes to 40 landings at the start (E13)
  id: hop-scotch
  ^
help: at most 30
my/exercises/a.yaml:1:1: error: 'hop-scotch' comes to 120 landings (E13)
  id: hop-scotch
  ^
help: at most 80
)"},
      {"a ladder without a bottom",
       {{"exercises/a.yaml", replaced(with_bars(), "[{do: a, move_on: x}, {do: b}]", "[{do: b}]")}},
       R"(
my/exercises/a.yaml:1:1: error: the ladder of 'hop-scotch' has fewer than 2 rungs
  id: hop-scotch
  ^
help: give an easier form first, and a harder one for later
)"},
      {"an exercise for an unknown condition",
       {{"exercises/a.yaml", replaced(exercise, "conditions: [itb]", "conditions: [itb, itp]")}},
       R"(
my/exercises/a.yaml:23:19: error: 'itp' is not a condition
  conditions: [itb, itp]
                    ^~~
help: did you mean 'itb'?
)"},
      {"a bar twice",
       {{"exercises/a.yaml", replaced(exercise, "impact: true", "bars: {history: [gout, gout]}")}},
       R"(
my/exercises/a.yaml:22:24: error: 'gout' is listed twice
  bars: {history: [gout, gout]}
                         ^~~~
help: remove one of them
)"},
      {"an unknown technique",
       {{"techniques/a.yaml", replaced(technique, "id: cadence", "id: fore-foot")}},
       R"(
my/techniques/a.yaml:1:5: error: 'fore-foot' is not allowed here
  id: fore-foot
      ^~~~~~~~~
help: one of: forward-lean, cadence, step-width, soft-landing, knee-forward
)"},
      {"a technique without its measure",
       {{"techniques/a.yaml", replaced(technique, "most_percent: 5, ", "")}},
       R"(
my/techniques/a.yaml:8:9: error: 'most_percent' is missing in this target
  target: {unit: steps_per_minute, text: t}
          ^
)"},
      {"an unknown gate",
       {{"techniques/a.yaml", technique + "gate: {test: hinges, at_least: 8}\n"}},
       R"(
my/techniques/a.yaml:1:1: error: 'hinges' is not a readiness test
  id: cadence
  ^
help: did you mean 'hinge'?
my/techniques/a.yaml:13:7: error: the gate of 'cadence' is easier than the built-in one
  gate: {test: hinges, at_least: 8}
        ^
help: gate: {test: calf, at_least: 20} or more
)"},
      {"an unknown phase",
       {{"phases.yaml",
         "phases:\n  - {id: setle, name: n, aim: a, text: t, keep_in_mind: [k], sources: [judgement], "
         "strength: judgement}\n"}},
       R"(
my/phases.yaml:2:10: error: 'setle' is not allowed here
    - {id: setle, name: n, aim: a, text: t, keep_in_mind: [k], sources: [judgement], strength: j...
           ^~~~~
help: did you mean 'settle'?
)"},
      {"an unknown measure",
       {{"tests.yaml",
         "tests:\n  - {id: stairs, name: n, steps: [s], measure: pains, pass_text: p, stop: s, sources: "
         "[judgement], strength: "
         "judgement}\n"}},
       R"(
my/tests.yaml:2:48: error: 'pains' is not allowed here
    - {id: stairs, name: n, steps: [s], measure: pains, pass_text: p, stop: s, sources: [judgeme...
                                                 ^~~~~
help: did you mean 'pain'?
)"},
      {"thresholds the wrong way round",
       {{"ranking.yaml",
         "likely_from: 3\npossible_from: 5\nnamed_from: 4\nmixed_within: 3\nlisted: 4\nelsewhere_at_most: "
         "2\nsources: "
         "[judgement]\nstrength: judgement\n"}},
       R"(
my/ranking.yaml:1:1: error: possible_from is above likely_from
  likely_from: 3
  ^
help: swap the two
)"},
      {"a clinic without a name",
       {{"clinic.yaml", "fone: 1\n"}},
       R"(
my/clinic.yaml:1:1: error: 'name' is missing in this clinic
  fone: 1
  ^
my/clinic.yaml:1:1: error: unknown key 'fone'
  fone: 1
  ^~~~
help: did you mean 'phone'?
)"},
      {"a word that no region has",
       {{"safety.yaml", replaced(rule("test", "{feel: stiff}"), "do: What.", "do: See {docter}.")}},
       R"(
my/safety.yaml:2:5: error: 'docter' is not a word of regions.yaml
    - id: test
      ^
help: did you mean 'doctor'?
)"},
      {"advice with an unknown bar",
       {{"advice.yaml",
         "relief:\n  - {id: massage, text: t, bars: {history: [blood_thinners]}, sources: [judgement], "
         "strength: judgement}\n"}},
       R"(
my/advice.yaml:2:45: error: 'blood_thinners' is not an answer to 'history'
    - {id: massage, text: t, bars: {history: [blood_thinners]}, sources: [judgement], strength: ...
                                              ^~~~~~~~~~~~~~
help: did you mean 'blood_thinner'?
)"},
      {"a planning number that is looser than the built-in one",
       {{"plans/running.yaml",
         "numbers:\n  - {id: long_growth_percent, value: 120, what: w, rule: V1, sources: [S44], strength: "
         "strong}\n"}},
       R"(
my/plans/running.yaml:2:38: error: long_growth_percent 120 is looser than the built-in 110; a folder may only make it lower
    - {id: long_growth_percent, value: 120, what: w, rule: V1, sources: [S44], strength: strong}
                                       ^~~
help: 110 or less
)"},
      {"a planning number of an unknown rule",
       {{"plans/exercises.yaml",
         "numbers:\n  - {id: sets_step, value: 1, what: w, rule: E99, sources: [judgement], strength: "
         "judgement}\n"}},
       R"(
my/plans/exercises.yaml:2:46: error: 'E99' is not a planning rule
    - {id: sets_step, value: 1, what: w, rule: E99, sources: [judgement], strength: judgement}
                                               ^~~
help: did you mean 'E9'?
)"},
  };
  return all;
}

TEST_CASE("bad entries are refused") {
  check_refusals(refusals());
}

}  // namespace
}  // namespace kneecheck::knowledge
