// The columns of the tables, in their order; internal to this room.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/names.h"

namespace kneecheck::exports {

enum class TriageColumn : std::uint8_t {
  id,
  status,
  urgency,
  alarm,
  action,
  within,
  undiagnosed,
  condition_1,
  band_1,
  condition_2,
  band_2,
  rules,
  missing,
  error
};
constexpr auto names_of(TriageColumn) {
  return name_list("id", "status", "urgency", "alarm", "action", "within", "undiagnosed", "condition_1",
                   "band_1", "condition_2", "band_2", "rules", "missing", "error");
}

enum class PlanColumn : std::uint8_t {
  id,
  status,
  urgency,
  alarm,
  action,
  revision,
  week,
  phase,
  date,
  day,
  kind,
  item,
  sets,
  reps,
  hold_s,
  rest_s,
  sides,
  depth_deg,
  run_min,
  walk_min,
  repeats,
  minutes,
  km,
  terrain,
  technique,
  technique_minutes,
  cue_pct,
  new_,
  error
};
constexpr auto names_of(PlanColumn) {
  return name_list("id", "status", "urgency", "alarm", "action", "revision", "week", "phase", "date", "day",
                   "kind", "item", "sets", "reps", "hold_s", "rest_s", "sides", "depth_deg", "run_min",
                   "walk_min", "repeats", "minutes", "km", "terrain", "technique", "technique_minutes",
                   "cue_pct", "new", "error");
}

}  // namespace kneecheck::exports
