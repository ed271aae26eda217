// The single numbers of the planning policy: which there are, in which file of data/plans each stands, and
// how far data may go within the planning rules. Rule: a number is one row here and one entry of its file
// (value, rule, sources); whoever uses it names it by its id, which is looked up when the program is
// compiled, so that a number without a row does not compile.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace kneecheck::knowledge {

inline constexpr std::string_view running_file = "plans/running.yaml";
inline constexpr std::string_view phases_file = "plans/phases.yaml";
inline constexpr std::string_view technique_file = "plans/technique.yaml";
inline constexpr std::string_view exercises_file = "plans/exercises.yaml";
inline constexpr std::string_view diary_file = "plans/diary.yaml";

// Which way a number is stricter, and so the only way in which a folder may move it.
enum class Stricter : std::uint8_t { lower = 1, higher, fixed };  // a row without it is none of them
constexpr bool is_looser(int now, int built_in, Stricter way) {
  return way == Stricter::lower ? now > built_in : way == Stricter::higher ? now < built_in : now != built_in;
}

// Between `least` and `most` a number is as strict as its rule, or stricter, and the other rules can still be
// kept. Where both are the same, the number defines a word of the rules and is fixed.
struct PolicyRow {
  std::string_view file;
  std::string_view id;
  int least;
  int most;
  Stricter way;

  // The end of the range that its rule sets.
  constexpr int loosest() const { return way == Stricter::higher ? least : most; }
};

inline constexpr PolicyRow policy_rows[] = {
    // the runner's figures
    {running_file, "usual_minutes_unknown", 90, 90, Stricter::fixed},
    {running_file, "pace_seconds_unknown", 390, 390, Stricter::fixed},
    {running_file, "usual_minutes_least", 60, 60, Stricter::fixed},
    {running_file, "longest_minutes_least", 30, 30, Stricter::fixed},
    {running_file, "longest_unknown_parts", 3, 3, Stricter::fixed},
    {running_file, "runs_unknown", 3, 3, Stricter::fixed},
    {running_file, "runs_least", 2, 2, Stricter::fixed},
    {running_file, "runs_most", 6, 6, Stricter::fixed},
    {running_file, "runs_most_tender", 2, 5, Stricter::lower},
    {running_file, "minutes_a_run", 30, 30, Stricter::fixed},
    {running_file, "gentle_weeks_off_above", 6, 6, Stricter::fixed},
    {running_file, "gentle_age_from", 55, 55, Stricter::fixed},
    // volume
    {running_file, "long_growth_percent", 100, 110, Stricter::lower},
    {running_file, "long_step_minutes", 3, 5, Stricter::lower},
    {running_file, "long_step_up_to", 25, 30, Stricter::lower},
    {running_file, "long_weeks_back", 4, 4, Stricter::fixed},
    {running_file, "week_growth_percent", 105, 110, Stricter::lower},
    {running_file, "regrow_percent", 110, 120, Stricter::lower},
    {running_file, "regrow_up_to_percent", 50, 50, Stricter::fixed},
    {running_file, "regrow_late_percent", 110, 115, Stricter::lower},
    {running_file, "regrow_late_thirds", 2, 2, Stricter::fixed},
    {running_file, "two_week_percent", 130, 130, Stricter::fixed},
    {running_file, "two_week_free_percent", 50, 50, Stricter::fixed},
    {running_file, "two_week_step_minutes", 20, 20, Stricter::fixed},
    {running_file, "week_step_minutes", 5, 10, Stricter::lower},
    {running_file, "week_step_longest", 25, 30, Stricter::lower},
    {running_file, "extra_run_from_minutes", 28, 28, Stricter::fixed},
    {running_file, "extra_run_gap_weeks", 2, 2, Stricter::fixed},
    {running_file, "weeks_between_easy", 3, 4, Stricter::lower},
    {running_file, "easy_from_minutes", 30, 30, Stricter::fixed},
    {running_file, "easy_from_percent", 60, 60, Stricter::fixed},
    {running_file, "easy_percent", 75, 85, Stricter::lower},
    {running_file, "easy_percent_least", 70, 70, Stricter::fixed},
    {running_file, "easy_percent_most", 85, 85, Stricter::fixed},
    {running_file, "easy_long_percent", 80, 85, Stricter::lower},
    {running_file, "after_easy_rebuilding_percent", 105, 110, Stricter::lower},
    {running_file, "start_run_percent", 70, 75, Stricter::lower},
    {running_file, "start_week_percent", 30, 50, Stricter::lower},
    {running_file, "start_week_percent_able", 30, 70, Stricter::lower},
    {running_file, "start_week_comfortable_runs", 1, 2, Stricter::lower},
    {running_file, "start_run_minutes", 15, 15, Stricter::fixed},
    {running_file, "long_share_percent_few", 50, 50, Stricter::fixed},
    {running_file, "long_share_percent_many", 40, 40, Stricter::fixed},
    {running_file, "many_runs", 4, 4, Stricter::fixed},
    {running_file, "early_days_in_row", 2, 2, Stricter::fixed},
    {running_file, "late_days_in_row", 3, 3, Stricter::fixed},
    {running_file, "days_in_row_of_five", 3, 3, Stricter::fixed},
    {running_file, "days_in_row_of_six", 6, 6, Stricter::fixed},
    {running_file, "ladder_runs_most", 3, 3, Stricter::fixed},
    // from walking to running
    {running_file, "stage_runs", 2, 3, Stricter::higher},
    {running_file, "stage_runs_gentle", 3, 4, Stricter::higher},
    {running_file, "stage_runs_gentle_two_a_week", 2, 3, Stricter::higher},
    {running_file, "first_continuous_minutes", 25, 30, Stricter::lower},
    {running_file, "continuous_from_minutes", 20, 20, Stricter::fixed},
    {running_file, "continuous_weeks_off_below", 2, 2, Stricter::fixed},
    {running_file, "stage_unknown", 2, 2, Stricter::fixed},
    {running_file, "stage_unknown_gentle", 1, 1, Stricter::fixed},
    {running_file, "stage_after_break", 6, 6, Stricter::fixed},
    {running_file, "stage_after_long_break", 1, 1, Stricter::fixed},
    {running_file, "long_break_weeks_above", 6, 6, Stricter::fixed},
    // hills
    {running_file, "terrain_gap_weeks", 2, 3, Stricter::higher},
    {running_file, "uphill_after_weeks", 6, 8, Stricter::higher},
    {running_file, "rolling_after_weeks", 8, 10, Stricter::higher},
    {running_file, "downhill_after_weeks", 10, 12, Stricter::higher},
    {running_file, "downhill_after_weeks_gentle", 12, 14, Stricter::higher},
    {running_file, "hill_step_percent", 4, 10, Stricter::lower},
    {running_file, "downhill_step_percent", 3, 5, Stricter::lower},
    {running_file, "hard_step_percent", 4, 5, Stricter::lower},
    {running_file, "strides_first", 2, 4, Stricter::lower},
    {running_file, "strides_step", 0, 2, Stricter::lower},
    {running_file, "strides_most", 4, 8, Stricter::lower},
    {running_file, "speed_after_weeks", 2, 4, Stricter::higher},
    {running_file, "rise_growth_percent", 105, 105, Stricter::fixed},
    {running_file, "rise_growth_rebuilding_percent", 105, 110, Stricter::lower},
    // races
    {running_file, "race_need_percent", 70, 100, Stricter::higher},
    {running_file, "race_need_most_metres", 32000, 42000, Stricter::higher},
    {running_file, "race_tight_percent", 100, 125, Stricter::lower},
    {running_file, "race_growth_percent", 100, 110, Stricter::lower},
    {running_file, "race_growth_weeks_percent", 0, 75, Stricter::lower},
    {running_file, "race_base_from_metres", 21100, 42000, Stricter::lower},
    {running_file, "race_fits_up_to_metres", 21100, 42200, Stricter::lower},
    {running_file, "race_base_weeks", 4, 8, Stricter::higher},
    {running_file, "race_base_metres_a_week", 30000, 60000, Stricter::higher},
    {running_file, "race_long_above_metres", 21100, 21100, Stricter::fixed},
    {running_file, "race_quiet_weeks", 2, 4, Stricter::higher},
    {running_file, "race_quiet_weeks_long", 4, 6, Stricter::higher},
    {running_file, "race_quiet_weeks_after", 1, 4, Stricter::higher},
    {running_file, "race_week_percent", 0, 60, Stricter::lower},
    {running_file, "race_free_days", 2, 7, Stricter::higher},
    {running_file, "race_free_days_before", 1, 2, Stricter::higher},
    {running_file, "recovery_percent", 0, 50, Stricter::lower},
    {running_file, "race_return_percent", 50, 100, Stricter::lower},
    {running_file, "recovery_weeks", 1, 1, Stricter::fixed},
    {running_file, "recovery_weeks_long", 2, 2, Stricter::fixed},
    // phases
    {phases_file, "weeks_most", 26, 26, Stricter::fixed},
    {phases_file, "goal_percent", 95, 100, Stricter::higher},
    {phases_file, "end_downhill_weeks", 2, 4, Stricter::higher},
    {phases_file, "end_hard_weeks", 2, 4, Stricter::higher},
    {phases_file, "end_heavy_weeks", 12, 14, Stricter::higher},
    {phases_file, "end_jumping_weeks", 2, 3, Stricter::higher},
    {phases_file, "landing_hosted_from_rises", 4, 4, Stricter::fixed},
    {phases_file, "late_week", 20, 20, Stricter::fixed},
    {phases_file, "late_goal_percent", 60, 60, Stricter::fixed},
    {phases_file, "late_goal_minutes", 90, 90, Stricter::fixed},
    {phases_file, "sore_settle_weeks", 2, 4, Stricter::higher},
    // technique
    {technique_file, "share_step_percent", 5, 15, Stricter::lower},
    {technique_file, "rises_in_row", 1, 3, Stricter::lower},
    {technique_file, "ramp_slack_percent", 5, 5, Stricter::fixed},
    {technique_file, "full_percent", 95, 95, Stricter::fixed},
    {technique_file, "full_from_week", 9, 20, Stricter::higher},
    {technique_file, "full_weeks", 2, 2, Stricter::fixed},
    {technique_file, "learned_runs", 8, 8, Stricter::fixed},
    {technique_file, "learned_minutes", 170, 170, Stricter::fixed},
    {technique_file, "technique_runs_before", 3, 6, Stricter::higher},
    {technique_file, "technique_week_minutes", 30, 30, Stricter::fixed},
    {technique_file, "fast_from_share_percent", 52, 80, Stricter::higher},
    {technique_file, "flat_below_percent", 50, 60, Stricter::higher},
    {technique_file, "fresh_up_to_percent", 60, 66, Stricter::higher},
    {technique_file, "fresh_parts", 2, 2, Stricter::fixed},
    {technique_file, "fresh_of", 3, 3, Stricter::fixed},
    {technique_file, "fade_runs", 4, 12, Stricter::higher},
    {technique_file, "fade_minutes", 70, 300, Stricter::higher},
    {technique_file, "practice_first_weeks", 2, 2, Stricter::fixed},
    {technique_file, "practice_first_runs_most", 3, 3, Stricter::fixed},
    // exercises
    {exercises_file, "sessions_usual", 3, 3, Stricter::fixed},
    {exercises_file, "sessions_most", 3, 4, Stricter::lower},
    {exercises_file, "sessions_easy", 2, 2, Stricter::fixed},
    {exercises_file, "sessions_race_week", 1, 4, Stricter::lower},
    {exercises_file, "sessions_recovery_week", 1, 4, Stricter::lower},
    {exercises_file, "rest_days_least", 1, 2, Stricter::higher},
    {exercises_file, "exercises_most", 4, 5, Stricter::lower},
    {exercises_file, "exercises_race_week", 2, 5, Stricter::lower},
    {exercises_file, "size_minutes_unknown", 20, 20, Stricter::fixed},
    {exercises_file, "session_minutes_most", 45, 45, Stricter::fixed},
    {exercises_file, "more_sets_from_minutes", 25, 25, Stricter::fixed},
    {exercises_file, "share_percent_most", 30, 100, Stricter::lower},
    {exercises_file, "impact_sessions_most", 2, 3, Stricter::lower},
    {exercises_file, "landing_sessions", 1, 2, Stricter::lower},
    {exercises_file, "first_sets_most", 3, 3, Stricter::fixed},
    {exercises_file, "sets_step", 0, 1, Stricter::lower},
    {exercises_file, "reps_step", 0, 3, Stricter::lower},
    {exercises_file, "hold_step", 0, 10, Stricter::lower},
    {exercises_file, "tendon_hold_step", 0, 15, Stricter::lower},
    {exercises_file, "jumps_step", 1, 3, Stricter::lower},
    {exercises_file, "depth_step", 5, 15, Stricter::lower},
    {exercises_file, "first_depth_most", 60, 60, Stricter::fixed},
    {exercises_file, "rises_most", 0, 5, Stricter::lower},
    {exercises_file, "rises_most_long", 3, 5, Stricter::lower},
    {exercises_file, "long_session_minutes", 40, 40, Stricter::fixed},
    {exercises_file, "first_reps_most", 30, 30, Stricter::fixed},
    {exercises_file, "reps_most", 5, 45, Stricter::lower},
    {exercises_file, "first_hold_most", 10, 120, Stricter::lower},
    {exercises_file, "hold_most", 10, 225, Stricter::lower},
    {exercises_file, "first_contacts_most", 10, 30, Stricter::lower},
    {exercises_file, "contacts_step", 5, 15, Stricter::lower},
    {exercises_file, "contacts_most", 60, 80, Stricter::lower},
    {exercises_file, "loaded_reps_most", 36, 60, Stricter::lower},
    {exercises_file, "reps_in_reserve_most", 3, 3, Stricter::fixed},
    {exercises_file, "first_load_rm_least", 12, 12, Stricter::fixed},
    {exercises_file, "load_weeks", 2, 2, Stricter::fixed},
    {exercises_file, "load_weeks_slow", 3, 4, Stricter::higher},
    {exercises_file, "load_hurry_weeks", 6, 6, Stricter::fixed},
    {exercises_file, "loaded_sessions", 2, 2, Stricter::fixed},
    {exercises_file, "heavy_share_percent_most", 40, 70, Stricter::lower},
    {exercises_file, "holds_through_week", 3, 3, Stricter::fixed},
    {exercises_file, "tendon_apart_from_days", 4, 4, Stricter::fixed},
    {exercises_file, "jumps_after_weeks", 2, 3, Stricter::higher},
    {exercises_file, "jump_tries", 2, 2, Stricter::fixed},
    {exercises_file, "jumping_minutes_least", 25, 25, Stricter::fixed},
    {exercises_file, "jumping_days_least", 3, 3, Stricter::fixed},
    {exercises_file, "jumping_contacts", 60, 60, Stricter::fixed},
    {exercises_file, "sore_depth", 0, 30, Stricter::lower},
    {exercises_file, "sore_from", 1, 5, Stricter::lower},
    // the diary
    {diary_file, "diary_pain_cap", 0, 2, Stricter::lower},
    {diary_file, "diary_pain_cap_tendon", 0, 3, Stricter::lower},
    {diary_file, "diary_base_most", 0, 2, Stricter::lower},
    {diary_file, "diary_base_unknown", 0, 1, Stricter::lower},
    {diary_file, "diary_morning_more_tendon", 0, 1, Stricter::lower},
    {diary_file, "diary_morning_least", 0, 1, Stricter::lower},
    {diary_file, "diary_red_above", 3, 5, Stricter::lower},
    {diary_file, "diary_new_pain_from", 1, 3, Stricter::lower},
    {diary_file, "diary_mild_up_to", 0, 2, Stricter::lower},
    {diary_file, "diary_pair_days", 14, 28, Stricter::higher},
    {diary_file, "diary_excused_greens", 2, 3, Stricter::higher},
    {diary_file, "diary_runs_least", 2, 2, Stricter::fixed},
    {diary_file, "diary_short_percent", 75, 90, Stricter::higher},
    {diary_file, "diary_over_percent", 110, 125, Stricter::lower},
    {diary_file, "diary_over_minutes", 5, 15, Stricter::lower},
    {diary_file, "diary_over_weeks", 4, 4, Stricter::fixed},
    {diary_file, "diary_cut_percent", 30, 60, Stricter::lower},
    {diary_file, "diary_half_percent", 0, 50, Stricter::lower},
    {diary_file, "diary_race_hold_percent", 30, 50, Stricter::lower},
    {diary_file, "diary_gap_repeat_days", 5, 7, Stricter::lower},
    {diary_file, "diary_gap_repeat_days_one_run", 7, 10, Stricter::lower},
    {diary_file, "diary_gap_back_days", 10, 14, Stricter::lower},
    {diary_file, "diary_gap_new_days", 28, 43, Stricter::lower},
    {diary_file, "diary_gap_share_percent", 50, 75, Stricter::lower},
    {diary_file, "diary_gap_back_percent", 30, 50, Stricter::lower},
    {diary_file, "diary_gap_back_run", 10, 20, Stricter::lower},
    {diary_file, "diary_gap_back_stages", 2, 3, Stricter::higher},
    {diary_file, "diary_counts_percent", 85, 100, Stricter::higher},
    {diary_file, "diary_longest_counts_percent", 90, 100, Stricter::higher},
    {diary_file, "diary_share_counts_percent", 75, 100, Stricter::higher},
    {diary_file, "diary_test_days", 7, 14, Stricter::lower},
    {diary_file, "diary_gate_weeks", 2, 4, Stricter::lower},
    {diary_file, "diary_gate_weeks_tendon", 3, 6, Stricter::lower},
    {diary_file, "diary_holds_most", 2, 4, Stricter::lower},
    {diary_file, "diary_walk_minutes", 30, 30, Stricter::fixed},
    {diary_file, "diary_weeks_most", 26, 52, Stricter::lower},
    {diary_file, "proven_weeks_back", 1, 8, Stricter::lower},
    {diary_file, "return_until_percent", 90, 100, Stricter::higher},
    {diary_file, "return_minutes", 0, 10, Stricter::lower},
    {diary_file, "return_percent", 0, 20, Stricter::lower},
    {diary_file, "end_green_weeks", 4, 6, Stricter::higher},
};
inline constexpr std::size_t policy_number_count = std::size(policy_rows);
static_assert(policy_number_count <= 256);
static_assert(std::ranges::all_of(policy_rows, [](const PolicyRow& row) {
  return row.way >= Stricter::lower && (row.way == Stricter::fixed) == (row.least == row.most);
}));

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
inline constexpr int shortest_session_minutes = 10;

}  // namespace kneecheck::knowledge
