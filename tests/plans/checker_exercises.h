// Exercises that the rules speak of together, and what their doses add up to. Rule: internal to the checker.
#pragma once

#include <algorithm>

#include "checker_parts.h"

namespace kneecheck::plans {

template <std::size_t size>
bool in(const std::array<Text, size>& ids, Text id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

inline constexpr std::array<Text, 10> tendon_ids{
    "mini-squat",  "wall-squat",       "knee-extension", "spanish-squat", "leg-press",
    "split-squat", "single-leg-squat", "step-up",        "step-down",     "decline-squat"};  // E6
inline constexpr std::array<Text, 4> hold_ids{"wall-squat", "spanish-squat", "knee-extension",
                                              "leg-press"};  // E17
inline constexpr std::array<Text, 4> landing_ids{"landing", "pogo", "hops", "box-jump"};
inline constexpr std::array<Text, 3> jump_ids{"pogo", "hops", "box-jump"};  // E19: in this order
// E16: these may have a load.
inline constexpr std::array<Text, 15> loadable_ids{"mini-squat",
                                                   "knee-extension",
                                                   "spanish-squat",
                                                   "leg-press",
                                                   "split-squat",
                                                   "single-leg-squat",
                                                   "step-up",
                                                   "step-down",
                                                   "decline-squat",
                                                   "calf-raise",
                                                   "bent-knee-calf-raise",
                                                   "single-leg-deadlift",
                                                   "hip-hitch",
                                                   "bridge",
                                                   "side-lying-abduction"};
inline constexpr std::array<Text, 7> one_leg_ids{"single-leg-squat", "split-squat", "single-leg-deadlift",
                                                 "step-up",          "step-down",   "decline-squat",
                                                 "hip-hitch"};  // E18

// E17: a hold that is meant for the tendon.
inline bool is_tendon_hold(const Sheet& sheet, const Dose& dose) {
  return sheet.tendon() && in(hold_ids, dose.id) && dose.hold >= 30;
}

// E8: 3 s a repetition, with a load 6.
inline int seconds(const Dose& dose) {
  return dose.sets *
         (dose.reps * (dose.hold + (dose.rm ? 6 : 3)) * (dose.sides == "both" ? 2 : 1) + dose.rest);
}
int seconds(const std::vector<Dose>& doses);

int heavy_sets(const SessionOn& session);  // sets with a load, of the exercises of E6
int heavy_sets(const Week& week);
int contacts(const SessionOn& session);  // of feet with the ground
int most_contacts(const Week& week);     // in a session
bool has_load(const Week& week);

// The runner avoids one of them: then no rule asks for any.
template <std::size_t size>
bool avoids_any(const Sheet& sheet, const std::array<Text, size>& ids) {
  return std::any_of(ids.begin(), ids.end(), [&sheet](Text id) { return sheet.avoids(id); });
}

}  // namespace kneecheck::plans
