#include <algorithm>

#include "../builtin_case.h"
#include "base/text.h"
#include "explain/explain.h"
#include "words/words.h"

using namespace kneecheck;
using namespace kneecheck::explain;

namespace {

const Section* section_called(const Explanation& explanation, std::string_view heading) {
  for (const Section& section : explanation.sections) {
    if (section.heading == heading) return &section;
  }
  return nullptr;
}

bool any_line(const Section* section, std::string_view part) {
  if (section == nullptr) return false;
  return std::any_of(section->lines.begin(), section->lines.end(),
                     [part](const Line& line) { return line.text.find(part) != std::string::npos; });
}

Explanation explained(const Case& runner) {
  const Assessment assessment = assess(builtin(), runner);
  return explain_case(builtin(), runner, assessment, changes(builtin(), runner, assessment, all_changes),
                      region_called("uk"));
}

}  // namespace

TEST_CASE("every safety rule is told once, under its state") {
  const Case runner = outer_case("id: P-1\n");
  const Explanation explanation = explained(runner);
  CHECK(explanation.kind == "case");
  CHECK(explanation.id == "P-1");
  const std::string text = plain_text(explanation);
  for (const SafetyRule& rule : builtin().safety.rules) {
    INFO(rule.id);
    CHECK(text.find(rule.name.substr(1)) != std::string::npos);  // its first letter may be small
  }
}

TEST_CASE("open rules say what they would ask for, and what is not known") {
  const Explanation explanation = explained(outer_case());
  CHECK(any_line(section_called(explanation, "Safety rules that wait for an answer"),
                 "Very strong pain at rest: get it checked the same day. Not known: your pain at rest."));
}

TEST_CASE("positive rules name the answers behind them") {
  const Explanation explanation =
      explained(case_of("age: 40\nlocation: [front]\nonset: gradual\nswelling: none\nwarning_signs: "
                        "[lump]\nhistory: [none]\n"));
  CHECK(any_line(section_called(explanation, "Safety rules that are true"), ". Your answers: "));
}

TEST_CASE("every single answer that would change the outcome is told, in words") {
  const Case runner = outer_case();
  const Assessment assessment = assess(builtin(), runner);
  const Explanation explanation = explained(runner);
  REQUIRE(section_called(explanation, "Single answers that would change it") != nullptr);
  for (const Change& change : changes(builtin(), runner, assessment, all_changes)) {
    const Question& question = builtin().questions[change.question];
    const std::string outcome = outcome_text(builtin(), change, region_called("uk"));
    INFO(question.id << "." << question.choices[change.choice].id);
    CHECK(any_line(section_called(explanation, capitalized(outcome) + ", if"),
                   statement(question, change.choice)));
  }
  CHECK(section_called(explanation, "Go to A&E at once, if") != nullptr);
}

TEST_CASE("no id is told where there are words for it") {
  const std::string text = plain_text(explained(outer_case()));
  for (const char* id : {"self_manage", "same_day", "warning_signs", "high_energy", "pain_rest", " -> "}) {
    INFO(id);
    CHECK(text.find(id) == std::string::npos);
  }
}

TEST_CASE("while a safety question is open, how urgent it is stays open") {
  CHECK(plain_text(explained(case_of("age: 40\n"))).find("cannot be told yet") != std::string::npos);
}
