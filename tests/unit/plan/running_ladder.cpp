// From walking to running (V11, V12): where it starts, when it goes up, where it ends.
#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

constexpr int continuous = 9;  // the stage after the last

int start_of(const Runner& figures) {
  return frame_of(figures).first_stage.value_or(continuous);
}

// The stage of each week, 9 for continuous, until running is continuous.
std::vector<int> climb(const Runner& figures) {
  std::vector<int> stages;
  for (const Week& week : plan_of(figures).weeks) {
    stages.push_back(stage_of(policy(), week).value_or(continuous));
    if (stages.back() == continuous) break;
  }
  return stages;
}

}  // namespace

TEST_CASE("V12: the first stage") {
  struct Row {
    std::string_view answers;  // at 6:00 a km; 90 usual minutes, three runs
    int stage;
  };
  const Row rows[] = {
      {"", 2},                   // not known
      {"weeks_off: 7", 1},       // not known, gentle
      {"comfortable_km: 0", 0},  // walking
      {"comfortable_km: 0\nweeks_off: 20", 0},
      {"comfortable_km: 0.5", 1},            // 3 minutes: the lowest stage with running
      {"comfortable_km: 1.33", 1},           // three quarters are 5.98 minutes
      {"comfortable_km: 1.34", 2},           // 6.03
      {"comfortable_km: 2.22", 2},           // 9.99
      {"comfortable_km: 2.23", 3},           // 10.04
      {"comfortable_km: 3.33", 3},           // 14.99
      {"comfortable_km: 3.34", continuous},  // 20.04 minutes are comfortable
      {"comfortable_km: 3.34\nweeks_off: 1.9", continuous},
      {"comfortable_km: 3.34\nweeks_off: 2", 4},  // 15.03
      {"comfortable_km: 20\nweeks_off: 2", 6},    // not higher after a break
      {"comfortable_km: 20\nweeks_off: 6", 6},
      {"comfortable_km: 20\nweeks_off: 6.5", 1},  // after a long break
  };
  for (const Row& row : rows) {
    CAPTURE(row.answers);
    CHECK(start_of(runner("itb", "pace: 6:00\n" + std::string(row.answers))) == row.stage);
  }
}

TEST_CASE("V12: three runs of the first stage stay within week 1 of V7") {
  // 16.2 minutes would do for stage 5, but three times 16 are more than 45 and than two comfortable runs.
  CHECK(start_of(runner("itb", "pace: 6:00\ncomfortable_km: 3.6\nweeks_off: 2")) == 4);
  CHECK(start_of(runner("itb", "pace: 6:00\ncomfortable_km: 3.6\nweeks_off: 2\nweekly_km: 20")) == 5);
  CHECK(start_of(runner("itb", "pace: 6:00\ncomfortable_km: 3.6\nweeks_off: 2\ndays: [mon, fri]")) == 5);
}

TEST_CASE("V7: what week 1 may have") {
  Runner figures = runner("itb", "pace: 6:00\nweekly_km: 40");  // 240 minutes
  const auto most = [&figures](int comfortable, int runs) {
    figures.comfortable_ticks = comfortable * ticks_per_minute;
    return first_week_minutes(policy(), figures, runs);
  };
  CHECK(most(20, 3) == 120);  // half of the usual
  CHECK(most(70, 3) == 140);  // two comfortable runs
  CHECK(most(90, 3) == 168);  // 70 percent of the usual
  CHECK(most(0, 9) == 135);   // 15 minutes a run in any case
}

TEST_CASE("V11: up two stages where the longest run allows it, else one") {
  // 6, 10, 15, 20, 24, 27 minutes: 6 may become 11, 10 15, 15 20, 20 25, 24 29.
  CHECK(climb(runner("itb")) == std::vector{2, 3, 4, 6, 7, 8, 9});
  CHECK(climb(runner("itb", "days: [mon, thu]")) == std::vector{2, 3, 4, 6, 7, 8, 9});
  CHECK(climb(runner("itb", "weeks_off: 2")) == std::vector{2, 3, 4, 5, 6, 7, 8, 9});  // not quick
}

TEST_CASE("V11: with one run a week one run on a stage is enough") {
  CHECK(climb(runner("itb", "days: [sat]\ncomfortable_km: 2.4")) == std::vector{3, 4, 6, 7, 8, 9});
  // Neighbours: one run a week on the ladder.
  CHECK(climb(runner("itb", "days: [sun, mon]\ncomfortable_km: 2.4")) == std::vector{3, 4, 6, 7, 8, 9});
}

TEST_CASE("V11: a gentle plan stays for three runs, two with two runs a week or fewer") {
  CHECK(climb(runner("itb", "weeks_off: 8")) == std::vector{1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(climb(runner("itb", "weeks_off: 8\ndays: [mon, thu]")) == std::vector{1, 2, 3, 4, 5, 6, 7, 8, 9});
  const std::vector<int> one_a_week = climb(runner("itb", "weeks_off: 8\ndays: [thu]"));
  REQUIRE(one_a_week.size() >= 7);
  CHECK(std::vector(one_a_week.begin(), one_a_week.begin() + 7) == std::vector{1, 1, 2, 2, 3, 3, 4});
}

TEST_CASE("V12: walking lasts through settle, stage 1 opens align") {
  const auto stage_one = [](std::string_view condition, std::string_view more) {
    const Plan plan = plan_of(runner(condition, "comfortable_km: 0\n" + std::string(more)));
    for (const Week& week : plan.weeks) {
      const bool walks = stage_of(policy(), week) == 0;
      CHECK(walks == (week.phase == PhaseId::settle));
      if (!walks) return std::pair{week.number, stage_of(policy(), week).value_or(continuous)};
    }
    return std::pair{0, 0};
  };
  CHECK(stage_one("itb", "") == std::pair{2, 1});
  CHECK(stage_one("chondromalacia", "") == std::pair{3, 1});
  CHECK(stage_one("itb", "pain_squat: 6") == std::pair{3, 1});
  CHECK(stage_one("itb", "days: [wed]") == std::pair{2, 1});
  CHECK(stage_one("itb", "days: [wed]\nweeks_off: 10") == std::pair{3, 1});
}

TEST_CASE("V7: while squatting or stairs hurt the second week is like the first") {
  for (const std::string_view able : {"comfortable_km: 1.5", "comfortable_km: 8", "comfortable_km: 0"}) {
    CAPTURE(able);
    const Plan plan = plan_of(runner("itb", "weekly_km: 30\npain_stairs: 5\n" + std::string(able)));
    CHECK(stage_of(policy(), plan.weeks[1]) == stage_of(policy(), plan.weeks[0]));
    CHECK(plan.weeks[1].run_minutes <= plan.weeks[0].run_minutes);
    CHECK(plan.weeks[1].longest_run_minutes <= plan.weeks[0].longest_run_minutes);
  }
}

TEST_CASE("V11, P3: the first runs without breaks have at most 30 minutes, and landing waits for them") {
  const Plan plan = plan_of(runner("itb", "weekly_km: 60\nlongest_run_km: 25"));
  const Week& first = plan.weeks[6];
  CHECK_FALSE(stage_of(policy(), first));
  CHECK(stage_of(policy(), plan.weeks[5]) == 8);
  CHECK(run_minutes(first) == std::vector{30, 30, 30});
  CHECK(first.phase == PhaseId::single_leg);
}

}  // namespace kneecheck::running_tests
