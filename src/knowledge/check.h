// Checks over the whole of a decoded knowledge base, which no single entry can show.
// Rule: each check is one short function in a table of check.cpp, and says what to do about what it finds.
#pragma once

#include "base/diagnostic.h"
#include "knowledge/knowledge.h"

namespace kneecheck::knowledge {

// What must hold of any knowledge: nothing dangling, no gaps or overlaps, no rule that can never be true, no
// warning sign under `not`, no ladder without a bottom, no dose or exercise beyond the planning rules, as
// `builtin` keeps them (which may be the same).
void check_knowledge(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems);

// What must hold of the built-in folder, where an overlay may differ: every claim of the source article is
// carried by an entry besides claims.yaml, and nothing is there that nobody uses.
void check_builtin(const Knowledge& knowledge, Diagnostics& problems);

}  // namespace kneecheck::knowledge
