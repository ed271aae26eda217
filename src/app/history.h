// Runs that a watch has recorded: how their files are read, and what those of --history answer of a case.
// Rule: they answer nothing that has to do with safety, and nothing that the person has answered.
#pragma once

#include <string>
#include <vector>

#include "activities/activity.h"
#include "app/session.h"

namespace kneecheck::app {

// All activities of the files; what is in two of them counts once. What was left out, and what is assumed,
// is said on standard error. Throws Refusal, IoError.
std::vector<Activity> read_activity_files(World& world, const Language& language, const Command& command,
                                          const std::vector<std::string>& paths);

// The answers, in the order of the keys; none without --history.
std::vector<Recorded> read_history(const Session& session);

}  // namespace kneecheck::app
