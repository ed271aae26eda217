#include "stream/private_lines.h"

#include <doctest/doctest.h>

#include "../builtin_case.h"
#include "stream/answer.h"

using namespace kneecheck;
using namespace kneecheck::stream;

namespace {

Record record_of(std::string_view text, bool is_json) {
  Record record;
  record.file = "f";
  record.text = text;
  record.is_json = is_json;
  return record;
}

std::string shown(const Record& record) {
  Workbench bench;
  const Diagnostics problems = stopping_problems(Verb::plan, read_case(builtin(), record, bench));
  return format(file_problems(builtin(), problems, record));
}
std::string yaml(std::string_view text) {
  return shown(record_of(text, false));
}
std::string json(std::string_view text) {
  return shown(record_of(text, true));
}

bool has_line(const std::string& messages) {
  return messages.find("\n  ") != std::string::npos;
}

}  // namespace

TEST_CASE("a line that may hold a name is not shown, however its key is written") {
  for (const std::string_view text :
       {R"({"name": "Jane Doe", "age": "x"})", R"({"na\u006de": "Jane Doe", "age": "x"})",
        R"({"Name": "Jane Doe", "age": 5})", R"({"x_patient": "Jane Doe", "age": "x"})",
        R"({"age": "x", "full name": "Jane Doe"})", R"({"location": {"name": "Jane Doe"}})",
        R"({"location": ["outer", {"name": "Jane Doe"}]})", "{\n\"name\":\n\"Jane Doe\", \"age\": \"x\"}",
        "{\n\"age\": \"x\", \"name\": \"Jane Doe\"\n}", R"([{"name": "Jane Doe"}])", R"("Jane Doe")",
        // torn
        R"({"age": 5, "name" "Jane Doe"})", R"({"age": 5, "nmae"; "Jane Doe"})",
        R"({"age": x, "name": "Jane Doe"})", R"({"age": x, "na\u006de": "Jane Doe"})",
        R"({"age": x, "Name": "Jane Doe"})", R"({"name": "Jane Doe", "age": 5)",
        "{\"name\":\n\"Jane Doe\", \"age\": x}", "{\"name\": \"Jane\xFF Doe\"}",
        "{\"name\"\n: \"Jane Doe\", \"age\": x}", R"({"age": 5, "age": 6, "name": "Jane Doe"})"}) {
    CAPTURE(text);
    const std::string messages = json(text);
    CHECK(messages.find("error:") != std::string::npos);
    CHECK(messages.find("Jane") == std::string::npos);
  }
  for (const std::string_view text :
       {"name: [Jane Doe]\n", "Name: Jane Doe\n", "NAME : Jane Doe\n", "patient: Jane Doe\n",
        "\"na\\x6de\": Jane Doe\nName: 1\n", "? name\n: {Jane Doe: 1}\n", "name: |\n  Jane Doe\nname: 1\n",
        "{age: x, name: Jane Doe}\n", "{name:\n    Jane Doe, age: x}\n", "{Name: Jane Doe, age: 5}\n",
        "- name: Jane Doe\n", "Jane Doe\n", "location: {name: Jane Doe}\n",
        // torn
        "name: \"Jane Doe\n", "Name: [Jane Doe\n", "name: |\n  Jane Doe\x1b\n",
        "name: |\n  age: Jane Doe\x1b\n", "name: >\n Jane\n Doe\xFF\n", "patient: Jane \xFF Doe\n",
        "age: 5\nname: Jane Doe: x\n", "{age: [5, name: Jane Doe\n", "name:\n  Jane: Doe: x\n",
        "name: Jane Doe\n age: x: y\n"}) {
    CAPTURE(text);
    const std::string messages = yaml(text);
    CHECK(messages.find("error:") != std::string::npos);
    // A message may name an unknown key; the line of the file is what must not be there.
    CHECK_FALSE(has_line(messages));
  }
  // Nor is a name told that YAML takes for a part of its key.
  for (const std::string_view text : {"age: 5\nname:Jane Doe\n", "age: 5\nname Jane Doe\n",
                                      "name:Jane Doe\nage: 5\n", "name Jane Doe\nage: 5\n"}) {
    CAPTURE(text);
    const std::string messages = yaml(text);
    CHECK(messages.find("error:") != std::string::npos);
    CHECK(messages.find("Jane") == std::string::npos);
  }
}

TEST_CASE("a line that holds no name is shown") {
  for (const std::string_view text :
       {"age: x\n", "agee: 5\n", "age: 5\nonset gradual\nswelling: none\n", "name: Jane Doe\nage: x\n",
        "name: |\n  Jane Doe\nage: x\n", "Name: 1\nage: x\n", "name: Jane\nlocation:\n  - outre\n",
        "{age: x, id: P-1}\n",
        // torn
        "location: [outer, front\n", "name: Jane Doe\nage: [5\n", "id: Ren\xE9\n", "pace: \"6:30\nage: 5\n",
        "name: Jane\nage: 5\nage: 6\n"}) {
    CAPTURE(text);
    const std::string messages = yaml(text);
    CHECK(has_line(messages));
    CHECK(messages.find("Jane") == std::string::npos);
  }
  for (const std::string_view text :
       {R"({"id": "P-1", "age": "x"})", "{\"name\": \"Jane Doe\",\n\"age\": \"x\"}",
        R"({"id": "P-1", "age": x})", "{\n  \"name\": \"Jane Doe\",\n  \"age\": x\n}"}) {
    CAPTURE(text);
    const std::string messages = json(text);
    CHECK(has_line(messages));
    CHECK(messages.find("Jane") == std::string::npos);
  }
}

TEST_CASE("a row of CSV is shown where no column may hold a name") {
  const auto row = [](std::vector<std::string> columns, std::string_view text) {
    Record record = record_of(text, false);
    record.columns = std::make_shared<const CsvRow>(CsvRow{1, std::move(columns), {}});
    return shown(record);
  };
  CHECK(has_line(row({"id", "age"}, "P-1,x")));
  CHECK_FALSE(has_line(row({"name", "age"}, "Jane Doe,x")));
  CHECK_FALSE(has_line(row({"x_patient", "age"}, "Jane Doe,x")));
}

TEST_CASE("places are of the file, and lines are found behind those that were passed over") {
  Record record = record_of("name: Jane Doe\nage: x\n", false);
  record.first_line = 12;
  record.lines_before = 2;
  CHECK(shown(record).find("f:13:6: error:") == 0);
  CHECK(has_line(shown(record)));
  record.text = "id: P-1\nName: Jane Doe\n";
  CHECK_FALSE(has_line(shown(record)));
}
