#include "plan/running.h"

namespace kneecheck::plan {
namespace {

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

}  // namespace

RunningFrame running_frame(const Knowledge& knowledge, const Runner& runner, Date start) {
  const PlanPolicy& policy = *knowledge.policy;
  RunningFrame frame{knowledge, policy, runner, start, least_weeks(policy, runner), {}, {}, {},
                     0,         {},     {},     {}};
  frame.wish = days_wish(policy, runner, start);
  frame.days = run_days(frame.wish);
  frame.first_stage = first_stage(policy, runner, frame.days.first);
  return frame;
}

}  // namespace kneecheck::plan
