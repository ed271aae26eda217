// Run days (V9, V13): few open days, neighbours, the border between two weeks.
#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

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

}  // namespace

TEST_CASE("the most runs that fit open days, with 1, 2 or 3 run days in a row") {
  struct Row {
    std::string_view open;
    int one, two, three;
  };
  const Row rows[] = {{"mon tue wed thu fri sat sun", 3, 4, 5},
                      {"wed", 1, 1, 1},
                      {"sat sun", 1, 2, 2},
                      {"sun mon", 1, 2, 2},
                      {"mon thu", 2, 2, 2},
                      {"fri sat sun", 2, 2, 3},
                      {"sat sun mon tue", 2, 3, 3},
                      {"mon wed fri", 3, 3, 3},
                      {"mon tue wed thu fri", 3, 4, 4}};
  for (const Row& row : rows) {
    CAPTURE(row.open);
    CHECK(most_runs_on(days(row.open), 1) == row.one);
    CHECK(most_runs_on(days(row.open), 2) == row.two);
    CHECK(most_runs_on(days(row.open), 3) == row.three);
  }
}

TEST_CASE("days are spread out, include a weekend day, and stay from week to week") {
  const DayMask all = days("mon tue wed thu fri sat sun");
  const DayMask weekend = days("sat sun");
  CHECK(names(choose_days({all, 3, 1, 0, false, 0, weekend})) == "mon wed sat");
  CHECK(names(choose_days({all, 2, 1, 0, false, 0, weekend})) == "tue sat");
  CHECK(names(choose_days({all, 4, 2, days("mon wed fri"), false, days("mon wed fri"), weekend})) ==
        "mon wed fri sat");
  CHECK(names(choose_days({all, 3, 1, days("tue thu sat"), true, days("tue thu sat"), weekend})) ==
        "tue thu sat");
}

TEST_CASE("the border between two weeks counts") {
  const DayMask open = days("mon tue sun");
  const DayMask two = days("mon sun");
  CHECK(names(choose_days({open, 1, 1, days("sun"), true, 0, 0})) ==
        "tue");  // not the day after a run-walk Sunday
  CHECK(names(choose_days({two, 2, 2, days("sat sun"), false, 0, 0})) ==
        "none");  // Monday would be the third in a row
  CHECK(names(choose_days({open, 1, 2, days("sun"), false, 0, 0})) == "mon");
}

TEST_CASE("from_weekdays turns weekdays to the plan's own week") {
  CHECK(from_weekdays(days("mon sun"), Date{monday.days}) == days("mon sun"));
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

}  // namespace kneecheck::running_tests
