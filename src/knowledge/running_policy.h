// The numbers of the running, phase, technique and race rules (rules.md sections 0 to 3 and 5), as data:
// data/plans/running.yaml, data/plans/phases.yaml, data/plans/technique.yaml. Rule: every number names the
// rule it serves and where it comes from. Data may be stricter than a rule, never looser: the decoder refuses
// a number beyond its rule.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "knowledge/basis.h"
#include "knowledge/condition.h"
#include "knowledge/technique.h"

namespace kneecheck::knowledge {

// The single numbers, in the order of the rules. What each means stands beside its value in data/plans.
enum class RunNumber : std::uint8_t {
  // the runner's figures
  usual_minutes_unknown,
  pace_seconds_unknown,
  usual_minutes_least,
  longest_minutes_least,
  longest_unknown_parts,
  runs_unknown,
  runs_least,
  runs_most,
  minutes_a_run,
  gentle_weeks_off_above,
  gentle_age_from,
  rebuilding_percent,
  // volume
  long_growth_percent,
  long_step_minutes,
  long_step_up_to,
  long_weeks_back,
  week_growth_percent,
  week_step_minutes,
  week_step_longest,
  extra_run_from_minutes,
  weeks_between_easy,
  easy_percent,
  easy_long_percent,
  after_easy_rebuilding_percent,
  start_run_percent,
  start_week_percent,
  start_week_percent_able,
  start_run_minutes,
  long_share_percent_few,
  long_share_percent_many,
  many_runs,
  early_days_in_row,
  late_days_in_row,
  growth_weeks,
  growth_percent,
  // from walking to running
  stage_runs,
  stage_runs_gentle,
  stage_runs_gentle_two_a_week,
  first_continuous_minutes,
  continuous_from_minutes,
  continuous_weeks_off_below,
  stage_unknown,
  stage_unknown_gentle,
  gentle_comfort_percent,
  stage_after_break,
  stage_after_long_break,
  long_break_weeks_above,
  // hills
  terrain_gap_weeks,
  hill_step_percent,
  hill_most_percent,
  downhill_step_percent,
  downhill_most_percent,
  rise_growth_percent,
  rise_growth_rebuilding_percent,
  // races
  race_need_percent,
  race_need_most_metres,
  race_tight_percent,
  race_growth_percent,
  race_growth_weeks_percent,
  race_base_from_metres,
  race_fits_up_to_metres,
  race_base_weeks,
  race_base_metres_a_week,
  race_long_above_metres,
  race_quiet_weeks,
  race_quiet_weeks_long,
  race_quiet_weeks_after,
  race_week_percent,
  race_free_days,
  recovery_percent,
  recovery_weeks,
  recovery_weeks_long,
  // phases
  weeks_most,
  goal_percent,
  end_downhill_weeks,
  idle_weeks,
  sore_settle_weeks,
  // technique
  share_step_percent,
  rises_in_row,
  full_percent,
  full_from_week,
  full_weeks,
  learned_runs,
  learned_minutes,
  technique_runs_before,
  technique_week_minutes,
  hills_from_share_percent,
  flat_below_percent,
  fresh_up_to_percent,
  fresh_parts,
  fresh_of,
  fade_runs,
  fade_minutes,
  practice_runs_least,
  practice_first_weeks,
  practice_first_runs_most,
  technique_start_weeks
};
constexpr auto names_of(RunNumber) {
  return name_list(
      "usual_minutes_unknown", "pace_seconds_unknown", "usual_minutes_least", "longest_minutes_least",
      "longest_unknown_parts", "runs_unknown", "runs_least", "runs_most", "minutes_a_run",
      "gentle_weeks_off_above", "gentle_age_from", "rebuilding_percent", "long_growth_percent",
      "long_step_minutes", "long_step_up_to", "long_weeks_back", "week_growth_percent", "week_step_minutes",
      "week_step_longest", "extra_run_from_minutes", "weeks_between_easy", "easy_percent",
      "easy_long_percent", "after_easy_rebuilding_percent", "start_run_percent", "start_week_percent",
      "start_week_percent_able", "start_run_minutes", "long_share_percent_few", "long_share_percent_many",
      "many_runs", "early_days_in_row", "late_days_in_row", "growth_weeks", "growth_percent", "stage_runs",
      "stage_runs_gentle", "stage_runs_gentle_two_a_week", "first_continuous_minutes",
      "continuous_from_minutes", "continuous_weeks_off_below", "stage_unknown", "stage_unknown_gentle",
      "gentle_comfort_percent", "stage_after_break", "stage_after_long_break", "long_break_weeks_above",
      "terrain_gap_weeks", "hill_step_percent", "hill_most_percent", "downhill_step_percent",
      "downhill_most_percent", "rise_growth_percent", "rise_growth_rebuilding_percent", "race_need_percent",
      "race_need_most_metres", "race_tight_percent", "race_growth_percent", "race_growth_weeks_percent",
      "race_base_from_metres", "race_fits_up_to_metres", "race_base_weeks", "race_base_metres_a_week",
      "race_long_above_metres", "race_quiet_weeks", "race_quiet_weeks_long", "race_quiet_weeks_after",
      "race_week_percent", "race_free_days", "recovery_percent", "recovery_weeks", "recovery_weeks_long",
      "weeks_most", "goal_percent", "end_downhill_weeks", "idle_weeks", "sore_settle_weeks",
      "share_step_percent", "rises_in_row", "full_percent", "full_from_week", "full_weeks", "learned_runs",
      "learned_minutes", "technique_runs_before", "technique_week_minutes", "hills_from_share_percent",
      "flat_below_percent", "fresh_up_to_percent", "fresh_parts", "fresh_of", "fade_runs", "fade_minutes",
      "practice_runs_least", "practice_first_weeks", "practice_first_runs_most", "technique_start_weeks");
}
inline constexpr std::size_t run_number_count = Names<RunNumber>::words.size();

// V11: one rung of the ladder from walking to running. Rung 0 is a walk.
struct LadderStage {
  int run_minutes = 0;
  int walk_minutes = 0;
  int repeats = 0;

  constexpr int minutes() const { return run_minutes * repeats; }  // of running
};

// A limit of a readiness test (data/tests.yaml).
struct GateTest {
  std::string_view test;  // id
  bool at_least = false;  // else: at most
  bool exactly = false;   // walk30=0, quiet=10
  int value = 0;
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

// V14: the first phase in which a kind of ground may be run.
enum class Ground : std::uint8_t { uphill, rolling, downhill };
constexpr auto names_of(Ground) {
  return name_list("uphill", "rolling", "downhill");
}
inline constexpr std::size_t ground_count = Names<Ground>::words.size();

struct RunningPolicy {
  std::array<PolicyNumber, run_number_count> numbers;
  std::vector<LadderStage> ladder;
  Basis ladder_basis;
  std::array<PhaseId, ground_count> ground_from{};
  Basis ground_basis;
  std::vector<ConditionPhases> phases;  // by condition with a plan
  std::vector<GentleTest> gentle_tests;
  std::vector<int> ramp;  // percent of the week's minutes, by step of a technique
  Basis ramp_basis;
  std::vector<int> cues;  // percent of the technique minutes with the cue on, falling
  Basis cues_basis;
  PhaseId technique_from = PhaseId::single_leg;  // T11
  std::vector<TechniqueOffers> offers;           // by condition with a plan
  Texts sources;                                 // of all `numbers`, each once, in order of first use

  int operator[](RunNumber number) const { return numbers[static_cast<std::size_t>(number)].value; }
};

}  // namespace kneecheck::knowledge
