// How much (E9, E13), how it grows, and how long a session takes.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "exercises_grid.h"
#include "plan/exercises.h"

namespace kneecheck::exercise_tests {
namespace {

using Doses = std::map<std::string_view, PrescribedExercise>;

// The doses of a week by exercise.
Doses doses_of(const Week& week) {
  Doses doses;
  for (const Day& day : week.days) {
    for (const PrescribedExercise& dose : day.exercises) doses.emplace(id_of(dose.exercise), dose);
  }
  return doses;
}

bool same(const PrescribedExercise& a, const PrescribedExercise& b) {
  return a.sets == b.sets && a.reps == b.reps && a.hold_seconds == b.hold_seconds && a.sides == b.sides &&
         a.depth_degrees == b.depth_degrees && a.load_rm == b.load_rm;
}

// E17: a still hold of a sore tendon.
bool is_tendon_hold(const Made& made, std::string_view id, const PrescribedExercise& dose) {
  return made.scenario.has("patellar-tendon") && dose.hold_seconds >= 30 &&
         among(id, {"wall-squat", "spanish-squat", "knee-extension", "leg-press"});
}

int lightness(const PrescribedExercise& dose) {
  return dose.load_rm.value_or(99);
}

// Calls `check` with each exercise of each week and its last dose before, if any.
using DoseCheck = std::function<Fault(const Made&, const Week&, std::string_view,
                                      const PrescribedExercise* last, const PrescribedExercise&)>;
void each_dose(const DoseCheck& check) {
  each_plan([&check](const Made& made) -> Fault {
    Doses last;
    for (const Week& week : made.plan.weeks) {
      for (const auto& [id, dose] : doses_of(week)) {
        const auto before = last.find(id);
        const Fault fault = check(made, week, id, before == last.end() ? nullptr : &before->second, dose);
        if (!fault.empty()) return std::string(id) + " in week " + std::to_string(week.number) + ": " + fault;
        last[id] = dose;
      }
    }
    return {};
  });
}

int longest_session(const Week& week) {
  int minutes = 0;
  for (const Day& day : week.days) minutes = std::max(minutes, day.session_minutes());
  return minutes;
}

}  // namespace

TEST_CASE("E9: an exercise has one dose a week") {
  each_week([](const Made&, const Week& week) -> Fault {
    const Doses doses = doses_of(week);
    for (const Day& day : week.days) {
      for (const PrescribedExercise& dose : day.exercises) {
        if (dose.sets < 1 || dose.reps < 1 || !same(dose, doses.at(id_of(dose.exercise))))
          return "two doses, or none";
      }
    }
    return {};
  });
}

TEST_CASE("E9: one small step at a time, none in a deload, and at first three sets at most") {
  each_dose([](const Made& made, const Week& week, std::string_view id, const PrescribedExercise* last,
               const PrescribedExercise& dose) -> Fault {
    const bool hold_of_tendon = is_tendon_hold(made, id, dose);
    if (last == nullptr) return dose.sets <= (hold_of_tendon ? 5 : 3) ? "" : "too many sets at first";
    const int sets = dose.sets - last->sets;
    const int hold = dose.hold_seconds - last->hold_seconds;
    const int depth = dose.depth_degrees.value_or(0) - last->depth_degrees.value_or(0);
    const bool other_load = dose.load_rm != last->load_rm;
    const int reps = other_load ? 0 : dose.reps - last->reps;
    const bool one_leg = dose.sides == Sides::both && last->sides == Sides::together;
    const int rises =
        (sets > 0) + (reps > 0) + (hold > 0) + (depth > 0) + (lightness(dose) < lightness(*last)) + one_leg;
    if (rises > 1 || sets > 1 || reps > 3 || hold > (hold_of_tendon ? 15 : 10) || depth > 15)
      return "too big a step";
    if (dose.sets > (hold_of_tendon ? 5 : 4)) return "too many sets";
    return week.deload && rises > 0 ? "a rise in a deload week" : "";
  });
}

TEST_CASE("nothing grows on one side while it shrinks on another") {
  each_dose([](const Made&, const Week&, std::string_view, const PrescribedExercise* last,
               const PrescribedExercise& dose) -> Fault {
    if (last == nullptr) return {};
    if (dose.load_rm != last->load_rm) return {};  // fewer repetitions go with a heavier weight
    const bool less =
        dose.sets < last->sets || dose.reps < last->reps || dose.hold_seconds < last->hold_seconds;
    const bool more =
        dose.sets > last->sets || dose.reps > last->reps || dose.hold_seconds > last->hold_seconds;
    return less && more ? "less and more at once" : "";
  });
}

TEST_CASE("share_percent_most: no exercise but weights and holds grows beyond half of a session") {
  each_plan([](const Made& made) -> Fault {
    Doses last;
    for (const Week& week : made.plan.weeks) {
      for (const auto& [id, dose] : doses_of(week)) {
        const auto before = last.find(id);
        const int most = 60 * std::min(made.scenario.minutes, 45) / 2;
        if (before != last.end() && dose.seconds() > before->second.seconds() && !dose.load_rm &&
            !is_tendon_hold(made, id, dose) && dose.sides == before->second.sides && dose.seconds() > most) {
          return std::string(id) + " takes " + std::to_string(dose.seconds()) + " seconds";
        }
        last[id] = dose;
      }
    }
    return {};
  });
}

TEST_CASE("the knee bends deeper only while the dose holds") {
  each_dose([](const Made&, const Week& week, std::string_view, const PrescribedExercise* last,
               const PrescribedExercise& dose) -> Fault {
    if (last == nullptr || dose.depth_degrees <= last->depth_degrees) return {};
    if (dose.sets > last->sets || dose.reps > last->reps || dose.hold_seconds > last->hold_seconds)
      return "deeper and more";
    return week.deload ? "deeper in a deload week" : "";
  });
}

TEST_CASE(
    "rises_most: two exercises of a session grow in a week at most, three in long ones, beside weights") {
  each_plan([](const Made& made) -> Fault {
    Doses last;
    for (const Week& week : made.plan.weeks) {
      for (const Day& day : week.days) {
        int rises = 0;
        for (const PrescribedExercise& dose : day.exercises) {
          const auto before = last.find(id_of(dose.exercise));
          if (before == last.end() || dose.load_rm || is_tendon_hold(made, id_of(dose.exercise), dose))
            continue;
          const PrescribedExercise& was = before->second;
          rises += dose.sets > was.sets || dose.reps > was.reps || dose.hold_seconds > was.hold_seconds ||
                   dose.depth_degrees > was.depth_degrees;
        }
        if (rises > (made.scenario.minutes >= 40 ? 3 : 2))
          return std::to_string(rises) + " rises in week " + std::to_string(week.number);
      }
      for (const auto& [id, dose] : doses_of(week)) last[id] = dose;
    }
    return {};
  });
}

TEST_CASE("E13: repetitions and holding stay within the caps, smaller in the first week") {
  each_dose([](const Made& made, const Week&, std::string_view id, const PrescribedExercise* last,
               const PrescribedExercise& dose) -> Fault {
    const int reps = dose.sets * dose.reps;
    const int first = dose.load_rm ? 45 : 30;
    const int most = last == nullptr ? first : id == "calf-raise" ? 75 : dose.load_rm ? 60 : 45;
    const int hold = last == nullptr && !is_tendon_hold(made, id, dose) ? 120 : 225;
    return reps <= most && reps * dose.hold_seconds <= hold ? "" : "too much";
  });
}

TEST_CASE("E13: landings of a session grow slowly") {
  each_plan([](const Made& made) -> Fault {
    int highest = 0;
    for (const Week& week : made.plan.weeks) {
      int most = 0;
      for (const Day& day : week.days) {
        int contacts = 0;
        for (const PrescribedExercise& dose : day.exercises) {
          if (among(id_of(dose.exercise), landings))
            contacts += dose.sets * dose.reps * (dose.sides == Sides::both ? 2 : 1);
        }
        most = std::max(most, contacts);
      }
      if (most > std::min(80, highest == 0 ? 30 : highest + 15))
        return std::to_string(most) + " after " + std::to_string(highest);
      highest = std::max(highest, most);
    }
    return {};
  });
}

TEST_CASE("E13: the most landings of a session so far count, not the last ones") {
  Week week;
  PrescribedExercise many;
  many.exercise = exercise("landing");
  many.sets = 3;
  many.reps = 6;
  many.sides = Sides::both;
  PrescribedExercise few = many;
  few.sides = Sides::together;
  PrescribedExercise other = many;
  other.exercise = exercise("running-man");
  week.days[0].exercises = {many, other};
  week.days[3].exercises = {few};
  ExercisePast past{knowledge()};
  past.remember(knowledge(), week);
  CHECK(past.most_contacts() == 36);
}

TEST_CASE("session_minutes_most: a session never grows beyond 45 minutes") {
  each_week(
      [](const Made&, const Week& week) -> Fault { return longest_session(week) <= 45 ? "" : "too long"; });
}

TEST_CASE("E8: the time that is offered is used, half of it at least from week 3 on") {
  each_week([](const Made& made, const Week& week) -> Fault {
    if (week.number < 3 || week.deload || week.race_week || week.recovery || week.strength_sessions == 0)
      return {};
    int seconds = 0;
    for (const Day& day : week.days) {
      for (const PrescribedExercise& dose : day.exercises) seconds += dose.seconds();
    }
    const int offered = 60 * std::min(made.scenario.minutes, 45);
    return 2 * seconds >= offered * week.strength_sessions
               ? ""
               : std::to_string(seconds) + " seconds in " + std::to_string(week.strength_sessions) +
                     " sessions";
  });
}

TEST_CASE("doses grow from the bottom of the range towards its top, and never beyond") {
  for (const char* condition : {"itb", "patellofemoral", "patellar-tendon", "chondromalacia"}) {
    Scenario scenario;
    scenario.conditions = {condition};
    const Made made = make(scenario);
    for (const ExerciseIndex index : made.plan.exercises) {
      const Dose& range = knowledge().exercises[index].dose;
      const std::string_view id = id_of(index);
      const PrescribedExercise* first = nullptr;
      for (const Week& week : made.plan.weeks) {
        const PrescribedExercise* dose = dose_in(week, id);
        if (dose == nullptr) continue;
        if (first == nullptr) first = dose;
        if (dose->load_rm || is_tendon_hold(made, id, *dose)) {  // sets and repetitions of their own
          first = dose;
          continue;
        }
        CHECK_MESSAGE((dose->sets <= range.sets.to && dose->reps <= range.reps.to &&
                       dose->hold_seconds <= range.hold_seconds.to),
                      id);
        CHECK_MESSAGE(dose->hold_seconds >= range.hold_seconds.from, id);
      }
    }
    const PrescribedExercise* begin = dose_in(made.plan.weeks.front(), "wall-ball");
    const PrescribedExercise* end = dose_in(made.plan.weeks.back(), "wall-ball");
    CHECK(end->sets * end->reps * end->hold_seconds > begin->sets * begin->reps * begin->hold_seconds);
  }
}

TEST_CASE(
    "landing changes to one leg when running is back, from the bottom again, but not for chondromalacia or "
    "in a gentle plan") {
  struct Row {
    const char* condition;
    bool gentle;
    Sides sides;
  };
  for (const Row& row : {Row{"itb", false, Sides::both}, Row{"itb", true, Sides::together},
                         Row{"chondromalacia", false, Sides::together}}) {
    Scenario scenario;
    scenario.conditions = {row.condition};
    scenario.gentle = row.gentle;
    const Made made = make(scenario);
    for (const Week& week : made.plan.weeks) {
      const PrescribedExercise* dose = dose_in(week, "landing");
      if (dose != nullptr)
        CHECK_MESSAGE(dose->sides == (week.phase == PhaseId::run ? row.sides : Sides::together),
                      row.condition << week.number);
    }
  }
}

TEST_CASE("the knee bends step by step to what the phase allows") {
  Scenario scenario;
  scenario.conditions = {"patellofemoral"};
  const Made made = make(scenario);
  std::set<int> seen;
  for (const Week& week : made.plan.weeks) {
    if (const PrescribedExercise* dose = dose_in(week, "mini-squat")) seen.insert(*dose->depth_degrees);
    if (const PrescribedExercise* dose = dose_in(week, "single-leg-squat")) seen.insert(*dose->depth_degrees);
  }
  CHECK(seen == std::set<int>{30, 45, 60});
}

}  // namespace kneecheck::exercise_tests
