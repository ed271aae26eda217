#include <algorithm>

#include "../builtin_case.h"
#include "explain/explain.h"

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
  return explain_case(builtin(), runner, assessment, changes(builtin(), runner, assessment, all_changes));
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
    CHECK(text.find(rule.id) != std::string::npos);
  }
}

TEST_CASE("open rules name the keys that would settle them") {
  const Explanation explanation = explained(outer_case());
  CHECK(any_line(section_called(explanation, "Safety rules that wait for an answer"),
                 "severe-pain (same_day): not known: your pain at rest (pain_rest)"));
}

TEST_CASE("positive rules name the answers behind them") {
  const Explanation explanation =
      explained(case_of("age: 40\nlocation: [front]\nonset: gradual\nswelling: none\nwarning_signs: "
                        "[lump]\nhistory: [none]\n"));
  CHECK(any_line(section_called(explanation, "Safety rules that are true"), "lump (soon): "));
}

TEST_CASE("every single answer that would change the outcome is told") {
  const Case runner = outer_case();
  const Assessment assessment = assess(builtin(), runner);
  const std::vector<Change> all = changes(builtin(), runner, assessment, all_changes);
  const Explanation explanation = explained(runner);
  const Section* section = section_called(explanation, "Single answers that would change it");
  REQUIRE(section != nullptr);
  for (const Change& change : all) {
    const Question& question = builtin().questions[change.question];
    const std::string_view value = question.choices[change.choice].id;
    const bool told = std::any_of(section->lines.begin(), section->lines.end(), [&](const Line& line) {
      return line.text.rfind(std::string{question.id} + ": ", 0) == 0 &&
             line.text.find(value) != std::string::npos;
    });
    INFO(question.id << "." << value);
    CHECK(told);
  }
}
