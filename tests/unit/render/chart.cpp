#include "render/chart.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace kneecheck;
using namespace kneecheck::render;

namespace {

Bars some_bars(int rows) {
  Bars bars{{"week", "phase", "minutes run", "longest", "technique", "new", "a usual week", "easy week"}, {}};
  for (int i = 0; i < rows; ++i) {
    Bars::Row row{std::to_string(i + 1), i < rows / 2 ? "settle" : "align", 40 + 3 * i, "", 20 + i, {}, ""};
    if (i % 4 == 3) row.is_marked = true;
    if (i >= rows / 2) row.share_percent = 10 * (i - rows / 2) % 110;
    bars.rows.push_back(row);
  }
  bars.full = 150;
  return bars;
}

std::string drawn(const Bars& bars) {
  return chart_svg(english(), bars, "Week by week", "chart-1");
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// All numbers of attributes with this name.
std::vector<double> numbers(const std::string& svg, const std::string& name) {
  std::vector<double> found;
  const std::string begin = " " + name + "=\"";
  for (std::size_t at = svg.find(begin); at != std::string::npos; at = svg.find(begin, at + 1))
    found.push_back(std::stod(svg.substr(at + begin.size())));
  return found;
}

}  // namespace

TEST_CASE("a chart tells every number to those who do not see it") {
  Bars bars = some_bars(2);
  bars.rows[1].flag = "race";
  bars.rows[1].remark = "align begins";
  const std::string svg = drawn(bars);
  CHECK(svg.find("role=\"img\" aria-labelledby=\"chart-1-title chart-1-text\"") != std::string::npos);
  CHECK(svg.find("<title id=\"chart-1-title\">Week by week</title>") != std::string::npos);
  CHECK(svg.find("<desc id=\"chart-1-text\">Week 1: settle, minutes run: 40, longest: 20; Week 2: align, "
                 "minutes run: 43, longest: 21, technique: 0%, new: align begins, race</desc>") !=
        std::string::npos);
}

TEST_CASE("nothing is told by colour alone: marked bars are hatched, and the legend says what each sign is") {
  const std::string svg = drawn(some_bars(8));
  CHECK(count(svg, "url(#chart-1-hatch)") == 3);  // two weeks, and the legend
  for (const std::string_view words : {"Minutes run", "longest", "a usual week", "easy week", "Technique"}) {
    CAPTURE(words);
    CHECK(count(svg, std::string{">"}.append(words).append("</text>")) == 1);
  }
  Bars plain = some_bars(3);
  plain.titles.full.clear();
  CHECK(count(drawn(plain), "easy week") == 0);
  CHECK(count(drawn(plain), "class=\"full\"") == 0);
}

TEST_CASE("charts of any length stay within their frame, and their labels apart") {
  for (const int rows : {1, 2, 7, 16, 26, 60, 99}) {
    CAPTURE(rows);
    const std::string svg = drawn(some_bars(rows));
    const double high = std::stod(svg.substr(svg.find("viewBox=\"0 0 340 ") + 17));
    for (const double x : numbers(svg, "x")) CHECK((x >= 0 && x <= 340));
    for (const double y : numbers(svg, "y")) CHECK((y >= 0 && y <= high));
    for (const double size : numbers(svg, "height")) CHECK(size >= 0);
    CHECK(svg.find("nan") == std::string::npos);
    CHECK(svg.find("inf") == std::string::npos);
    CHECK(count(svg, "class=\"point\"") == static_cast<std::size_t>(rows) + 1);
  }
}

TEST_CASE("the one at hand is marked by more than its looks, whatever room there is") {
  Bars bars = some_bars(60);
  bars.rows[40].is_here = true;
  const std::string svg = drawn(bars);
  CHECK(count(svg, "class=\"middle strong\">41</text>") == 1);
  CHECK(count(svg, "class=\"here\"") == 1);
  CHECK(svg.find("Week &gt; 41") != std::string::npos);
}

TEST_CASE("amounts in words have no axis of numbers, and stand where they change") {
  Bars bars{{"week", "", "weight", "", "", ""}, {}};
  for (int i = 0; i < 4; ++i)
    bars.rows.push_back({std::to_string(i + 9), "", 3 + i / 2, "", {}, {}, "", i < 2 ? "for 15" : "for 12"});
  const std::string svg = drawn(bars);
  CHECK(count(svg, ">for 15</text>") == 1);
  CHECK(count(svg, ">for 12</text>") == 1);
  CHECK(count(svg, "class=\"grid\"") == 0);
}
