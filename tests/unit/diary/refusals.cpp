// What read_diary() refuses, each with its place and its exact words.
#include <doctest/doctest.h>

#include <vector>

#include "support.h"

namespace kneecheck::test {
namespace {

struct Refusal {
  std::string text;
  std::string problem;
};

void check_all(const std::vector<Refusal>& refusals, DiaryFormat format = DiaryFormat::automatic) {
  for (const Refusal& each : refusals) {
    INFO(each.text);
    CHECK(problems(read(each.text, format)) == each.problem);
  }
}

// In a row of a table behind the date.
void check_cells(const std::vector<Refusal>& refusals) {
  for (const Refusal& each : refusals) {
    INFO(each.text);
    const std::size_t sign = each.text.find(": ");
    const std::string table =
        "date," + each.text.substr(0, sign) + "\n2026-12-08," + each.text.substr(sign + 2);
    CHECK(problems(read(table + '\n')) == each.problem);
  }
}

}  // namespace

TEST_CASE("values that a diary may not hold") {
  check_cells({
      {"pain_during: 11", "2:12 out_of_range pain_during: 11 is out of range | a whole number from 0 to 10"},
      {"pain_after_60min: 2.5",
       "2:12 wrong_type pain_after_60min: expected a whole number, found '2.5' | a whole number from 0 to "
       "10"},
      {"run_minutes: 1441",
       "2:12 out_of_range run_minutes: 1441 is out of range | a whole number from 0 to 1440"},
      {"run_minutes: -1",
       "2:12 out_of_range run_minutes: -1 is out of range | a whole number from 0 to 1440"},
      {"exercises_done: partly",
       "2:12 bad_value exercises_done: 'partly' is not allowed here | did you mean 'part'?"},
      {"swelling: oui",
       "2:12 bad_value swelling: 'oui' is not allowed here | one of: no, yes; or, if the whole table is "
       "written "
       "so, name its language: --locale fr"},
      {"warning_signs: lockd",
       "2:12 bad_value 'lockd' is not an answer to 'warning_signs' | did you mean 'locked'?"},
      {"warning_signs: none;locked",
       "2:12 contradiction 'none' stands beside another answer to 'warning_signs' | keep one of them"},
      {"scores: visa-p",
       "2:12 bad_value scores: 'visa-p' is no score within its range | write visa-p=62/100 for 62 of "
       "0 to 100, eq=8/1-10 for "
       "8 of "
       "1 to 10, whole numbers up to 10000"},
      {"scores: visa-p=101/100;=1/2",
       "2:12 bad_value scores: '=1/2' is no score within its range | write visa-p=62/100 for 62 of 0 to 100, "
       "eq=8/1-10 for "
       "8 of "
       "1 to 10, whole numbers up to 10000\n"
       "2:12 bad_value scores: 'visa-p=101/100' is no score within its range | write visa-p=62/100 for 62 of "
       "0 to 100, eq=8/1-10 for "
       "8 "
       "of "
       "1 to 10, whole numbers up to 10000"},
      {"scores: eq=1/10;EQ=2/10", "2:12 duplicate_key scores: 'EQ' is given twice | remove one of them"},
      {"tests: stair=1", "2:12 bad_value tests: 'stair' is no readiness test | did you mean 'stairs'?"},
      {"tests: stairs",
       "2:12 bad_value tests: 'stairs' is no result of a test | write stairs=1, and "
       "calf=20;stairs=1 for two"},
      {"tests: stairs=1001", "2:12 out_of_range tests: 1001 is out of range | a whole number from 0 to 1000"},
      {"tests: stairs=1;Stairs=2", "2:12 duplicate_key tests: 'stairs' is given twice | remove one of them"},
      {"technique_minutes: 3",
       "2:12 contradiction minutes in the new technique (3), but no running | these minutes are a part of "
       "run_minutes"},
      {"run_minutes,technique_minutes: 28,29",
       "2:15 contradiction more minutes in the new technique (29) than of running (28) | these minutes are a "
       "part of run_minutes"},
      {"note: " + std::string(501, 'a'), "2:12 out_of_range note: longer than 500 characters"},
  });
}

TEST_CASE("dates") {
  const std::string help = "write it as 2026-11-30";
  check_all({
      {"date\n2026-02-30\n",
       "2:1 bad_value date: '2026-02-30' is not a date of the years 2000 to 2099 | " + help},
      {"date\n08.12.2026\n", "2:1 bad_value date: '08.12.2026' is not a date of the years 2000 to 2099 | " +
                                 help +
                                 "; or, if the whole table is written so, name its language: --locale en-gb, "
                                 "de, ... (day first) or "
                                 "en-us (month first)"},
      {"date,note\n,rest\n", "2:1 missing_key no date in this row | " + help},
      {"{\"note\": \"rest\"}\n", "1:1 missing_key no date in this row | " + help},
      {"- note: rest\n", "1:3 missing_key no date in this row | " + help},
      {"- date: ~\n", "1:3 missing_key no date in this row | " + help},
  });
  const Bounds bounds{.start = parse_date("2026-11-30"), .today = parse_date("2026-12-08")};
  const auto at = [&](std::string_view date) {
    return problems(read("date\n" + std::string{date} + "\n", {}, bounds));
  };
  CHECK(at("2026-11-30") == "");
  CHECK(at("2026-12-08") == "");
  CHECK(at("2026-11-29") ==
        "2:1 out_of_range date: 2026-11-29 is before the plan begins, on 2026-11-30 | mend "
        "the date, or give the diary of this plan");
  CHECK(at("2026-12-09") ==
        "2:1 out_of_range date: 2026-12-09 is after today, 2026-12-08 | mend the date: a "
        "diary says what was done");
}

TEST_CASE("columns") {
  const std::string all =
      "the columns of a diary: date, run_minutes, walk_minutes, pain_during, pain_after_60min, "
      "pain_next_morning, technique_minutes, exercises_done, tests, new_pain, swelling, warning_signs, note, "
      "scores";
  check_all({
      {"date,pain_durin\n2026-12-08,1\n",
       "1:6 unknown_key unknown column 'pain_durin' | did you mean 'pain_during'?"},
      {"date,shoe\n2026-12-08,1\n", "1:6 unknown_key unknown column 'shoe' | " + all},
      {"date,,note\n2026-12-08,,\n", "1:6 unknown_key unknown column '' | give it a name, or take it out"},
      {"date,note,Date\n2026-12-08,,\n",
       "1:11 duplicate_key the column 'Date' is there twice | remove one of them"},
      {"run_minutes,note\n28,\n", "1:1 missing_key the column date is missing | " + all},
      {"age,location\n34,outer\n", "1:1 not_a_case this is no diary: no column is one of a diary's | " + all},
      {"{\"date\": \"2026-12-08\", \"runs\": 1}\n", "1:24 unknown_key unknown column 'runs' | " + all},
      {"- {date: 2026-12-08, Note: x}\n", "1:22 unknown_key unknown column 'Note' | did you mean 'note'?"},
  });
}

TEST_CASE("torn lines") {
  const std::string complete = " | complete it, or take it out";
  check_all({
      {"date,run_minutes,note\n2026-12-08,28,\n2026-12-0",
       "3:1 syntax the last line is torn: 1 cell in this row, but 3 in the header" + complete},
      {"date,run_minutes,note\n2026-12-08,28,\"slow",
       "2:15 syntax a quote that is never closed | close it, or write \"\" for a quote in a quoted cell"},
      {"date,run_minutes,note\n2026-12-08,28\n2026-12-09,28,\n",
       "2:12 syntax 2 cells in this row, but 3 in the header | what is not known is an empty cell, with its "
       "comma"},
      {"{\"date\": \"2026-12-08\"}\n{\"date\": \"2026-12-09\", \"run_m",
       "2:24 syntax a quote that is never closed | close it"},
      {"{\"date\": \"2026-12-08\"}\n{\"date\": ",
       "2:10 syntax the text ends where a value should stand | is the "
       "text cut off?"},
  });
  CHECK(read("date,run_minutes,note\n2026-12-08,28,").problems.empty());
  CHECK_FALSE(read("- {date: 2026-12-08, run_minutes: 28}\n- {date: 2026-12-09, run_m").problems.empty());
}

TEST_CASE("what is no diary") {
  check_all({
      {"PK\x03\x04 and so on",
       "0:0 not_a_case this is no diary: a workbook, a picture or a compressed file | a diary is CSV, NDJSON "
       "or "
       "YAML; a spreadsheet saves a sheet as \"CSV UTF-8\""},
      {"[{\"date\": \"2026-12-08\"}]\n",
       "1:1 syntax a JSON array is no diary | give its rows one a line: jq -c '.[]' OLD.json > NEW.ndjson"},
      {std::string(2000000, 'a'),
       "0:0 too_large larger than 1 MiB | is this the right file? knee cases and "
       "knowledge files are far smaller"},
  });
  check_all({{"date: 2026-12-08\n",
              "1:1 wrong_type a diary in YAML is a list of rows | begin each row with '- ', as in '- date: "
              "2026-11-30'"}},
            DiaryFormat::yaml);
  CHECK(
      problems(read("5\n", DiaryFormat::ndjson)).starts_with("1:1 wrong_type a row is a mapping of columns"));
}

TEST_CASE("all problems at once, each with its place") {
  CHECK(problems(read("date,pain_during,swelling\n"
                      "2026-12-08,11,perhaps\n"
                      "2026-12-08,1,no\n"
                      "2026-13-08,1,no\n")) ==
        "2:12 out_of_range pain_during: 11 is out of range | a whole number from 0 to 10\n"
        "2:15 bad_value swelling: 'perhaps' is not allowed here | one of: no, yes\n"
        "4:1 bad_value date: '2026-13-08' is not a date of the years 2000 to 2099 | write it as 2026-11-30");
}

}  // namespace kneecheck::test
