// The numbers of the running, phase, technique and race rules (rules.md sections 1, 2, 3, 5), as data: data/plans/running.yaml,
// data/plans/phases.yaml, data/plans/technique.yaml.
#pragma once

#include "knowledge/technique.h"

namespace kneecheck {

struct RunningPolicy {
};

}  // namespace kneecheck
