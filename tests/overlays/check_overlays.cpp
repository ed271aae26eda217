// A folder laid over the built-in knowledge is refused with a reason, or it is no milder: over a sample of
// people never a lower urgency, never a plan where there was none, and plans within the planning rules.
// KNEECHECK_ALL_SEEDS=1 runs ten times as many mutants.
#include <fmt/format.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "../plans/checker.h"
#include "../plans/runners.h"
#include "export/records.h"
#include "mutate.h"
#include "plan/plan.h"
#include "triage/assess.h"

namespace kneecheck::overlays {
namespace {

using namespace exports;
using namespace plan;
using laws::Answers;

constexpr std::size_t shown = 20;
constexpr std::size_t usual_mutants = 2'000;  // ten times as many with all seeds

// A person, and what the built-in knowledge says of them.
struct Person {
  Answers answers;
  std::optional<Urgency> urgency;
  bool has_plan = false;
};

Person person(const Answers& answers) {
  const Case runner = laws::from_yaml(laws::builtin(), laws::entries(answers));
  const Assessment found = assess(laws::builtin(), runner);
  return {answers, found.urgency, !found.no_plan};
}

// Every warning sign by itself, random people, and runners with each cause that a plan is for.
std::vector<Person> sample() {
  std::vector<Person> people;
  for (const std::string& sign : laws::key_words("warning_signs").values) {
    Answers answers = laws::plain_case();
    answers["warning_signs"] = {sign};
    people.push_back(person(answers));
  }
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    laws::Dice dice{31'000 + seed};
    people.push_back(person(laws::random_case(dice)));
  }
  return people;
}

std::vector<Person> runners() {
  std::vector<Person> people;
  for (const Answers& cause : plans::conditions())
    people.push_back(person(plans::with(plans::healthy(), cause)));
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    laws::Dice dice{32'000 + seed};
    people.push_back(person(plans::random_runner(dice)));
  }
  return people;
}

int rank(const std::optional<Urgency>& urgency) {
  return urgency ? static_cast<int>(*urgency) : static_cast<int>(Urgency::self_manage) + 1;
}

// Rules that a stricter folder may go beyond: they ask for progress, or name tests and stages one by one.
const std::set<std::string> may_be_stricter{"P4", "P5", "P6", "V12", "V18", "T30", "R1"};

class Judge {
 public:
  explicit Judge(const Knowledge& knowledge) : knowledge_(knowledge) {}

  // What is wrong with what the folder says of a person; empty: nothing.
  std::string complaint(const Person& person, bool planned) const {
    const Case runner = laws::from_yaml(knowledge_, laws::entries(person.answers));
    if (!runner.problems.empty()) return {};  // limits may be narrower
    const Assessment found = assess(knowledge_, runner);
    if (rank(found.urgency) > rank(person.urgency)) return "a lower urgency";
    if (found.no_plan) return {};
    if (!person.has_plan) return "a plan, and there was none";
    return planned ? plan_complaint(person, runner, found) : std::string{};
  }

 private:
  std::string plan_complaint(const Person& person, const Case& runner, const Assessment& found) const {
    const Plan plan = make_plan(knowledge_, runner, found, {*runner.date(Key::start)});
    std::string record;
    write_plan_record(record, {knowledge_, runner, found, *knowledge_.find_region("any")}, plan,
                      Layout::compact);
    std::vector<std::string> conditions;
    for (const ConditionIndex each : found.plan_for) conditions.emplace_back(knowledge_.conditions[each].id);
    for (const plans::Violation& violation : plans::check_plan_record(record, person.answers, conditions)) {
      if (!may_be_stricter.contains(violation.rule)) return line(violation);
    }
    return {};
  }

  const Knowledge& knowledge_;
};

int run(std::size_t first, std::size_t count, bool verbose) {
  const Layer built_in = builtin_layer();
  const std::vector<Person> people = sample();
  const std::vector<Person> planned = runners();
  std::size_t refused = 0, complaints = 0;
  for (std::size_t seed = first; seed < first + count; ++seed) {
    laws::Dice dice{40'000'000 + seed};
    const Mutant mutant = overlays::mutant(built_in, dice);
    Diagnostics problems;
    Layer layer;
    layer.files.push_back(parse_knowledge_file("my/" + mutant.path, mutant.text, problems));
    layer.paths.push_back(mutant.path);
    const auto knowledge = layer.files.front() ? load_knowledge({built_in, layer}, problems) : nullptr;
    if (verbose)
      std::cout << seed << ' ' << mutant.path << ": " << mutant.what << '\n'
                << (knowledge ? "accepted" : format(problems.all().front()).substr(0, 300)) << '\n'
                << std::flush;
    if (!knowledge) {
      ++refused;
      if (problems.empty()) std::cout << seed << ": refused without a reason\n", ++complaints;
      continue;
    }
    const Judge judge{*knowledge};
    std::string complaint;
    for (const Person& each : people) {
      if (complaint.empty()) complaint = judge.complaint(each, false);
    }
    for (std::size_t i = 0; i < planned.size(); ++i) {
      if (complaint.empty() && (i + seed) % 4 == 0) complaint = judge.complaint(planned[i], true);
    }
    if (complaint.empty() || ++complaints > shown) continue;
    std::cout << fmt::format("{} {}: {}\n    {}\n", seed, mutant.path, complaint, mutant.what);
  }
  std::cout << fmt::format("{} folders, {} refused, {} complaints\n", count, refused, complaints);
  const bool both = refused > count / 10 && refused < count - count / 10;
  if (!both && count >= 1000) std::cout << "too few are refused, or accepted, for this to say anything\n";
  return complaints == 0 && (both || count < 1000) ? 0 : 1;
}

}  // namespace
}  // namespace kneecheck::overlays

// overlays [FIRST COUNT]: these mutants only, each named.
int main(int count, char** arguments) {
  using kneecheck::overlays::run;
  if (count == 3) return run(std::stoul(arguments[1]), std::stoul(arguments[2]), true);
  return run(0, kneecheck::laws::how_many(kneecheck::overlays::usual_mutants), false);
}
