// Runs the clinical cases that stand beside this file: what a case must come to, as data. A mistake in data/ shows up here by its name.
//
//   like: itb                          # a person of people.yaml, for all cases of the file or one
//   cases:
//     - {name: ..., case: {answers that differ}, expect: {what must be so; only what is named is looked at}}
//     - {name: ..., case: {history: {all_but: [gout]}}, ...}      # a list with every item ticked that is not named
//   sums:
//     - {condition: itb, each: [[3, {location: outer}], ...]}    # the points when nothing else is known
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/number.h"
#include "knowledge/load.h"
#include "syntax/parse.h"
#include "syntax/reader.h"
#include "triage/assess.h"

namespace kneecheck {
namespace {

using Words = std::vector<std::string>;
using Entries = std::map<std::string, std::string>;  // answers by key, as flow YAML

struct File {
  std::string name;
  std::string text;
  Tree tree;
};

std::unique_ptr<File> read_file(const std::filesystem::path& path) {
  auto file = std::make_unique<File>();
  file->name = path.filename().string();
  std::ostringstream text;
  text << std::ifstream{path}.rdbuf();
  file->text = text.str();
  Diagnostics problems;
  if (!parse_yaml(file->name, file->text, knowledge_limits, file->tree, problems)) throw std::runtime_error(format(problems));
  return file;
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator{KNEECHECK_CASES}) {
    if (entry.path().extension() == ".yaml" && entry.path().filename() != "people.yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<Value> items(Value list) {
  std::vector<Value> all;
  for (Value each = list.exists() ? list.first() : list; each.exists(); each = each.next(list)) all.push_back(each);
  return all;
}

Words words(Value list) {
  Words all;
  for (const Value item : items(list)) all.emplace_back(item.text());
  return all;
}

const Knowledge& builtin() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    Diagnostics problems;
    return load_knowledge({builtin_layer()}, problems);
  }();
  return *knowledge;
}

// {all_but: [gout, diabetes]}: every other item of the question is ticked; {first: shin, all_but: [shin]}: in this order.
Words all_but(std::string_view key, Value map) {
  Diagnostics problems;
  Reader reader{map, problems, "answer"};
  Words ticked;
  if (const std::string_view first = reader.text("first", Need::optional); !first.empty()) ticked.emplace_back(first);
  const Words left_out = words(reader.value("all_but"));
  reader.done();
  if (!problems.empty()) throw std::runtime_error(format(problems));
  for (const Choice& choice : builtin().questions.at(builtin().find_question(key).value()).choices) {
    const bool out = std::find(left_out.begin(), left_out.end(), choice.id) != left_out.end();
    if (!out && !choice.alone) ticked.emplace_back(choice.id);
  }
  return ticked;
}

void put(Entries& entries, Value map) {
  for (const Value key : items(map)) {
    const Value value = key.value_of_key();
    std::string& entry = entries[std::string{key.text()}];
    if (value.is_scalar()) {
      entry = value.text();
    } else {
      entry = fmt::format("[{}]", fmt::join(value.is_map() ? all_but(key.text(), value) : words(value), ", "));
    }
  }
}

std::map<std::string, Entries> read_people(const File& file) {
  std::map<std::string, Entries> people;
  Diagnostics problems;
  Reader root{file.tree.root(), problems, "file"};
  for (const Value each : items(root.value("people"))) {
    Reader person{each, problems, "person"};
    put(people[std::string{person.text("id")}], person.value("answers"));
    person.done();
  }
  root.done();
  if (!problems.empty()) throw std::runtime_error(format(problems));
  return people;
}

Case decoded(const Knowledge& knowledge, const Entries& entries) {
  std::string text = "{";
  for (const auto& [key, value] : entries) text += key + ": " + value + ", ";
  text += "}";
  Tree tree;
  Diagnostics problems;
  if (!parse_yaml("case", text, record_limits, tree, problems)) throw std::runtime_error(format(problems) + text);
  Case runner = decode_case(knowledge, tree.root());
  if (!runner.problems.empty()) throw std::runtime_error(format(runner.problems) + text);
  return runner;
}

std::string id_of(const SafetyRule& rule) { return std::string{rule.id}; }

// What came out, in the words of an expectation.
struct Outcome {
  const Knowledge& knowledge;
  const Case& runner;
  const Assessment& assessment;

  std::string condition(ConditionIndex index) const { return std::string{knowledge.conditions[index].id}; }
  std::string question(QuestionIndex index) const { return std::string{knowledge.questions[index].id}; }

  std::string urgency() const { return assessment.urgency ? std::string{word(*assessment.urgency)} : "unknown"; }
  std::string no_plan() const { return assessment.no_plan ? std::string{word(*assessment.no_plan)} : "(a plan)"; }
  std::string decisive() const { return assessment.decisive ? id_of(knowledge.safety.rules[*assessment.decisive]) : "(none)"; }
  std::string within() const { return std::string{knowledge.safety.withins[assessment.within].id}; }
  std::string lead() const { return condition(assessment.ranking.front().condition); }

  Words conditions() const {
    Words ids;
    for (const Ranked& ranked : assessment.ranking) ids.push_back(condition(ranked.condition));
    return ids;
  }
  Words shown() const {
    Words ids;
    for (const Ranked* ranked : listed(knowledge, assessment)) ids.push_back(condition(ranked->condition));
    return ids;
  }
  Words plan() const {
    Words ids;
    if (assessment.no_plan) return {"(none: " + no_plan() + ")"};
    for (const ConditionIndex index : assessment.plan_for) ids.push_back(condition(index));
    return ids;
  }
  Words missing() const { return questions(assessment.missing); }
  Words questions(const std::vector<QuestionIndex>& indices) const {
    Words ids;
    for (const QuestionIndex index : indices) ids.push_back(question(index));
    return ids;
  }
  Words against() const {
    Words ids;
    for (const Hit& hit : assessment.ranking.front().against) {
      ids.push_back(question(knowledge.conditions[hit.owner].features[hit.feature].question));
    }
    return ids;
  }
  Words positive_rules() const {
    Words ids;
    for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
      if (assessment.rules[i].state == State::positive) ids.push_back(id_of(knowledge.safety.rules[i]));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  const RuleResult* rule(const std::string& id) const {
    for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
      if (id_of(knowledge.safety.rules[i]) == id) return &assessment.rules[i];
    }
    return nullptr;
  }
  Words because(const RuleResult& result) const {
    Words terms;
    for (const Because& each : result.because) {
      const Question& asked = knowledge.questions[each.question];
      const std::string value = each.number ? decimal_text(runner.answers[each.question].number) : std::string{asked.choices[each.choice].id};
      terms.push_back(fmt::format("{}.{}", asked.id, value));
    }
    return terms;
  }
  const Ranked* ranked(const std::string& id) const {
    for (const Ranked& each : assessment.ranking) {
      if (condition(each.condition) == id) return &each;
    }
    return nullptr;
  }
};

// Compares one expectation with what came out.
class Check {
 public:
  Check(Value expect, const Outcome& outcome, std::map<std::string, std::set<std::string>>& seen)
      : reader_(expect, problems_, "expectation"), outcome_(outcome), seen_(seen) {}

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
    for (const Diagnostic& problem : problems_.all()) wrong_.push_back(format(problem));
    return wrong_;
  }

 private:
  template <class Found>
  void compare(std::string_view what, const Found& wanted, const Found& found) {
    if (wanted != found) wrong_.push_back(fmt::format("{}: expected {}, found {}", what, wanted, found));
  }
  void same_word(std::string_view key, const std::string& found) {
    if (const Value wanted = reader_.value(key, Need::optional); wanted.exists()) compare(key, std::string{wanted.text()}, found);
  }
  void same_words(std::string_view key, const Words& found) {
    if (const Value wanted = reader_.value(key, Need::optional); wanted.exists()) compare(key, words(wanted), found);
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
    for (const std::string& rule : expected) seen_[rule].insert("positive");
  }
  template <class Compare>
  void each(std::string_view key, const Compare& compare_one) {
    const Value map = reader_.value(key, Need::optional);
    for (const Value name : items(map)) compare_one(std::string{name.text()}, name.value_of_key());
  }
  void points(const std::string& id, Value wanted) {
    const Ranked* ranked = outcome_.ranked(id);
    compare("points of " + id, std::string{wanted.text()}, ranked == nullptr ? "(no such condition)" : std::to_string(ranked->points));
  }
  void band(const std::string& id, Value wanted) {
    const Ranked* ranked = outcome_.ranked(id);
    compare("band of " + id, std::string{wanted.text()}, ranked == nullptr ? "(no such condition)" : std::string{word(ranked->band)});
  }
  void state(const std::string& id, Value wanted) {
    const RuleResult* rule = outcome_.rule(id);
    compare("state of " + id, std::string{wanted.text()}, rule == nullptr ? "(no such rule)" : std::string{word(rule->state)});
    seen_[id].emplace(wanted.text());
  }
  void because(const std::string& id, Value wanted) {
    const RuleResult* rule = outcome_.rule(id);
    compare("because of " + id, words(wanted), rule == nullptr ? Words{"(no such rule)"} : outcome_.because(*rule));
  }
  void open(const std::string& id, Value wanted) {
    const RuleResult* rule = outcome_.rule(id);
    compare("open keys of " + id, words(wanted), rule == nullptr ? Words{"(no such rule)"} : outcome_.questions(rule->open));
    Words open_rules;
    for (const std::uint16_t index : outcome_.assessment.open) open_rules.push_back(id_of(outcome_.knowledge.safety.rules[index]));
    if (std::find(open_rules.begin(), open_rules.end(), id) == open_rules.end()) wrong_.push_back(id + " is not listed as open");
  }

  Diagnostics problems_;
  Reader reader_;
  const Outcome& outcome_;
  std::map<std::string, std::set<std::string>>& seen_;
  Words wrong_;
};

struct Suite {
  std::map<std::string, Entries> people = read_people(*read_file(std::filesystem::path{KNEECHECK_CASES} / "people.yaml"));
  std::map<std::string, std::set<std::string>> seen;  // expected states by rule
  std::set<std::string> summed;
  std::size_t cases = 0;

  Words run_case(Value value, const std::string& like_of_file) {
    Diagnostics problems;
    Reader reader{value, problems, "case"};
    const std::string_view own = reader.text("like", Need::optional);
    const std::string like = own.empty() ? like_of_file : std::string{own};
    Entries entries = like.empty() ? Entries{} : people.at(like);
    put(entries, reader.value("case"));
    const Value expect = reader.value("expect");
    reader.text("name");
    reader.done();
    if (!problems.empty()) return {format(problems)};
    const Case runner = decoded(builtin(), entries);
    const Assessment assessment = assess(builtin(), runner);
    const Outcome outcome{builtin(), runner, assessment};
    ++cases;
    return Check{expect, outcome, seen}.run();
  }

  Words run_sums(Value value) {
    Diagnostics problems;
    Reader reader{value, problems, "sums"};
    const std::string condition{reader.text("condition")};
    Words wrong;
    for (const Value each : items(reader.value("each"))) {
      Entries entries;
      const std::vector<Value> pair = items(each);
      put(entries, pair.at(1));
      const Case runner = decoded(builtin(), entries);
      const Assessment assessment = assess(builtin(), runner);
      const Ranked* ranked = Outcome{builtin(), runner, assessment}.ranked(condition);
      const std::string found = ranked == nullptr ? "(no such condition)" : std::to_string(ranked->points);
      if (found != pair.at(0).text()) {
        wrong.push_back(fmt::format("line {}: {}: expected {}, found {}", each.node().line, condition, pair.at(0).text(), found));
      }
    }
    summed.insert(condition);
    reader.done();
    if (!problems.empty()) wrong.push_back(format(problems));
    return wrong;
  }
};

}  // namespace

TEST_CASE("clinical cases") {
  Suite suite;
  for (const std::filesystem::path& path : case_files()) {
    const auto file = read_file(path);
    Diagnostics problems;
    Reader root{file->tree.root(), problems, "file"};
    const std::string like{root.text("like", Need::optional)};
    for (const Value each : items(root.value("cases", Need::optional))) {
      INFO(file->name, ":", each.node().line);
      CHECK(fmt::format("{}", fmt::join(suite.run_case(each, like), "\n")) == "");
    }
    for (const Value each : items(root.value("sums", Need::optional))) {
      INFO(file->name);
      CHECK(fmt::format("{}", fmt::join(suite.run_sums(each), "\n")) == "");
    }
    root.done();
    CHECK(format(problems) == "");
  }

  // Every rule is expected to be positive somewhere, and to be something else somewhere; every condition has its sums.
  for (const SafetyRule& rule : builtin().safety.rules) {
    const std::set<std::string>& states = suite.seen[id_of(rule)];
    INFO(rule.id);
    CHECK(states.count("positive") == 1);
    CHECK(states.size() > states.count("positive"));
  }
  CHECK(builtin().safety.rules.size() == 87);
  CHECK(suite.summed.size() == builtin().conditions.size());
  MESSAGE(suite.cases, " cases");
}

}  // namespace kneecheck
