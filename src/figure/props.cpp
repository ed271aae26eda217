#include "figure/props.h"

#include <algorithm>
#include <cmath>

namespace kneecheck::figure {
namespace {

// What a thing does beside looking like itself.
struct Nature {
  bool goes_along, holds, is_apart, lies_below;
};
constexpr Nature natures[] = {
    {false, true, false, false},  // wall
    {false, false, false, true},  // step
    {false, true, false, true},   // bench
    {false, true, false, true},   // chair
    {false, false, false, true},  // wedge
    {false, false, true, true},   // mat
    {true, true, false, false},   // ball
    {true, false, false, true},   // cushion
    {false, false, false, true},  // roller
    {true, false, false, true},   // towel
    {true, true, false, false},   // band
    {true, false, false, false},  // weight
    {false, true, false, false},  // rail
    {true, true, false, false},   // plate
    {false, false, true, false},  // mirror
    {false, false, true, true},   // tracks
};
static_assert(std::size(natures) == Names<Thing>::words.size());

const Nature& nature(Thing thing) {
  return natures[static_cast<std::size_t>(thing)];
}

Shape hull(Ink ink, std::vector<Disc> discs) {
  return {Form::hull, ink, std::move(discs)};
}
Shape line(Ink ink, Point a, Point b, double width) {
  return {Form::line, ink, {{a, width / 2}, {b, width / 2}}};
}
Shape box(Ink ink, double left, double low, double right, double high, double round = 0.8) {
  return hull(ink, {{{left + round, low + round}, round},
                    {{right - round, low + round}, round},
                    {{right - round, high - round}, round},
                    {{left + round, high - round}, round}});
}

// Draws one thing. `way`: 1 where it is to the right of her, -1 to the left.
struct Drawer {
  const Figure& figure;
  const Body& body;
  const Prop& prop;
  Placed& out;
  double way, top;

  void behind(Shape shape) { out.behind.push_back(std::move(shape)); }
  void before(Shape shape) { out.before.push_back(std::move(shape)); }
  Point at() const { return out.at; }
  bool is_from_side() const { return figure.view == View::side; }

  // From the leftmost to the rightmost of the parts that touch it.
  Box reach() const {
    Box box;
    for (const Part part : prop.at) {
      for (const Ball& ball : touching(body, part)) box.hold(Disc{seen(figure.view, ball.at), ball.radius});
    }
    if (prop.at.empty()) box.hold(Disc{at(), 1});
    return box;
  }

  void wall() {
    const double x = at().x;
    behind(box(Ink::prop, std::min(x, x + way * 7), 0, std::max(x, x + way * 7), std::max(top, at().y + 12)));
    behind(line(Ink::edge, {x + way * 0.6, 0}, {x + way * 0.6, std::max(top, at().y + 12)}, 1.2));
  }
  void slab(double left, double right, double high, double thick) {
    behind(box(Ink::prop, left, high - thick, right, high));
  }
  void legs(double left, double right, double high) {
    behind(line(Ink::edge, {left + 2.5, 1.2}, {left + 2.5, high}, 2.4));
    behind(line(Ink::edge, {right - 2.5, 1.2}, {right - 2.5, high}, 2.4));
  }
  void step() {
    const Box feet = reach();
    if (is_from_side()) return behind(box(Ink::prop, feet.low.x - 9, 0, feet.high.x + 9, at().y));
    // From the front it ends beside the foot, where the other may hang.
    const double beyond = at().x < seen(figure.view, body.pelvis).x ? -1 : 1;
    behind(
        box(Ink::prop, feet.low.x - (beyond < 0 ? 18 : 2), 0, feet.high.x + (beyond > 0 ? 18 : 2), at().y));
  }
  void bench() {
    const Box on = reach();
    legs(on.low.x - 6, on.high.x + 6, at().y - 4);
    slab(on.low.x - 6, on.high.x + 6, at().y, 6);
  }
  void chair() {
    const auto has = [&](Part part) { return std::ranges::find(prop.at, part) != prop.at.end(); };
    if (has(Part::seat)) {
      const double front = seen(figure.view, body.legs[0].knee).x < at().x ? -1 : 1;
      const double back = is_from_side() ? -front : 0;
      const double left = at().x - (back < 0 ? 15 : 21), right = at().x + (back > 0 ? 15 : 21);
      legs(left, right, at().y - 3);
      slab(left, right, at().y, 5);
      if (back == 0) return behind(box(Ink::prop, left + 2, at().y + 14, right - 2, at().y + 44));
      // It goes with her back, or stands upright.
      const Point low = seen(figure.view, body.pelvis), high = seen(figure.view, body.chest);
      const double length = std::max(1.0, std::hypot(high.x - low.x, high.y - low.y));
      const Point u = has(Part::back) ? Point{(high.x - low.x) / length, (high.y - low.y) / length}
                                      : Point{back * 0.06, 1};
      const double off = has(Part::back) ? 11.5 : 13;
      const Point foot{low.x + back * off * u.y, low.y + off * std::abs(u.x) * -1};
      behind(line(Ink::edge, foot, {foot.x + u.x * 46, foot.y + u.y * 46}, 4));
      return;
    }
    constexpr double seat = 44;
    const double x = at().x + way * 1.5, far = x + way * 38;
    behind(line(Ink::edge, {x, 1.2}, {x, at().y - 1.6}, 3.2));
    behind(line(Ink::edge, {far, 1.2}, {far, seat}, 2.4));
    slab(std::min(x, far), std::max(x, far), seat, 5);
  }
  void wedge() {
    const Leg& leg = body.leg(side_of(prop.at.front()));
    const Point heel = seen(figure.view, leg.heel), toe = seen(figure.view, leg.toe);
    if (!is_from_side()) return step();
    const double ahead = toe.x > heel.x ? 1 : -1;
    const double slope = (heel.y - 3.6 - (toe.y - 2.2)) / std::max(1.0, std::abs(toe.x - heel.x));
    const double back = heel.x - ahead * 9, front = toe.x + ahead * 6;
    const auto height = [&](double x) { return std::max(1.2, toe.y - 2.6 + slope * ahead * (toe.x - x)); };
    behind(hull(Ink::prop, {{{back, 0.6}, 0.6},
                            {{back, height(back)}, 0.6},
                            {{front, height(front)}, 0.6},
                            {{front, 0.6}, 0.6}}));
    behind(line(Ink::edge, {back, height(back)}, {front, height(front)}, 1.6));
  }
  void mat() {
    Box all;
    for (const Segment& segment : body.segments) {
      for (const Ball& ball : segment.balls) all.hold(Disc{seen(figure.view, ball.at), ball.radius});
    }
    behind(box(Ink::prop, all.low.x - 6, -3.2, all.high.x + 6, 0, 1.4));
  }
  void ball() {
    constexpr double radius = 10;
    const bool is_level = out.side == Where::right || out.side == Where::left;
    const double up = out.side == Where::above ? radius : out.side == Where::below ? -radius : 0;
    const Point middle{at().x + (is_level ? way * radius : 0), at().y + up};
    before({Form::hull, Ink::band, {{middle, radius}}});
    if (is_level) out.at.x = middle.x + way * radius;
  }
  void cushion() {
    const bool below = out.side == Where::below;
    const Point middle = below ? Point{at().x, at().y - 4.5} : Point{at().x + way * 4.5, at().y};
    const double wide = below ? 9 : 1, high = below ? 1 : 8;
    before(hull(Ink::prop, {{{middle.x - wide, middle.y - high}, 3.6},
                            {{middle.x + wide, middle.y - high}, 3.6},
                            {{middle.x + wide, middle.y + high}, 3.6},
                            {{middle.x - wide, middle.y + high}, 3.6}}));
    if (!below) out.at.x = middle.x + way * 4.6;
  }
  void roller() {
    constexpr double radius = 7;
    behind(hull(Ink::prop, {{{at().x, at().y - radius}, radius}}));
    behind({Form::ring, Ink::edge, {{{at().x, at().y - radius}, radius - 2.5}}});
  }
  void towel() { before(box(Ink::band, at().x - 18, at().y - 0.6, at().x + 22, at().y + 1.2, 0.8)); }
  void band() {
    if (prop.to) {
      const Point middle_of_part = seen(figure.view, middle(body, prop.at.front()));
      const Point end{middle_of_part.x + prop.to->x, middle_of_part.y + prop.to->y};
      before(line(Ink::band, middle_of_part, end, 2.2));
      behind(line(Ink::edge, {end.x, 0}, {end.x, std::max(end.y + 12, 30.0)}, 3.2));
      return;
    }
    const Box around = reach();
    const Point a = seen(figure.view, middle(body, prop.at.front()));
    const Point b = seen(figure.view, middle(body, prop.at.back()));
    const bool upright = std::abs(a.y - b.y) > std::abs(a.x - b.x);
    const double more =
        upright ? (around.height() - std::abs(a.y - b.y)) / 2 : (around.width() - std::abs(a.x - b.x)) / 2;
    const double length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
    const Point u{(b.x - a.x) / length * more, (b.y - a.y) / length * more};
    before(line(Ink::band, {a.x - u.x, a.y - u.y}, {b.x + u.x, b.y + u.y}, 3.4));
  }
  void weight() {
    for (const Part part : prop.at) {
      const Point hand = seen(figure.view, middle(body, part));
      const bool is_far = depth(figure.view, middle(body, part)) < -6 && is_from_side();
      auto& where = is_far ? out.behind : out.before;
      where.push_back(line(Ink::edge, {hand.x - 6, hand.y}, {hand.x + 6, hand.y}, 2.4));
      for (const double end : {-8.0, 8.0}) {
        where.push_back(
            hull(Ink::edge, {{{hand.x + end, hand.y + 2.6}, 2.4}, {{hand.x + end, hand.y - 2.6}, 2.4}}));
      }
    }
  }
  void rail() {
    behind(line(Ink::edge, {at().x, 1.2}, {at().x, at().y + 2}, 3));
    behind(line(Ink::edge, {at().x - 9, 1.2}, {at().x + 9, 1.2}, 2.4));
  }
  void plate() {
    const Leg& leg = body.leg(side_of(prop.at.front()));
    const Point heel = seen(figure.view, leg.heel), ball = seen(figure.view, leg.ball);
    const Point ankle = seen(figure.view, leg.ankle);
    const double length = std::max(1.0, std::hypot(ball.x - heel.x, ball.y - heel.y));
    const Point u{(ball.x - heel.x) / length, (ball.y - heel.y) / length};
    const double off = (ankle.x - heel.x) * u.y - (ankle.y - heel.y) * u.x > 0 ? -5.2 : 5.2;
    const Point n{u.y * off, -u.x * off};
    before(hull(Ink::edge, {{{heel.x - u.x * 10 + n.x, heel.y - u.y * 10 + n.y}, 1.5},
                            {{ball.x + u.x * 16 + n.x, ball.y + u.y * 16 + n.y}, 1.5}}));
  }
  void mirror() {
    if (!is_from_side()) return;
    const double x = at().x + way * 34;
    behind(box(Ink::prop, x, 22, x + 5, 168));
    behind(line(Ink::edge, {x, 22}, {x, 168}, 1.2));
  }
  void tracks() {
    for (const Part part : prop.at) {
      const double x = seen(figure.view, middle(body, part)).x;
      before(line(Ink::mark, {x - 4, -2.4}, {x + 4, -2.4}, 2.4));
    }
  }
};

using Draw = void (Drawer::*)();
constexpr Draw draws[] = {&Drawer::wall,   &Drawer::step,  &Drawer::bench,  &Drawer::chair,
                          &Drawer::wedge,  &Drawer::mat,   &Drawer::ball,   &Drawer::cushion,
                          &Drawer::roller, &Drawer::towel, &Drawer::band,   &Drawer::weight,
                          &Drawer::rail,   &Drawer::plate, &Drawer::mirror, &Drawer::tracks};
static_assert(std::size(draws) == std::size(natures));

// Which way a thing is from her: as told; below, where that is its nature; else away from her middle.
Where way_of(const Figure& figure, const Body& body, const Prop& prop) {
  if (prop.side) return *prop.side;
  if (nature(prop.is).lies_below) return Where::below;
  if (prop.at.empty()) return Where::right;
  const double off = seen(figure.view, middle(body, prop.at.front())).x - seen(figure.view, body.mass).x;
  return off < 0 ? Where::left : Where::right;
}

// Where the first part touches what lies on that side of it.
Point touched(const Figure& figure, const Body& body, Part part, Where side) {
  Box box;
  for (const Ball& ball : touching(body, part)) box.hold(Disc{seen(figure.view, ball.at), ball.radius});
  const Point middle{(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2};
  switch (side) {
    case Where::right:
      return {box.high.x, middle.y};
    case Where::left:
      return {box.low.x, middle.y};
    case Where::above:
      return {middle.x, box.high.y};
    case Where::below:
      return {middle.x, box.low.y};
  }
  return middle;
}

}  // namespace

bool goes_along(Thing thing) {
  return nature(thing).goes_along;
}
bool holds(Thing thing) {
  return nature(thing).holds;
}
bool is_apart(Thing thing) {
  return nature(thing).is_apart;
}

std::vector<Placed> placed(const Figure& figure, const std::vector<Body>& bodies, std::size_t moment,
                           double top) {
  std::vector<Placed> all;
  for (const Prop& prop : figure.props) {
    const std::size_t fixed = prop.in ? std::min(static_cast<std::size_t>(*prop.in), bodies.size() - 1) : 0;
    const Body& body = bodies[goes_along(prop.is) ? moment : fixed];
    Placed here;
    here.prop = &prop;
    here.side = way_of(figure, body, prop);
    if (!prop.at.empty()) here.at = touched(figure, body, prop.at.front(), here.side);
    if (prop.behind) {
      for (const Placed& other : all) {
        if (other.prop->is != *prop.behind) continue;
        here.at = other.at;
        here.side = other.side;
      }
    }
    if (prop.height > 0) here.at.y = prop.height;
    here.touched = here.at;
    const double way = here.side == Where::left ? -1 : 1;
    Drawer drawer{figure, body, prop, here, way, top};
    const bool can_be_alone = prop.is == Thing::wall || is_apart(prop.is);
    if (can_be_alone || !prop.at.empty()) (drawer.*draws[static_cast<std::size_t>(prop.is)])();
    all.push_back(std::move(here));
  }
  return all;
}

}  // namespace kneecheck::figure
