// The weeks of a diary one after another, as replan() goes through them. What a decision says in words is
// written in reasons.cpp, when the week that it is about has been planned.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diary/judge.h"
#include "diary/progress.h"
#include "diary/replan.h"

namespace kneecheck::diary {

// A readiness test that was not passed: its newest value, if any.
struct OpenTest {
  GateTest test;
  std::optional<int> value;
};

// Why something was decided about a week.
struct Reason {
  int week = 0;
  Date date;
  DecisionCode code = DecisionCode::green_progress;
  int gap_days = 0;
  std::vector<OpenTest> tests{};
  int holds = 0;  // this one is the so-manieth in a row
};

// What ends a plan (D7).
struct Stop {
  Date when;
  Reason reason;
};

// What stops say where there is no plan.
std::vector<Decision> stop_decisions(const Knowledge& knowledge, const Facts& facts,
                                     const std::vector<Stop>& stops);

class Replay {
 public:
  Replay(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
         const std::vector<Row>& rows, const Request& request);

  void run();

  const std::vector<Stop>& stops() const { return stops_; }  // the first of each kind, by date
  Plan plan();                                               // precondition: no stops
  // `plan`: null when the plan is stopped.
  std::vector<Decision> decisions(const Plan* plan) const;
  int revision() const { return revision_; }
  Progress progress() const;
  Progress progress_of(const Plan& first) const;  // of no rows: run() has not been called
  bool clinician_is_due() const;                  // GATE_CLINICIAN stands

 private:
  struct Gap {
    int days = 0;
    Date last;  // the last run before it
    auto operator<=>(const Gap&) const = default;
  };

  Date first_date(int week) const { return request_.start.plus(days_a_week * (week - 1)); }
  int week_of(Date date) const { return days_between(request_.start, date) / days_a_week + 1; }
  const PlanPolicy& policy() const { return *knowledge_.policy; }
  Judge judge() const { return {frames_, facts_, limits_, raced_}; }
  bool is_low(int week) const { return frames_.running.low(week); }

  // replay.cpp
  void plan_current(int week);
  void look_at_race(int week);
  void colour_dates(int week);
  void take_past();
  std::optional<NextGate> next_gate(const Progress& progress) const;  // progress.cpp
  bool is_after_red(int week) const;                                  // it is a step back
  bool is_run(Date date) const;
  int runs_asked(int week) const;
  Gap gap_until(Date date) const;
  DecisionCode gap_code(const Gap& gap, const Judged& judged) const;  // green_progress: no gap
  Gap ended_gap(const Judged& judged) const;
  void look_for_long_gap(Date until);

  // current_week.cpp
  void cut_current();
  void decide_ahead();
  void go_back_at_once();

  // decide.cpp
  void decide(int week);
  void decide_gate(Reason& reason);
  void decide_pains(const Judged& judged);
  void decide_soreness(const Judged& judged);
  void add(Reason reason);
  void limit(const Reason& reason);
  void hold_as(const Judged& judged);
  void limit_gap_back(const Judged& judged);
  std::vector<OpenTest> open_tests(const std::vector<GateTest>& tests, Date before) const;
  std::vector<Date> new_pains() const;
  bool has_failed(const std::vector<OpenTest>& tests, Date before, int days) const;
  bool waits_for_technique_test(const Week& week, std::vector<OpenTest>& open) const;

  const Knowledge& knowledge_;
  const Case& runner_case_;
  Runner runner_;
  Request request_;
  int revision_ = 1;
  Facts facts_;
  PainLimits limits_;
  Frames frames_;
  std::optional<Verdict> verdict_;
  std::optional<Date> raced_;

  Dates dates_;
  std::vector<Stop> stops_;

  PlanState state_;                   // before the week in hand, with what was decided about it
  std::optional<PlanState> counted_;  // the same, before anything was decided
  Share share_{0, 1};                 // of the technique, as it counts
  WeekLimits week_limits_;
  bool thin_before_ = false;
  std::vector<Judged> judged_;
  std::vector<Week> weeks_;  // past ones as done, then the current one
  std::vector<Asked> asked_;
  std::vector<int> sessions_asked_;
  Week current_;
  std::optional<Judged> now_;  // the current week, so far
  // So much was run in it, or so little can be, that the next one goes no further.
  bool is_over_ = false, falls_short_ = false;
  bool ended_ = false;  // D12

  std::vector<Reason> reasons_;
  std::array<int, phase_count> waits_{};
  std::array<bool, phase_count> sent_{};  // to a clinician, by phase
  int holds_ = 0;
};

}  // namespace kneecheck::diary
