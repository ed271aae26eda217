// Minutes of a week and of its runs (V1 to V10, V17).
#include <algorithm>

#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

RunningState after(int minutes, int longest, int runs) {
  RunningState state;
  state.weeks = 1;
  state.since_easy = 1;
  state.base = Load{minutes, longest, runs, 0, 0};
  state.longest = {longest};
  state.phase = PhaseId::align;
  return state;
}

RunningState after_easy(int minutes, int longest, int runs) {
  RunningState state = after(minutes, longest, runs);
  state.after_easy = true;
  state.since_easy = 0;
  return state;
}

int next(const Runner& figures, const RunningState& state, Move move) {
  return next_volume(running_frame(policy(), figures, monday), state, state.phase, move).minutes;
}

}  // namespace

TEST_CASE("V7: week 1 of continuous running") {
  struct Row {
    std::string_view answers;  // 6:00 a km
    std::vector<int> runs;
  };
  const Row rows[] = {
      {"weekly_km: 40\nlongest_run_km: 15\ncomfortable_km: 10", {40, 40, 40}},  // half of 240
      {"weekly_km: 40\nlongest_run_km: 15\ncomfortable_km: 15",
       {56, 56, 56}},                                       // 70 percent: the longest run is still possible
      {"weekly_km: 40\ncomfortable_km: 15", {40, 40, 40}},  // the longest run is not known
      {"weekly_km: 40\nlongest_run_km: 15\ncomfortable_km: 4",
       {18, 18, 18}},  // three quarters of 24 minutes a run
      {"weekly_km: 10\nlongest_run_km: 5\ncomfortable_km: 4", {15, 15}},  // 15 minutes a run in any case
      {"weekly_km: 41\nlongest_run_km: 15\ncomfortable_km: 10\nruns_per_week: 4",
       {30, 31, 31, 31}},  // 123 of 246, rounded down
  };
  for (const Row& row : rows) {
    CAPTURE(row.answers);
    std::vector<int> runs =
        run_minutes(plan_of(runner("itb", "pace: 6:00\n" + std::string(row.answers))).weeks.front());
    std::sort(runs.begin(), runs.end());
    CHECK(runs == row.runs);
  }
}

TEST_CASE("V5: an easy week has 70 to 85 percent, its longest run at most 85 percent") {
  const RunningFrame frame = running_frame(policy(), runner("itb"), monday);
  for (int runs = 1; runs <= 5; ++runs) {
    for (int minutes = 15 * runs; minutes <= 600; ++minutes) {
      const int longest = (minutes + runs - 1) / runs;
      const Volume easy = easy_volume(frame, after(minutes, longest, runs));
      const bool within = 100 * easy.minutes >= 70 * minutes && 100 * easy.minutes <= 85 * minutes &&
                          100 * easy.runs.back() <= 85 * longest;
      if (!within)
        FAIL_CHECK("easy week of " << easy.minutes << " after " << minutes << " in " << runs << " runs");
    }
  }
}

TEST_CASE("V2: a tenth more, or ten minutes while no run is longer than 30") {
  const Runner figures = runner("itb", "weekly_km: 80\nlongest_run_km: 40\nruns_per_week: 4");
  CHECK(next(figures, after(200, 60, 4), Move::none) == 220);
  CHECK(next(figures, after(209, 60, 4), Move::none) == 229);
  CHECK(next(figures, after(45, 15, 3), Move::none) == 55);
  CHECK(next(figures, after(80, 27, 3), Move::none) == 90);
  CHECK(next(figures, after(85, 29, 3), Move::none) == 93);  // 90 would be 30 each, 93 is a tenth more
  CHECK(next(figures, after(30, 30, 1), Move::none) == 33);
}

TEST_CASE(
    "V1: no run is more than a tenth longer than the longest of four weeks; short ones may grow by five "
    "minutes") {
  const Runner figures = runner("itb", "weekly_km: 80\nlongest_run_km: 60\nruns_per_week: 4");
  const RunningFrame frame = running_frame(policy(), figures, monday);
  const auto longest = [&](int minutes, int before, int runs) {
    return next_volume(frame, after(minutes, before, runs), PhaseId::align, Move::none).runs.back();
  };
  CHECK(longest(200, 60, 4) == 66);
  CHECK(longest(50, 17, 3) == 22);
  CHECK(longest(84, 28, 3) == 30);  // 30.8, rounded down
}

TEST_CASE("V6, V17, T06: the minutes when something is new") {
  const Runner far =
      runner("itb", "weekly_km: 80\nlongest_run_km: 40\nruns_per_week: 4");  // U 520: rebuilding up to 416
  const Runner unknown = runner("itb", "longest_run_km: 40\nruns_per_week: 3");  // U 90, never rebuilding
  struct Row {
    Move move;
    int normal, easy;              // after a normal and after an easy week of 200, rebuilding
    int small_normal, small_easy;  // of 60, not rebuilding
  };
  const Row rows[] = {
      {Move::technique_start, 200, 200, 60, 60}, {Move::extra_run, 200, 200, 60, 60},
      {Move::technique_rise, 216, 210, 63, 60},  {Move::uphill, 216, 210, 63, 60},
      {Move::downhill, 216, 210, 63, 60},        {Move::phase, 220, 210, 70, 60},
  };
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.move));
    CHECK(next(far, after(200, 60, 4), row.move) == row.normal);
    CHECK(next(far, after_easy(200, 60, 4), row.move) == row.easy);
    CHECK(next(unknown, after(60, 20, 3), row.move) == row.small_normal);
    CHECK(next(unknown, after_easy(60, 20, 3), row.move) == row.small_easy);
  }
  // Near the end of rebuilding the looser factor stops at 80 percent of the usual 520.
  CHECK(next(far, after(400, 120, 4), Move::technique_rise) == 420);
  CHECK(next(far, after(390, 120, 4), Move::technique_rise) == 416);
}

TEST_CASE("V8, V10: the longest run's part of the week, never beyond the usual") {
  const Runner figures = runner(
      "itb",
      "weekly_km: 30\nlongest_run_km: 25\npace: 6:00\nruns_per_week: 5");  // 180 minutes, the longest 150
  const RunningFrame frame = running_frame(policy(), figures, monday);
  struct Row {
    int runs, minutes, longest;
  };
  for (const Row& row :
       {Row{1, 30, 33}, Row{2, 100, 55}, Row{3, 100, 55}, Row{4, 100, 44}, Row{5, 100, 44}}) {
    CAPTURE(row.runs);
    CHECK(next_volume(frame, after(row.minutes, 80, row.runs), PhaseId::align, Move::none).runs.back() ==
          row.longest);
  }
  CHECK(next(figures, after(175, 80, 4), Move::none) == 180);
}

TEST_CASE("R3, R4: 60 and 50 percent in weeks around the race, less with fewer runs") {
  RunningFrame frame = running_frame(policy(), runner("itb"), monday);
  frame.race = RaceWeeks{2, monday.plus(13), 0, 3, 3};
  CHECK(low_volume(frame, after(100, 40, 4), 4).minutes == 60);
  CHECK(low_volume(frame, after(100, 40, 4), 2).minutes == 30);
  CHECK(low_volume(frame, after(100, 40, 4), 0).runs.empty());
  RunningState recovering = after(100, 40, 4);
  recovering.weeks = 2;
  CHECK(low_volume(frame, recovering, 4).minutes == 50);
}

}  // namespace kneecheck::running_tests
