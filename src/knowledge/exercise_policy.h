// The numbers and menus of the exercise rules (rules.md section 4), as data: data/plans/exercises.yaml,
// data/plans/menus.yaml. Rule: every entry names the rule it serves and where it comes from. Data may be
// stricter than a rule, never looser: the decoder refuses a number beyond its rule.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "knowledge/basis.h"
#include "knowledge/exercise.h"
#include "knowledge/technique.h"

namespace kneecheck::knowledge {

// The single numbers. What each means stands beside its value in data/plans/exercises.yaml.
enum class ExerciseNumber : std::uint8_t {
  sessions_least,
  sessions_most,
  sessions_race_week,
  sessions_recovery_week,
  rest_days_least,
  exercises_most,
  exercises_race_week,
  session_minutes_most,
  share_percent_most,
  impact_sessions_most,
  first_sets_most,
  sets_step,
  reps_step,
  hold_step,
  depth_step,
  rises_most,
  first_reps_most,
  reps_most,
  first_hold_most,
  hold_most,
  first_contacts_most,
  contacts_step,
  contacts_most,
  sore_depth
};
constexpr auto names_of(ExerciseNumber) {
  return name_list("sessions_least", "sessions_most", "sessions_race_week", "sessions_recovery_week",
                   "rest_days_least", "exercises_most", "exercises_race_week", "session_minutes_most",
                   "share_percent_most", "impact_sessions_most", "first_sets_most", "sets_step", "reps_step",
                   "hold_step", "depth_step", "rises_most", "first_reps_most", "reps_most", "first_hold_most",
                   "hold_most", "first_contacts_most", "contacts_step", "contacts_most", "sore_depth");
}
inline constexpr std::size_t exercise_number_count = Names<ExerciseNumber>::words.size();

// The usual number of exercises of a session by the minutes that the runner has; the last entry that is not
// above them counts.
struct SessionSize {
  int minutes = 0;
  int exercises = 0;
  Basis basis;
};

// E10: how far a knee with this condition may bend, by phase.
struct DepthLimit {
  ConditionIndex condition = 0;
  std::array<int, phase_count> degrees{};
  Basis basis;
};

// Where the knee bend of an exercise starts, and how far it may grow (within E10).
struct ExerciseDepth {
  ExerciseIndex exercise = 0;
  IntRange degrees;
  Basis basis;
};

// E13: an exercise with a cap of its own on sets times reps.
struct RepsCap {
  ExerciseIndex exercise = 0;
  int most = 0;
  Basis basis;
};

// A two-legged exercise that is done on one leg from this phase on, unless the plan is gentle.
struct OneLeg {
  ExerciseIndex exercise = 0;
  PhaseId from = PhaseId::run;
  std::uint64_t not_for = 0;  // bits of Knowledge::conditions
  Basis basis;
};

// E14: what waits until this phase while squatting or stairs hurt.
struct SoreRule {
  PhaseId until = PhaseId::single_leg;
  std::vector<ExerciseIndex> barred;
  Basis basis;
};

// What a week may not miss: one of `any_of`, in so many of its sessions (or in all, if it has fewer).
struct Must {
  std::string_view id;
  std::uint64_t conditions = 0;       // the plan has one of them
  std::uint8_t phases = 0;            // bits by PhaseId
  std::uint8_t techniques = 0;        // bits by TechniqueId: while one of them is being learned; 0: always
  std::vector<ExerciseIndex> any_of;  // the best first
  int sessions = 1;
  Basis basis;
};

// A note that is printed when an exercise is used, for one of these conditions.
struct ExerciseNote {
  ExerciseIndex exercise = 0;
  std::uint64_t conditions = 0;
  std::string_view note;  // id in advice.yaml
  Basis basis;
};

// E12: an exercise that has a stand-in (Exercise::kit_instead) for what this runner does not have.
struct StandIn {
  ExerciseIndex exercise = 0;
  std::uint64_t kit = 0;  // bit of the `equipment` question
  Basis basis;
};

// One place of a session: the first exercise that this runner may and can do.
using Slot = std::vector<ExerciseIndex>;

// The two sessions of a phase, slots in order of importance.
struct Menu {
  std::string_view id;
  std::uint64_t conditions = 0;
  PhaseId phase = PhaseId::settle;
  std::array<std::vector<Slot>, 2> sessions;
  Evidence evidence;
};

struct ExercisePolicy {
  std::array<PolicyNumber, exercise_number_count> numbers;
  std::array<PolicyNumber, phase_count> sessions_a_week;  // wanted, by phase
  std::vector<SessionSize> sizes;                         // by minutes, from few to many
  std::vector<DepthLimit> depth_limits;
  std::vector<ExerciseDepth> depths;
  std::vector<RepsCap> reps_caps;
  std::vector<OneLeg> one_leg;
  SoreRule sore;
  std::vector<Must> musts;
  std::vector<ExerciseNote> notes;
  std::vector<StandIn> stand_ins;
  std::vector<Menu> menus;

  int operator[](ExerciseNumber number) const { return numbers[static_cast<std::size_t>(number)].value; }
};

}  // namespace kneecheck::knowledge
