// The order of keys and of answers (but location's first), and the format of the file, change nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "people.h"
#include "triage/assess.h"

namespace kneecheck::laws {
namespace {

std::string shown(const std::vector<Hit>& hits) {
  std::string text;
  for (const Hit& hit : hits) {
    text += fmt::format(" {}.{}={} by {}", hit.owner, hit.feature, hit.points, hit.choice);
  }
  return text;
}

std::string shown(const Knowledge& knowledge, const QuestionList& questions) {
  std::string text;
  for (const QuestionIndex question : questions)
    text += fmt::format(" ?{}", knowledge.questions[question].id);
  return text;
}

// All that an assessment says, as one text.
std::string everything(const Knowledge& knowledge, const Case& runner) {
  const Assessment assessment = assess(knowledge, runner);
  std::string text =
      fmt::format("{} {} {}", word(assessment.status), assessment.urgency ? word(*assessment.urgency) : "?",
                  assessment.undiagnosed);
  for (const Ranked& ranked : assessment.ranking) {
    text += fmt::format("\n{} {} {}", knowledge.conditions[ranked.condition].id, ranked.points,
                        word(ranked.band));
    const CauseReasons reasons = reasons_of(knowledge, runner, ranked.condition);
    text += shown(reasons.for_) + " against" + shown(reasons.against) + shown(knowledge, reasons.unknown);
  }
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    const RuleReasons reasons = reasons_of(knowledge, runner, assessment, i);
    text += fmt::format("\n{}", word(assessment.rules[i]));
    for (const Because& because : reasons.because)
      text += fmt::format(" {}.{}.{}", because.question, because.choice, because.number);
    text += shown(knowledge, reasons.open);
  }
  for (const ConditionIndex condition : assessment.plan_for)
    text += fmt::format("\nplan for {}", knowledge.conditions[condition].id);
  text += fmt::format("\n{} {} {}", assessment.no_plan ? word(*assessment.no_plan) : "plan",
                      assessment.within, word(assessment.rest));
  for (const Change& change : changes(knowledge, runner, assessment, most_changes_listed)) {
    text += fmt::format("\n{}.{}", change.question, change.choice);
  }
  return text;
}

void check_same(const Case& first, const Case& second) {
  CHECK(first.problems.empty());
  CHECK(second.problems.empty());
  CHECK(first.id == second.id);
  CHECK(first.name == second.name);
  CHECK(first.answers == second.answers);
  CHECK(first.sites == second.sites);
  CHECK(first.avoid == second.avoid);
  CHECK(first.half_a_race == second.half_a_race);
}

}  // namespace

TEST_CASE("the order of keys and answers changes nothing") {
  const Knowledge& knowledge = builtin();
  for (std::uint64_t seed = 6'000'000; seed < 6'000'000 + how_many(1'500); ++seed) {
    Dice dice{seed};
    const Answers answers = random_case(dice);
    Entries mixed = entries(answers);
    dice.shuffle(mixed);
    for (auto& [key, words] : mixed) {
      const std::ptrdiff_t kept = key == "location" ? 1 : 0;
      Words tail(words.begin() + kept, words.end());
      dice.shuffle(tail);
      std::copy(tail.begin(), tail.end(), words.begin() + kept);
    }
    const std::string before = everything(knowledge, decoded(knowledge, answers));
    const std::string after = everything(knowledge, from_json(knowledge, mixed));
    if (before != after) FAIL("seed ", seed, "\n", as_yaml(entries(answers)), "\n", before, "\n\n", after);
  }
}

TEST_CASE("YAML, JSON and CSV say the same") {
  const Knowledge& knowledge = builtin();
  for (std::uint64_t seed = 7'000'000; seed < 7'000'000 + how_many(1'000); ++seed) {
    Dice dice{seed};
    const Answers answers = random_case(dice);
    const Case json = from_json(knowledge, entries(answers));
    INFO("seed ", seed);
    check_same(json, from_yaml(knowledge, entries(answers)));
    check_same(json, from_csv(knowledge, entries(answers)));
  }
}

TEST_CASE("a single answer is a list of one") {
  const Knowledge& knowledge = builtin();
  for (const KeyWords& key : all_keys()) {
    if (key.sort != Sort::choices) continue;
    for (const std::string& item : key.values) {
      const std::string listed = key.key + ": [" + item + "]\n", single = key.key + ": " + item + "\n";
      INFO(listed);
      check_same(from_text(knowledge, listed), from_text(knowledge, single));
    }
  }
}

}  // namespace kneecheck::laws
