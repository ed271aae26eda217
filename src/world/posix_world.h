// The World of a real process: file descriptors, the file system, the terminal, the clock.
#pragma once

#include "world/world.h"

namespace kneecheck::world {

// To be made once, first thing in main(): keeps descriptors 0 to 2 open, so that no file takes their place,
// and has SIGINT, SIGTERM, SIGHUP and SIGPIPE remove a half-written file before they end the process.
World make_posix_world();

}  // namespace kneecheck::world
