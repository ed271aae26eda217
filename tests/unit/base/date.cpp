#include "base/date.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/language.h"

namespace kneecheck {
namespace {

TEST_CASE("real dates of the years 2000 to 2099 are read and written back") {
  for (const std::string_view text : {"2000-01-01", "2000-02-29", "2024-02-29", "2026-11-30", "2099-12-31"}) {
    CAPTURE(text);
    REQUIRE(parse_date(text).has_value());
    CHECK(date_text(*parse_date(text)) == text);
  }
  CHECK(parse_date("2026-11-30")->days == 20'787);
}

TEST_CASE("anything else is no date") {
  for (const std::string_view text :
       {"", "2026-02-29", "2025-02-29", "2100-01-01", "1999-12-31", "2026-1-5", "2026-13-01", "2026-00-10",
        "2026-04-31", "2026-11-00", "2026/11/30", "30-11-2026", "20261130", "2026-11-30 ", " 2026-11-30",
        "2026-11-3x", "+026-11-30", "2026-11-30T00:00:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("a date with its year last is read in the order that was asked for") {
  struct Row {
    std::string_view text, day_first, month_first;  // as they are written back; empty: no date
  };
  for (const Row& row : std::vector<Row>{
           {"30.11.2026", "2026-11-30", ""},
           {"11/30/2026", "", "2026-11-30"},
           {"03-04-2026", "2026-04-03", "2026-03-04"},
           {"3/4/2026", "2026-04-03", "2026-03-04"},
           {"2026-11-30", "2026-11-30", "2026-11-30"},
           {"29.2.2025", "", ""},
           {"30.11.26", "", ""},
           {"30.11/2026", "", ""},
           {"030.1.2026", "", ""},
           {"1.002.2026", "", ""},
           {".1.2026", "", ""},
           {"1..2026", "", ""},
           {"0.1.2026", "", ""},
           {"1.1.1999", "", ""},
           {"1.1.2026.", "", ""},
           {"1 1 2026", "", ""},
           {"2026.11.30", "", ""},
       }) {
    CAPTURE(row.text);
    const auto read = [&row](DateOrder order) {
      const auto date = parse_date(row.text, order);
      return date ? date_text(*date) : "";
    };
    CHECK(read(DateOrder::day_first) == row.day_first);
    CHECK(read(DateOrder::month_first) == row.month_first);
  }
  CHECK_FALSE(parse_date("30.11.2026").has_value());
}

TEST_CASE("weekdays, sums and differences") {
  const Date monday = *parse_date("2026-11-30");
  CHECK(monday.weekday() == Weekday::mon);
  CHECK(monday.plus(-1).weekday() == Weekday::sun);
  CHECK(date_text(monday.plus(32)) == "2027-01-01");
  CHECK(days_between(monday, *parse_date("2027-11-30")) == 365);
  CHECK(Date{0}.weekday() == Weekday::thu);
  CHECK(Date{-1}.weekday() == Weekday::wed);
  CHECK(monday < monday.plus(1));
}

TEST_CASE("dates for people") {
  CHECK(date_for_people(english(), *parse_date("2026-11-30"), true) == "Mon 30 Nov 2026");
  CHECK(date_for_people(english(), *parse_date("2026-05-03"), false) == "Sun 3 May");
}

}  // namespace
}  // namespace kneecheck
