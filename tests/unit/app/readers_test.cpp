#include <doctest/doctest.h>
#include <fmt/format.h>

#include "app/case_reader.h"
#include "app/line_reader.h"
#include "memory_world.h"

using namespace kneecheck;

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

std::string lines_in_portions(const std::string& text, std::size_t portion, std::size_t most) {
  MemoryInput input{text, portion};
  LineReader reader{input, most, [] {}};
  std::string out;
  while (reader.next()) out += fmt::format("{}:{}|", reader.number(), reader.line());
  return out;
}

struct Seen {
  std::string records;  // "first line+lines before:text|" of each
  bool is_batch = false;
};

Seen read_all(const std::string& name, const std::string& text, InputFormat asked = InputFormat::automatic) {
  MemoryFiles files;
  files.all[name] = text;
  MemoryWorld memory{files, text};
  World world = memory.view();
  CaseReader reader{world, {name}, asked, [] {}};
  Seen seen{{}, reader.is_batch()};
  while (const auto record = reader.next()) {
    seen.records += fmt::format("{}{}+{}:{}|", record->is_json ? "j" : "y", record->first_line, record->lines_before,
                                record->text.size() > 100 ? fmt::format("({} bytes)", record->text.size()) : record->text);
    if (record->endless) seen.records += "endless|";
  }
  return seen;
}

}  // namespace

TEST_CASE("lines come out the same whatever the input's portions") {
  const std::vector<std::pair<std::string, std::string>> table{{"", ""},
                                                               {"\n", "1:|"},
                                                               {"a", "1:a|"},
                                                               {"a\n", "1:a|"},
                                                               {"a\n\nb", "1:a|2:|3:b|"},
                                                               {"\xEF\xBB\xBF{}\n\xEF\xBB\xBF", "1:{}|2:\xEF\xBB\xBF|"},
                                                               {"12345\n123456\n1234567\nx", "1:12345|2:12345|3:12345|4:x|"}};
  for (const auto& [text, lines] : table) {
    for (const std::size_t portion : {1U, 2U, 3U, 1000U}) CHECK(lines_in_portions(text, portion, 5) == lines);
  }
}

TEST_CASE("a long line is cut, and what follows it is found") {
  const std::string text = "a\n" + std::string(3 * mebibyte, 'b') + "\nc\n";
  MemoryInput input{text, 1000};
  LineReader reader{input, mebibyte, [] {}};
  CHECK(reader.next());
  CHECK(reader.next());
  CHECK(reader.line() == std::string(mebibyte, 'b'));
  CHECK(reader.skip_rest(4 * mebibyte));
  CHECK(reader.next());
  CHECK(reader.line() == "c");
  CHECK(reader.number() == 3);
  CHECK_FALSE(reader.next());

  MemoryInput again{"a\n" + std::string(9 * mebibyte, 'b')};
  LineReader impatient{again, mebibyte, [] {}};
  CHECK(impatient.next());
  CHECK(impatient.next());
  CHECK_FALSE(impatient.skip_rest(mebibyte));
}

TEST_CASE("YAML is divided at its marks, before parsing") {
  const auto records = [](const std::string& text) { return read_all("f.yaml", text).records; };
  CHECK(records("") == "y1+0:|");
  CHECK(records("\n\n---\n# x\n") == "y1+0:|");
  CHECK(records("a: 1") == "y1+0:a: 1\n|");
  CHECK(records("# c\n\na: 1\n# d\nb: 2\n") == "y3+2:a: 1\n# d\nb: 2\n|");
  CHECK(records("---\na: 1\n---\nb: 2") == "y2+0:a: 1\n|y4+0:b: 2\n|");
  CHECK(records("--- {a: 1}\n--- # none\n---\n# nothing\n\n---\r\nc: 3\r\n") == "y1+0:--- {a: 1}\n|y7+0:c: 3\r\n|");
  CHECK(records("a: 1\n...\n\n--- b") == "y1+0:a: 1\n|y4+0:--- b\n|");
  CHECK(records("\xEF\xBB\xBF---\n# x\na\n---b\n----\n  ---\n") == "y3+1:a\n---b\n----\n  ---\n|");
  CHECK(records("a: |\n  ---\n  x\n") == "y1+0:a: |\n  ---\n  x\n|");
}

TEST_CASE("what an input is written in: asked, by ending, by content") {
  const auto is_batch = [](const std::string& name, const std::string& text) { return read_all(name, text).is_batch; };
  CHECK(read_all("f", "a: 1").records == "y1+0:a: 1\n|");
  CHECK(read_all("f", "{a: 1}").records == "y1+0:{a: 1}\n|");
  CHECK(read_all("f", "\n{\"a\": 1}\n\n").records == "j2+1:{\"a\": 1}|");
  CHECK_FALSE(is_batch("f", "\n{\"a\": 1}\n\n"));
  CHECK(read_all("f", "{\"a\": 1}\n \nnope\n").records == "j1+0:{\"a\": 1}|j3+0:nope|");
  CHECK(is_batch("f", "{\"a\": 1}\n \nnope\n"));
  CHECK(is_batch("f.json", "{\"a\": 1, \"a\": 2}\n{}"));
  CHECK(read_all("f", "{\"a\":\n1}\n{}").records == "j1+0:{\"a\":\n1}\n{}|");
  CHECK_FALSE(is_batch("f", "{\"a\":\n1}\n{}"));
  CHECK(read_all("f", "{\n\"a\": 1}").records == "j1+0:{\n\"a\": 1}|");
  CHECK(read_all("f", "[{}]\n[{}]").records == "j1+0:[{}]\n[{}]|");
  CHECK(read_all("f.json", "a: 1\nb: 2").records == "j1+0:a: 1\nb: 2|");
  CHECK(read_all("f.yml", "{\"a\": 1}\n{\"b\": 2}").records == "y1+0:{\"a\": 1}\n{\"b\": 2}\n|");
  CHECK(read_all("f.ndjson", "{}\n\n[]\r\n").records == "j1+0:{}|j3+0:[]\r|");
  CHECK(is_batch("f.ndjson", "{}"));
  CHECK(is_batch("f.jsonl", ""));
  CHECK(read_all("f.jsonl", "\n").records.empty());
  CHECK(read_all("f.yaml", "{}\n{}", InputFormat::ndjson).records == "j1+0:{}|j2+0:{}|");
  CHECK(read_all("f.ndjson", "{}\n{}", InputFormat::json).records == "j1+0:{}\n{}|");
  CHECK(read_all("f.json", "---\na: 1", InputFormat::yaml).records == "y2+0:a: 1\n|");
  CHECK(is_batch("f", "a: 1\n---\nb: 2\n"));
  CHECK_FALSE(is_batch("f", "---\na: 1\n---\n"));
}

TEST_CASE("what is too large is cut one byte too late, and the rest goes on") {
  const std::string large(2 * mebibyte, 'x');
  const std::string kept = fmt::format("({} bytes)|", mebibyte + 1);
  CHECK(read_all("f.ndjson", large + "\n{}\n").records == "j1+0:" + kept + "j2+0:{}|");
  CHECK(read_all("f.yaml", large + "\n---\na: 1\n").records == "y1+0:" + kept + "y3+0:a: 1\n|");
  CHECK(read_all("f.yaml", repeated("a: 1\n", mebibyte) + "---\na: 1\n").records == "y1+0:" + kept + "y1048578+0:a: 1\n|");
  CHECK(read_all("f.json", "{" + large + "\n}").records == "j1+0:" + kept);
}

TEST_CASE("what never becomes a case is given up") {
  CHECK(read_all("f", std::string(20 * mebibyte, '\0')).records == fmt::format("y1+0:({} bytes)|endless|", mebibyte + 1));
  CHECK(read_all("f", std::string(20 * mebibyte, '\n')).records == "y1+0:|endless|");
  CHECK(read_all("f.yaml", repeated("#\n", 10 * mebibyte)).records == "y1+0:|endless|");
  CHECK(read_all("f.yaml", repeated("y\n", 10 * mebibyte)).records == fmt::format("y1+0:({} bytes)|endless|", mebibyte + 1));
  CHECK(read_all("f.ndjson", std::string(20 * mebibyte, 'x') + "\n{}").records == fmt::format("j1+0:({} bytes)|j2+0:{{}}|", mebibyte + 1));
}

TEST_CASE("several operands are a batch; none is standard input; all are looked for first") {
  MemoryFiles files;
  files.all = {{"a.yaml", "a: 1"}, {"b.yaml", ""}};
  MemoryWorld memory{files, "c: 3"};
  World world = memory.view();
  CaseReader many{world, {"a.yaml", "-", "b.yaml"}, InputFormat::automatic, [] {}};
  CHECK(many.is_batch());
  CHECK(many.next()->file == "a.yaml");
  CHECK(many.next()->text == "c: 3\n");
  CHECK(many.next()->text.empty());
  CHECK_FALSE(many.next());
  MemoryWorld fresh{files, "c: 3"};
  World other = fresh.view();
  CaseReader input{other, {}, InputFormat::automatic, [] {}};
  CHECK_FALSE(input.is_batch());
  CHECK(input.next()->file == "-");
  CHECK_THROWS_WITH_AS(CaseReader(other, {"a.yaml", "c.yaml"}, InputFormat::automatic, [] {}),
                       "cannot read 'c.yaml': No such file or directory", IoError);
}
