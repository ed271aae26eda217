// Answers given on the command line, which override the case's: --start, --days, --diagnosis, --note and so
// on. Rule: they are read by the same function as a case, so the same values are refused with the same words.
#pragma once

#include "cli/command.h"
#include "intake/case.h"

namespace kneecheck::app {

// A case with these answers alone. Throws Refusal.
Case read_overrides(const Knowledge& knowledge, const Command& command);

}  // namespace kneecheck::app
