// Distances, paces, dates and days as people type them.
#include "interview/typed.h"

#include <doctest/doctest.h>

#include "base/words/interview.h"
#include "interview/reply.h"
#include "support.h"

namespace kneecheck::test {
namespace {

const Date today = *parse_date("2026-11-30");

std::string meaning(Key key, std::string_view text, Units units = Units::km,
                    DateOrder dates = DateOrder::year_first) {
  const auto question = static_cast<QuestionIndex>(key);
  const auto answer = read_typed(builtin(), question, text, {units, dates, today});
  return answer ? written({{question, *answer, {}}}) : "(wrong)";
}

std::string day(std::string_view text, DateOrder dates = DateOrder::year_first) {
  const auto date = read_date(builtin().language, text, {Units::km, dates, today});
  return date ? date_text(*date) : "(wrong)";
}

}  // namespace

TEST_CASE("distances with their unit, or in the usual one") {
  for (const std::string_view text : {"20", "20 km", "20km", "20k", "20 kilometres"})
    CHECK_MESSAGE(meaning(Key::weekly_km, text) == "weekly_km: 20\n", text);
  for (const std::string_view text : {"20 miles", "20mi", "20 mi"})
    CHECK_MESSAGE(meaning(Key::weekly_km, text) == "weekly_km: 32.19\n", text);
  CHECK(meaning(Key::weekly_km, "20", Units::mi) == "weekly_km: 32.19\n");
  CHECK(meaning(Key::weekly_km, "20 km", Units::mi) == "weekly_km: 20\n");
  CHECK(meaning(Key::race_km, "Half marathon") == "race_km: 21.1\n");
  CHECK(meaning(Key::race_km, "a marathon", Units::mi) == "race_km: 42.2\n");
  CHECK(meaning(Key::race_km, "10k") == "race_km: 10\n");
  for (const std::string_view text :
       {"", "far", "20 kg", "-3 miles", "20 m", "20 30", "1000 miles", "half a mile"})
    CHECK_MESSAGE(meaning(Key::weekly_km, text) == "(wrong)", text);
}

TEST_CASE("paces by the kilometre or by the mile") {
  for (const std::string_view text : {"6:30", "6:30 a km", "6:30/km", "6:30 min/km", "6:30 per kilometre"})
    CHECK_MESSAGE(meaning(Key::pace, text) == "pace: \"6:30\"\n", text);
  for (const std::string_view text : {"9:15 a mile", "9:15/mi", "9:15 min per mile"})
    CHECK_MESSAGE(meaning(Key::pace, text) == "pace: \"5:45\"\n", text);
  CHECK(meaning(Key::pace, "9:15", Units::mi) == "pace: \"5:45\"\n");
  for (const std::string_view text : {"6", "6:3", "6:30 a day", "fast"})
    CHECK_MESSAGE(meaning(Key::pace, text) == "(wrong)", text);
}

TEST_CASE("a date is one day, or none") {
  for (const std::string_view text : {"25 April 2027", "25 Apr 2027", "25th of April, 2027", "April 25 2027",
                                      "2027-04-25", "25/04/2027", "25.4.2027", "4/25/2027"})
    CHECK_MESSAGE(day(text) == "2027-04-25", text);
  CHECK(day("3/4/2027") == "(wrong)");
  CHECK(day("3/4/2027", DateOrder::day_first) == "2027-04-03");
  CHECK(day("3/4/2027", DateOrder::month_first) == "2027-03-04");
  CHECK(day("4/4/2027") == "2027-04-04");
  CHECK(day("25 April") == "2027-04-25");
  CHECK(day("24 December") == "2026-12-24");
  CHECK(day("today") == "2026-11-30");
  CHECK(day("tomorrow") == "2026-12-01");
  for (const std::string_view text : {"31 April 2027", "April", "soon", "25 2027", "25 April 27", "1 2 3 4"})
    CHECK_MESSAGE(day(text) == "(wrong)", text);
}

TEST_CASE("days in words, no race, and a race that is over") {
  const auto typed = [](Key key, std::string_view line) {
    const Reply reply =
        read_plan_reply(builtin(), alone(key), line, false, {Units::km, DateOrder::day_first, today});
    return reply.kind == ReplyKind::answers ? written(reply.answers) : "(" + reply.expected + ")";
  };
  CHECK(typed(Key::days, "weekends") == "days: [sat, sun]\n");
  CHECK(typed(Key::days, "Mondays, wed") == "days: [mon, wed]\n");
  CHECK(typed(Key::days, "every day") == "days: [mon, tue, wed, thu, fri, sat, sun]\n");
  CHECK(typed(Key::race_km, "no") == "race_km: unsure\n");
  CHECK(typed(Key::comfortable_km, "no") == "comfortable_km: 0\n");
  CHECK(typed(Key::weekly_km, "") == "weekly_km: unsure\n");
  CHECK(typed(Key::start, "") == "start: 2026-11-30\n");
  CHECK(typed(Key::race_date, "25/04/2020").find("over") != std::string::npos);
}

TEST_CASE("a language has its own words, and those of a case file stay") {
  Language language;
  language.lay_over(InterviewText::months, {"jan feb m\u00E4r|mrz apr mai jun jul aug sep okt nov dez", {}});
  language.lay_over(InterviewText::words_yes, {"j ja", {}});
  language.lay_over(InterviewText::words_tomorrow, {"morgen", {}});
  const auto date = [&language](std::string_view text) {
    const auto read = read_date(language, text, {Units::km, DateOrder::day_first, today});
    return read ? date_text(*read) : "(wrong)";
  };
  for (const std::string_view text : {"3. M\u00E4rz 2027", "3. Mrz 2027", "3.3.2027"})
    CHECK_MESSAGE(date(text) == "2027-03-03", text);
  CHECK(date("24. Dezember") == "2026-12-24");
  CHECK(date("24 December") == "(wrong)");
  CHECK(date("Morgen") == "2026-12-01");
  for (const std::string_view text : {"j", "Ja", "yes"}) CHECK(read_yes_no(language, text) == true);
  CHECK_FALSE(read_yes_no(language, "y").has_value());
}

}  // namespace kneecheck::test
