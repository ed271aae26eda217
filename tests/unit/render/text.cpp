#include "base/text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "render/render.h"
#include "render/wrap.h"
#include "sample.h"

using namespace kneecheck;
using namespace kneecheck::render;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string text_of(Block block, const TextStyle& style = {}) {
  Document document{english()};
  document.add(std::move(block));
  return render_text(document, style);
}

}  // namespace

TEST_CASE("wrapping keeps the width, and every word in order") {
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("  spaced   out  ", 20) == std::vector<std::string>{"spaced out"});
  CHECK(wrap("", 10) == std::vector<std::string>{""});
  CHECK(wrap("abcdefgh ij", 5) == std::vector<std::string>{"abcde", "fgh", "ij"});
  CHECK(wrap("\xE6\xBC\xA2\xE5\xAD\x97 ab", 4) ==
        std::vector<std::string>{"\xE6\xBC\xA2\xE5\xAD\x97", "ab"});  // two wide characters
  CHECK(wrap("a", 0) == std::vector<std::string>{"a"});
}

TEST_CASE("the alarm is the first line, in words") {
  const std::string text = render_text(sample_document(), {});
  CHECK(text.rfind("URGENT: Go to A&E now, or call 999.\n  Hours matter.\n  Do not drive yourself.\n", 0) ==
        0);
  CHECK(has(text, "A later notice.\n  Its line.\n"));
}

TEST_CASE("every line fits every width, and no line ends in a space") {
  for (const auto width : std::vector<std::size_t>{20, 24, 32, 40, 59, 60, 72, 80, 100, 200}) {
    for (const std::string& line : lines_of(render_text(sample_document(), {width, false, true}))) {
      INFO(line);
      const bool command = has(line, "kneecheck plan");
      CHECK((command || display_width(line) <= width));
      CHECK((line.empty() || line.back() != ' '));
    }
  }
}

TEST_CASE("every block is drawn at every width") {
  for (const auto width : std::vector<std::size_t>{40, 80}) {
    const std::string text = render_text(sample_document(), {width, false, true});
    for (const std::string_view part :
         {"Why", "infection", "- first *bullet*", "1. stand up", "Most likely", "locked", "12",
          "technique grows", "40", "easy week", "+3", "-1", " ?", "kneecheck explain", "[1]", "Octopus",
          "kneecheck plan my-knee.yaml"}) {
      INFO(part);
      CHECK(has(text, part));
    }
  }
}

TEST_CASE("a figure is drawn on a screen, and told elsewhere") {
  const std::string told = render_text(sample_document(), {40, false, true});
  CHECK(has(told, "Stands on both feet."));
  const std::string drawn = render_text(sample_document(), {40, false, true, true});
  CHECK_FALSE(has(drawn, "Stands on both feet."));
  CHECK(has(drawn, "\u28ff"));
  const std::string plain = render_text(sample_document(), {40, false, false, true});
  CHECK(has(plain, "##"));
  for (const char c : plain) CHECK(static_cast<unsigned char>(c) < 0x80);
  for (const std::string& text : {drawn, plain}) {
    for (const std::string& line : lines_of(text))
      CHECK((has(line, "kneecheck plan") || display_width(line) <= 40));
  }
}

TEST_CASE("colour is off unless asked for, and adds nothing but colour") {
  const std::string plain = render_text(sample_document(), {80, false, true});
  CHECK_FALSE(has(plain, "\x1b"));
  std::string colored = render_text(sample_document(), {80, true, true});
  CHECK(has(colored, "\x1b[1;31mURGENT"));
  for (std::size_t at = colored.find('\x1b'); at != std::string::npos; at = colored.find('\x1b')) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  CHECK(colored == plain);
}

TEST_CASE("words from outside cannot reach the terminal") {
  const std::string evil = "Eve\x1b[2J\n\xE2\x80\xAEX\xFF";
  for (const Block& block :
       {Block{Notice{NoticeKind::alarm, evil, {evil}}}, Block{Heading{2, evil}}, Block{Paragraph{evil}},
        Block{Bullets{{evil}}}, Block{Steps{{evil}}}, Block{Facts{{{evil, evil}}}},
        Block{Table{{{evil}, {evil}}, {{evil, evil}}}},
        Block{Bars{{evil, evil, evil, evil, evil, evil}, {{evil, evil, 1, evil, 1, 1, evil, evil}}}},
        Block{Sheet{{evil}, 2, {{evil, {evil}, evil, true}}}}, Block{Reasons{{{1, evil, {1}, {evil}}}}},
        Block{Footnotes{{{1, evil, evil}}}}, Block{Figure{{}, {evil, evil}, evil}},
        Block{ToType{evil, evil}}}) {
    for (const auto width : std::vector<std::size_t>{40, 200}) {
      const std::string text = text_of(block, {width, false, true});
      CHECK_FALSE(has(text, "\x1b"));
      CHECK_FALSE(has(text, "\xE2\x80\xAE"));
      CHECK_FALSE(first_invalid_utf8(text).has_value());
    }
  }
}

TEST_CASE("a screen without UTF-8 gets ASCII") {
  const std::string text = text_of(Paragraph{"caf\xC3\xA9 \xF0\x9F\xA6\xB5"}, {80, false, false});
  CHECK(text == "caf\\u00e9 \\U0001f9b5\n");
  CHECK(text_of(Paragraph{"caf\xC3\xA9"}) == "caf\xC3\xA9\n");
}

TEST_CASE("a table falls back to lines where its columns do not fit") {
  const Block table = Table{{{"Day", Align::left}, {"Run", Align::left}, {}},
                            {{"Mon", "run 24 min, flat", "exercises A, 18 min"}}};
  CHECK(text_of(table) == "Day  Run\nMon  run 24 min, flat  exercises A, 18 min\n");
  CHECK(text_of(table, {30, false, true}) == "Mon: Run: run 24 min, flat;\n     exercises A, 18 min\n");
}

TEST_CASE("bars: the longest fills the room, a small amount still shows") {
  const Block bars = Bars{{"week", "", "minutes", "", "", ""},
                          {{"1", "", 1, "", {}, {}, ""}, {"2", "", 300, "", {}, {}, ""}}};
  const std::vector<std::string> lines = lines_of(text_of(bars));
  REQUIRE(lines.size() == 3);
  CHECK(std::count(lines[1].begin(), lines[1].end(), '#') == 1);
  CHECK(std::count(lines[2].begin(), lines[2].end(), '#') == 30);
  CHECK(has(lines[2], " 300"));
}

TEST_CASE("bars keep their scale when only some of the weeks are shown") {
  Bars bars{{"week", "", "minutes", "", "", ""}, {{"1", "", 50, "", {}, {}, ""}}};
  bars.full = 100;
  const std::string text = text_of(bars);
  CHECK(std::count(text.begin(), text.end(), '#') == 15);
}

TEST_CASE("numbers in a cell keep their column") {
  const std::string text = text_of(Table{{{"A"}, {"B"}}, {{"x", "  9%"}, {"y", "100%"}}});
  CHECK(text == "A  B\nx    9%\ny  100%\n");
}

TEST_CASE("a command to type is never broken") {
  const std::string text =
      text_of(ToType{"Next", "kneecheck plan a/very/long/path/to/a/case.yaml"}, {24, false, true});
  CHECK(text == "Next:\n  kneecheck plan a/very/long/path/to/a/case.yaml\n");
}

TEST_CASE("figures that the text around them tells are left out where nothing is drawn") {
  figure::Figure standing;
  standing.poses.emplace_back();
  const Figure told{figure::picture_of(standing), {"a", "b"}, "c"};
  Figure drawn = told;
  drawn.use = Figure::Use::drawn;
  Figure aside = told;
  aside.use = Figure::Use::aside;
  CHECK(text_of(told) == "b\n");
  CHECK(text_of(drawn).empty());
  CHECK(text_of(aside).empty());
  CHECK_FALSE(text_of(drawn, {.pictures = true}).empty());
  CHECK(text_of(aside, {.pictures = true}).empty());
}

TEST_CASE("bars of amounts in words, and the one at hand") {
  Bars bars{{"week", "", "weight", "", "", ""},
            {{"9", "", 3, "", {}, {}, ""}, {"10", "", 6, "", {}, {}, ""}}};
  bars.rows[0].in_words = "for 15";
  bars.rows[1].in_words = "for 12";
  bars.rows[1].is_here = true;
  const std::vector<std::string> lines = lines_of(text_of(bars));
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].starts_with("   9  ####"));
  CHECK(lines[1].ends_with("for 15"));
  CHECK(lines[2].starts_with("> 10  ####"));
}

TEST_CASE("a sheet: boxes to tick, gaps for the pain") {
  const Block sheet = Sheet{
      {"during", "next morning"}, 10, {{"Mon 30 Nov", {"run 22 min"}, "", true}, {"Tue 1 Dec", {}, "rest"}}};
  CHECK(text_of(sheet) ==
        "Mon 30 Nov\n  [ ] run 22 min\n  during: __\n  next morning: __\nTue 1 Dec\n  rest\n");
}
