// A diary that lies beside a case whose plan is made without it.
// Rule: it is not read unasked, but nobody takes the untouched plan for theirs.
#pragma once

#include "app/session.h"

namespace kneecheck::app {

// Says so on standard error, with the line to type, where the folder of the one case holds my-diary.csv and
// that is of this case, or as `log` begins one.
void tell_diary_beside(const Session& session);

}  // namespace kneecheck::app
