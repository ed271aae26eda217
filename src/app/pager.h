// Long output on a terminal, page by page: who wants it, and through which program.
// Rule: a pager that is missing, fails or is left early is no error, and takes nothing from what is shown.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"
#include "world/world.h"

namespace kneecheck::app {

// Shows its input by `less` where there is one; otherwise says nothing and ends as a missing command does.
extern const std::string usual_pager;

// The line of shell that runs the pager: KNEECHECK_PAGER, PAGER, the usual one. Empty: none is wanted (it is
// nothing, or `cat`), or none would work: standard input or output is no terminal, or one that only prints.
std::optional<std::string> pager_of(const World& world);

// The same for what a command prints: plans and explanations as people read them, unless --no-pager is given.
std::optional<std::string> pager_of(const World& world, const Command& command);

// And of what it prints: images stay as they are, which fit the screen (render/render.h) and no pager shows.
std::optional<std::string> pager_of(const World& world, const Command& command, std::string_view output);

// Whether colour would come through it: `less` shows it as rubbish when LESS is set without R.
bool passes_color(const World& world, const std::string& pager);

}  // namespace kneecheck::app
