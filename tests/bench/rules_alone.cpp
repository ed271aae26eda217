// `rules_alone ROUNDS POSITIVES < CASES.ndjson`: kneecheck's own safety rules over decoded cases, without the
// ranking and without a word of output, beside other engines that do no more (rules_engine.js,
// duckdb_rules.js). Prints the seconds of processor time for reading, and for the rules alone of all cases in
// each round, and writes the positive rules of each case.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "intake/case.h"
#include "knowledge/load.h"
#include "syntax/parse.h"
#include "triage/evaluate.h"

using namespace kneecheck;
using namespace kneecheck::triage;

namespace {

template <class Work>
double seconds_of(const Work& work) {
  const std::clock_t begun = std::clock();
  work();
  return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

Case read_case(const Knowledge& knowledge, const std::string& line) {
  Tree tree;
  Diagnostics problems;
  const bool read = parse_json("case", line, record_limits, tree, problems);
  Case runner = read ? decode_case(knowledge, tree.root()) : Case{};
  if (read && runner.problems.empty()) return runner;
  fmt::print(stderr, "not a case: {}\n", line);
  std::exit(1);
}

bool is_positive(const SafetyRule& rule, const Case& runner) {
  return !rule.reads_ranking && rule_state(rule, runner, {}) == State::positive;
}

std::string positives(const Knowledge& knowledge, const Case& runner) {
  std::vector<std::string_view> ids;
  for (const SafetyRule& rule : knowledge.safety.rules)
    if (is_positive(rule, runner)) ids.push_back(rule.id);
  std::ranges::sort(ids);
  std::string line = runner.id.value_or("");
  for (const std::string_view id : ids) line += fmt::format(" {}", id);
  return line;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  Diagnostics problems;
  const auto knowledge = load_knowledge({builtin_layer()}, problems);
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
  std::vector<Case> cases;
  cases.reserve(lines.size());
  const double reading = seconds_of([&] {
    for (const std::string& line : lines) cases.push_back(read_case(*knowledge, line));
  });
  fmt::print("{{\"reading\": {}, \"rules\": [", reading);
  const long rounds = std::atol(arguments[1]);
  std::size_t found = 0;
  for (long round = 0; round < rounds; ++round) {
    const double seconds = seconds_of([&] {
      for (const Case& runner : cases)
        for (const SafetyRule& rule : knowledge->safety.rules) found += is_positive(rule, runner) ? 1 : 0;
    });
    fmt::print("{}{}", round == 0 ? "" : ", ", seconds);
  }
  fmt::print("]}}\n");
  std::ofstream out{arguments[2]};
  for (const Case& runner : cases) out << positives(*knowledge, runner) << '\n';
  return found > 0 && out.flush() ? 0 : 1;
}
