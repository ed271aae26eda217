#include "figure/body.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kneecheck::figure {
namespace {

constexpr double shin_length = 40, thigh_length = 41, ankle_height = 7.5, hip_half = 8.5, trunk_length = 47,
                 shoulder_half = 15.5, upper_arm_length = 27, forearm_length = 24;

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}
double degrees(double radians) {
  return radians * 180 / std::numbers::pi;
}

// The axes of a piece in space, as columns: its forward, its up, its right.
struct Frame {
  Vec forward{1, 0, 0}, up{0, 1, 0}, right{0, 0, 1};

  Vec operator*(const Vec& v) const { return forward * v.x + up * v.y + right * v.z; }
  // Turned within itself: up towards forward; up towards the right; forward towards the right.
  Frame pitch(double by) const {
    const double c = std::cos(radians(by)), s = std::sin(radians(by));
    return {forward * c - up * s, up * c + forward * s, right};
  }
  Frame roll(double by) const {
    const double c = std::cos(radians(by)), s = std::sin(radians(by));
    return {forward, up * c + right * s, right * c - up * s};
  }
  Frame yaw(double by) const {
    const double c = std::cos(radians(by)), s = std::sin(radians(by));
    return {forward * c + right * s, up, right * c - forward * s};
  }
};

double of(const Pose& pose, BodyAngle angle) {
  return pose[angle].value;
}
double of(const Pose& pose, Side side, LimbAngle angle) {
  return pose.at(side, angle).value;
}
double outward(Side side) {
  return side == Side::right ? 1 : -1;
}

// The sole lies on level ground, turned as the shin is; `heel` lifts it from the toes, or below 0 the toes.
Frame standing_foot(const Frame& shin, const Frame& base, double heel) {
  Vec ahead{shin.forward.x, 0, shin.forward.z};
  if (dot(ahead, ahead) < 0.05) ahead = {base.forward.x + base.up.x, 0, base.forward.z};
  ahead = ahead * (1 / std::sqrt(std::max(1e-9, dot(ahead, ahead))));
  const Frame flat{ahead, {0, 1, 0}, {-ahead.z, 0, ahead.x}};
  return flat.pitch(heel);
}

Leg leg_of(const Pose& pose, Side side, const Frame& base, const Vec& hip, std::vector<Segment>& segments) {
  const auto angle = [&](LimbAngle which) { return of(pose, side, which); };
  const double out = outward(side), knee_in = angle(LimbAngle::knee_in);
  const Frame thigh = base.roll(-out * (angle(LimbAngle::out) - knee_in))
                          .pitch(-angle(LimbAngle::hip))
                          .yaw(out * angle(LimbAngle::spin));
  const Frame shin = thigh.pitch(angle(LimbAngle::knee)).roll(-out * 1.7 * knee_in);
  const double heel = angle(LimbAngle::heel);
  const Frame foot = stands(pose, side) ? standing_foot(shin, base, heel + angle(LimbAngle::slope))
                                        : shin.pitch(-angle(LimbAngle::ankle));
  Leg leg;
  leg.hip = hip;
  leg.knee = hip - thigh.up * thigh_length;
  leg.ankle = leg.knee - shin.up * shin_length;
  leg.heel = leg.ankle + foot * Vec{-4.5, 3.6 - ankle_height, 0};
  leg.ball = leg.ankle + foot * Vec{10.5, 2.6 - ankle_height, 0};
  // Toes stay on the ground that the heel leaves.
  const Frame toes = stands(pose, side) && heel > 0 ? foot.pitch(-heel) : foot;
  leg.toe = leg.ball + toes * Vec{6, -0.4, 0};
  leg.shin_forward = shin.forward;
  leg.ankle_degrees = 90 - degrees(std::acos(std::clamp(dot(foot.forward, shin.up), -1.0, 1.0)));
  segments.push_back({Piece::thigh, side, {{leg.hip, 8.6}, {leg.knee + shin.forward * 0.4, 6.0}}});
  segments.push_back(
      {Piece::shin,
       side,
       {{leg.knee, 5.8}, {leg.knee - shin.up * 12 - shin.forward * 1.2, 5.6}, {leg.ankle, 3.6}}});
  const Vec wide = foot.right * 2.2;
  segments.push_back({Piece::foot,
                      side,
                      {{leg.ankle, 3.6}, {leg.heel, 3.6}, {leg.ball + wide, 2.6}, {leg.ball - wide, 2.6}}});
  segments.push_back({Piece::toes,
                      side,
                      {{leg.ball + wide, 2.6},
                       {leg.ball - wide, 2.6},
                       {leg.toe + wide * 0.7, 2.2},
                       {leg.toe - wide * 0.7, 2.2}}});
  return leg;
}

Arm arm_of(const Pose& pose, Side side, const Frame& chest, const Vec& shoulder,
           std::vector<Segment>& segments) {
  const double out = outward(side);
  const Frame upper = chest.roll(-out * of(pose, side, LimbAngle::arm_out))
                          .pitch(-of(pose, side, LimbAngle::arm))
                          .yaw(-out * of(pose, side, LimbAngle::arm_spin));
  const Frame fore = upper.pitch(-of(pose, side, LimbAngle::elbow));
  Arm arm;
  arm.shoulder = shoulder;
  arm.elbow = shoulder - upper.up * upper_arm_length;
  arm.hand = arm.elbow - fore.up * forearm_length;
  segments.push_back({Piece::upper_arm, side, {{shoulder, 5.0}, {arm.elbow, 3.9}}});
  segments.push_back({Piece::forearm, side, {{arm.elbow, 3.9}, {arm.hand, 3.0}}});
  segments.push_back({Piece::hand, side, {{arm.hand, 3.3}, {arm.hand - fore.up * 6, 2.9}}});
  return arm;
}

// Shares of the body's weight, each at the middle of its piece.
Vec centre_of_mass(const Body& body) {
  Vec sum =
      body.head * 0.08 + (body.chest + body.waist) * 0.5 * 0.34 + (body.pelvis + body.waist) * 0.5 * 0.16;
  for (const Leg& leg : body.legs) {
    sum = sum + (leg.hip + leg.knee) * 0.5 * 0.1 + (leg.knee + leg.ankle) * 0.5 * 0.0465 +
          (leg.heel + leg.toe) * 0.5 * 0.0145;
  }
  for (const Arm& arm : body.arms)
    sum = sum + (arm.shoulder + arm.elbow) * 0.5 * 0.028 + (arm.elbow + arm.hand) * 0.5 * 0.022;
  return sum * (1 / 1.002);
}

const Segment* find(const Body& body, Piece piece) {
  const auto found = std::ranges::find(body.segments, piece, &Segment::piece);
  return found == body.segments.end() ? nullptr : &*found;
}

std::vector<Ball> trunk_of(const Body& body) {
  std::vector<Ball> balls = find(body, Piece::chest)->balls;
  const auto& pelvis = find(body, Piece::pelvis)->balls;
  balls.insert(balls.end(), pelvis.begin(), pelvis.end());
  return balls;
}

}  // namespace

bool stands(const Pose& pose, Side side) {
  const Part foot = side == Side::right ? Part::right_foot : Part::left_foot;
  return std::ranges::find(pose.on, foot) != pose.on.end();
}

Body body_of(const Pose& pose) {
  Body body;
  body.pose = pose;
  const Frame base =
      Frame{}.yaw(of(pose, BodyAngle::turn)).roll(of(pose, BodyAngle::tilt)).pitch(of(pose, BodyAngle::lean));
  const Frame pelvis =
      base.roll(of(pose, Side::right, LimbAngle::drop) - of(pose, Side::left, LimbAngle::drop));
  const Frame chest = base.roll(of(pose, BodyAngle::side_bend)).pitch(of(pose, BodyAngle::bend));
  body.pelvis = {};
  body.waist = pelvis * Vec{0, 13, 0};
  body.chest = body.waist + chest * Vec{0, trunk_length - 13, 0};
  const Frame neck = chest.pitch(of(pose, BodyAngle::neck));
  body.head = body.chest + neck * Vec{2, 20, 0};
  for (const Side side : sides) {
    const double z = outward(side);
    body.legs[static_cast<std::size_t>(side)] =
        leg_of(pose, side, base, pelvis * Vec{0, -2, z * hip_half}, body.segments);
    body.arms[static_cast<std::size_t>(side)] =
        arm_of(pose, side, chest, body.chest + chest * Vec{0, -1, z * shoulder_half}, body.segments);
  }
  const auto of_chest = [&](double x, double y, double z) { return body.chest + chest * Vec{x, y, z}; };
  body.segments.push_back(
      {Piece::neck, Side::right, {{body.chest, 4.6}, {body.chest + neck * Vec{1, 12, 0}, 4.2}}});
  body.segments.push_back({Piece::pelvis,
                           Side::right,
                           {{pelvis * Vec{-0.5, -1, 4.5}, 9.6},
                            {pelvis * Vec{-0.5, -1, -4.5}, 9.6},
                            {body.waist + pelvis * Vec{0, 0, 4}, 8.6},
                            {body.waist + pelvis * Vec{0, 0, -4}, 8.6}}});
  body.segments.push_back({Piece::chest,
                           Side::right,
                           {{of_chest(0, -2, 12.5), 6.2},
                            {of_chest(0, -2, -12.5), 6.2},
                            {of_chest(0.5, -13, 6), 9.6},
                            {of_chest(0.5, -13, -6), 9.6},
                            {body.waist + chest * Vec{0, -1, 3.6}, 8.8},
                            {body.waist + chest * Vec{0, -1, -3.6}, 8.8}}});
  body.segments.push_back({Piece::head, Side::right, {{body.head, 10.6}}});
  // The nose: where she looks.
  body.segments.push_back({Piece::head, Side::right, {{body.head + neck * Vec{10.2, -1.5, 0}, 2}}});
  body.mass = centre_of_mass(body);
  return body;
}

void move(Body& body, const Vec& by) {
  for (Leg& leg : body.legs) {
    for (Vec* joint : {&leg.hip, &leg.knee, &leg.ankle, &leg.heel, &leg.ball, &leg.toe}) *joint = *joint + by;
  }
  for (Arm& arm : body.arms) {
    for (Vec* joint : {&arm.shoulder, &arm.elbow, &arm.hand}) *joint = *joint + by;
  }
  for (Vec* joint : {&body.waist, &body.pelvis, &body.chest, &body.head, &body.mass}) *joint = *joint + by;
  for (Segment& segment : body.segments) {
    for (Ball& ball : segment.balls) ball.at = ball.at + by;
  }
}

Side side_of(Part part) {
  return word(part).starts_with("left") ? Side::left : Side::right;
}

bool is_foot(Part part) {
  return part == Part::right_foot || part == Part::left_foot;
}

std::vector<Ball> touching(const Body& body, Part part) {
  const Leg& leg = body.leg(side_of(part));
  const Arm& arm = body.arm(side_of(part));
  switch (part) {
    case Part::right_foot:
    case Part::left_foot:
      return {{leg.heel, 3.6}, {leg.ball, 2.6}, {leg.toe, 2.2}};
    case Part::right_heel:
    case Part::left_heel:
      return {{leg.heel, 3.6}};
    case Part::right_toes:
    case Part::left_toes:
      return {{leg.toe, 2.2}};
    case Part::right_knee:
    case Part::left_knee:
      return {{leg.knee, 5.9}};
    case Part::right_shin:
    case Part::left_shin:
      return {{(leg.knee + leg.ankle) * 0.5, 4.8}};
    case Part::right_thigh:
    case Part::left_thigh:
      return {{(leg.hip + leg.knee) * 0.5, 7.3}};
    case Part::right_hip:
    case Part::left_hip:
      return {{leg.hip, 8.6}};
    case Part::right_hand:
    case Part::left_hand: {
      for (const Segment& segment : body.segments) {
        if (segment.piece == Piece::hand && segment.side == side_of(part)) return segment.balls;
      }
      return {};
    }
    case Part::right_elbow:
    case Part::left_elbow:
      return {{arm.elbow, 3.9}};
    case Part::right_shoulder:
    case Part::left_shoulder:
      return {{arm.shoulder, 5.0}};
    case Part::right_side:
    case Part::left_side:
      return {{leg.hip, 8.6}, {arm.shoulder, 5.0}};
    case Part::shoulders:
      return {find(body, Piece::chest)->balls.begin(), find(body, Piece::chest)->balls.begin() + 4};
    case Part::seat:
      return {{body.legs[0].hip, 8.6}, {body.legs[1].hip, 8.6}};
    case Part::back:
    case Part::front:
      return trunk_of(body);
    case Part::head:
      return {{body.head, 10.6}};
  }
  return {};
}

Vec middle(const Body& body, Part part) {
  const std::vector<Ball> balls = touching(body, part);
  Vec sum;
  for (const Ball& ball : balls) sum = sum + ball.at;
  return sum * (1 / static_cast<double>(balls.size()));
}

double lowest(const Body& body, Part part) {
  double low = 1e9;
  for (const Ball& ball : touching(body, part)) low = std::min(low, ball.at.y - ball.radius);
  return low;
}

}  // namespace kneecheck::figure
