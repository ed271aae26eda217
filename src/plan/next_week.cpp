// One week from the state before it: first what is new (one thing at most), then minutes, days, ground, cue.
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

// What has been decided about a week before it is written down.
struct Step {
  PhaseId phase = PhaseId::settle;
  Move move = Move::none;
  std::optional<int> stage;  // of the ladder; empty: continuous
  bool easy = false;
  Volume volume;
  DayMask days = 0;
};

constexpr DayMask weekend = 0b1100000;  // bits by weekday

bool on_ladder(const RunningState& state) {
  return state.stage.has_value();
}

// V9: the days for so many runs.
std::optional<DayMask> days_for(const RunningFrame& frame, const RunningState& state, PhaseId phase,
                                bool ladder, int runs) {
  const PlanPolicy& policy = frame.policy;
  const int in_row = ladder                     ? 1
                     : phase < PhaseId::landing ? policy["early_days_in_row"_n]
                                                : policy["late_days_in_row"_n];
  return choose_days({frame.open, runs, in_row, state.last_days, on_ladder(state), state.usual_days,
                      from_weekdays(weekend, frame.start)});
}

// ---- what is new

// One run a week is too few to learn a technique (T18); more are shared out again when they have become long.
bool wants_extra_run(const RunningFrame& frame, const RunningState& state) {
  const int runs = state.base->runs;
  const bool few = runs < frame.policy["practice_runs_least"_n];
  const bool are_long = state.base->minutes >= runs * frame.policy["extra_run_from_minutes"_n];
  return (few || are_long) && runs < frame.phase_runs[static_cast<std::size_t>(state.phase)] &&
         days_for(frame, state, state.phase, false, runs + 1).has_value();
}

// The technique waits for a few runs without breaks (T11) and nothing else can be new: good for an easy week.
bool waits_for_runs(const RunningFrame& frame, const RunningState& state) {
  return !state.technique.started() && state.phase >= frame.policy.technique_from && state.since_easy > 0 &&
         state.continuous_runs < frame.policy["technique_runs_before"_n] && !wants_extra_run(frame, state);
}

// A normal continuous week. Phases that open a technique come first, then its start, hills (one by one),
// another run, its next step. Later phases begin in easy weeks, or when nothing else is new.
Move choose_move(const RunningFrame& frame, const RunningState& state, std::optional<PhaseId> due) {
  if (frame.quiet(state.weeks + 1)) return Move::none;
  if (due && *due <= frame.policy.technique_from) return Move::phase;
  const int start_minutes = next_volume(frame, state, state.phase, Move::technique_start).minutes;
  if (may_start_technique(frame, state, state.phase, start_minutes)) return Move::technique_start;
  if (const Move hills = terrain_move(frame, state, state.phase); hills != Move::none) return hills;
  if (wants_extra_run(frame, state)) return Move::extra_run;
  if (may_raise_technique(frame, state)) return Move::technique_rise;
  return due ? Move::phase : Move::none;
}

// ---- the kinds of weeks

Step ladder_step(const RunningFrame& frame, const RunningState& state) {
  Step step{state.phase, Move::none, {}, false, {}, 0};
  if (const auto due = due_phase(frame, state, false);
      due && state.weeks > 0 && !frame.quiet(state.weeks + 1)) {
    step.phase = *due;
    step.move = Move::phase;
  }
  step.stage = next_stage(frame, state, step.phase);
  const int runs = state.base ? state.base->runs : frame.ladder_runs;
  const int minutes = frame.policy.ladder[static_cast<std::size_t>(*step.stage)].minutes();
  step.volume.minutes = runs * minutes;
  for (int i = 0; i < runs; ++i) step.volume.runs.push_back(minutes);
  step.days = days_for(frame, state, step.phase, true, runs).value_or(state.last_days);
  return step;
}

Step first_step(const RunningFrame& frame, const RunningState& state) {
  Step step{state.phase, Move::none, {}, false, {}, 0};
  const int runs = frame.phase_runs[static_cast<std::size_t>(state.phase)];
  step.volume = first_volume(frame, runs);
  step.days = days_for(frame, state, step.phase, false, runs).value_or(0);
  return step;
}

Step easy_step(const RunningFrame& frame, const RunningState& state) {
  Step step{state.phase, Move::none, {}, true, {}, 0};
  if (const auto due = due_phase(frame, state, true); due && !frame.quiet(state.weeks + 1)) {
    step.phase = *due;
    step.move = Move::phase;
  }
  step.volume = easy_volume(frame, state);
  step.days = days_for(frame, state, step.phase, false, state.base->runs).value_or(state.usual_days);
  return step;
}

Step normal_step(const RunningFrame& frame, const RunningState& state) {
  Step step{state.phase, Move::none, {}, false, {}, 0};
  const auto due = due_phase(frame, state, true);
  // V11: right after the ladder the first runs without breaks are enough that is new, but for a phase.
  step.move = !on_ladder(state)                      ? choose_move(frame, state, due)
              : due && !frame.quiet(state.weeks + 1) ? Move::phase
                                                     : Move::none;
  if (step.move == Move::phase) step.phase = *due;
  step.volume = next_volume(frame, state, step.phase, step.move);
  const int runs = static_cast<int>(step.volume.runs.size());
  step.days = days_for(frame, state, step.phase, false, runs).value_or(state.usual_days);
  return step;
}

// R3, R4: the usual days, but none on race day or just after it. Runs of that week end before it.
Step low_step(const RunningFrame& frame, const RunningState& state) {
  Step step{state.phase, Move::none, {}, true, {}, 0};
  const Date first = frame.start.plus(days_a_week * state.weeks);
  for (int day = 0; day < days_a_week; ++day) {
    const int after_race = days_between(frame.race->date, first.plus(day));
    const bool free = after_race >= 0 &&
                      (after_race <= frame.policy["race_free_days"_n] || frame.race->week == state.weeks + 1);
    if (on_day(state.usual_days, day) && !free) step.days = static_cast<DayMask>(step.days | 1U << day);
  }
  int runs = 0;
  for (int day = 0; day < days_a_week; ++day) runs += on_day(step.days, day) ? 1 : 0;
  step.volume = low_volume(frame, state, runs);
  return step;
}

Step choose_step(const RunningFrame& frame, const RunningState& state) {
  if (frame.low(state.weeks + 1)) return low_step(frame, state);
  const bool begins = state.weeks == 0;
  if (next_stage(frame, state, PhaseId::run)) return ladder_step(frame, state);
  if (begins) return first_step(frame, state);
  const bool easy = state.since_easy >= frame.policy["weeks_between_easy"_n] || waits_for_runs(frame, state);
  return easy ? easy_step(frame, state) : normal_step(frame, state);
}

// ---- writing it down

int tenths_of_km(const Runner& runner, int minutes) {
  return static_cast<int>(round_half_even(std::int64_t{minutes} * 600, runner.pace_seconds));
}

// The longest run goes on the weekend if there is one, else on the last run day.
int longest_day(DayMask days, DayMask weekend_days) {
  const DayMask best = (days & weekend_days) != 0 ? static_cast<DayMask>(days & weekend_days) : days;
  int last = 0;
  for (int day = 0; day < days_a_week; ++day) last = on_day(best, day) ? day : last;
  return last;
}

void write_runs(const RunningFrame& frame, const Step& step, Week& week) {
  if (step.volume.minutes == 0 && step.stage != 0) return;
  const int longest = longest_day(step.days, from_weekdays(weekend, frame.start));
  std::size_t next = 0;
  for (int day = 0; day < days_a_week; ++day) {
    if (!on_day(step.days, day)) continue;
    Run run;
    run.minutes = day == longest ? step.volume.runs.back() : step.volume.runs[next++];
    run.km_tenths = tenths_of_km(frame.runner, run.minutes);
    if (step.stage) run.walk_run = walk_run(frame.policy.ladder[static_cast<std::size_t>(*step.stage)]);
    week.run_minutes += run.minutes;
    week.run_km_tenths += run.km_tenths;
    week.longest_run_minutes = std::max(week.longest_run_minutes, run.minutes);
    week.days[static_cast<std::size_t>(day)].run = run;
  }
}

Terrain ground_of(const Week& week) {
  Terrain last = Terrain::flat;
  for (const Day& day : week.days) last = std::max(last, day.run ? day.run->terrain : Terrain::flat);
  return last;
}

// T10: what is new is read off the finished week.
Few<Novelty, 6> news_of(const RunningState& state, const Week& week) {
  Few<Novelty, 6> news;
  if (state.weeks > 0 && week.phase != state.phase) news.push_back({NoveltyKind::phase, week.phase, {}});
  for (const WeekTechnique& cue : week.techniques) {
    if (cue.state == TechniqueState::start) news.push_back({NoveltyKind::technique_start, {}, cue.id});
    if (cue.state == TechniqueState::build) news.push_back({NoveltyKind::technique_rise, {}, cue.id});
  }
  constexpr std::array grounds{NoveltyKind::uphill, NoveltyKind::rolling, NoveltyKind::downhill};
  int runs = 0;
  std::array<bool, 4> seen{};
  for (const Day& day : week.days) {
    if (!day.run) continue;
    ++runs;
    const auto terrain = static_cast<std::size_t>(day.run->terrain);
    if (terrain > 0 && state.first_week[terrain] == 0 && !seen[terrain])
      news.push_back({grounds[terrain - 1], {}, {}});
    seen[terrain] = true;
  }
  if (state.base && runs > state.base->runs) news.push_back({NoveltyKind::extra_run, {}, {}});
  return news;
}

}  // namespace

Week next_week(const RunningFrame& frame, const RunningState& state) {
  const Step step = choose_step(frame, state);
  Week week;
  week.number = state.weeks + 1;
  week.start = frame.start.plus(days_a_week * state.weeks);
  week.phase = step.phase;
  week.deload = step.easy;
  week.race_week = frame.race && frame.race->week == week.number;
  week.recovery = frame.low(week.number) && !week.race_week;
  for (int day = 0; day < days_a_week; ++day)
    week.days[static_cast<std::size_t>(day)].date = week.start.plus(day);
  write_runs(frame, step, week);
  if (const auto technique = week_technique(frame, state, week.run_minutes, step.move, step.easy))
    week.techniques.push_back(*technique);
  lay_terrain(frame, state, step.move, week);
  spread_technique(frame, state, week);
  week.terrain = ground_of(week);
  week.news = news_of(state, week);
  return week;
}

}  // namespace kneecheck::plan
