// Long output on a terminal, page by page: who wants it, and through which program.
// Rule: a pager that is missing, cannot be started or is left early is never an error, and takes nothing away
// from what is shown.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"
#include "world/world.h"

namespace kneecheck::app {

// Shows its input by `less` where there is one, and otherwise says nothing and ends with the status of a
// command that is not there.
extern const std::string usual_pager;

// The line of shell that runs the pager: KNEECHECK_PAGER, PAGER, the usual one. Empty: no pager is wanted (it
// is set to nothing, or to `cat`), or none would work: standard input or output is no terminal, or one that
// can only print lines.
std::optional<std::string> pager_of(const World& world);

// The same for what a command prints: plans and explanations as people read them, unless --no-pager was
// given.
std::optional<std::string> pager_of(const World& world, const Command& command);

// Whether colour would come through it: `less` shows it as rubbish when LESS is set without R.
bool passes_color(const World& world, const std::string& pager);

}  // namespace kneecheck::app
