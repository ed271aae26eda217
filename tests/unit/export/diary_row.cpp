// Rows of a diary as lines: what is written reads back the same, in each form and in any order of columns.
#include "export/diary_row.h"

#include <doctest/doctest.h>

#include "../builtin_case.h"

namespace kneecheck {
namespace {

using namespace exports;

Row full_row(std::string_view note) {
  Row row;
  row.date = *parse_date("2026-12-08");
  row.run_minutes = 28;
  row.walk_minutes = 0;
  row.pain_during = 10;
  row.pain_after = 0;
  row.pain_morning = 1;
  row.technique_minutes = 3;
  row.exercises = Exercised::no;
  row.tests = {{0, 1}, {5, 1000}};
  row.new_pain = 2;
  row.swelling = true;
  row.warning_signs = 5;
  row.note = note;
  row.scores = {{"LEFS 2.0", 51, 0, 80}, {"y", 8, 1, 10}};  // a bare y is a yes for some readers of YAML
  return row;
}

FileForm table(std::vector<Column> columns, char separator = ',') {
  FileForm form;
  form.format = DiaryFormat::csv;
  form.columns = std::move(columns);
  form.separator = separator;
  return form;
}

std::vector<Column> all_columns() {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < column_count; ++i) columns.push_back(static_cast<Column>(i));
  return columns;
}

DiaryFile read_back(const std::string& text, const FileForm& form) {
  DiaryFile diary = read_diary(builtin(), "knee", text, form.format, default_locale);
  CHECK(format(diary.problems) == "");
  return diary;
}

}  // namespace

TEST_CASE("what is written reads back") {
  std::vector<Column> reversed = all_columns();
  std::ranges::reverse(reversed);
  FileForm windows = table(all_columns());
  windows.line_end = "\r\n";
  FileForm lines;
  lines.format = DiaryFormat::ndjson;
  FileForm list;
  list.format = DiaryFormat::yaml;
  for (const FileForm& form : {table(all_columns()), table(reversed), table(all_columns(), ';'),
                               table(all_columns(), '\t'), windows, lines, list}) {
    for (const std::string_view note : {"", "calm", "a, b; \"c\" # 'd': {e}", "schön \U0001F9B5", "yes",
                                        "\\n", "=1+1", "-x", "'-x", "''=x", "a;'+b"}) {
      CAPTURE(note);
      Row blank;
      blank.date = *parse_date("2026-12-09");
      const Row row = full_row(note);
      const std::string text =
          diary_head(form, "P-014") + diary_line(builtin(), row, form) + diary_line(builtin(), blank, form);
      const DiaryFile diary = read_back(text, form);
      CHECK(diary.case_id == "P-014");
      CHECK(diary.rows == std::vector{row, blank});
      REQUIRE(!diary.rows.empty());
      CHECK(diary.rows.front().scores == row.scores);
    }
  }
}

TEST_CASE("what it looks like") {
  const Row row = full_row("slow, but well");
  CHECK(diary_head(table(all_columns()), "") ==
        "date,run_minutes,walk_minutes,pain_during,pain_after_60min,pain_next_morning,technique_minutes,"
        "exercises_done,tests,new_pain,swelling,warning_signs,note,scores\n");
  CHECK(diary_line(builtin(), row, table(all_columns())) ==
        "2026-12-08,28,0,10,0,1,3,no,\"stairs=1;calf=1000\",2,yes,\"deformity;open_wound\",\"slow, but "
        "well\",\"LEFS 2.0=51/80;y=8/1-10\"\n");
  FileForm form;
  form.format = DiaryFormat::ndjson;
  CHECK(
      diary_line(builtin(), row, form) ==
      R"({"date":"2026-12-08","run_minutes":28,"walk_minutes":0,"pain_during":10,"pain_after_60min":0,)"
      R"("pain_next_morning":1,"technique_minutes":3,"exercises_done":"no","tests":{"stairs":1,"calf":1000},)"
      R"("new_pain":2,"swelling":"yes","warning_signs":["deformity","open_wound"],"note":"slow, but well",)"
      R"("scores":{"LEFS 2.0":"51/80","y":"8/1-10"}})"
      "\n");
  form.format = DiaryFormat::yaml;
  form.indent = 2;
  CHECK(
      diary_line(builtin(), row, form) ==
      R"(  - {date: 2026-12-08, run_minutes: 28, walk_minutes: 0, pain_during: 10, pain_after_60min: 0, )"
      R"(pain_next_morning: 1, technique_minutes: 3, exercises_done: "no", tests: {stairs: 1, calf: 1000}, )"
      R"(new_pain: 2, swelling: "yes", warning_signs: [deformity, open_wound], note: "slow, but well", )"
      R"(scores: {"LEFS 2.0": "51/80", "y": "8/1-10"}})"
      "\n");
}

TEST_CASE("a note that looks like a formula is none in a spreadsheet") {
  Row row;
  row.date = *parse_date("2026-12-08");
  row.note = "=1+1";
  CHECK(diary_line(builtin(), row, table({Column::date, Column::note})) == "2026-12-08,'=1+1\n");
}

TEST_CASE("a table without a column for what is said") {
  const FileForm form = table({Column::note, Column::date, Column::run_minutes});
  Row row;
  row.date = *parse_date("2026-12-08");
  row.run_minutes = 28;
  CHECK(column_without_place(builtin(), row, form) == std::nullopt);
  CHECK(diary_line(builtin(), row, form) == ",2026-12-08,28\n");
  row.swelling = false;
  CHECK(column_without_place(builtin(), row, form) == Column::swelling);
}

}  // namespace kneecheck
