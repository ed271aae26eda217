// changes() is quick because it moves only what an answer touches. Here every single answer is tried from
// scratch.
#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "people.h"
#include "triage/assess.h"

namespace kneecheck::laws {
namespace {

std::string lead_of(const Knowledge& knowledge, const Assessment& assessment) {
  const Ranked& first = assessment.ranking.front();
  const bool named = first.diagnosed || first.points >= knowledge.ranking.named_from;
  return named ? std::string(knowledge.conditions[first.condition].id) : "";
}

std::size_t level(const std::optional<Urgency>& urgency) {
  return urgency ? static_cast<std::size_t>(*urgency) : Names<Urgency>::words.size();
}

struct Found {
  std::string key, value, leads;
  std::size_t level = 0;
  bool lead_changes = false, urgency_changes = false;
  bool operator==(const Found&) const = default;
};

std::string shown(const std::vector<Found>& all) {
  std::string text;
  for (const Found& each : all)
    text += each.key + "." + each.value + " -> " + each.leads + " " + std::to_string(each.level) + "\n";
  return text;
}

// The case with `value` ticked: one more item of a list, in the place of one that stands alone; else another
// answer. False: no such case.
bool tick(Answers& answers, const KeyWords& key, const std::string& value) {
  Words& words = answers[key.key];
  if (std::find(words.begin(), words.end(), value) != words.end()) return false;
  if (key.sort != Sort::choices || words == Words{"none"} || words == Words{"unsure"}) words.clear();
  if (stands_alone(value) && !words.empty()) return false;
  if (!words.empty() && stands_alone(words.front())) words.clear();
  words.push_back(value);
  return true;
}

// What another answer rules out, and nobody has answered.
bool is_ruled_out(const Answers& answers, const std::string& key) {
  const auto says = [&answers](const char* question, const char* word) {
    const auto found = answers.find(question);
    return found != answers.end() && found->second == Words{word};
  };
  const bool is_given = answers.count(key) > 0 && !says(key.c_str(), "unsure");
  const bool of_injury = key == "mechanism" && says("onset", "gradual");
  return !is_given && (of_injury || (key == "swelling_place" && says("swelling", "none")));
}

std::vector<Found> by_brute_force(const Knowledge& knowledge, const Answers& answers) {
  const Assessment before = assess(knowledge, decoded(knowledge, answers));
  std::vector<Found> found;
  if (before.alarm) return found;
  for (const KeyWords& key : all_keys()) {
    if (key.sort == Sort::number || key.sort == Sort::word || key.key == "avoid") continue;
    if (is_ruled_out(answers, key.key)) continue;
    for (const std::string& value : key.values) {
      Answers changed = answers;
      if (!tick(changed, key, value)) continue;
      const Assessment after = assess(knowledge, decoded(knowledge, changed));
      const Found one{key.key,
                      value,
                      lead_of(knowledge, after),
                      level(after.urgency),
                      lead_of(knowledge, after) != lead_of(knowledge, before),
                      after.urgency != before.urgency};
      if (one.lead_changes || one.urgency_changes) found.push_back(one);
    }
  }
  const auto place = [](const Found& each) {
    return std::pair{!each.lead_changes || each.key == "warning_signs", each.level};
  };
  std::stable_sort(found.begin(), found.end(),
                   [&place](const Found& a, const Found& b) { return place(a) < place(b); });
  return found;
}

std::vector<Found> by_changes(const Knowledge& knowledge, const Answers& answers, std::size_t most) {
  const Case runner = decoded(knowledge, answers);
  std::vector<Found> found;
  for (const Change& change : changes(knowledge, runner, assess(knowledge, runner), most)) {
    const Question& question = knowledge.questions[change.question];
    found.push_back({std::string(question.id), std::string(question.choices[change.choice].id),
                     change.leads ? std::string(knowledge.conditions[*change.leads].id) : "",
                     level(change.urgency), change.lead_changes, change.urgency_changes});
  }
  return found;
}

void check_changes(const Answers& answers, std::uint64_t seed) {
  const Knowledge& knowledge = builtin();
  std::vector<Found> expected = by_brute_force(knowledge, answers);
  const std::vector<Found> all = by_changes(knowledge, answers, all_changes);
  if (all != expected)
    FAIL("seed ", seed, "\n", as_yaml(entries(answers)), "expected\n", shown(expected), "found\n",
         shown(all));
  expected.resize(std::min(expected.size(), most_changes_listed));
  const std::vector<Found> few = by_changes(knowledge, answers, most_changes_listed);
  if (few != expected)
    FAIL("at most six, seed ", seed, "\n", as_yaml(entries(answers)), "expected\n", shown(expected),
         "found\n", shown(few));
}

}  // namespace

TEST_CASE("the changes are those of brute force, in their order, all of them and the first six") {
  for (std::uint64_t seed = 8'000'000; seed < 8'000'000 + how_many(400); ++seed) {
    Dice dice{seed};
    check_changes(random_case(dice), seed);
  }
}

TEST_CASE("the changes of cases with few answers") {
  check_changes(plain_case(), 0);
  for (const std::string& key : safety_keys()) {
    Answers answers = plain_case();
    answers.erase(key);
    check_changes(answers, 0);
  }
  check_changes({}, 0);
  check_changes({{"location", {"no_pain"}}}, 0);
}

TEST_CASE("a case without an alarm has no more than six listed changes, one with an alarm none") {
  Answers answers = plain_case();
  CHECK(by_changes(builtin(), answers, most_changes_listed).size() == most_changes_listed);
  answers["warning_signs"] = {"locked"};
  CHECK(by_changes(builtin(), answers, all_changes).empty());
}

}  // namespace kneecheck::laws
