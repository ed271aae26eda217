#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "show.h"

namespace kneecheck::syntax {
namespace {

using namespace std::string_view_literals;

std::string json(std::string_view source, bool places = false) {
  return parsed(parse_json, source, places);
}

TEST_CASE("JSON becomes a tree") {
  struct Row {
    std::string_view source, tree;
  };
  for (const Row& row : std::vector<Row>{
           {R"({"a": 1, "b": [true, false, null, "x"], "c": {}, "d": []})",
            R"({a: 1, b: [true, false, ~, "x"], c: {}, d: []})"},
           {R"({"a\tb": "c\n\u00e9\ud83d\ude00\"\\\/"})", "{a\tb: \"c\n\xC3\xA9\xF0\x9F\x98\x80\"\\/\"}"},
           {R"([0, -0, 12.50, 1e3, 1E-3, -1.5e+7])", "[0, -0, 12.50, 1e3, 1E-3, -1.5e+7]"},
           {" \n{ \"a\" : \"b\" , \"c\" :[ 1 , 2 ] } \n", R"({a: "b", c: [1, 2]})"},
           {"\xEF\xBB\xBF{}", "{}"},
           {R"(["a:b", ":", "\"", "\\"])", R"(["a:b", ":", """, "\"])"},
           {R"({"x:y": 1, "": 2, "q\"": {"\\": "\\"}})", R"({x:y: 1, : 2, q": {\: "\"}})"},
           {R"("only text\n")", "\"only text\n\""},
           {" 12 ", "12"},
           {"null", "~"},
           {"true\n", "true"},
       }) {
    CAPTURE(row.source);
    CHECK(json(row.source) == row.tree);
  }
}

TEST_CASE("every node and key knows its place, in bytes") {
  CHECK(json(R"({"a": 1, "b": ["x", null]})", true) ==
        R"({a@1:2: 1@1:7, b@1:10: ["x"@1:16, ~@1:21]@1:15}@1:1)");
  CHECK(json("{\n \"a\":\n  [1,\r\n2]\n}", true) == "{a@2:2: [1@3:4, 2@4:1]@3:3}@1:1");
  CHECK(json("{\"\xC3\xA9\": \"\\n\", \"b\": \"c\"}", true) ==
        "{\xC3\xA9@1:2: \"\n\"@1:8, b@1:14: \"c\"@1:19}@1:1");
  CHECK(json(" \n 7", true) == "7@2:2");
}

TEST_CASE("what is not JSON is refused, with place and remedy") {
  const std::string_view value = "expected a value";
  const std::string_view word = "not a JSON value";
  const std::string_view number = "not a JSON number";
  const std::string_view comma = "a comma with nothing after it";
  const std::string_view rest = "unexpected text after the end of the value";
  const std::string_view quote = "a quote that is never closed";
  const std::string_view key = "expected a key in double quotes";
  struct Row {
    std::string_view source, place, message;
  };
  for (const Row& row : std::vector<Row>{
           {R"({"a":1} junk)", "1:9", rest},
           {R"({"a":1}{"b":2})", "1:8", rest},
           {"[]]", "1:3", rest},
           {"1 2", "1:3", rest},
           {R"({"a":1,})", "1:8", comma},
           {"[1,]", "1:4", comma},
           {"[1 2]", "1:4", "expected ',' or ']'"},
           {R"(["a" "b"])", "1:6", "expected ',' or ']'"},
           {R"(["a"b])", "1:5", "expected ',' or ']'"},
           {R"({"a":1 "b":2})", "1:8", "expected ',' or '}'"},
           {R"({"a":1])", "1:7", "expected ',' or '}'"},
           {R"({"a":[1,2})", "1:10", "expected ',' or ']'"},
           {R"({"a" 1})", "1:6", "expected ':' after the key"},
           {"{a:1}", "1:2", key},
           {"{'a':1}", "1:2", key},
           {"{1:2}", "1:2", key},
           {"{,}", "1:2", key},
           {"[,1]", "1:2", value},
           {"[1,,2]", "1:4", value},
           {R"({"a":})", "1:6", value},
           {"[}", "1:2", value},
           {"]", "1:1", value},
           {"[nul]", "1:2", word},
           {"[truex]", "1:2", word},
           {"[NaN]", "1:2", word},
           {"nope", "1:1", word},
           {"['a']", "1:2", word},
           {"[01]", "1:2", number},
           {"[1.]", "1:2", number},
           {"[.5]", "1:2", number},
           {"[+5]", "1:2", number},
           {"[0x10]", "1:2", number},
           {"[-]", "1:2", number},
           {"[1e]", "1:2", number},
           {R"({"a":"b)", "1:6", quote},
           {R"(["\)", "1:3", "a broken escape"},
           {R"(["\x"])", "1:3", "a broken escape"},
           {R"(["\u12"])", "1:3", "a broken escape"},
           {R"(["a\ud800"])", "1:4", "half of a surrogate pair"},
           {R"(["\udc00"])", "1:3", "half of a surrogate pair"},
           {R"({"\ud800x": 1})", "1:3", "half of a surrogate pair"},
           {"[\"a\nb\"]", "1:4", "a line break or control character inside a string"},
           {"[\"a\x1b\"]", "1:4", "a line break or control character inside a string"},
           {R"({"a":1)", "1:7", "'}' is missing"},
           {"[[]", "1:4", "']' is missing"},
           {"[1,", "1:4", "the text ends where a value should stand"},
           {"\n\n{\"a\":1,\n\"b\":tru}", "4:5", word},
           {"{\"\xC3\xA9\":1, \"b\":?}", "1:13", word},
           {R"({"a":"\u0000"})", "1:6", "NUL characters are not text"},
           {R"({"\u0000":1})", "1:2", "NUL characters are not text"},
           {"[1]\0"sv, "1:4", "NUL bytes are not text"},
           {"[\"\xFF\"]", "1:3", "byte 0xff is not valid UTF-8"},
           {"\"\xED\xA0\x80\"", "1:2", "byte 0xed is not valid UTF-8"},
           {R"({"a":1,"a":2})", "1:8", "duplicate key 'a'"},
           {"{\"a\":{\"b\":1,\n\"\\u0062\":2}}", "2:1", "duplicate key 'b'"},
       }) {
    CAPTURE(row.source);
    const std::string text = json(row.source);
    CHECK(text.substr(0, text.find('\n')) == fmt::format("f:{}: error: {}", row.place, row.message));
  }
}

TEST_CASE("a file that is no JSON at all is refused as a whole") {
  CHECK(json(" \n ") == "f: error: nothing in it\nhelp: is this the right file?\n");
  CHECK(json("[\0\"\0a\0\"\0]\0"sv).substr(0, 40) == "f: error: the text is UTF-16, not UTF-8\n");
  CHECK(json("\xFF\xFE[\0]\0"sv).substr(0, 40) == "f: error: the text is UTF-16, not UTF-8\n");
  CHECK(json(std::string((1U << 20U) + 1, '1')).substr(0, 32) == "f: error: larger than 1 MiB\nhelp");
}

TEST_CASE("a problem is shown in full") {
  CHECK(json(R"({"age": 30, "agee": nope})") ==
        "f:1:21: error: not a JSON value\n"
        "  {\"age\": 30, \"agee\": nope}\n"
        "                      ^\n"
        "help: put text in double quotes; else a number, true, false or null\n");
}

TEST_CASE("nesting and size have limits") {
  const std::string open(32, '[');
  const std::string close(32, ']');
  CHECK(json(open + close) == open + close);
  CHECK(json(open + "[" + close + "]").substr(0, 47) == "f:1:33: error: nested more than 32 levels deep\n");
  CHECK(json(std::string(100'000, '[')).substr(0, 47) == "f:1:33: error: nested more than 32 levels deep\n");
  std::string many = "[1";
  for (int i = 0; i < 250'000; ++i) many += ",1";
  CHECK(json(many + "]").find("error: more than 200000 values\n") != std::string::npos);
}

TEST_CASE("one tree is used again and again") {
  Tree tree;
  Diagnostics problems;
  for (const std::string_view source :
       {R"({"a": "1\n"})", "[1, 2, 3]", R"({"long key": {"b": [true]}})", "7", "{}"}) {
    CHECK(parse_json("f", source, record_limits, tree, problems));
    CHECK(shown(tree) == json(source));
  }
  CHECK_FALSE(parse_json("f", "[1,", record_limits, tree, problems));
  CHECK(parse_json("f", "[1]", record_limits, tree, problems));
  CHECK(shown(tree) == "[1]");
}

TEST_CASE("the same as YAML and as JSON") {
  struct Row {
    std::string_view json_text, yaml_text;
  };
  for (
      const Row& row : std::vector<Row>{
          {R"({"age": 34, "location": ["outer"], "goal": "half \"marathon\"", "locked": null, "x": {"y": true}})",
           "age: 34\nlocation: ['outer']\ngoal: 'half \"marathon\"'\nlocked:\nx:\n  y: true\n"},
          {R"([[], {}, [{}], "", 1.50])", "- []\n- {}\n- - {}\n- ''\n- 1.50\n"},
      }) {
    CHECK(json(row.json_text) == parsed(parse_yaml, row.yaml_text));
    CHECK(json(row.json_text) == parsed(parse_yaml, row.json_text));
  }
}

}  // namespace
}  // namespace kneecheck::syntax
