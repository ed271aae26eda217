// What a finished plan leaves open (P6).
#include <algorithm>

#include "base/words/plan.h"
#include "plan/notes.h"

namespace kneecheck::plan {
namespace {

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
  for (const Week& week : plan.weeks) most = std::max(most, week.runs());
  return most;
}

int most_minutes(const Plan& plan) {
  return std::ranges::max_element(plan.weeks, {}, &Week::run_minutes)->run_minutes;
}

std::vector<std::string> unfinished(const Knowledge& knowledge, const Plan& plan) {
  const Language& language = knowledge.language;
  std::vector<std::string> left;
  const auto add_if = [&](bool is_left, TextId what, Fillings values = {}) {
    if (is_left) left.push_back(language.say(what, values));
  };
  add_if(plan.recovery_weeks_left > 0, PlanText::left_recovery,
         {{"n", plan.recovery_weeks_left}, {"percent", plan.recovery_percent}});
  const PhaseId last = plan.phases.back().id;
  add_if(last != PhaseId::run, PlanText::left_phases, {{"phase", knowledge.phase(last).name}});
  add_if(!is_settled(plan), PlanText::left_technique);
  add_if(plan.fast && weeks_with(plan, &Week::hard_minutes) < plan.least_hard_weeks, PlanText::left_fast);
  add_if(weeks_with(plan, &Week::downhill_minutes) < plan.least_downhill_weeks, PlanText::left_downhill);
  add_if(plan.heavy_left, PlanText::left_heavy);
  add_if(plan.jumping_left, PlanText::left_jumps);
  const int most = most_minutes(plan);
  add_if(most < plan.goal_minutes, PlanText::left_minutes, {{"most", most}, {"usual", plan.usual_minutes}});
  return left;
}

}  // namespace kneecheck::plan
