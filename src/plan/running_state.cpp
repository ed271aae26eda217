// A week goes into the state: what the weeks after it must know.
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

// The ramp goes on from the entry that was reached. A week that was held back by the step (T04) stays on the
// entry before; the last one counts when the technique is used in full.
std::size_t step_after(const RunningFrame& frame, const TechniqueProgress& before,
                       const TechniqueProgress& now, bool rose) {
  const auto& ramp = frame.policy.ramp;
  // Of the last entry a share of minutes may still rise to the whole.
  std::size_t step = std::min(before.step + (rose ? 1 : 0), ramp.size() - 1);
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

// `runs`: on this stage, or continuous ones.
void take_ladder(const RunningFrame& frame, const Week& week, std::optional<int> stage, int runs,
                 RunningState& state) {
  state.stage_runs = stage && stage == state.stage ? state.stage_runs + runs : runs;
  state.stage = stage;
  if (!stage) state.continuous_runs += runs;
  const PlanPolicy& policy = frame.policy;
  const bool counts =
      !stage && !week.deload && week.longest_run_minutes > policy["easy_from_minutes"_n] &&
      (frame.runner.gentle || 100 * week.run_minutes > policy["easy_from_percent"_n] * frame.full()) &&
      !is_returning(frame, state);
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

// `runs`, `asked`: how many runs and minutes the week asked for.
void take_load(const RunningFrame& frame, const Week& week, int runs, int asked, RunningState& state) {
  state.phase = week.phase;
  state.weeks = week.number;
  state.before = {week.run_minutes,
                  week.longest_run_minutes,
                  runs,
                  week.hill_minutes,
                  week.downhill_minutes,
                  week.hard_minutes,
                  week.strides,
                  state.stage.has_value(),
                  week.deload,
                  asked};
  if (!week.deload) {
    state.base_before = state.base;
    state.base = state.before;
  }
  state.most_runs = std::max(state.most_runs, runs);
  state.most_minutes = std::max(state.most_minutes, week.run_minutes);
  state.longest.push_back(week.longest_run_minutes);
  if (static_cast<int>(state.longest.size()) > frame.policy["long_weeks_back"_n])
    state.longest.erase(state.longest.begin());
}

// The entry of the ramp to which a smaller share goes back. A little less is what whole minutes come to.
std::size_t step_of(const RunningFrame& frame, const Share& share, std::size_t before) {
  const auto& ramp = frame.policy.ramp;
  const int slack = frame.policy["ramp_slack_percent"_n];
  std::size_t step = 0;
  while (step < before && share.at_least(ramp[step + 1] - slack)) ++step;
  return step;
}

// What was asked and not done has not begun; what was done counts as it says.
void take_done_technique(const RunningFrame& frame, const Done& done, TechniqueProgress& technique) {
  if (!technique.started() && done.technique_share.part == 0) return;
  const TechniqueProgress before = technique;
  if (!technique.started()) technique.start_week = done.week.number;
  technique.share = done.technique_share;
  const bool rose = before.started() && technique.share.above(before.share);
  if (rose) technique.step = step_after(frame, before, technique, true);
  if (before.share.above(technique.share)) technique.step = step_of(frame, technique.share, technique.step);
  technique.rises_in_row = rose ? technique.rises_in_row + 1 : 0;
  if (technique.share.part > 0) {  // T02, T17
    technique.runs += done.technique_runs;
    technique.minutes += done.technique_minutes;
  }
  if (!done.week.deload && technique.share.at_least(frame.policy["full_percent"_n])) ++technique.full_weeks;
  if (done.cue_percent == 0) return;
  const auto& cues = frame.policy.cues;
  technique.cue = static_cast<std::size_t>(std::ranges::find(cues, done.cue_percent) - cues.begin());
  technique.settled = done.technique_state == TechniqueState::settled;
}

}  // namespace

RunningState advance(const RunningFrame& frame, RunningState state, const Week& week) {
  const int runs = week.runs();
  take_technique(frame, week, state.technique);
  take_ground(week, state);
  take_news(week, state);
  take_ladder(frame, week, stage_of(frame.policy, week), runs, state);
  take_strength(frame, week, state.strength);
  ++state.weeks_in[static_cast<std::size_t>(week.phase)];
  if (week.phase == PhaseId::run) ++state.end_weeks;
  take_load(frame, week, runs, week.run_minutes, state);
  state.last_row = 0;
  for (auto day = week.days.rbegin(); day != week.days.rend() && day->run; ++day) ++state.last_row;
  return state;
}

RunningState take_done(const RunningFrame& frame, RunningState state, const Done& done) {
  const Week& week = done.week;
  const int runs = done.ran ? done.asked.runs : 0;
  take_done_technique(frame, done, state.technique);
  take_ground(week, state);
  if (done.ran) take_news(week, state);
  take_ladder(frame, week, done.asked.stage, done.asked.stage ? done.green_runs : runs, state);
  take_strength(frame, week, state.strength);
  if (done.ran) ++state.weeks_in[static_cast<std::size_t>(week.phase)];
  if (week.phase == PhaseId::run && done.colour == Colour::green) ++state.end_weeks;
  const bool first = state.weeks == 0;
  state.last_row = done.last_row;
  take_load(frame, week, runs, done.asked.run_minutes, state);
  if (first) {
    state.longest.back() = std::max(week.longest_run_minutes, done.asked.longest_run_minutes);
    if (week.deload) {  // D6: without a B, week 1 as it was asked
      state.base = Load{done.asked.run_minutes, done.asked.longest_run_minutes, done.asked.runs};
      state.base->asked_minutes = done.asked.run_minutes;
      state.base->ladder = done.asked.stage.has_value();
    }
  }
  if (done.colour != Colour::red) state.proven.push_back({week.number, week.run_minutes});
  return state;
}

int proven_minutes(const RunningFrame& frame, const RunningState& state) {
  int most = 0;
  for (const Proven& proven : state.proven) {
    const bool near = proven.week + frame.policy["proven_weeks_back"_n] > state.weeks;
    if (near) most = std::max(most, proven.minutes);
  }
  return most;
}

bool is_returning(const RunningFrame& frame, const RunningState& state) {
  return !state.stage && state.base && !state.base->ladder &&
         100 * state.base->minutes < frame.policy["return_until_percent"_n] * proven_minutes(frame, state);
}

void ease_technique(const RunningFrame& frame, Share most, RunningState& state) {
  TechniqueProgress& technique = state.technique;
  technique.settled = false;
  technique.full_weeks = 0;
  technique.rises_in_row = 0;
  if (!technique.share.above(most)) return;
  technique.share = most;
  technique.step = step_of(frame, most, technique.step);
}

}  // namespace kneecheck::plan
