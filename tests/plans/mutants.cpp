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

void add_up_week(Week& week) {
  week.run_minutes = week.longest_run_minutes = week.run_km_tenths = week.hard_minutes = week.hill_minutes =
      week.downhill_minutes = 0;
  week.terrain = Terrain::flat;
  week.strength_sessions = 0;
  for (WeekTechnique& technique : week.techniques) technique.minutes = 0;
  for (Day& day : week.days) {
    week.strength_sessions += day.exercises.empty() ? 0 : 1;
    if (!day.run) continue;
    week.run_minutes += day.run->minutes;
    week.longest_run_minutes = std::max(week.longest_run_minutes, day.run->minutes);
    week.run_km_tenths += day.run->km_tenths;
    week.hard_minutes += day.run->hard_minutes;
    week.hill_minutes += day.run->hill_minutes;
    week.downhill_minutes += day.run->downhill_minutes;
    week.terrain = std::max(week.terrain, day.run->terrain);
    for (const TechniqueDose& dose : day.run->techniques) {
      for (WeekTechnique& technique : week.techniques)
        technique.minutes += technique.id == dose.id ? dose.minutes : 0;
    }
  }
  for (WeekTechnique& technique : week.techniques)
    technique.share_percent = 100 * technique.minutes / std::max(1, week.run_minutes);
}

bool is_caught(const std::vector<Violation>& violations, const std::string& rule) {
  return std::any_of(violations.begin(), violations.end(),
                     [&rule](const Violation& violation) { return violation.rule == rule; });
}

std::string sabotaged(const Mutant& mutant, const Outcome& outcome) {
  Plan plan = *outcome.plan;
  if (mutant.plan) mutant.plan(plan);
  std::string record = record_of(outcome, plan);
  if (batch_record_of(outcome, plan) != record) throw std::logic_error("a batch writes another record");
  if (mutant.record) mutant.record(record);
  if (record == outcome.record) throw std::logic_error("nothing was changed");
  return record;
}

}  // namespace

Week& week_where(Plan& plan, const WeekTest& test) {
  const auto found = std::find_if(plan.weeks.begin(), plan.weeks.end(), test);
  if (found == plan.weeks.end()) throw std::logic_error("no such week");
  return *found;
}

Week& before(Plan& plan, const Week& week) {
  return plan.weeks.at(static_cast<std::size_t>(week.number - 2));
}

Week& in_phase(Plan& plan, PhaseId phase) {
  return week_where(plan, [phase](const Week& week) { return week.phase == phase; });
}

std::vector<Run*> runs_of(Week& week) {
  std::vector<Run*> runs;
  for (Day& day : week.days) {
    if (day.run) runs.push_back(&*day.run);
  }
  return runs;
}

std::vector<Day*> sessions_of(Week& week) {
  std::vector<Day*> days;
  for (Day& day : week.days) {
    if (!day.exercises.empty()) days.push_back(&day);
  }
  return days;
}

std::string_view id_of(const PrescribedExercise& dose) {
  return laws::builtin().exercises[dose.exercise].id;
}

bool has(const Week& week, std::string_view exercise) {
  for (const Day& day : week.days) {
    for (const PrescribedExercise& dose : day.exercises) {
      if (id_of(dose) == exercise) return true;
    }
  }
  return false;
}

void add(Plan& plan, Week& week, const PrescribedExercise& dose) {
  sessions_of(week).front()->exercises.push_back(dose);
  add_up(plan);
}
void add(Plan& plan, Week& week, const char* exercise) {
  add(plan, week, dose_of(exercise));
}

// Of every session with it in the week.
void change(Plan& plan, Week& week, std::string_view exercise,
            const std::function<void(PrescribedExercise&)>& edit) {
  for (Day* day : sessions_of(week)) {
    for (PrescribedExercise& dose : day->exercises) {
      if (id_of(dose) == exercise) edit(dose);
    }
  }
  add_up(plan);
}

Week& second_with(Plan& plan, std::string_view exercise) {
  const int first = week_where(plan, [exercise](const Week& week) { return has(week, exercise); }).number;
  return week_where(
      plan, [=](const Week& week) { return week.number > first && !week.deload && has(week, exercise); });
}

bool is_ladder(const Week& week) {
  return std::any_of(week.days.begin(), week.days.end(),
                     [](const Day& day) { return day.run && day.run->walk_run; });
}

const WeekTechnique* technique_in(const Week& week) {
  return week.techniques.empty() ? nullptr : &week.techniques.front();
}

void add_up(Plan& plan) {
  for (Week& week : plan.weeks) {
    for (Run* run : runs_of(week)) {
      if (run->walk_run) run->minutes = run->walk_run->run_minutes * run->walk_run->repeats;
      run->km_tenths = (1200 * run->minutes + plan.pace_seconds) / (2 * plan.pace_seconds);
    }
    add_up_week(week);
  }
  const std::vector<PhaseSpan> old = plan.phases;
  plan.phases.clear();
  for (const Week& week : plan.weeks) {
    if (plan.phases.empty() || plan.phases.back().id != week.phase) {
      const auto known = std::find_if(old.begin(), old.end(),
                                      [&week](const PhaseSpan& span) { return span.id == week.phase; });
      plan.phases.push_back(known != old.end() ? *known : PhaseSpan{});
      plan.phases.back().id = week.phase;
      plan.phases.back().first_week = week.number;
    }
    plan.phases.back().last_week = week.number;
  }
  for (Week& week : plan.weeks) {
    for (const Day* day : sessions_of(week)) {
      for (const PrescribedExercise& dose : day->exercises) {
        if (std::find(plan.exercises.begin(), plan.exercises.end(), dose.exercise) == plan.exercises.end())
          plan.exercises.push_back(dose.exercise);
      }
    }
  }
}

void lengthen(Plan& plan, Week& week, int minutes) {
  for (Run* run : runs_of(week)) run->minutes += minutes;
  add_up(plan);
}

PrescribedExercise dose_of(const char* exercise) {
  PrescribedExercise dose;
  dose.exercise = *laws::builtin().find_exercise(exercise);
  dose.sets = 1;
  dose.reps = 2;
  dose.rest_seconds = 10;
  dose.sides = Sides::together;
  if (laws::builtin().exercises[dose.exercise].states_depth) dose.depth_degrees = 30;
  return dose;
}

bool drop_notes(Plan& plan, const char* words) {
  const std::size_t size = plan.notes.size();
  const auto holds = [words](const std::string& note) { return note.find(words) != std::string::npos; };
  plan.notes.erase(std::remove_if(plan.notes.begin(), plan.notes.end(), holds), plan.notes.end());
  return plan.notes.size() < size;
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
                  {"cadence", {"165"}},
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
      answers["race_date"] = {"2027-04-04"};
      break;
    case Start::front:
      is("front", "patellofemoral");
      answers["feet_roll_in"] = {"yes"};
      break;
    case Start::tendon:
      is("below_kneecap", "patellar-tendon");
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
    case Start::avoiding:
      answers["avoid"] = {"clam", "mini-squat"};
      break;
  }
  return answers;
}

bool check_mutants(const std::string& folder) {
  std::vector<Mutant> mutants;
  for (const auto& list : {running_mutants(), ground_and_race_mutants(), technique_mutants(),
                           exercise_mutants(), dose_mutants(), record_mutants()}) {
    mutants.insert(mutants.end(), list.begin(), list.end());
  }
  std::ofstream cases, records, expected;
  if (!folder.empty()) {
    cases.open(folder + "/mutant_cases.ndjson");
    records.open(folder + "/mutants.ndjson");
    expected.open(folder + "/mutants.csv");
  }
  std::size_t caught = 0;
  for (const Mutant& mutant : mutants) {
    Answers answers = answers_of(mutant.start);
    answers["id"] = {fmt::format("M-{}", &mutant - mutants.data())};
    const Outcome outcome = outcome_of(answers);
    std::string record;
    try {
      if (!outcome.plan || !check_plan_record(outcome.record, answers, {answers.at("diagnosis")}).empty())
        throw std::logic_error("no correct plan to begin with");
      record = sabotaged(mutant, outcome);
    } catch (const std::logic_error& problem) {
      std::cout << fmt::format("mutant {} ({}): {}\n", mutant.rule, mutant.what, problem.what());
      continue;
    }
    const std::vector<Violation> violations = check_plan_record(record, answers, {answers.at("diagnosis")});
    if (is_caught(violations, mutant.rule)) {
      ++caught;
    } else {
      std::cout << fmt::format("mutant {} ({}): not caught; {} other violations\n", mutant.rule, mutant.what,
                               violations.size());
      for (const Violation& violation : violations) std::cout << "    " << line(violation) << '\n';
    }
    cases << laws::as_json(laws::entries(answers)) << '\n';
    records << record << '\n';
    expected << answers["id"].front() << ',' << mutant.rule << ',' << (mutant.both ? "both" : "ours") << ','
             << mutant.what << '\n';
  }
  std::cout << fmt::format("{} of {} sabotaged plans caught\n", caught, mutants.size());
  return caught == mutants.size();
}

}  // namespace kneecheck::plans
