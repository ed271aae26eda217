// Run days (V9, V13): few open days, neighbours, and the border between two weeks, since a set is kept week
// after week.
#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

constexpr DayMask every_day = 0b1111111;

// "mon wed" -> bits; the week starts on a Monday.
DayMask days(std::string_view names) {
  DayMask mask = 0;
  for (int day = 0; day < days_a_week; ++day) {
    if (names.find(Names<Weekday>::words[static_cast<std::size_t>(day)]) != std::string_view::npos)
      mask = static_cast<DayMask>(mask | 1U << day);
  }
  return mask;
}

std::string names(std::optional<DayMask> mask) {
  if (!mask) return "none";
  std::string text;
  for (int day = 0; day < days_a_week; ++day) {
    if (on_day(*mask, day))
      text += (text.empty() ? "" : " ") + std::string(Names<Weekday>::words[static_cast<std::size_t>(day)]);
  }
  return text;
}

// The longest row of days when the set is kept for three weeks.
int row_of(DayMask mask) {
  int longest = 0;
  int row = 0;
  for (int day = 0; day < 3 * days_a_week; ++day) {
    row = on_day(mask, day % days_a_week) ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  return longest;
}

int count(DayMask mask) {
  return day_sets[mask].count;
}

bool within(DayMask small, DayMask large) {
  return (small & ~large) == 0;
}

}  // namespace

TEST_CASE("the most runs that fit open days, with 1, 2 or 3 run days in a row") {
  struct Row {
    std::string_view open;
    int one, two, three;
  };
  const Row rows[] = {{"mon tue wed thu fri sat sun", 3, 4, 5},
                      {"wed", 1, 1, 1},
                      {"sat sun", 1, 2, 2},
                      {"sun mon", 1, 2, 2},  // neighbours as well
                      {"mon thu", 2, 2, 2},
                      {"fri sat sun", 2, 2, 3},
                      {"sat sun mon tue", 2, 3, 3},
                      {"mon wed fri", 3, 3, 3},
                      {"mon tue wed thu fri", 3, 4, 4}};
  for (const Row& row : rows) {
    CAPTURE(row.open);
    CHECK(most_days(days(row.open), 1) == row.one);
    CHECK(most_days(days(row.open), 2) == row.two);
    CHECK(most_days(days(row.open), 3) == row.three);
  }
  CHECK(most_days(every_day, 6) == 6);
}

TEST_CASE("the best days are spread out, then include a weekend day, and hold the ones that are kept") {
  const DayMask weekend = days("sat sun");
  CHECK(names(best_days(every_day, 0, 3, 1, weekend)) == "mon wed sat");
  CHECK(names(best_days(every_day, 0, 2, 1, weekend)) == "tue sat");
  CHECK(names(best_days(every_day, days("mon wed fri"), 4, 2, weekend)) == "mon wed fri sat");
  CHECK(names(best_days(every_day, days("mon wed fri"), 4, 1, weekend)) == "none");
  CHECK(names(best_days(days("mon sun"), 0, 2, 1, 0)) == "none");
}

TEST_CASE("V9: whatever is open, a set of run days keeps its row and holds the smaller set") {
  for (int open = 1; open <= every_day; ++open) {
    for (const bool ladder : {false, true}) {
      for (int most_runs = 2; most_runs <= 6; ++most_runs) {
        RunDaysWish wish;
        wish.open = static_cast<DayMask>(open);
        wish.most_runs = most_runs;
        wish.ladder = ladder;
        wish.early_in_row = most_runs == 6 ? 6 : most_runs == 5 ? 3 : 2;
        wish.late_in_row = most_runs == 6 ? 6 : 3;
        const RunDays sets = run_days(wish);
        INFO("open ", open, " runs ", most_runs, ladder ? " ladder" : "");
        CHECK(row_of(sets.ladder) <= 1);
        CHECK(within(sets.ladder, wish.open));
        CHECK(sets.first >= 1);
        CHECK(sets.first ==
              (ladder ? count(sets.ladder) : std::min(most_runs, most_days(wish.open, wish.early_in_row))));
        for (int runs = sets.first; runs <= days_a_week; ++runs) {
          for (const bool late : {false, true}) {
            const DayMask now = sets.of(runs, late);
            if (now == 0) continue;
            REQUIRE(runs <= most_runs);
            REQUIRE(count(now) == runs);
            REQUIRE(within(now, wish.open));
            REQUIRE(row_of(now) <= (late ? wish.late_in_row : wish.early_in_row));
            if (runs > sets.first) REQUIRE(within(sets.of(runs - 1, late), now));
            // A phase alone moves no run.
            if (sets.of(runs, false) != 0) REQUIRE(sets.of(runs, true) == sets.of(runs, false));
          }
        }
      }
    }
  }
}

TEST_CASE("V9: three runs on the ladder never take consecutive dates; later a fourth stands beside them") {
  const RunDays sets = frame_of(runner("itb", "runs_per_week: 4\nweekly_km: 40")).days;
  CHECK(count(sets.ladder) == 3);
  CHECK(row_of(sets.ladder) == 1);
  CHECK(count(sets.of(4, false)) == 4);
  CHECK(within(sets.ladder, sets.of(4, false)));
}

TEST_CASE("V9: the row by the runs that are usual") {
  const auto row = [](std::string_view runs_per_week, bool late) {
    const RunDays sets =
        frame_of(runner("itb",
                        "weekly_km: 60\ncomfortable_km: 10\ndays: [mon, tue, wed, thu, fri, sat]\n"
                        "runs_per_week: " +
                            std::string(runs_per_week)))
            .days;
    int most = 0;
    for (int runs = 1; runs <= days_a_week; ++runs) most = std::max(most, row_of(sets.of(runs, late)));
    return most;
  };
  CHECK(row("4", false) <= 2);
  CHECK(row("4", true) <= 3);
  CHECK(row("5", false) <= 3);
  CHECK(row("6", false) == 6);
}

TEST_CASE("from_weekdays turns weekdays to the plan's own week") {
  CHECK(from_weekdays(days("mon sun"), monday) == days("mon sun"));
  CHECK(from_weekdays(days("mon"), monday.plus(1)) == 0b1000000);  // a week from Tuesday ends with Monday
  CHECK(from_weekdays(days("sat sun"), monday.plus(5)) == 0b11);
}

TEST_CASE("V9, V13: runs fall on open days, whatever weekday the plan starts on") {
  for (int first = 0; first < days_a_week; ++first) {
    CAPTURE(first);
    const Plan plan =
        plan_of(runner("itb", "days: [sat, sun]\nruns_per_week: 4\nweekly_km: 40"), monday.plus(first));
    int last = -9;
    for (const Week& week : plan.weeks) {
      for (const Day& day : week.days) {
        if (!day.run) continue;
        CHECK(day.date.weekday() >= Weekday::sat);
        if (day.run->walk_run) CHECK(day.date.days - last > 1);
        last = day.date.days;
      }
    }
    CHECK(run_minutes(plan.weeks.back()).size() == 2);
  }
}

TEST_CASE("V13: a start without walking breaks has all runs at once") {
  const Plan plan = plan_of(runner("itb", "weekly_km: 60\nruns_per_week: 5\ncomfortable_km: 10"));
  CHECK(run_minutes(plan.weeks.front()).size() == 5);
  const Plan few =
      plan_of(runner("itb", "weekly_km: 60\nruns_per_week: 5\ncomfortable_km: 10\ndays: [tue, fri]"));
  CHECK(run_minutes(few.weeks.front()).size() == 2);
}

}  // namespace kneecheck::running_tests
