// What a figure says to those who do not see it, from its data.
#include <algorithm>
#include <cmath>

#include "base/words/figure.h"
#include "figure/draw.h"

namespace kneecheck::figure {
namespace {

constexpr int least_told = 5;  // degrees: less is not seen

template <class Enum>
std::string name(const Language& language, FigureText first, Enum value) {
  return std::string{language[counted(first, static_cast<std::size_t>(value))]};
}

std::vector<std::string> names(const Language& language, const std::vector<Part>& parts) {
  std::vector<std::string> all;
  const bool on_both = std::ranges::count_if(parts, is_foot) == 2;
  for (const Part part : parts) {
    if (on_both && part == Part::left_foot) continue;
    const bool is_pair = on_both && part == Part::right_foot;
    all.push_back(is_pair ? std::string{language[FigureText::both_feet]}
                          : name(language, FigureText::right_foot, part));
  }
  return all;
}

// The first of the texts of a row of angles: above 0, below, and none.
struct Ways {
  FigureText more, less, none;
};
constexpr Ways of_body{FigureText::lean, FigureText::lean_less, FigureText::lean_none};
constexpr Ways of_limbs{FigureText::hip, FigureText::hip_less, FigureText::hip_none};

// Limbs whose angles were found follow from the others, and are not told; of `before` only what is different.
std::string pose_words(const Language& language, const Pose& pose, const Pose& before, bool is_first) {
  std::vector<std::string> words;
  if (is_first || pose.on != before.on) {
    words.push_back(pose.on.empty() ? std::string{language[FigureText::in_the_air]}
                                    : language.say(FigureText::borne,
                                                   {{"parts", language.all_of(names(language, pose.on))}}));
  }
  const auto degrees = [](const Degrees& angle) { return static_cast<int>(std::lround(angle.value)); };
  const auto differs = [&](const Degrees& now, const Degrees& then) {
    return std::abs(degrees(now) - degrees(then)) >= least_told;
  };
  const auto add = [&](const Ways& ways, std::size_t index, int value, std::string side) {
    const FigureText way = value > 0 ? ways.more : value < 0 ? ways.less : ways.none;
    words.push_back(language.say(counted(way, index), {{"n", std::abs(value)}, {"side", std::move(side)}}));
  };
  for (std::size_t i = 0; i < pose.body.size(); ++i) {
    if (differs(pose.body[i], before.body[i])) add(of_body, i, degrees(pose.body[i]), {});
  }
  for (std::size_t i = 0; i < pose.limbs[0].size(); ++i) {
    const auto changed = [&](Side side) {
      const Degrees& angle = pose.at(side, static_cast<LimbAngle>(i));
      return !angle.is_found() && differs(angle, before.at(side, static_cast<LimbAngle>(i)));
    };
    const bool is_same =
        degrees(pose.limbs[0][i]) == degrees(pose.limbs[1][i]) && std::ranges::all_of(sides, changed);
    for (const Side side : sides) {
      if (!changed(side)) continue;
      add(of_limbs, i, degrees(pose.at(side, static_cast<LimbAngle>(i))),
          is_same ? std::string{language[FigureText::both]} : name(language, FigureText::right, side));
      if (is_same) break;
    }
  }
  return words.empty() ? std::string{language[FigureText::the_same]} : language.comma_list(words);
}

FigureText way_of(const Point& go) {
  if (std::abs(go.y) >= std::abs(go.x)) return go.y > 0 ? FigureText::ways_up : FigureText::ways_down;
  return go.x > 0 ? FigureText::ways_right : FigureText::ways_left;
}

}  // namespace

Alternative described(const Language& language, std::string_view of, const Figure& figure) {
  std::vector<std::string> sentences{name(language, FigureText::from_side, figure.view)};
  const auto add = [&](FigureText text, Fillings values) { sentences.push_back(language.say(text, values)); };
  const std::vector<Body> bodies = bodies_of(figure);
  const std::size_t count = figure.poses.size();
  for (std::size_t i = 0; i < bodies.size() && !figure.zoom; ++i) {
    const FigureText moment = i >= count  ? FigureText::wrong
                              : i > 0     ? FigureText::end
                              : count > 1 ? FigureText::start
                                          : FigureText::only_pose;
    const Pose before = i == 0 ? Pose{} : bodies[i - 1].pose;
    add(moment, {{"pose", pose_words(language, bodies[i].pose, before, i == 0)}});
  }
  std::vector<std::string> things;
  for (const Prop& prop : figure.props) things.push_back(name(language, FigureText::wall, prop.is));
  if (!things.empty()) add(FigureText::with_things, {{"things", language.all_of(things)}});
  for (const Arrow& arrow : figure.arrows) {
    const Point from = seen(figure.view, middle(bodies.front(), arrow.of));
    const Point to = seen(figure.view, middle(bodies[count - 1], arrow.of));
    add(FigureText::arrow,
        {{"part", name(language, FigureText::right_foot, arrow.of)},
         {"way", language[way_of(arrow.go.value_or(Point{to.x - from.x, to.y - from.y}))]}});
  }
  if (!figure.look.empty())
    add(FigureText::look_at, {{"parts", language.all_of(names(language, figure.look))}});
  for (const auto& ends : figure.lines)
    add(FigureText::in_line, {{"parts", language.all_of(names(language, {ends[0], ends[1]}))}});
  for (const Spot& spot : figure.spots)
    add(FigureText::spot, {{"part", name(language, FigureText::right_foot, spot.at)},
                           {"way", language[way_of(spot.off)]},
                           {"n", std::lround(std::max(std::abs(spot.off.x), std::abs(spot.off.y)))}});
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return {language.say(FigureText::title, {{"name", of}}), text};
}

}  // namespace kneecheck::figure
