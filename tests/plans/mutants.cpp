#include "mutants.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "../laws/people.h"
#include "pipeline.h"

namespace kneecheck::plans {
namespace {

bool is_caught(const std::vector<Violation>& violations, const std::string& rule) {
  return std::any_of(violations.begin(), violations.end(),
                     [&rule](const Violation& violation) { return violation.rule == rule; });
}

// The files of a folder; none without one.
class MutantFiles {
 public:
  explicit MutantFiles(const std::string& folder) {
    if (folder.empty()) return;
    cases_.open(folder + "/mutant_cases.ndjson");
    records_.open(folder + "/mutants.ndjson");
    expected_.open(folder + "/mutants.csv");
  }
  void add(const Mutant& mutant, const Answers& answers, const std::string& record) {
    cases_ << laws::as_json(laws::entries(answers)) << '\n';
    records_ << record << '\n';
    expected_ << answers.at("id").front() << ',' << mutant.rule << ',' << (mutant.both ? "both" : "ours")
              << ",\"" << mutant.what << "\"\n";  // some have commas
  }

 private:
  std::ofstream cases_, records_, expected_;
};

bool check_mutant(const Mutant& mutant, const Answers& answers, MutantFiles& files) {
  const Outcome outcome = outcome_of(answers);
  const std::vector<std::string> conditions{answers.at("diagnosis")};
  std::string record;
  try {
    if (!outcome.plan || !check_plan_record(outcome.record, answers, conditions).empty())
      throw std::logic_error("no correct plan to begin with");
    record = sabotaged(mutant, outcome.record);
  } catch (const std::logic_error& problem) {
    std::cout << fmt::format("mutant {} ({}): {}\n", mutant.rule, mutant.what, problem.what());
    return false;
  }
  files.add(mutant, answers, record);
  const std::vector<Violation> violations = check_plan_record(record, answers, conditions);
  if (is_caught(violations, mutant.rule)) return true;
  std::cout << fmt::format("mutant {} ({}): not caught; {} other violations\n", mutant.rule, mutant.what,
                           violations.size());
  for (const Violation& violation : violations) std::cout << "    " << line(violation) << '\n';
  return false;
}

}  // namespace

std::string sabotaged(const Mutant& mutant, const std::string& record) {
  std::string changed = record;
  if (mutant.edit) {
    Json plan = Json::parse(record);
    mutant.edit(plan);
    changed = plan.text();
  }
  if (mutant.text) mutant.text(changed);
  if (changed == record) throw std::logic_error("nothing was changed");
  return changed;
}

std::vector<Mutant> all_mutants() {
  std::vector<Mutant> all;
  for (const auto& list :
       {phase_mutants(), running_mutants(), ground_mutants(), race_mutants(), technique_mutants(),
        exercise_mutants(), dose_mutants(), strength_mutants(), record_mutants()}) {
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

Answers answers_of(Start start) {
  Answers answers{{"age", {"34"}},
                  {"onset", {"gradual"}},
                  {"swelling", {"none"}},
                  {"warning_signs", {"none"}},
                  {"history", {"none"}},
                  {"mechanism", {"none"}},
                  {"location", {"outer"}},
                  {"diagnosis", {"itb"}},
                  {"start", {"2026-11-30"}},
                  {"pace", {"6:00"}},
                  {"weekly_km", {"40"}},
                  {"longest_run_km", {"14"}},
                  {"comfortable_km", {"8"}},
                  {"runs_per_week", {"3"}},
                  {"runs_upright", {"yes"}},
                  {"crosses_over", {"no"}},
                  {"cadence", {"175"}},
                  {"days", {"mon", "tue", "wed", "thu", "fri", "sat"}},
                  {"equipment", {"mirror", "ball", "step", "band", "weights"}}};
  const auto is = [&answers](const char* location, const char* diagnosis) {
    answers["location"] = {location};
    answers["diagnosis"] = {diagnosis};
  };
  switch (start) {
    case Start::steady:
      break;
    case Start::walker:
      answers["comfortable_km"] = {"0"};
      break;
    case Start::racer:
      answers["race_km"] = {"10"};
      answers["race_date"] = {"2027-03-07"};
      break;
    case Start::front:
      is("front", "patellofemoral");
      answers["feet_roll_in"] = {"yes"};
      break;
    case Start::tendon:
      is("below_kneecap", "patellar-tendon");
      answers["equipment"] = {"mirror", "step"};
      break;
    case Start::jumper:
      is("below_kneecap", "patellar-tendon");
      answers["sport"] = {"running", "jumping"};
      answers["equipment"] = {"mirror", "step", "weights", "gym", "strap", "slant_board"};
      answers["max_minutes"] = {"45"};
      break;
    case Start::cadence:
      is("below_kneecap", "patellar-tendon");
      answers["history"] = {"hamstring"};
      break;
    case Start::gentle:
      answers["age"] = {"60"};
      answers["comfortable_km"] = {"2"};
      break;
    case Start::sore:
      is("front", "patellofemoral");
      answers["pain_squat"] = {"6"};
      break;
    case Start::bleeder:
      answers["history"] = {"blood_thinner"};
      break;
    case Start::bare:
      answers["equipment"] = {"none"};
      answers.erase("pace");
      break;
    case Start::fast:
      answers["fast_running"] = {"yes"};
      break;
    case Start::frequent:
      answers["pace"] = {"5:00"};
      answers["weekly_km"] = {"80"};
      answers["longest_run_km"] = {"32"};
      answers["comfortable_km"] = {"7"};
      answers["runs_per_week"] = {"6"};
      answers["days"] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
      break;
    case Start::avoiding:
      answers["avoid"] = {"clam", "mini-squat"};
      break;
  }
  return answers;
}

bool check_mutants(const std::string& folder) {
  const std::vector<Mutant> mutants = all_mutants();
  MutantFiles files{folder};
  std::size_t caught = 0;
  for (const Mutant& mutant : mutants) {
    Answers answers = answers_of(mutant.start);
    answers["id"] = {fmt::format("M-{}", &mutant - mutants.data())};
    caught += check_mutant(mutant, answers, files) ? 1 : 0;
  }
  std::cout << fmt::format("{} of {} sabotaged plans caught\n", caught, mutants.size());
  return caught == mutants.size();
}

}  // namespace kneecheck::plans
