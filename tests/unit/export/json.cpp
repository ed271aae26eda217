#include "export/json.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace kneecheck;
using namespace kneecheck::exports;

namespace {

std::string quoted_json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string number_json(std::int64_t number) {
  std::string out;
  JsonWriter{out, JsonStyle::compact}.number(number);
  return out;
}

}  // namespace

TEST_CASE("texts are escaped into ASCII, wherever in them the need arises") {
  CHECK(quoted_json("") == "\"\"");
  CHECK(quoted_json("plain words, of more than sixteen letters") ==
        "\"plain words, of more than sixteen letters\"");
  CHECK(quoted_json("\"") == R"("\"")");
  CHECK(quoted_json("a long way to a back\\slash\n\tand\x1b on") ==
        R"("a long way to a back\\slash\n\tand\u001b on")");
  CHECK(quoted_json("Ren\xC3\xA9"
                    "e \x7f") == R"("Ren\u00e9e \u007f")");
  CHECK(quoted_json("\xF0\x9F\x98\x80") == R"("\ud83d\ude00")");
  CHECK(quoted_json("torn \xC3") == R"("torn \ufffd")");
  CHECK(quoted_json("\xE0\x80\xAF") == R"("\ufffd\ufffd\ufffd")");  // over-long forms are none
}

TEST_CASE("numbers keep their sign and every digit") {
  CHECK(number_json(0) == "0");
  CHECK(number_json(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(number_json(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
  CHECK(tenths_text(38) == "3.8");
  CHECK(tenths_text(30) == "3");
  CHECK(tenths_text(5) == "0.5");
}

namespace {

void write_sample(JsonWriter writer) {
  writer.begin_object();
  writer.key("a");
  writer.begin_list();
  writer.begin_object();
  writer.end_object();
  writer.begin_list();
  writer.end_list();
  writer.tenths(15);
  writer.raw(R"("b","c")");
  writer.null();
  writer.end_list();
  writer.raw(R"("d":1,"e":2)");
  writer.key("f");
  writer.raw("{}");
  writer.key("g");
  writer.flag(true);
  writer.end_object();
}

}  // namespace

TEST_CASE("commas stand between members and items, with what is JSON already among them") {
  std::string out;
  write_sample(JsonWriter{out, JsonStyle::compact});
  CHECK(out == R"({"a":[{},[],1.5,"b","c",null],"d":1,"e":2,"f":{},"g":true})");
}

TEST_CASE("an indented record has one member or item a line") {
  std::string out;
  JsonWriter writer{out, JsonStyle::indented};
  writer.begin_object();
  writer.key("a");
  writer.begin_list();
  writer.end_list();
  writer.key("b");
  writer.begin_list();
  writer.number(1);
  writer.number(2);
  writer.end_list();
  writer.end_object();
  CHECK(out == "{\n  \"a\": [],\n  \"b\": [\n    1,\n    2\n  ]\n}");
}

TEST_CASE("sixty-four lists in one another keep their commas") {
  std::string out;
  JsonWriter writer{out, JsonStyle::compact};
  for (int i = 0; i < 64; ++i) {
    writer.begin_list();
    writer.number(i);
  }
  for (int i = 0; i < 64; ++i) {
    writer.number(-i);
    writer.end_list();
  }
  CHECK(out.substr(0, 12) == "[0,[1,[2,[3,");
  CHECK(out.substr(out.size() - 15) == ",-61],-62],-63]");
}
