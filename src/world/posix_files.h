// Files and descriptors of a real process, behind the interfaces of world.h.
#pragma once

#include <memory>
#include <string>

#include "world/world.h"

namespace kneecheck::world {

// `failure`: what is said when it cannot be read or written. The descriptor is closed by finish() only.
std::unique_ptr<Input> descriptor_input(int descriptor, TextId failure);
std::unique_ptr<Output> descriptor_output(int descriptor, TextId failure);
// Writes as far as it can and never throws.
std::unique_ptr<Output> standard_error_output();

std::unique_ptr<Files> posix_files();

// What is half-written. For signal handlers, and where nothing else can be done any more.
void remove_half_written();

// Ends the process by `signal`, as that would have, after removing what is half-written. For signal handlers.
void remove_half_written_and_die(int signal);

}  // namespace kneecheck::world
