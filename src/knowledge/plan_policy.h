// The numbers, tables and menus of the planning rules, as data: data/plans. Rule: every entry names the rule
// that it serves and its source. Data stricter than a rule is fine; looser is refused.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "knowledge/basis.h"
#include "knowledge/exercise.h"
#include "knowledge/policy_numbers.h"
#include "knowledge/technique.h"
#include "knowledge/texts.h"

namespace kneecheck::knowledge {

// --- running: running.yaml, phases.yaml, technique.yaml

// V11: one rung of the ladder from walking to running. Rung 0 is a walk.
struct LadderStage {
  int run_minutes = 0;
  int walk_minutes = 0;
  int repeats = 0;

  constexpr int minutes() const { return run_minutes * repeats; }  // of running
};

// What a phase asks of runners with this condition: its least weeks (P2) and the tests that end it (P4).
struct PhaseDemand {
  int weeks = 1;
  std::vector<GateTest> tests;
};
struct ConditionPhases {
  ConditionIndex condition = 0;
  std::array<PhaseDemand, phase_count> phases;
  Basis weeks_basis, tests_basis;
};

// P4: in a gentle plan `instead` replaces every limit of the test `test`.
struct GentleTest {
  std::string_view test;
  GateTest instead;
  Basis basis;
};

// T29: a technique that is taken when its criterion is true (an empty one always is) and nothing bars it.
struct TechniqueOffer {
  TechniqueId technique = TechniqueId::forward_lean;
  Criterion when;
};
struct TechniqueOffers {
  ConditionIndex condition = 0;
  std::vector<TechniqueOffer> first;  // the first that fits is the plan's technique
  std::vector<TechniqueOffer> later;  // named as the next one, after the rest of `first`
  Basis basis;
};

// What a plan that one of these conditions leads takes an unknown answer for.
struct TakenFor {
  Key question = Key::id;
  std::uint64_t conditions = 0;  // bits of Knowledge::conditions; 0: any
  std::string_view taken;
  Basis basis;
};

// V14: the first phase in which a kind of ground may be run.
enum class Ground : std::uint8_t { uphill, rolling, downhill };
constexpr auto names_of(Ground) {
  return name_list("uphill", "rolling", "downhill");
}
inline constexpr std::size_t ground_count = Names<Ground>::words.size();

// --- exercises: exercises.yaml, menus.yaml

// Usual exercises of a session by the runner's minutes; the last entry that is not above them counts.
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

// E4: an exercise that opens sooner than for others, for people with nothing but these conditions.
struct EarlyExercise {
  ExerciseIndex exercise = 0;
  PhaseId from = PhaseId::align;
  std::uint64_t only = 0;  // bits of Knowledge::conditions
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
  std::uint64_t unless_kit = 0;       // bits of `equipment`: not asked for with one of them
  std::vector<ExerciseIndex> any_of;  // the best first
  int sessions = 1;
  Basis basis;
};

// E16: a weight that could be lifted `rm` times at most, and how often it is lifted; lightest first.
struct LoadStep {
  int rm = 0;
  int reps = 0;
  int after_weeks = 0;  // not before so many weeks with a load
};

// E17, E18: what is lifted, by condition.
struct HeavySlot {
  std::vector<ExerciseIndex> any_of;  // the best first
  PhaseId from = PhaseId::align;
  int minutes = 0;  // of a session: with fewer it is left out
};
struct HeavyProgramme {
  std::string_view id;
  std::uint64_t conditions = 0;  // bits of Knowledge::conditions
  std::vector<HeavySlot> slots;
  bool needs_weights = true;   // else a rucksack does
  bool every_session = false;  // else in two a week
  bool quick = false;          // the load grows as soon as it may
  int sets_most = 3;
  int lightest_rm = 8;           // the last step
  int lightest_rm_rucksack = 8;  // without weights
  Basis basis;
};
// Sets and rests by the minutes of a session; the last entry that is not above them counts.
struct HeavySize {
  int minutes = 0;
  int sets = 2;
  int sets_most = 3;
  int rest_both = 30;  // seconds
  int rest_together = 60;
  Basis basis;
};

// E17: still holds for a sore tendon.
struct HoldRule {
  std::uint64_t conditions = 0;
  std::vector<ExerciseIndex> any_of;  // the best first
  Basis basis;
};
struct HoldSize {
  int minutes = 0;
  int sets = 2;
  IntRange hold;  // seconds
  int rest_seconds = 30;
  Basis basis;
};

// E19: the jumps of a sport, the easiest first, for whom they come back.
struct JumpRule {
  std::uint64_t conditions = 0;
  Criterion when;
  std::vector<ExerciseIndex> exercises;
  Basis basis;
};

// V19: for whom fast running comes back.
struct FastRule {
  Criterion when;
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

// D7: swelling in a knee that was not swollen, and what it is in a triage: bits of `swelling`.
struct NewSwelling {
  std::uint64_t none = 0;
  std::uint64_t counts_as = 0;
  Basis basis;
};

struct PlanPolicy {
  std::array<PolicyNumber, policy_number_count> numbers;
  Texts running_sources;  // of the numbers of running, phases and technique, each once, in order of first use

  std::vector<LadderStage> ladder;
  Basis ladder_basis;
  std::array<PhaseId, ground_count> ground_from{};
  Basis ground_basis;
  std::uint64_t ends_at_pain = 0;  // V12: conditions whose runs end where the pain starts
  Basis ends_at_pain_basis;
  std::uint64_t tender = 0;  // V13: conditions with fewer runs a week
  Basis tender_basis;
  std::uint64_t eased_mornings = 0;  // D1: alone, these conditions allow a little pain in the morning
  Basis eased_mornings_basis;
  NewSwelling swelling;
  FastRule fast;
  std::uint64_t gentle_history = 0;  // answers to history with which a plan is gentle
  Basis gentle_history_basis;
  std::vector<ConditionPhases> phases;  // by condition with a plan
  std::vector<GentleTest> gentle_tests;
  std::vector<int> ramp;  // percent of the week's minutes, by step of a technique
  Basis ramp_basis;
  std::vector<int> cues;  // percent of the technique minutes with the cue on, falling
  Basis cues_basis;
  PhaseId technique_from = PhaseId::single_leg;  // T11
  std::vector<TechniqueOffers> offers;           // by condition with a plan
  std::vector<TakenFor> taken_for;

  std::array<PolicyNumber, phase_count> sessions_a_week;  // wanted, by phase
  std::vector<SessionSize> sizes;                         // by minutes, from few to many
  std::vector<DepthLimit> depth_limits;
  std::vector<ExerciseDepth> depths;
  std::vector<RepsCap> reps_caps;
  std::vector<OneLeg> one_leg;
  std::vector<EarlyExercise> early;
  std::uint64_t tendon = 0;   // E6: conditions of a tendon that is loaded slowly and heavily
  std::uint64_t weights = 0;  // bits of `equipment` that a load can be made with
  Basis tendon_basis;
  std::vector<LoadStep> loads;
  Basis loads_basis;
  std::vector<HeavyProgramme> heavy;
  std::vector<HeavySize> heavy_sizes;  // by minutes, from few to many
  HoldRule holds;
  std::vector<HoldSize> hold_sizes;
  JumpRule jumps;
  SoreRule sore;
  std::vector<Must> musts;
  std::vector<ExerciseNote> notes;
  std::vector<StandIn> stand_ins;
  std::vector<Menu> menus;
  Basis technique_from_basis;

  int operator[](NumberId number) const { return numbers[static_cast<std::size_t>(number)].value; }
};

}  // namespace kneecheck::knowledge
