#include "base/text.h"

#include <doctest/doctest.h>

#include <vector>

namespace kneecheck {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

TEST_CASE("the first byte that is not UTF-8") {
  for (const std::string_view good : {"", "plain", "\xC3\xA9", "\xE6\x97\xA5\xE6\x9C\xAC", "\xF0\x9F\x98\x80",
                                      "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF", "twelve bytes\xC3\xA9"}) {
    CAPTURE(good);
    CHECK_FALSE(first_invalid_utf8(good).has_value());
  }
  struct Bad {
    std::string_view text;
    std::size_t at;
  };
  for (const Bad& bad : std::vector<Bad>{{"\xFF", 0},
                                         {"a\x80", 1},
                                         {"\xC3", 0},
                                         {"\xC0\xAF", 0},
                                         {"\xE0\x80\xAF", 0},
                                         {"ab\xED\xA0\x80", 2},
                                         {"\xF4\x90\x80\x80", 0},
                                         {"\xF5\x80\x80\x80", 0},
                                         {"0123456789abcdef\xE2\x82", 16},
                                         {"\xC3\xA9\xC3", 2}}) {
    CAPTURE(bad.at);
    CHECK(first_invalid_utf8(bad.text) == bad.at);
  }
}

TEST_CASE("columns on a screen") {
  CHECK(display_width("") == 0);
  CHECK(display_width("knee") == 4);
  CHECK(display_width("\xC3\xA9") == 1);                              // é in one
  CHECK(display_width("e\xCC\x81") == 1);                             // é in two
  CHECK(display_width("\xE6\x97\xA5\xE6\x9C\xAC") == 4);              // 日本
  CHECK(display_width("\xED\x95\x9C") == 2);                          // 한
  CHECK(display_width("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB") == 2);  // the same in three parts
  CHECK(display_width("\xEF\xBC\xA1") == 2);                          // full-width A
  CHECK(display_width("\xF0\x9F\x98\x80") == 2);                      // a smiley
  CHECK(display_width("\xE2\x80\x8B") == 0);                          // zero-width space
  CHECK(display_width("\t") == 1);
  CHECK(display_width("\xD7\xA9\xD6\xB0") == 1);  // Hebrew with a point
  CHECK(display_width("\xE2\x80\x94") == 1);      // a dash
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(characters_before("a\xC3\xA9z", 3) == 2);
  CHECK(characters_before("abc", 99) == 3);
  CHECK(characters_before("", 0) == 0);
}

TEST_CASE("what could harm a screen is shown as an escape") {
  struct Row {
    std::string_view text, shown;
  };
  for (const Row& row : std::vector<Row>{{"plain ~ text", "plain ~ text"},
                                         {"caf\xC3\xA9 \xE6\x97\xA5", "caf\xC3\xA9 \xE6\x97\xA5"},
                                         {"a\nb\r\tc", R"(a\nb\r\tc)"},
                                         {"\x1b[2J", R"(\x1b[2J)"},
                                         {"\x7f", R"(\x7f)"},
                                         {"\0"sv, R"(\x00)"},
                                         {"\xC2\x9B", R"(\u009b)"},
                                         {"\xE2\x80\xAE", R"(\u202e)"},
                                         {"\xE2\x81\xA6", R"(\u2066)"},
                                         {"\xE2\x80\x8F", R"(\u200f)"},
                                         {"\xE2\x80\x8B", R"(\u200b)"},
                                         {"\xE2\x80\xA8", R"(\u2028)"},
                                         {"\xEF\xBB\xBF", R"(\ufeff)"},
                                         {"\xF3\xA0\x80\xA0", R"(\U000e0020)"},
                                         {"a\xC2\xAD"
                                          "b",
                                          R"(a\u00adb)"},
                                         {"\xE3\x85\xA4", R"(\u3164)"},
                                         {"a\xFFz", R"(a\xffz)"},
                                         {"\xE2\x82", R"(\xe2\x82)"}}) {
    CAPTURE(row.shown);
    CHECK(printable(row.text) == row.shown);
  }
}

TEST_CASE("letters of every script stay, with what shapes them") {
  for (const std::string_view text : {
           "Zoë Łukasz Δημήτρης Дмитрий अनुष्का 山田 김 ກ",
           "\u0639\u0644\u06CC\u200C\u0631\u0636\u0627",  // a Persian name with a non-joiner
           "\u0DC1\u0DCA\u200D\u0DBB\u0DD3",              // Sinhala, with a joiner
           "\u845B\U000E0100\u57CE",                      // a Japanese name with its variant
           "\U0001F469\u200D\u2695\uFE0F",                // an emoji of three parts
       }) {
    CAPTURE(text);
    CHECK(printable(text) == text);
    CHECK(quoted(text) == "'" + std::string{text} + "'");
  }
  CHECK(printable("na\u200Cme") == R"(na\u200cme)");
  CHECK(printable("\u200D") == R"(\u200d)");
  CHECK(printable("\u0639\u200C\u200C") == "\u0639\u200C\\u200c");
  CHECK(printable("\u0639\u202E\u200C") == "\u0639\\u202e\\u200c");
}

TEST_CASE("every byte and every pair of bytes becomes valid, harmless text") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string shown = printable({std::string{static_cast<char>(first), static_cast<char>(second)}});
      bool harmless = !first_invalid_utf8(shown).has_value();
      for (const char c : shown) harmless = harmless && c != '\x7f' && static_cast<unsigned char>(c) >= 0x20;
      if (!harmless) FAIL(shown);
    }
  }
}

TEST_CASE("quoted text is short") {
  CHECK(quoted("outre") == "'outre'");
  CHECK(quoted("a\nb") == R"('a\nb')");
  CHECK(quoted(std::string(1'000'000, 'x')) == "'" + std::string(60, 'x') + "...'");
}

TEST_CASE("did you mean") {
  const std::vector<std::string_view> words{"weekly_km", "outer",          "inner", "front", "under-kneecap",
                                            "patellar",  "patellofemoral", "yes",   "no",    "age"};
  struct Row {
    std::string_view word, near;
  };
  for (const Row& row : std::vector<Row>{{"wekly_km", "weekly_km"},
                                         {"weeklykm", "weekly_km"},
                                         {"WEEKLY-KM", "weekly_km"},
                                         {"outre", "outer"},
                                         {"iner", "inner"},
                                         {"fornt", "front"},
                                         {"under_kneecap", "under-kneecap"},
                                         {"under", "under-kneecap"},
                                         {"patellof", "patellofemoral"},
                                         {"patela", "patellar"},
                                         {"yess", "yes"},
                                         {"aeg", "age"}}) {
    CAPTURE(row.word);
    REQUIRE(nearest(row.word, words).has_value());
    CHECK(*nearest(row.word, words) == row.near);
  }
  for (const std::string_view word : {"", "x", "qq", "shoulder", "xyzzy"}) {
    CAPTURE(word);
    CHECK_FALSE(nearest(word, words).has_value());
  }
  CHECK_FALSE(nearest(std::string(100'000, 'a'), words).has_value());
  CHECK_FALSE(nearest("age", {}).has_value());
}

TEST_CASE("small helpers") {
  CHECK(canonical("Single Leg_Squat") == "single-leg-squat");
  CHECK(capitalized("rest") == "Rest");
  CHECK(capitalized("\xC3\xA9t\xC3\xA9") == "\xC3\xA9t\xC3\xA9");
  CHECK(capitalized("") == "");
}

}  // namespace
}  // namespace kneecheck
