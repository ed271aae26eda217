#include "words/words.h"

#include "../builtin_case.h"
#include "base/number.h"
#include "words/criterion_words.h"

using namespace kneecheck;
using namespace kneecheck::words;

namespace {

const SafetyRule& rule_called(std::string_view id) {
  for (const SafetyRule& rule : builtin().safety.rules) {
    if (rule.id == id) return rule;
  }
  REQUIRE(false);
  return builtin().safety.rules.front();
}

std::vector<Because> because_of(const Case& runner, std::string_view id) {
  const auto index = static_cast<std::size_t>(&rule_called(id) - builtin().safety.rules.data());
  return reasons_of(builtin(), runner, assess(builtin(), runner), index).because;
}

}  // namespace

TEST_CASE("numbers stand with their unit") {
  CHECK(number_in_words(english(), builtin().question(Key::age), 34 * decimal_one) == "34 years");
  CHECK(number_in_words(english(), builtin().question(Key::duration_weeks), 5 * decimal_one / 2) ==
        "2.5 weeks");
  CHECK(number_in_words(english(), builtin().question(Key::pace), 390) == "6:30 a km");
  CHECK(number_in_words(english(), builtin().question(Key::race_date), parse_date("2026-11-30")->days) ==
        "Mon 30 Nov 2026");
}

TEST_CASE("a reason line is the statement of the answer that made it true") {
  const Case runner = outer_case();
  const Assessment assessment = assess(builtin(), runner);
  const CauseReasons reasons = reasons_of(builtin(), runner, assessment.ranking.front().condition);
  REQUIRE_FALSE(reasons.for_.empty());
  CHECK(reason_text(builtin(), runner, reasons.for_.front()) == "the pain is on the outer side");
}

TEST_CASE("no reason of any condition is empty or names the wrong answer") {
  const Case runner = case_of(
      "age: 70\nlocation: [front, outer]\nonset: injury\nswelling: persistent\n"
      "warning_signs: [locked]\nhistory: [gout]\npain_hop: 6\n");
  for (const Ranked& ranked : assess(builtin(), runner).ranking) {
    const CauseReasons reasons = reasons_of(builtin(), runner, ranked.condition);
    for (const Hit& hit : reasons.for_) CHECK_FALSE(reason_text(builtin(), runner, hit).empty());
    for (const Hit& hit : reasons.against) CHECK_FALSE(reason_text(builtin(), runner, hit).empty());
  }
}

TEST_CASE("terms of a positive rule, for people and for scripts") {
  const Case runner = case_of(
      "age: 40\nlocation: [inner]\nonset: gradual\nswelling: none\nwarning_signs: [locked]\nhistory: "
      "[none]\npain_rest: 8.5\n");
  const std::vector<Because> locked = because_of(runner, "locked");
  REQUIRE(locked.size() == 1);
  CHECK(because_id(builtin(), runner, locked.front()) == "warning_signs.locked");
  CHECK(because_text(builtin(), runner, locked.front()) == "the knee locks");
  const std::vector<Because> severe = because_of(runner, "severe-pain");
  REQUIRE(severe.size() == 1);
  CHECK(because_id(builtin(), runner, severe.front()) == "pain_rest.8.5");
  CHECK(because_text(builtin(), runner, severe.front()).find("8.5") != std::string::npos);
}

TEST_CASE("conditions of rules in words") {
  CHECK(criterion_words(builtin(), rule_called("locked").when) == "the knee locks");
  CHECK(criterion_words(builtin(), rule_called("young-bone").applies) == "your age is less than 25 years");
  CHECK(criterion_words(builtin(), rule_called("older").when) == "your age is at least 65 years");
  CHECK(criterion_words(builtin(), {}).empty());
  const std::vector<std::string> lines = criterion_lines(builtin(), rule_called("cancer-pain").when);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].rfind("one of these: ", 0) == 0);
  CHECK(criterion_lines(builtin(), rule_called("locked").when).size() == 1);
  CHECK(criterion_lines(builtin(), {}).empty());
}

TEST_CASE("every criterion of the knowledge can be said") {
  for (const SafetyRule& rule : builtin().safety.rules)
    CHECK_FALSE(criterion_words(builtin(), rule.when).empty());
  for (const Condition& condition : builtin().conditions) {
    for (const Feature& feature : condition.features) {
      if (feature.site_points.empty()) CHECK_FALSE(criterion_words(builtin(), feature.when).empty());
    }
  }
}
