// What a diary says, in each of its forms, and as the tables of other languages have it.
#include <doctest/doctest.h>

#include "support.h"

namespace kneecheck::test {
namespace {

// What `whole` says, in any form.
Row whole_row() {
  Row row;
  row.date = *parse_date("2026-12-08");
  row.run_minutes = 28;
  row.walk_minutes = 7;
  row.technique_minutes = 3;
  row.pain_during = 1;
  row.pain_after = 0;
  row.pain_morning = 2;
  row.new_pain = 4;
  row.exercises = Exercised::part;
  row.tests = {{test_called("stairs"), 1}, {test_called("calf"), 22}};
  std::ranges::sort(row.tests);
  row.swelling = false;
  row.warning_signs = sign_called("locked") | sign_called("limp");
  row.note = "up the hill, \"slowly\"";
  row.scores = {{"visa-p", 62, 0, 100}};
  return row;
}

Row row_of(std::string_view date) {
  Row row;
  row.date = *parse_date(date);
  return row;
}

}  // namespace

TEST_CASE("a row of a table") {
  const DiaryFile diary = read(
      "date,run_minutes,walk_minutes,pain_during,pain_after_60min,pain_next_morning,technique_minutes,"
      "exercises_done,tests,new_pain,swelling,warning_signs,note,scores\n"
      "2026-12-08,28,7,1,0,2,3,part,stairs=1;calf=22,4,no,locked;limp,\"up the hill, \"\"slowly\"\"\","
      "visa-p=62/100\n");
  CHECK(problems(diary) == "");
  REQUIRE(diary.rows.size() == 1);
  CHECK(diary.rows.front() == whole_row());
  CHECK(diary.rows.front().scores == whole_row().scores);
  CHECK(diary.form.format == DiaryFormat::csv);
  CHECK(diary.form.columns.size() == column_count);
  CHECK_FALSE(diary.form.ends_open);
}

TEST_CASE("the guard of a note is taken away again, and nothing else of it") {
  const DiaryFile diary =
      read("date,note\n2026-12-08,'=1\n2026-12-09,''-x\n2026-12-10,'90s; '+2\n2026-12-11,it's -2\n");
  CHECK(problems(diary) == "");
  REQUIRE(diary.rows.size() == 4);
  CHECK(diary.rows[0].note == "=1");
  CHECK(diary.rows[1].note == "'-x");
  CHECK(diary.rows[2].note == "'90s; '+2");
  CHECK(diary.rows[3].note == "it's -2");
}

TEST_CASE("a number that ends a file may be cut off") {
  CHECK(read("date,run_minutes\n2026-12-08,2").open_cell == Column::run_minutes);
  CHECK_FALSE(read("date,run_minutes\n2026-12-08,2\n").open_cell);
  CHECK_FALSE(read("date,run_minutes,note\n2026-12-08,2,fi").open_cell);
  CHECK_FALSE(read("date,run_minutes,swelling\n2026-12-08,2,").open_cell);
}

TEST_CASE("a row a line, and a list") {
  for (const std::string_view text :
       {R"({"date": "2026-12-08", "run_minutes": 28.0, "walk_minutes": 7, "technique_minutes": 3,
 "pain_during": 1, "pain_after_60min": 0, "pain_next_morning": 2, "new_pain": 4, "exercises_done": "part",
 "tests": {"stairs": 1, "calf": 22}, "swelling": false, "warning_signs": ["limp", "locked"],
 "scores": {"visa-p": "62/100"}, "note": "up the hill, \"slowly\""})",
        R"(- date: 2026-12-08
  run_minutes: 28
  walk_minutes: 7
  technique_minutes: 3
  pain_during: 1
  pain_after_60min: 0
  pain_next_morning: 2
  new_pain: 4
  exercises_done: part
  tests: calf=22; stairs=1
  swelling: no
  warning_signs: [locked, limp]
  scores: [visa-p = 62 / 0-100]
  note: 'up the hill, "slowly"')"}) {
    std::string line{text};
    if (line.starts_with('{')) std::erase(line, '\n');
    const DiaryFile diary = read(line);
    CHECK(problems(diary) == "");
    REQUIRE(diary.rows.size() == 1);
    CHECK(diary.rows.front() == whole_row());
    CHECK(diary.rows.front().scores == whole_row().scores);
    CHECK(diary.form.ends_open);
  }
}

TEST_CASE("what is blank is not known") {
  Row only_note = row_of("2026-12-08");
  only_note.note = "rest";
  for (const std::string_view text :
       {"note,date,run_minutes\nrest,2026-12-08,\n", "date,swelling,note\n2026-12-08, unsure , rest \n",
        "{\"date\": \"2026-12-08\", \"run_minutes\": null, \"note\": \"rest\"}\n",
        "- {date: 2026-12-08, pain_during: ~, warning_signs: unsure, note: rest}\n"}) {
    const DiaryFile diary = read(text);
    CHECK(problems(diary) == "");
    REQUIRE(diary.rows.size() == 1);
    CHECK(diary.rows.front() == only_note);
  }
  Row none = row_of("2026-12-08");
  none.warning_signs = 0;
  CHECK(read("date,warning_signs\n2026-12-08,none\n").rows == std::vector{none});
}

TEST_CASE("tables as spreadsheets write them") {
  Row row = row_of("2026-12-08");
  row.run_minutes = 28;
  row.swelling = true;
  const Locale& german = *std::ranges::find(locales, "de", &Locale::word);
  const auto reads = [&row](std::string_view text, const Locale& locale = default_locale) {
    const DiaryFile diary = read(text, DiaryFormat::automatic, {}, locale);
    CHECK(problems(diary) == "");
    CHECK(diary.rows == std::vector{row});
    return diary.form;
  };
  reads(
      "\xEF\xBB\xBF"
      "Date,Run_Minutes,swelling\r\n2026-12-08,28.0,TRUE\r\n");
  CHECK(reads("date,run_minutes,swelling\r\n2026-12-08,28,yes\r\n").line_end == "\r\n");
  CHECK(reads("date,run_minutes,swelling\r2026-12-08,28,yes\r").line_end == "\r");
  CHECK(reads("date;run_minutes;swelling\n2026-12-08;28;yes\n").separator == ';');
  CHECK(reads("sep=;\ndate;run_minutes;swelling\n2026-12-08;28;yes\n").separator == ';');
  CHECK(reads("date\trun_minutes\tswelling\n2026-12-08\t28\tyes\n").separator == '\t');
  reads("date;run_minutes;swelling\n08.12.2026;28,0;WAHR\n", german);
  reads("\ndate,run_minutes,swelling,,\n2026-12-08,28,yes,,\n,,,,\n,,\n");
}

TEST_CASE("a diary without rows") {
  for (const std::string_view text : {"", "\n\n", "date,run_minutes\n", "# case: P-014\n", "# case: P-014",
                                      "{\"case\": \"P-014\"}\n", "date"}) {
    CAPTURE(text);
    const DiaryFile diary = read(text);
    CHECK(problems(diary) == "");
    CHECK(diary.rows.empty());
    CHECK(diary.case_id == (text.find("P-014") == std::string_view::npos ? "" : "P-014"));
  }
  CHECK(problems(read("# nothing yet\n---\n", DiaryFormat::yaml)) == "");
}

TEST_CASE("rows that say the same count once, but for their notes") {
  const DiaryFile diary = read(
      "date,run_minutes,tests,note\n"
      "2026-12-08,28,stairs=1;calf=20,\n"
      "2026-12-08,28.0,calf=20; stairs=1,\n"
      "2026-12-08,28,stairs=1;calf=20,again\n"
      "2026-12-08,28,stairs=1;calf=20, again\n");
  CHECK(problems(diary) == "");
  CHECK(diary.rows.size() == 2);
  CHECK(diary.repeated == 2);
}

TEST_CASE("a test of pain has no result above any pain, whoever wrote it down") {
  const std::string head = "date,tests\n2026-12-08,";
  CHECK(problems(read(head + "walk30=10;calf=30\n")) == "");
  const DiaryFile minutes = read(head + "walk30=30\n");
  CHECK(problems(minutes).find("out_of_range") != std::string::npos);
  CHECK(minutes.rows.empty());
}

TEST_CASE("which rows have a line for themselves") {
  using Lines = std::vector<std::uint32_t>;
  CHECK(read("# case: P-1\ndate,note\n2026-12-07,\n\n2026-12-08,\"two\nlines\"\n2026-12-09,\n").lines ==
        Lines{3, 0, 7});
  CHECK(read("date,note\n2026-12-07,\n2026-12-08,\n2026-12-07,\n").lines == Lines{0, 3});
  CHECK(read("{\"case\": \"P-1\"}\n{\"date\": \"2026-12-07\"}\n").lines == Lines{2});
  CHECK(read("- {date: 2026-12-07, note: a}\n- date: 2026-12-08\n  note: b\n").lines == Lines{1, 0});
  CHECK(read("date\r2026-12-07\r").lines == Lines{0});
}

TEST_CASE("whose diary it is") {
  const Bounds bounds{.case_id = "P-014"};
  const std::string table = "date\n2026-12-08\n";
  const auto of = [&](std::string_view first) { return read(std::string{first} + table, {}, bounds); };
  CHECK(problems(of("# case: P-014\n")) == "");
  CHECK(problems(of("\"# Case: P-014\",,,\r\n")) == "");
  CHECK(problems(of("# knee\n")) == "");
  CHECK(of("# case: P-014\n").rows.size() == 1);
  const std::string other =
      "1:1 contradiction this is the diary of 'P-015', not of 'P-014' | give the diary of this case; its "
      "first "
      "line names whose it is";
  CHECK(problems(of("# case: P-015\n")) == other);
  CHECK(problems(read("{\"case\": \"P-015\"}\n{\"date\": \"2026-12-08\"}\n", {}, bounds)) == other);
  CHECK(problems(read("# case: P-015\n- date: 2026-12-08\n", {}, bounds)) == other);
  CHECK(problems(read("# case: P-015\n" + table)) == "");
}

}  // namespace kneecheck::test
