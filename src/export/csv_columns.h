// The columns of the tables, in their order (contract.md section 1); internal to this room.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/names.h"

namespace kneecheck {

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
template <>
struct Names<TriageColumn> {
  static constexpr std::array words{
      std::string_view{"id"},          std::string_view{"status"},      std::string_view{"urgency"},
      std::string_view{"alarm"},       std::string_view{"action"},      std::string_view{"within"},
      std::string_view{"undiagnosed"}, std::string_view{"condition_1"}, std::string_view{"band_1"},
      std::string_view{"condition_2"}, std::string_view{"band_2"},      std::string_view{"rules"},
      std::string_view{"missing"},     std::string_view{"error"}};
};

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
template <>
struct Names<PlanColumn> {
  static constexpr std::array words{std::string_view{"id"},        std::string_view{"status"},
                                    std::string_view{"urgency"},   std::string_view{"alarm"},
                                    std::string_view{"action"},    std::string_view{"revision"},
                                    std::string_view{"week"},      std::string_view{"phase"},
                                    std::string_view{"date"},      std::string_view{"day"},
                                    std::string_view{"kind"},      std::string_view{"item"},
                                    std::string_view{"sets"},      std::string_view{"reps"},
                                    std::string_view{"hold_s"},    std::string_view{"rest_s"},
                                    std::string_view{"sides"},     std::string_view{"depth_deg"},
                                    std::string_view{"run_min"},   std::string_view{"walk_min"},
                                    std::string_view{"repeats"},   std::string_view{"minutes"},
                                    std::string_view{"km"},        std::string_view{"terrain"},
                                    std::string_view{"technique"}, std::string_view{"technique_minutes"},
                                    std::string_view{"cue_pct"},   std::string_view{"new"},
                                    std::string_view{"error"}};
};

}  // namespace kneecheck
