// Sabotages of the ground, of what is new, and of races.
#include "mutants.h"

namespace kneecheck::plans {
namespace {

Week& first_with(Plan& plan, Terrain terrain) {
  return week_where(plan, [terrain](const Week& week) { return week.terrain == terrain; });
}

Week& race_week(Plan& plan) {
  return week_where(plan, [](const Week& week) { return week.race_week; });
}

std::vector<Mutant> ground_mutants() {
  return {
      {"V14",
       "a hill in settle",
       Start::steady,
       true,
       [](Plan& plan) {
         Run& run = *runs_of(plan.weeks[0])[0];
         run.terrain = Terrain::uphill;
         run.hill_minutes = 2;
         add_up(plan);
       },
       {}},
      {"V14",
       "speed in landing",
       Start::steady,
       true,
       [](Plan& plan) {
         runs_of(in_phase(plan, PhaseId::landing))[0]->hard_minutes = 1;
         add_up(plan);
       },
       {}},
      {"V15",
       "downhill before rolling",
       Start::steady,
       true,
       [](Plan& plan) {
         Run& run = *runs_of(first_with(plan, Terrain::rolling))[1];
         run.terrain = Terrain::downhill;
         run.downhill_minutes = 5;
         add_up(plan);
       },
       {}},
      {"V15",
       "speed after downhill",
       Start::steady,
       true,
       [](Plan& plan) {
         runs_of(plan.weeks.back())[0]->hard_minutes = 2;
         add_up(plan);
       },
       {}},
      {"V16",
       "a long way down",
       Start::steady,
       true,
       [](Plan& plan) {
         for (Run* run : runs_of(first_with(plan, Terrain::downhill))) run->downhill_minutes *= 2;
         add_up(plan);
       },
       {}},
      {"V16",
       "more hills in a deload",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week = week_where(plan, [](const Week& each) { return each.deload && each.hill_minutes > 0; });
         for (Run* run : runs_of(week)) run->hill_minutes += run->hill_minutes > 0 ? 6 : 0;
         add_up(plan);
       },
       {}},
      {"V17",
       "two things rise",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week = week_where(plan, [](const Week& each) {
           return each.terrain == Terrain::rolling && !each.news.empty() &&
                  each.news[0].kind == NoveltyKind::technique_rise;
         });
         for (Run* run : runs_of(week)) run->hill_minutes += run->hill_minutes > 0 ? 6 : 0;
         add_up(plan);
       },
       {}},
      {"V17",
       "speed while learning",
       Start::steady,
       true,
       [](Plan& plan) {
         runs_of(week_where(plan, [](const Week& week) { return technique_in(week) != nullptr; }))[0]
             ->hard_minutes = 1;
         add_up(plan);
       },
       {}},
      {"T10",
       "a phase that is not said to be new",
       Start::steady,
       true,
       [](Plan& plan) { in_phase(plan, PhaseId::align).news.clear(); },
       {}},
      {"T10",
       "new and not there",
       Start::steady,
       true,
       [](Plan& plan) {
         plan.weeks[0].news.push_back({NoveltyKind::extra_run, {}, {}});
       },
       {}},
  };
}

std::vector<Mutant> race_mutants() {
  return {
      {"R1",
       "a hopeful verdict",
       Start::racer,
       true,
       [](Plan& plan) {
         plan.race->km_millionths = 60'000'000;
         plan.race->verdict = Verdict::fits;
       },
       {}},
      {"R1", "the race is forgotten", Start::racer, true, [](Plan& plan) { plan.race.reset(); }, {}},
      {"R1",
       "a race on another day",
       Start::racer,
       false,
       [](Plan& plan) { plan.race->date = plan.race->date.plus(-1); },
       {}},
      {"R2",
       "something new before the race",
       Start::racer,
       true,
       [](Plan& plan) {
         before(plan, race_week(plan)).news = {{NoveltyKind::extra_run, {}, {}}};
       },
       {}},
      {"R3",
       "a full race week",
       Start::racer,
       true,
       [](Plan& plan) {
         for (Run* run : runs_of(race_week(plan))) run->minutes *= 3;
         add_up(plan);
       },
       {}},
      {"R3",
       "exercises on the race day",
       Start::racer,
       true,
       [](Plan& plan) {
         Week& week = race_week(plan);
         for (Day& day : week.days) {
           if (day.date == plan.race->date) day.exercises = {dose_of("bridge")};
         }
         add_up(plan);
       },
       {}},
      {"R3",
       "a run on the next day",
       Start::racer,
       true,
       [](Plan& plan) {
         Week& week = race_week(plan);
         const Run run = *runs_of(before(plan, week))[0];
         for (Week& each : plan.weeks) {
           for (Day& day : each.days) {
             if (day.date == plan.race->date.plus(1)) day.run = run;
           }
         }
         add_up(plan);
       },
       {}},
      {"R4",
       "no recovery",
       Start::racer,
       true,
       [](Plan& plan) { week_where(plan, [](const Week& week) { return week.recovery; }).deload = false; },
       {}},
  };
}

}  // namespace

std::vector<Mutant> ground_and_race_mutants() {
  std::vector<Mutant> all = ground_mutants();
  for (Mutant& mutant : race_mutants()) all.push_back(std::move(mutant));
  return all;
}

}  // namespace kneecheck::plans
