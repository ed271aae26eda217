#include "diary/progress.h"

#include <algorithm>

#include "diary/replay.h"

namespace kneecheck::diary {
namespace {

ProgressWeek progress_of_week(const Judged& judged, bool is_past) {
  return {judged.number,
          judged.phase,
          judged.colour,
          is_past,
          judged.asked,
          judged.minutes,
          static_cast<int>(judged.runs.size()),
          judged.technique_minutes,
          0,
          0};
}

ProgressDate progress_of_date(const PainLimits& limits, Date date, const Fact& fact, bool run) {
  ProgressDate found{date, run, fact.during, fact.after, fact.morning, fact.new_pain, std::nullopt};
  found.run_minutes = fact.run_minutes;
  found.walk_minutes = fact.walk_minutes;
  found.is_missed = fact.is_missed;
  found.exercises = fact.exercises;
  found.lacks_during = run && fact.during_blank;
  found.lacks_after = run && fact.after_blank && limits.after_counts;
  found.lacks_morning = run && !fact.morning;
  return found;
}

}  // namespace

Progress Replay::progress() const {
  Progress progress;
  progress.today = request_.today;
  progress.most_pain = limits_.during;
  for (const Judged& judged : judged_) progress.weeks.push_back(progress_of_week(judged, true));
  if (now_) {
    progress.weeks.push_back(progress_of_week(*now_, false));
    progress.weeks.back().is_over = is_over_;
    progress.weeks.back().falls_short = falls_short_;
  }
  for (std::size_t i = 0; i < progress.weeks.size(); ++i) {
    ProgressWeek& week = progress.weeks[i];
    week.sessions_asked = sessions_asked_[i];
    week.sessions_done = static_cast<int>(std::ranges::count_if(facts_, [&](const auto& each) {
      return week_of(each.first) == week.number && each.second.exercised();
    }));
  }
  const Date next_week = first_date(week_of(request_.today) + 1);
  for (const auto& [date, fact] : facts_) {
    const auto colour = dates_.colours.find(date);
    progress.dates.push_back(progress_of_date(limits_, date, fact, is_run(date)));
    progress.dates.back().week = week_of(date);
    if (colour != dates_.colours.end()) progress.dates.back().colour = colour->second;
    for (const TestResult& result : fact.tests) {
      const auto known = std::ranges::find(progress.tests, result.test, &ProgressTest::test);
      const bool counts = next_week.plus(-policy()["diary_test_days"_n]) <= date;
      if (known == progress.tests.end()) {
        progress.tests.push_back({result.test, date, result.value, counts});
      } else {
        *known = {result.test, date, result.value, counts};
      }
    }
  }
  std::ranges::sort(progress.tests, {}, &ProgressTest::test);
  if (progress.weeks.empty()) return progress;
  progress.phase = progress.weeks.back().phase;
  progress.gate = next_gate(progress);
  return progress;
}

// D9: whatever today is, nothing is made of the weeks but what the first plan asks for.
Progress Replay::progress_of(const Plan& first) const {
  Progress progress;
  progress.today = request_.today;
  const int week = std::max(1, week_of(request_.today));
  for (const Week& each : first.weeks) {
    if (each.number > week) break;
    Judged nothing;
    nothing.number = each.number;
    nothing.phase = each.phase;
    nothing.asked = asked_of(policy(), each);
    progress.weeks.push_back(progress_of_week(nothing, each.number < week));
    progress.weeks.back().sessions_asked = each.strength_sessions;
  }
  progress.phase = progress.weeks.back().phase;
  progress.gate = next_gate(progress);
  return progress;
}

std::optional<NextGate> Replay::next_gate(const Progress& progress) const {
  if (progress.phase == PhaseId::run) return std::nullopt;
  NextGate gate;
  gate.phase = static_cast<PhaseId>(static_cast<int>(progress.phase) + 1);
  const auto phase = static_cast<std::size_t>(progress.phase);
  gate.weeks_left = std::max(0, frames_.running.phase_weeks[phase] - state_.running.weeks_in[phase]);
  const std::vector<GateTest> tests = exit_tests(policy(), runner_, progress.phase);
  const std::vector<OpenTest> open = open_tests(tests, first_date(week_of(request_.today) + 1));
  for (const GateTest& test : tests) {
    const auto found =
        std::ranges::find_if(open, [&test](const OpenTest& each) { return each.test.test == test.test; });
    NextGate::Item item{test, std::nullopt, found == open.end()};
    if (found != open.end()) item.value = found->value;
    for (const ProgressTest& done : progress.tests) {
      if (item.passed && knowledge_.tests[done.test].id == test.test) item.value = done.value;
    }
    gate.tests.push_back(item);
  }
  return gate;
}

}  // namespace kneecheck::diary
