// The exercise catalogue: texts for people, and the few facts that the planner decides by.
#pragma once

#include <cstdint>
#include <vector>

#include "knowledge/condition.h"
#include "knowledge/evidence.h"

namespace kneecheck::knowledge {

using ExerciseIndex = std::uint16_t;

enum class Role : std::uint8_t { core, support };
constexpr auto names_of(Role) {
  return name_list("core", "support");
}

enum class House : std::uint8_t { core, uses, not_alone, added };  // the article's verdict
constexpr auto names_of(House) {
  return name_list("core", "uses", "not_alone", "added");
}

enum class Sides : std::uint8_t { both, together, left, right };
constexpr auto names_of(Sides) {
  return name_list("both", "together", "left", "right");
}

struct IntRange {
  int from = 0;
  int to = 0;
};

struct Dose {
  IntRange sets, reps, hold_seconds, sessions_per_week;
  int rest_seconds = 0;
  Sides sides = Sides::both;
};

constexpr int turns(Sides sides) {
  return sides == Sides::both ? 2 : 1;
}
// E8: a repetition takes three seconds beside its hold, with a load six (three each way); both sides take
// turns.
constexpr int dose_seconds(int sets, int reps, int hold_seconds, int rest_seconds, Sides sides,
                           bool loaded = false) {
  const int seconds_a_repetition = loaded ? 6 : 3;
  return sets * (reps * (hold_seconds + seconds_a_repetition) * turns(sides) + rest_seconds);
}

// E20: a plan prints a rung only where it gives what the rung asks for (plan/rungs.h).
struct Rung {
  std::string_view what;
  std::string_view move_on;        // when to go on to the next rung
  int depth = 0;                   // degrees of knee bend that it needs; 0: any will do
  std::uint64_t kit = 0;           // bits of the `equipment` question: one of these (0: none asked for)
  PhaseId from = PhaseId::settle;  // not before this phase
  bool loaded = false;             // with the weight that a plan names
  bool one_leg = false;            // where a plan says each side
  bool moves = false;              // where a plan asks for no hold
  Value figure;                    // what differs from that of the exercise (figures.h); may be missing
};

struct Exercise {
  std::string_view id;
  std::string_view name;
  House house = House::added;
  Role role = Role::support;
  std::string_view summary, purpose, set_up, tempo, load, move_on, load_note;
  Texts muscles, steps, cues, mistakes, not_if;
  std::uint64_t kit_needs = 0;   // bits of the `equipment` question: all of these
  std::uint64_t kit_any_of = 0;  // one of these (0: none asked for)
  std::uint64_t kit_helps = 0;
  std::string_view kit_instead;
  Dose dose;
  std::vector<Rung> ladder;             // easiest first
  std::uint64_t barred_by_history = 0;  // bits of the `history` question
  Remark proof;                         // what is known about it, in one sentence
  PhaseId first_phase = PhaseId::settle;
  bool impact = false;               // landing, pogo, hops, box-jump (E3)
  bool isolation = false;            // wall-squat, clam, knee-extension (E2)
  bool loads_tendon = false;         // E6
  bool states_depth = false;         // E10
  bool in_plans = true;              // false: explained only
  std::uint64_t for_conditions = 0;  // bits of Knowledge::conditions
  std::uint64_t not_for = 0;
  Value figure;  // figures.h; may be missing
  Evidence evidence;
};

}  // namespace kneecheck::knowledge
