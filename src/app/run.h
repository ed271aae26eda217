// The program: arguments in, exit status out, everything else through the World.
#pragma once

#include <string>
#include <vector>

#include "world/exit_status.h"
#include "world/world.h"

namespace kneecheck::app {

ExitStatus run(World& world, const std::vector<std::string>& arguments);

}  // namespace kneecheck::app
