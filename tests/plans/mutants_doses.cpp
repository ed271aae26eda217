// Sabotages of exercises: dose and days.
#include "mutants.h"

namespace kneecheck::plans {

std::vector<Mutant> dose_mutants() {
  return {
      {"E8",
       "an exercise twice",
       Start::steady,
       true,
       [](Plan& plan) { add(plan, plan.weeks[0], sessions_of(plan.weeks[0]).front()->exercises[0]); },
       {}},
      {"E8",
       "a long session",
       Start::steady,
       true,
       [](Plan& plan) {
         change(plan, plan.weeks[0], "wall-ball", [](PrescribedExercise& dose) { dose.rest_seconds = 600; });
       },
       {}},
      {"E8",
       "no rest day",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week = plan.weeks[0];
         for (Day& day : week.days) {
           if (day.exercises.empty() && !day.run) day.run = *runs_of(week)[0];
         }
         add_up(plan);
       },
       {}},
      {"E8",
       "one session",
       Start::steady,
       true,
       [](Plan& plan) {
         const auto sessions = sessions_of(plan.weeks[0]);
         for (std::size_t i = 1; i < sessions.size(); ++i) sessions[i]->exercises.clear();
         add_up(plan);
       },
       {}},
      {"E9",
       "two things rise in one exercise",
       Start::steady,
       true,
       [](Plan& plan) {
         change(plan, second_with(plan, "bridge"), "bridge", [](PrescribedExercise& dose) {
           ++dose.sets;
           dose.reps += 3;
         });
       },
       {}},
      {"E9",
       "four repetitions more",
       Start::steady,
       true,
       [](Plan& plan) {
         change(plan, second_with(plan, "bridge"), "bridge",
                [](PrescribedExercise& dose) { dose.reps += 6; });
       },
       {}},
      {"E9",
       "a rise in a deload",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week =
             week_where(plan, [](const Week& each) { return each.deload && has(each, "wall-ball"); });
         change(plan, week, "wall-ball", [](PrescribedExercise& dose) { ++dose.reps; });
       },
       {}},
      {"E9",
       "two doses in one week",
       Start::steady,
       true,
       [](Plan& plan) { ++sessions_of(plan.weeks[0]).front()->exercises[0].reps; },
       {}},
      {"E10",
       "a deep squat",
       Start::front,
       true,
       [](Plan& plan) {
         change(plan, plan.weeks[0], "mini-squat", [](PrescribedExercise& dose) { dose.depth_degrees = 50; });
       },
       {}},
      {"E10",
       "a squat without a depth",
       Start::front,
       true,
       [](Plan& plan) {
         change(plan, plan.weeks[0], "mini-squat",
                [](PrescribedExercise& dose) { dose.depth_degrees.reset(); });
       },
       {}},
      {"E13",
       "many repetitions at once",
       Start::steady,
       true,
       [](Plan& plan) {
         change(plan, plan.weeks[0], "bridge", [](PrescribedExercise& dose) { dose.reps = 16; });
       },
       {}},
      {"E13",
       "a long hold",
       Start::steady,
       true,
       [](Plan& plan) {
         change(plan, plan.weeks[0], "wall-ball", [](PrescribedExercise& dose) { dose.hold_seconds = 70; });
       },
       {}},
      {"E13",
       "many landings at once",
       Start::steady,
       true,
       [](Plan& plan) {
         change(plan, week_where(plan, [](const Week& week) { return has(week, "landing"); }), "landing",
                [](PrescribedExercise& dose) { dose.sets = 7, dose.reps = 5; });
       },
       {}},
  };
}

}  // namespace kneecheck::plans
