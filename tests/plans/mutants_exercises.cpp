// Sabotages of exercises: which ones.
#include <algorithm>
#include <stdexcept>

#include "../laws/people.h"
#include "mutants.h"

namespace kneecheck::plans {
namespace {

// Another exercise instead, with the same dose, in all sessions of the weeks.
void replace(Plan& plan, const WeekTest& weeks, std::string_view old, const char* exercise) {
  for (Week& week : plan.weeks) {
    for (Day* day : sessions_of(week)) {
      for (PrescribedExercise& dose : day->exercises) {
        if (weeks(week) && id_of(dose) == old) dose.exercise = dose_of(exercise).exercise;
      }
    }
  }
  const ExerciseIndex gone = dose_of(std::string(old).c_str()).exercise;
  const bool used =
      std::any_of(plan.weeks.begin(), plan.weeks.end(), [old](const Week& week) { return has(week, old); });
  if (!used) std::erase(plan.exercises, gone);
  add_up(plan);
}
bool every(const Week&) {
  return true;
}

Advice advice(std::string_view text) {
  Advice made;
  made.id = "sabotage";
  made.text = text;
  return made;
}
const Advice massage = advice("Massage of the thigh can help."), tablets = advice("Ibuprofen can help.");

void drop_footwear(Plan& plan, std::string_view words) {
  auto& texts = plan.footwear;
  texts.erase(std::remove_if(
                  texts.begin(), texts.end(),
                  [words](const Advice* text) { return text->text.find(words) != std::string_view::npos; }),
              texts.end());
}

}  // namespace

std::vector<Mutant> exercise_mutants() {
  return {
      {"E1",
       "a clam leads",
       Start::steady,
       true,
       [](Plan& plan) {
         PrescribedExercise clam = dose_of("clam");
         clam.role = Role::core;
         sessions_of(plan.weeks[0]).front()->exercises = {clam, dose_of("bridge"), dose_of("calf-raise")};
         add_up(plan);
       },
       {}},
      {"E1",
       "nothing leads",
       Start::steady,
       true,
       [](Plan& plan) {
         for (PrescribedExercise& dose : sessions_of(plan.weeks[0]).front()->exercises)
           dose.role = Role::support;
       },
       {}},
      {"E2",
       "half in isolation",
       Start::steady,
       true,
       [](Plan& plan) {
         auto& doses = sessions_of(plan.weeks[0]).front()->exercises;
         doses.resize(1);
         add(plan, plan.weeks[0], "clam");
       },
       {}},
      {"E3",
       "landing in align",
       Start::steady,
       true,
       [](Plan& plan) { add(plan, in_phase(plan, PhaseId::align), "landing"); },
       {}},
      {"E3",
       "landing two days in a row",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week = week_where(
             plan, [](const Week& each) { return each.phase == PhaseId::landing && has(each, "landing"); });
         for (std::size_t i = 0; i + 1 < week.days.size(); ++i) {
           const auto& doses = week.days[i].exercises;
           if (std::none_of(doses.begin(), doses.end(),
                            [](const PrescribedExercise& dose) { return id_of(dose) == "landing"; }))
             continue;
           week.days[i + 1].exercises = doses;
           break;
         }
         add_up(plan);
       },
       {}},
      {"E3",
       "landing on one leg at once",
       Start::steady,
       true,
       [](Plan& plan) {
         change(plan, week_where(plan, [](const Week& week) { return has(week, "landing"); }), "landing",
                [](PrescribedExercise& dose) { dose.sides = Sides::both; });
       },
       {}},
      {"E3",
       "a landing week without landing",
       Start::steady,
       true,
       [](Plan& plan) {
         replace(
             plan, [](const Week& week) { return week.phase == PhaseId::landing && week.deload; }, "landing",
             "mini-squat");
       },
       {}},
      {"E3",
       "hops in a gentle plan",
       Start::gentle,
       true,
       [](Plan& plan) {
         const int first = week_where(plan, [](const Week& week) { return has(week, "landing"); }).number;
         Week& week = week_where(
             plan, [first](const Week& each) { return each.number > first && has(each, "landing"); });
         change(plan, week, "landing", [](PrescribedExercise& dose) { dose = dose_of("hops"); });
       },
       {}},
      {"E4",
       "running man in settle",
       Start::steady,
       true,
       [](Plan& plan) { add(plan, plan.weeks[0], "running-man"); },
       {}},
      {"E4",
       "a decline squat for the kneecap",
       Start::front,
       true,
       [](Plan& plan) { add(plan, in_phase(plan, PhaseId::single_leg), "decline-squat"); },
       {}},
      {"E5",
       "no wall and ball in settle",
       Start::steady,
       true,
       [](Plan& plan) {
         replace(
             plan, [](const Week& week) { return week.phase == PhaseId::settle; }, "wall-ball", "mini-squat");
       },
       {}},
      {"E5",
       "no running man",
       Start::front,
       true,
       [](Plan& plan) { replace(plan, every, "running-man", "bridge"); },
       {}},
      {"E6",
       "a tendon that is not loaded",
       Start::tendon,
       true,
       [](Plan& plan) {
         for (Day* day : sessions_of(plan.weeks[0]))
           day->exercises = {dose_of("bridge"), dose_of("calf-raise")};
       },
       {}},
      {"E6",
       "a tendon loaded two days in a row",
       Start::tendon,
       true,
       [](Plan& plan) {
         Week& week = plan.weeks[0];
         week.days[1].exercises = sessions_of(week).front()->exercises;
         week.days[0].exercises = week.days[1].exercises;
         add_up(plan);
       },
       {}},
      {"E7",
       "no foot exercises",
       Start::front,
       true,
       [](Plan& plan) {
         replace(
             plan, [](const Week& week) { return week.number == 2; }, "foot-exercises", "bridge");
       },
       {}},
      {"E7",
       "no insoles for feet that roll in",
       Start::front,
       true,
       [](Plan& plan) { drop_footwear(plan, "nsoles"); },
       {}},
      {"E12",
       "a band that is not there",
       Start::bare,
       true,
       [](Plan& plan) { add(plan, in_phase(plan, PhaseId::align), "band-walk"); },
       {}},
      {"E14",
       "deep on a sore knee",
       Start::sore,
       true,
       [](Plan& plan) {
         change(plan, plan.weeks[0], "mini-squat", [](PrescribedExercise& dose) { dose.depth_degrees = 40; });
       },
       {}},
      {"E14",
       "one week to settle a sore knee",
       Start::sore,
       true,
       [](Plan& plan) {
         plan.weeks[1].phase = PhaseId::align;
         add_up(plan);
       },
       {}},
      {"E15",
       "massage with a blood thinner",
       Start::bleeder,
       true,
       [](Plan& plan) { plan.relief.push_back(&massage); },
       {}},
      {"E15",
       "tablets with a blood thinner",
       Start::bleeder,
       true,
       [](Plan& plan) { plan.relief.push_back(&tablets); },
       {}},
      {"E15",
       "no warning of tablets",
       Start::bleeder,
       false,
       [](Plan& plan) { drop_notes(plan, "anti-inflammatory"); },
       {}},
      {"avoid",
       "an exercise to avoid",
       Start::avoiding,
       false,
       [](Plan& plan) { add(plan, in_phase(plan, PhaseId::align), "clam"); },
       {}},
      {"avoid",
       "nothing is said of a house exercise",
       Start::avoiding,
       false,
       [](Plan& plan) { drop_notes(plan, "Mini squat"); },
       {}},
  };
}

}  // namespace kneecheck::plans
