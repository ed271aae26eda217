// The closed vocabularies that scripts rely on: urgencies, bands, states, strengths, phases, the case keys.
// Rule: in the code these words stand here only; what they mean for people stands in data/.
#pragma once

#include <cstdint>

#include "base/names.h"
#include "base/rooms.h"

namespace kneecheck::knowledge {

// From high to low.
enum class Urgency : std::uint8_t { emergency, same_day, soon, routine, self_manage };
constexpr auto names_of(Urgency) {
  return name_list("emergency", "same_day", "soon", "routine", "self_manage");
}
constexpr bool at_least(Urgency urgency, Urgency threshold) {
  return urgency <= threshold;
}

enum class Band : std::uint8_t { likely, possible, unlikely };
constexpr auto names_of(Band) {
  return name_list("likely", "possible", "unlikely");
}

// What a rule comes to: an unknown answer makes it indeterminate, never negative.
enum class State : std::uint8_t { positive, negative, not_applicable, indeterminate };
constexpr auto names_of(State) {
  return name_list("positive", "negative", "not_applicable", "indeterminate");
}

enum class Strength : std::uint8_t { strong, moderate, weak, consensus, judgement, house };
constexpr auto names_of(Strength) {
  return name_list("strong", "moderate", "weak", "consensus", "judgement", "house");
}

enum class PhaseId : std::uint8_t { settle, align, single_leg, landing, run };
constexpr auto names_of(PhaseId) {
  return name_list("settle", "align", "single-leg", "landing", "run");
}
inline constexpr std::size_t phase_count = 5;

// A rule's extra instruction: no running, hopping or jumping until seen; or no weight on the leg.
enum class Rest : std::uint8_t { none, stop, off };
constexpr auto names_of(Rest) {
  return name_list("none", "stop", "off");
}

// The keys of a case, in their order. A clinic's own data may add questions; they follow after these.
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
  fast_running,
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
  cleared,
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
  avoid,
  note
};
constexpr auto names_of(Key) {
  return name_list("id", "name", "age", "sex", "side", "location", "pointing", "onset", "injury_days_ago",
                   "duration_weeks", "feel", "worse_with", "relief", "pattern", "load_change", "mechanism",
                   "swelling", "swelling_place", "tendon_tender", "tendon_tender_bent", "outer_bone_tender",
                   "kneecap_tender", "only_kneecap_tender", "fibula_tender", "joint_line_tender",
                   "shin_bump_tender", "squat_hurts", "hip_turn_hurts", "pelvis_drops", "knee_drops_in",
                   "runs_upright", "crosses_over", "feet_roll_in", "fast_running", "pain_rest",
                   "pain_sitting", "pain_stairs", "pain_squat", "pain_hop", "pain_run", "pain_starts_km",
                   "morning_stiffness_minutes", "warning_signs", "history", "sport", "imaging", "diagnosis",
                   "cleared", "weekly_km", "longest_run_km", "runs_per_week", "comfortable_km", "pace",
                   "cadence", "weeks_off", "race_km", "race_date", "start", "days", "equipment",
                   "max_minutes", "avoid", "note");
}
inline constexpr std::size_t key_count = Names<Key>::words.size();

}  // namespace kneecheck::knowledge
