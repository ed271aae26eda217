// A pose becomes a body in space: forward kinematics, from what bears her.
// Rule: nothing here is drawn or worded.
#pragma once

#include <array>
#include <vector>

#include "figure/figure.h"

namespace kneecheck::figure {

// Forward (where she looks before she turns), up, and to her right; centimetres.
struct Vec {
  double x = 0, y = 0, z = 0;
};
constexpr Vec operator+(const Vec& a, const Vec& b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
constexpr Vec operator-(const Vec& a, const Vec& b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
constexpr Vec operator*(const Vec& a, double by) {
  return {a.x * by, a.y * by, a.z * by};
}
constexpr double dot(const Vec& a, const Vec& b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

struct Ball {
  Vec at;
  double radius = 0;
};

// A piece of the body: the hull of its balls.
enum class Piece : std::uint8_t {
  thigh,
  shin,
  foot,
  toes,
  upper_arm,
  forearm,
  hand,
  chest,
  pelvis,
  neck,
  head
};

struct Segment {
  Piece piece = Piece::head;
  Side side = Side::right;  // of limbs
  std::vector<Ball> balls;
};

struct Leg {
  Vec hip, knee, ankle, heel, ball, toe;
  Vec shin_forward;  // from the knee to the kneecap
  double ankle_degrees = 0;
};
struct Arm {
  Vec shoulder, elbow, hand;
};

struct Body {
  std::array<Leg, 2> legs;
  std::array<Arm, 2> arms;
  Vec waist, pelvis, chest, head;
  std::vector<Segment> segments;
  Vec mass;   // its centre
  Pose pose;  // nothing to be found any more

  const Leg& leg(Side side) const { return legs[static_cast<std::size_t>(side)]; }
  const Arm& arm(Side side) const { return arms[static_cast<std::size_t>(side)]; }
};

// As its angles say, with the middle of the pelvis at the origin; moved by a way.
Body body_of(const Pose& pose);
void move(Body& body, const Vec& by);
// Whether the foot of this side bears her, so that it lies flat.
bool stands(const Pose& pose, Side side);

// What of a part touches the ground or a prop, and its middle.
std::vector<Ball> touching(const Body& body, Part part);
Vec middle(const Body& body, Part part);
double lowest(const Body& body, Part part);
Side side_of(Part part);
bool is_foot(Part part);

// The bodies of all poses (start, end, wrong), each with its angles found and standing where it should: what
// bears her stays where it was.
std::vector<Body> bodies_of(const Figure& figure);

// How high the ground under a part is, by the props that it is on; nothing: as high as it has to be.
std::optional<double> ground_under(const Figure& figure, Part part, Moment moment);

// The end of `share` of the way between two poses; both without anything to be found.
Pose between(const Pose& from, const Pose& to, double share);
// Stands it with `part` at a place.
Body stood(const Pose& pose, Part part, const Vec& at);

}  // namespace kneecheck::figure
