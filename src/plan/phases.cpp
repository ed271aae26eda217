// Which phase a week belongs to (P1 to P3), what opens and ends it (P4), and when the plan may end (P6).
#include <algorithm>
#include <bit>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

const ConditionPhases& phases_of(const PlanPolicy& policy, ConditionIndex condition) {
  return *std::ranges::find(policy.phases, condition, &ConditionPhases::condition);
}

bool stricter(const GateTest& a, const GateTest& b) {
  return a.at_least ? a.value > b.value : a.value < b.value;
}

// Of two limits of the same test the stricter one stays.
void add_test(std::vector<GateTest>& tests, const GateTest& test) {
  const auto same = std::ranges::find(tests, test.test, &GateTest::test);
  if (same == tests.end()) {
    tests.push_back(test);
  } else if (stricter(test, *same)) {
    *same = test;
  }
}

GateTest suited(const PlanPolicy& policy, const Runner& runner, const GateTest& test) {
  if (!runner.gentle) return test;
  const auto& tests = policy.gentle_tests;
  const auto kind = std::ranges::find(tests, test.test, &GentleTest::test);
  return kind == tests.end() ? test : kind->instead;
}

}  // namespace

std::vector<GateTest> exit_tests(const PlanPolicy& policy, const Runner& runner, PhaseId phase) {
  std::vector<GateTest> tests;
  for (const ConditionIndex condition : runner.conditions) {
    for (const GateTest& test : phases_of(policy, condition).phases[static_cast<std::size_t>(phase)].tests) {
      add_test(tests, suited(policy, runner, test));
    }
  }
  return tests;
}

std::array<int, phase_count> least_weeks(const PlanPolicy& policy, const Runner& runner) {
  std::array<int, phase_count> weeks{};
  for (const ConditionIndex condition : runner.conditions) {
    const ConditionPhases& phases = phases_of(policy, condition);
    for (std::size_t i = 0; i < phase_count; ++i) weeks[i] = std::max(weeks[i], phases.phases[i].weeks);
  }
  if (runner.sore) weeks[0] = std::max(weeks[0], policy["sore_settle_weeks"_n]);  // E14
  return weeks;
}

std::optional<PhaseId> due_phase(const RunningFrame& frame, const RunningState& state,
                                 std::optional<int> stage) {
  if (state.weeks == 0 || state.phase == PhaseId::run || frame.quiet(state.weeks + 1)) return std::nullopt;
  if (state.before.runs == 0) return std::nullopt;  // nothing was tried
  const auto next = static_cast<PhaseId>(static_cast<int>(state.phase) + 1);
  if (state.phase == PhaseId::settle && state.stage == 0) {  // V12: the first running opens align
    return stage == 0 ? std::nullopt : std::optional{next};
  }
  if (state.phase_weeks() < frame.phase_weeks[static_cast<std::size_t>(state.phase)]) return std::nullopt;
  if (next >= PhaseId::landing && (stage || state.stage)) return std::nullopt;  // P3
  return next;
}

bool decides_phase(const RunningFrame& frame, const RunningState& state) {
  if (state.phase == PhaseId::run || frame.quiet(state.weeks + 1)) return false;
  if (state.phase >= PhaseId::single_leg && state.stage) return false;  // P3
  return state.phase_weeks() >= frame.phase_weeks[static_cast<std::size_t>(state.phase)];
}

int goal_minutes(const RunningFrame& frame, int most_runs) {
  const int usual = std::min(frame.full(), most_runs * frame.runner.usual_longest_minutes);
  return static_cast<int>(ceil_div(std::int64_t{frame.policy["goal_percent"_n]} * usual, 100));
}

namespace {

// P6: the usual volume is back; late in the plan less of it will do.
bool is_back(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  if (state.weeks < policy["late_week"_n]) return state.most_minutes >= goal_minutes(frame, state.most_runs);
  const int usual = std::min(frame.full(), state.most_runs * frame.runner.usual_longest_minutes);
  const auto part = static_cast<int>(ceil_div(std::int64_t{policy["late_goal_percent"_n]} * usual, 100));
  return state.most_minutes >= std::min(part, policy["late_goal_minutes"_n]);
}

}  // namespace

// P6, E19: in short sessions, or on few days, there is no room for the jumping of a sport.
bool is_jumping_back(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  return !frame.runner.jumper || frame.runner.most_session_minutes < policy["jumping_minutes_least"_n] ||
         std::popcount(frame.runner.open_days) < policy["jumping_days_least"_n] ||
         state.strength.jumping_weeks >= policy["end_jumping_weeks"_n];
}

bool is_tendon_loaded(const RunningFrame& frame, const RunningState& state) {
  return !has_one_of(frame.runner, frame.policy.tendon) ||
         state.strength.heavy_weeks >= frame.policy["end_heavy_weeks"_n];
}

bool may_end(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const bool race_on =
      frame.race && frame.race->week - 1 <= state.weeks && state.weeks <= frame.race->recovery_to;
  return state.phase == PhaseId::run &&
         state.phase_weeks() >= frame.phase_weeks[static_cast<std::size_t>(PhaseId::run)] &&
         state.end_weeks >= policy["end_green_weeks"_n] && state.technique.settled &&
         state.downhill_weeks >= policy["end_downhill_weeks"_n] &&
         (!frame.runner.fast || state.hard_weeks >= policy["end_hard_weeks"_n]) &&
         is_tendon_loaded(frame, state) && is_jumping_back(frame, state) && is_back(frame, state) && !race_on;
}

std::vector<PhaseSpan> spans_of(const PlanPolicy& policy, const Runner& runner,
                                const std::vector<Week>& weeks) {
  std::vector<PhaseSpan> spans;
  bool only_walks = true;  // so far
  for (const Week& week : weeks) {
    if (spans.empty() || spans.back().id != week.phase) {
      std::vector<GateTest> entry;
      if (!spans.empty()) entry = spans.back().exit_tests;
      const bool after_walks = only_walks && week.run_minutes > 0 && !spans.empty();
      spans.push_back({week.phase, week.number, week.number, std::move(entry),
                       exit_tests(policy, runner, week.phase), after_walks});
    }
    spans.back().last_week = week.number;
    only_walks = only_walks && week.run_minutes == 0;
  }
  return spans;
}

}  // namespace kneecheck::plan
