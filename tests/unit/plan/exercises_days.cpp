// On which dates a session may be (E3, E6, E8, R3, R4, V13) and which dates are the better ones.
#include <doctest/doctest.h>

#include <bit>

#include "exercises_grid.h"

namespace kneecheck::exercise_tests {
namespace {

bool one_weekday(const Scenario& scenario) {
  return std::popcount(scenario.open_days) == 1;
}

std::string days_text(const Week& week) {
  std::string line;
  for (const Day& day : week.days) {
    if (!day.exercises.empty())
      line += std::string(line.empty() ? "" : " ") + std::string(word(day.date.weekday()));
  }
  return line;
}

// The dates with one of these exercises, one after the other.
Fault back_to_back(const Made& made, const std::vector<std::string_view>& ids) {
  Date last{-9};
  for (const Week& week : made.plan.weeks) {
    for (const Day& day : week.days) {
      bool has = false;
      for (const PrescribedExercise& dose : day.exercises) has = has || among(id_of(dose.exercise), ids);
      if (!has) continue;
      if (days_between(last, day.date) == 1)
        return "on consecutive dates in week " + std::to_string(week.number);
      last = day.date;
    }
  }
  return {};
}

RunDays runs_on(DayMask days) {
  RunDays sets;
  sets.first = day_sets[days].count;
  sets.early.fill(0);
  sets.early[static_cast<std::size_t>(sets.first)] = days;
  sets.late = sets.early;
  return sets;
}

// The usual session days of a plan from a Monday.
std::string usual_days(const Scenario& scenario, DayMask runs) {
  const Runner runner = runner_of(scenario);
  const DayMask days = usual_session_days(frame_of(knowledge(), scenario, runner), scenario.open_days,
                                          runs_on(runs), 0b1100000);
  std::string line;
  for (int day = 0; day < days_a_week; ++day) {
    if (on_day(days, day))
      line += std::string(line.empty() ? "" : " ") +
              std::string(Names<Weekday>::words[static_cast<std::size_t>(day)]);
  }
  return line;
}

}  // namespace

TEST_CASE("E8, R4: two to four sessions a week, fewer with one open weekday and around a race") {
  each_week([](const Made& made, const Week& week) -> Fault {
    const bool low = week.race_week || week.recovery;
    const int least = (low ? 1 : 2) - (one_weekday(made.scenario) ? 1 : 0);
    const int sessions = sessions_in(week);
    if (week.strength_sessions != sessions) return "strength_sessions is wrong";
    return least <= sessions && sessions <= 4 ? "" : std::to_string(sessions) + " sessions";
  });
}

TEST_CASE("V13: sessions are on open days only") {
  each_session([](const Made& made, const Week&, const Day& day) -> Fault {
    return (made.scenario.open_days >> static_cast<unsigned>(day.date.weekday()) & 1U) != 0 ? ""
                                                                                            : "a closed day";
  });
}

TEST_CASE("E8: a day a week has neither run nor exercises") {
  each_week([](const Made&, const Week& week) -> Fault {
    for (const Day& day : week.days) {
      if (!day.run && day.exercises.empty()) return {};
    }
    return "no day of rest";
  });
}

TEST_CASE("R3: no exercises on the day of the race") {
  each_session([](const Made& made, const Week&, const Day& day) -> Fault {
    return made.plan.race && made.plan.race->date == day.date ? "exercises on race day" : "";
  });
}

TEST_CASE("E3: landings are never on consecutive dates, across weeks too") {
  each_plan([](const Made& made) { return back_to_back(made, landings); });
}

TEST_CASE("E6: the tendon is never loaded on consecutive dates when four days or more are open") {
  each_plan([](const Made& made) -> Fault {
    return made.scenario.has("patellar-tendon") && std::popcount(made.scenario.open_days) >= 4
               ? back_to_back(made, tendon_loads)
               : "";
  });
}

TEST_CASE("the usual days: apart from each other, and on run days") {
  struct Row {
    std::string what;
    std::uint8_t open_days;
    DayMask runs;
    std::string days;
  };
  const std::vector<Row> rows{
      {"three runs: on run days, but the longest", 0x7f, 0b0010101, "mon wed sat"},
      {"only two open days", 0b0001001, 0b0001001, "mon thu"},
      {"two neighbours: both, since two sessions are asked for", 0x03, 0b0000001, "mon tue"},
      {"five runs, the longest on Sunday: not on it, nor on the day before", 0x7f, 0b1011011, "mon wed fri"},
      {"one weekday", 0x04, 0b0000100, "wed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Scenario scenario;
    scenario.open_days = row.open_days;
    CHECK(usual_days(scenario, row.runs) == row.days);
  }
}

TEST_CASE("E8: whatever is open and run, a day of the usual week is left for rest") {
  for (int open = 1; open < 128; ++open) {
    for (int runs = 1; runs < 128; ++runs) {
      if ((runs & ~open) != 0 || day_sets[static_cast<std::size_t>(runs)].count > 6) continue;
      if (runs % 5 != open % 5) continue;  // a sample
      Scenario scenario;
      scenario.open_days = static_cast<std::uint8_t>(open);
      const Runner runner = runner_of(scenario);
      const ExerciseFrame frame = frame_of(knowledge(), scenario, runner);
      const DayMask days =
          usual_session_days(frame, static_cast<DayMask>(open), runs_on(static_cast<DayMask>(runs)), 0);
      const bool right = (days & ~open) == 0 && day_sets[static_cast<std::size_t>(days | runs)].count <= 6 &&
                         days != 0 && day_sets[days].count <= 3;
      if (!right) FAIL_CHECK("open " << open << " runs " << runs << " sessions " << int{days});
    }
  }
}

TEST_CASE("the days stay through the plan; a week with fewer sessions takes some of them") {
  each_plan([](const Made& made) -> Fault {
    const DayMask usual = frame_of(knowledge(), made.scenario, made.runner).sessions;
    for (const Week& week : made.plan.weeks) {
      for (int day = 0; day < days_a_week; ++day) {
        if (!week.days[static_cast<std::size_t>(day)].exercises.empty() && !on_day(usual, day))
          return "another day in week " + std::to_string(week.number);
      }
    }
    return {};
  });
}

TEST_CASE("around a race: early in its week, and not right after it") {
  Scenario scenario;
  scenario.race_week = 16;
  scenario.race_day = 6;
  const Made made = make(scenario);
  const Week& race = made.plan.weeks[15];
  const Week& recovery = made.plan.weeks[16];
  CHECK(sessions_in(race) == 1);
  CHECK(race.days[4].exercises.empty());
  CHECK(race.days[5].exercises.empty());
  CHECK(recovery.days[0].exercises.empty());
  CHECK(sessions_in(recovery) == 2);
  CHECK(days_text(made.plan.weeks[17]) == days_text(made.plan.weeks[14]));
}

}  // namespace kneecheck::exercise_tests
