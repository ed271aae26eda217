#include "base/language.h"

#include <doctest/doctest.h>

#include "base/date.h"
#include "base/number.h"
#include "base/units.h"
#include "base/words/base.h"
#include "base/words/plan.h"

namespace {

using namespace kneecheck;

TEST_CASE("a text gets its values, and a place without one is left empty") {
  CHECK(filled_in("{a} and {b}", {{"b", 2}, {"a", "one"}}) == "one and 2");
  CHECK(filled_in("{a}{a}", {{"a", "x"}}) == "xx");
  CHECK(filled_in("no {place} here", {}) == "no  here");
  CHECK(filled_in("a { that is not closed", {{"a", "x"}}) == "a { that is not closed");
  CHECK(filled_in("{a}", {{"a", "{b}"}, {"b", "x"}}) == "{b}");  // a value is no text
  CHECK(filled_in("", {}).empty());
}

TEST_CASE("the places of a text, in any order") {
  CHECK(places_of("{b} {a} {b}") == std::vector<std::string_view>{"a", "b"});
  CHECK(places_of("none").empty());
}

TEST_CASE("one thing has its own words") {
  CHECK(english().say(PlanText::left_recovery, {{"n", 1}, {"percent", 80}}).find("a week with") !=
        std::string::npos);
  CHECK(english().say(PlanText::left_recovery, {{"n", 2}, {"percent", 80}}).find("two weeks") !=
        std::string::npos);
}

TEST_CASE("lists") {
  const std::vector<std::string> words{"a", "b", "c"};
  const std::span<const std::string> all{words};
  CHECK(english().all_of(all.first(0)).empty());
  CHECK(english().all_of(all.first(1)) == "a");
  CHECK(english().all_of(all.first(2)) == "a and b");
  CHECK(english().all_of(all) == "a, b and c");
  CHECK(english().one_of(all) == "a, b or c");
  CHECK(english().comma_list(all) == "a, b, c");
  CHECK(english().semicolon_list(all) == "a; b; c");
}

TEST_CASE("another language lays its words over") {
  Language german;
  const Date date = *parse_date("2026-11-30");
  CHECK(date_for_people(german, date, true) == "Mon 30 Nov 2026");
  german.lay_over(BaseText::mon, {"Mo", ""});
  german.lay_over(BaseText::date_with_year, {"{weekday}, {day}. {month} {year}", ""});
  german.lay_over(BaseText::decimal_sign, {",", ""});
  german.lay_over(BaseText::miles, {"{n} Meilen", "{n} Meile"});
  CHECK(date_for_people(german, date, true) == "Mo, 30. Nov 2026");
  CHECK(distance(german, 284, Units::km) == "28,4 km");
  CHECK(distance(german, 16, Units::mi) == "1 Meile");
  CHECK(german.number(5 * decimal_one / 2) == "2,5");
  german.lay_over(BaseText::mon, {"Montag", ""});
  CHECK(weekday_name(german, date) == "Montag");
  CHECK(weekday_name(english(), date) == "Mon");
}

}  // namespace
