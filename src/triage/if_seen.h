// How soon a case would have to be seen if a sign that a safety net names were there as well: a net that
// leaves more time than the rules do would be wrong. Rule: one sign more, judged by the rules that read it;
// the ranking stays as it was.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "triage/assess.h"

namespace kneecheck::triage {

// The most urgent rule that `watched` (index into Safety::watched) would make positive and that leaves less
// than `hours`; of several as urgent, one that calls an ambulance. Empty: none does. The answers of the sign
// are tried in `runner`, which comes back as it was.
std::optional<std::size_t> rule_if_seen(const Knowledge& knowledge, Case& runner,
                                        const Assessment& assessment, std::size_t watched,
                                        std::int64_t hours);

// Whether the rule's own title has an ambulance called.
bool calls_ambulance(const SafetyRule& rule);

}  // namespace kneecheck::triage
