// Weights, holds and jumps (E9, E12, E16 to E19).
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>

#include "exercises_grid.h"

namespace kneecheck::exercise_tests {
namespace {

// The weights of the rule, the lightest first.
constexpr std::array steps{15, 12, 10, 8, 6};

std::ptrdiff_t step_of(int rm) {
  return std::find(steps.begin(), steps.end(), rm) - steps.begin();
}

Scenario tendon(int minutes, std::vector<std::string_view> kit) {
  Scenario scenario;
  scenario.conditions = {"patellar-tendon"};
  scenario.minutes = minutes;
  scenario.kit = std::move(kit);
  return scenario;
}

bool has_weights(const Made& made) {
  return among("weights", made.scenario.kit) || among("gym", made.scenario.kit);
}

// Sets with a load of what loads the tendon.
int heavy_sets(const Day& day) {
  int sets = 0;
  for (const PrescribedExercise& dose : day.exercises)
    sets += dose.load_rm && among(id_of(dose.exercise), tendon_loads) ? dose.sets : 0;
  return sets;
}

// The lightest number of repetitions at most of a week; empty without a load.
std::optional<int> heaviest(const Week& week) {
  std::optional<int> rm;
  for (const Day& day : week.days) {
    for (const PrescribedExercise& dose : day.exercises) {
      if (dose.load_rm) rm = std::min(rm.value_or(99), *dose.load_rm);
    }
  }
  return rm;
}

std::vector<int> weights_used(const Made& made) {
  std::vector<int> used;
  for (const Week& week : made.plan.weeks) {
    if (const auto rm = heaviest(week); rm && (used.empty() || used.back() != *rm)) used.push_back(*rm);
  }
  return used;
}

}  // namespace

TEST_CASE("E16: a load goes one step at a time, after two normal weeks on it, and never back") {
  each_plan([](const Made& made) -> Fault {
    struct Last {
      int rm = 0, weeks = 0;
      Sides sides = Sides::both;
    };
    std::map<ExerciseIndex, Last> last;
    int loaded_weeks = 0;
    for (const Week& week : made.plan.weeks) {
      std::map<ExerciseIndex, PrescribedExercise> doses;
      for (const Day& day : week.days) {
        for (const PrescribedExercise& dose : day.exercises) {
          if (dose.load_rm)
            doses[dose.exercise] = dose;
          else if (last.count(dose.exercise) > 0)
            return "a load is given up";
        }
      }
      for (const auto& [exercise, dose] : doses) {
        const int rm = *dose.load_rm;
        const std::string what =
            std::string(id_of(exercise)) + " in week " + std::to_string(week.number) + ": ";
        if (step_of(rm) == std::ptrdiff_t{steps.size()} || dose.reps > rm || dose.reps < rm - 3)
          return what + "not a weight of the rule";
        const bool is_new = last.count(exercise) == 0;
        Last& before = last[exercise];
        if (is_new && rm < 12) return what + "starts too heavy";
        if (!is_new && rm != before.rm) {
          if (step_of(rm) != step_of(before.rm) + 1 && before.sides == dose.sides)
            return what + "not the next step";
          if (before.weeks < 2) return what + "too soon";
          before.weeks = 0;
        }
        if (rm == 6 && (!made.scenario.has("patellar-tendon") || loaded_weeks < 8))
          return what + "six too soon";
        before.rm = rm;
        before.sides = dose.sides;
        before.weeks += week.deload ? 0 : 1;
      }
      loaded_weeks += doses.empty() ? 0 : 1;
    }
    return {};
  });
}

TEST_CASE("E16: the first load opens a phase from align on") {
  each_plan([](const Made& made) -> Fault {
    for (std::size_t i = 0; i < made.plan.weeks.size(); ++i) {
      const Week& week = made.plan.weeks[i];
      if (!heaviest(week)) continue;
      return week.phase >= PhaseId::align && made.plan.weeks[i - 1].phase != week.phase ? ""
                                                                                        : "inside a phase";
    }
    return {};
  });
}

TEST_CASE("E16: the first load is on what was done before where only house exercises can carry it") {
  const auto phase = [](bool sore, std::vector<std::string_view> kit, std::vector<std::string_view> avoid) {
    Scenario scenario = tendon(17, std::move(kit));
    scenario.conditions.emplace_back("chondromalacia");
    scenario.sore = sore;
    scenario.avoid = std::move(avoid);
    const Runner runner = runner_of(scenario);
    return first_load_phase(frame_of(knowledge(), scenario, runner));
  };
  CHECK(phase(true, {}, {"split-squat"}) == PhaseId::single_leg);
  CHECK(phase(false, {}, {"split-squat"}) == PhaseId::align);
  CHECK(phase(true, {"gym"}, {"split-squat"}) == std::nullopt);
  CHECK(phase(true, {}, {}) == std::nullopt);
  CHECK(phase(true, {}, {"split-squat", "mini-squat"}) == std::nullopt);
}

TEST_CASE("E12: weights or a gym; a tendon without them has a rucksack, for eight repetitions and more") {
  each_plan([](const Made& made) -> Fault {
    for (const Week& week : made.plan.weeks) {
      const auto rm = heaviest(week);
      if (!rm || has_weights(made)) continue;
      if (!made.scenario.has("patellar-tendon")) return "a load without weights";
      if (*rm < 8) return "a heavy rucksack";
    }
    return {};
  });
}

TEST_CASE("E16: six repetitions for a tendon with weights, eight for everybody else") {
  CHECK(weights_used(make(tendon(45, {"gym"}))) == std::vector{15, 12, 10, 8, 6});
  const std::vector<int> rucksack = weights_used(make(tendon(45, {})));
  CHECK(rucksack.back() == 8);
  Scenario other;
  other.conditions = {"patellofemoral"};
  other.kit = {"gym"};
  for (const int rm : weights_used(make(other))) CHECK(rm >= 8);
}

TEST_CASE("E17: heavy from the tenth heavy week on, and at the end") {
  for (const auto& kit : {std::vector<std::string_view>{"gym"}, std::vector<std::string_view>{}}) {
    for (const int minutes : {10, 20, 30, 45}) {
      CAPTURE(minutes);
      const Made made = make(tendon(minutes, kit));
      int heavy_weeks = 0;
      for (const Week& week : made.plan.weeks) {
        const auto rm = heaviest(week);
        if (rm) ++heavy_weeks;
        if (heavy_weeks >= 10) CHECK(rm.value_or(99) <= 10);
        if (week.number > 15) CHECK(rm.value_or(99) <= 8);
      }
    }
  }
}

TEST_CASE(
    "E17: three heavy sets a session from align on, two in short sessions and deloads; never fewer than "
    "before") {
  each_plan([](const Made& made) -> Fault {
    if (!made.scenario.has("patellar-tendon")) return {};
    int before = 0;
    PhaseId phase = PhaseId::settle;
    for (const Week& week : made.plan.weeks) {
      const PhaseId from = made.scenario.sore ? PhaseId::single_leg : PhaseId::align;
      if (week.phase < from || is_low(week)) continue;
      const int least = made.scenario.minutes < 20 || week.deload ? 2 : 3;
      int sessions = 0;
      int all = 0;
      for (const Day& day : week.days) {
        sessions += heavy_sets(day) >= least ? 1 : 0;
        all += heavy_sets(day);
      }
      if (sessions < std::min(2, sessions_in(week)))
        return std::to_string(sessions) + " heavy sessions in week " + std::to_string(week.number);
      if (week.deload) continue;
      if (phase == week.phase && all < before)
        return "fewer heavy sets in week " + std::to_string(week.number);
      before = all;
      phase = week.phase;
    }
    return {};
  });
}

TEST_CASE("E17: sets and rests by the minutes of a session") {
  for (int minutes = 10; minutes <= 60; ++minutes) {
    CAPTURE(minutes);
    const Scenario scenario = tendon(minutes, {"gym"});
    const Runner runner = runner_of(scenario);
    const ExerciseFrame frame = frame_of(knowledge(), scenario, runner);
    CHECK(frame.heavy.size.sets >= (minutes < 20 ? 2 : 3));
    CHECK(frame.heavy.size.sets <= 3);       // E9: at first
    CHECK(frame.heavy.size.sets_most <= 4);  // E9: ever
    CHECK(frame.holds.size.sets >= (minutes < 20 ? 2 : 3));
    CHECK(frame.holds.size.sets <= 5);
    CHECK(frame.holds.size.hold.from >= 30);
    if (minutes >= 25) {
      CHECK(frame.heavy.size.rest_both == 90);
      CHECK(frame.heavy.size.rest_together == 90);
      CHECK(frame.holds.size.sets == 5);  // the usual five of 30, then of 45 seconds
      CHECK(frame.holds.size.hold.from == 30);
      CHECK(frame.holds.size.hold.to == 45);
    }
  }
}

TEST_CASE("E17: still holds in settle and through week 3; a sore tendon in settle") {
  for (const bool sore : {false, true}) {
    CAPTURE(sore);
    Scenario scenario = tendon(30, {"strap"});
    scenario.sore = sore;
    const Made made = make(scenario);
    for (const Week& week : made.plan.weeks) {
      CAPTURE(week.number);
      const bool due = week.phase == PhaseId::settle || (!sore && week.number <= 3);
      int sessions = 0;
      for (const Day& day : week.days) {
        sessions +=
            std::any_of(day.exercises.begin(), day.exercises.end(), [](const PrescribedExercise& dose) {
              return dose.hold_seconds >= 30 && dose.sets >= 3 &&
                     among(id_of(dose.exercise),
                           {"wall-squat", "spanish-squat", "knee-extension", "leg-press"});
            });
      }
      if (due) CHECK(sessions >= std::min(2, sessions_in(week)));
    }
  }
  // Nobody else has them.
  const Scenario other;
  const Runner runner = runner_of(other);
  CHECK_FALSE(frame_of(knowledge(), other, runner).hold(make(other).plan.weeks[0]));
}

TEST_CASE("E4: a split squat opens in align for a tendon alone") {
  const Made alone = make(tendon(30, {"weights"}));
  CHECK(sessions_with(alone.plan.weeks[2], {"split-squat"}) > 0);
  Scenario both = tendon(30, {"weights"});
  both.conditions = {"patellar-tendon", "itb"};
  const Made mixed = make(both);
  for (std::size_t i = 0; i < 5; ++i) CHECK(sessions_with(mixed.plan.weeks[i], {"split-squat"}) == 0);
}

TEST_CASE("E18: others have a load or a one-legged exercise in two sessions from landing on") {
  each_plan([](const Made& made) -> Fault {
    if (made.scenario.has("patellar-tendon")) return {};
    for (const Week& week : made.plan.weeks) {
      if (week.phase < PhaseId::landing || week.deload || is_low(week)) continue;
      int sessions = 0;
      if (has_weights(made)) {
        for (const Day& day : week.days)
          sessions += std::any_of(day.exercises.begin(), day.exercises.end(),
                                  [](const PrescribedExercise& dose) { return dose.load_rm.has_value(); });
      } else {
        sessions = sessions_with(week, {"single-leg-squat", "split-squat", "single-leg-deadlift", "step-up",
                                        "step-down", "decline-squat", "hip-hitch"});
      }
      if (sessions < std::min(2, sessions_in(week))) return "week " + std::to_string(week.number);
    }
    return {};
  });
}

TEST_CASE("E3, E19: jumps come in their order, and only where the week says that they are new") {
  each_plan([](const Made& made) -> Fault {
    std::size_t reached = 0;
    const std::vector<std::string_view> jumps{"pogo", "hops", "box-jump"};
    for (const Week& week : made.plan.weeks) {
      for (std::size_t i = 0; i < jumps.size(); ++i) {
        if (sessions_with(week, {jumps[i]}) == 0) continue;
        const bool said = std::any_of(week.news.begin(), week.news.end(),
                                      [&](const Novelty& novelty) { return novelty.exercise == jumps[i]; });
        if (i >= reached && !said) return std::string(jumps[i]) + " is not said to be new";
        reached = std::max(reached, i + 1);
      }
    }
    return reached == 0 || made.scenario.jumper ? "" : "jumps for somebody who does not jump";
  });
}

TEST_CASE("E19: a jumper with time comes to 60 landings a session") {
  Scenario scenario = tendon(45, {"gym", "step"});
  scenario.jumper = true;
  const Made made = make(scenario);
  int weeks = 0;
  for (const Week& week : made.plan.weeks) {
    int most = 0;
    for (const Day& day : week.days) {
      int sum = 0;
      for (const PrescribedExercise& dose : day.exercises) sum += contacts(knowledge(), dose);
      most = std::max(most, sum);
    }
    weeks += most >= 60 ? 1 : 0;
    CHECK(most <= 80);
  }
  CHECK(weeks >= 2);
}

}  // namespace kneecheck::exercise_tests
