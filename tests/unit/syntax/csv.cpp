#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "show.h"

namespace kneecheck::syntax {
namespace {

using namespace std::string_view_literals;

std::string csv(std::string_view source, char separator = ',') {
  Diagnostics problems;
  std::string out;
  for (const CsvRow& row : parse_csv("f", source, problems, separator)) {
    out += fmt::format("{}:", row.line);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      out += fmt::format("[{}@{}:{}]", row.cells[i], row.places[i].line, row.places[i].column);
    out += '\n';
  }
  return problems.empty() ? out : out + format(problems);
}

TEST_CASE("CSV becomes rows of cells") {
  struct Row {
    std::string_view source, rows;
  };
  for (const Row& row : std::vector<Row>{
           {"", ""},
           {"\n\r\n", ""},
           {"a,b\n1,2\n", "1:[a@1:1][b@1:3]\n2:[1@2:1][2@2:3]\n"},
           {"a,b\r\n1,2", "1:[a@1:1][b@1:3]\n2:[1@2:1][2@2:3]\n"},
           {"\xEF\xBB\xBF"
            "a\n\n\nb\n",
            "1:[a@1:1]\n4:[b@4:1]\n"},
           {",\n", "1:[@1:1][@1:2]\n"},
           {"\"a,b\",\"say \"\"hi\"\"\"\n", "1:[a,b@1:1][say \"hi\"@1:7]\n"},
           {"\"x\ny\r\nz\",2\n3\n", "1:[x\ny\r\nz@1:1][2@3:4]\n4:[3@4:1]\n"},
           {"\"\",\"\"", "1:[@1:1][@1:4]\n"},
           {" a , b ", "1:[ a @1:1][ b @1:5]\n"},
           {"a,", "1:[a@1:1][@1:3]\n"},
           {"a,b\r", "1:[a@1:1][b@1:3]\n"},
           {"a,\"b\"\r", "1:[a@1:1][b@1:3]\n"},
       }) {
    CAPTURE(row.source);
    CHECK(csv(row.source) == row.rows);
  }
}

TEST_CASE("another mark may stand between cells; commas are then text") {
  CHECK(csv("a;b\n1,5;\"x;y\"\n,;\n", ';') == "1:[a@1:1][b@1:3]\n2:[1,5@2:1][x;y@2:5]\n3:[,@3:1][@3:3]\n");
  CHECK(csv("\"a\",b;c\n", ';') ==
        "f:1:4: error: text after the closing quote\n  \"a\",b;c\n     ^\n"
        "help: put the whole cell in quotes and write \"\" for a quote in it\n");
  CsvRowEnd end{';'};
  CHECK(end.is_open("1,5;\"x"));
  CHECK_FALSE(end.is_open("1,5;\"x\n\";2"));
  CHECK(end.size_in("1,5;\"x\n\";2") == 10);

  const std::string_view source = "age;side\n34\n34;left;x\n";
  Diagnostics problems;
  const std::vector<CsvRow> rows = parse_csv("f", source, problems, ';');
  REQUIRE(rows.size() == 3);
  REQUIRE(problems.empty());
  const auto of_row = [&](const CsvRow& row) {
    Tree tree;
    Diagnostics found;
    CHECK_FALSE(csv_tree("f", source, rows[0], row, tree, found, ';'));
    return format(found);
  };
  CHECK(of_row(rows[1]) ==
        "f:2:1: error: 1 cell in this row, but 2 in the header\n  34\n  ^\n"
        "help: what is not known is an empty cell, with its semicolon\n");
  CHECK(of_row(rows[2]) ==
        "f:3:9: error: 3 cells in this row, but 2 in the header\n  34;left;x\n          ^\n"
        "help: put cells with a semicolon in quotes\n");
}

TEST_CASE("the first row shows what separates the columns") {
  struct Row {
    std::string_view header;
    char usual, found;
  };
  for (const Row& row : std::vector<Row>{{"id,age", ',', ','},
                                         {"id;age", ',', ';'},
                                         {"id\tage", ',', '\t'},
                                         {"id", ',', ','},
                                         {"id,age", ';', ','},
                                         {"id;age", ';', ';'},
                                         {"id,age;side", ',', ','},
                                         {"id,age;side", ';', ';'},
                                         {"\"id;x\",age", ';', ','}}) {
    CAPTURE(row.header);
    CHECK(separator_of(row.header, row.usual) == row.found);
  }
  CHECK(named_separator("sep=;") == ';');
  CHECK(named_separator("\"sep=,\"\r") == ',');
  CHECK(named_separator("SEP=\t") == '\t');
  for (const char* line : {"sep=", "sep=|", "sep=;;", "id;age", ""}) CHECK_FALSE(named_separator(line));
}

TEST_CASE("empty cells under columns without a name are left out") {
  const std::string_view source = "age,side,,\n34,left,,\n34,left, \n34,left\n34,left,,x\n34,left,,,\n34\n";
  Diagnostics problems;
  std::vector<CsvRow> rows = parse_csv("f", source, problems);
  REQUIRE(rows.size() == 7);
  CsvRow header = rows.front();
  header.most = header.cells.size();
  header.cells.resize(2);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CAPTURE(i);
    Tree tree;
    Diagnostics found;
    CHECK(csv_tree("f", source, header, rows[i], tree, found) == (i < 4));
  }
}

TEST_CASE("torn quotes spoil their row only") {
  CHECK(csv("a,b\n1,x\"y\n3,4\n") ==
        "1:[a@1:1][b@1:3]\n2:[1@2:1]\n3:[3@3:1][4@3:3]\n"
        "f:2:4: error: a quote inside an unquoted cell\n  1,x\"y\n     ^\n"
        "help: put the whole cell in quotes and write \"\" for a quote in it\n");
  CHECK(csv("\"a\" b,c\nd\n") ==
        "2:[d@2:1]\n"
        "f:1:4: error: text after the closing quote\n  \"a\" b,c\n     ^\n"
        "help: put the whole cell in quotes and write \"\" for a quote in it\n");
  CHECK(csv("\"a\nb\nc\"d\n") ==
        "2:[b@2:1]\n"
        "f:1:1: error: a quote that is never closed\n  \"a\n  ^\n"
        "help: close it, or write \"\" for a quote in a quoted cell\n"
        "f:3:2: error: a quote inside an unquoted cell\n  c\"d\n   ^\n"
        "help: put the whole cell in quotes and write \"\" for a quote in it\n");
  CHECK(csv("a\nb,\"c\nd\n") ==
        "1:[a@1:1]\n2:[b@2:1]\n3:[d@3:1]\n"
        "f:2:3: error: a quote that is never closed\n  b,\"c\n    ^\n"
        "help: close it, or write \"\" for a quote in a quoted cell\n");
}

TEST_CASE("a row of a stream ends with its last line, or with that of its torn quote") {
  struct Row {
    std::string_view text;   // of the stream
    std::string_view lines;  // those that are looked at until the row is not open
    std::string_view row;
  };
  for (const Row& row : std::vector<Row>{
           {"a,b\nc", "a,b", "a,b"},
           {"a,\nc", "a,", "a,"},
           {"\"a\",\"b\"\r\nc", "\"a\",\"b\"\r", "\"a\",\"b\"\r"},
           {"\"a\n\n\"\"b\",\"c\r\nd\"\r\ne", "\"a\n\n\"\"b\",\"c\r\nd\"\r", "\"a\n\n\"\"b\",\"c\r\nd\"\r"},
           {"a\"b\nc\"", "a\"b", "a\"b"},
           {"\"a\"b\nc", "\"a\"b", "\"a\"b"},
           {"\"a\nb\nc\"d\ne", "\"a\nb\nc\"d", "\"a"},
           {"\"a\nb\",x\"y\nc", "\"a\nb\",x\"y", "\"a\nb\",x\"y"},
           {"\"a\nb\",\"c\nd", "\"a\nb\",\"c\nd", "\"a\nb\",\"c"},
           {"\"", "\"", "\""},
       }) {
    CAPTURE(row.text);
    CsvRowEnd end;
    std::size_t size = row.text.find('\n');
    while (end.is_open(row.text.substr(0, size)) && size < row.text.size())
      size = row.text.find('\n', size + 1);
    const std::string_view lines = row.text.substr(0, size);
    CHECK(lines == row.lines);
    CHECK(lines.substr(0, end.size_in(lines)) == row.row);
  }
}

TEST_CASE("a file that is no text is refused") {
  CHECK(csv("a,b\n1,\xFF\n") ==
        "f:2:3: error: byte 0xff is not valid UTF-8\n  1,\\xff\n    ^~~~\nhelp: if a spreadsheet wrote this, "
        "it is most likely Windows-1252: save it there as \"CSV UTF-8\", or run iconv -f windows-1252 -t "
        "utf-8 OLD > NEW\n");
  CHECK(csv("a,b\n1,\0\n"sv) ==
        "f:2:3: error: NUL bytes are not text\n  1,\\x00\n    ^~~~\nhelp: is this a text file?\n");
  CHECK(csv("a\rb\r") == "f:1:2: error: control character '\\r'\n  a\\rb\n   ^~\nhelp: remove it\n");
}

TEST_CASE("a row becomes a mapping") {
  const std::string_view source = "age,location,note\n34,outer;front,\n,\"a,b\",\n1,2,3,4\n1,2\n";
  Diagnostics problems;
  const std::vector<CsvRow> rows = parse_csv("f", source, problems);
  REQUIRE(rows.size() == 5);
  Tree tree;
  CHECK(csv_tree("f", source, rows[0], rows[1], tree, problems));
  CHECK(shown(tree, true) == "{age@2:1: 34@2:1, location@2:4: outer;front@2:4}@2:1");
  CHECK(csv_tree("f", source, rows[0], rows[2], tree, problems));
  CHECK(shown(tree) == "{location: a,b}");
  CHECK(format(english(), problem_at(tree.root().first().value_of_key(), "bad_value", "m")) ==
        "f:3:2: error: m\n  ,\"a,b\",\n   ^~~~~\n");
  CHECK_FALSE(csv_tree("f", source, rows[0], rows[3], tree, problems));
  CHECK(format(problems) ==
        "f:4:7: error: 4 cells in this row, but 3 in the header\n  1,2,3,4\n        ^\nhelp: put cells with "
        "a comma in quotes\n");
  problems.clear();
  CHECK_FALSE(csv_tree("f", source, rows[0], rows[4], tree, problems));
  CHECK(format(problems) ==
        "f:5:3: error: 2 cells in this row, but 3 in the header\n  1,2\n    ^\nhelp: what is not known is an "
        "empty cell, with its comma\n");
}

}  // namespace
}  // namespace kneecheck::syntax
