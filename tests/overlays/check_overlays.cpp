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
const std::set<std::string> may_be_stricter{"P4", "P5", "P6", "V12", "V18", "T30", "E18", "R1"};
// Of these it may miss that part alone which asks for more: the time that is offered, the usual number of
// runs at once, loads while it counts a knee as sore.
const std::map<std::string, std::string> may_be_stricter_in{
    {"E8", "are offered"}, {"V13", "usual are"}, {"E17", "heavy sets, should be"}};

bool asks_for_progress(const plans::Violation& violation) {
  const auto part = may_be_stricter_in.find(violation.rule);
  return may_be_stricter.contains(violation.rule) ||
         (part != may_be_stricter_in.end() && line(violation).find(part->second) != std::string::npos);
}

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
    const bool is_refused = !runner.plan_problems.empty();  // the program makes no plan of it
    return planned && !is_refused ? plan_complaint(person, runner, found) : std::string{};
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
      if (!asks_for_progress(violation))
        return line(violation) + "\n" + laws::as_yaml(laws::entries(person.answers));
    }
    return {};
  }

  const Knowledge& knowledge_;
};

// Lays folder after folder over the built-in knowledge.
class Trial {
 public:
  explicit Trial(bool verbose) : verbose_(verbose) {}

  // `turn`: which runners are given a plan, one in `turns` of them.
  void lay(const std::string& name, const Mutant& mutant, std::size_t turn, std::size_t turns) {
    ++folders_;
    Diagnostics problems;
    Layer layer;
    layer.files.push_back(parse_knowledge_file("my/" + mutant.path, mutant.text, problems));
    layer.paths.push_back(mutant.path);
    if (verbose_) std::cout << fmt::format("{} {}: {}\n", name, mutant.path, mutant.what) << std::flush;
    const auto knowledge = layer.files.front() ? load_knowledge({built_in_, layer}, problems) : nullptr;
    if (verbose_)
      std::cout << (knowledge ? "accepted\n" : "refused: " + format(english(), problems.all().front()));
    if (!knowledge) {
      ++refused_;
      if (problems.empty()) complain(name, mutant, "refused without a reason");
      return;
    }
    const std::string complaint = complaint_about(*knowledge, turn, turns);
    if (!complaint.empty()) complain(name, mutant, complaint);
  }

  // The exit status; of many folders, some must be refused and some not.
  int result(bool many) const {
    std::cout << fmt::format("{} folders, {} refused, {} complaints\n", folders_, refused_, complaints_);
    const bool both = refused_ > folders_ / 10 && folders_ - refused_ > folders_ / 10;
    if (many && !both) std::cout << "too few are refused, or accepted, for this to say anything\n";
    return complaints_ == 0 && (both || !many) ? 0 : 1;
  }

 private:
  std::string complaint_about(const Knowledge& knowledge, std::size_t turn, std::size_t turns) const {
    const Judge judge{knowledge};
    for (const Person& person : people_) {
      if (std::string complaint = judge.complaint(person, false); !complaint.empty()) return complaint;
    }
    for (std::size_t i = turn % turns; i < runners_.size(); i += turns) {
      if (std::string complaint = judge.complaint(runners_[i], true); !complaint.empty()) return complaint;
    }
    return {};
  }

  void complain(const std::string& name, const Mutant& mutant, const std::string& complaint) {
    if (++complaints_ <= shown)
      std::cout << fmt::format("{} {}: {}\n    {}\n", name, mutant.path, complaint, mutant.what);
  }

  bool verbose_;
  const Layer built_in_ = builtin_layer();
  const std::vector<Person> people_ = sample();
  const std::vector<Person> runners_ = runners();
  std::size_t folders_ = 0, refused_ = 0, complaints_ = 0;
};

void lay_mutants(Trial& trial, std::size_t first, std::size_t count) {
  const Layer built_in = builtin_layer();
  for (std::size_t seed = first; seed < first + count; ++seed) {
    laws::Dice dice{40'000'000 + seed};
    trial.lay(std::to_string(seed), mutant(built_in, dice), seed, 4);
  }
}

int run() {
  Trial trial{false};
  for (const Mutant& mutant : strictest_numbers()) trial.lay("strictest", mutant, 0, 1);
  lay_mutants(trial, 0, laws::how_many(usual_mutants));
  return trial.result(true);
}

int run(std::size_t first, std::size_t count) {
  Trial trial{true};
  lay_mutants(trial, first, count);
  if (count == 0)
    for (const Mutant& mutant : strictest_numbers()) trial.lay("strictest", mutant, 0, 1);
  return trial.result(false);
}

}  // namespace
}  // namespace kneecheck::overlays

// overlays [FIRST COUNT]: these mutants only, each named; a COUNT of 0: the strictest numbers.
int main(int count, char** arguments) {
  using kneecheck::overlays::run;
  return count == 3 ? run(std::stoul(arguments[1]), std::stoul(arguments[2])) : run();
}
