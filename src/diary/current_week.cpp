// The week that holds today (D13): it stands as it was asked, but for a red date and a long gap; and what its
// rows have decided already about the next one.
#include <algorithm>

#include "base/number.h"
#include "diary/replay.h"

namespace kneecheck::diary {
namespace {

// What a red date has taken out of the week was asked for all the same: the weeks ahead have as many runs,
// and may ask for as much again (D6, D12, V1).
void take_as_asked(const Asked& asked, RunningState& running) {
  running.before.runs = asked.runs;
  running.before.asked_minutes = asked.run_minutes;
  if (running.base && !running.before.easy) {
    running.base->runs = asked.runs;
    running.base->asked_minutes = asked.run_minutes;
  }
  if (running.weeks == 1)
    running.longest.back() = std::max(running.longest.back(), asked.longest_run_minutes);
}

// The stage `lower`, if there are any, or less of its minutes, and no more than `most`; flat and easy, with
// half the technique.
void cut_run(const RunningFrame& frame, const LadderStage* lower, int percent, int most, Run& run) {
  if (lower != nullptr) {
    run.walk_run = walk_run(*lower);
    run.minutes = lower->minutes();
  } else {
    run.minutes = std::min(run.minutes * percent / 100, most);
  }
  run.km_tenths = tenths_of_km(frame.runner, run.minutes);
  run.terrain = Terrain::flat;
  run.hill_minutes = run.downhill_minutes = run.hard_minutes = run.strides = 0;
  Few<TechniqueDose, 2> techniques;
  for (TechniqueDose dose : run.techniques) {
    dose.minutes = std::min(dose.minutes / 2, run.minutes);
    if (dose.minutes > 0) techniques.push_back(dose);
  }
  run.techniques = techniques;
}

}  // namespace

void Replay::decide_ahead() {
  go_back_at_once();
  now_ = judge_week(judge(), current_, dates_.colours, request_.today, judged_);
  const Judged& now = *now_;
  cut_current();
  take_week(frames_, current_, state_);
  take_as_asked(now.asked, state_.running);
  if (state_.running.technique.started() && now.asked.run_minutes > 0)
    state_.running.technique.share = share_ = {now.asked.technique_minutes, now.asked.run_minutes};
  week_limits_ = {};
  const int week = now.number + 1;
  Reason reason{week, now.last, DecisionCode::green_progress};
  if (!now.red.empty()) {
    reason.code = DecisionCode::red_back;
    reason.date = now.red.front();
    add(reason);
  }
  const Gap ended = ended_gap(now);
  const DecisionCode gap_is = gap_code(ended, now);
  if (gap_is != DecisionCode::green_progress) {
    reason.code = gap_is == DecisionCode::gap_new ? DecisionCode::gap_back : gap_is;
    reason.date = ended.last;
    reason.gap_days = ended.days;
    add(reason);
  }
  if (reason.code == DecisionCode::green_progress && !now.amber.empty())
    add({week, now.amber.front(), DecisionCode::amber_hold});
  // Whatever else these weeks bring, the one after a step back, after far more than was asked or after too
  // little goes no further (D3).
  const bool goes_on = reason.code == DecisionCode::green_progress && now.amber.empty();
  const bool falls_short = must_fall_short(judge(), now, current_, request_.today);
  if (goes_on && (is_after_red(now.number) || now.is_over || falls_short)) hold_as(now);
  // It is said where there is a next week, and no race about.
  const bool is_said = goes_on && !is_low(now.number) && !may_end(frames_.running, state_.running);
  is_over_ = is_said && now.is_over;
  falls_short_ = is_said && falls_short && !now.is_over;
  current_.decides = !week_limits_.hold && decides_phase(frames_.running, state_.running);
  decide_pains(now);
  decide_soreness(now);
}

// A gap of two weeks is answered at once: the week is planned anew as GAP_BACK.
void Replay::go_back_at_once() {
  if (judged_.empty()) return;
  const int week = current_.number;
  Gap gap = gap_until(request_.today);
  const Judged now = judge_week(judge(), current_, dates_.colours, request_.today, judged_);
  for (const Date run : now.runs) gap = std::max(gap, gap_until(run));
  const auto is_about = [week](const Reason& reason) { return reason.week == week; };
  const bool is_back = std::ranges::any_of(reasons_, [&](const Reason& reason) {
    return is_about(reason) && reason.code == DecisionCode::gap_back;
  });
  if (is_back || gap_code(gap, now) != DecisionCode::gap_back) return;
  std::vector<Reason> kept;
  for (const Reason& reason : reasons_) {
    const bool stays = reason.code == DecisionCode::red_back || reason.code == DecisionCode::dose_hold ||
                       reason.code == DecisionCode::new_pain_halve ||
                       reason.code == DecisionCode::new_pain_stop;
    if (is_about(reason) && stays) kept.push_back(reason);
  }
  reasons_.erase(std::remove_if(reasons_.begin(), reasons_.end(), is_about), reasons_.end());
  state_ = *counted_;
  week_limits_ = {};
  for (Reason& reason : kept) add(std::move(reason));
  Reason back{week, gap.last, DecisionCode::gap_back};
  back.gap_days = gap.days;
  add(std::move(back));
  asked_.pop_back();
  current_ = plan_week(frames_, week_limits_, state_);
  asked_.push_back(asked_of(policy(), current_));
  sessions_asked_.back() = current_.strength_sessions;
}

// After a red date: no run on the next day, then less of each run; flat, easy, no landings.
void Replay::cut_current() {
  const auto red =
      std::ranges::find_if(dates_.reds, [this](Date date) { return week_of(date) == current_.number; });
  if (red == dates_.reds.end()) return;
  const RunningFrame& frame = frames_.running;
  const std::optional<int> stage = asked_.back().stage;
  const LadderStage* const lower =
      stage ? &policy().ladder[static_cast<std::size_t>(std::max(0, *stage - 1))] : nullptr;
  const int hurt = facts_.at(*red).run_minutes;
  const int most = hurt > 0 ? hurt : most_minutes;  // no run is longer than the one that hurt
  current_.run_minutes = current_.run_km_tenths = current_.longest_run_minutes = 0;
  current_.strength_sessions = 0;
  int technique = 0;
  for (Day& day : current_.days) {
    if (day.date > *red && day.date >= request_.today) {
      if (day.date == red->plus(1)) day.run.reset();
      if (day.run) cut_run(frame, lower, policy()["diary_cut_percent"_n], most, *day.run);
      const auto lands = [this](const PrescribedExercise& dose) {
        return knowledge_.exercises[dose.exercise].impact;
      };
      day.exercises.erase(std::remove_if(day.exercises.begin(), day.exercises.end(), lands),
                          day.exercises.end());
    }
    current_.strength_sessions += day.exercises.empty() ? 0 : 1;
    if (!day.run) continue;
    current_.run_minutes += day.run->minutes;
    current_.run_km_tenths += day.run->km_tenths;
    current_.longest_run_minutes = std::max(current_.longest_run_minutes, day.run->minutes);
    for (const TechniqueDose& dose : day.run->techniques) technique += dose.minutes;
  }
  sum_ground(current_);
  if (current_.techniques.empty()) return;
  WeekTechnique& now = current_.techniques.front();
  now.minutes = technique;
  now.share_percent = static_cast<int>(std::int64_t{100} * technique / std::max(1, current_.run_minutes));
  if (technique == 0) current_.techniques.clear();
}

}  // namespace kneecheck::diary
