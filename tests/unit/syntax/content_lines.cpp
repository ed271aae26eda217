#include "syntax/content_lines.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace kneecheck::syntax {
namespace {

std::string lines_in(std::string_view source, const Limits& limits = calendar_limits) {
  Diagnostics problems;
  std::vector<ContentLine> lines;
  const bool is_read = parse_content_lines("f", source, limits, lines, problems);
  CHECK(is_read == problems.empty());
  if (!is_read) return problems.all().front().code + ": " + problems.all().front().message;
  std::string out;
  for (const ContentLine& line : lines)
    out += fmt::format("{}:{}|{}|{}\n", line.line, line.name, line.parameters, line.value);
  return out;
}

TEST_CASE("lines of a calendar are unfolded and divided") {
  struct Row {
    std::string_view source, lines;
  };
  for (const Row& row : std::vector<Row>{
           {"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "1:BEGIN||VCALENDAR\n2:VERSION||2.0\n"},
           {"summary:Run\n 28\n\t min\nEND:X", "1:SUMMARY||Run28 min\n4:END||X\n"},
           {"\xEF\xBB\xBF"
            "A:1\n\n\nB:2\n",
            "1:A||1\n4:B||2\n"},
           {"DTSTART;VALUE=DATE:20261130\n", "1:DTSTART|;VALUE=DATE|20261130\n"},
           {"X;P=\"a:b\":c:d\n", "1:X|;P=\"a:b\"|c:d\n"},
           {"A:\n", "1:A||\n"},
           {"", "empty: nothing in it"},
           {"\r\n\n", "empty: nothing in it"},
           {" A:1\n", "syntax: expected NAME:value, as every line of a calendar begins"},
           {"A\n", "syntax: expected NAME:value, as every line of a calendar begins"},
           {"A;P=\"x:1\n", "syntax: expected NAME:value, as every line of a calendar begins"},
           {":x\n", "syntax: expected NAME:value, as every line of a calendar begins"},
           {"A:\xFF\n", "encoding: byte 0xff is not valid UTF-8"},
       }) {
    CAPTURE(row.source);
    CHECK(lines_in(row.source) == row.lines);
  }
}

TEST_CASE("limits hold before anything grows") {
  CHECK(lines_in("A:1\nB:2\nC:3\n", {100, 4, 2}) == "too_large: more than 2 lines");
  CHECK(lines_in(std::string(101, 'A'), {100, 4, 2}).starts_with("too_large: "));
  std::string folded = "A:";
  for (int i = 0; i < 100'000; ++i) folded += "x\r\n ";
  CHECK(lines_in(folded).size() == 100'000 + 6);
}

}  // namespace
}  // namespace kneecheck::syntax
