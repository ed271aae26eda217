// A week goes into the state: what the weeks after it must know.
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

DayMask run_days(const Week& week) {
  DayMask days = 0;
  for (int day = 0; day < days_a_week; ++day) {
    if (week.days[static_cast<std::size_t>(day)].run) days = static_cast<DayMask>(days | 1U << day);
  }
  return days;
}

int count_runs(const Week& week) {
  return static_cast<int>(
      std::ranges::count_if(week.days, [](const Day& day) { return day.run.has_value(); }));
}

void take_technique(const RunningFrame& frame, const RunningState& before, const Week& week,
                    TechniqueProgress& technique) {
  if (week.techniques.empty()) return;
  const WeekTechnique& now = week.techniques.front();
  const bool rose = rises(before, now, week.run_minutes);
  if (!technique.started()) technique.start_week = week.number;
  if (rose || now.state == TechniqueState::start) ++technique.step;
  technique.rises_in_row = rose ? technique.rises_in_row + 1 : 0;
  technique.share = {now.minutes, week.run_minutes};
  technique.runs += static_cast<int>(std::ranges::count_if(
      week.days, [](const Day& day) { return day.run && !day.run->techniques.empty(); }));
  technique.minutes += now.minutes;
  if (!week.deload && technique.share.at_least(frame.policy["full_percent"_n])) ++technique.full_weeks;
  const auto& cues = frame.policy.cues;
  technique.cue = static_cast<std::size_t>(std::ranges::find(cues, now.cue_percent) - cues.begin());
  technique.settled = now.state == TechniqueState::settled;
}

void take_terrain(const Week& week, RunningState& state) {
  for (const Day& day : week.days) {
    if (!day.run) continue;
    int& first = state.first_week[static_cast<std::size_t>(day.run->terrain)];
    if (first == 0) first = week.number;
  }
  if (week.downhill_minutes > 0) ++state.downhill_weeks;
}

void take_ladder(const RunningFrame& frame, const Week& week, int runs, RunningState& state) {
  const std::optional<int> stage = stage_of(frame.policy, week);
  state.stage_runs = stage && stage == state.stage ? state.stage_runs + runs : runs;
  state.stage = stage;
  if (!stage) state.continuous_runs += runs;
  state.since_easy = stage || week.deload ? 0 : state.since_easy + 1;
}

}  // namespace

RunningState advance(const RunningFrame& frame, RunningState state, const Week& week) {
  const int runs = count_runs(week);
  take_technique(frame, state, week, state.technique);
  take_terrain(week, state);
  take_ladder(frame, week, runs, state);
  state.phase_weeks = state.weeks > 0 && week.phase == state.phase ? state.phase_weeks + 1 : 1;
  state.phase = week.phase;
  state.weeks = week.number;
  state.after_easy = week.deload;
  if (!week.deload)
    state.base = {week.run_minutes, week.longest_run_minutes, runs, week.hill_minutes, week.downhill_minutes};
  state.most_runs = std::max(state.most_runs, runs);
  state.most_minutes = std::max(state.most_minutes, week.run_minutes);
  state.longest.push_back(week.longest_run_minutes);
  if (static_cast<int>(state.longest.size()) > frame.policy["long_weeks_back"_n])
    state.longest.erase(state.longest.begin());
  state.last_days = run_days(week);
  if (!frame.low(week.number)) state.usual_days = state.last_days;
  return state;
}

}  // namespace kneecheck::plan
