// On which dates a session may be (E3, E6, E8, R3, R4, V13) and which dates are the better ones.
#include <doctest/doctest.h>

#include <bit>
#include <map>

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

using Runs = std::map<int, int>;  // minutes by date of the week

// Weeks of settle from a Monday, with these runs.
Made make_weeks(const Scenario& scenario, const std::vector<Runs>& weeks) {
  Made made{scenario, runner_of(scenario), running_plan(scenario), {}};
  made.plan.weeks.resize(weeks.size());
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    Week& week = made.plan.weeks[i];
    week.longest_run_minutes = 0;
    for (Day& day : week.days) day.run.reset();
    for (const auto& [day, minutes] : weeks[i]) {
      Run run;
      run.minutes = minutes;
      week.days[static_cast<std::size_t>(day)].run = run;
      week.longest_run_minutes = std::max(week.longest_run_minutes, minutes);
    }
  }
  made.notes = plan_exercises(knowledge(), made.runner, made.plan);
  return made;
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

TEST_CASE("the days of a week: apart from each other, on run days, fresh for the long run") {
  struct Row {
    std::string what;
    std::uint8_t open_days;
    Runs runs;
    std::string days;
  };
  const std::vector<Row> rows{
      {"three runs alike: on the run days", 0x7f, {{0, 20}, {2, 20}, {4, 20}}, "mon wed fri"},
      {"never on the eve of the long run", 0x7f, {{1, 20}, {3, 20}, {5, 20}, {6, 40}}, "tue thu sun"},
      {"no runs: spread evenly", 0x7f, {}, "mon wed fri"},
      {"the more even of two", 0x0d, {}, "mon thu"},
      {"two neighbours: both, since two sessions are asked for", 0x03, {{0, 20}}, "mon tue"},
      {"three in a row: the outer two", 0x07, {{0, 20}, {2, 20}}, "mon wed"},
      {"five runs and every day open: a day of rest is left",
       0x7f,
       {{0, 20}, {1, 20}, {3, 20}, {4, 20}, {6, 20}},
       "tue thu sun"},
      {"one weekday", 0x04, {{2, 20}}, "wed"},
  };
  for (const Row& row : rows) {
    Scenario scenario;
    scenario.open_days = row.open_days;
    CHECK_MESSAGE(days_text(make_weeks(scenario, {row.runs}).plan.weeks[0]) == row.days, row.what);
  }
}

TEST_CASE("the days stay from week to week, though the runs move") {
  const Made made = make_weeks({}, {{{0, 20}, {2, 20}, {4, 20}}, {{1, 20}, {3, 20}, {5, 20}}});
  CHECK(days_text(made.plan.weeks[0]) == "mon wed fri");
  CHECK(days_text(made.plan.weeks[1]) == "mon wed fri");
}

TEST_CASE("the days move where a day of rest would be lost, or the legs for the long run") {
  const Runs five{{0, 20}, {1, 20}, {3, 20}, {5, 20}, {6, 20}};
  const Made rest = make_weeks({}, {{}, five});
  CHECK(days_text(rest.plan.weeks[0]) == "mon wed fri");
  CHECK(days_text(rest.plan.weeks[1]) == "mon wed sat");
  const Made fresh = make_weeks({}, {{}, {{1, 20}, {3, 40}}});
  CHECK(days_text(fresh.plan.weeks[1]) == "tue fri sun");
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
  CHECK(recovery.days[1].exercises.empty());
  CHECK(sessions_in(recovery) == 2);
  CHECK(days_text(made.plan.weeks[17]) == days_text(made.plan.weeks[14]));
}

}  // namespace kneecheck::exercise_tests
