// Checks over the whole of a decoded knowledge base, which no single file can show: dangling ids, gaps and overlaps, rules that can
// never be reached, ladders without a bottom, doses beyond the caps, questions that nobody uses, missing phases, entries without source.
#pragma once

#include "base/diagnostic.h"
#include "knowledge/knowledge.h"

namespace kneecheck {

void check_knowledge(const Knowledge& knowledge, Diagnostics& problems);

// Every claim of the source article is carried by an entry besides claims.yaml. Holds of the built-in folder; an overlay may differ.
void check_claims_kept(const Knowledge& knowledge, Diagnostics& problems);

}  // namespace kneecheck
