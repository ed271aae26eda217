// Asks the terminal whether it takes images.
// Rule: it is asked at most once in a run, and looks afterwards as it did before.
#pragma once

#include "base/graphics.h"
#include "base/rooms.h"

namespace kneecheck::world {

// No images: standard input and output are not one terminal, which is ours to ask; somebody has typed ahead;
// or it has said nothing in a fifth of a second.
// `milliseconds`: of a clock that only goes forward.
Graphics graphics_of_terminal(std::int64_t (*milliseconds)());

}  // namespace kneecheck::world
