// A figure as plain shapes on a plane, from which every writer draws.
// Rule: what is drawn later lies above; x to the right, y up, in centimetres.
#pragma once

#include <cstdint>
#include <vector>

#include "figure/body.h"

namespace kneecheck::figure {

// far: the limbs behind; prop, edge: things, and their lines; mark: arrows, rings, spots; bone: under the
// skin.
enum class Ink : std::uint8_t { near, far, shirt, shorts, prop, edge, floor, band, mark, bone };
constexpr auto names_of(Ink) {
  return name_list("near", "far", "shirt", "shorts", "prop", "edge", "floor", "band", "mark", "bone");
}

struct Disc {
  Point at;
  double radius = 0;
};

// hull: of its discs, filled. line: through them, twice their radius wide. ring: around the one.
enum class Form : std::uint8_t { hull, line, ring };

struct Shape {
  Form form = Form::hull;
  Ink ink = Ink::near;
  std::vector<Disc> discs;
  bool is_dashed = false;
  bool has_head = false;  // of an arrow, at its end
  bool goes_on = false;   // of a hull: grown together with the one before, without a rim between them
};

struct Box {
  Point low{1e9, 1e9}, high{-1e9, -1e9};
  double width() const { return high.x - low.x; }
  double height() const { return high.y - low.y; }
  void hold(const Disc& disc);
  void hold_all(const Box& other);
};

// One moment of the movement.
struct Panel {
  std::vector<Shape> shapes;
  Point at;        // of its own middle of things, in the picture
  Box box;         // in its own measure
  Box body;        // hers, without what is beside her
  int number = 0;  // 1, 2 where there are several; 0: none is shown
  bool is_wrong = false;
};

struct Picture {
  std::vector<Panel> panels;
  Box box;
};

Picture picture_of(const Figure& figure);

// The outline of a hull, counter-clockwise: each disc that shows, with the angles (radians) between which it
// does.
struct Arc {
  Disc disc;
  double from = 0, to = 0;
};
std::vector<Arc> outline(const std::vector<Disc>& discs);

// How a body is seen; `depth` grows towards us.
Point seen(View view, const Vec& at);
double depth(View view, const Vec& at);

}  // namespace kneecheck::figure
