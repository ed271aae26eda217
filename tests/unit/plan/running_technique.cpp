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

// 10, 25, 40, 55, 70, 85, 100 percent; three rises in a row (T05), rounded down, in full not before the ninth
// week (T26). The cue fades by one step a week after 4 runs and 70 minutes with it, and to 10 percent after 8
// and 170 (T17). Two weeks in full settle it (T02).
TEST_CASE("the house ramp for 100 minutes a week, week by week") {
  const RampWeek rows[] = {
      {100, false, 10, 10, 100},  {100, false, 25, 25, 100},  {100, false, 40, 40, 100},
      {100, false, 55, 55, 75},   {80, true, 44, 55, 50},     {100, false, 70, 70, 25},
      {100, false, 85, 85, 10},   {100, false, 94, 94, 10},   {80, true, 75, 93, 10},
      {100, false, 100, 100, 10}, {100, false, 100, 100, 10}, {100, false, 100, 100, 10}};
  const RunningFrame frame = frame_of(runner("itb"));
  RunningState state;
  state.phase = PhaseId::single_leg;
  for (const RampWeek& row : rows) {
    const int number = state.weeks + 1;
    CAPTURE(number);
    const auto technique = week_technique(frame, state, row.minutes, ramp_move(frame, state, row.easy));
    REQUIRE(technique);
    CHECK(technique->minutes == row.technique);
    CHECK(technique->cue_percent == row.cue);
    CHECK(word(technique->state) == (number == 1                ? "start"
                                     : number == 12             ? "settled"
                                     : row.easy || number == 11 ? "hold"
                                                                : "build"));
    Week week = week_with(number, row, *technique);
    spread_technique(frame, state, week);
    CHECK(week.techniques.front().share_percent == row.share);
    const std::vector<int> spread = technique_minutes(week);
    CHECK(std::accumulate(spread.begin(), spread.end(), 0) == row.technique);
    state = advance(frame, state, week);
  }
  CHECK(state.technique.settled);
}

TEST_CASE("T04, T26: a share never jumps, and is not full before the ninth week") {
  const RunningFrame frame = frame_of(runner("itb"));
  RunningState state;
  state.technique.start_week = 5;
  state.technique.share = {48, 100};
  state.technique.step = 6;  // the ramp already says 100
  state.weeks = 9;
  CHECK(week_technique(frame, state, 100, Move::technique_rise)->minutes == 63);
  state.technique.share = {90, 100};
  state.weeks = 11;  // week 12 is the eighth
  CHECK(week_technique(frame, state, 100, Move::technique_rise)->minutes == 94);
  state.weeks = 12;
  CHECK(week_technique(frame, state, 100, Move::technique_rise)->minutes == 100);
}

TEST_CASE("holding a share rounds down and keeps at least one minute; T05: three rises in a row") {
  const RunningFrame frame = frame_of(runner("itb"));
  RunningState state;
  state.technique.start_week = 1;
  state.technique.share = {3, 30};
  state.weeks = 1;
  CHECK(week_technique(frame, state, 24, Move::none)->minutes == 2);
  CHECK(week_technique(frame, state, 5, Move::none)->minutes == 1);
  CHECK_FALSE(week_technique(frame, state, 0, Move::none));
  state.technique.rises_in_row = 2;
  CHECK(may_raise_technique(frame, state));
  state.technique.rises_in_row = 3;
  CHECK_FALSE(may_raise_technique(frame, state));
}

TEST_CASE("T11: from single-leg on, after three runs without breaks, in a week of 30 minutes") {
  const RunningFrame frame = frame_of(runner("itb"));
  RunningState ready;
  ready.phase = PhaseId::single_leg;
  ready.continuous_runs = 3;
  ready.base = Load{};
  ready.base->minutes = 30;
  CHECK(may_start_technique(frame, ready));
  RunningState early = ready;
  early.phase = PhaseId::align;
  CHECK_FALSE(may_start_technique(frame, early));
  RunningState little = ready;
  little.base->minutes = 29;
  CHECK_FALSE(may_start_technique(frame, little));
  RunningState few = ready;
  few.continuous_runs = 2;
  CHECK_FALSE(may_start_technique(frame, few));
  RunningState ladder = ready;
  ladder.base->ladder = true;
  CHECK_FALSE(may_start_technique(frame, ladder));
}

namespace {

// Of a week of 100 minutes, so many weeks after the start.
std::vector<int> spread(const std::vector<int>& runs, int minutes, int since_start) {
  Week week;
  week.number = 10;
  week.run_minutes = std::accumulate(runs.begin(), runs.end(), 0);
  week.techniques = {WeekTechnique{TechniqueId::forward_lean, TechniqueState::build, minutes, minutes, 100}};
  for (std::size_t i = 0; i < runs.size(); ++i) {
    week.days[i].run = Run{};
    week.days[i].run->minutes = runs[i];
  }
  RunningState state;
  state.weeks = 9;
  state.technique.start_week = 10 - since_start;
  spread_technique(frame_of(runner("itb")), state, week);
  return technique_minutes(week);
}

int used(const std::vector<int>& minutes) {
  return static_cast<int>(std::count_if(minutes.begin(), minutes.end(), [](int each) { return each > 0; }));
}

}  // namespace

TEST_CASE("each run has about the same part of its own in the new way") {
  CHECK(spread({20, 30, 50}, 25, 5) == std::vector{5, 8, 12});
  CHECK(spread({15, 15, 15, 15, 40}, 60, 5) == std::vector{9, 9, 9, 9, 24});
  CHECK(spread({15, 15, 15, 15, 40}, 100, 9) == std::vector{15, 15, 15, 15, 40});
}

TEST_CASE(
    "T16, T18: three runs in the first two weeks, later all; two thirds of a run while the share is small") {
  const std::vector<int> runs{15, 15, 15, 15, 40};
  for (const int minutes : {10, 20, 35, 60}) {
    for (const int since_start : {0, 1, 2, 5}) {
      CAPTURE(minutes);
      CAPTURE(since_start);
      const std::vector<int> now = spread(runs, minutes, since_start);
      CHECK(used(now) >= 2);
      CHECK(used(now) == (since_start < 2 ? 3 : 5));
      for (std::size_t i = 0; i < runs.size(); ++i) CHECK(now[i] <= (2 * runs[i] + 2) / 3);
    }
  }
  CHECK(used(spread(runs, 2, 3)) == 2);
}

TEST_CASE("T16: where less than half finds no room beside the hills, the week is flat") {
  const RunningFrame frame = frame_of(runner("itb"));
  RunningState state;
  state.weeks = 9;
  state.technique.start_week = 1;
  state.first_week[static_cast<std::size_t>(Return::uphill)] = 7;
  state.base = Load{};
  state.base->minutes = 60;
  state.base->hill_minutes = 3;
  for (const int minutes : {29, 30}) {
    Week week;
    week.number = 10;
    week.phase = PhaseId::run;
    week.run_minutes = 60;
    week.techniques = {WeekTechnique{TechniqueId::forward_lean, TechniqueState::hold, minutes, 0, 100}};
    week.days[2].run = Run{};
    week.days[2].run->minutes = 60;
    lay_ground(frame, state, Move::none, false, week);
    spread_technique(frame, state, week);
    sum_ground(week);
    CHECK(week.hill_minutes == (minutes < 30 ? 0 : 3));
    CHECK(technique_minutes(week) == std::vector{minutes});
  }
}

TEST_CASE(
    "T03: a technique that is used in full stays on the last entry of the ramp, also when minutes rise") {
  const RunningFrame frame = frame_of(runner("itb"));
  const std::size_t last = policy().ramp.size() - 1;
  RunningState state;
  state.technique.start_week = 1;
  state.technique.step = last;
  state.technique.share = {96, 100};
  Done done;
  done.week.number = 9;
  done.week.phase = PhaseId::run;
  done.week.run_minutes = 100;
  done.ran = true;
  for (const int minutes : {97, 98, 100}) {
    CAPTURE(minutes);
    done.technique_share = {minutes, 100};
    state = take_done(frame, state, done);
    CHECK(state.technique.step == last);
  }
  done.technique_share = {70, 100};  // and goes back from there
  CHECK(take_done(frame, state, done).technique.step == 4);
}

}  // namespace kneecheck::running_tests
