#include "export/record_writer.h"

#include <doctest/doctest.h>

#include <limits>
#include <optional>
#include <string>
#include <vector>

using namespace kneecheck;
using namespace kneecheck::exports;

namespace {

template <class Write>
std::string written(Layout layout, const Write& write) {
  std::string out;
  {
    RecordWriter writer{out, layout};
    write(writer);
  }
  return out;
}

std::string quoted_json(std::string_view text) {
  return written(Layout::compact, [text](RecordWriter& writer) { writer.text(text); });
}

std::string number_json(std::int64_t number) {
  return written(Layout::compact, [number](RecordWriter& writer) { writer.number(number); });
}

enum class Colour : std::uint8_t { green, red };
constexpr auto names_of(Colour) {
  return name_list("green", "red");
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
  CHECK(written(Layout::yaml, [](RecordWriter& writer) { writer.text("a\"\xF0\x9F\x98\x80"); }) ==
        "\"a\\\"\\U0001f600\"\n");
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

// Something of every kind, first and in the middle, empty and filled.
void write_sample(RecordWriter& writer) {
  writer.object([&] {
    writer.list("a", [&] {
      writer.object([] {});
      writer.object([&] {
        writer.pair("colour", Colour::red);
        writer.list_of_one("parts", [&] { writer.pair("whole", true); });
      });
      writer.tenths(15);
      writer.null();
    });
    writer.list("none", [] {});
    writer.object("b", [&] {
      writer.object("c", [] {});
      writer.key_of("d-1");
      writer.number(-20);
      writer.pair("e", std::optional<int>{});
      writer.values("f", std::vector{"x:", "y"});
    });
    writer.pair("last", std::string{"text"});
  });
}

}  // namespace

TEST_CASE("commas stand between members and items") {
  CHECK(written(Layout::compact, write_sample) ==
        R"({"a":[{},{"colour":"red","parts":[{"whole":true}]},1.5,null],"none":[],)"
        R"("b":{"c":{},"d-1":-20,"e":null,"f":["x:","y"]},"last":"text"})");
}

TEST_CASE("an indented record has one member or item a line") {
  CHECK(written(Layout::indented, write_sample) == R"({
  "a": [
    {},
    {
      "colour": "red",
      "parts": [
        {
          "whole": true
        }
      ]
    },
    1.5,
    null
  ],
  "none": [],
  "b": {
    "c": {},
    "d-1": -20,
    "e": null,
    "f": [
      "x:",
      "y"
    ]
  },
  "last": "text"
})");
}

TEST_CASE("the same in YAML") {
  CHECK(written(Layout::yaml, write_sample) == R"(a:
  - {}
  - colour: "red"
    parts:
      - whole: true
  - 1.5
  - null
none: []
b:
  c: {}
  d-1: -20
  e: null
  f:
    - "x:"
    - "y"
last: "text"
)");
}

TEST_CASE("a record is added to what is there, and may be long") {
  std::string out = "before\n";
  {
    RecordWriter writer{out, Layout::compact};
    writer.object([&] {
      writer.list("n", [&] {
        for (int i = 0; i < 5'000; ++i) writer.text(std::string(static_cast<std::size_t>(i % 50), 'x'));
      });
    });
  }
  std::string expected = "before\n{\"n\":[";
  for (int i = 0; i < 5'000; ++i)
    expected += std::string{i == 0 ? "\"" : ",\""}.append(static_cast<std::size_t>(i % 50), 'x') + '"';
  CHECK(out == expected + "]}");
}
