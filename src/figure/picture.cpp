#include "figure/picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "figure/props.h"

namespace kneecheck::figure {
namespace {

constexpr double gap = 12;          // between two panels
constexpr double margin = 4;        // around the picture
constexpr double number_room = 15;  // above a panel
constexpr double half_of_zoom = 30;
constexpr double shortest_arrow = 22;

Ink ink_of(const Segment& segment, View view) {
  if (segment.piece == Piece::chest) return Ink::shirt;
  if (segment.piece == Piece::pelvis) return Ink::shorts;
  return segment.piece <= Piece::hand && view == View::side && segment.side == Side::left ? Ink::far
                                                                                          : Ink::near;
}

// A leg, an arm or the head with its neck: grown together.
int limb_of(const Segment& segment) {
  const int side = segment.side == Side::right ? 0 : 1;
  if (segment.piece <= Piece::toes) return side;
  if (segment.piece <= Piece::hand) return 2 + side;
  return segment.piece == Piece::chest ? 4 : segment.piece == Piece::pelvis ? 5 : 6;
}

struct Limb {
  std::vector<Shape> shapes;
  double depth = 0;
  int limb = 0;
};

// From the side only left, middle and right count: what is tilted a little must not change places.
double depth_of(const Segment& segment, View view) {
  const int limb = limb_of(segment);
  if (view == View::side && limb < 4)
    return (limb % 2 == 0 ? 20 : -20) + (limb < 2 ? 0 : limb % 2 == 0 ? 1 : -1);
  double sum = 0;
  for (const Ball& ball : segment.balls) sum += depth(view, ball.at);
  return sum / static_cast<double>(segment.balls.size()) - (limb == 6 ? 2 : 0);
}

// What lies further away first.
std::vector<Shape> shapes_of(const Body& body, View view, const std::optional<Part>& zoom) {
  std::vector<Limb> limbs;
  for (const Segment& segment : body.segments) {
    const int limb = limb_of(segment);
    if (zoom && (limb > 1 || segment.side != side_of(*zoom))) continue;
    Shape shape{Form::hull, zoom ? Ink::far : ink_of(segment, view), {}};
    for (const Ball& ball : segment.balls) shape.discs.push_back({seen(view, ball.at), ball.radius});
    auto known = std::ranges::find(limbs, limb, &Limb::limb);
    if (known == limbs.end()) known = limbs.insert(limbs.end(), Limb{{}, -1e9, limb});
    shape.goes_on = !known->shapes.empty();
    known->depth = std::max(known->depth, depth_of(segment, view));
    known->shapes.push_back(std::move(shape));
  }
  std::ranges::stable_sort(limbs, {}, &Limb::depth);
  std::vector<Shape> shapes;
  for (const Limb& limb : limbs) shapes.insert(shapes.end(), limb.shapes.begin(), limb.shapes.end());
  return shapes;
}

// What lies under the skin of a knee: kneecap, the tendon below it and the bump where it ends; from the outer
// side the knob of the thin bone.
void add_knee(std::vector<Shape>& shapes, const Body& body, View view, Part part) {
  const Side side = side_of(part);
  const Leg& leg = body.leg(side);
  const Vec along = (leg.knee - leg.ankle) * (1 / 40.0), ahead = leg.shin_forward;
  const Vec thigh = (leg.hip - leg.knee) * (1 / 41.0);
  const Vec cap = leg.knee + ahead * 5.4 + (along + thigh) * 0.6;
  const Vec bump = leg.knee - along * 9 + ahead * 4.6;
  const auto disc = [view](const Vec& at, double radius) { return Disc{seen(view, at), radius}; };
  if (view != View::back) {
    shapes.push_back({Form::line, Ink::bone, {disc(cap - along * 2, 1.3), disc(bump, 1.1)}});
    shapes.push_back({Form::hull, Ink::bone, {disc(bump, 1.7)}});
    const double wide = view == View::side ? 1.9 : 3.2;
    shapes.push_back(
        {Form::hull, Ink::bone, {disc(cap + thigh * 1.4, wide), disc(cap - along * 1.6, wide - 0.7)}});
  }
  const Vec outer = view == View::side ? Vec{} : Vec{0, 0, side == Side::right ? 4.4 : -4.4};
  if (view != View::side || side == Side::right)
    shapes.push_back({Form::hull, Ink::bone, {disc(leg.knee - along * 8 - ahead * 1.5 + outer, 1.7)}});
}

Shape line(Ink ink, const std::vector<Point>& points, double width) {
  Shape shape{Form::line, ink, {}};
  for (const Point& point : points) shape.discs.push_back({point, width / 2});
  return shape;
}

// Without the last `less` of its length.
std::vector<Point> shortened(std::vector<Point> path, double less) {
  while (path.size() > 1) {
    Point& end = path.back();
    const Point& before = path[path.size() - 2];
    const double length = std::hypot(end.x - before.x, end.y - before.y);
    if (length > less) {
      end = {end.x + (before.x - end.x) * less / length, end.y + (before.y - end.y) * less / length};
      break;
    }
    if (path.size() == 2) break;
    less -= length;
    path.pop_back();
  }
  return path;
}

// The way of a part from the first pose to the last.
std::vector<Point> way_of(const Figure& figure, const std::vector<Body>& bodies, Part part) {
  constexpr int steps = 10;
  const Body &from = bodies.front(), &to = bodies[figure.poses.size() - 1];
  std::vector<Point> path;
  for (int i = 0; i <= steps; ++i) {
    const double share = static_cast<double>(i) / steps;
    if (to.pose.on.empty() || i == 0 || i == steps) {
      const Point a = seen(figure.view, middle(from, part)), b = seen(figure.view, middle(to, part));
      path.push_back({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
      continue;
    }
    const Part anchor = to.pose.on.front();
    const auto place = [anchor](const Body& body) {
      Vec at = is_foot(anchor) ? body.leg(side_of(anchor)).ball : middle(body, anchor);
      at.y = lowest(body, anchor);
      return at;
    };
    const Vec at = place(from) + (place(to) - place(from)) * share;
    path.push_back(seen(figure.view, middle(stood(between(from.pose, to.pose, share), anchor, at), part)));
  }
  return path;
}

void add_arrow(std::vector<Shape>& shapes, const Figure& figure, const std::vector<Body>& bodies,
               const Arrow& arrow) {
  std::vector<Point> path;
  if (arrow.go) {
    const Point from = seen(figure.view, middle(bodies[figure.poses.size() - 1], arrow.of));
    path = {from, {from.x + arrow.go->x, from.y + arrow.go->y}};
  } else {
    path = shortened(way_of(figure, bodies, arrow.of), arrow.beside.x == 0 && arrow.beside.y == 0 ? 7 : 0);
  }
  // A short way is drawn longer than it is, up to the same end.
  const Point end = path.back();
  const double length = std::max(0.1, std::hypot(end.x - path.front().x, end.y - path.front().y));
  const double longer = std::max(1.0, shortest_arrow / length);
  for (Point& point : path) point = {end.x + (point.x - end.x) * longer, end.y + (point.y - end.y) * longer};
  for (Point& point : path) point = {point.x + arrow.beside.x, point.y + arrow.beside.y};
  Shape shape = line(Ink::mark, path, 2.6);
  shape.has_head = true;
  if (arrow.there_and_back) {
    std::vector<Point> back(path.rbegin(), path.rend());
    Shape other = line(Ink::mark, back, 2.6);
    other.has_head = true;
    shapes.push_back(std::move(other));
  }
  shapes.push_back(std::move(shape));
}

void add_marks(std::vector<Shape>& shapes, const Figure& figure, const Body& body) {
  for (const auto& [a, b] : figure.lines) {
    const Point from = seen(figure.view, middle(body, a)), to = seen(figure.view, middle(body, b));
    const double length = std::max(1.0, std::hypot(to.x - from.x, to.y - from.y));
    const Point more{(to.x - from.x) / length * 9, (to.y - from.y) / length * 9};
    Shape shape = line(Ink::mark, {{from.x - more.x, from.y - more.y}, {to.x + more.x, to.y + more.y}}, 1.6);
    shape.is_dashed = true;
    shapes.push_back(std::move(shape));
  }
  for (const Part part : figure.look)
    shapes.push_back({Form::ring, Ink::mark, {{seen(figure.view, middle(body, part)), 11}}});
  for (const Spot& spot : figure.spots) {
    Point at = seen(figure.view, middle(body, spot.at));
    at = {at.x + spot.off.x, at.y + spot.off.y};
    shapes.push_back({Form::hull, Ink::mark, {{at, 1.8}}});
    shapes.push_back({Form::ring, Ink::mark, {{at, 4.6}}});
  }
}

Panel panel_of(const Figure& figure, const std::vector<Body>& bodies, std::size_t moment, double top) {
  Panel panel;
  panel.is_wrong = moment >= figure.poses.size();
  const Body& body = bodies[moment];
  const std::vector<Placed> things = placed(figure, bodies, moment, top);
  const auto add = [&](const std::vector<Shape>& shapes) {
    panel.shapes.insert(panel.shapes.end(), shapes.begin(), shapes.end());
  };
  for (const Placed& thing : things) add(thing.behind);
  add(shapes_of(body, figure.view, figure.zoom));
  if (figure.zoom) add_knee(panel.shapes, body, figure.view, *figure.zoom);
  for (const Placed& thing : things) add(thing.before);
  if (moment + 1 == figure.poses.size()) {
    for (const Arrow& arrow : figure.arrows) add_arrow(panel.shapes, figure, bodies, arrow);
  }
  if (moment + 1 >= figure.poses.size()) add_marks(panel.shapes, figure, body);
  return panel;
}

// Panels side by side or one above the other, whichever is nearer to a square.
void arrange(Picture& picture) {
  Box common;
  double wide = 0;
  for (Panel& panel : picture.panels) {
    common.hold_all(panel.box);
    wide += panel.box.width() + gap;
  }
  const auto count = static_cast<double>(picture.panels.size());
  const double row = (wide - gap) / common.height(),
               column = common.width() / (count * (common.height() + gap));
  const bool in_row = std::max(row, 1 / row) <= std::max(column, 1 / column);
  double at = 0;
  for (Panel& panel : picture.panels) {
    if (in_row) {
      panel.box.low.y = common.low.y;
      panel.box.high.y = common.high.y;
      panel.at = {at - panel.box.low.x, 0};
      at += panel.box.width() + gap;
    } else {
      panel.at = {0, -at - panel.box.high.y};
      at += panel.box.height() + gap;
    }
    Box there = panel.box;
    there.low = {there.low.x + panel.at.x - margin, there.low.y + panel.at.y - margin};
    there.high = {there.high.x + panel.at.x + margin, there.high.y + panel.at.y + margin};
    picture.box.hold_all(there);
  }
}

void add_floor(Panel& panel) {
  panel.shapes.insert(panel.shapes.begin(),
                      line(Ink::floor, {{panel.box.low.x - 3, -0.8}, {panel.box.high.x + 3, -0.8}}, 1.6));
  panel.box.low.y = std::min(panel.box.low.y, -1.6);
}

}  // namespace

void Box::hold(const Disc& disc) {
  low = {std::min(low.x, disc.at.x - disc.radius), std::min(low.y, disc.at.y - disc.radius)};
  high = {std::max(high.x, disc.at.x + disc.radius), std::max(high.y, disc.at.y + disc.radius)};
}

void Box::hold_all(const Box& other) {
  low = {std::min(low.x, other.low.x), std::min(low.y, other.low.y)};
  high = {std::max(high.x, other.high.x), std::max(high.y, other.high.y)};
}

Point seen(View view, const Vec& at) {
  return {view == View::side ? at.x : view == View::front ? -at.z : at.z, at.y};
}

double depth(View view, const Vec& at) {
  return view == View::side ? at.z : view == View::front ? at.x : -at.x;
}

Picture picture_of(const Figure& figure) {
  const std::vector<Body> bodies = bodies_of(figure);
  Picture picture;
  double top = 0;
  for (const Body& body : bodies) {
    for (const Segment& segment : body.segments) {
      for (const Ball& ball : segment.balls) top = std::max(top, ball.at.y + ball.radius);
    }
  }
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    Panel panel = panel_of(figure, bodies, i, top);
    for (const Segment& segment : bodies[i].segments) {
      for (const Ball& ball : segment.balls) panel.body.hold({seen(figure.view, ball.at), ball.radius});
    }
    if (figure.zoom) {
      const Point at = seen(figure.view, middle(bodies[i], *figure.zoom));
      panel.box = {{at.x - half_of_zoom, at.y - half_of_zoom}, {at.x + half_of_zoom, at.y + half_of_zoom}};
    } else {
      for (const Shape& shape : panel.shapes) {
        for (const Disc& disc : shape.discs) panel.box.hold(disc);
      }
      add_floor(panel);
      if (bodies.size() > 1) panel.box.high.y += number_room;
    }
    if (figure.poses.size() > 1 && !panel.is_wrong) panel.number = static_cast<int>(i) + 1;
    picture.panels.push_back(std::move(panel));
  }
  arrange(picture);
  return picture;
}

std::vector<Arc> outline(const std::vector<Disc>& discs) {
  constexpr int directions = 180;
  constexpr double turn = 2 * std::numbers::pi;
  const auto farthest = [&](double angle) {
    std::size_t best = 0;
    double most = -1e9;
    for (std::size_t i = 0; i < discs.size(); ++i) {
      const double reach =
          discs[i].at.x * std::cos(angle) + discs[i].at.y * std::sin(angle) + discs[i].radius;
      if (reach > most + 1e-9) {
        most = reach;
        best = i;
      }
    }
    return best;
  };
  // The direction at which two discs reach equally far: that of their common tangent.
  const auto handover = [&](std::size_t a, std::size_t b, double near) {
    const double dx = discs[b].at.x - discs[a].at.x, dy = discs[b].at.y - discs[a].at.y;
    const double length = std::max(1e-9, std::hypot(dx, dy));
    const double spread = std::acos(std::clamp((discs[a].radius - discs[b].radius) / length, -1.0, 1.0));
    const double angle = std::atan2(dy, dx) - spread;
    return angle + turn * std::round((near - angle) / turn);
  };
  std::vector<Arc> arcs;
  std::size_t now = farthest(0);
  arcs.push_back({discs[now], 0, turn});
  for (int i = 1; i <= directions; ++i) {
    const double angle = turn * i / directions;
    const std::size_t next = farthest(angle);
    if (next == now) continue;
    const double at = handover(now, next, angle);
    arcs.back().to = at;
    arcs.push_back({discs[next], at, turn});
    now = next;
  }
  if (arcs.size() > 1) {  // the last goes on where the first began
    arcs.front().from = arcs.back().from - turn;
    arcs.pop_back();
  }
  return arcs;
}

}  // namespace kneecheck::figure
