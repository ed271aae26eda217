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

bool stands(const Pose& pose, Side side) {
  const Part foot = side == Side::right ? Part::right_foot : Part::left_foot;
  return std::ranges::find(pose.on, foot) != pose.on.end();
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
  const Frame foot =
      stands(pose, side) ? standing_foot(shin, base, heel + angle(LimbAngle::slope)) : shin.pitch(-angle(LimbAngle::ankle));
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
  segments.push_back({Piece::shin,
                      side,
                      {{leg.knee, 5.8}, {leg.knee - shin.up * 12 - shin.forward * 1.2, 5.6}, {leg.ankle, 3.6}}});
  const Vec wide = foot.right * 2.2;
  segments.push_back(
      {Piece::foot, side, {{leg.ankle, 3.6}, {leg.heel, 3.6}, {leg.ball + wide, 2.6}, {leg.ball - wide, 2.6}}});
  segments.push_back({Piece::toes,
                      side,
                      {{leg.ball + wide, 2.6}, {leg.ball - wide, 2.6}, {leg.toe + wide * 0.7, 2.2}, {leg.toe - wide * 0.7, 2.2}}});
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
  Vec sum = body.head * 0.08 + (body.chest + body.waist) * 0.5 * 0.34 + (body.pelvis + body.waist) * 0.5 * 0.16;
  for (const Leg& leg : body.legs) {
    sum = sum + (leg.hip + leg.knee) * 0.5 * 0.1 + (leg.knee + leg.ankle) * 0.5 * 0.0465 +
          (leg.heel + leg.toe) * 0.5 * 0.0145;
  }
  for (const Arm& arm : body.arms)
    sum = sum + (arm.shoulder + arm.elbow) * 0.5 * 0.028 + (arm.elbow + arm.hand) * 0.5 * 0.022;
  return sum * (1 / 1.002);
}

Body body_of(const Pose& pose) {
  Body body;
  body.pose = pose;
  const Frame base = Frame{}
                         .yaw(of(pose, BodyAngle::turn))
                         .roll(of(pose, BodyAngle::tilt))
                         .pitch(of(pose, BodyAngle::lean));
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
  body.segments.push_back({Piece::neck,
                           Side::right,
                           {{body.chest, 4.6}, {body.chest + neck * Vec{1, 12, 0}, 4.2}}});
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

using Ground = std::vector<std::optional<double>>;

// How far she is from standing as the pose says: parts off their ground, and a mass that is not above them.
double badness(const Pose& pose, const Ground& ground) {
  const Body body = body_of(pose);
  if (pose.on.empty()) return 0;
  const double anchor = lowest(body, pose.on.front()) - ground.front().value_or(0);
  double bad = 0;
  for (const Segment& segment : body.segments) {
    for (const Ball& ball : segment.balls) {
      const double below = std::min(0.0, ball.at.y - ball.radius - anchor + 2);
      bad += below * below;
    }
  }
  Vec base;
  double count = 0;
  for (std::size_t i = 0; i < pose.on.size(); ++i) {
    const double off = ground[i] ? lowest(body, pose.on[i]) - *ground[i] - anchor : 0;
    bad += 10 * off * off;
    const Vec middle_of_part = middle(body, pose.on[i]);
    base = base + middle_of_part;
    ++count;
  }
  const Vec off = body.mass - base * (1 / count);
  return bad + 0.01 * (off.x * off.x + off.z * off.z);
}

// The angles to be found, each with all of its places in the pose.
std::vector<std::vector<double*>> unknowns(Pose& pose) {
  std::vector<std::vector<double*>> found;
  for (Degrees& each : pose.body) {
    if (each.is_found()) found.push_back({&each.value});
  }
  for (std::size_t i = 0; i < pose.limbs[0].size(); ++i) {
    if (pose.limbs[0][i].fit == Fit::tied && pose.limbs[1][i].fit == Fit::tied) {
      found.push_back({&pose.limbs[0][i].value, &pose.limbs[1][i].value});
      continue;
    }
    for (auto& limb : pose.limbs) {
      if (limb[i].is_found()) found.push_back({&limb[i].value});
    }
  }
  return found;
}

// Looks along each unknown in turn, in ever smaller steps.
double find_angles(Pose& pose, const Ground& ground) {
  const auto all = unknowns(pose);
  double best = badness(pose, ground);
  const auto moved = [](const std::vector<double*>& unknown, double by) {
    for (double* value : unknown) *value += by;
  };
  int rounds = 0;
  for (double step = 24; step > 0.01;) {
    bool is_better = false;
    for (const auto& unknown : all) {
      for (const double by : {step, -step}) {
        moved(unknown, by);
        const double now = badness(pose, ground);
        if (now < best - 1e-9) {
          best = now;
          is_better = true;
          break;
        }
        moved(unknown, -by);
      }
    }
    if (!is_better || ++rounds > 400) step /= 2;
  }
  return best;
}

// From several beginnings, where the body as a whole may lie one way or another; the nearest is the best of
// equals.
void find_pose(Pose& pose, const Ground& ground) {
  if (unknowns(pose).empty()) return;
  const Pose told = pose;
  double best = find_angles(pose, ground);
  for (const BodyAngle angle : {BodyAngle::lean, BodyAngle::tilt}) {
    if (!told[angle].is_found()) continue;
    for (const double turn : {50.0, -50.0, 90.0, -90.0}) {
      Pose other = told;
      other[angle].value += turn;
      const double bad = find_angles(other, ground);
      if (bad >= best - 1) continue;
      best = bad;
      pose = other;
    }
  }
}

// A thing under a part whose height nobody told is as high as the part.
bool gives_way(Thing thing) {
  return thing == Thing::chair || thing == Thing::bench || thing == Thing::step || thing == Thing::roller ||
         thing == Thing::cushion || thing == Thing::ball;
}

}  // namespace

Pose balanced(Pose pose) {
  const bool on_feet = std::ranges::all_of(pose.on, is_foot);
  if (pose.on.empty() || pose.moving || !on_feet) return pose;
  const bool on_both = pose.on.size() > 1;
  for (const Side side : sides) {
    if (!stands(pose, side)) continue;
    Degrees& hip = pose.at(side, LimbAngle::hip);
    if (hip.fit == Fit::open) hip.fit = on_both ? Fit::tied : Fit::own;
    Degrees& out = pose.at(side, LimbAngle::out);
    if (out.fit == Fit::open && !on_both) out.fit = Fit::own;
  }
  return pose;
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

std::optional<double> ground_under(const Figure& figure, Part part, Moment moment) {
  for (const Prop& prop : figure.props) {
    if (prop.in && *prop.in != moment && !(moment == Moment::wrong && *prop.in == Moment::end)) continue;
    const bool touches = std::ranges::find(prop.at, part) != prop.at.end();
    if (touches && prop.height > 0) return prop.height;
    if (touches && gives_way(prop.is)) return std::nullopt;
  }
  return 0;
}

Body stood(const Pose& pose, Part part, const Vec& at) {
  Body body = body_of(pose);
  const Vec here = is_foot(part) ? body.leg(side_of(part)).ball : middle(body, part);
  const double low = lowest(body, part);
  move(body, {at.x - here.x, at.y - low, at.z - here.z});
  return body;
}

std::vector<Body> bodies_of(const Figure& figure) {
  std::vector<Body> bodies;
  std::vector<Pose> poses = figure.poses;
  if (figure.wrong) poses.push_back(*figure.wrong);
  for (std::size_t i = 0; i < poses.size(); ++i) {
    Pose& pose = poses[i];
    const Moment moment = i >= figure.poses.size() ? Moment::wrong : static_cast<Moment>(i);
    if (pose.on.empty()) {
      Body body = body_of(pose);
      double low = 1e9;
      for (const Segment& segment : body.segments) {
        for (const Ball& ball : segment.balls) low = std::min(low, ball.at.y - ball.radius);
      }
      move(body, {0, pose.lift - low, 0});
      bodies.push_back(std::move(body));
      continue;
    }
    Ground ground;
    for (const Part part : pose.on) ground.push_back(ground_under(figure, part, moment));
    find_pose(pose, ground);
    const Part anchor = pose.on.front();
    Vec at{0, ground.front().value_or(0), 0};
    if (bodies.empty()) {
      // The first stands with what bears her in the middle.
      const Body free = stood(pose, anchor, at);
      Vec base;
      for (const Part part : pose.on) base = base + middle(free, part);
      base = base * (1 / static_cast<double>(pose.on.size()));
      at = {at.x - base.x, at.y, at.z - base.z};
    } else {
      const Body& before = bodies[moment == Moment::wrong ? bodies.size() - 1 : 0];
      const Vec there = is_foot(anchor) ? before.leg(side_of(anchor)).ball : middle(before, anchor);
      at.x = there.x;
      at.z = there.z;
    }
    bodies.push_back(stood(pose, anchor, at));
  }
  return bodies;
}

Pose between(const Pose& from, const Pose& to, double share) {
  Pose pose = to;
  const auto mix = [share](Degrees& into, const Degrees& a, const Degrees& b) {
    into = {a.value + (b.value - a.value) * share, Fit::told};
  };
  for (std::size_t i = 0; i < pose.body.size(); ++i) mix(pose.body[i], from.body[i], to.body[i]);
  for (std::size_t side = 0; side < 2; ++side) {
    for (std::size_t i = 0; i < pose.limbs[side].size(); ++i)
      mix(pose.limbs[side][i], from.limbs[side][i], to.limbs[side][i]);
  }
  return pose;
}

}  // namespace kneecheck::figure
