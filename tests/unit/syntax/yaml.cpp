#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "show.h"

namespace kneecheck::syntax {
namespace {

using namespace std::string_view_literals;

std::string yaml(std::string_view source, bool places = false) {
  return parsed(parse_yaml, source, places);
}

TEST_CASE("YAML becomes a tree") {
  struct Row {
    std::string_view source, tree;
  };
  for (const Row& row : std::vector<Row>{
           {"a: 1\nb: [x, \"y\", 'it''s']\n", R"({a: 1, b: [x, "y", "it's"]})"},
           {"a:\nb: ~\nc: null\nd: ''\n", R"({a: ~, b: ~, c: ~, d: ""})"},
           {"- a\n-\n- {b: c}\n- []\n- {}\n", "[a, ~, {b: c}, [], {}]"},
           {"\xEF\xBB\xBF"
            "a: 1\r\nb: 2\r\n",
            "{a: 1, b: 2}"},
           {"# comment\n---\na: 1 # more\n", "{a: 1}"},
           {"a: 1\n...\n", "{a: 1}"},
           {"no: yes\nnum: 010\nhex: 0x10\n", "{no: yes, num: 010, hex: 0x10}"},
           {"a: |\n  one\n  two\nb: >\n  x\n  y\n", "{a: \"one\ntwo\n\", b: \"x y\n\"}"},
           {"a: \"x\\u00e9\\n\"", "{a: \"x\xC3\xA9\n\"}"},
           {"'a': 1\n\"b\": 2", "{a: 1, b: 2}"},
           {"just text", "just text"},
           {"a: \"x\n\n  y\\\"\"\n", "{a: \"x\ny\"\"}"},
           {"{a: 'x\ny'}", "{a: \"x y\"}"},
           {"url: http://example.org/#x", "{url: http://example.org/#x}"},
           {"{a: 1, b: [c, d, ], }", "{a: 1, b: [c, d]}"},
       }) {
    CAPTURE(row.source);
    CHECK(yaml(row.source) == row.tree);
  }
}

TEST_CASE("every node knows its place; a null is where its key is") {
  CHECK(yaml("a: 1\nbb:\n  - \"x\"\n  -\n  - {c: d}\ne:\n", true) ==
        R"({a@1:1: 1@1:4, bb@2:1: ["x"@3:5, ~@4:3, {c@5:6: d@5:9}@5:5]@3:3, e@6:1: ~@6:1}@1:1)");
  CHECK(yaml("\xEF\xBB\xBF{a: 1}", true) == "{a@1:2: 1@1:5}@1:1");
  CHECK(yaml("- ~\n-\n-   \n\n- x", true) == "[~@1:3, ~@2:1, ~@3:1, x@5:3]@1:1");
}

TEST_CASE("YAML that is not plainly allowed is refused, with place and remedy") {
  const std::string_view anchor = "anchors (&name) are not allowed";
  const std::string_view alias = "aliases (*name) are not allowed";
  const std::string_view tag = "tags (!name) are not allowed";
  const std::string_view key = "a key must be a word, not nothing, a list or a mapping";
  const std::string_view bracket = "a bracket that is never closed";
  const std::string_view quote = "a quote that is never closed";
  const std::string_view end = "the mapping or list does not go on like this";
  struct Row {
    std::string_view source, place, message;
  };
  for (const Row& row : std::vector<Row>{
           {"a: &x 1", "1:4", anchor},
           {"&a [*a]", "1:1", anchor},
           {"- &x\n- b", "1:3", anchor},
           {"a: &", "1:5", anchor},
           {"a: *x", "1:4", alias},
           {"note: *important*", "1:7", alias},
           {"a: !!str 1", "1:4", tag},
           {"a: !x [b]", "1:4", tag},
           {"a: ! b", "1:4", tag},
           {"!", "1:1", tag},
           {"- !", "1:3", tag},
           {"a: 1\na: 2", "2:1", "duplicate key 'a'"},
           {"{a: 1, b: {c: 1, 'c': 2}}", "1:18", "duplicate key 'c'"},
           {"? [a]\n: b", "1:3", key},
           {"{a: b}: c", "1:1", key},
           {": x", "1:1", key},
           {"[a, b", "1:1", bracket},
           {"k: [1, 2\nb: 3\n", "1:4", bracket},
           {"k: {a: 1", "1:4", bracket},
           {"a: [1,,2]", "1:7", "an item is missing before this"},
           {"a: [,]", "1:5", "an item is missing before this"},
           {"{a:1}", "1:2", "a space is missing after the ':'"},
           {"a: b: c", "1:5", "a ':' where none can be"},
           {"a: b\n  c: d", "2:1", "a space in front of the key"},
           {"\ta: 1", "1:1", "a tab in the indentation"},
           {"a:\n  b: 1\n\tc: 2", "3:1", "a tab in the indentation"},
           {"a: \"b\nc: 3\n", "1:4", quote},
           {"a: 'b", "1:4", quote},
           {"a: 'b''\n", "1:4", quote},
           {"a: \"b\\\"\n", "1:4", quote},
           {"note: \"my knee\nage: 30\nname: \"x\"\n", "1:7", quote},
           {"- \"a\n- b\"\n", "1:3", quote},
           {"a: \"b\n---\nc\"", "1:4", quote},
           {"a: ]", "1:4", "a closing bracket that was never opened"},
           {"[a]]", "1:4", "a closing bracket that was never opened"},
           {"a: - b", "1:4", "a '-' where no list can begin"},
           {"a: \"x\" y", "1:8", "text after a closing quote or bracket"},
           {"say: \"a \"knee\"\"", "1:10", "text after a closing quote or bracket"},
           {"a: [b] c", "1:8", "text after a closing quote or bracket"},
           {"\"x\" y", "1:5", "unexpected text after the end of the value"},
           {"{a: 1} junk", "1:8", "unexpected text after the end of the value"},
           {"- a\nb", "2:1", "unexpected text after the end of the value"},
           {"a:\n  - b\n  c: d", "3:3", end},
           {"a: >\n  b\n c", "3:2", end},
           {"@a", "1:1", "a character that cannot begin a value"},
           {"a: `b", "1:4", "a character that cannot begin a value"},
           {"a: %b", "1:4", "a character that cannot begin a value"},
           {",", "1:1", "a character that cannot begin a value"},
           {"a: \"\\q\"", "1:7", "unknown escape character: q"},
           {"a: \"\\0\"", "1:4", "NUL characters are not text"},
           {"a: 1\n---\nb: 2", "2:1", "a second document"},
           {"a: 1\n---\n", "2:1", "a second document"},
           {"--- a\n--- b", "2:1", "a second document"},
           {"a: 1\n...\nb: 2", "3:1", "a second document"},
           {"# x\n%YAML 1.2\n---\na: 1", "2:1", "directives (%...) are not allowed"},
           {"a: 1\nb: \x1b[2J", "2:4", "control character '\\x1b'"},
           {"a: \x7f", "1:4", "control character '\\x7f'"},
           {"a: \xC2\x9b", "1:4", "control character '\\u009b'"},
           {"a: b\rc: d", "1:5", "control character '\\r'"},
           {"a: x\0y"sv, "1:5", "NUL bytes are not text"},
           {"a: caf\xE9", "1:7", "byte 0xe9 is not valid UTF-8"},
           {"\xC3\xA9\xC3\xA9: \xFF", "1:5", "byte 0xff is not valid UTF-8"},
       }) {
    CAPTURE(row.source);
    const std::string text = yaml(row.source);
    CHECK(text.substr(0, text.find('\n')) == fmt::format("f:{}: error: {}", row.place, row.message));
    const bool has_help = text.find("\nhelp: ") != std::string::npos;
    CHECK(has_help);
  }
}

TEST_CASE("a file that is no text at all is refused as a whole") {
  CHECK(yaml("") == "f: error: nothing in it\nhelp: is this the right file?\n");
  CHECK(yaml(" \n# only a comment\n---\n...\n") ==
        "f: error: nothing in it\nhelp: is this the right file?\n");
  const std::string utf16 =
      "f: error: the text is UTF-16, not UTF-8\nhelp: save it as UTF-8, or: iconv -f UTF-16 -t UTF-8\n";
  CHECK(yaml("\xFF\xFE"
             "a\0:\0"sv) == utf16);
  CHECK(yaml("\xFE\xFF\0a\0:"sv) == utf16);
  CHECK(yaml("a\0:\0 \0"sv) == utf16);
  CHECK(yaml(std::string((1U << 20U) + 1, ' ')).substr(0, 32) == "f: error: larger than 1 MiB\nhelp");
}

TEST_CASE("a problem is shown in full") {
  CHECK(yaml("age: 30\nage: 31\n") ==
        "f:2:1: error: duplicate key 'age'\n"
        "  age: 31\n"
        "  ^~~\n"
        "help: keep one of the two; the first is on line 1\n");
}

TEST_CASE("nesting and size have limits") {
  const auto first_line = [](std::string_view source, const Limits& limits) {
    const std::string text = parsed(parse_yaml, source, false, limits);
    return text.substr(0, text.find('\n'));
  };
  std::string deep;
  for (int i = 0; i < 32; ++i) deep += '[';
  CHECK(first_line(deep + std::string(32, ']'), record_limits) == deep + std::string(32, ']'));
  CHECK(first_line(deep + "[" + std::string(33, ']'), record_limits) ==
        "f:1:33: error: nested more than 32 levels deep");
  CHECK(first_line("[1, 2, 3, 4]", Limits{1000, 32, 4}) == "f:1:8: error: more than 4 values");
  CHECK(first_line("a: " + std::string(300'000, 'x'), knowledge_limits) ==
        "f:1:1: error: a value of more than 256 KiB begins here");
}

TEST_CASE("all duplicate keys are found, in small and in large mappings") {
  for (const int count : {3, 64, 65, 66, 1000}) {
    CAPTURE(count);
    std::string source;
    for (int i = 0; i < count; ++i) source += fmt::format("key{}: 1\n", i);
    Tree tree;
    Diagnostics problems;
    CHECK(parse_yaml("f", source, record_limits, tree, problems));
    CHECK(tree.root().size() == static_cast<std::size_t>(count));
    const std::string twice = source + "key1: 2\nkey0: 2\n";
    CHECK_FALSE(parse_yaml("f", twice, record_limits, tree, problems));
    problems.sort();
    REQUIRE(problems.size() == 2);
    CHECK(problems.all()[0].message == "duplicate key 'key1'");
    CHECK(problems.all()[1].place == Place{static_cast<std::uint32_t>(count) + 2, 1});
  }
}

TEST_CASE("lines that divide a stream of documents") {
  const std::vector<std::pair<std::string_view, DocumentMark>> table{
      {"a: 1", DocumentMark::content},  {"", DocumentMark::nothing},
      {" \t\r", DocumentMark::nothing}, {"  # a", DocumentMark::nothing},
      {"---", DocumentMark::divider},   {"--- # b\r", DocumentMark::divider},
      {"--- a", DocumentMark::opener},  {"---\ta", DocumentMark::opener},
      {"---a", DocumentMark::content},  {"----", DocumentMark::content},
      {"  ---", DocumentMark::content}, {"...", DocumentMark::ender},
      {"... #", DocumentMark::ender},   {"... a", DocumentMark::content},
      {"..", DocumentMark::content}};
  for (const auto& entry : table) {
    CAPTURE(entry.first);
    CHECK(document_mark(entry.first) == entry.second);
  }
}

}  // namespace
}  // namespace kneecheck::syntax
