// A week goes into the state: what the weeks after it must know.
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

int count_runs(const Week& week) {
  return static_cast<int>(
      std::ranges::count_if(week.days, [](const Day& day) { return day.run.has_value(); }));
}

// The ramp goes on from the entry that was reached. A week that was held back by the step (T04) stays on the
// entry before; the last one counts when the technique is used in full.
std::size_t step_after(const RunningFrame& frame, const TechniqueProgress& before,
                       const TechniqueProgress& now, bool rose) {
  const auto& ramp = frame.policy.ramp;
  std::size_t step = before.step + (rose ? 1 : 0);
  if (rose && step > 1) {
    const std::int64_t missed = ramp[step] * now.share.whole - 100 * now.share.part;  // percent of the whole
    const bool far_below = missed > frame.policy["ramp_slack_percent"_n] * now.share.whole;
    const bool short_of_last = 100 * before.share.part < ramp[step - 1] * before.share.whole;
    if (far_below && short_of_last) --step;
  }
  const bool full = now.share.at_least(frame.policy["full_percent"_n]);
  return step + 1 == ramp.size() && !full ? step - 1 : step;
}

void take_technique(const RunningFrame& frame, const Week& week, TechniqueProgress& technique) {
  if (week.techniques.empty()) return;
  const TechniqueProgress before = technique;
  const WeekTechnique& now = week.techniques.front();
  if (!technique.started()) technique.start_week = week.number;
  technique.share = {now.minutes, week.run_minutes};
  const bool rose = now.state == TechniqueState::build;
  if (before.started()) technique.step = step_after(frame, before, technique, rose);
  technique.rises_in_row = rose ? technique.rises_in_row + 1 : 0;
  technique.runs += static_cast<int>(std::ranges::count_if(
      week.days, [](const Day& day) { return day.run && !day.run->techniques.empty(); }));
  technique.minutes += now.minutes;
  if (!week.deload && technique.share.at_least(frame.policy["full_percent"_n])) ++technique.full_weeks;
  const auto& cues = frame.policy.cues;
  technique.cue = static_cast<std::size_t>(std::ranges::find(cues, now.cue_percent) - cues.begin());
  technique.settled = now.state == TechniqueState::settled;
}

void take_ground(const Week& week, RunningState& state) {
  for (std::size_t i = 0; i < return_count; ++i) {
    if (state.first_week[i] == 0 && has(week, static_cast<Return>(i))) state.first_week[i] = week.number;
  }
  if (week.downhill_minutes > 0) ++state.downhill_weeks;
  if (week.hard_minutes > 0) ++state.hard_weeks;
}

void take_news(const Week& week, RunningState& state) {
  for (const Novelty& novelty : week.news) {
    if (novelty.kind == NoveltyKind::extra_run) state.extra_run_week = week.number;
  }
}

void take_ladder(const RunningFrame& frame, const Week& week, int runs, RunningState& state) {
  const std::optional<int> stage = stage_of(frame.policy, week);
  state.stage_runs = stage && stage == state.stage ? state.stage_runs + runs : runs;
  state.stage = stage;
  if (!stage) state.continuous_runs += runs;
  const PlanPolicy& policy = frame.policy;
  const bool counts =
      !stage && !week.deload && week.longest_run_minutes > policy["easy_from_minutes"_n] &&
      (frame.runner.gentle || 100 * week.run_minutes > policy["easy_from_percent"_n] * frame.full());
  state.since_easy = counts ? state.since_easy + 1 : 0;
}

bool is_heavy(const RunningFrame& frame, const PrescribedExercise& dose) {
  return dose.load_rm && frame.knowledge.exercises[dose.exercise].loads_tendon;
}

void take_strength(const RunningFrame& frame, const Week& week, StrengthProgress& strength) {
  bool heavy = false;
  int most_contacts = 0;
  for (const Day& day : week.days) {
    int landings = 0;
    for (const PrescribedExercise& dose : day.exercises) {
      const Exercise& exercise = frame.knowledge.exercises[dose.exercise];
      heavy = heavy || is_heavy(frame, dose);
      landings += contacts(frame.knowledge, dose);
      strength.landed = strength.landed || (exercise.impact && exercise.role == Role::core);
    }
    most_contacts = std::max(most_contacts, landings);
  }
  strength.heavy_weeks += heavy ? 1 : 0;
  strength.jumping_weeks += most_contacts >= frame.policy["jumping_contacts"_n] ? 1 : 0;
  for (const Novelty& novelty : week.news) strength.jumps += novelty.kind == NoveltyKind::jump ? 1 : 0;
}

}  // namespace

RunningState advance(const RunningFrame& frame, RunningState state, const Week& week) {
  const int runs = count_runs(week);
  take_technique(frame, week, state.technique);
  take_ground(week, state);
  take_news(week, state);
  take_ladder(frame, week, runs, state);
  take_strength(frame, week, state.strength);
  state.phase_weeks = state.weeks > 0 && week.phase == state.phase ? state.phase_weeks + 1 : 1;
  state.phase = week.phase;
  state.weeks = week.number;
  state.before = {week.run_minutes,  week.longest_run_minutes, runs,
                  week.hill_minutes, week.downhill_minutes,    week.hard_minutes,
                  week.strides,      state.stage.has_value(),  week.deload};
  if (!week.deload) {
    state.base_before = state.base;
    state.base = state.before;
  }
  state.most_runs = std::max(state.most_runs, runs);
  state.most_minutes = std::max(state.most_minutes, week.run_minutes);
  state.longest.push_back(week.longest_run_minutes);
  if (static_cast<int>(state.longest.size()) > frame.policy["long_weeks_back"_n])
    state.longest.erase(state.longest.begin());
  return state;
}

}  // namespace kneecheck::plan
