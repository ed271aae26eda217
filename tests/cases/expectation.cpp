#include "expectation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/number.h"
#include "syntax/reader.h"

namespace kneecheck::cases {
namespace {

std::string id_of(const SafetyRule& rule) {
  return std::string{rule.id};
}

const Ranked* ranked_as(const Assessment& assessment, std::string_view condition) {
  for (const Ranked& each : assessment.ranking) {
    if (builtin().conditions[each.condition].id == condition) return &each;
  }
  return nullptr;
}

// What came out, in the words of an expectation.
struct Outcome {
  const Case& runner;
  const Assessment& assessment;

  std::string condition(ConditionIndex index) const { return std::string{builtin().conditions[index].id}; }
  std::string question(QuestionIndex index) const { return std::string{builtin().questions[index].id}; }

  std::string urgency() const {
    return assessment.urgency ? std::string{word(*assessment.urgency)} : "unknown";
  }
  std::string no_plan() const {
    return assessment.no_plan ? std::string{word(*assessment.no_plan)} : "(a plan)";
  }
  std::string decisive() const {
    return assessment.decisive ? id_of(builtin().safety.rules[*assessment.decisive]) : "(none)";
  }
  std::string within() const { return std::string{builtin().safety.withins[assessment.within].id}; }
  std::string lead() const { return condition(assessment.ranking.front().condition); }

  Words conditions() const {
    Words ids;
    for (const Ranked& ranked : assessment.ranking) ids.push_back(condition(ranked.condition));
    return ids;
  }
  Words shown() const {
    Words ids;
    for (const Ranked& ranked : listed(builtin(), assessment)) ids.push_back(condition(ranked.condition));
    return ids;
  }
  Words plan() const {
    Words ids;
    if (assessment.no_plan) return {"(none: " + no_plan() + ")"};
    for (const ConditionIndex index : assessment.plan_for) ids.push_back(condition(index));
    return ids;
  }
  Words missing() const { return questions(assessment.missing); }
  template <class Indices>
  Words questions(const Indices& indices) const {
    Words ids;
    for (const QuestionIndex index : indices) ids.push_back(question(index));
    return ids;
  }
  Words against() const {
    Words ids;
    for (const Hit& hit : reasons_of(builtin(), runner, assessment.ranking.front().condition).against) {
      ids.push_back(question(builtin().conditions[hit.owner].features[hit.feature].question));
    }
    return ids;
  }
  Words positive_rules() const {
    Words ids;
    for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
      if (assessment.rules[i] == State::positive) ids.push_back(id_of(builtin().safety.rules[i]));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  std::optional<std::size_t> rule(const std::string& id) const {
    for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
      if (id_of(builtin().safety.rules[i]) == id) return i;
    }
    return std::nullopt;
  }
  RuleReasons reasons(std::size_t rule) const { return reasons_of(builtin(), runner, assessment, rule); }
  Words because(std::size_t rule) const {
    Words terms;
    for (const Because& each : reasons(rule).because) {
      const Question& asked = builtin().questions[each.question];
      const std::string value = each.number ? decimal_text(runner.answers[each.question].number)
                                            : std::string{asked.choices[each.choice].id};
      terms.push_back(fmt::format("{}.{}", asked.id, value));
    }
    return terms;
  }
};

// Compares one expectation with what came out.
class Check {
 public:
  Check(Value expect, const Outcome& outcome, States& expected)
      : reader_(expect, problems_, "expectation"), outcome_(outcome), expected_(expected) {}

  Words run() {
    same_word("status", std::string{word(outcome_.assessment.status)});
    same_word("urgency", outcome_.urgency());
    same_word("alarm", outcome_.assessment.alarm ? "true" : "false");
    same_word("undiagnosed", outcome_.assessment.undiagnosed ? "true" : "false");
    same_word("within", outcome_.within());
    same_word("rest", std::string{word(outcome_.assessment.rest)});
    same_word("decisive", outcome_.decisive());
    same_word("no_plan", outcome_.no_plan());
    same_word("leads", outcome_.lead());
    same_words("listed", outcome_.shown());
    same_words("plan", outcome_.plan());
    same_words("missing", outcome_.missing());
    same_words("against", outcome_.against());
    order();
    rules();
    each("points", [this](const std::string& id, Value wanted) { points(id, wanted); });
    each("bands", [this](const std::string& id, Value wanted) { band(id, wanted); });
    each("states", [this](const std::string& id, Value wanted) { state(id, wanted); });
    each("because", [this](const std::string& id, Value wanted) { because(id, wanted); });
    each("open", [this](const std::string& id, Value wanted) { open(id, wanted); });
    reader_.done();
    for (const Diagnostic& problem : problems_.all()) wrong_.push_back(format(english(), problem));
    return wrong_;
  }

 private:
  template <class Found>
  void compare(std::string_view what, const Found& wanted, const Found& found) {
    if (wanted != found) wrong_.push_back(fmt::format("{}: expected {}, found {}", what, wanted, found));
  }
  void same_word(std::string_view key, const std::string& found) {
    if (const Value wanted = reader_.value(key, Need::optional); wanted.exists())
      compare(key, std::string{wanted.text()}, found);
  }
  void same_words(std::string_view key, const Words& found) {
    if (const Value wanted = reader_.value(key, Need::optional); wanted.exists())
      compare(key, words(wanted), found);
  }
  void order() {
    const Value wanted = reader_.value("order", Need::optional);
    if (!wanted.exists()) return;
    Words found = outcome_.conditions();
    found.resize(std::min(found.size(), wanted.size()));
    compare("order", words(wanted), found);
  }
  void rules() {
    const Value wanted = reader_.value("rules", Need::optional);
    if (!wanted.exists()) return;
    Words expected = words(wanted);
    std::sort(expected.begin(), expected.end());
    compare("rules", expected, outcome_.positive_rules());
    for (const std::string& rule : expected) expected_[rule].insert("positive");
  }
  template <class Compare>
  void each(std::string_view key, const Compare& compare_one) {
    const Value map = reader_.value(key, Need::optional);
    for (const Value name : items(map)) compare_one(std::string{name.text()}, name.value_of_key());
  }
  void points(const std::string& id, Value wanted) {
    compare("points of " + id, std::string{wanted.text()}, points_of(outcome_.assessment, id));
  }
  void band(const std::string& id, Value wanted) {
    const Ranked* ranked = ranked_as(outcome_.assessment, id);
    compare("band of " + id, std::string{wanted.text()},
            ranked == nullptr ? "(no such condition)" : std::string{word(ranked->band)});
  }
  void state(const std::string& id, Value wanted) {
    const auto rule = outcome_.rule(id);
    compare("state of " + id, std::string{wanted.text()},
            rule ? std::string{word(outcome_.assessment.rules[*rule])} : "(no such rule)");
    expected_[id].emplace(wanted.text());
  }
  void because(const std::string& id, Value wanted) {
    const auto rule = outcome_.rule(id);
    compare("because of " + id, words(wanted), rule ? outcome_.because(*rule) : Words{"(no such rule)"});
  }
  void open(const std::string& id, Value wanted) {
    const auto rule = outcome_.rule(id);
    compare("open keys of " + id, words(wanted),
            rule ? outcome_.questions(outcome_.reasons(*rule).open) : Words{"(no such rule)"});
    Words open_rules;
    for (const std::uint16_t index : outcome_.assessment.open)
      open_rules.push_back(id_of(builtin().safety.rules[index]));
    if (std::find(open_rules.begin(), open_rules.end(), id) == open_rules.end())
      wrong_.push_back(id + " is not listed as open");
  }

  Diagnostics problems_;
  Reader reader_;
  const Outcome& outcome_;
  States& expected_;
  Words wrong_;
};

}  // namespace

std::string points_of(const Assessment& assessment, std::string_view condition) {
  const Ranked* ranked = ranked_as(assessment, condition);
  return ranked == nullptr ? "(no such condition)" : std::to_string(ranked->points);
}

Words differences(Value expectation, const Case& runner, const Assessment& assessment, States& expected) {
  const Outcome outcome{runner, assessment};
  return Check{expectation, outcome, expected}.run();
}

}  // namespace kneecheck::cases
