// Runners for the tests of the running half, written as cases; and their frames, weeks and plans.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "../builtin_case.h"
#include "plan/exercises.h"
#include "plan/planner.h"

namespace kneecheck::running_tests {

using namespace plan;

inline constexpr Date monday{20787};  // 2026-11-30

// `condition` by a clinician's diagnosis; the keys that rarely matter here have plain answers, `more` adds
// others.
inline Case person(std::string_view condition, std::string_view more = {}, std::string_view age = "34",
                   std::string_view history = "none") {
  const std::string_view place = condition == "itb"               ? "outer"
                                 : condition == "patellar-tendon" ? "below_kneecap"
                                                                  : "front";
  return case_of(
      fmt::format("diagnosis: {}\nlocation: [{}]\nage: {}\nhistory: [{}]\nonset: gradual\nswelling: "
                  "none\nwarning_signs: [none]\n{}",
                  condition, place, age, history, more));
}

inline Runner runner_of(const Case& answers, Date start = monday) {
  const Assessment assessment = assess(builtin(), answers);
  REQUIRE_FALSE(assessment.no_plan);
  return figures_of(builtin(), answers, assessment, start);
}

inline Runner runner(std::string_view condition, std::string_view more = {}) {
  return runner_of(person(condition, more));
}

inline const PlanPolicy& policy() {
  return *builtin().policy;
}

inline Plan plan_of(const Runner& figures, Date start = monday) {
  Plan plan;
  plan.conditions = figures.conditions;
  plan_weeks(builtin(), figures, start, fresh_beginning(builtin()), plan);
  return plan;
}

inline RunningFrame frame_of(const Runner& figures, Date start = monday) {
  return frames_of(builtin(), figures, start).running;
}

inline std::vector<int> run_minutes(const Week& week) {
  std::vector<int> minutes;
  for (const Day& day : week.days) {
    if (day.run) minutes.push_back(day.run->minutes);
  }
  return minutes;
}

inline std::string news_text(const Week& week) {
  std::string text;
  for (const Novelty& novelty : week.news) text += (text.empty() ? "" : " ") + novelty_text(novelty);
  return text;
}

}  // namespace kneecheck::running_tests
