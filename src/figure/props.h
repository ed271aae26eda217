// Things as shapes: where they are follows from what touches them.
#pragma once

#include "figure/picture.h"

namespace kneecheck::figure {

// What the picture knows of a thing at one moment: it, and where it is touched.
struct Placed {
  const Prop* prop = nullptr;
  Point touched;                      // where it is
  Point at;                           // where the next one behind it is touched
  Where side = Where::right;          // of the part
  std::vector<Shape> behind, before;  // her
};

// True of what she carries, or what gives way: it goes with the part. The rest stays where it stands.
bool goes_along(Thing thing);
// True of what keeps her from falling, beyond what she stands on.
bool holds(Thing thing);
// True of what she only looks at, or stands by.
bool is_apart(Thing thing);

// The props in the order of the figure, as they are at a moment. `top`: of the whole picture.
std::vector<Placed> placed(const Figure& figure, const std::vector<Body>& bodies, std::size_t moment,
                           double top);

}  // namespace kneecheck::figure
