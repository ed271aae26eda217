// Sabotages of the change of technique.
#include <algorithm>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

bool is_state(const Week& week, TechniqueState state) {
  return technique_in(week) != nullptr && technique_in(week)->state == state;
}
Week& in_state(Plan& plan, TechniqueState state) {
  return week_where(plan, [state](const Week& week) { return is_state(week, state); });
}

// That many more (or fewer) minutes, spread over the runs that have it.
void practise(Plan& plan, Week& week, int minutes) {
  const int step = minutes > 0 ? 1 : -1;
  for (int left = std::abs(minutes); left > 0;) {
    const int before_round = left;
    for (Run* run : runs_of(week)) {
      const int now = run->techniques.empty() ? 0 : run->techniques[0].minutes;
      if (left == 0 || now == 0 || now + step > run->minutes || now + step < 1) continue;
      run->techniques[0].minutes += step;
      --left;
    }
    if (left == before_round) throw std::logic_error("no room for technique minutes");
  }
  add_up(plan);
}

// The first rise after which the technique is still below half.
Week& early_rise(Plan& plan) {
  return week_where(plan, [](const Week& week) {
    return is_state(week, TechniqueState::build) && technique_in(week)->share_percent < 50;
  });
}

void start_in_align(Plan& plan) {
  const Week& start = in_state(plan, TechniqueState::start);
  const TechniqueId id = technique_in(start)->id;
  Week& week =
      before(plan, week_where(plan, [](const Week& each) { return each.phase == PhaseId::single_leg; }));
  week.techniques.push_back({id, TechniqueState::start, 1, 0, 100});
  runs_of(week)[0]->techniques.push_back({id, 1});
  add_up(plan);
}

// The hold after three rises turns into a fourth.
void rise_on(Plan& plan) {
  int rises = 0;
  for (Week& week : plan.weeks) {
    const bool builds = is_state(week, TechniqueState::build);
    if (!builds && rises >= 2) {
      week.techniques[0].state = TechniqueState::build;
      return practise(plan, week, 6);
    }
    rises = builds ? rises + 1 : 0;
  }
  throw std::logic_error("no two rises in a row");
}

void turn_into(Plan& plan, TechniqueId id) {
  for (Week& week : plan.weeks) {
    for (WeekTechnique& technique : week.techniques) technique.id = id;
    for (Novelty& novelty : week.news) novelty.technique = id;
    for (Run* run : runs_of(week)) {
      for (TechniqueDose& dose : run->techniques) dose.id = id;
    }
  }
  for (TechniqueTarget& target : plan.techniques) target = {id, {}, {}};
}

void without_technique(Plan& plan) {
  for (Week& week : plan.weeks) {
    week.techniques.clear();
    for (Run* run : runs_of(week)) run->techniques.clear();
  }
  plan.techniques.clear();
}

void into_one_run(Plan& plan, Week& week) {
  int total = 0;
  for (Run* run : runs_of(week)) {
    for (const TechniqueDose& dose : run->techniques) total += dose.minutes;
    if (run != runs_of(week).back()) run->techniques.clear();
  }
  Run& last = *runs_of(week).back();
  last.techniques = {{technique_in(week)->id, std::min(total, last.minutes)}};
  add_up(plan);
}

}  // namespace

std::vector<Mutant> technique_mutants() {
  return {
      {"T01",
       "nothing is said of the next",
       Start::cadence,
       false,
       [](Plan& plan) { drop_notes(plan, "comes next"); },
       {}},
      {"T02",
       "settled too early",
       Start::steady,
       true,
       [](Plan& plan) { in_state(plan, TechniqueState::hold).techniques[0].state = TechniqueState::settled; },
       {}},
      {"T02",
       "a rise that is called a hold",
       Start::steady,
       true,
       [](Plan& plan) { in_state(plan, TechniqueState::build).techniques[0].state = TechniqueState::hold; },
       {}},
      {"T03",
       "a big start",
       Start::steady,
       true,
       [](Plan& plan) { practise(plan, in_state(plan, TechniqueState::start), 3); },
       {}},
      {"T04",
       "a big rise",
       Start::steady,
       true,
       [](Plan& plan) { practise(plan, early_rise(plan), 12); },
       {}},
      {"T05",
       "four rises in a row",
       Start::steady,
       true,
       [](Plan& plan) {
         rise_on(plan);
         rise_on(plan);
       },
       {}},
      {"T06",
       "more minutes at the start",
       Start::steady,
       true,
       [](Plan& plan) { lengthen(plan, in_state(plan, TechniqueState::start), 2); },
       {}},
      {"T07",
       "a rise and many more minutes",
       Start::steady,
       true,
       [](Plan& plan) { lengthen(plan, early_rise(plan), 3); },
       {}},
      {"T09",
       "the share falls",
       Start::steady,
       true,
       [](Plan& plan) { practise(plan, in_state(plan, TechniqueState::hold), -4); },
       {}},
      {"T09",
       "a rise in a deload",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week = week_where(
             plan, [](const Week& each) { return each.deload && is_state(each, TechniqueState::hold); });
         week.techniques[0].state = TechniqueState::build;
         practise(plan, week, 6);
       },
       {}},
      {"T11", "a start in align", Start::steady, true, start_in_align, {}},
      {"T12",
       "no calf raises",
       Start::cadence,
       true,
       [](Plan& plan) {
         Week& week = in_state(plan, TechniqueState::build);
         const ExerciseIndex calf = dose_of("calf-raise").exercise;
         for (Day* day : sessions_of(week)) {
           auto& doses = day->exercises;
           doses.erase(
               std::remove_if(doses.begin(), doses.end(),
                              [calf](const PrescribedExercise& dose) { return dose.exercise == calf; }),
               doses.end());
         }
       },
       {}},
      {"T14", "too far forward", Start::steady, true, [](Plan& plan) { plan.techniques[0].to = 15; }, {}},
      {"T14", "another cadence", Start::cadence, true, [](Plan& plan) { ++*plan.techniques[0].from; }, {}},
      {"T14",
       "a cadence too high",
       Start::cadence,
       true,
       [](Plan& plan) { plan.techniques[0].to = *plan.techniques[0].from * 106 / 100; },
       {}},
      {"T16",
       "technique uphill while it is new",
       Start::steady,
       true,
       [](Plan& plan) {
         Run& run = *runs_of(early_rise(plan)).back();
         run.terrain = Terrain::uphill;
         run.hill_minutes = 1;
         add_up(plan);
       },
       {}},
      {"T16",
       "a whole run of it",
       Start::steady,
       true,
       [](Plan& plan) {
         into_one_run(plan, week_where(plan, [](const Week& week) {
                        return technique_in(week) != nullptr && technique_in(week)->share_percent >= 30 &&
                               technique_in(week)->share_percent < 60;
                      }));
       },
       {}},
      {"T17",
       "the cue fades too early",
       Start::steady,
       true,
       [](Plan& plan) { early_rise(plan).techniques[0].cue_percent = 75; },
       {}},
      {"T17",
       "two steps of the cue at once",
       Start::steady,
       true,
       [](Plan& plan) {
         week_where(plan,
                    [](const Week& week) {
                      return technique_in(week) != nullptr && technique_in(week)->cue_percent == 75;
                    })
             .techniques[0]
             .cue_percent = 50;
       },
       {}},
      {"T18",
       "practice in one run",
       Start::steady,
       true,
       [](Plan& plan) { into_one_run(plan, early_rise(plan)); },
       {}},
      {"T26",
       "all of it at once",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week = early_rise(plan);
         for (Run* run : runs_of(week)) run->techniques = {{technique_in(week)->id, run->minutes}};
         add_up(plan);
       },
       {}},
      {"T28",
       "no word that no trial stands behind it",
       Start::steady,
       true,
       [](Plan& plan) { drop_notes(plan, "no trial"); },
       {}},
      {"T29",
       "another technique",
       Start::steady,
       true,
       [](Plan& plan) { turn_into(plan, TechniqueId::knee_forward); },
       {}},
      {"T29",
       "a barred technique",
       Start::cadence,
       true,
       [](Plan& plan) { turn_into(plan, TechniqueId::forward_lean); },
       {}},
      {"T30", "no technique at all", Start::steady, true, without_technique, {}},
  };
}

}  // namespace kneecheck::plans
