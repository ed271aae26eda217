// What a date's pains say: which row fills in another, and in which words too much is told.
#include "diary/pains.h"

#include <doctest/doctest.h>

#include "support.h"

namespace kneecheck::test {
namespace {

constexpr std::string_view header =
    "date,run_minutes,pain_during,pain_after_60min,pain_next_morning,exercises_done,new_pain,swelling\n";

Fact fact(const std::string& rows) {
  const DiaryFile diary = read(std::string{header} + rows);
  REQUIRE(problems(diary).empty());
  return facts_of(builtin(), diary.rows).begin()->second;
}

std::string amber(const std::string& rows) {
  return amber_words(builtin(), {}, *parse_date("2026-12-08"), fact(rows), true);
}

}  // namespace

TEST_CASE("an hour after a run may be written down with the exercises, the pain in the run may not") {
  const Fact one = fact("2026-12-08,20,1,,,,,\n2026-12-08,,,0,,yes,,\n");
  CHECK_FALSE(one.during_blank);
  CHECK_FALSE(one.after_blank);
  CHECK(one.exercised());
  CHECK(fact("2026-12-08,20,,0,,,,\n2026-12-08,,1,,,yes,,\n").during_blank);
  CHECK_FALSE(fact("2026-12-08,20,,0,,,,\n2026-12-08,,1,,,,,\n").during_blank);
  // Of two runs nobody knows which one is meant.
  CHECK(fact("2026-12-08,20,1,,,,,\n2026-12-08,10,1,,,,,\n2026-12-08,,,0,,,,\n").after_blank);
}

TEST_CASE("the highest pain above its limit is told with that limit, and where it was") {
  CHECK(amber("2026-12-08,20,4,0,0,,,\n") == "pain 4 in the run of Tue 8 Dec (limit 2)");
  CHECK(amber("2026-12-08,20,1,0,0,,,\n2026-12-08,,4,,,yes,,\n") ==
        "pain 4 in the exercises of Tue 8 Dec (limit 2)");
  CHECK(amber("2026-12-08,20,4,0,0,,,\n2026-12-08,,4,,,yes,,\n") ==
        "pain 4 in the run of Tue 8 Dec (limit 2)");
  CHECK(amber("2026-12-08,20,1,3,5,,,\n") == "pain 5 on the morning after the run of Tue 8 Dec (limit 1)");
  CHECK(amber("2026-12-08,20,1,0,0,,4,\n") == "new pain 4 elsewhere on Tue 8 Dec (it counts from 3)");
  CHECK(amber("2026-12-08,20,1,0,0,,,yes\n") == "swelling on Tue 8 Dec");
}

TEST_CASE("red without a high pain is the second amber date of a pair") {
  const Date date = *parse_date("2026-12-08");
  CHECK(red_words(builtin(), {}, date, fact("2026-12-08,20,6,0,0,,,\n"), true) ==
        "pain 6 in the run of Tue 8 Dec (more than 5 means step back)");
  CHECK(red_words(builtin(), {}, date, fact("2026-12-08,20,1,0,0,,,\n2026-12-08,,7,,,yes,,\n"), true) ==
        "pain 7 on Tue 8 Dec (more than 5 means step back)");
  CHECK(red_words(builtin(), {}, date, fact("2026-12-08,20,4,0,0,,,\n"), true) ==
        "too much pain for the second time in 14 days, pain 4 in the run of Tue 8 Dec (limit 2)");
}

TEST_CASE("exercises left out are not the same as exercises nobody wrote down") {
  CHECK(fact("2026-12-08,20,1,0,0,no,,\n").exercises == Exercised::no);
  CHECK_FALSE(fact("2026-12-08,20,1,0,0,,,\n").exercises);
  CHECK(fact("2026-12-08,,,,,part,,\n").exercised());
}

}  // namespace kneecheck::test
