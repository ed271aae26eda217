#include "refusals.h"

namespace kneecheck::knowledge {
namespace {

const std::string ring =
    "names:\n"
    "  - {id: a, says: a, when: {is: b}, sources: [judgement], strength: judgement}\n"
    "  - {id: b, says: b, when: {not: {is: a}}, sources: [judgement], strength: judgement}\n";

// Each name is twice as long as the one before.
std::string doubling() {
  std::string text =
      "names:\n  - {id: n0, says: n, when: {feel: stiff}, sources: [judgement], strength: judgement}\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "{is: n" + std::to_string(i - 1) + "}";
    text += "  - {id: n" + std::to_string(i) + ", says: n, when: {any: [" + before + ", " + before +
            "]}, sources: [judgement], strength: judgement}\n";
  }
  return text;
}

const std::vector<Refusal>& refusals() {
  static const std::vector<Refusal> all{
      {"an unknown answer",
       {{"safety.yaml", rule("test", "{warning_signs: loked}")}},
       R"(
my/safety.yaml:5:27: error: 'loked' is not an answer to 'warning_signs'
      when: {warning_signs: loked}
                            ^~~~~
help: did you mean 'locked'?
)"},
      {"an unknown question",
       {{"safety.yaml", rule("test", "{warning_sign: locked}")}},
       R"(
my/safety.yaml:5:12: error: 'warning_sign' is not a question
      when: {warning_sign: locked}
             ^~~~~~~~~~~~
help: did you mean 'warning_signs'?
)"},
      {"an unknown word of conditions",
       {{"safety.yaml", rule("test", "{anny: [{feel: stiff}]}")}},
       R"(
my/safety.yaml:5:12: error: 'anny' is not a question
      when: {anny: [{feel: stiff}]}
             ^~~~
help: did you mean 'any'?
)"},
      {"none of a list",
       {{"safety.yaml", rule("test", "{history: none}")}},
       R"(
my/safety.yaml:5:21: error: 'none' is not an item of a list
      when: {history: none}
                      ^~~~
help: write {not: {history: [..]}}
)"},
      {"no condition",
       {{"safety.yaml", rule("test", "stiff")}},
       R"(
my/safety.yaml:5:11: error: expected a condition, found 'stiff'
      when: stiff
            ^~~~~
help: write {question: answer}
)"},
      {"an empty condition",
       {{"safety.yaml", rule("test", "{}")}},
       R"(
my/safety.yaml:5:11: error: an empty condition is always true
      when: {}
            ^
help: name a question and its answers
)"},
      {"any of nothing",
       {{"safety.yaml", rule("test", "{any: []}")}},
       R"(
my/safety.yaml:5:17: error: expected a list of conditions, found an empty one
      when: {any: []}
                  ^
)"},
      {"any of one mapping",
       {{"safety.yaml", rule("test", "{any: {feel: stiff}}")}},
       R"(
my/safety.yaml:5:17: error: expected a list of conditions, found a mapping
      when: {any: {feel: stiff}}
                  ^
)"},
      {"a number without a range",
       {{"safety.yaml", rule("test", "{age: 18}")}},
       R"(
my/safety.yaml:5:17: error: 'age' cannot be compared with '18'
      when: {age: 18}
                  ^~
help: write a range: {from: 2, to: 5}, {above: 2} or {below: 5}
)"},
      {"a choice with a range",
       {{"safety.yaml", rule("test", "{side: {from: 1}}")}},
       R"(
my/safety.yaml:5:18: error: 'side' cannot be compared with a mapping
      when: {side: {from: 1}}
                   ^
help: write one answer or a list of them
)"},
      {"a question that has no choices",
       {{"safety.yaml", rule("test", "{race_date: 2027-01-01}")}},
       R"(
my/safety.yaml:5:23: error: 'race_date' cannot be compared with '2027-01-01'
      when: {race_date: 2027-01-01}
                        ^~~~~~~~~~
)"},
      {"an empty range",
       {{"safety.yaml", rule("test", "{age: {}}")}},
       R"(
my/safety.yaml:5:17: error: 'age': a range has one lower end (from or above), one upper end (to or below), or both
      when: {age: {}}
                  ^
)"},
      {"two lower ends",
       {{"safety.yaml", rule("test", "{age: {from: 18, above: 17}}")}},
       R"(
my/safety.yaml:5:17: error: 'age': a range has one lower end (from or above), one upper end (to or below), or both
      when: {age: {from: 18, above: 17}}
                  ^
)"},
      {"an end that is no number",
       {{"safety.yaml", rule("test", "{age: {from: \"18\"}}")}},
       R"(
my/safety.yaml:5:24: error: expected a number, found the text '18'
      when: {age: {from: "18"}}
                         ^~~~
help: write it without the quotes
)"},
      {"an unknown end",
       {{"safety.yaml", rule("test", "{age: {until: 18}}")}},
       R"(
my/safety.yaml:5:18: error: unknown key 'until'
      when: {age: {until: 18}}
                   ^~~~~
help: one of: from, to, above, below
)"},
      {"an unknown site",
       {{"safety.yaml", rule("test", "{site: [back, claf]}")}},
       R"(
my/safety.yaml:5:25: error: 'claf' is not an answer to 'location'
      when: {site: [back, claf]}
                          ^~~~
help: did you mean 'calf'?
)"},
      {"an unknown name",
       {{"safety.yaml", rule("test", "{is: swolen}")}},
       R"(
my/safety.yaml:5:16: error: 'swolen' is not a named condition
      when: {is: swolen}
                 ^~~~~~
help: did you mean 'swollen'?
)"},
      {"a circle of names",
       {{"safety.yaml", ring + rule("test", "{is: a}")}},
       R"(
my/safety.yaml:2:28: error: 'a' is defined by itself
    - {id: a, says: a, when: {is: b}, sources: [judgement], strength: judgement}
                             ^
)"},
      {"names that grow without end",
       {{"safety.yaml", doubling() + rule("test", "{is: n11}")}},
       R"(
my/safety.yaml:11:29: error: a condition of more than 1000 parts
    - {id: n9, says: n, when: {any: [{is: n8}, {is: n8}]}, sources: [judgement], strength: judgement}
                              ^
)"},
      {"an unknown condition in likely",
       {{"safety.yaml", rule("test", "{likely: [itb, bone_stress]}")}},
       R"(
my/safety.yaml:5:26: error: 'bone_stress' is not a condition
      when: {likely: [itb, bone_stress]}
                           ^~~~~~~~~~~
help: did you mean 'bone-stress'?
)"},
      {"an unknown word of the ranking",
       {{"safety.yaml", rule("test", "{ranking: unknown}")}},
       R"(
my/safety.yaml:5:21: error: 'unknown' is not allowed here
      when: {ranking: unknown}
                      ^~~~~~~
help: one of: undiagnosed, other-cause
)"},
      {"points that ask for the ranking",
       {{"conditions/a.yaml",
         condition(
             "a",
             "  - {when: {ranking: undiagnosed}, points: 1, sources: [judgement], strength: judgement}\n")}},
       R"(
my/conditions/a.yaml:13:22: error: only a safety rule can ask for the ranking
    - {when: {ranking: undiagnosed}, points: 1, sources: [judgement], strength: judgement}
                       ^~~~~~~~~~~
)"},
  };
  return all;
}

TEST_CASE("bad conditions of rules and points are refused") {
  check_refusals(refusals());
}

}  // namespace
}  // namespace kneecheck::knowledge
