// The change of technique (rules T01 to T30): a worked ramp, the fading cue, the runs
// that have it.
#include <algorithm>
#include <numeric>

#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

struct RampWeek {
  int minutes;
  bool easy;
  int technique, share, cue;
};

// A week of three runs with this technique.
Week week_with(int number, const RampWeek& row, const WeekTechnique& technique) {
  Week week;
  week.number = number;
  week.phase = PhaseId::single_leg;
  week.deload = row.easy;
  week.run_minutes = row.minutes;
  week.techniques = {technique};
  for (std::size_t i = 0; i < 3; ++i) {
    Run run;
    run.minutes = row.minutes / 3 + (static_cast<int>(i) < row.minutes % 3 ? 1 : 0);
    week.longest_run_minutes = std::max(week.longest_run_minutes, run.minutes);
    week.days[2 * i].run = run;
  }
  return week;
}

Move ramp_move(const RunningFrame& frame, const RunningState& state, bool easy) {
  if (!state.technique.started()) return Move::technique_start;
  return !easy && may_raise_technique(frame, state) ? Move::technique_rise : Move::none;
}

std::vector<int> technique_minutes(const Week& week) {
  std::vector<int> minutes;
  for (const Day& day : week.days) {
    if (day.run) minutes.push_back(day.run->techniques.empty() ? 0 : day.run->techniques.front().minutes);
  }
  return minutes;
}

}  // namespace

TEST_CASE("the house ramp for 90 minutes a week, week by week") {
  const RampWeek rows[] = {{90, false, 9, 10, 100},    {94, false, 18, 19, 100},   {98, false, 33, 33, 100},
                           {78, true, 26, 33, 100},    {98, false, 47, 47, 75},    {102, false, 64, 62, 50},
                           {107, false, 83, 77, 25},   {85, true, 65, 76, 25},     {107, false, 97, 90, 10},
                           {112, false, 112, 100, 10}, {120, false, 120, 100, 10}, {96, true, 96, 100, 10}};
  const RunningFrame frame = running_frame(policy(), runner("itb"), monday);
  RunningState state;
  state.phase = PhaseId::single_leg;
  for (const RampWeek& row : rows) {
    const int number = state.weeks + 1;
    CAPTURE(number);
    const auto technique =
        week_technique(frame, state, row.minutes, ramp_move(frame, state, row.easy), row.easy);
    REQUIRE(technique);
    CHECK(technique->minutes == row.technique);
    CHECK(technique->share_percent == row.share);
    CHECK(technique->cue_percent == row.cue);
    CHECK(word(technique->state) == (number == 1                ? "start"
                                     : number == 12             ? "settled"
                                     : row.easy || number == 11 ? "hold"
                                                                : "build"));
    Week week = week_with(number, row, *technique);
    spread_technique(frame, state, week);
    const std::vector<int> spread = technique_minutes(week);
    CHECK(std::accumulate(spread.begin(), spread.end(), 0) == row.technique);
    state = advance(frame, state, week);
  }
  CHECK(state.technique.settled);
}

TEST_CASE("T04, T26: a share never jumps, and is not full before the ninth week") {
  const RunningFrame frame = running_frame(policy(), runner("itb"), monday);
  RunningState state;
  state.technique.start_week = 5;
  state.technique.share = {48, 100};
  state.technique.step = 7;  // the ramp already says 100
  state.weeks = 9;
  CHECK(week_technique(frame, state, 100, Move::technique_rise, false)->minutes == 63);
  state.technique.share = {90, 100};
  state.weeks = 11;  // week 12 is the eighth
  CHECK(week_technique(frame, state, 100, Move::technique_rise, false)->minutes == 94);
  state.weeks = 12;
  CHECK(week_technique(frame, state, 100, Move::technique_rise, false)->minutes == 100);
}

TEST_CASE("holding a share rounds down and keeps at least one minute; T05: three rises in a row") {
  const RunningFrame frame = running_frame(policy(), runner("itb"), monday);
  RunningState state;
  state.technique.start_week = 1;
  state.technique.share = {3, 30};
  state.weeks = 1;
  CHECK(week_technique(frame, state, 24, Move::none, true)->minutes == 2);
  CHECK(week_technique(frame, state, 5, Move::none, true)->minutes == 1);
  CHECK_FALSE(week_technique(frame, state, 0, Move::none, true));
  state.technique.rises_in_row = 2;
  CHECK(may_raise_technique(frame, state));
  state.technique.rises_in_row = 3;
  CHECK_FALSE(may_raise_technique(frame, state));
}

TEST_CASE("T11: from single-leg on, after three runs without breaks, in a week of 30 minutes") {
  const RunningFrame frame = running_frame(policy(), runner("itb"), monday);
  RunningState state;
  state.continuous_runs = 3;
  CHECK(may_start_technique(frame, state, PhaseId::single_leg, 30));
  CHECK_FALSE(may_start_technique(frame, state, PhaseId::align, 30));
  CHECK_FALSE(may_start_technique(frame, state, PhaseId::single_leg, 29));
  state.continuous_runs = 2;
  CHECK_FALSE(may_start_technique(frame, state, PhaseId::single_leg, 30));
}

TEST_CASE(
    "T16, T18: at most three runs in the first two weeks, later all; at most two thirds of a run while the "
    "share is small") {
  const RunningFrame frame = running_frame(policy(), runner("itb"), monday);
  const auto spread = [&](int minutes, int since_start) {
    Week week;
    week.number = 10;
    week.run_minutes = 100;
    week.techniques = {
        WeekTechnique{TechniqueId::forward_lean, TechniqueState::build, minutes, minutes, 100}};
    for (std::size_t i = 0; i < 5; ++i) {
      week.days[i].run = Run{};
      week.days[i].run->minutes = i == 4 ? 40 : 15;
    }
    RunningState state;
    state.weeks = 9;
    state.technique.start_week = 10 - since_start;
    spread_technique(frame, state, week);
    return technique_minutes(week);
  };
  CHECK(spread(10, 0) == std::vector{4, 3, 3, 0, 0});
  CHECK(spread(20, 1) == std::vector{7, 7, 6, 0, 0});
  CHECK(spread(35, 2) == std::vector{6, 5, 5, 5, 14});
  CHECK(spread(60, 5) == std::vector{9, 9, 9, 9, 24});
  CHECK(spread(100, 9) == std::vector{15, 15, 15, 15, 40});
  CHECK(spread(2, 3) == std::vector{1, 1, 0, 0, 0});
}

}  // namespace kneecheck::running_tests
