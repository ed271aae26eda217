// A figure as data: how a simple human body stands or lies, what it holds or touches, and what is pointed at.
// Rule: this room knows no knees, no files and no words; centimetres and degrees, pure functions. The person
// is 170 cm tall. Angles are those of a physio: 0 is upright with hanging arms, flexion is positive.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/names.h"

namespace kneecheck::figure {

// From the side she looks to the right, her right side is the near one. From the front her right is our left.
enum class View : std::uint8_t { side, front, back };
constexpr auto names_of(View) {
  return name_list("side", "front", "back");
}

enum class Side : std::uint8_t { right, left };
constexpr auto names_of(Side) {
  return name_list("right", "left");
}
inline constexpr std::array sides{Side::right, Side::left};

// lean: forward (90: face down, -90: on the back); tilt: to her right (90: on the right side); turn: all of
// her to her right; bend, side_bend: the chest above the pelvis, forward and to her right; neck: forward.
enum class BodyAngle : std::uint8_t { lean, tilt, turn, bend, side_bend, neck };
constexpr auto names_of(BodyAngle) {
  return name_list("lean", "tilt", "turn", "bend", "side_bend", "neck");
}

// out: away from the middle; spin: the leg turned outward, the arm inward; knee_in: towards the other knee;
// ankle: toes up (of a foot in the air); heel: how far it is lifted from its toes, slope: of what it stands
// on, both of a foot that stands; drop: this half of the pelvis lower than the other.
enum class LimbAngle : std::uint8_t {
  hip,
  out,
  spin,
  knee,
  knee_in,
  ankle,
  heel,
  slope,
  drop,
  arm,
  arm_out,
  arm_spin,
  elbow
};
constexpr auto names_of(LimbAngle) {
  return name_list("hip", "out", "spin", "knee", "knee_in", "ankle", "heel", "slope", "drop", "arm",
                   "arm_out", "arm_spin", "elbow");
}

// What may stand on something, be touched or be pointed at.
enum class Part : std::uint8_t {
  right_foot,
  left_foot,
  right_knee,
  left_knee,
  right_hip,
  left_hip,
  right_hand,
  left_hand,
  right_elbow,
  left_elbow,
  right_shoulder,
  left_shoulder,
  right_shin,
  left_shin,
  right_thigh,
  left_thigh,
  right_heel,
  left_heel,
  right_toes,
  left_toes,
  seat,
  back,
  shoulders,
  front,
  right_side,
  left_side,
  head,
};
constexpr auto names_of(Part) {
  return name_list("right foot", "left foot", "right knee", "left knee", "right hip", "left hip",
                   "right hand", "left hand", "right elbow", "left elbow", "right shoulder", "left shoulder",
                   "right shin", "left shin", "right thigh", "left thigh", "right heel", "left heel",
                   "right toes", "left toes", "seat", "back", "shoulders", "front", "right side", "left side",
                   "head");
}
inline constexpr std::size_t part_count = Names<Part>::words.size();

// Whether an angle is told, or found so that she stands where she should, in balance; `tied`: the same on
// both sides. `open`: nothing is said of it.
enum class Fit : std::uint8_t { open, told, own, tied };

struct Degrees {
  double value = 0;
  Fit fit = Fit::open;
  bool is_found() const { return fit == Fit::own || fit == Fit::tied; }
};

struct Pose {
  std::array<Degrees, Names<BodyAngle>::words.size()> body;
  std::array<std::array<Degrees, Names<LimbAngle>::words.size()>, 2> limbs;
  std::vector<Part> on{Part::right_foot, Part::left_foot};  // what bears her; empty: she is in the air
  double lift = 0;                                          // of one in the air: how high the lowest part is
  bool moving = false;                                      // caught in motion: needs no balance

  Degrees& operator[](BodyAngle angle) { return body[static_cast<std::size_t>(angle)]; }
  const Degrees& operator[](BodyAngle angle) const { return body[static_cast<std::size_t>(angle)]; }
  Degrees& at(Side side, LimbAngle angle) {
    return limbs[static_cast<std::size_t>(side)][static_cast<std::size_t>(angle)];
  }
  const Degrees& at(Side side, LimbAngle angle) const {
    return limbs[static_cast<std::size_t>(side)][static_cast<std::size_t>(angle)];
  }
};

enum class Thing : std::uint8_t {
  wall,
  step,
  bench,
  chair,
  wedge,
  mat,
  ball,
  cushion,
  roller,
  towel,
  band,
  weight,
  rail,
  plate,
  mirror,
  tracks,
};
constexpr auto names_of(Thing) {
  return name_list("wall", "step", "bench", "chair", "wedge", "mat", "ball", "cushion", "roller", "towel",
                   "band", "weight", "rail", "plate", "mirror", "tracks");
}

// Where a prop is as seen: before or behind her from the side, at the right or left of the picture.
enum class Where : std::uint8_t { right, left, above, below };
constexpr auto names_of(Where) {
  return name_list("right", "left", "above", "below");
}

enum class Moment : std::uint8_t { start, end, wrong };
constexpr auto names_of(Moment) {
  return name_list("start", "end", "wrong");
}

// A position of the picture, or a way in it: centimetres to the right and up.
struct Point {
  double x = 0;
  double y = 0;
};

struct Prop {
  Thing is = Thing::wall;
  std::vector<Part> at;         // what touches it; the first says where it is
  std::optional<Thing> behind;  // or another prop, which stands between
  std::optional<Where> side;    // of the part; otherwise away from her
  double height = 0;            // of what one stands or sits on; 0: as it is needed
  std::optional<Moment> in;     // touched at this moment alone, which says where it is
  std::optional<Point> to;      // of a band: where its other end is tied, from the part
};

struct Arrow {
  Part of = Part::seat;
  std::optional<Point> go;  // otherwise the way of the part from start to end
  Point beside;             // how far from the part it is drawn
  bool there_and_back = false;
};

// A spot on the skin, told from the middle of a part: to the right and up, as seen.
struct Spot {
  Part at = Part::right_knee;
  Point off;
};

// Gives the open hips of legs that stand what keeps her in balance.
Pose balanced(Pose pose);

struct Figure {
  View view = View::side;
  std::vector<Pose> poses;  // start; end, if it moves
  std::optional<Pose> wrong;
  std::vector<Prop> props;
  std::vector<Arrow> arrows;
  std::vector<Part> look;                  // a ring around each
  std::vector<std::array<Part, 2>> lines;  // what should be in line
  std::optional<Part> zoom;                // the picture shows this part alone, with what lies under the skin
  std::vector<Spot> spots;
};

}  // namespace kneecheck::figure
