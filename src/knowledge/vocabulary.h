// The closed vocabularies that scripts rely on (contract.md section 4): urgencies, bands, states, strengths,
// phases, and the case keys. Rule: these words stand here and nowhere else in the code; what they mean for
// people stands in data/.
#pragma once

#include <cstdint>

#include "base/names.h"

namespace kneecheck {

// From high to low.
enum class Urgency : std::uint8_t { emergency, same_day, soon, routine, self_manage };
template <>
struct Names<Urgency> {
  static constexpr std::array words{std::string_view{"emergency"}, std::string_view{"same_day"},
                                    std::string_view{"soon"}, std::string_view{"routine"},
                                    std::string_view{"self_manage"}};
};
constexpr bool at_least(Urgency urgency, Urgency threshold) {
  return urgency <= threshold;
}

enum class Band : std::uint8_t { likely, possible, unlikely };
template <>
struct Names<Band> {
  static constexpr std::array words{std::string_view{"likely"}, std::string_view{"possible"},
                                    std::string_view{"unlikely"}};
};

// What a rule comes to: an unknown answer makes it indeterminate, never negative.
enum class State : std::uint8_t { positive, negative, not_applicable, indeterminate };
template <>
struct Names<State> {
  static constexpr std::array words{std::string_view{"positive"}, std::string_view{"negative"},
                                    std::string_view{"not_applicable"}, std::string_view{"indeterminate"}};
};

enum class Strength : std::uint8_t { strong, moderate, weak, consensus, judgement, house };
template <>
struct Names<Strength> {
  static constexpr std::array words{std::string_view{"strong"},    std::string_view{"moderate"},
                                    std::string_view{"weak"},      std::string_view{"consensus"},
                                    std::string_view{"judgement"}, std::string_view{"house"}};
};

enum class PhaseId : std::uint8_t { settle, align, single_leg, landing, run };
template <>
struct Names<PhaseId> {
  static constexpr std::array words{std::string_view{"settle"}, std::string_view{"align"},
                                    std::string_view{"single-leg"}, std::string_view{"landing"},
                                    std::string_view{"run"}};
};
inline constexpr std::size_t phase_count = 5;

// A rule's extra instruction: no running, hopping or jumping until seen; or no weight on the leg.
enum class Rest : std::uint8_t { none, stop, off };
template <>
struct Names<Rest> {
  static constexpr std::array words{std::string_view{"none"}, std::string_view{"stop"},
                                    std::string_view{"off"}};
};

// The keys of a case, in the order of contract.md section 3. A clinic's own data may add questions; they
// follow after these.
enum class Key : std::uint8_t {
  id,
  name,
  age,
  sex,
  side,
  location,
  pointing,
  onset,
  injury_days_ago,
  duration_weeks,
  feel,
  worse_with,
  relief,
  pattern,
  load_change,
  mechanism,
  swelling,
  swelling_place,
  tendon_tender,
  tendon_tender_bent,
  outer_bone_tender,
  kneecap_tender,
  only_kneecap_tender,
  fibula_tender,
  joint_line_tender,
  shin_bump_tender,
  squat_hurts,
  hip_turn_hurts,
  pelvis_drops,
  knee_drops_in,
  runs_upright,
  crosses_over,
  feet_roll_in,
  pain_rest,
  pain_sitting,
  pain_stairs,
  pain_squat,
  pain_hop,
  pain_run,
  pain_starts_km,
  morning_stiffness_minutes,
  warning_signs,
  history,
  sport,
  imaging,
  diagnosis,
  weekly_km,
  longest_run_km,
  runs_per_week,
  comfortable_km,
  pace,
  cadence,
  weeks_off,
  race_km,
  race_date,
  start,
  days,
  equipment,
  max_minutes,
  avoid
};
template <>
struct Names<Key> {
  static constexpr std::array words{std::string_view{"id"},
                                    std::string_view{"name"},
                                    std::string_view{"age"},
                                    std::string_view{"sex"},
                                    std::string_view{"side"},
                                    std::string_view{"location"},
                                    std::string_view{"pointing"},
                                    std::string_view{"onset"},
                                    std::string_view{"injury_days_ago"},
                                    std::string_view{"duration_weeks"},
                                    std::string_view{"feel"},
                                    std::string_view{"worse_with"},
                                    std::string_view{"relief"},
                                    std::string_view{"pattern"},
                                    std::string_view{"load_change"},
                                    std::string_view{"mechanism"},
                                    std::string_view{"swelling"},
                                    std::string_view{"swelling_place"},
                                    std::string_view{"tendon_tender"},
                                    std::string_view{"tendon_tender_bent"},
                                    std::string_view{"outer_bone_tender"},
                                    std::string_view{"kneecap_tender"},
                                    std::string_view{"only_kneecap_tender"},
                                    std::string_view{"fibula_tender"},
                                    std::string_view{"joint_line_tender"},
                                    std::string_view{"shin_bump_tender"},
                                    std::string_view{"squat_hurts"},
                                    std::string_view{"hip_turn_hurts"},
                                    std::string_view{"pelvis_drops"},
                                    std::string_view{"knee_drops_in"},
                                    std::string_view{"runs_upright"},
                                    std::string_view{"crosses_over"},
                                    std::string_view{"feet_roll_in"},
                                    std::string_view{"pain_rest"},
                                    std::string_view{"pain_sitting"},
                                    std::string_view{"pain_stairs"},
                                    std::string_view{"pain_squat"},
                                    std::string_view{"pain_hop"},
                                    std::string_view{"pain_run"},
                                    std::string_view{"pain_starts_km"},
                                    std::string_view{"morning_stiffness_minutes"},
                                    std::string_view{"warning_signs"},
                                    std::string_view{"history"},
                                    std::string_view{"sport"},
                                    std::string_view{"imaging"},
                                    std::string_view{"diagnosis"},
                                    std::string_view{"weekly_km"},
                                    std::string_view{"longest_run_km"},
                                    std::string_view{"runs_per_week"},
                                    std::string_view{"comfortable_km"},
                                    std::string_view{"pace"},
                                    std::string_view{"cadence"},
                                    std::string_view{"weeks_off"},
                                    std::string_view{"race_km"},
                                    std::string_view{"race_date"},
                                    std::string_view{"start"},
                                    std::string_view{"days"},
                                    std::string_view{"equipment"},
                                    std::string_view{"max_minutes"},
                                    std::string_view{"avoid"}};
};
inline constexpr std::size_t key_count = Names<Key>::words.size();

}  // namespace kneecheck
