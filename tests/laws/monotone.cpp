// What one more answer can and cannot do: a warning sign or a history item never lowers an urgency, and what
// is not known is never a "no".
#include <doctest/doctest.h>

#include <algorithm>

#include "people.h"
#include "triage/assess.h"

namespace kneecheck::laws {
namespace {

// 0 is an emergency; 5: no urgency yet.
std::size_t level(const Assessment& assessment) {
  return assessment.urgency ? static_cast<std::size_t>(*assessment.urgency) : Names<Urgency>::words.size();
}

Answers with_item(Answers answers, const std::string& key, const std::string& item) {
  Words& words = answers[key];
  if (words == Words{"none"} || words == Words{"unsure"}) words.clear();
  words.push_back(item);
  return answers;
}

bool ticked(const Answers& answers, const std::string& key, const std::string& item) {
  const auto found = answers.find(key);
  return found != answers.end() &&
         std::find(found->second.begin(), found->second.end(), item) != found->second.end();
}

void never_lowers(const std::string& key, std::uint64_t first_seed) {
  const Knowledge& knowledge = builtin();
  for (std::uint64_t seed = first_seed; seed < first_seed + how_many(1'000); ++seed) {
    Dice dice{seed};
    const Answers before = random_case(dice);
    const std::size_t level_before = level(assess(knowledge, decoded(knowledge, before)));
    for (const std::string& item : key_words(key).values) {
      if (ticked(before, key, item)) continue;
      const std::size_t level_after =
          level(assess(knowledge, decoded(knowledge, with_item(before, key, item))));
      if (level_after > level_before)
        FAIL(item, " lowers the urgency, seed ", seed, "\n", as_yaml(entries(before)));
    }
  }
}

}  // namespace

TEST_CASE("one more warning sign never lowers the urgency") {
  never_lowers("warning_signs", 1'000'000);
}

TEST_CASE("one more history item never lowers the urgency") {
  never_lowers("history", 2'000'000);
}

TEST_CASE("every warning sign alone is urgent enough to be seen") {
  const Knowledge& knowledge = builtin();
  for (const std::string& sign : key_words("warning_signs").values) {
    const Assessment assessment =
        assess(knowledge, decoded(knowledge, with_item(plain_case(), "warning_signs", sign)));
    INFO(sign);
    CHECK(level(assessment) <= static_cast<std::size_t>(Urgency::routine));
    CHECK(assessment.no_plan.has_value());
  }
}

TEST_CASE("what is not known never counts as no, and what is certain without it stays") {
  const Knowledge& knowledge = builtin();
  const naive::Evaluator& second = second_opinion();
  for (std::uint64_t seed = 3'000'000; seed < 3'000'000 + how_many(1'000); ++seed) {
    Dice dice{seed};
    const Answers full = random_case(dice);
    const Assessment with = assess(knowledge, decoded(knowledge, full));
    for (const auto& [key, words] : full) {
      Answers less = full;
      less.erase(key);
      const Case fewer = decoded(knowledge, less);
      if (fewer.implied[*knowledge.words.question(key)]) continue;  // another answer rules it out
      const Assessment without = assess(knowledge, fewer);
      for (std::size_t i = 0; i < second.rules().size(); ++i) {
        const naive::Evaluator::Rule& rule = second.rules()[i];
        const State known = with.rules[i], open = without.rules[i];
        if (rule.reads_ranking) continue;  // in a sum of points, not known is nothing
        // Who says that they ran, and not when they stopped, is taken to run.
        if (rule.id == "new-to-exercise" && key == "weeks_off") continue;
        const bool counted_as_no =
            known == State::positive && (open == State::negative || open == State::not_applicable);
        const bool lost = open == State::positive && known != State::positive && !second.can_be_undone(rule);
        if (counted_as_no || lost)
          FAIL(rule.id, " without ", key, ", seed ", seed, "\n", as_yaml(entries(full)));
      }
    }
  }
}

TEST_CASE("unsure and a missing key are the same") {
  const Knowledge& knowledge = builtin();
  for (std::uint64_t seed = 4'000'000; seed < 4'000'000 + how_many(500); ++seed) {
    Dice dice{seed};
    Answers unsure = random_case(dice);
    Answers missing = unsure;
    const std::string key = dice.pick(all_keys()).key;
    unsure[key] = {"unsure"};
    missing.erase(key);
    const Case first = decoded(knowledge, unsure), second = decoded(knowledge, missing);
    INFO(key, ", seed ", seed);
    CHECK(first.answers == second.answers);
    CHECK(first.sites == second.sites);
    CHECK(first.id == second.id);
    CHECK(first.name == second.name);
    CHECK(first.avoid == second.avoid);
  }
}

TEST_CASE("an answer added to an incomplete case keeps the urgency of the rules that nothing can undo") {
  const Knowledge& knowledge = builtin();
  const naive::Evaluator& second = second_opinion();
  std::size_t kept = 0;
  for (std::uint64_t seed = 5'000'000; seed < 5'000'000 + how_many(3'000); ++seed) {
    Dice dice{seed};
    Answers answers = random_case(dice);
    answers.erase(dice.pick(safety_keys()));
    const Assessment before = assess(knowledge, decoded(knowledge, answers));
    std::size_t lasting = Names<Urgency>::words.size();
    for (std::size_t i = 0; i < second.rules().size(); ++i) {
      if (before.rules[i] != State::positive || second.can_be_undone(second.rules()[i])) continue;
      lasting = std::min(lasting, static_cast<std::size_t>(knowledge.safety.rules[i].urgency));
    }
    const KeyWords& key = dice.pick(all_keys());
    if (answers.count(key.key) != 0) continue;
    answers[key.key] = {dice.pick(key.values)};
    const Assessment after = assess(knowledge, decoded(knowledge, answers));
    if (level(after) > lasting) FAIL(key.key, ", seed ", seed, "\n", as_yaml(entries(answers)));
    kept += lasting < Names<Urgency>::words.size() ? 1 : 0;
  }
  CHECK(kept > 100);
}

}  // namespace kneecheck::laws
