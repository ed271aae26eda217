// The commands, one file each.
#pragma once

#include "app/session.h"
#include "world/exit_status.h"

namespace kneecheck::app {

ExitStatus run_triage(Session& session);
ExitStatus run_plan(Session& session);
ExitStatus run_log(Session& session);
ExitStatus run_explain(Session& session);
// Opens its own knowledge: finding it bad is what it is for.
ExitStatus run_check(World& world, const Command& command, const Spoken& spoken);
ExitStatus run_template(const Session& session);
// Needs no knowledge.
ExitStatus run_completion(World& world, const Command& command);
// What the tab key offers. Whatever goes wrong, a shell that waits for an answer gets silence, and done.
ExitStatus run_complete(World& world, const std::vector<std::string>& words, const Spoken& spoken);

}  // namespace kneecheck::app
