// Rules E1 to E19: what a session and a week must and must not have. Each rule over the whole grid; the
// numbers here are those of the rules, not of data/plans.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "exercises_grid.h"

namespace kneecheck::exercise_tests {
namespace {

// By condition and phase (E10).
const std::map<std::string_view, std::array<int, phase_count>> depths{
    {"itb", {45, 45, 60, 60, 60}},
    {"patellofemoral", {45, 45, 60, 60, 60}},
    {"chondromalacia", {30, 45, 45, 60, 60}},
    {"patellar-tendon", {60, 60, 90, 90, 90}}};
// E3, E4: the first phase of those that must wait.
const std::map<std::string_view, PhaseId> waits{{"running-man", PhaseId::align},
                                                {"band-walk", PhaseId::align},
                                                {"hip-hitch", PhaseId::align},
                                                {"step-up", PhaseId::align},
                                                {"step-down", PhaseId::align},
                                                {"leg-press", PhaseId::align},
                                                {"side-plank", PhaseId::align},
                                                {"single-leg-deadlift", PhaseId::align},
                                                {"single-leg-squat", PhaseId::single_leg},
                                                {"split-squat", PhaseId::single_leg},
                                                {"decline-squat", PhaseId::single_leg},
                                                {"landing", PhaseId::landing},
                                                {"pogo", PhaseId::landing},
                                                {"hops", PhaseId::landing},
                                                {"box-jump", PhaseId::landing}};
const std::map<std::string_view, std::vector<std::string_view>> kit{{"band-walk", {"band"}},
                                                                    {"spanish-squat", {"strap"}},
                                                                    {"step-up", {"step"}},
                                                                    {"step-down", {"step"}},
                                                                    {"hip-hitch", {"step"}},
                                                                    {"leg-press", {"gym"}},
                                                                    {"decline-squat", {"slant_board"}},
                                                                    {"box-jump", {"step", "gym"}}};

int count(const Day& day, const std::vector<std::string_view>& ids) {
  return static_cast<int>(
      std::count_if(day.exercises.begin(), day.exercises.end(),
                    [&ids](const PrescribedExercise& dose) { return among(id_of(dose.exercise), ids); }));
}

}  // namespace

TEST_CASE("E1: a house exercise leads every session, and only those are core") {
  each_session([](const Made&, const Week&, const Day& day) -> Fault {
    if (count(day, house) == 0) return "no house exercise";
    for (const PrescribedExercise& dose : day.exercises) {
      if ((dose.role == Role::core) != among(id_of(dose.exercise), house))
        return std::string(id_of(dose.exercise)) + " has the wrong role";
    }
    return {};
  });
}

TEST_CASE("house exercises stand first in a session") {
  each_session([](const Made&, const Week&, const Day& day) -> Fault {
    const bool sorted = std::is_sorted(
        day.exercises.begin(), day.exercises.end(),
        [](const PrescribedExercise& a, const PrescribedExercise& b) { return a.role < b.role; });
    return sorted ? "" : "support before a house exercise";
  });
}

TEST_CASE("E2: isolation is fewer than half of a session") {
  each_session([](const Made&, const Week&, const Day& day) -> Fault {
    const int isolated = count(day, isolation);
    return isolated == 0 || 2 * isolated < static_cast<int>(day.exercises.size()) ? "" : "too much isolation";
  });
}

TEST_CASE("E3: landings start on two legs, come in every week of their phase, and jumps only after them") {
  each_plan([](const Made& made) -> Fault {
    bool landed = false;
    for (const Week& week : made.plan.weeks) {
      if (sessions_with(week, landings) > 3) return "too many landing sessions";
      if (week.phase == PhaseId::landing && sessions_with(week, {"landing"}) == 0)
        return "no landing in its phase";
      const bool jumps = sessions_with(week, {"pogo", "hops", "box-jump"}) > 0;
      if (jumps && !landed) return "a jump before landing";
      if (jumps && made.scenario.gentle) return "a jump in a gentle plan";
      const PrescribedExercise* landing = dose_in(week, "landing");
      if (landing != nullptr && !landed && landing->sides != Sides::together)
        return "first landing on one leg";
      landed = landed || landing != nullptr;
    }
    return landed ? "" : "never landed";
  });
}

TEST_CASE("E3, E4: exercises wait for their phase") {
  each_session([](const Made& made, const Week& week, const Day& day) -> Fault {
    const bool tendon_alone = made.scenario.conditions == std::vector<std::string_view>{"patellar-tendon"};
    for (const PrescribedExercise& dose : day.exercises) {
      const auto wait = waits.find(id_of(dose.exercise));
      if (wait == waits.end()) continue;
      const bool sooner = tendon_alone && wait->first == "split-squat" && week.phase == PhaseId::align;
      if (week.phase < wait->second && !sooner) return std::string(wait->first) + " too early";
    }
    return {};
  });
}

TEST_CASE("E4: kneecap pain has no Spanish or decline squat") {
  each_session([](const Made& made, const Week&, const Day& day) -> Fault {
    return made.scenario.kneecap() && count(day, {"spanish-squat", "decline-squat"}) > 0
               ? "too much for a kneecap"
               : "";
  });
}

TEST_CASE("E5: an ITB plan has wall and ball in every phase, and running man from align on") {
  each_plan([](const Made& made) -> Fault {
    if (!made.scenario.has("itb")) return {};
    for (const PhaseSpan& span : made.plan.phases) {
      bool ball = false;
      bool man = span.id == PhaseId::settle;
      for (int number = span.first_week; number <= span.last_week; ++number) {
        const Week& week = made.plan.weeks[static_cast<std::size_t>(number - 1)];
        ball = ball || sessions_with(week, {"wall-ball"}) > 0;
        man = man || sessions_with(week, {"running-man"}) > 0;
      }
      if (!ball || !man) return "phase " + std::string(word(span.id)) + " lacks a house exercise";
    }
    return {};
  });
}

TEST_CASE("E5: a plan for the front of the knee has all four house exercises") {
  each_plan([](const Made& made) -> Fault {
    if (!made.scenario.kneecap() && !made.scenario.has("patellar-tendon")) return {};
    for (const std::string_view id : house) {
      const bool found = std::any_of(made.plan.weeks.begin(), made.plan.weeks.end(),
                                     [id](const Week& week) { return sessions_with(week, {id}) > 0; });
      if (!found) return "no " + std::string(id);
    }
    return {};
  });
}

TEST_CASE("E6: the tendon is loaded in two sessions a week, or in all of them") {
  each_week([](const Made& made, const Week& week) -> Fault {
    if (!made.scenario.has("patellar-tendon")) return {};
    return sessions_with(week, tendon_loads) >= std::min(2, sessions_in(week)) ? ""
                                                                               : "too little for the tendon";
  });
}

TEST_CASE("E7: foot exercises every week through single-leg for the kneecap") {
  each_week([](const Made& made, const Week& week) -> Fault {
    const bool due = made.scenario.kneecap() && week.phase <= PhaseId::single_leg;
    return due && sessions_with(week, {"foot-exercises"}) == 0 ? "no foot exercises" : "";
  });
}

TEST_CASE("E8: at most five exercises, each once, within the time there is") {
  each_session([](const Made& made, const Week&, const Day& day) -> Fault {
    if (day.exercises.size() > 5) return "more than five";
    int seconds = 0;
    for (const PrescribedExercise& dose : day.exercises) {
      const int k = dose.sides == Sides::both ? 2 : 1;
      const int expected =
          dose.sets * (dose.reps * (dose.hold_seconds + (dose.load_rm ? 6 : 3)) * k + dose.rest_seconds);
      if (dose.seconds() != expected) return "seconds() does not follow the rule";
      if (count(day, {id_of(dose.exercise)}) != 1) return "one exercise twice";
      seconds += expected;
    }
    if (day.session_minutes() != (seconds + 59) / 60) return "session_minutes() is not the sum";
    return seconds <= 60 * made.scenario.minutes ? "" : std::to_string(seconds) + " seconds";
  });
}

TEST_CASE("E10, E14: the knee bends no deeper than condition, phase and soreness allow") {
  each_session([](const Made& made, const Week& week, const Day& day) -> Fault {
    int most = 90;
    for (const std::string_view condition : made.scenario.conditions)
      most = std::min(most, depths.at(condition)[static_cast<std::size_t>(week.phase)]);
    if (made.scenario.sore && week.phase < PhaseId::single_leg) most = std::min(most, 30);
    for (const PrescribedExercise& dose : day.exercises) {
      const std::string_view id = id_of(dose.exercise);
      const bool bends = (among(id, tendon_loads) && id != "knee-extension") || id == "landing";
      if (bends != dose.depth_degrees.has_value())
        return std::string(id) + (bends ? " has no depth" : " has a depth");
      if (dose.depth_degrees.value_or(0) > most) return std::string(id) + " bends too deep";
    }
    return {};
  });
}

TEST_CASE("E12: nothing that needs kit the runner does not have") {
  each_session([](const Made& made, const Week&, const Day& day) -> Fault {
    for (const PrescribedExercise& dose : day.exercises) {
      const auto needs = kit.find(id_of(dose.exercise));
      if (needs == kit.end()) continue;
      const bool owned =
          std::any_of(needs->second.begin(), needs->second.end(),
                      [&made](std::string_view item) { return among(item, made.scenario.kit); });
      if (!owned) return std::string(needs->first) + " without its kit";
    }
    return {};
  });
}

TEST_CASE("E14: while squats or stairs hurt, four exercises wait for single-leg") {
  each_session([](const Made& made, const Week& week, const Day& day) -> Fault {
    const bool sore = made.scenario.sore && week.phase < PhaseId::single_leg;
    return sore && count(day, {"wall-squat", "step-up", "step-down", "leg-press"}) > 0
               ? "too much for a sore knee"
               : "";
  });
}

TEST_CASE("T12: calf raises twice a week while cadence is being learned") {
  each_week([](const Made&, const Week& week) -> Fault {
    const bool learned = !week.techniques.empty() && week.techniques[0].id == TechniqueId::cadence;
    return learned && sessions_with(week, {"calf-raise"}) < std::min(2, sessions_in(week))
               ? "too few calf raises"
               : "";
  });
}

TEST_CASE("P4: calf raises in every week of single-leg, since its test asks for them") {
  each_week([](const Made&, const Week& week) -> Fault {
    return week.phase == PhaseId::single_leg && sessions_with(week, {"calf-raise"}) == 0 ? "no calf raises"
                                                                                         : "";
  });
}

TEST_CASE("no landings and nothing new to the legs around a race") {
  each_week([](const Made&, const Week& week) -> Fault {
    return is_low(week) && sessions_with(week, landings) > 0 ? "landings" : "";
  });
}

TEST_CASE("history bars an exercise") {
  each_session([](const Made& made, const Week&, const Day& day) -> Fault {
    if (among("hamstring", made.scenario.history) && count(day, {"single-leg-deadlift"}) > 0)
      return "a deadlift on a sore hamstring";
    if (among("stress_fracture", made.scenario.history) && count(day, {"pogo", "hops", "box-jump"}) > 0)
      return "jumps after a stress fracture";
    return {};
  });
}

TEST_CASE("the plan lists every exercise that it uses, once, in order of first use") {
  each_plan([](const Made& made) -> Fault {
    std::vector<ExerciseIndex> expected;
    for (const Week& week : made.plan.weeks) {
      for (const Day& day : week.days) {
        for (const PrescribedExercise& dose : day.exercises) {
          if (std::find(expected.begin(), expected.end(), dose.exercise) == expected.end())
            expected.push_back(dose.exercise);
        }
      }
    }
    return expected == made.plan.exercises ? "" : "the list is wrong";
  });
}

}  // namespace kneecheck::exercise_tests
