// Tables for spreadsheets and pipelines: triage one row a case, plan one row an item
// that is prescribed. Rule: RFC 4180, the same columns in every row; all text goes through one escape
// function. Columns that hold numbers hold nothing else.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "export/records.h"

namespace kneecheck::exports {

struct CsvStyle {
  bool raw = false;           // without the guard against formulas (csv_cell.h)
  bool stands_alone = false;  // a table of one case: with the first row, and the case's own columns
  std::span<const std::string> own_columns{};  // else: of the whole table, behind ours (x_...)
};

// The first row, with its line end.
std::string_view triage_csv_header();
std::string_view plan_csv_header();
// `header` with the columns of a table's owner behind ours.
std::string with_own_columns(std::string_view header, CsvStyle style);

void write_triage_csv(std::string& out, const RecordView& view, CsvStyle style);
// One row for each run or walk and each exercise of each day, each test that opens a phase, on its first day,
// and the race; one row with empty item columns when there is none.
void write_plan_csv(std::string& out, const RecordView& view, const Plan& plan, CsvStyle style);
// Withheld or incomplete: one row with what to do. Precondition: view.assessment.no_plan.
void write_no_plan_csv(std::string& out, const RecordView& view, CsvStyle style);
// A record that is wrong: one row.
void write_error_csv(std::string& out, const BadRecord& bad, CsvStyle style);

}  // namespace kneecheck::exports
