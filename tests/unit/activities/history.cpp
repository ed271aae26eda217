// What follows from runs: answers of a case, and rows of a diary.
#include "activities/history.h"

#include <doctest/doctest.h>

#include "activities/diary_runs.h"

using namespace kneecheck;
using namespace kneecheck::activities;

namespace {

const Date today = *parse_date("2026-11-23");

Activity run(int days_ago, int minutes, std::optional<std::int64_t> metres) {
  return {today.plus(-days_ago), minutes * 60, metres, true};
}

std::string answers(const std::vector<Activity>& activities) {
  std::string lines;
  for (const Derived& each : history_of(activities, today, english()))
    lines += std::string{each.key} + ": " + each.value + " (" + each.how + ")\n";
  return lines;
}

}  // namespace

TEST_CASE("six weeks of two runs, then a break") {
  std::vector<Activity> runs;
  for (int week = 0; week < 9; ++week) {
    runs.push_back(run(11 + week * 7, 30, 5000));
    runs.push_back(run(13 + week * 7, 62 + week, 10'300));
  }
  runs.push_back({today.plus(-1), 3600, 30'000, false});  // a ride
  CHECK(answers(runs) ==
        "weekly_km: 15.3 (mean of the last 6 weeks with a run, to Thu 12 Nov 2026)\n"
        "longest_run_km: 10.3 (the longest run of the 8 weeks to Thu 12 Nov 2026)\n"
        "runs_per_week: 2 (mean of the last 6 weeks with a run, to Thu 12 Nov 2026)\n"
        "pace: 6:00 (median of 16 runs of 15 minutes or more, in the 8 weeks to Thu 12 Nov 2026)\n"
        "weeks_off: 1 (whole weeks since the last run, on Thu 12 Nov 2026)\n");
}

TEST_CASE(
    "a try after a break does not stand for the weeks before it; those before twelve weeks do not count") {
  // Weeks 0, 4, 5, 6, 7, 8 hold a run; 9 is the seventh, 13 too old.
  CHECK(answers({run(0, 10, 1500), run(28, 60, 10'000), run(35, 60, 10'000), run(42, 60, 10'000),
                 run(49, 60, 10'000), run(56, 60, 11'000), run(63, 200, 30'000), run(91, 300, 50'000)}) ==
        "weekly_km: 8.8 (mean of the last 6 weeks with a run, to Mon 23 Nov 2026)\n"
        "longest_run_km: 10 (the longest run of the 8 weeks to Mon 23 Nov 2026)\n"
        "runs_per_week: 1 (mean of the last 6 weeks with a run, to Mon 23 Nov 2026)\n"
        "pace: 6:00 (median of 4 runs of 15 minutes or more, in the 8 weeks to Mon 23 Nov 2026)\n"
        "weeks_off: 0 (whole weeks since the last run, on Mon 23 Nov 2026)\n");
}

TEST_CASE("what was not recorded is not made up") {
  CHECK(answers({}).empty());
  CHECK(answers({{today, 1800, 5000, false}}).empty());
  CHECK(answers({run(-3, 30, 5000)}).empty());  // still to come
  CHECK(answers({run(15, 30, std::nullopt)}) ==
        "runs_per_week: 1 (the week to Sun 8 Nov 2026, the only one with a run)\n"
        "weeks_off: 2 (whole weeks since the last run, on Sun 8 Nov 2026)\n");
  CHECK(answers({run(0, 30, 5000), run(1, 30, std::nullopt), run(2, 30, std::nullopt), run(2, 2, 5000)}) ==
        "weekly_km: 10 (the week to Mon 23 Nov 2026, the only one with a run; 2 runs without a distance are "
        "not counted)\n"
        "longest_run_km: 5 (the longest run of the 8 weeks to Mon 23 Nov 2026)\n"
        "runs_per_week: 4 (the week to Mon 23 Nov 2026, the only one with a run)\n"
        "pace: 6:00 (of the one run of 15 minutes or more, in the 8 weeks to Mon 23 Nov 2026)\n"
        "weeks_off: 0 (whole weeks since the last run, on Mon 23 Nov 2026)\n");
  CHECK(answers({run(0, 120, 4000)}).find("pace") == std::string::npos);          // 30 minutes a km
  CHECK(answers({run(-1, 30, 5000)}).find("weeks_off: 0") != std::string::npos);  // tomorrow, in UTC
}

TEST_CASE("runs become rows of a diary, with the distance in the note") {
  const auto rows = runs_for_diary(std::vector<Activity>{{today, 1829, 5260, true},
                                                         {today, 29, 90, true},
                                                         {today.plus(-1), 2730, std::nullopt, true},
                                                         {today, 600, 40, true},
                                                         {today, 3600, 20'000, false}});
  CHECK(rows == std::vector<ImportedRun>{{today.plus(-1), 46, ""}, {today, 30, "5.3 km"}, {today, 10, ""}});
}

TEST_CASE("a run that is logged is not logged twice") {
  const std::vector<ImportedRun> runs{
      {today, 30, ""}, {today, 31, "5 km"}, {today, 30, ""}, {today.plus(1), 30, ""}};
  CHECK(not_logged(runs, {}) == runs);
  CHECK(not_logged(runs, std::vector<LoggedRun>{{today, 30}}) ==
        std::vector<ImportedRun>{runs[1], runs[2], runs[3]});
  CHECK(not_logged(runs, std::vector<LoggedRun>{{today, 31}, {today, 29}, {today, 30}, {today.plus(1), 29}})
            .empty());
  CHECK(not_logged(runs, std::vector<LoggedRun>{{today, 32}, {today, 28}}).size() == 3);
  // A watch counts the walking between the running, or does not.
  CHECK(not_logged(runs, std::vector<LoggedRun>{{today, 20, 10}, {today, 0, 31}, {today, 30, 12}}) ==
        std::vector<ImportedRun>{runs[3]});
}
