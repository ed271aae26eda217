// The figures of a runner by which the planning rules are said, and the first technique (T29), from a case.
#include "running_case.h"

namespace kneecheck::running_tests {

TEST_CASE("U, Lu and the pace: given, unknown, zero") {
  struct Row {
    std::string_view answers;
    int usual, longest, pace;
  };
  const Row rows[] = {
      {"", 90, 30, 390},
      {"weekly_km: 0\nlongest_run_km: 0", 90, 30, 390},
      {"weekly_km: 40\npace: 5:00", 200, 67, 300},
      {"weekly_km: 40\nlongest_run_km: 16\npace: 5:30", 220, 88, 330},
      {"weekly_km: 3\nlongest_run_km: 2\npace: 6:00", 18, 30, 360},
      {"weekly_km: 4.5\npace: 5:00", 22, 30, 300},  // 22.5 is rounded half to even
      {"weekly_km: 5.5\npace: 5:00", 28, 30, 300},  // 27.5
  };
  for (const Row& row : rows) {
    CAPTURE(row.answers);
    const Runner figures = runner("itb", row.answers);
    CHECK(figures.usual_minutes == row.usual);
    CHECK(figures.usual_longest_minutes == row.longest);
    CHECK(figures.pace_seconds == row.pace);
  }
}

TEST_CASE("V13: as many runs as usual, at most six, one for 30 usual minutes, two for everybody") {
  struct Row {
    std::string_view answers;
    int runs;
  };
  const Row rows[] = {{"", 3},
                      {"weekly_km: 60\nruns_per_week: 7", 6},
                      {"weekly_km: 60\nruns_per_week: 1", 2},
                      {"weekly_km: 60", 3},
                      {"weekly_km: 60\nruns_per_week: 0", 3},
                      {"weekly_km: 20\nruns_per_week: 6\npace: 6:00", 4},
                      {"weekly_km: 5\nruns_per_week: 6", 2}};
  for (const Row& row : rows) {
    CAPTURE(row.answers);
    CHECK(runner("itb", row.answers).most_runs == row.runs);
  }
}

TEST_CASE("V13: five runs for tender knees and gentle plans") {
  constexpr std::string_view much = "weekly_km: 60\nruns_per_week: 6";
  CHECK(runner("patellofemoral", much).most_runs == 6);
  CHECK(runner("patellar-tendon", much).most_runs == 5);
  CHECK(runner("chondromalacia", much).most_runs == 5);
  CHECK(runner_of(person("itb", much, "55")).most_runs == 5);
}

TEST_CASE("V19: fast running comes back on request, not in a gentle plan nor with one open day") {
  const auto fast = [](std::string_view more, std::string_view age = "34") {
    return runner_of(person("itb", more, age)).fast;
  };
  CHECK_FALSE(fast(""));
  CHECK_FALSE(fast("fast_running: \"no\""));
  CHECK(fast("fast_running: \"yes\""));
  CHECK(fast("fast_running: \"yes\"\ndays: [mon, tue]"));
  CHECK_FALSE(fast("fast_running: \"yes\"\ndays: [mon]"));
  CHECK_FALSE(fast("fast_running: \"yes\"", "55"));
  CHECK_FALSE(fast("fast_running: \"yes\"\nweeks_off: 7"));
}

TEST_CASE("E19: jumping comes back to a tendon of a jumping sport, not in a gentle plan") {
  CHECK(runner("patellar-tendon", "sport: jumping").jumper);
  CHECK_FALSE(runner("patellar-tendon").jumper);
  CHECK_FALSE(runner("itb", "sport: jumping").jumper);
  CHECK_FALSE(runner_of(person("patellar-tendon", "sport: jumping", "60")).jumper);
}

TEST_CASE("C: exact, and for ITB pain not beyond where the pain starts") {
  CHECK_FALSE(runner("itb").comfortable_ticks);
  CHECK(runner("itb", "comfortable_km: 5\npace: 6:00").comfortable_ticks == 30 * ticks_per_minute);
  CHECK(runner("itb", "comfortable_km: 5\npain_starts_km: 3.5\npace: 6:00").comfortable_ticks ==
        21 * ticks_per_minute);
  CHECK(runner("itb", "pain_starts_km: 3.5\npace: 6:00").comfortable_ticks == std::nullopt);
  CHECK(runner("patellofemoral", "comfortable_km: 5\npain_starts_km: 3.5\npace: 6:00").comfortable_ticks ==
        30 * ticks_per_minute);
}

TEST_CASE("gentle: more than 6 weeks off, 55 or older, or a stress fracture; gentle plans do not rebuild") {
  const auto gentle = [](std::string_view age, std::string_view history, std::string_view more) {
    return runner_of(person("itb", "weekly_km: 30\n" + std::string(more), age, history));
  };
  CHECK_FALSE(gentle("54", "none", "weeks_off: 6").gentle);
  CHECK(gentle("54", "none", "weeks_off: 6").rebuilding);
  CHECK(gentle("54", "none", "weeks_off: 6.5").gentle);
  CHECK(gentle("55", "none", "").gentle);
  CHECK(gentle("30", "stress_fracture", "").gentle);
  CHECK_FALSE(gentle("30", "stress_fracture", "").rebuilding);
  CHECK_FALSE(runner("itb").rebuilding);
}

TEST_CASE("gentle as well: what weakens bone or tendon, once a clinician has cleared it") {
  for (const std::string_view history : {"osteoporosis", "steroid_use", "low_energy", "fluoroquinolone"}) {
    CAPTURE(history);
    CHECK(runner_of(person("itb", "weekly_km: 30\ncleared: [other-illness]", "30", history)).gentle);
  }
  CHECK_FALSE(
      runner_of(person("itb", "weekly_km: 30\ncleared: [other-illness]", "30", "immunosuppressed")).gentle);
}

TEST_CASE("T29: the first technique that fits and is not barred; T01: the one named as the next") {
  struct Row {
    std::string_view condition, answers, first, next;
  };
  const Row rows[] = {
      {"itb", "", "forward-lean", "knee-forward"},
      {"itb", "runs_upright: \"yes\"\ncrosses_over: \"yes\"", "forward-lean", "step-width"},
      {"itb", "runs_upright: \"no\"", "knee-forward", ""},
      {"itb", "runs_upright: \"no\"\ncrosses_over: \"yes\"\ncadence: 160", "step-width", "cadence"},
      {"itb", "runs_upright: \"no\"\ncadence: 170", "cadence", "knee-forward"},
      {"itb", "runs_upright: \"no\"\ncadence: 171", "knee-forward", ""},
      {"patellofemoral", "", "knee-forward", ""},
      {"patellofemoral", "knee_drops_in: \"yes\"\ncadence: 160", "knee-forward", "cadence"},
      {"patellofemoral", "cadence: 170\nruns_upright: \"yes\"", "cadence", "forward-lean"},
      {"patellofemoral", "cadence: 171\nruns_upright: \"yes\"", "forward-lean", "knee-forward"},
      {"chondromalacia", "knee_drops_in: \"no\"\nruns_upright: \"yes\"", "forward-lean", "knee-forward"},
      {"patellar-tendon", "cadence: 181", "forward-lean", "knee-forward"},
      {"patellar-tendon", "", "forward-lean", "cadence"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.condition);
    CAPTURE(row.answers);
    const Runner figures = runner(row.condition, row.answers);
    CHECK(word(figures.technique) == row.first);
    // Where the rule names no other one, data may.
    if (row.next.empty()) continue;
    REQUIRE(figures.next_technique);
    CHECK(word(*figures.next_technique) == row.next);
  }
}

TEST_CASE("T29: hamstring and back pain bar leaning, inner pain bars width") {
  const auto first = [](std::string_view history, std::string_view condition, std::string_view more,
                        bool inner = false) {
    Case answers = person(condition, more, "34", history);
    if (inner) answers[Key::location].yes |= choice_bit(builtin().question(Key::location), "inner");
    return word(runner_of(answers).technique);
  };
  CHECK(first("hamstring", "itb", "") == "knee-forward");
  CHECK(first("back_pain", "patellofemoral", "runs_upright: \"yes\"") == "knee-forward");
  CHECK(first("back_pain", "patellar-tendon", "") == "cadence");
  CHECK(first("back_pain", "patellar-tendon", "cadence: 185") == "knee-forward");
  CHECK(first("hamstring", "itb", "crosses_over: \"yes\"") == "step-width");
  CHECK(first("hamstring", "itb", "crosses_over: \"yes\"", true) == "knee-forward");
}

TEST_CASE("T14: how far the technique goes") {
  const auto target = [](std::string_view condition, std::string_view more) {
    return technique_target(builtin(), runner(condition, more));
  };
  CHECK(target("itb", "").to == 10);
  CHECK_FALSE(target("itb", "").from);
  const TechniqueTarget cadence = target("itb", "runs_upright: \"no\"\ncadence: 165");
  CHECK(cadence.from == 165);
  CHECK(cadence.to == 173);
  CHECK(target("itb", "runs_upright: \"no\"\ncrosses_over: \"yes\"").to == 5);
  CHECK_FALSE(target("patellofemoral", "knee_drops_in: \"yes\"").to);
}

}  // namespace kneecheck::running_tests
