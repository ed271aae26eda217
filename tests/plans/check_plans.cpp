// Every plan of a large grid of runners, made by the program's own pipeline and read back from the JSON that
// it exports, keeps every planning rule; and a plan is made exactly when the contract says so. `plans FOLDER`
// takes a sample of them only and leaves it there with the records, and the sabotaged records with their
// cases, for a second checker.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "export/records.h"
#include "figures.h"
#include "grid.h"
#include "mutants.h"
#include "pipeline.h"
#include "rungs.h"
#include "runners.h"

namespace kneecheck::plans {
namespace {

constexpr std::size_t shown = 50;
// Words of a record that show how far a plan goes.
constexpr const char* far_words[] = {"\"uphill\"",        "\"strides\"]", "\"speed\"", "\"extra-run\"",
                                     "\"jump:box-jump\"", "{\"rm\":10}",  "{\"rm\":6}"};
constexpr std::size_t sample = 11;  // each eleventh case: the grid turns in cycles of other lengths

struct Count {
  std::size_t cases = 0, planned = 0, weeks = 0, violations = 0, complaints = 0, raced = 0;
  std::map<std::string, std::size_t> kinds, rules, reached;
  Rungs rungs;
};

// One folder's files; none without a folder.
class Shelf {
 public:
  explicit Shelf(const std::string& folder)
      : cases_(open(folder, "cases")), records_(open(folder, "records")) {}
  void add(const Answers& answers, const std::string& record) {
    if (!cases_.is_open()) return;
    cases_ << laws::as_json(laws::entries(answers)) << '\n';
    records_ << record << '\n';
  }

 private:
  static std::ofstream open(const std::string& folder, const char* name) {
    return folder.empty() ? std::ofstream{} : std::ofstream{folder + "/" + name + ".ndjson"};
  }
  std::ofstream cases_, records_;
};

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "+"));
}

void complain(const std::string& about, const Answers& answers) {
  std::cout << about << "\n    " << laws::as_json(laws::entries(answers)) << '\n';
}

void check_case(Answers answers, std::size_t number, Count& count, Shelf& shelf) {
  answers["id"] = {fmt::format("C-{}", number)};
  const naive::Verdict expected = laws::second_opinion().assess(answers);
  const Outcome outcome = outcome_of(answers);
  ++count.cases;
  std::vector<Violation> violations;
  if (outcome.plan.has_value() != expected.no_plan.empty()) {
    violations.push_back({0, "S1",
                          outcome.plan ? "a plan, and there must be none: " + expected.no_plan
                                       : "no plan, and there must be one"});
  } else if (outcome.plan) {
    violations = check_plan_record(outcome.record, answers, expected.plan_for);
    if (batch_record_of(outcome, *outcome.plan) != outcome.record)
      violations.push_back({0, "S1", "a batch writes another record"});
    for (const std::string& what : count.rungs.check(outcome)) violations.push_back({0, "E20", what});
    ++count.planned;
    ++count.kinds[joined(expected.plan_for)];
    for (const char* word : far_words)
      count.reached[word] += outcome.record.find(word) != std::string::npos ? 1 : 0;
    count.weeks += outcome.plan->weeks.size();
    count.raced += outcome.plan->race && outcome.plan->race->verdict != Verdict::not_yet ? 1 : 0;
    if (answers.count("avoid") == 0)
      shelf.add(answers, outcome.record);  // `avoid` outranks rules that the second checker insists on
  } else {
    violations = check_no_plan_record(outcome.record, expected.no_plan);
  }
  std::set<std::string> complained;  // once a rule: mostly the weeks after it are alike
  for (const Violation& violation : violations) {
    ++count.rules[violation.rule];
    ++count.violations;
    if (complained.insert(violation.rule).second && ++count.complaints <= shown)
      complain(line(violation), answers);
  }
}

void print(const Count& count) {
  for (const auto& [kind, cases] : count.kinds)
    std::cout << fmt::format("  {:6} plans for {}\n", cases, kind);
  for (const auto& [word, cases] : count.reached)
    std::cout << fmt::format("  {:6} plans with {}\n", cases, word);
  for (const auto& [rule, cases] : count.rules)
    std::cout << fmt::format("  {:6} violations of {}\n", cases, rule);
  std::cout << fmt::format("{} cases, {} planned ({} for a race), {} weeks, {} violations\n", count.cases,
                           count.planned, count.raced, count.weeks, count.violations);
}

// The grid must reach what it is there for.
bool wide_enough(const Count& count) {
  const char* kinds[] = {"itb",
                         "patellofemoral",
                         "patellar-tendon",
                         "chondromalacia",
                         "itb+patellofemoral",
                         "patellofemoral+itb",
                         "itb+patellar-tendon",
                         "patellar-tendon+itb",
                         "patellofemoral+patellar-tendon",
                         "patellar-tendon+patellofemoral",
                         "chondromalacia+itb",
                         "chondromalacia+patellar-tendon"};
  bool wide = count.cases >= 20'000 && count.raced >= 200;
  for (const char* kind : kinds) wide = wide && count.kinds.count(kind) > 0 && count.kinds.at(kind) >= 100;
  for (const char* word : far_words)
    wide = wide && count.reached.count(word) > 0 && count.reached.at(word) >= 100;
  if (!wide) std::cout << "the grid is too narrow\n";
  return wide;
}

// E20: every rung can be climbed by somebody, and every exercise of the catalogue was looked at.
bool climbed(const Rungs& rungs) {
  const std::vector<std::string> never = rungs.never_printed();
  const std::vector<std::string> unseen = rungs.never_planned();
  for (const std::string& rung : never) std::cout << "no plan has the rung of " << rung << '\n';
  for (const std::string& exercise : unseen) std::cout << "no plan has the exercise " << exercise << '\n';
  return never.empty() && unseen.empty() && rungs.plans() >= 5'000;
}

int run(const std::string& folder) {
  const bool all = folder.empty();
  Shelf shelf{folder};
  Count count;
  std::size_t number = 0;
  const auto check = [&](Answers answers) {
    if (all || number % sample == 0) check_case(std::move(answers), number, count, shelf);
    ++number;
  };
  for (Answers& answers : grid()) check(std::move(answers));
  const bool mostly_planned =
      10 * count.planned >= 9 * count.cases;  // random runners are held back more often
  const std::size_t random = laws::how_many(10'000);
  for (std::uint64_t seed = 0; seed < random; ++seed) {
    laws::Dice dice{20'000'000 + seed};
    check(random_runner(dice));
  }
  print(count);
  const bool caught = check_mutants(folder);
  if (!mostly_planned) std::cout << "too little of the grid gets a plan\n";
  const bool wide = !all || (mostly_planned && wide_enough(count) && climbed(count.rungs));
  const bool figures = !all || check_figures();
  return count.violations == 0 && wide && caught && figures ? 0 : 1;
}

}  // namespace
}  // namespace kneecheck::plans

int main(int count, char** arguments) {
  return kneecheck::plans::run(count > 1 ? arguments[1] : "");
}
