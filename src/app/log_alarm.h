// The warning signs and the swelling that somebody writes down: what they call for is told whatever comes
// of the writing. Rule: it is said before anything that can fail, and nothing else that was typed can keep
// it from being said.
#pragma once

#include <vector>

#include "app/session.h"
#include "diary/row.h"
#include "document/document.h"
#include "intake/case.h"

namespace kneecheck::app {

// Of what was typed the signs and the swelling that can be read, whatever is wrong with the rest.
Row signs_of(const Knowledge& knowledge, const std::vector<LoggedValue>& logged);

// What the row calls for now: a warning sign, or new swelling, as triage of the case with it says, and what
// to type. `runner` may be a case in which nothing is known. Without a block: nothing.
Document alarm_document(const Session& session, const Case& runner, const Row& row);

// Says it on standard error. False: it calls for nothing.
bool tell_alarm(const Session& session, const Case& runner, const Row& row);

// The same where a run ends before there is a session, by the built-in knowledge, of nobody's case.
void tell_alarm(World& world, const std::vector<LoggedValue>& logged, const Spoken& spoken);

}  // namespace kneecheck::app
