// How far a place is from a shape, from which its pixels and its dots follow; centimetres, below 0 inside.
// And where an arrow points.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "figure/picture.h"

namespace kneecheck::figure {

// To the line from one disc's middle to the other's.
inline double to_line(const Point& p, const Disc& a, const Disc& b) {
  const double dx = b.at.x - a.at.x, dy = b.at.y - a.at.y;
  const double length = dx * dx + dy * dy;
  const double share =
      length == 0 ? 0 : std::clamp(((p.x - a.at.x) * dx + (p.y - a.at.y) * dy) / length, 0.0, 1.0);
  return std::hypot(p.x - a.at.x - share * dx, p.y - a.at.y - share * dy);
}

// To the nearest of the lines through all discs.
inline double to_path(const Point& p, const std::vector<Disc>& discs) {
  double nearest = 1e9;
  for (std::size_t i = 1; i < discs.size(); ++i)
    nearest = std::min(nearest, to_line(p, discs[i - 1], discs[i]));
  return nearest;
}

// Where an arrow points, of length 1: the direction of the last stretch that is long enough to have one.
inline Point direction_at_end(const std::vector<Disc>& way) {
  const Point end = way.back().at;
  Point before = way.front().at;
  for (const Disc& disc : way) {
    if (std::hypot(end.x - disc.at.x, end.y - disc.at.y) > 7) before = disc.at;
  }
  const double length = std::max(1e-6, std::hypot(end.x - before.x, end.y - before.y));
  return {(end.x - before.x) / length, (end.y - before.y) / length};
}

// The hull of discs, by how far it reaches in each of so many directions that a round edge looks round.
class Hull {
 public:
  explicit Hull(const std::vector<Disc>& discs) {
    reach_.fill(-1e9);
    for (std::size_t i = 0; i < directions; ++i) {
      for (const Disc& disc : discs)
        reach_[i] = std::max(reach_[i], disc.at.x * ways()[i].x + disc.at.y * ways()[i].y + disc.radius);
    }
  }
  double outside(const Point& p) const {
    double worst = -1e9;
    for (std::size_t i = 0; i < directions; ++i)
      worst = std::max(worst, p.x * ways()[i].x + p.y * ways()[i].y - reach_[i]);
    return worst;
  }

 private:
  static constexpr std::size_t directions = 32;
  static const std::array<Point, directions>& ways() {
    static const auto all = [] {
      std::array<Point, directions> made{};
      for (std::size_t i = 0; i < directions; ++i) {
        const double angle = 6.283185307179586 * static_cast<double>(i) / directions;
        made[i] = {std::cos(angle), std::sin(angle)};
      }
      return made;
    }();
    return all;
  }
  std::array<double, directions> reach_{};
};

}  // namespace kneecheck::figure
