#include "refusals.h"

namespace kneecheck::knowledge {
namespace {

const std::vector<Refusal>& refusals() {
  static const std::vector<Refusal> all{
      {"an unknown file",
       {{"regoins.yaml", "regions: []\n"}},
       R"(
my/regoins.yaml: error: a knowledge folder has no file of this name
help: did you mean 'regions.yaml'?
)"},
      {"an unknown list",
       {{"safety.yaml", "rool: []\n"}},
       R"(
my/safety.yaml:1:1: error: unknown key 'rool'
  rool: []
  ^~~~
help: known here: names, withins, urgencies, rests, watched, together, rules, implied and always
)"},
      {"a file that is no mapping",
       {{"safety.yaml", "- locked\n"}},
       R"(
my/safety.yaml:1:1: error: expected a mapping, found a list
  - locked
  ^
)"},
      {"a list that is none",
       {{"safety.yaml", "rules: none\n"}},
       R"(
my/safety.yaml:1:8: error: rules: expected a list, found 'none'
  rules: none
         ^~~~
)"},
      {"an entry that is none",
       {{"safety.yaml", "rules: [locked]\n"}},
       R"(
my/safety.yaml:1:9: error: expected an entry (a mapping), found 'locked'
  rules: [locked]
          ^~~~~~
)"},
      {"an entry without id",
       {{"safety.yaml", "rules:\n  - {name: x}\n"}},
       R"(
my/safety.yaml:2:5: error: 'id' is missing in this entry
    - {name: x}
      ^
)"},
      {"an entry twice",
       {{"safety.yaml",
         "withins:\n  - {id: soonish, hours: 5, says: s, sources: [judgement], strength: judgement}\n  - "
         "{id: soonish, hours: 6, says: s, "
         "sources: [judgement], strength: judgement}\n"}},
       R"(
my/safety.yaml:3:10: error: 'soonish' stands twice in one folder, first at my/safety.yaml:2:10
    - {id: soonish, hours: 6, says: s, sources: [judgement], strength: judgement}
           ^~~~~~~
help: delete one of the two, or put one into a folder of its own
)"},
      {"a file twice",
       {{"conditions/a.yaml", condition("same", point)}, {"conditions/b.yaml", condition("same", point)}},
       R"(
my/conditions/b.yaml:1:5: error: 'same' stands twice in one folder, first at my/conditions/a.yaml:1:5
  id: same
      ^~~~
help: delete one of the two, or put one into a folder of its own
)"},
      {"an unknown key",
       {{"safety.yaml", rule("test", "{feel: stiff}", "    urgensy: soon\n")}},
       R"(
my/safety.yaml:12:5: error: unknown key 'urgensy'
      urgensy: soon
      ^~~~~~~
help: did you mean 'urgency'?
)"},
      {"no sources",
       {{"safety.yaml", replaced(rule("test", "{feel: stiff}"), "    sources: [judgement]\n", "")}},
       R"(
my/safety.yaml:2:5: error: this entry names no source
    - id: test
      ^
help: add sources: [..], or [judgement] if no study draws this line
)"},
      {"empty sources",
       {{"safety.yaml", replaced(rule("test", "{feel: stiff}"), "[judgement]", "[]")}},
       R"(
my/safety.yaml:2:5: error: this entry names no source
    - id: test
      ^
help: add sources: [..], or [judgement] if no study draws this line
)"},
      {"an unknown source",
       {{"safety.yaml", replaced(rule("test", "{feel: stiff}"), "[judgement]", "[judgment]")}},
       R"(
my/safety.yaml:10:15: error: 'judgment' is not a source of sources.yaml
      sources: [judgment]
                ^~~~~~~~
help: did you mean 'judgement'?
)"},
      {"an unknown claim",
       {{"safety.yaml", rule("test", "{feel: stiff}", "    claims: [C29]\n")}},
       R"(
my/safety.yaml:12:14: error: 'C29' is not a claim of claims.yaml
      claims: [C29]
               ^~~
help: did you mean 'C09'?
)"},
      {"an unknown strength",
       {{"safety.yaml", replaced(rule("test", "{feel: stiff}"), "strength: judgement", "strength: sure")}},
       R"(
my/safety.yaml:11:15: error: 'sure' is not allowed here
      strength: sure
                ^~~~
help: one of: strong, moderate, weak, consensus, judgement, house
)"},
      {"an unknown time",
       {{"safety.yaml", replaced(rule("test", "{feel: stiff}"), "4-weeks", "4-week")}},
       R"(
my/safety.yaml:4:13: error: '4-week' is not a time ('withins')
      within: 4-week
              ^~~~~~
help: did you mean '4-weeks'?
)"},
      {"an urgency that allows no plan",
       {{"safety.yaml",
         replaced(rule("test", "{feel: stiff}", "    allows_plan: true\n"), "routine", "soon")}},
       R"(
my/safety.yaml:2:5: error: a rule of urgency soon cannot allow a plan
    - id: test
      ^
help: remove allows_plan
)"},
      {"an alarm that is none",
       {{"safety.yaml",
         "urgencies:\n  - {id: same_day, alarm: false, name: n, title: t, within: 24h, text: t, sources: "
         "[judgement], strength: "
         "judgement}\n"}},
       R"(
my/safety.yaml:2:5: error: an alarm is what is an emergency or same_day, and nothing else
    - {id: same_day, alarm: false, name: n, title: t, within: 24h, text: t, sources: [judgement]...
      ^
help: correct alarm
)"},
  };
  return all;
}

TEST_CASE("bad layers, keys and sources are refused") {
  check_refusals(refusals());
}

TEST_CASE("a condition with a plan needs all that a plan is made from") {
  const Loaded loaded =
      load_over({{"conditions/a.yaml", condition("a", point, "plan: true\nmuscles: [m]\n")}});
  CHECK(loaded.knowledge == nullptr);
  CHECK(loaded.problems.size() == 3 + phase_count);  // phases, offers, depth limits, a menu for each phase
  for (const Diagnostic& problem : loaded.problems.all()) CHECK(problem.code == "gap");
}

TEST_CASE("all problems of a folder are shown at once") {
  const Loaded loaded = load_over({{"safety.yaml", rule("a", "{warning_signs: loked}", "    wat: 1\n")},
                                   {"regoins.yaml", "regions: []\n"}});
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
  CHECK(problems.size() == key_count);
  CHECK(problems.all().front().message == "there is no question 'id'");
}

}  // namespace
}  // namespace kneecheck::knowledge
