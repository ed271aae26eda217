// Changes of running technique, and how far each may go. Never foot strike.
#pragma once

#include <cstdint>
#include <optional>

#include "knowledge/evidence.h"

namespace kneecheck::knowledge {

enum class TechniqueId : std::uint8_t { forward_lean, cadence, step_width, soft_landing, knee_forward };
constexpr auto names_of(TechniqueId) {
  return name_list("forward-lean", "cadence", "step-width", "soft-landing", "knee-forward");
}

enum class TargetUnit : std::uint8_t { steps_per_minute, degrees, cm, none };
constexpr auto names_of(TargetUnit) {
  return name_list("steps_per_minute", "degrees", "cm", "none");
}

struct Gate {
  std::string_view test;  // id of a readiness test
  int at_least = 0;
};

struct Technique {
  TechniqueId id = TechniqueId::forward_lean;
  std::string_view name, say, summary;
  Texts why, how, feel, moves_load_to;
  TargetUnit unit = TargetUnit::none;
  int most = 0;          // degrees, cm
  int most_percent = 0;  // of the runner's own cadence
  std::string_view target_text;
  std::uint64_t barred_by_history = 0;   // bits of `history`
  std::uint64_t barred_by_location = 0;  // bits of `location`
  std::optional<Gate> gate;
  std::vector<Remark> differs;
  Remark proof;
  Value figure;  // figures.h; may be missing
  Evidence evidence;
};

}  // namespace kneecheck::knowledge
