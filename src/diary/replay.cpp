#include "diary/replay.h"

#include <algorithm>

namespace kneecheck::diary {
namespace {

bool asks_heavy(const Knowledge& knowledge, const Week& week, Date date) {
  const Day& day = week.days[static_cast<std::size_t>(days_between(week.start, date))];
  return std::ranges::any_of(day.exercises, [&knowledge](const PrescribedExercise& dose) {
    return dose.load_rm && knowledge.exercises[dose.exercise].loads_tendon;
  });
}

int rank(DecisionCode gap) {
  constexpr std::array order{DecisionCode::green_progress, DecisionCode::gap_repeat, DecisionCode::gap_back,
                             DecisionCode::gap_new};
  return static_cast<int>(std::ranges::find(order, gap) - order.begin());
}

}  // namespace

Replay::Replay(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
               const std::vector<Row>& rows, const Request& request)
    : knowledge_(knowledge),
      runner_case_(runner),
      runner_(figures_of(knowledge, runner, assessment, request.start)),
      request_(request),
      limits_(pain_limits(knowledge, runner, assessment.plan_for)),
      frames_(frames_of(knowledge, runner_, request.start)),
      state_(knowledge) {
  const std::vector<Row> each = distinct(rows);
  revision_ += static_cast<int>(each.size());
  facts_ = facts_of(knowledge, each);
  state_.running.replanned = true;
}

void Replay::run() {
  const int weeks = std::max(1, week_of(request_.today));
  const int last = std::min(weeks, policy()["diary_weeks_most"_n]);
  for (int week = 1; week <= last && !ended_; ++week) {
    if (week > 1) decide(week);
    if (ended_) break;
    plan_current(week);
    colour_dates(week);
    if (week < weeks) take_past();
  }
  if (ended_ || weeks > last) {
    for (int week = static_cast<int>(asked_.size()) + 1; week <= weeks; ++week) colour_dates(week);
  } else {
    look_for_long_gap(request_.today);
    decide_ahead();
  }
  std::ranges::stable_sort(stops_, {}, &Stop::when);
}

void Replay::plan_current(int week) {
  if (runner_.race) look_at_race(week);
  PlanState before = state_;
  current_ = plan_week(frames_, week_limits_, state_);
  Reason wait{week, judged_.empty() ? request_.start : judged_.back().last, DecisionCode::tech_wait};
  if (waits_for_technique_test(current_, wait.tests)) {
    state_ = std::move(before);
    week_limits_.no_start = true;
    current_ = plan_week(frames_, week_limits_, state_);
    reasons_.push_back(std::move(wait));
  }
  asked_.push_back(asked_of(policy(), current_));
  sessions_asked_.push_back(current_.strength_sessions);
}

// D10: the verdict anew each week until its week; then it is kept.
void Replay::look_at_race(int week) {
  if (week > race_week(request_.start, runner_.race->date)) return;
  Beginning from{knowledge_};
  from.state = state_;
  from.weeks = weeks_;
  from.limits = week_limits_;
  from.most_weeks = week - 1 + policy()["weeks_most"_n];
  verdict_ = kneecheck::plan::look_at_race(*runner_.race, from, frames_);
  raced_ = *verdict_ == Verdict::not_yet ? std::nullopt : std::optional{runner_.race->date};
}

bool Replay::is_after_red(int week) const {
  return std::ranges::any_of(reasons_, [week](const Reason& reason) {
    return reason.week == week && reason.code == DecisionCode::red_back;
  });
}

bool Replay::is_run(Date date) const {
  const auto week = static_cast<std::size_t>(week_of(date));
  return is_run_date(judge(), week <= asked_.size() ? asked_[week - 1].stage : std::nullopt, date);
}

// D1, D7: colours of the dates of a week, in their order.
void Replay::colour_dates(int week) {
  const Date end = std::min(request_.today, first_date(week).plus(days_a_week - 1));
  const bool is_planned = static_cast<std::size_t>(week) <= asked_.size();
  for (auto at = facts_.lower_bound(first_date(week)); at != facts_.end() && at->first <= end; ++at) {
    const auto& [date, fact] = *at;
    const bool heavy =
        is_planned && has_one_of(runner_, policy().tendon) && asks_heavy(knowledge_, current_, date);
    const bool run = is_run(date);
    take_date(policy(), limits_, was_swollen(knowledge_, runner_case_), date, fact, {run, heavy}, dates_);
    for (const auto& [when, code] : {std::pair{dates_.sign, DecisionCode::sign_stop},
                                     std::pair{dates_.red_pair, DecisionCode::red_stop}}) {
      if (when == date) stops_.push_back({date, {week, date, code}});
    }
    if (run && is_planned) look_for_long_gap(date);
  }
}

// D4, D7: it happens on the last of so many dates.
void Replay::look_for_long_gap(Date until) {
  const Gap gap = gap_until(until);
  const int most = policy()["diary_gap_new_days"_n];
  const bool is_known =
      std::ranges::any_of(stops_, [](const Stop& each) { return each.reason.code == DecisionCode::gap_new; });
  if (facts_.empty() || is_known || gap.days < most) return;
  Date when = gap.last;
  for (int days = 0; days < most;) {
    when = when.plus(1);
    const int week = week_of(when);
    days += !is_low(week) && runs_asked(week) > 0 ? 1 : 0;
  }
  Reason reason{week_of(when), gap.last, DecisionCode::gap_new};
  reason.gap_days = most;
  stops_.push_back({when, std::move(reason)});
}

int Replay::runs_asked(int week) const {
  const auto index = static_cast<std::size_t>(week) - 1;
  return index < asked_.size() ? asked_[index].runs : 1;
}

Replay::Gap Replay::gap_until(Date date) const {
  Gap gap{0, request_.start.plus(-1)};
  for (auto at = facts_.lower_bound(date); at != facts_.begin();) {
    --at;
    if (!is_run(at->first)) continue;
    gap.last = at->first;
    break;
  }
  for (Date day = gap.last.plus(1); day < date; day = day.plus(1)) {
    const int week = week_of(day);
    gap.days += !is_low(week) && runs_asked(week) > 0 ? 1 : 0;
  }
  return gap;
}

DecisionCode Replay::gap_code(const Gap& gap, const Judged& judged) const {
  const bool one_run = judged.asked.runs == 1;
  if (gap.days >= policy()["diary_gap_new_days"_n]) return DecisionCode::gap_new;
  if (gap.days >= policy()["diary_gap_back_days"_n]) return DecisionCode::gap_back;
  const int repeat = policy()[one_run ? "diary_gap_repeat_days_one_run"_n : "diary_gap_repeat_days"_n];
  return gap.days >= repeat ? DecisionCode::gap_repeat : DecisionCode::green_progress;
}

// D4: the longest gap that a run of the week ended, in a higher class than the one at its first date.
Replay::Gap Replay::ended_gap(const Judged& judged) const {
  const int at_start = rank(gap_code(gap_until(first_date(judged.number)), judged));
  Gap longest{0, request_.start.plus(-1)};
  for (const Date run : judged.runs) {
    const Gap gap = gap_until(run);
    if (rank(gap_code(gap, judged)) > at_start) longest = std::max(longest, gap);
  }
  return longest;
}

void Replay::take_past() {
  const Judge judge = this->judge();
  Judged judged = judge_week(judge, current_, dates_.colours, request_.today, judged_);
  const bool rested = is_rested(judged, thin_before_);
  thin_before_ = judged.is_thin;
  share_ = counted_share(judge, judged, share_);
  weeks_.push_back(week_as_done(judge, current_, judged, rested));
  const Done done = what_counts(judge, current_, judged, weeks_.back(), share_);
  state_.exercises.remember(knowledge_, weeks_.back());
  state_.running = take_done(frames_.running, std::move(state_.running), done);
  judged_.push_back(std::move(judged));
}

Plan Replay::plan() {
  Beginning from{knowledge_};
  from.most_weeks =
      std::min(policy()["diary_weeks_most"_n], static_cast<int>(weeks_.size()) + policy()["weeks_most"_n]);
  from.weeks = weeks_;
  from.goes_on = !ended_ && asked_.size() > weeks_.size();
  if (from.goes_on) {
    current_.asked = asked_.back();
    from.weeks.push_back(current_);
  }
  from.limits = week_limits_;
  from.steps_back = now_ && is_after_red(now_->number + 1) && !is_low(now_->number + 1);
  from.state = std::move(state_);
  if (runner_.race && week_of(request_.today) >= race_week(request_.start, runner_.race->date))
    from.race_stands = verdict_;
  Plan plan = make_plan(knowledge_, runner_case_, runner_, request_.start, std::move(from));
  plan.revision = revision_;
  return plan;
}

}  // namespace kneecheck::diary
