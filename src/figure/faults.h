// What no body can do: of a figure whose words are all right, what its poses show together.
// Rule: a fault names its pose and what it is about; whoever read the figure knows where that stands.
#pragma once

#include <array>
#include <vector>

#include "figure/figure.h"

namespace kneecheck::figure {

// What each joint can do, in degrees.
struct Range {
  int least = 0, most = 0;
};
Range range_of(BodyAngle angle);
Range range_of(LimbAngle angle);

enum class FaultKind : std::uint8_t {
  joint,       // an angle that was found, or follows from a foot that stands flat
  in_the_air,  // a part that should bear her
  in_ground,   // a part below the floor
  falls,       // the middle of her mass is not above what bears her
  untouched,   // a thing that the part does not touch
};

struct Fault {
  FaultKind kind = FaultKind::falls;
  Moment moment = Moment::start;
  Part part = Part::seat;
  LimbAngle angle = LimbAngle::hip;  // of a joint, with `side`
  Side side = Side::right;
  std::size_t prop = 0;
  int value = 0;  // degrees, or centimetres off
};

std::vector<Fault> faults_of(const Figure& figure);

}  // namespace kneecheck::figure
