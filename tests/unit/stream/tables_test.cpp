// Tables of cases: where their rows end, and what divides them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "seen.h"
#include "stream/csv_cases.h"

using namespace kneecheck;
using namespace kneecheck::stream;

TEST_CASE("CSV is divided into rows, whatever its quotes hold") {
  const auto records = [](const std::string& text) { return read_all("f.csv", "id,age\n" + text).records; };
  CHECK(records("").empty());
  CHECK(records("\r\n \n,\n\"\",\"\"\n").empty());
  CHECK(records("\"\"\"\"\"\",\n\",\",\n") ==
        "c2+0:\"\"\"\"\"\",|c3+0:\",\",|");  // quotes and a comma are text
  CHECK(records("a,1\r\n\r\nb,2") == "c2+0:a,1|c4+0:b,2|");
  CHECK(records("\"a\nb\r\nc\",1\nd,2\n") == "c2+0:\"a\nb\r\nc\",1|c5+0:d,2|");
  CHECK(records("\"a\"\"\n\",1\nd,2") == "c2+0:\"a\"\"\n\",1|c4+0:d,2|");
  CHECK(read_all("f.csv", "").records.empty());
  CHECK(read_all("f.csv", "").is_batch);
  CHECK(read_all("f.csv", "id,age").is_batch);
  CHECK(read_all("f.csv", "\xEF\xBB\xBF\"id\",\"age\"\r\na,1").records == "c2+0:a,1|");
}

TEST_CASE("a torn quote spoils its row, and no other") {
  const auto records = [](const std::string& text) { return read_all("f.csv", "id,age\n" + text).records; };
  CHECK(records("\"a,1\nb,2\nc,3\n") == "c2+0:\"a,1|c3+0:b,2|c4+0:c,3|");
  CHECK(records("\"a,1\nb,2\n\"c\",3\nd,4") == "c2+0:\"a,1|c3+0:b,2|c4+0:\"c\",3|c5+0:d,4|");
  CHECK(records("a\"b,1\nb,2\nc\"d,3\nd,4") == "c2+0:a\"b,1|c3+0:b,2|c4+0:c\"d,3|c5+0:d,4|");
  // What is no text in a later row is that row's own fault.
  CHECK(records("a\"b,1\nb,2\nc\rd,3\ne\"f,4\n") == "c2+0:a\"b,1|c3+0:b,2|c4+0:c\rd,3|c5+0:e\"f,4|");
  // The row begins with a good cell of two lines; its torn one stands on the second.
  CHECK(records("\"a\nb\",\"1\nb,2\n") == "c2+0:\"a\nb\",\"1|c4+0:b,2|");
  CHECK(records("\"a") == "c2+0:\"a|");
  // A quote that stays open for longer than a record may be was torn, too.
  const std::string many = repeated("b,2\n", mebibyte / 2);
  const std::string found = records("\"a,1\n" + many);
  CHECK(found.starts_with("c2+0:\"a,1|c3+0:b,2|c4+0:b,2|"));
  CHECK(std::count(found.begin(), found.end(), 'c') == static_cast<std::ptrdiff_t>(mebibyte / 2 + 1));
  CHECK(found.ends_with(fmt::format("c{}+0:b,2|", mebibyte / 2 + 2)));
  // A long line is cut, wherever it stands.
  const std::string large(2 * mebibyte, 'x');
  const std::string kept = fmt::format("({} bytes)|", mebibyte + 1);
  CHECK(records(large + "\nb,2\n") == "c2+0:" + kept + "c3+0:b,2|");
  CHECK(records("\"a,1\n" + large + "\nb,2\n") == "c2+0:\"a,1|c3+0:" + kept + "c4+0:b,2|");
}

// Whether there are only commas in a line (1-based).
bool is_empty(std::string_view text, std::size_t line) {
  for (std::size_t passed = 1; passed < line; ++passed) text.remove_prefix(text.find('\n') + 1);
  text = text.substr(0, text.find('\n'));
  Diagnostics problems;
  const std::vector<CsvRow> rows = parse_csv({}, text, problems);
  const auto is_nothing = [](const CsvRow& row) {
    return std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
  };
  return problems.empty() && std::ranges::all_of(rows, is_nothing);
}

// Row by row as the whole text is read at once, but for rows of nothing.
TEST_CASE("rows in a stream are the rows of the text") {
  std::mt19937 dice{4180};
  constexpr std::array<std::string_view, 9> pieces{"a",    ",",   "\"",  "\"\"", "\n",
                                                   "\r\n", ",\"", "\",", "b,1\n"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t i = dice() % 24; i > 0; --i) text += pieces[dice() % pieces.size()];
    Diagnostics problems;
    std::string whole;
    for (const CsvRow& row : parse_csv({}, text, problems)) {
      if (!is_empty(text, row.line)) whole += fmt::format("{}:{}|", row.line, fmt::join(row.cells, "/"));
    }
    for (const Diagnostic& problem : problems.all())
      whole += fmt::format("{} {}|", problem.place.line, problem.message);

    MemoryFiles files;
    files.all["f.csv"] = "id\n" + text;
    MemoryWorld memory{files};
    World world = memory.view();
    CaseReader reader{world, builtin(), {"f.csv"}, InputFormat::automatic, [] {}};
    std::string rows, faults;
    while (const auto record = reader.next()) {
      Diagnostics own;
      for (const CsvRow& row : parse_csv({}, record->text, own)) {
        rows += fmt::format("{}:{}|", record->first_line - 2 + row.line, fmt::join(row.cells, "/"));
      }
      for (const Diagnostic& problem : own.all())
        faults += fmt::format("{} {}|", record->first_line - 2 + problem.place.line, problem.message);
    }
    CAPTURE(text);
    CHECK(rows + faults == whole);
  }
}

TEST_CASE("a table of another language is divided at its own marks") {
  const Locale& german = *std::ranges::find(locales, "de", &Locale::word);
  const auto records = [](const std::string& text) {
    return read_all("f.csv", text, InputFormat::automatic, german).records;
  };
  CHECK(records("id;age\n1;34\n; ;\t\r\n\"a\nb\";2\n") == "c2+0:1;34|c4+0:\"a\nb\";2|");
  CHECK(records("id;age\n,\n1;\"34,0\"\n") == "c2+0:,|c3+0:1;\"34,0\"|");
  CHECK(records("id,age\n1,34\n") == "c2+0:1,34|");
}

TEST_CASE("the header shows what divides the table, or a line above it says so") {
  const auto records = [](const std::string& text) { return read_all("f.csv", text).records; };
  CHECK(records("id;age\n1;34\n;;\n") == "c2+0:1;34|");
  CHECK(records("id\tage\n1\t34\n") == "c2+0:1\t34|");
  CHECK(records("sep=;\nid;age\n1;34\n") == "c3+0:1;34|");
  CHECK(records("\"sep=,\"\r\nid,age\r\n1,34\r\n") == "c3+0:1,34|");
  CHECK(read_all("f", "sep=;\nid;age\n1;34\n").records == "c3+0:1;34|");
  CHECK(read_all("f", "Patient no;Age;Location\n1;34;outer\n").records.starts_with("h1+0:"));
}

TEST_CASE("the names of columns may have other letters, and empty ones at the end") {
  const auto records = [](const std::string& text) { return read_all("f.csv", text).records; };
  CHECK(records(" ID ,Age,Warning_Signs,X_Ward,,\n1,34,none,a,,\n") == "c2+0:1,34,none,a,,|");
  CHECK(records("id,Age,age\n1,34,34\n").starts_with("h1+0:"));
  CHECK(records("id,,age\n1,,34\n").starts_with("h1+0:"));
}

TEST_CASE("two stray quotes swallow no row between them") {
  const auto records = [](const std::string& text) {
    return read_all("f.csv", "id,age,warning_signs,x_note\n" + text).records;
  };
  CHECK(records("1,34,none,\"ouch\n2,60,breathless,none\n3,34,none,ouch\"\n4,35,none,\n") ==
        "c2+0:1,34,none,\"ouch|c3+0:2,60,breathless,none|c4+0:3,34,none,ouch\"|c5+0:4,35,none,|");
  CHECK(records("1,34,none,\"ouch\n2,60,breathless,ouch\"\n") ==
        "c2+0:1,34,none,\"ouch|c3+0:2,60,breathless,ouch\"|");
  CHECK(records("1,34,none,\"ouch\n2,60,breathless,,ouch\"\n") ==
        "c2+0:1,34,none,\"ouch|c3+0:2,60,breathless,,ouch\"|");  // one comma too many hides no sign either
  CHECK(records("1,34,none,\"first: walk, rest, ice, sleep\nthen, if, it, eases\"\n2,60,none,\n") ==
        "c2+0:1,34,none,\"first: walk, rest, ice, sleep\nthen, if, it, eases\"|c4+0:2,60,none,|");
  CHECK(read_all("f.csv", "x_note,id,warning_signs\n\"two\nlines\",1,locked\nx,2,none\n").records ==
        "c2+0:\"two\nlines\",1,locked|c4+0:x,2,none|");
}
