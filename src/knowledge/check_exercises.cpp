// The catalogue against the planning rules: data may be stricter than a rule, never looser.
#include <fmt/format.h>

#include <algorithm>

#include "knowledge/checks.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::size_t fewest_rungs = 2;
constexpr int seconds_a_repetition = 3;        // E8
constexpr int shortest_session_seconds = 600;  // E8: ten minutes

// E9 and E13 as they stand: a stricter policy lowers a dose when it plans, and leaves the catalogue alone.
constexpr int first_sets = 3;
constexpr int first_reps = 30;
constexpr int later_reps = 45;
constexpr int later_calf_raises = 75;
constexpr int first_hold_seconds = 120;
constexpr int later_hold_seconds = 225;
constexpr int first_landings = 30;
constexpr int later_landings = 80;

int per_side(int sets, int reps) {
  return sets * reps;
}
int turns(const Dose& dose) {
  return dose.sides == Sides::both ? 2 : 1;
}

struct Limit {
  std::string_view what;
  int value = 0;
  int most = 0;
};

void check_dose(const Exercise& exercise, Diagnostics& problems) {
  const Dose& dose = exercise.dose;
  const int first = per_side(dose.sets.from, dose.reps.from);
  const int last = per_side(dose.sets.to, dose.reps.to);
  const int seconds =
      dose.sets.from *
      (dose.reps.from * (dose.hold_seconds.from + seconds_a_repetition) * turns(dose) + dose.rest_seconds);
  const Limit limits[] = {
      {"sets at the start (E9)", dose.sets.from, first_sets},
      {"repetitions a side at the start (E13)", first, first_reps},
      {"repetitions a side (E13)", last, exercise.id == "calf-raise" ? later_calf_raises : later_reps},
      {"seconds of holding a side at the start (E13)", first * dose.hold_seconds.from, first_hold_seconds},
      {"seconds of holding a side (E13)", last * dose.hold_seconds.to, later_hold_seconds},
      {"landings at the start (E13)", exercise.impact ? first * turns(dose) : 0, first_landings},
      {"landings (E13)", exercise.impact ? last * turns(dose) : 0, later_landings},
      {"seconds at the start (E8)", seconds, shortest_session_seconds},
  };
  for (const Limit& limit : limits) {
    if (limit.value <= limit.most) continue;
    problem_of(problems, exercise.evidence, "dose_cap",
               fmt::format("'{}' comes to {} {}", exercise.id, limit.value, limit.what),
               fmt::format("at most {}", limit.most));
  }
}

// What the rules say of single exercises by name.
struct Fact {
  std::string_view exercise;
  std::string_view rule;
  PhaseId from = PhaseId::settle;
  bool Exercise::*flag = nullptr;
};
constexpr Fact facts[] = {
    {"wall-squat", "E2", PhaseId::settle, &Exercise::isolation},
    {"clam", "E2", PhaseId::settle, &Exercise::isolation},
    {"knee-extension", "E2", PhaseId::settle, &Exercise::isolation},
    {"landing", "E3", PhaseId::landing, &Exercise::impact},
    {"pogo", "E3", PhaseId::landing, &Exercise::impact},
    {"hops", "E3", PhaseId::landing, &Exercise::impact},
    {"box-jump", "E3", PhaseId::landing, &Exercise::impact},
    {"running-man", "E4", PhaseId::align},
    {"band-walk", "E4", PhaseId::align},
    {"hip-hitch", "E4", PhaseId::align},
    {"step-up", "E4", PhaseId::align, &Exercise::states_depth},
    {"step-down", "E4", PhaseId::align, &Exercise::states_depth},
    {"leg-press", "E4", PhaseId::align, &Exercise::states_depth},
    {"side-plank", "E4", PhaseId::align},
    {"single-leg-deadlift", "E4", PhaseId::align},
    {"single-leg-squat", "E4", PhaseId::single_leg, &Exercise::states_depth},
    {"split-squat", "E4", PhaseId::single_leg, &Exercise::states_depth},
    {"decline-squat", "E4", PhaseId::single_leg, &Exercise::states_depth},
    {"mini-squat", "E10", PhaseId::settle, &Exercise::states_depth},
    {"wall-squat", "E10", PhaseId::settle, &Exercise::states_depth},
    {"spanish-squat", "E10", PhaseId::settle, &Exercise::states_depth},
    {"landing", "E10", PhaseId::landing, &Exercise::states_depth},
};

constexpr std::array<std::string_view, 4> core_ids{"wall-ball", "running-man", "mini-squat", "landing"};

void looser(Diagnostics& problems, const Exercise& exercise, std::string_view rule, std::string_view help) {
  problem_of(problems, exercise.evidence, "looser_than_rule",
             fmt::format("'{}' is looser than the planning rule {}", exercise.id, rule), std::string{help});
}

}  // namespace

void check_ladders(const Knowledge& knowledge, Diagnostics& problems) {
  for (const Exercise& exercise : knowledge.exercises) {
    if (exercise.ladder.size() < fewest_rungs) {
      problem_of(problems, exercise.evidence, "no_bottom",
                 fmt::format("the ladder of '{}' has fewer than {} rungs", exercise.id, fewest_rungs),
                 "give an easier form first, and a harder one for later");
      continue;
    }
    const auto stuck = std::find_if(exercise.ladder.begin(), exercise.ladder.end() - 1,
                                    [](const Rung& rung) { return rung.move_on.empty(); });
    if (stuck == exercise.ladder.end() - 1) continue;
    problem_of(problems, exercise.evidence, "gap",
               fmt::format("a rung of the ladder of '{}' does not say when to move on", exercise.id),
               "only the last may stay silent");
  }
}

void check_doses(const Knowledge& knowledge, Diagnostics& problems) {
  for (const Exercise& exercise : knowledge.exercises) check_dose(exercise, problems);
}

void check_exercise_facts(const Knowledge& knowledge, Diagnostics& problems) {
  for (const Fact& fact : facts) {
    const auto index = knowledge.find_exercise(fact.exercise);
    if (!index) continue;
    const Exercise& exercise = knowledge.exercises[*index];
    if (exercise.first_phase < fact.from)
      looser(problems, exercise, fact.rule, fmt::format("first_phase: {} or later", word(fact.from)));
    if (fact.flag != nullptr && !(exercise.*fact.flag)) {
      looser(problems, exercise, fact.rule,
             fact.flag == &Exercise::impact      ? "impact: true"
             : fact.flag == &Exercise::isolation ? "isolation: true"
                                                 : "states_depth: true");
    }
  }
  for (const Exercise& exercise : knowledge.exercises) {
    const bool may_be_core = std::find(core_ids.begin(), core_ids.end(), exercise.id) != core_ids.end();
    if (exercise.role == Role::core && !may_be_core) looser(problems, exercise, "E1", "role: support");
    // Every session needs one of the house exercises (E1), so each must be possible at home, with nothing.
    const bool asks_for_kit = exercise.kit_needs != 0 || exercise.kit_any_of != 0;
    if (may_be_core && asks_for_kit) looser(problems, exercise, "E12", "kit: needs: []");
  }
}

}  // namespace kneecheck::knowledge
