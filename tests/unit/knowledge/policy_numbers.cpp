// The numbers of data/plans: each in its own file and within its row; data may be stricter than a rule, never
// looser, and never incomplete.
#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

std::string number(std::string_view id, int value, const std::string& rule = "V1") {
  return "numbers:\n  - {id: " + std::string(id) + ", value: " + std::to_string(value) +
         ", what: w, rule: " + rule + ", sources: [judgement], strength: judgement}\n";
}

Loaded with(std::string_view file, const std::string& text) {
  return load_over({{std::string(file), text}});
}

}  // namespace

TEST_CASE("the numbers of the plans: the next looser one is refused, a stricter one is taken") {
  struct Row {
    std::string_view file;
    NumberId number;
    int built_in, looser, stricter;
  };
  for (const Row& row : {Row{running_file, "long_growth_percent"_n, 110, 111, 109},
                         Row{running_file, "long_step_minutes"_n, 5, 6, 4},
                         Row{running_file, "week_growth_percent"_n, 110, 111, 105},
                         Row{running_file, "easy_percent"_n, 80, 81, 75},
                         Row{running_file, "weeks_between_easy"_n, 4, 5, 3},
                         Row{running_file, "start_run_percent"_n, 75, 76, 70},
                         Row{running_file, "runs_most_tender"_n, 5, 6, 3},
                         Row{running_file, "regrow_percent"_n, 120, 121, 110},
                         Row{running_file, "regrow_late_percent"_n, 115, 116, 110},
                         Row{running_file, "speed_after_weeks"_n, 2, 1, 3},
                         Row{running_file, "strides_most"_n, 8, 9, 6},
                         Row{running_file, "stage_runs"_n, 2, 1, 3},
                         Row{running_file, "first_continuous_minutes"_n, 30, 31, 25},
                         Row{running_file, "hill_step_percent"_n, 5, 6, 4},
                         Row{running_file, "downhill_step_percent"_n, 4, 5, 3},
                         Row{running_file, "race_week_percent"_n, 60, 61, 40},
                         Row{running_file, "recovery_percent"_n, 50, 51, 30},
                         Row{running_file, "race_quiet_weeks"_n, 2, 1, 3},
                         Row{phases_file, "goal_percent"_n, 95, 94, 100},
                         Row{phases_file, "end_downhill_weeks"_n, 2, 1, 3},
                         Row{phases_file, "end_hard_weeks"_n, 2, 1, 3},
                         Row{phases_file, "end_heavy_weeks"_n, 12, 11, 13},
                         Row{technique_file, "share_step_percent"_n, 15, 16, 10},
                         Row{technique_file, "rises_in_row"_n, 3, 4, 2},
                         Row{technique_file, "full_from_week"_n, 9, 8, 12},
                         Row{technique_file, "fade_runs"_n, 4, 3, 6},
                         Row{technique_file, "technique_runs_before"_n, 3, 2, 5},
                         Row{exercises_file, "sessions_most"_n, 3, 4, 3},
                         Row{exercises_file, "load_weeks_slow"_n, 3, 2, 4},
                         Row{exercises_file, "loaded_reps_most"_n, 60, 61, 50},
                         Row{exercises_file, "jumps_after_weeks"_n, 2, 1, 3},
                         Row{exercises_file, "jumps_step"_n, 3, 4, 2},
                         Row{exercises_file, "rest_days_least"_n, 1, 0, 2},
                         Row{exercises_file, "exercises_most"_n, 5, 6, 4},
                         Row{exercises_file, "impact_sessions_most"_n, 3, 4, 2},
                         Row{exercises_file, "sets_step"_n, 1, 2, 0},
                         Row{exercises_file, "reps_step"_n, 2, 3, 1},
                         Row{exercises_file, "hold_step"_n, 5, 6, 3},
                         Row{exercises_file, "reps_most"_n, 45, 46, 45},
                         Row{exercises_file, "first_hold_most"_n, 120, 121, 120},
                         Row{exercises_file, "hold_most"_n, 225, 226, 225},
                         Row{exercises_file, "first_contacts_most"_n, 30, 31, 20},
                         Row{exercises_file, "contacts_step"_n, 15, 16, 10},
                         Row{exercises_file, "contacts_most"_n, 80, 81, 60},
                         Row{exercises_file, "sore_from"_n, 5, 6, 3}}) {
    const std::string_view id = row_of(row.number).id;
    CAPTURE(id);
    CHECK(refused(with(row.file, number(id, row.looser)), "looser_than_builtin", std::to_string(row.looser)));
    for (const int value : {row.built_in, row.stricter}) {
      const Loaded loaded = with(row.file, number(id, value));
      REQUIRE_MESSAGE(loaded.knowledge != nullptr, format(loaded.problems));
      CHECK((*loaded.knowledge->policy)[row.number] == value);
    }
  }
}

TEST_CASE("numbers that are strict by themselves must fit together") {
  const std::string mild =
      "numbers:\n  - {id: sore_depth, value: 20, what: w, rule: E14, sources: [judgement], strength: "
      "judgement}\n";
  CHECK(refused(with(exercises_file, mild), "contradiction", "'mini-squat' begins at 30 degrees"));
  const Loaded fitting = with(exercises_file, mild +
                                                  "depths:\n  - {exercise: mini-squat, from: 20, to: 60, "
                                                  "rule: E10, sources: [judgement], strength: judgement}\n");
  REQUIRE_MESSAGE(fitting.knowledge != nullptr, format(fitting.problems));
  CHECK(refused(with(technique_file,
                     "numbers:\n  - {id: flat_below_percent, value: 60, what: w, rule: T16, sources: "
                     "[judgement], strength: judgement}\n"),
                "contradiction", "flat_below_percent 60 is above fast_from_share_percent 52"));
}

TEST_CASE("every number stands once in the table, names its rule and sources, and lies within its row") {
  const auto knowledge = builtin();
  for (std::size_t i = 0; i < policy_number_count; ++i) {
    const PolicyRow& row = policy_rows[i];
    const PolicyNumber& each = knowledge->policy->numbers[i];
    CAPTURE(row.id);
    const auto same = [&row](const PolicyRow& other) { return other.id == row.id; };
    CHECK(std::count_if(std::begin(policy_rows), std::end(policy_rows), same) == 1);
    CHECK(row.least <= each.value);
    CHECK(each.value <= row.most);
    CHECK_FALSE(each.basis.rule.empty());
    CHECK_FALSE(each.basis.evidence.sources.empty());
  }
}

TEST_CASE("a number in another file, of another rule, or that nothing reads is refused") {
  CHECK(refused(with(phases_file, number("easy_percent", 80)), "bad_value",
                "'easy_percent' belongs into another file"));
  CHECK(refused(with(exercises_file, number("easy_percent", 80)), "bad_value", "belongs into another file"));
  CHECK(refused(with(running_file, number("easy_percents", 80)), "bad_value",
                "'easy_percents' is not allowed here"));
  CHECK(refused(with(exercises_file, number("sets_step", 1, "E99")), "dangling_id", "E99"));
  const Loaded idle = with(running_file, number("growth_percent", 103));
  CHECK(refused(idle, "bad_value", "'growth_percent' is not allowed here"));
  CHECK(idle.problems.size() == 1);
}

}  // namespace kneecheck::knowledge
