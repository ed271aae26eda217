// Where a body stands: what bears it on its ground, and the angles that follow from it.
#include <algorithm>

#include "figure/body.h"

namespace kneecheck::figure {
namespace {

constexpr int most_rounds = 150;  // of looking

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
    if (!is_better || ++rounds > most_rounds) step /= 2;
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
