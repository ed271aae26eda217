// Our JSON reader against simdjson, which the program does not use: both take or refuse a text, and find the
// same value in it. Where ours is stricter or wider on purpose, the difference is named here.
#include <doctest/doctest.h>
#include <simdjson.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "show.h"

namespace kneecheck::syntax {
namespace {

std::string number_text(double number) {
  return fmt::format("{:.17g}", number + 0.0);  // -0 is 0
}

std::string string_text(std::string_view text) {
  return fmt::format("\"{}\"", text);
}

void show_ours(Value value, std::string& out) {
  if (value.is_null() || value.kind() == NodeKind::quoted) {
    out += value.is_null() ? "null" : string_text(value.text());
  } else if (value.is_scalar()) {
    const bool is_word = value.text() == "true" || value.text() == "false";
    out += is_word ? std::string{value.text()}
                   : number_text(std::strtod(std::string{value.text()}.c_str(), nullptr));
  } else {
    out += value.is_map() ? '{' : '[';
    for (Value item = value.first(); item.exists(); item = item.next(value)) {
      if (value.is_map()) out += string_text(item.text()) + ':';
      show_ours(value.is_map() ? item.value_of_key() : item, out);
      out += ',';
    }
    out += value.is_map() ? '}' : ']';
  }
}

void show_theirs(simdjson::dom::element value, std::string& out) {
  switch (value.type()) {
    case simdjson::dom::element_type::ARRAY:
      out += '[';
      for (const simdjson::dom::element item : simdjson::dom::array{value}) {
        show_theirs(item, out);
        out += ',';
      }
      out += ']';
      break;
    case simdjson::dom::element_type::OBJECT:
      out += '{';
      for (const auto& [key, item] : simdjson::dom::object{value}) {
        out += string_text(key) + ':';
        show_theirs(item, out);
        out += ',';
      }
      out += '}';
      break;
    case simdjson::dom::element_type::STRING:
      out += string_text(std::string_view{value});
      break;
    case simdjson::dom::element_type::BOOL:
      out += bool{value} ? "true" : "false";
      break;
    case simdjson::dom::element_type::NULL_VALUE:
      out += "null";
      break;
    default:
      out += number_text(double{value});
  }
}

// What a reader says: the value, or "refused". Ours also names what it refuses on purpose, theirs what it
// cannot hold.
std::string ours(std::string_view text) {
  static Tree tree;
  Diagnostics problems;
  std::string out;
  if (parse_json("f", text, record_limits, tree, problems)) {
    show_ours(tree.root(), out);
    return out;
  }
  for (const Diagnostic& problem : problems.all()) {
    if (problem.code == "syntax" || problem.code == "empty") return "refused";
    if (problem.code == "encoding" && problem.message != "NUL characters are not text") return "refused";
  }
  return problems.all().front().code;
}

std::string theirs(std::string_view text) {
  static simdjson::dom::parser parser;
  simdjson::dom::element root;
  const auto error = parser.parse(simdjson::padded_string{text}).get(root);
  if (error == simdjson::NUMBER_ERROR) return "number";
  if (error != simdjson::SUCCESS) return "refused";
  std::string out;
  show_theirs(root, out);
  return out;
}

// Ours is stricter: a key stands once, nothing is nested more than 32 levels deep, has more than 200,000
// values or 1 MiB, and no character is NUL. Only of a text with a key that stands twice can both be asked
// whether it is JSON else; the other three end the reading. Ours is wider: a number may have any size
// (knowledge bounds it), where simdjson's must fit 64 bits.
bool agree(std::string_view text) {
  const std::string mine = ours(text);
  const std::string other = theirs(text);
  if (mine == "too_deep" || mine == "too_large" || mine == "encoding") return true;
  if (mine == "duplicate_key") return other != "refused";
  const bool has_large_number = mine.find("inf") != mine.npos || mine.find("e+") != mine.npos;
  if (other == "number") return mine == "refused" || has_large_number;
  return mine == other;
}

class Dice {
 public:
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  bool one_in(std::size_t chances) { return below(chances) == 0; }
  template <std::size_t size>
  std::string_view of(const std::array<std::string_view, size>& items) {
    return items[below(size)];
  }

 private:
  std::mt19937 engine_{20'261'129};
};

std::string blank(Dice& dice) {
  constexpr std::array<std::string_view, 4> blanks{" ", "\n", "\r\n", "\t"};
  return dice.one_in(8) ? std::string{dice.of(blanks)} : std::string{};
}

std::string random_string(Dice& dice) {
  constexpr std::array<std::string_view, 18> pieces{
      "age",     "location", "outer",          "x_",          "front of the knee", "-",   "\xC3\xA9",
      "\\n",     "\\\"",     "\\\\",           "\\u00e9",     "\\ud83d\\ude00",    "\\/", "\xF0\x9F\xA6\xB5",
      "\\u0061", " ",        "a,b:{c}[d]\x7f", "\xE2\x80\xAE"};
  std::string text = "\"";
  for (std::size_t i = dice.below(4); i > 0; --i) text += dice.of(pieces);
  return text + std::to_string(dice.below(1000)) + '"';
}

std::string random_value(Dice& dice, std::size_t depth) {
  constexpr std::array<std::string_view, 14> scalars{
      "0",    "-0",     "34",  "40.125",           "1e3",   "1E-7", "-12.5e+2", "true", "false",
      "null", "100000", "0.1", "9007199254740993", "1e-400"};
  const std::size_t kind = dice.below(depth > 3 ? 4 : 8);
  if (kind < 2) return std::string{dice.of(scalars)};
  if (kind < 4) return random_string(dice);
  std::string text = kind < 6 ? "[" : "{";
  for (std::size_t i = dice.below(5); i > 0; --i) {
    text += blank(dice);
    if (kind >= 6) text += random_string(dice) + blank(dice) + ':' + blank(dice);
    text += random_value(dice, depth + 1) + blank(dice) + (i > 1 ? "," : "");
  }
  return text + (kind < 6 ? ']' : '}');
}

// Like a line of a batch.
std::string random_record(Dice& dice) {
  std::string text = blank(dice) + '{';
  for (std::size_t i = 1 + dice.below(8); i > 0; --i) {
    text += random_string(dice) + ':' + blank(dice) + random_value(dice, 1) + (i > 1 ? "," : "");
  }
  return text + '}' + blank(dice);
}

std::string damaged(std::string text, Dice& dice) {
  constexpr std::array<std::string_view, 22> pieces{
      "{",  "}", "[", "]",       "\"",   ",",    ":",    "\\",           "0",  "-", ".", "e",
      "\n", " ", "u", "\\ud800", "\x01", "\xC3", "true", "\xED\xA0\x80", "//", "'"};
  for (std::size_t i = dice.below(3) + 1; i > 0; --i) {
    const std::size_t at = dice.below(text.size() + 1);
    switch (dice.below(4)) {
      case 0:
        text.erase(at, 1 + dice.below(4));
        break;
      case 1:
        text.insert(at, dice.of(pieces));
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(dice.below(256));
        break;
      default:
        text.resize(at);
    }
  }
  return text;
}

TEST_CASE("both readers take what is JSON, and find the same in it") {
  for (const std::string_view text : {
           "0",
           "-0",
           "12",
           "-1.5e+7",
           "1E-3",
           "0.0",
           "123456789012345",
           "\"\"",
           "\"a\"",
           "true",
           "false",
           "null",
           " 1 ",
           "\t[\r\n]\n",
           "[]",
           "{}",
           "[[]]",
           "[{}]",
           "{\"\":[]}",
           "[1,2,3]",
           R"({"a":1,"b":[true,null]})",
           R"(["\u0041\u00e9\u20ac\ud834\udd1e"])",
           R"(["\"\\\/\b\f\n\r\t"])",
           "[\"\x7f\xC2\x80\"]",
           "[\"\xEF\xBF\xBF\xF4\x8F\xBF\xBF\"]",
           R"({"a":{"a":{"a":[[[0]]]}}})",
           R"(["\uDBFF\uDFFF","\uFFFE"])",
           "[\"12345678\",\"1234567\",\"123456789\"]",
           "[\"\xE2\x80\xA8\"]",
           "[1e-10000]",
           R"(["\\u0000"])",
       }) {
    CAPTURE(text);
    CHECK(ours(text) != "refused");
    CHECK(ours(text) == theirs(text));
  }
}

TEST_CASE("both readers refuse what is not JSON") {
  using namespace std::string_view_literals;
  for (const std::string_view text : {
           ""sv,
           " "sv,
           "["sv,
           "]"sv,
           "{"sv,
           "}"sv,
           "[1,]"sv,
           "[,1]"sv,
           "[1 2]"sv,
           "[1,,2]"sv,
           "{\"a\"}"sv,
           "{\"a\":}"sv,
           "{\"a\":1,}"sv,
           "{,\"a\":1}"sv,
           "{a:1}"sv,
           "{1:1}"sv,
           "{'a':1}"sv,
           "[\"a]"sv,
           "\"a"sv,
           "[\"\\x\"]"sv,
           "[\"\\u12\"]"sv,
           "[\"\\u12g4\"]"sv,
           "[\"\\ud800\"]"sv,
           "[\"\\ud800\\u0041\"]"sv,
           "[\"\\udc00\"]"sv,
           "[\"\\\"]"sv,
           "[\"a\nb\"]"sv,
           "[\"\t\"]"sv,
           "[\"\x1f\"]"sv,
           "[01]"sv,
           "[-]"sv,
           "[1.]"sv,
           "[.1]"sv,
           "[+1]"sv,
           "[1e]"sv,
           "[1e+]"sv,
           "[0x1]"sv,
           "[-01]"sv,
           "[1.2.3]"sv,
           "[NaN]"sv,
           "[Infinity]"sv,
           "[nul]"sv,
           "[True]"sv,
           "[truefalse]"sv,
           "1 2"sv,
           "[]]"sv,
           "{}{}"sv,
           "[1]x"sv,
           "[1]//"sv,
           "/**/1"sv,
           "[\"\xFF\"]"sv,
           "[\"\xC3\"]"sv,
           "[\"\xC0\xAF\"]"sv,
           "[\"\xED\xA0\x80\"]"sv,
           "[\"\xF4\x90\x80\x80\"]"sv,
           "[\xC3\xA9]"sv,
           "[1]\0"sv,
           "[\"\0\"]"sv,
           "\0"sv,
           "[1\x0c]"sv,
           "[\xC2\xA0]"sv,
           "[}"sv,
           "{]"sv,
           "{\"a\":[}"sv,
       }) {
    CAPTURE(text);
    CHECK(ours(text) == "refused");
    CHECK((theirs(text) == "refused" || theirs(text) == "number"));
  }
}

TEST_CASE("ours is stricter, or wider, in these on purpose") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(ours(R"({"a":1,"\u0061":2})") == "duplicate_key");
  CHECK(theirs(R"({"a":1,"\u0061":2})") == R"({"a":1,"a":2,})");
  CHECK(ours(R"(["\u0000"])") == "encoding");
  CHECK(theirs(R"(["\u0000"])") == std::string("[\"\0\",]", 6));
  CHECK(ours(nested(32)) == theirs(nested(32)));
  CHECK(ours(nested(33)) == "too_deep");
  CHECK(theirs(nested(33)) != "refused");
  std::string many = "[0";
  while (many.size() < 400'000) many += ",0";
  CHECK(ours(many + "]") == "too_large");
  CHECK(theirs(many + "]") != "refused");
  const std::string large = '"' + std::string(record_limits.bytes, 'x') + '"';
  CHECK(ours(large) == "too_large");
  CHECK(theirs(large) == large);
  CHECK(ours("123456789012345678901234567890") == number_text(123456789012345678901234567890.0));
  CHECK(theirs("123456789012345678901234567890") == "number");
  CHECK(theirs("[1e999]") == "number");
  CHECK(ours("\xEF\xBB\xBF[]") == "[]");
  CHECK(theirs("\xEF\xBB\xBF[]") == "refused");
}

TEST_CASE("both readers agree on every line of the scenarios") {
  std::size_t taken = 0;
  for (const char* folder : {"golden", "errors"}) {
    for (const auto& file :
         std::filesystem::directory_iterator{std::filesystem::path{KNEECHECK_TESTS} / folder}) {
      std::ifstream in{file.path(), std::ios::binary};
      for (std::string line; std::getline(in, line);) {
        CAPTURE(line);
        CHECK(agree(line));
        taken += line.starts_with('{') && ours(line).starts_with('{') ? 1 : 0;
      }
    }
  }
  CHECK(taken > 10);
}

TEST_CASE("both readers agree on 100,000 generated records, half of them damaged") {
  Dice dice;
  std::size_t taken = 0;
  for (int round = 0; round < 50'000; ++round) {
    const std::string record = random_record(dice);
    const std::string worse = damaged(record, dice);
    CHECK_MESSAGE(agree(record), record);
    CHECK_MESSAGE(agree(worse), worse);
    taken += ours(record).starts_with('{') ? 1 : 0;
    taken += ours(worse).starts_with('{') ? 1 : 0;
  }
  CHECK(taken > 50'000);
}

}  // namespace
}  // namespace kneecheck::syntax
