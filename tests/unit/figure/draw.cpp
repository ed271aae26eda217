#include "figure/draw.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"

using namespace kneecheck;
using namespace kneecheck::figure;

namespace {

// Two poses, a wrong one, a thing, an arrow, a ring and a line.
Figure sample() {
  Figure figure;
  Pose pose;
  pose.on = {Part::right_foot};
  figure.poses.push_back(balanced(pose));
  pose.at(Side::right, LimbAngle::knee) = {50, Fit::told};
  pose[BodyAngle::lean] = {20, Fit::told};
  figure.poses.push_back(balanced(pose));
  pose.at(Side::right, LimbAngle::knee_in) = {14, Fit::told};
  figure.wrong = balanced(pose);
  figure.view = View::front;
  Prop step;
  step.is = Thing::step;
  step.at = {Part::right_foot};
  step.height = 15;
  figure.props = {step};
  figure.arrows = {{Part::seat, std::nullopt, {-20, 0}}};
  figure.look = {Part::right_knee};
  figure.lines = {{Part::right_hip, Part::right_toes}};
  return figure;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the outline of discs goes once around all that show") {
  const std::vector<Disc> discs{{{0, 0}, 3}, {{10, 0}, 2}, {{5, 0}, 1}};
  const std::vector<Arc> arcs = outline(discs);
  CHECK(arcs.size() == 2);
  double turned = 0;
  for (const Arc& arc : arcs) turned += arc.to - arc.from;
  CHECK(std::abs(turned - 6.2831853) < 1e-6);
  CHECK(outline({{{1, 1}, 2}}).size() == 1);
  CHECK(outline({{{0, 0}, 9}, {{1, 0}, 2}}).size() == 1);  // one within the other
}

TEST_CASE("start, end and the wrong pose stand side by side, the wrong one crossed out") {
  const Picture picture = picture_of(sample());
  REQUIRE(picture.panels.size() == 3);
  CHECK(picture.panels[0].number == 1);
  CHECK(picture.panels[1].number == 2);
  CHECK(picture.panels[2].is_wrong);
  CHECK(picture.panels[0].at.x + picture.panels[0].box.high.x <
        picture.panels[1].at.x + picture.panels[1].box.low.x);
  const std::string text = svg(picture, {"a", "b"}, "x");
  CHECK(count(text, "class=\"cross\"") == 2);
  CHECK(count(text, "<text") == 2);
}

TEST_CASE("an SVG is a value: the same bytes each time, and nothing from elsewhere") {
  const std::string text = svg(picture_of(sample()), {"A & B", "<b>"}, "x");
  CHECK(text == svg(picture_of(sample()), {"A & B", "<b>"}, "x"));
  CHECK(count(text, "<title id=\"x-title\">A &amp; B</title>") == 1);
  CHECK(count(text, "&lt;b&gt;") == 1);
  for (const std::string_view outside :
       {"href", "url(", "<script", "<image", " style=", "nan", "inf", "-0 ", "\"-0\""})
    CHECK_MESSAGE(count(text, outside) == 0, outside);
  CHECK(count(text, "<svg") == 1);
  CHECK(count(text, " id=") == 2);
  CHECK(text.size() < 16000);
}

TEST_CASE("a terminal gets braille or ASCII, never wider than asked") {
  const Picture picture = picture_of(sample());
  for (const std::size_t columns : {20U, 40U, 64U, 100U}) {
    for (const bool utf8 : {true, false}) {
      const std::vector<std::string> lines = characters(picture, {columns, 24}, utf8);
      CHECK(lines.size() <= 25);
      std::string all;
      for (const std::string& line : lines) {
        CHECK(display_width(line) <= columns);
        CHECK((line.empty() || line.back() != ' '));
        all += line;
      }
      const bool is_ascii =
          std::ranges::all_of(all, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      CHECK(is_ascii != utf8);
      CHECK(count(all, "X") == 1);
    }
  }
}

TEST_CASE("the text alternative says the poses, and of the later ones what differs") {
  const Alternative words = described(english(), "step-down", sample());
  CHECK(words.title == "Picture: step-down");
  CHECK(words.text ==
        "Seen from the front. Start: on the right foot. End: trunk tipped 20 degrees forward, right knee "
        "bent 50 degrees. "
        "Wrong, crossed out: right knee falling inward. With a step. An arrow at the seat points down. Look "
        "at the right "
        "knee. In one line: the right hip and the right toes.");
}

TEST_CASE("a joint that comes back to rest is told as at rest, not as bent by nothing") {
  Figure figure;
  Pose pose;
  pose.on = {Part::right_foot};
  for (const double angle : {30.0, 0.0}) {
    pose.at(Side::left, LimbAngle::hip) = {angle, Fit::told};
    pose.at(Side::right, LimbAngle::heel) = {angle, Fit::told};
    figure.poses.push_back(balanced(pose));
  }
  CHECK(described(english(), "heels", figure).text.find("End: left hip straight, right heel down.") !=
        std::string::npos);
}

TEST_CASE("a picture of a knee shows that leg alone") {
  Figure figure;
  figure.poses.emplace_back();
  figure.view = View::front;
  figure.zoom = Part::right_knee;
  figure.spots = {{Part::right_knee, {0, -5}}};
  const Picture picture = picture_of(figure);
  CHECK(std::abs(picture.panels.front().box.width() - picture.panels.front().box.height()) < 0.1);
  const auto shirts = std::ranges::count(picture.panels.front().shapes, Ink::shirt, &Shape::ink);
  CHECK(shirts == 0);
}

TEST_CASE("every thing can be drawn at every part, from every side, and alone") {
  for (const View view : {View::side, View::front, View::back}) {
    for (std::size_t thing = 0; thing < Names<Thing>::words.size(); ++thing) {
      Figure figure;
      figure.view = view;
      figure.poses.emplace_back();
      const std::size_t bare = picture_of(figure).panels.front().shapes.size();
      Prop prop;
      prop.is = static_cast<Thing>(thing);
      figure.props = {prop};
      picture_of(figure);
      for (std::size_t part = 0; part < part_count; ++part) {
        figure.props.front().at = {static_cast<Part>(part)};
        const Picture picture = picture_of(figure);
        const bool is_hidden = prop.is == Thing::mirror && view != View::side;  // she looks into it
        CHECK((picture.panels.front().shapes.size() > bare) != is_hidden);
        CHECK(svg(picture, {}, "x").find("nan") == std::string::npos);
      }
    }
  }
}
