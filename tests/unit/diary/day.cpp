// What the rows of a day say together.
#include "diary/day.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support.h"

namespace kneecheck::test {

TEST_CASE("minutes add up, and the highest value counts, of a test's results the worst") {
  std::vector<Row> rows = read(
                              "date,run_minutes,walk_minutes,pain_during,pain_next_morning,technique_minutes,"
                              "exercises_done,tests,"
                              "new_pain,swelling,warning_signs\n"
                              "2026-12-08,20,,1,,2,part,stairs=1;calf=22,,no,\n"
                              "2026-12-08,10,5,3,,1,yes,stairs=3;calf=20,0,yes,none\n"
                              "2026-12-08,,,,2,,no,,,,\n"
                              "2026-12-09,40,,9,9,,,,,,locked\n")
                              .rows;
  REQUIRE(rows.size() == 4);
  Row day;
  day.date = *parse_date("2026-12-08");
  day.run_minutes = 30;
  day.walk_minutes = 5;
  day.technique_minutes = 3;
  day.pain_during = 3;
  day.pain_morning = 2;
  day.new_pain = 0;
  day.exercises = Exercised::yes;
  day.tests = {{test_called("stairs"), 3}, {test_called("calf"), 20}};
  std::ranges::sort(day.tests);
  day.swelling = true;
  day.warning_signs = 0;
  CHECK(day_of(builtin(), rows, day.date) == day);
  std::ranges::reverse(rows);
  CHECK(day_of(builtin(), rows, day.date) == day);
}

TEST_CASE("a day without rows says nothing") {
  Row day;
  day.date = *parse_date("2026-12-08");
  CHECK(day_of(builtin(), {}, day.date) == day);
}

}  // namespace kneecheck::test
