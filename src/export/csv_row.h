// One row of a table; internal to this room. What is not filled stays empty.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "base/names.h"
#include "export/csv.h"
#include "export/csv_cell.h"
#include "export/record_writer.h"
#include "words/action.h"

namespace kneecheck::exports {

inline constexpr std::string_view csv_line_end = "\r\n";

// The first row: the words of the columns.
template <class Columns>
std::string_view csv_header() {
  static const std::string header = fmt::format("{}{}", fmt::join(Columns::names, ","), csv_line_end);
  return header;
}

// What to do, in full: a row may be read alone.
inline std::string csv_action_text(const Action& action) {
  const std::string_view space = action.worse_if.empty() ? "" : " ";
  return fmt::format("{} {}{}{}", action.title, action.text, space, action.worse_if);
}

// Columns are filled from left to right.
template <class Columns>
class TableRow {
 public:
  // By its name, which is looked up by the compiler.
  struct Column {
    std::size_t at = 0;
    consteval Column(const char* name) {
      while (Columns::names.at(at) != name) ++at;
    }
  };

  TableRow(std::string& out, CsvStyle style) : out_(out), style_(style) {}
  // Goes on behind `head`, which holds the columns before `next`.
  TableRow(std::string& out, CsvStyle style, std::string_view head, Column next) : out_(out), style_(style) {
    out_ += head;
    column_ = next.at - 1;
  }

  void text(Column column, std::string_view value) {
    move_to(column.at);
    append_csv_text(out_, value, style_.raw);
  }
  void number(Column column, std::int64_t value) {
    move_to(column.at);
    const fmt::format_int digits{value};
    out_.append(digits.data(), digits.size());
  }
  void tenths(Column column, std::int64_t value) {
    move_to(column.at);
    out_ += tenths_text(value);
  }
  void flag(Column column, bool value) {
    move_to(column.at);
    out_ += value ? "true" : "false";
  }
  // `own`: the cells behind ours, each with a comma in front.
  void end(std::string_view own) {
    move_to(Columns::names.size() - 1);
    out_ += own;
    out_ += csv_line_end;
  }

 private:
  void move_to(std::size_t column) {
    out_.append(column - column_, ',');
    column_ = column;
  }

  std::string& out_;
  CsvStyle style_;
  std::size_t column_ = 0;  // the one at hand
};

}  // namespace kneecheck::exports
