// A command over the cases that were named, or over the one that is told on the terminal.
#pragma once

#include "app/session.h"
#include "stream/cases.h"

namespace kneecheck::app {

ExitStatus work_through_cases(Session& session, const CaseWork& work);

}  // namespace kneecheck::app
