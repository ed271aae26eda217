// The thresholds of the ranking, as data (data/ranking.yaml).
#pragma once

#include "knowledge/evidence.h"

namespace kneecheck::knowledge {

struct RankingPolicy {
  int likely_from = 7;  // points
  int possible_from = 3;
  int named_from = 4;         // below this for all conditions: undiagnosed
  int mixed_within = 3;       // a condition less than this behind the lead is mixed with it
  int listed = 4;             // conditions shown at most
  int elsewhere_at_most = 2;  // points of a condition with a plan when it hurts at none of its own sites
  Evidence evidence;
};

}  // namespace kneecheck::knowledge
