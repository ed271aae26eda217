// What the open questions can make of the ranking: which cause leads, and what a plan is for.
// Rule: private to this room. Every two causes are bounded against each other, by triage/movement.h.
#pragma once

#include <optional>
#include <vector>

#include "triage/reach.h"

namespace kneecheck::triage {

// What is known beside the points.
struct CauseFrame {
  bool imaging_is_open = false;
  bool diagnosis_is_open = false;
  Stake settled = Stake::nothing;  // by the rules that do not read the ranking
  bool plan_is_possible = false;
};

struct CauseReach {
  std::optional<Stake>
      surely_serious;       // a cause is likely, whatever is answered, that one has to be seen for
  std::vector<int> points;  // by question: how far it can move the causes at the limits that something turns
                            // on; 0: it cannot
};

CauseReach reach_of_causes(const Knowledge& knowledge, const Case& runner, const Questions& open,
                           const CauseFrame& frame);

}  // namespace kneecheck::triage
