#include "figure/body.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "figure/faults.h"

using namespace kneecheck::figure;

namespace {

Pose with_both(Pose pose, LimbAngle angle, Degrees degrees) {
  for (const Side side : sides) pose.at(side, angle) = degrees;
  return pose;
}

Figure of(Pose pose, std::vector<Prop> props = {}) {
  Figure figure;
  figure.poses.push_back(balanced(std::move(pose)));
  figure.props = std::move(props);
  return figure;
}

std::vector<FaultKind> kinds(const Figure& figure) {
  std::vector<FaultKind> all;
  for (const Fault& fault : faults_of(figure)) all.push_back(fault.kind);
  return all;
}

const std::vector<FaultKind> none;

}  // namespace

TEST_CASE("she stands upright, 170 cm tall, on both feet") {
  const Body body = bodies_of(of({})).front();
  CHECK(std::abs(body.head.y + 10.6 - 168) < 3);
  for (const Part foot : {Part::right_foot, Part::left_foot}) CHECK(std::abs(lowest(body, foot)) < 0.1);
  CHECK(std::abs(body.mass.x - middle(body, Part::right_foot).x) < 1);
  CHECK(kinds(of({})) == none);
}

TEST_CASE("the hips of legs that stand are found, so that she does not fall") {
  Pose pose = with_both({}, LimbAngle::knee, {80, Fit::told});
  pose[BodyAngle::lean] = {30, Fit::told};
  CHECK(kinds(of(pose)) == none);
  CHECK(bodies_of(of(pose)).front().pose.at(Side::right, LimbAngle::hip).value > 40);
  pose = with_both(pose, LimbAngle::hip, {0, Fit::told});
  CHECK(kinds(of(pose)) != none);
}

TEST_CASE("an angle that is found brings all that bears her to the ground") {
  Pose bridge = with_both(with_both({}, LimbAngle::knee, {80, Fit::told}), LimbAngle::hip, {0, Fit::told});
  bridge[BodyAngle::lean] = {-90, Fit::own};
  bridge[BodyAngle::neck] = {30, Fit::told};
  bridge = with_both(bridge, LimbAngle::arm, {-22, Fit::told});
  bridge.on = {Part::shoulders, Part::right_foot, Part::left_foot};
  const Body body = bodies_of(of(bridge)).front();
  for (const Part part : bridge.on) CHECK(std::abs(lowest(body, part)) < 1);
  CHECK(body.pelvis.y > lowest(body, Part::shoulders) + 20);
  CHECK(kinds(of(bridge)) == none);
}

TEST_CASE("what bears her stays where it is when she moves") {
  Figure figure = of({});
  Pose end;
  end.on = {Part::left_foot};
  end.at(Side::right, LimbAngle::hip) = {60, Fit::told};
  end.at(Side::right, LimbAngle::knee) = {60, Fit::told};
  figure.poses.push_back(balanced(end));
  const std::vector<Body> bodies = bodies_of(figure);
  CHECK(std::abs(bodies[0].leg(Side::left).ball.x - bodies[1].leg(Side::left).ball.x) < 0.1);
  CHECK(std::abs(bodies[0].leg(Side::left).ball.z - bodies[1].leg(Side::left).ball.z) < 0.1);
  CHECK(kinds(figure) == none);
}

TEST_CASE("what no body can do is a fault of its kind") {
  Pose in_the_air = with_both({}, LimbAngle::hip, {0, Fit::told});
  in_the_air.moving = true;
  in_the_air.at(Side::left, LimbAngle::hip) = {60, Fit::told};
  in_the_air.at(Side::left, LimbAngle::knee) = {90, Fit::told};
  CHECK(kinds(of(in_the_air)) == std::vector{FaultKind::in_the_air});

  Pose stiff = with_both(with_both({}, LimbAngle::knee, {60, Fit::told}), LimbAngle::hip, {0, Fit::told});
  stiff.moving = true;
  CHECK(kinds(of(stiff)) == std::vector{FaultKind::joint});

  Pose leaning = with_both({}, LimbAngle::hip, {0, Fit::told});
  leaning[BodyAngle::lean] = {25, Fit::told};
  CHECK(kinds(of(leaning)) == std::vector{FaultKind::falls});
  leaning.moving = true;
  CHECK(kinds(of(leaning)) == none);

  Prop wall;
  CHECK(kinds(of({}, {wall})) == std::vector{FaultKind::untouched});
  wall.at = {Part::right_hand, Part::left_hand};
  Pose one_arm;
  one_arm.at(Side::right, LimbAngle::arm) = {80, Fit::told};
  CHECK(kinds(of(one_arm, {wall})) == std::vector{FaultKind::untouched});
}

TEST_CASE("who is on a step stands as high as the step") {
  Pose pose;
  pose.on = {Part::right_foot};
  Prop step;
  step.is = Thing::step;
  step.at = {Part::right_foot};
  step.height = 20;
  const Figure figure = of(pose, {step});
  CHECK(std::abs(lowest(bodies_of(figure).front(), Part::right_foot) - 20) < 0.1);
  CHECK(kinds(figure) == none);
}
