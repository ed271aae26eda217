// The single numbers of the planning policy: which there are, in which file of data/plans each stands, and
// how far data may go within the planning rules. Rule: a number is one row here and one entry of its file
// (value, rule, sources); whoever uses it names it by its id, which is looked up when the program is
// compiled, so that a number without a row does not compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace kneecheck::knowledge {

inline constexpr std::string_view running_file = "plans/running.yaml";
inline constexpr std::string_view phases_file = "plans/phases.yaml";
inline constexpr std::string_view technique_file = "plans/technique.yaml";
inline constexpr std::string_view exercises_file = "plans/exercises.yaml";

// Between `least` and `most` a number is as strict as its rule, or stricter, and the other rules can still be
// kept. Where both are the same, the number defines a word of the rules.
struct PolicyRow {
  std::string_view file;
  std::string_view id;
  int least;
  int most;
};

inline constexpr PolicyRow policy_rows[] = {
    // the runner's figures
    {running_file, "usual_minutes_unknown", 90, 90},
    {running_file, "pace_seconds_unknown", 390, 390},
    {running_file, "usual_minutes_least", 60, 60},
    {running_file, "longest_minutes_least", 30, 30},
    {running_file, "longest_unknown_parts", 3, 3},
    {running_file, "runs_unknown", 1, 3},
    {running_file, "runs_least", 1, 2},
    {running_file, "runs_most", 1, 5},
    {running_file, "minutes_a_run", 30, 60},
    {running_file, "gentle_weeks_off_above", 6, 6},
    {running_file, "gentle_age_from", 55, 55},
    {running_file, "rebuilding_percent", 0, 80},
    // volume
    {running_file, "long_growth_percent", 108, 110},
    {running_file, "long_step_minutes", 3, 5},
    {running_file, "long_step_up_to", 25, 30},
    {running_file, "long_weeks_back", 4, 4},
    {running_file, "week_growth_percent", 108, 110},
    {running_file, "week_step_minutes", 5, 10},
    {running_file, "week_step_longest", 25, 30},
    {running_file, "extra_run_from_minutes", 20, 60},
    {running_file, "weeks_between_easy", 2, 3},
    {running_file, "easy_percent", 75, 85},
    {running_file, "easy_long_percent", 80, 85},
    {running_file, "after_easy_rebuilding_percent", 100, 105},
    {running_file, "start_run_percent", 70, 75},
    {running_file, "start_week_percent", 30, 50},
    {running_file, "start_week_percent_able", 30, 70},
    {running_file, "start_run_minutes", 15, 15},
    {running_file, "long_share_percent_few", 50, 50},
    {running_file, "long_share_percent_many", 40, 40},
    {running_file, "many_runs", 4, 4},
    {running_file, "early_days_in_row", 1, 2},
    {running_file, "late_days_in_row", 1, 3},
    // from walking to running
    {running_file, "stage_runs", 2, 4},
    {running_file, "stage_runs_gentle", 3, 5},
    {running_file, "stage_runs_gentle_two_a_week", 2, 4},
    {running_file, "first_continuous_minutes", 25, 30},
    {running_file, "continuous_from_minutes", 20, 20},
    {running_file, "continuous_weeks_off_below", 2, 2},
    {running_file, "stage_unknown", 2, 2},
    {running_file, "stage_unknown_gentle", 1, 1},
    {running_file, "gentle_comfort_percent", 75, 75},
    {running_file, "stage_after_break", 6, 6},
    {running_file, "stage_after_long_break", 1, 1},
    {running_file, "long_break_weeks_above", 6, 6},
    // hills
    {running_file, "terrain_gap_weeks", 2, 6},
    {running_file, "hill_step_percent", 5, 10},
    {running_file, "hill_most_percent", 5, 40},
    {running_file, "downhill_step_percent", 4, 5},
    {running_file, "downhill_most_percent", 4, 20},
    {running_file, "rise_growth_percent", 105, 105},
    {running_file, "rise_growth_rebuilding_percent", 105, 108},
    // races
    {running_file, "race_need_percent", 70, 100},
    {running_file, "race_need_most_metres", 32000, 42000},
    {running_file, "race_tight_percent", 100, 125},
    {running_file, "race_growth_percent", 100, 110},
    {running_file, "race_growth_weeks_percent", 0, 75},
    {running_file, "race_base_from_metres", 21100, 42000},
    {running_file, "race_fits_up_to_metres", 21100, 42200},
    {running_file, "race_base_weeks", 4, 8},
    {running_file, "race_base_metres_a_week", 30000, 60000},
    {running_file, "race_long_above_metres", 21100, 21100},
    {running_file, "race_quiet_weeks", 2, 4},
    {running_file, "race_quiet_weeks_long", 4, 6},
    {running_file, "race_quiet_weeks_after", 1, 4},
    {running_file, "race_week_percent", 0, 60},
    {running_file, "race_free_days", 2, 7},
    {running_file, "recovery_percent", 0, 50},
    {running_file, "recovery_weeks", 1, 1},
    {running_file, "recovery_weeks_long", 2, 2},
    // phases
    {phases_file, "weeks_most", 26, 26},
    {phases_file, "goal_percent", 95, 100},
    {phases_file, "end_downhill_weeks", 2, 4},
    {phases_file, "sore_settle_weeks", 2, 4},
    // technique
    {technique_file, "share_step_percent", 5, 15},
    {technique_file, "rises_in_row", 1, 3},
    {technique_file, "full_percent", 95, 95},
    {technique_file, "full_from_week", 9, 20},
    {technique_file, "full_weeks", 2, 2},
    {technique_file, "learned_runs", 8, 8},
    {technique_file, "learned_minutes", 170, 170},
    {technique_file, "technique_runs_before", 3, 6},
    {technique_file, "technique_week_minutes", 30, 30},
    {technique_file, "hills_from_share_percent", 50, 100},
    {technique_file, "flat_below_percent", 50, 100},
    {technique_file, "fresh_up_to_percent", 60, 66},
    {technique_file, "fresh_parts", 2, 2},
    {technique_file, "fresh_of", 3, 3},
    {technique_file, "fade_runs", 4, 12},
    {technique_file, "fade_minutes", 70, 300},
    {technique_file, "practice_runs_least", 2, 3},
    {technique_file, "practice_first_weeks", 2, 2},
    {technique_file, "practice_first_runs_most", 3, 3},
    // exercises
    {exercises_file, "sessions_least", 2, 4},
    {exercises_file, "sessions_most", 2, 4},
    {exercises_file, "sessions_race_week", 1, 4},
    {exercises_file, "sessions_recovery_week", 1, 4},
    {exercises_file, "rest_days_least", 1, 4},
    {exercises_file, "exercises_most", 2, 5},
    {exercises_file, "exercises_race_week", 2, 5},
    {exercises_file, "session_minutes_most", 10, 60},
    {exercises_file, "share_percent_most", 20, 100},
    {exercises_file, "impact_sessions_most", 1, 3},
    {exercises_file, "first_sets_most", 1, 3},
    {exercises_file, "sets_step", 0, 1},
    {exercises_file, "reps_step", 0, 3},
    {exercises_file, "hold_step", 0, 10},
    {exercises_file, "depth_step", 0, 30},
    {exercises_file, "rises_most", 0, 5},
    {exercises_file, "first_reps_most", 5, 30},
    {exercises_file, "reps_most", 5, 45},
    {exercises_file, "first_hold_most", 10, 120},
    {exercises_file, "hold_most", 10, 225},
    {exercises_file, "first_contacts_most", 10, 30},
    {exercises_file, "contacts_step", 0, 15},
    {exercises_file, "contacts_most", 10, 80},
    {exercises_file, "sore_depth", 0, 30},
    {exercises_file, "sore_from", 1, 5},
};
inline constexpr std::size_t policy_number_count = std::size(policy_rows);

// A row, by its id: policy["weeks_most"_n].
enum class NumberId : std::uint8_t {};
consteval NumberId operator""_n(const char* id, std::size_t size) {
  std::size_t row = 0;
  while (policy_rows[row].id != std::string_view{id, size}) ++row;  // no such row: not a constant, an error
  return static_cast<NumberId>(row);
}
constexpr const PolicyRow& row_of(NumberId number) {
  return policy_rows[static_cast<std::size_t>(number)];
}

// E8: no session is planned for less time than this.
inline constexpr int shortest_session_minutes = row_of("session_minutes_most"_n).least;

}  // namespace kneecheck::knowledge
