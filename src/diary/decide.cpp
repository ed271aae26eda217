// What a week decides about the next one (D3 to D5, D8, D11), and what that leaves of it. Each limit is the
// lowest of all that stand.
#include <algorithm>

#include "diary/replay.h"
#include "plan/gates.h"

namespace kneecheck::diary {
namespace {

void lower(std::optional<int>& limit, int most) {
  limit = limit ? std::min(*limit, most) : most;
}

Share part_of(const Share& share, int percent) {
  return {share.part * percent, share.whole * 100};
}

bool is_hold(DecisionCode code) {
  return code >= DecisionCode::amber_hold && code <= DecisionCode::gate_wait;
}

// Pain at most so much; all else at least.
bool is_least(const Knowledge& knowledge, const GateTest& test) {
  const ReadinessTest* known = knowledge.find_test(test.test);
  return known != nullptr && known->measure != "pain";
}

bool is_passed(const Knowledge& knowledge, const GateTest& test, int value) {
  return is_least(knowledge, test) ? value >= test.value : value <= test.value;
}

bool is_of(const Knowledge& knowledge, const TestResult& result, const GateTest& test) {
  return knowledge.tests[result.test].id == test.test;
}

}  // namespace

void Replay::decide(int week) {
  const Judged& judged = judged_.back();
  if (judged.colour == Colour::green && may_end(frames_.running, state_.running)) {
    ended_ = true;
    reasons_.push_back({judged.number, judged.last, DecisionCode::plan_end});
    return;
  }
  counted_ = state_;
  week_limits_ = {};
  const bool after_red = is_after_red(judged.number);
  const auto phase = static_cast<std::size_t>(judged.phase);
  if (open_tests(exit_tests(policy(), runner_, judged.phase), first_date(week)).empty()) sent_[phase] = false;

  Reason reason{week, judged.last, DecisionCode::green_progress};
  const Gap gap = std::max(gap_until(first_date(week)), ended_gap(judged));
  const DecisionCode gap_is = gap_code(gap, judged);
  if (!judged.red.empty()) {
    reason.code = DecisionCode::red_back;
    reason.date = judged.red.front();
    add(reason);
  }
  if (gap_is != DecisionCode::green_progress) {
    reason.code = gap_is == DecisionCode::gap_new ? DecisionCode::gap_back : gap_is;
    reason.date = gap.last;
    reason.gap_days = gap.days;
    add(reason);
  }
  if (reason.code == DecisionCode::green_progress) {
    if (!judged.amber.empty()) {
      reason.code = DecisionCode::amber_hold;
      reason.date = judged.amber.front();
    } else if (!judged.unknown.empty()) {
      reason.code = DecisionCode::missing_hold;
      reason.date = judged.unknown.front();
    } else if (judged.is_short) {
      reason.code = DecisionCode::short_hold;
    } else if (judged.is_over) {
      reason.code = DecisionCode::over_hold;
    } else if (after_red) {
      reason.code = DecisionCode::red_hold;
    } else {
      decide_gate(reason);
    }
    holds_ = is_hold(reason.code) ? holds_ + 1 : 0;
    reason.holds = holds_;
    add(reason);
  } else {
    holds_ = 0;
  }
  decide_pains(judged);
  decide_soreness(judged);
}

// D8: until the tests are passed, whatever the weeks between decide.
bool Replay::clinician_is_due() const {
  if (ended_) return false;
  const Date today = first_date(week_of(request_.today));
  for (std::size_t i = 0; i < phase_count; ++i) {
    const auto phase = static_cast<PhaseId>(static_cast<int>(i));
    if (sent_[i] && !open_tests(exit_tests(policy(), runner_, phase), today).empty()) return true;
  }
  return false;
}

// D8: GREEN_PROGRESS, or a gate in its place.
void Replay::decide_gate(Reason& reason) {
  const Judged& judged = judged_.back();
  const auto phase = static_cast<std::size_t>(judged.phase);
  if (!decides_phase(frames_.running, state_.running)) return;
  const Date first = first_date(reason.week);
  reason.tests = open_tests(exit_tests(policy(), runner_, judged.phase), first);
  if (reason.tests.empty()) return;
  ++waits_[phase];
  const bool tendon = !limits_.after_counts;
  const int most = policy()[tendon ? "diary_gate_weeks_tendon"_n : "diary_gate_weeks"_n];
  const int days = days_a_week * most + policy()["diary_test_days"_n];
  const bool failed = sent_[phase] || has_failed(reason.tests, first, days);
  reason.code = DecisionCode::gate_wait;
  if (waits_[phase] > most && failed) {
    reason.code = DecisionCode::gate_clinician;
    sent_[phase] = true;
  }
}

void Replay::decide_pains(const Judged& judged) {
  const std::vector<Date> pains = new_pains();
  for (std::size_t i = 0; i < pains.size(); ++i) {
    if (week_of(pains[i]) != judged.number) continue;
    const DecisionCode code = i == 0 ? DecisionCode::new_pain_halve : DecisionCode::new_pain_stop;
    const bool is_said = std::ranges::any_of(reasons_, [&](const Reason& reason) {
      return reason.week == judged.number + 1 && reason.code == code;
    });
    if (!is_said) add({judged.number + 1, pains[i], code});
  }
}

void Replay::decide_soreness(const Judged& judged) {
  if (!judged.sore.empty()) add({judged.number + 1, judged.sore.front(), DecisionCode::dose_hold});
}

void Replay::add(Reason reason) {
  limit(reason);
  reasons_.push_back(std::move(reason));
}

// D3: what a hold leaves. After a race or recovery week it is half of the last normal week.
void Replay::hold_as(const Judged& judged) {
  const Asked& asked = judged.asked;
  const bool low = is_low(judged.number);
  int most = asked.run_minutes;
  if (low && state_.running.base)
    most = std::max(most, policy()["diary_race_hold_percent"_n] * state_.running.base->minutes / 100);
  week_limits_.hold = true;
  lower(week_limits_.most_minutes, most);
  if (!low && asked.runs > 0 && !asked.stage) lower(week_limits_.same_longest, asked.longest_run_minutes);
  if (!low && asked.runs > 0) lower(week_limits_.most_runs, asked.runs);
  if (asked.stage) lower(week_limits_.most_stage, *asked.stage);
}

// D4: relative to the last week with a run, so that it goes back but once.
void Replay::limit_gap_back(const Judged& judged) {
  const Judged* before = &judged_.front();
  for (const Judged& each : judged_) {
    if (!each.runs.empty()) before = &each;
  }
  const int phase = static_cast<int>(before->phase);
  const int known = state_.running.base ? state_.running.base->minutes : 0;
  week_limits_.hold = week_limits_.flat = true;
  week_limits_.phase = static_cast<PhaseId>(std::max(0, phase - 1));
  lower(week_limits_.most_minutes,
        policy()["diary_gap_back_percent"_n] * std::max(known, before->asked.run_minutes) / 100);
  week_limits_.most_longest = policy()["diary_gap_back_run"_n];
  if (judged.asked.runs > 0) lower(week_limits_.most_runs, judged.asked.runs);
  if (judged.asked.stage) lower(week_limits_.most_stage, *judged.asked.stage);
  if (before->asked.stage && *before->asked.stage > 0)
    lower(week_limits_.most_stage, std::max(1, *before->asked.stage - policy()["diary_gap_back_stages"_n]));
}

void Replay::limit(const Reason& reason) {
  // The week before the one that it is about.
  const Judged& judged = now_ && reason.week > now_->number ? *now_ : judged_.back();
  const PlanPolicy& numbers = policy();
  RunningState& running = state_.running;
  switch (reason.code) {
    case DecisionCode::red_back:
      hold_as(judged);
      week_limits_.flat = true;
      lower(week_limits_.most_minutes, numbers["diary_cut_percent"_n] * *week_limits_.most_minutes / 100);
      if (judged.asked.stage) lower(week_limits_.most_stage, std::max(0, *judged.asked.stage - 1));
      for (const Date date : judged.red) {  // no run is longer than the one that hurt
        const int minutes = facts_.at(date).run_minutes;
        if (minutes > 0 && !judged.asked.stage) lower(week_limits_.same_longest, minutes);
      }
      ease_technique(frames_.running, part_of(share_, numbers["diary_half_percent"_n]), running);
      break;
    case DecisionCode::gap_back:
      limit_gap_back(judged);
      ease_technique(frames_.running, part_of(share_, numbers["diary_half_percent"_n]), running);
      break;
    case DecisionCode::gap_repeat: {
      hold_as(judged);
      const auto last = std::ranges::find_if(judged_.rbegin(), judged_.rend(),
                                             [](const Judged& each) { return !each.runs.empty(); });
      const Asked& asked = last == judged_.rend() ? asked_.front() : last->asked;
      lower(week_limits_.most_minutes, asked.run_minutes);
      if (asked.stage) lower(week_limits_.most_stage, *asked.stage);
      ease_technique(frames_.running, part_of(share_, numbers["diary_gap_share_percent"_n]), running);
      break;
    }
    case DecisionCode::new_pain_halve:
      week_limits_.share_stays = true;
      ease_technique(frames_.running,
                     part_of({judged.asked.technique_minutes, std::max(1, judged.asked.run_minutes)},
                             numbers["diary_half_percent"_n]),
                     running);
      break;
    case DecisionCode::new_pain_stop:
      week_limits_.share_stays = true;
      running.technique = {};
      running.technique_from = reason.week + 2;  // not in this week, nor in the next
      share_ = {0, 1};
      break;
    case DecisionCode::dose_hold:
      week_limits_.doses_stay = true;
      break;
    case DecisionCode::gate_wait:
    case DecisionCode::gate_clinician:
      hold_as(judged);
      if (judged.asked.deload && running.base) {  // an easy week is no measure where nothing hurt
        week_limits_.most_minutes = std::max(*week_limits_.most_minutes, running.base->minutes);
        if (week_limits_.same_longest)
          week_limits_.same_longest = std::max(*week_limits_.same_longest, running.base->longest);
      }
      break;
    case DecisionCode::amber_hold:
    case DecisionCode::missing_hold: {
      hold_as(judged);
      // Of somebody who runs less than was asked the next step has fewer minutes than this week asked for: a
      // hold has no more than that.
      const Week next = next_week(frames_.running, running);
      if (!judged.is_thin && !next.deload && next.run_minutes > 0)
        lower(week_limits_.most_minutes, next.run_minutes);
      break;
    }
    case DecisionCode::short_hold:
    case DecisionCode::over_hold:
    case DecisionCode::red_hold:
      hold_as(judged);
      break;
    case DecisionCode::sign_stop:
    case DecisionCode::red_stop:
    case DecisionCode::gap_new:
    case DecisionCode::tech_wait:
    case DecisionCode::green_progress:
    case DecisionCode::plan_end:
      break;
  }
}

std::vector<OpenTest> Replay::open_tests(const std::vector<GateTest>& tests, Date before) const {
  std::vector<OpenTest> open;
  for (const GateTest& test : tests) {
    OpenTest found{test, std::nullopt};
    const bool least = is_least(knowledge_, test);
    const Date from = before.plus(-policy()["diary_test_days"_n]);
    for (auto at = facts_.lower_bound(from); at != facts_.end() && at->first < before; ++at) {
      std::optional<int> worst;  // of this date
      for (const TestResult& result : at->second.tests) {
        if (!is_of(knowledge_, result, test)) continue;
        const int value = result.value;
        worst = !worst ? value : least ? std::min(*worst, value) : std::max(*worst, value);
      }
      if (worst) found.value = worst;
    }
    if (!found.value || !is_passed(knowledge_, test, *found.value)) open.push_back(found);
  }
  return open;
}

bool Replay::has_failed(const std::vector<OpenTest>& tests, Date before, int days) const {
  for (auto at = facts_.lower_bound(before.plus(-days)); at != facts_.end() && at->first < before; ++at) {
    for (const TestResult& result : at->second.tests) {
      for (const OpenTest& open : tests) {
        if (is_of(knowledge_, result, open.test) && !is_passed(knowledge_, open.test, result.value))
          return true;
      }
    }
  }
  return false;
}

// D5: on a date with technique, or the day after one; dates in a row are one.
std::vector<Date> Replay::new_pains() const {
  const auto has_technique = [&](Date date) {
    const auto fact = facts_.find(date);
    return fact != facts_.end() && fact->second.technique_minutes > 0;
  };
  std::vector<Date> dates;
  std::optional<Date> last;
  for (const auto& [date, fact] : facts_) {
    if (fact.new_pain.value_or(0) < policy()["diary_new_pain_from"_n]) continue;
    if (!has_technique(date) && !has_technique(date.plus(-1))) continue;
    if (last != date.plus(-1)) dates.push_back(date);
    last = date;
  }
  return dates;
}

// T12, T13: a start of the technique whose test was not passed; weeks ahead take it as passed.
bool Replay::waits_for_technique_test(const Week& week, std::vector<OpenTest>& open) const {
  if (week.number == 1 || week.techniques.empty()) return false;
  if (week.techniques.front().state != TechniqueState::start) return false;
  const auto test = technique_test(knowledge_.technique(week.techniques.front().id));
  if (!test) return false;
  open = open_tests({*test}, week.start);
  return !open.empty();
}

}  // namespace kneecheck::diary
