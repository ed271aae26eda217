// What several rules say of one case: what would make it more urgent, and what to say and not to do besides.
// Rule: both look at the positive rules of the two highest urgencies that are positive, the most urgent
// first, and say each thing once. A milder rule's may never hide another's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "triage/assess.h"

namespace kneecheck::words {

// What would make it more urgent, in one sentence for each time that is left. Left out: what asks for no more
// than has to be done anyhow, and a sign that is there already and counts. No sign has more time than the
// rules would leave once it is there. Never empty.
std::vector<std::string> safety_net(const Knowledge& knowledge, const Case& runner,
                                    const Assessment& assessment, const Region& region);

// A sign of it (index into Safety::watched), with the hours that it leaves; before 0 stands the ambulance.
struct NetSign {
  static constexpr std::int64_t ambulance = -1;
  std::size_t watched = 0;
  std::int64_t hours = 0;
  std::size_t within = 0;
};
std::vector<NetSign> net_signs(const Knowledge& knowledge, const Case& runner, const Assessment& assessment);

// The same of one rule, all of it.
std::string worse_if_of(const Knowledge& knowledge, const SafetyRule& rule, const Region& region);

// What the other rules say besides (`also`), and the decisive rule does not: "Also: Say that a clot should be
// ruled out." Nothing whose time is no sooner. Empty where there is nothing more.
std::string said_beside(const Knowledge& knowledge, const Assessment& assessment, const Region& region);

}  // namespace kneecheck::words
