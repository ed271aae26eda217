// The columns of the tables, in their order; internal to this room.
#pragma once

#include "base/names.h"

namespace kneecheck::exports {

struct TriageColumns {
  static constexpr auto names =
      name_list("id", "status", "urgency", "alarm", "action", "within", "undiagnosed", "condition_1",
                "band_1", "condition_2", "band_2", "rules", "missing", "error");
};

struct PlanColumns {
  static constexpr auto names =
      name_list("id", "status", "urgency", "alarm", "action", "revision", "week", "phase", "date", "day",
                "kind", "item", "sets", "reps", "hold_s", "rest_s", "sides", "depth_deg", "load_rm",
                "run_min", "walk_min", "repeats", "minutes", "km", "terrain", "strides", "technique",
                "technique_minutes", "cue_pct", "new", "error");
};

}  // namespace kneecheck::exports
