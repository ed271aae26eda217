// Runs the clinical cases that stand beside this file: what a case must come to, as data. A mistake in data/
// shows up here by its name.
//
//   like: itb                          # a person of people.yaml, for all cases of the file or one
//   cases:
//     - {name: ..., case: {answers that differ}, expect: {what must be so; only what is named is looked at}}
//     - {name: ..., case: {history: {all_but: [gout]}}, ...}      # a list, ticked but for what is named
//   sums:
//     - {condition: itb, each: [[3, {location: outer}], ...]}    # the points when nothing else is known
//   rules:
//     - {id: locked, urgency: same_day, ...}                     # all rules of the data, in any order
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "expectation.h"
#include "syntax/reader.h"

namespace kneecheck::cases {
namespace {

struct Suite {
  std::map<std::string, Entries> people = read_people();
  States expected;
  std::set<std::string> summed;
  std::size_t tables = 0;

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
    const Case runner = decoded(entries);
    return differences(expect, runner, assess(builtin(), runner), expected);
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
      const std::string found = points_of(assess(builtin(), decoded(entries)), condition);
      if (found != pair.at(0).text()) {
        wrong.push_back(fmt::format("line {}: {}: expected {}, found {}", each.node().line, condition,
                                    pair.at(0).text(), found));
      }
    }
    summed.insert(condition);
    reader.done();
    if (!problems.empty()) wrong.push_back(format(problems));
    return wrong;
  }
};

// The rules of the data, one line each, as rules.yaml writes them.
Words rules_of_data() {
  Words lines;
  for (const SafetyRule& rule : builtin().safety.rules) {
    lines.push_back(fmt::format("{} {} {} {} {}", rule.id, word(rule.urgency),
                                builtin().safety.withins[rule.within].id, word(rule.rest), rule.allows_plan));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

Words rules_of_file(Value list) {
  Words lines;
  for (const Value each : items(list)) {
    Diagnostics problems;
    Reader rule{each, problems, "rule"};
    Words terms;
    for (const std::string_view key : {"id", "urgency", "within", "rest", "allows_plan"})
      terms.emplace_back(rule.text(key));
    rule.done();
    lines.push_back(problems.empty() ? fmt::format("{}", fmt::join(terms, " ")) : format(problems));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

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
    if (const Value rules = root.value("rules", Need::optional); rules.exists()) {
      CHECK(fmt::format("{}", fmt::join(rules_of_file(rules), "\n")) ==
            fmt::format("{}", fmt::join(rules_of_data(), "\n")));
      ++suite.tables;
    }
    root.done();
    CHECK(format(problems) == "");
  }

  // Every rule is expected to be positive somewhere, and to be something else somewhere; every condition has
  // its sums.
  for (const SafetyRule& rule : builtin().safety.rules) {
    const std::set<std::string>& states = suite.expected[std::string{rule.id}];
    INFO(rule.id);
    CHECK(states.count("positive") == 1);
    CHECK(states.size() > states.count("positive"));
  }
  CHECK(suite.tables == 1);
  CHECK(suite.summed.size() == builtin().conditions.size());
}

}  // namespace kneecheck::cases
