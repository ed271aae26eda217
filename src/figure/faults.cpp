#include "figure/faults.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "figure/props.h"

namespace kneecheck::figure {
namespace {

constexpr Range body_ranges[] = {{-180, 180}, {-180, 180}, {-180, 180}, {-30, 60}, {-35, 35}, {-50, 60}};
constexpr Range limb_ranges[] = {{-30, 130}, {-35, 60}, {-45, 60}, {-3, 150}, {-10, 25},
                                 {-70, 40},  {-30, 70}, {0, 30},   {-25, 25}, {-60, 180},
                                 {-45, 180}, {-90, 90}, {-3, 150}};
static_assert(std::size(body_ranges) == Names<BodyAngle>::words.size());
static_assert(std::size(limb_ranges) == Names<LimbAngle>::words.size());

constexpr double tolerance = 4;  // centimetres, of what should touch
constexpr double in_the_ground = 4;
constexpr double half_of_seat = 12;
constexpr double rim = 3;  // of balance, beyond the bones of the foot

struct Finder {
  const Figure& figure;
  const std::vector<Body>& bodies;
  std::vector<Fault>& faults;
  std::size_t at;  // of the body

  Moment moment() const { return at >= figure.poses.size() ? Moment::wrong : static_cast<Moment>(at); }
  const Body& body() const { return bodies[at]; }
  void add(FaultKind kind, double value, Part part = Part::seat, std::size_t prop = 0) {
    faults.push_back(
        {kind, moment(), part, LimbAngle::hip, Side::right, prop, static_cast<int>(std::lround(value))});
  }

  void joints() {
    for (const Side side : sides) {
      for (std::size_t i = 0; i < Names<LimbAngle>::words.size(); ++i) {
        const Degrees& degrees = body().pose.at(side, static_cast<LimbAngle>(i));
        if (degrees.is_found()) joint(side, static_cast<LimbAngle>(i), degrees.value);
      }
      if (figure::stands(body().pose, side)) {
        // While the heel is up, the ankle is as it must be.
        const double heel = body().pose.at(side, LimbAngle::heel).value;
        if (heel < 5) joint(side, LimbAngle::ankle, body().leg(side).ankle_degrees);
      }
    }
  }
  void joint(Side side, LimbAngle angle, double value) {
    const Range range = range_of(angle);
    const int degrees = static_cast<int>(std::lround(value));
    if (degrees >= range.least - 2 && degrees <= range.most + 2) return;
    const auto same = [&](const Fault& other) {
      return other.kind == FaultKind::joint && other.moment == moment() && other.angle == angle &&
             other.value == degrees;
    };
    if (std::ranges::any_of(faults, same)) return;  // of the other leg
    faults.push_back({FaultKind::joint, moment(), Part::seat, angle, side, 0, degrees});
  }

  // True where she stands as the pose says: else nothing more need be said of it.
  bool stands() {
    const std::size_t before = faults.size();
    for (const Part part : body().pose.on) {
      const double low = lowest(body(), part);
      const double off = low - ground_under(figure, part, moment()).value_or(low);
      if (std::abs(off) > tolerance) add(FaultKind::in_the_air, off, part);
    }
    double low = 0;
    for (const Segment& segment : body().segments) {
      for (const Ball& ball : segment.balls) low = std::min(low, ball.at.y - ball.radius);
    }
    if (faults.size() == before && low < -in_the_ground) add(FaultKind::in_ground, -low);
    return faults.size() == before;
  }

  void balance() {
    const Pose& pose = body().pose;
    if (pose.moving || pose.on.empty()) return;
    std::vector<Vec> base;
    const auto bear = [&](Part part) {
      for (const Ball& ball : touching(body(), part)) {
        const double wide = part == Part::seat ? half_of_seat : 2;
        for (const double off : {-1.0, 1.0}) {
          base.push_back({ball.at.x + off * wide, 0, ball.at.z});
          base.push_back({ball.at.x, 0, ball.at.z + off * 3});
        }
      }
      if (is_foot(part)) base.push_back(body().leg(side_of(part)).toe);
    };
    for (const Part part : pose.on) bear(part);
    for (const Prop& prop : figure.props) {
      if (!holds(prop.is) || (prop.in && *prop.in != moment())) continue;
      if (prop.to) return;  // what is tied holds her
      for (const Part part : prop.at) bear(part);
    }
    double worst = 0;
    constexpr int directions = 36;
    for (int i = 0; i < directions; ++i) {
      const double angle = 2 * std::numbers::pi * i / directions;
      const double x = std::cos(angle), z = std::sin(angle);
      double reach = -1e9;
      for (const Vec& point : base) reach = std::max(reach, point.x * x + point.z * z);
      worst = std::max(worst, body().mass.x * x + body().mass.z * z - reach);
    }
    if (worst > rim) add(FaultKind::falls, worst);
  }

  void props() {
    const std::vector<Placed> things = placed(figure, bodies, at, 0);
    for (std::size_t i = 0; i < things.size(); ++i) {
      const Prop& prop = *things[i].prop;
      const Moment here = moment() == Moment::wrong ? static_cast<Moment>(figure.poses.size() - 1) : moment();
      if (is_apart(prop.is) || (prop.in && *prop.in != here)) continue;
      if (prop.at.empty() && !prop.behind) add(FaultKind::untouched, 0, Part::seat, i);
      if (moment() == Moment::wrong) continue;
      for (const Part part : prop.at) {
        const double off = distance(things[i], part);
        if (std::abs(off) > tolerance) add(FaultKind::untouched, off, part, i);
      }
    }
  }
  // Between the part and the side of the thing on which she is.
  double distance(const Placed& thing, Part part) const {
    const bool goes_with_parts =
        thing.prop->is == Thing::band || thing.prop->is == Thing::weight || thing.prop->is == Thing::plate;
    if (goes_with_parts || thing.prop->behind) return 0;
    if (goes_along(thing.prop->is) && part == thing.prop->at.front()) return 0;
    const Point touch = thing.touched;
    Box box;
    for (const Ball& ball : touching(body(), part)) box.hold(Disc{seen(figure.view, ball.at), ball.radius});
    switch (thing.side) {
      case Where::right:
        return touch.x - box.high.x;
      case Where::left:
        return box.low.x - touch.x;
      case Where::above:
        return touch.y - box.high.y;
      case Where::below:
        return box.low.y - touch.y;
    }
    return 0;
  }
};

}  // namespace

Range range_of(BodyAngle angle) {
  return body_ranges[static_cast<std::size_t>(angle)];
}
Range range_of(LimbAngle angle) {
  return limb_ranges[static_cast<std::size_t>(angle)];
}

std::vector<Fault> faults_of(const Figure& figure) {
  const std::vector<Body> bodies = bodies_of(figure);
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    Finder finder{figure, bodies, faults, i};
    finder.joints();
    if (figure.zoom) continue;  // the rest of her is not in the picture
    if (finder.stands() && finder.moment() != Moment::wrong) finder.balance();
    finder.props();
  }
  return faults;
}

}  // namespace kneecheck::figure
