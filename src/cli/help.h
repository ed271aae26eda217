// What --help prints: examples first, at most 80 columns, everything from the tables of options.h.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"

namespace kneecheck::cli {

std::string help_text(std::optional<Verb> verb);

// For a call without arguments: what it is, two examples, where to read on.
std::string short_help();

}  // namespace kneecheck::cli
