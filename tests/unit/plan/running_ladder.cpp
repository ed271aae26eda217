// From walking to running (V11, V12): where it starts, when it goes up, where it ends.
#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

constexpr int continuous = 9;  // the stage after the last

int start_of(const Runner& figures) {
  return first_stage(policy(), figures).value_or(continuous);
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
    std::string_view answers;  // at 6:00 a km
    int stage;
  };
  const Row rows[] = {
      {"", 2},                   // not known
      {"weeks_off: 7", 1},       // not known, gentle
      {"comfortable_km: 0", 0},  // walking
      {"comfortable_km: 0\nweeks_off: 20", 0},
      {"comfortable_km: 0.5", 1},            // 3 minutes: the lowest stage with running
      {"comfortable_km: 1", 2},              // 6 minutes
      {"comfortable_km: 1.66", 2},           // 9.96 minutes
      {"comfortable_km: 1.67", 3},           // 10.02 minutes
      {"comfortable_km: 2.5", 4},            // 15 minutes
      {"comfortable_km: 3.33", 5},           // 19.98 minutes: 16 of running
      {"comfortable_km: 3.34", continuous},  // 20.04 minutes
      {"comfortable_km: 3.34\nweeks_off: 1.9", continuous},
      {"comfortable_km: 3.34\nweeks_off: 2", 6},  // 20 minutes of running are comfortable
      {"comfortable_km: 20\nweeks_off: 2", 6},    // not higher after a break
      {"comfortable_km: 20\nweeks_off: 6", 6},
      {"comfortable_km: 20\nweeks_off: 6.5", 1},  // after a long break
  };
  for (const Row& row : rows) {
    CAPTURE(row.answers);
    CHECK(start_of(runner("itb", "pace: 6:00\n" + std::string(row.answers))) == row.stage);
  }
}

TEST_CASE("V12: a gentle plan counts three quarters of what is comfortable") {
  const auto older = [](std::string_view km) {
    return runner_of(person("itb", "pace: 6:00\ncomfortable_km: " + std::string(km), "60"));
  };
  CHECK(start_of(older("1.5")) == 2);  // 9 minutes, 6.75 count: stages 1 and 2 have 6
  CHECK(start_of(older("2.3")) == 3);  // 13.8 minutes, 10.35 count
  CHECK(start_of(older("3.3")) == 3);  // 19.8 minutes, 14.85 count
  CHECK(start_of(older("3.4")) == continuous);
}

TEST_CASE("V11: one stage a week with two runs or more; two weeks with one run") {
  CHECK(climb(runner("itb")) == std::vector{2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(climb(runner("itb", "days: [mon, thu]")) == std::vector{2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(climb(runner("itb", "days: [sat]\ncomfortable_km: 2.4")) ==
        std::vector{4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9});
  CHECK(climb(runner("itb", "days: [sun, mon]\ncomfortable_km: 2.4")) ==
        climb(runner("itb", "days: [sat]\ncomfortable_km: 2.4")));
}

TEST_CASE("V11: a gentle plan stays for three runs, two with two runs a week") {
  CHECK(climb(runner("itb", "weeks_off: 8")) == std::vector{1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(climb(runner("itb", "weeks_off: 8\ndays: [mon, thu]")) == std::vector{1, 2, 3, 4, 5, 6, 7, 8, 9});
  const std::vector<int> one_a_week = climb(runner("itb", "weeks_off: 8\ndays: [thu]"));
  CHECK(std::vector(one_a_week.begin(), one_a_week.begin() + 7) == std::vector{1, 1, 1, 2, 2, 2, 3});
}

TEST_CASE("V11: walking lasts through settle, stage 1 opens align") {
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
  CHECK(stage_one("itb", "days: [wed]") == std::pair{3, 1});
  CHECK(stage_one("itb", "days: [wed]\nweeks_off: 10") == std::pair{4, 1});
}

TEST_CASE("V11, P3: the first runs without breaks have at most 30 minutes, and landing waits for them") {
  const Plan plan = plan_of(runner("itb", "weekly_km: 60\nlongest_run_km: 25"));
  const Week& first = plan.weeks[7];
  CHECK_FALSE(stage_of(policy(), first));
  CHECK(run_minutes(first) == std::vector{30, 30, 30});
  CHECK(first.phase == PhaseId::single_leg);
}

}  // namespace kneecheck::running_tests
