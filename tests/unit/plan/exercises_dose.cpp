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
         a.depth_degrees == b.depth_degrees;
}

// Calls `check` with each exercise of each week and its last dose before, if any.
void each_dose(const std::function<Fault(const Week&, std::string_view, const PrescribedExercise* last,
                                         const PrescribedExercise&)>& check) {
  each_plan([&check](const Made& made) -> Fault {
    Doses last;
    for (const Week& week : made.plan.weeks) {
      for (const auto& [id, dose] : doses_of(week)) {
        const auto before = last.find(id);
        const Fault fault = check(week, id, before == last.end() ? nullptr : &before->second, dose);
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
  each_dose([](const Week& week, std::string_view, const PrescribedExercise* last,
               const PrescribedExercise& dose) -> Fault {
    if (last == nullptr) return dose.sets <= 3 ? "" : "too many sets at first";
    const int sets = dose.sets - last->sets;
    const int reps = dose.reps - last->reps;
    const int hold = dose.hold_seconds - last->hold_seconds;
    const int rises = (sets > 0) + (reps > 0) + (hold > 0);
    if (rises > 1 || sets > 1 || reps > 3 || hold > 10) return "too big a step";
    return week.deload && rises > 0 ? "a rise in a deload week" : "";
  });
}

TEST_CASE("nothing grows on one side while it shrinks on another") {
  each_dose([](const Week&, std::string_view, const PrescribedExercise* last,
               const PrescribedExercise& dose) -> Fault {
    if (last == nullptr) return {};
    const bool less =
        dose.sets < last->sets || dose.reps < last->reps || dose.hold_seconds < last->hold_seconds;
    const bool more =
        dose.sets > last->sets || dose.reps > last->reps || dose.hold_seconds > last->hold_seconds;
    return less && more ? "less and more at once" : "";
  });
}

TEST_CASE("share_percent_most: no exercise grows beyond two fifths of a session") {
  each_plan([](const Made& made) -> Fault {
    Doses last;
    for (const Week& week : made.plan.weeks) {
      for (const auto& [id, dose] : doses_of(week)) {
        const auto before = last.find(id);
        const int most = 60 * std::min(made.scenario.minutes, 25) * 2 / 5;
        if (before != last.end() && dose.seconds() > before->second.seconds() &&
            dose.sides == before->second.sides && dose.seconds() > most) {
          return std::string(id) + " takes " + std::to_string(dose.seconds()) + " seconds";
        }
        last[id] = dose;
      }
    }
    return {};
  });
}

TEST_CASE("the knee bends deeper only while the dose holds") {
  each_dose([](const Week& week, std::string_view, const PrescribedExercise* last,
               const PrescribedExercise& dose) -> Fault {
    if (last == nullptr || dose.depth_degrees <= last->depth_degrees) return {};
    if (dose.sets > last->sets || dose.reps > last->reps || dose.hold_seconds > last->hold_seconds)
      return "deeper and more";
    return week.deload ? "deeper in a deload week" : "";
  });
}

TEST_CASE("rises_most: two exercises of a session grow in a week at most") {
  each_plan([](const Made& made) -> Fault {
    Doses last;
    for (const Week& week : made.plan.weeks) {
      for (const Day& day : week.days) {
        int rises = 0;
        for (const PrescribedExercise& dose : day.exercises) {
          const auto before = last.find(id_of(dose.exercise));
          if (before == last.end()) continue;
          const PrescribedExercise& was = before->second;
          rises += dose.sets > was.sets || dose.reps > was.reps || dose.hold_seconds > was.hold_seconds ||
                   dose.depth_degrees > was.depth_degrees;
        }
        if (rises > 2) return std::to_string(rises) + " rises in week " + std::to_string(week.number);
      }
      for (const auto& [id, dose] : doses_of(week)) last[id] = dose;
    }
    return {};
  });
}

TEST_CASE("E13: repetitions and holding stay within the caps, smaller in the first week") {
  each_dose([](const Week&, std::string_view id, const PrescribedExercise* last,
               const PrescribedExercise& dose) -> Fault {
    const int reps = dose.sets * dose.reps;
    const int most = last == nullptr ? 30 : id == "calf-raise" ? 75 : 45;
    return reps <= most && reps * dose.hold_seconds <= (last == nullptr ? 120 : 225) ? "" : "too much";
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

TEST_CASE("session_minutes_most: a session never grows beyond 25 minutes") {
  each_week(
      [](const Made&, const Week& week) -> Fault { return longest_session(week) <= 25 ? "" : "too long"; });
}

TEST_CASE("a usual session is three or four exercises in 10 to 25 minutes") {
  for (const char* condition : {"itb", "patellofemoral", "patellar-tendon", "chondromalacia"}) {
    Scenario scenario;
    scenario.conditions = {condition};
    for (const Week& week : make(scenario).plan.weeks) {
      for (const Day& day : week.days) {
        if (day.exercises.empty()) continue;
        CHECK_MESSAGE((day.exercises.size() >= 3 && day.exercises.size() <= 4),
                      condition << " week " << week.number);
        CHECK_MESSAGE((day.session_minutes() >= 10 && day.session_minutes() <= 25),
                      condition << " week " << week.number);
      }
    }
  }
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
        CHECK_MESSAGE((dose->sets <= range.sets.to && dose->reps <= range.reps.to &&
                       dose->hold_seconds <= range.hold_seconds.to),
                      id);
        CHECK_MESSAGE(dose->hold_seconds >= range.hold_seconds.from, id);
      }
      CHECK_MESSAGE((first->sets <= range.sets.from && first->reps <= range.reps.from &&
                     first->hold_seconds <= range.hold_seconds.from),
                    id);
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

TEST_CASE("done weeks of a replan are kept, and what comes next goes on from them") {
  Scenario scenario;
  Made made = make(scenario);
  Plan again = running_plan(scenario);
  for (std::size_t i = 0; i < 3; ++i) {
    again.weeks[i] = made.plan.weeks[i];
    again.weeks[i].done = true;
    for (Day& day : again.weeks[i].days) {
      for (PrescribedExercise& dose : day.exercises) dose.sets = 1;
    }
  }
  plan_exercises(knowledge(), made.runner, again);
  CHECK(dose_in(again.weeks[0], "wall-ball")->sets == 1);
  CHECK(dose_in(again.weeks[3], "wall-ball")->sets == 1);  // a deload
  CHECK(dose_in(again.weeks[8], "wall-ball")->sets == 2);
}

}  // namespace kneecheck::exercise_tests
