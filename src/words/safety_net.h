// What several rules say of one case: what would make it more urgent, and what to say and not to do besides.
// Rule: both look at the positive rules of the two highest urgencies that are positive, the most urgent
// first, and say each thing once. A milder rule's may never hide another's.
#pragma once

#include <string>

#include "knowledge/knowledge.h"
#include "triage/assess.h"

namespace kneecheck::words {

// What would make it more urgent, in one sentence for each time that is left. Left out: what asks for no more
// than has to be done anyhow, and a sign that is there already and counts. Never empty.
std::string safety_net(const Knowledge& knowledge, const Assessment& assessment, const Region& region);

// The same of one rule, all of it.
std::string worse_if_of(const Knowledge& knowledge, const SafetyRule& rule, const Region& region);

// What the other rules say besides (`also`), and the decisive rule does not: "Also: Say that a clot should be
// ruled out." Nothing whose time is no sooner. Empty where there is nothing more.
std::string said_beside(const Knowledge& knowledge, const Assessment& assessment, const Region& region);

}  // namespace kneecheck::words
