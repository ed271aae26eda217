#include "plan/running.h"

#include <algorithm>
#include <bit>

namespace kneecheck::plan {
namespace {

constexpr DayMask weekend = 0b1100000;  // bits by weekday

// V9: run days in a row, by how many runs a week are usual.
int in_row(const PlanPolicy& policy, int most_runs, bool late) {
  if (most_runs >= policy["runs_most"_n]) return policy["days_in_row_of_six"_n];
  if (most_runs + 1 == policy["runs_most"_n]) return policy["days_in_row_of_five"_n];
  return policy[late ? "late_days_in_row"_n : "early_days_in_row"_n];
}

RunDaysWish days_wish(const PlanPolicy& policy, const Runner& runner, Date start) {
  RunDaysWish wish;
  wish.open = from_weekdays(runner.open_days, start);
  wish.most_runs = runner.most_runs;
  wish.ladder_runs = policy["ladder_runs_most"_n];
  wish.ladder = first_stage(policy, runner, 1).has_value();  // whatever their number
  wish.early_in_row = in_row(policy, runner.most_runs, false);
  wish.late_in_row = in_row(policy, runner.most_runs, true);
  wish.weekend = from_weekdays(weekend, start);
  return wish;
}

bool has_kit(const Exercise& exercise, std::uint64_t kit) {
  return (kit & exercise.kit_needs) == exercise.kit_needs &&
         (exercise.kit_any_of == 0 || (kit & exercise.kit_any_of) != 0);
}

// E19: in this order; the first that cannot be done ends the row. On few days there is no room for them.
std::vector<ExerciseIndex> jumps_of(const Knowledge& knowledge, const Runner& runner) {
  std::vector<ExerciseIndex> jumps;
  if (!runner.jumper || std::popcount(runner.open_days) < (*knowledge.policy)["jumping_days_least"_n])
    return jumps;
  for (const ExerciseIndex index : knowledge.policy->jumps.exercises) {
    const Exercise& exercise = knowledge.exercises[index];
    const bool avoided = std::ranges::find(runner.avoid, index) != runner.avoid.end();
    if (avoided || !exercise.in_plans || !has_kit(exercise, runner.kit) ||
        (exercise.barred_by_history & runner.history) != 0)
      break;
    jumps.push_back(index);
  }
  return jumps;
}

}  // namespace

RunningFrame running_frame(const Knowledge& knowledge, const Runner& runner, Date start) {
  const PlanPolicy& policy = *knowledge.policy;
  RunningFrame frame{knowledge, policy, runner, start, least_weeks(policy, runner), {}, {}, 0, {}, {}};
  frame.days = run_days(days_wish(policy, runner, start));
  frame.first_stage = first_stage(policy, runner, frame.days.first);
  frame.jumps = jumps_of(knowledge, runner);
  return frame;
}

}  // namespace kneecheck::plan
