// The one case that a command works with beside what it is about.
#pragma once

#include <string>

#include "app/session.h"
#include "intake/case.h"

namespace kneecheck::app {

// Says its warnings. Throws Refusal when it is bad, with what it calls for if that cannot wait, or when the
// file holds several cases or none: `not_one`, with the place {file}.
Case read_only_case(const Session& session, const std::string& file, TextId not_one);

}  // namespace kneecheck::app
