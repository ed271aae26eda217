// What an interview comes to, in a few lines: what to do first, then what it most likely is.
#pragma once

#include "app/session.h"
#include "interview/words.h"

namespace kneecheck::app {

// An urgent result in short: what to do, and by when.
PlainLines alarm_lines(const Session& session, const Case& runner, const Assessment& assessment);

// The result: an alarm says all that has to be done, and nothing else.
PlainLines result_lines(const Session& session, const Case& runner);

}  // namespace kneecheck::app
