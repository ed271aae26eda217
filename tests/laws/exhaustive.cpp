// Every set of answers that a rule can tell apart: both evaluators come to the same state.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/number.h"
#include "people.h"
#include "triage/evaluate.h"

namespace kneecheck::laws {
namespace {

using Readings = std::map<QuestionIndex, std::vector<CriterionNode>>;

// What the rule reads, and the questions whose answers stand in for it.
Readings readings(const SafetyRule& rule) {
  Readings found;
  for (const Criterion* criterion : {&rule.applies, &rule.when})
    for_each_reading(*criterion,
                     [&found](const CriterionNode& node) { found[node.question].push_back(node); });
  for (const Implied& implied : builtin().safety.implied) {
    if (found.count(implied.question) == 0) continue;
    CriterionNode node;
    node.test = Test::has;
    node.question = implied.from;
    node.mask = implied.choices;
    found[implied.from].push_back(node);
  }
  return found;
}

// One word for each set of choices that no reading tells apart.
Words told_apart(const Question& question, const std::vector<CriterionNode>& nodes) {
  std::map<std::vector<bool>, std::string> words;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    std::vector<bool> signature;
    for (const CriterionNode& node : nodes) signature.push_back((node.mask >> i & 1U) != 0);
    const auto [kept, is_new] = words.emplace(signature, question.choices[i].id);
    if (!is_new && stands_alone(kept->second)) kept->second = question.choices[i].id;
  }
  Words all;
  for (const auto& [signature, word] : words) all.push_back(word);
  return all;
}

// Each alone, each first with each other one behind it, each with the rest not known; none, where it may be
// said.
std::vector<Words> lists(const Question& question, const Words& words) {
  std::vector<Words> all;
  if (!question.none_label.empty()) all.push_back({"none"});
  for (const std::string& first : words) {
    all.push_back({first});
    if (stands_alone(first)) continue;
    all.push_back({first, "unsure"});
    for (const std::string& second : words) {
      if (second != first && !stands_alone(second)) all.push_back({first, second});
    }
  }
  return all;
}

std::vector<Words> numbers(const Question& question, const std::vector<CriterionNode>& nodes) {
  std::vector<std::int64_t> values{question.least, question.most};
  for (const CriterionNode& node : nodes) {
    for (const std::int64_t end : {node.least, node.most}) {
      if (end < question.least || end > question.most) continue;
      const std::int64_t whole = end / decimal_one * decimal_one;
      values.insert(values.end(), {whole - decimal_one, whole, whole + decimal_one});
    }
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::vector<Words> all;
  for (const std::int64_t value : values) {
    if (value >= question.least && value <= question.most) all.push_back({decimal_text(value)});
  }
  return all;
}

// No answer comes first.
std::vector<Words> answers_to(QuestionIndex index, const std::vector<CriterionNode>& nodes) {
  const Question& question = builtin().questions[index];
  std::vector<Words> all{{}};
  const auto add = [&all](std::vector<Words> more) { all.insert(all.end(), more.begin(), more.end()); };
  if (!question.is_choice()) {
    add(numbers(question, nodes));
  } else if (question.kind == QuestionKind::choices) {
    add(lists(question, told_apart(question, nodes)));
  } else {
    for (const std::string& word : told_apart(question, nodes)) add({{word}});
  }
  return all;
}

// Of no more than so many sets of answers each is tried.
constexpr std::size_t most_whole = 3'500'000;

// Tries all sets of answers, or as many as `most` that lie all over them; says how many there are.
std::size_t try_all(const SafetyRule& rule, std::size_t most) {
  std::vector<std::string> keys;
  std::vector<std::vector<Words>> choices;
  std::size_t count = 1;
  for (const auto& [question, nodes] : readings(rule)) {
    keys.emplace_back(builtin().questions[question].id);
    choices.push_back(answers_to(question, nodes));
    count *= choices.back().size();
  }
  const bool is_whole = count <= most_whole;
  const std::size_t step = is_whole ? 1 : count / most;
  for (std::size_t i = 0; i < (is_whole ? count : most); ++i) {
    Answers answers;
    std::size_t rest = i * step + i * 7919 % step;  // a prime, so that the first keys change as well
    for (std::size_t j = 0; j < keys.size(); ++j) {
      const Words& words = choices[j][rest % choices[j].size()];
      if (!words.empty()) answers[keys[j]] = words;
      rest /= choices[j].size();
    }
    const std::string mine{word(rule_state(rule, decoded(builtin(), answers), {}))};
    const std::string other = second_opinion().state_of(std::string{rule.id}, answers);
    if (mine != other) FAIL(rule.id, ": ", mine, " against ", other, "\n", as_yaml(entries(answers)));
  }
  return count;
}

}  // namespace

TEST_CASE("two evaluators agree on every set of answers that a rule can tell apart") {
  const std::size_t most = how_many(20'000);
  std::size_t tried = 0, in_part = 0;
  for (const SafetyRule& rule : builtin().safety.rules) {
    if (rule.reads_ranking) continue;
    const std::size_t count = try_all(rule, most);
    (count <= most_whole ? tried : in_part) += 1;
    INFO(rule.id, ": ", count, " sets of answers");
    CHECK(count >= 2);
  }
  MESSAGE(tried, " rules with all sets of answers, ", in_part, " with a part of them");
  CHECK(in_part <= 6);
}

}  // namespace kneecheck::laws
