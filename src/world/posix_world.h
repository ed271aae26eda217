// The World of a real process: file descriptors, the file system, the terminal, the clock.
#pragma once

#include "world/world.h"

namespace kneecheck::world {

// To be made once, first thing in main(): keeps descriptors 0 to 2 open, so that no file takes their place,
// and has SIGINT, SIGTERM, SIGHUP and SIGPIPE remove a half-written file before they end the process.
World make_posix_world();

// Says what nobody has caught, removes what is half-written, and ends the process with exit status 1. For
// std::set_terminate(): it allocates nothing, and works before main() begins.
[[noreturn]] void give_up() noexcept;

}  // namespace kneecheck::world
