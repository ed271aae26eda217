// Files of a real process to which several runs add whole lines.
#pragma once

#include <string>

#include "world/world.h"

namespace kneecheck::world {

// See Files::append_whole().
void append_whole(const std::string& path, const Addition& addition);

}  // namespace kneecheck::world
