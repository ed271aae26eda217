// Any bytes as CSV: cells are what they were when they are written in quotes, and rows do not depend on where
// a stream is cut. The last byte picks what the program makes of them.
#include "fuzz.h"

using namespace kneecheck;
using namespace kneecheck::fuzz;

namespace {

std::string in_quotes(const std::vector<CsvRow>& rows) {
  std::string text;
  for (const CsvRow& row : rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      text += i == 0 ? "\"" : ",\"";
      for (const char c : row.cells[i]) text += c == '"' ? std::string{"\"\""} : std::string(1, c);
      text += '"';
    }
    text += '\n';
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 20'000;
  if (size == 0 || size > most) return 0;
  const std::string text{reinterpret_cast<const char*>(bytes), size - 1};
  Diagnostics problems;
  const std::vector<CsvRow> rows = parse_csv("f", text, problems);
  require_good_problems(problems, problems.empty(), text);
  Diagnostics none;
  const std::string written = in_quotes(rows);
  const std::vector<CsvRow> again = parse_csv("f", written, none);
  require(none.empty() && again.size() == rows.size(), "rows can be written and read again", written);
  for (std::size_t i = 0; i < rows.size(); ++i)
    require(rows[i].cells == again[i].cells, "cells come out as they went in", written);
  require_divisible(text, InputFormat::csv);
  require_answerable(text, "csv", bytes[size - 1]);
  return 0;
}
