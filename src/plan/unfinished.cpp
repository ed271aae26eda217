// What a finished plan leaves open (P6).
#include <fmt/format.h>

#include <algorithm>

#include "plan/notes.h"

namespace kneecheck::plan {
namespace {

int runs_in(const Week& week) {
  return static_cast<int>(
      std::ranges::count_if(week.days, [](const Day& day) { return day.run.has_value(); }));
}

int weeks_with(const Plan& plan, int Week::*minutes) {
  return static_cast<int>(
      std::ranges::count_if(plan.weeks, [minutes](const Week& week) { return week.*minutes > 0; }));
}

bool is_settled(const Plan& plan) {
  return std::ranges::any_of(plan.weeks, [](const Week& week) {
    return std::ranges::any_of(
        week.techniques, [](const WeekTechnique& each) { return each.state == TechniqueState::settled; });
  });
}

}  // namespace

int most_runs(const Plan& plan) {
  int most = 0;
  for (const Week& week : plan.weeks) most = std::max(most, runs_in(week));
  return most;
}

int most_minutes(const Plan& plan) {
  return std::ranges::max_element(plan.weeks, {}, &Week::run_minutes)->run_minutes;
}

std::vector<std::string> unfinished(const Plan& plan) {
  std::vector<std::string> left;
  if (const int weeks = plan.recovery_weeks_left; weeks > 0)
    left.push_back(fmt::format("the recovery after your race ({} at most {}% of your last normal week)",
                               weeks == 1 ? "a week with" : "two weeks, each with", plan.recovery_percent));
  if (plan.phases.back().id != PhaseId::run)
    left.push_back(fmt::format("the phases after {}", word(plan.phases.back().id)));
  if (!is_settled(plan)) left.emplace_back("the change of technique");
  if (plan.fast && weeks_with(plan, &Week::hard_minutes) < plan.least_hard_weeks)
    left.emplace_back("fast running");
  if (weeks_with(plan, &Week::downhill_minutes) < plan.least_downhill_weeks)
    left.emplace_back("downhill running");
  if (plan.heavy_left) left.emplace_back("the weeks of heavy exercises that a tendon needs");
  if (plan.jumping_left) left.emplace_back("the jumps of your sport");
  const int most = most_minutes(plan);
  if (most < plan.goal_minutes)
    left.push_back(fmt::format("your usual minutes ({} of {} a week so far)", most, plan.usual_minutes));
  return left;
}

}  // namespace kneecheck::plan
