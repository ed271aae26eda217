// The commands, one file each.
#pragma once

#include "app/session.h"
#include "world/exit_status.h"

namespace kneecheck::app {

ExitStatus run_triage(Session& session);
ExitStatus run_plan(Session& session);
ExitStatus run_explain(Session& session);
ExitStatus run_completion(Session& session);
// Opens its own knowledge: finding it bad is what it is for.
ExitStatus run_check(World& world, const Command& command);

}  // namespace kneecheck::app
