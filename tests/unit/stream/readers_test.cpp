#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "seen.h"
#include "stream/csv_cases.h"

using namespace kneecheck;
using namespace kneecheck::stream;

TEST_CASE("where reading fails, all records before that were read whole, and no torn one") {
  struct Row {
    std::string text;
    InputFormat format;
    std::string records;
  };
  const std::string age = "{\"age\": 3}\n";
  for (const Row& row :
       std::vector<Row>{{age, InputFormat::automatic, "1|"},
                        {age + age, InputFormat::automatic, "1|2|"},
                        {age + age + "{\"age\": 3, \"history\": \"none\"}", InputFormat::ndjson, "1|2|"},
                        {"{\"age\":\n", InputFormat::json, ""},
                        {age, InputFormat::json, ""},
                        {"age: 3\n", InputFormat::yaml, ""},
                        {"age: 3\n---\nage: 4\n---\nage: 5\n", InputFormat::yaml, "1|3|"},
                        {"id,age\nA,3\nB,4\nC,5", InputFormat::csv, "2|3|"},
                        {"id,age\nA,3\n\"B,4\nC,5\nD,6\n", InputFormat::csv, "2|"},
                        {"id,a", InputFormat::csv, ""},
                        {"", InputFormat::automatic, ""}}) {
    const std::string& text = row.text;
    CAPTURE(text);
    MemoryFiles files;
    MemoryWorld memory{files, text, 7, true};
    World world = memory.view();
    std::string seen;
    bool failed = false;
    try {
      CaseReader reader{world, builtin(), {}, row.format, [] {}};
      while (const auto record = reader.next()) seen += fmt::format("{}|", record->first_line);
    } catch (const ReadError&) {
      failed = true;
    }
    CHECK(failed);
    CHECK(seen == row.records);
  }
}

TEST_CASE("a carriage return in the header costs no row") {
  const std::string table = "id,warning_signs\rd,none\nc,chest_pain\n";
  CHECK(read_all("f.csv", table).records.find("c,chest_pain") == std::string::npos);  // one error of the file
  CHECK(read_all("f.csv", "id,age\ra,3\rb,4\r").records == read_all("f.csv", "id,age\na,3\nb,4\n").records);
}

TEST_CASE("a comment is text, like all else") {
  CHECK(read_all("a.yaml", "# fine \u00E9\nage: 3\n").records == "y2+1:age: 3\n|");
  for (const std::string& odd : std::vector<std::string>{"\x1b", "\xFF", "\x7f", std::string(1, '\0')}) {
    CAPTURE(odd);
    CHECK(read_all("a.yaml", "# a" + odd + "\nage: 3\n").records == "y1+0:# a" + odd + "\nage: 3\n|");
    CHECK(read_all("a.yaml", "age: 3\n--- # a" + odd + "\nage: 4\n").records ==
          "y1+0:age: 3\n|y2+0:--- # a" + odd + "\nage: 4\n|");
  }
}

TEST_CASE("lines come out the same whatever the input's portions") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", ""},
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
  CHECK(records("--- {a: 1}\n--- # none\n---\n# nothing\n\n---\r\nc: 3\r\n") ==
        "y1+0:--- {a: 1}\n|y7+0:c: 3\r\n|");
  CHECK(records("a: 1\n...\n\n--- b") == "y1+0:a: 1\n|y4+0:--- b\n|");
  CHECK(records("\xEF\xBB\xBF---\n# x\na\n---b\n----\n  ---\n") == "y3+1:a\n---b\n----\n  ---\n|");
  CHECK(records("a: |\n  ---\n  x\n") == "y1+0:a: |\n  ---\n  x\n|");
}

TEST_CASE("lines that were read can be given back") {
  MemoryInput input{"a\nb\nc\nd", 1};
  LineReader reader{input, 100, [] {}};
  for (int i = 0; i < 3; ++i) CHECK(reader.next());
  reader.give_back("b\nc", 2);
  CHECK(reader.next());
  CHECK(reader.line() == "b");
  reader.give_back("b", 2);
  std::string rest;
  while (reader.next()) rest += fmt::format("{}:{}|", reader.number(), reader.line());
  CHECK(rest == "2:b|3:c|4:d|");
}

TEST_CASE("what is no text of cases at all is one record, however it is called") {
  for (const char* name : {"f", "f.csv", "f.ndjson", "f.yaml", "f.json"}) {
    CAPTURE(name);
    for (const std::string& text :
         std::vector<std::string>{"PK\x03\x04xx\nyy\n", "\x1F\x8Bxx\nyy\n", "%PDF-1.4\nyy\n"}) {
      const std::string records = read_all(name, text).records;
      CHECK(std::count(records.begin(), records.end(), '|') == 1);
    }
  }
}

TEST_CASE("a first line that is too long is one bad record of a stream") {
  const std::string large = "{\"x_note\": \"" + std::string(2 * mebibyte, 'x') + "\"}\n";
  for (const char* name : {"f", "f.json", "f.ndjson"}) {
    CAPTURE(name);
    CHECK(read_all(name, large + "{\"age\": 60}\n").records ==
          fmt::format("j1+0:({} bytes)|j2+0:{{\"age\": 60}}|", mebibyte + 1));
  }
}

TEST_CASE("a header that is not one of cases ends its file with one problem record") {
  CHECK(read_all("f.csv", "id,aeg\n1,2\n3,4\n").records == "h1+0:id,aeg|");
  CHECK(read_all("f.csv", "\nid,id\n1,2\n").records == "h2+0:id,id|");
  CHECK(read_all("f.csv", "\"id,age\n1,2\n").records == "h1+0:\"id,age|");
  CHECK(read_all("f.csv", "id,\n1,\n").records == "c2+0:1,|");
  CHECK(read_all("f.csv", "id,x_ward\n1,2\n").records == "c2+0:1,2|");
}

TEST_CASE("CSV is known by its first line, where YAML could not mean a case") {
  CHECK(read_all("f", "id,age\na,1\n").records == "c2+0:a,1|");
  CHECK(read_all("f", "\n\"id\",age\r\na,1\n").records == "c3+0:a,1|");
  CHECK(read_all("f", "id;age\na;1\n").records == "c2+0:a;1|");
  CHECK(read_all("f", "id, age\n").records == "y1+0:id, age\n|");
  CHECK(read_all("f", "id\n").records == "y1+0:id\n|");
  CHECK(read_all("f", ",\n").records == "y1+0:,\n|");
  CHECK(read_all("f", "id,\n").records == "y1+0:id,\n|");
  CHECK(read_all("f", "id,age: 3\n").records == "y1+0:id,age: 3\n|");
  CHECK(read_all("f.yaml", "id,age\n").records == "y1+0:id,age\n|");
  CHECK(read_all("f.yaml", "id,age\na,1\n", InputFormat::csv).records == "c2+0:a,1|");
}

TEST_CASE("what an input is written in: asked, by ending, by content") {
  const auto is_batch = [](const std::string& name, const std::string& text) {
    return read_all(name, text).is_batch;
  };
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

TEST_CASE("a torn first line of NDJSON spoils only itself") {
  const std::string whole = R"({"id": "b"})";
  const auto records = [](const std::string& text) { return read_all("f", text).records; };
  CHECK(records("{\"id\": \"a\n" + whole) == "j1+0:{\"id\": \"a|j2+0:" + whole + "|");
  CHECK(records("\n{\"id\": \"a\", \"age\":\n\n" + whole + "\n" + whole) ==
        "j2+0:{\"id\": \"a\", \"age\":|j4+0:" + whole + "|j5+0:" + whole + "|");
  CHECK(records("{\"id\":\n" + whole) == "j1+0:{\"id\":|j2+0:" + whole + "|");
  CHECK(records("\"a\", \"age\": 3}\n" + whole) == "j1+0:\"a\", \"age\": 3}|j2+0:" + whole + "|");
  CHECK(read_all("f", "{\"id\": \"a\n" + whole).is_batch);
  CHECK(read_all("f.json", "{\"id\n{\"age\n" + whole).records ==
        "j1+0:{\"id|j2+0:{\"age|j3+0:" + whole + "|");
  // One JSON text whose parts stand on lines of their own, well and torn; lines that are no case; YAML.
  CHECK(records("{\"x_a\":\n" + whole + "\n}") == "j1+0:{\"x_a\":\n" + whole + "\n}|");
  CHECK(records("{\n\"x_a\": [\n{\"b\": 1}\n]") == "j1+0:{\n\"x_a\": [\n{\"b\": 1}\n]|");
  CHECK(records("---\n" + whole + "\n---\n" + whole) == "y2+0:" + whole + "\n|y4+0:" + whole + "\n|");
  CHECK(records("# mine\n" + whole) == "y2+1:" + whole + "\n|");
  CHECK(records("age: 3\nx_a:\n" + whole) == "y1+0:age: 3\nx_a:\n" + whole + "\n|");
  // Looks ahead no further than a record can reach.
  CHECK(records("{\"id\":\n" + repeated("\n", mebibyte) + whole).starts_with("j1+0:"));
  CHECK_FALSE(read_all("f", "{\"id\":\n" + repeated("\n", mebibyte) + whole).is_batch);
  CHECK(records("{\"x_a\": [\n" + repeated(whole + "\n,\n", 50'000) + whole + "]}") ==
        fmt::format("j1+0:({} bytes)|", 10 + 50'000 * (whole.size() + 3) + whole.size() + 2));
}

TEST_CASE("carriage returns alone end lines where the first line ends so") {
  CHECK(read_all("f.csv", "id,age\ra,1\rb,2\r").records == "c2+0:a,1|c3+0:b,2|");
  CHECK(read_all("f", "id,age\ra,1").records == "c2+0:a,1|");
  CHECK(lines_in_portions("a\rb\rc", 1, 5) == "1:a|2:b|3:c|");
  CHECK(lines_in_portions("a\r\nb\rc\n", 1, 5) == "1:a\r|2:b\rc|");
  CHECK(lines_in_portions("a\nb\rc", 1, 5) == "1:a|2:b\rc|");
  CHECK(lines_in_portions("a\r", 1, 5) == "1:a\r|");
}

TEST_CASE("a row without any answer is no case") {
  CHECK(read_all("f.csv", "id,age\na,1\n,\n , \r\nb,2\n,\n").records == "c2+0:a,1|c5+0:b,2|");
  CHECK(read_all("f.csv", "id, age \na,1\n").records == "c2+0:a,1|");
}

TEST_CASE("what is too large is cut one byte too late, and the rest goes on") {
  const std::string large(2 * mebibyte, 'x');
  const std::string kept = fmt::format("({} bytes)|", mebibyte + 1);
  CHECK(read_all("f.ndjson", large + "\n{}\n").records == "j1+0:" + kept + "j2+0:{}|");
  CHECK(read_all("f.yaml", large + "\n---\na: 1\n").records == "y1+0:" + kept + "y3+0:a: 1\n|");
  CHECK(read_all("f.yaml", repeated("a: 1\n", mebibyte) + "---\na: 1\n").records ==
        "y1+0:" + kept + "y1048578+0:a: 1\n|");
  CHECK(read_all("f.json", "{" + large + "\n}").records == "j1+0:" + kept);
}

TEST_CASE("what never becomes a case is given up") {
  CHECK(read_all("f", std::string(20 * mebibyte, '\0')).records ==
        fmt::format("y1+0:({} bytes)|endless|", mebibyte + 1));
  CHECK(read_all("f", std::string(20 * mebibyte, '\n')).records == "y1+0:|endless|");
  CHECK(read_all("f.yaml", repeated("#\n", 10 * mebibyte)).records == "y1+0:|endless|");
  CHECK(read_all("f.yaml", repeated("y\n", 10 * mebibyte)).records ==
        fmt::format("y1+0:({} bytes)|endless|", mebibyte + 1));
  CHECK(read_all("f.ndjson", std::string(20 * mebibyte, 'x') + "\n{}").records ==
        fmt::format("j1+0:({} bytes)|j2+0:{{}}|", mebibyte + 1));
}

TEST_CASE("several operands are a batch; none is standard input; all are looked for first") {
  MemoryFiles files;
  files.all = {{"a.yaml", "a: 1"}, {"b.yaml", ""}};
  MemoryWorld memory{files, "c: 3"};
  World world = memory.view();
  CaseReader many{world, builtin(), {"a.yaml", "-", "b.yaml"}, InputFormat::automatic, [] {}};
  CHECK(many.is_batch());
  CHECK(many.next()->file == "a.yaml");
  CHECK(many.next()->text == "c: 3\n");
  CHECK(many.next()->text.empty());
  CHECK_FALSE(many.next());
  MemoryWorld fresh{files, "c: 3"};
  World other = fresh.view();
  CaseReader input{other, builtin(), {}, InputFormat::automatic, [] {}};
  CHECK_FALSE(input.is_batch());
  CHECK(input.next()->file == "-");
  CHECK_THROWS_WITH_AS(CaseReader(other, builtin(), {"a.yaml", "c.yaml"}, InputFormat::automatic, [] {}),
                       "cannot read 'c.yaml': No such file or directory", IoError);
}

TEST_CASE("a failure is said in any language") {
  Language language;
  language.lay_over(WorldText::cannot_read, {"{path} ist nicht lesbar: {reason}", {}});
  const IoError failure{WorldText::cannot_read, "'a'", "kaputt"};
  CHECK(failure.said(language) == "'a' ist nicht lesbar: kaputt");
  CHECK(failure.said(english()) == failure.what());
}
