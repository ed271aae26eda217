// The program: arguments in, exit status out, everything else through the World.
#pragma once

#include <string>
#include <vector>

#include "app/spoken.h"
#include "world/exit_status.h"
#include "world/world.h"

namespace kneecheck::app {

ExitStatus run(World& world, const std::vector<std::string>& arguments);

// The same in this language, whatever --lang says.
ExitStatus run_in(World& world, const std::vector<std::string>& arguments, const Spoken& spoken);

}  // namespace kneecheck::app
