// Sabotages of phases and of how much is run.
#include <algorithm>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

bool is_full(const Week& week) {
  return !week.deload && !is_ladder(week);
}

void relabel(Plan& plan, PhaseId from, PhaseId to) {
  for (Week& week : plan.weeks) week.phase = week.phase == from ? to : week.phase;
  add_up(plan);
}

void end_in(Plan& plan, std::size_t weeks_before_the_end) {
  plan.weeks.resize(plan.weeks.size() - weeks_before_the_end);
  add_up(plan);
}

void go_on(Plan& plan) {
  Week more = plan.weeks.back();
  ++more.number;
  more.start = more.start.plus(7);
  for (Day& day : more.days) day.date = day.date.plus(7);
  plan.weeks.push_back(more);
  add_up(plan);
}

void flatten(Plan& plan) {
  const Week from =
      week_where(plan, [](const Week& week) { return is_full(week) && week.phase == PhaseId::align; });
  for (Week& week : plan.weeks) {
    if (week.number <= from.number || week.number > from.number + 8) continue;
    for (std::size_t i = 0; i < week.days.size(); ++i) week.days[i].run = from.days[i].run;
  }
  add_up(plan);
}

Day& day_with_run(Week& week) {
  for (Day& day : week.days) {
    if (day.run) return day;
  }
  throw std::logic_error("no run");
}

void move_first_run(Plan& plan, Week& week, std::size_t to) {
  Day& from = day_with_run(week);
  week.days[to].run = from.run;
  from.run.reset();
  add_up(plan);
}

std::vector<Mutant> phase_mutants() {
  return {
      {"P1",
       "landing is skipped",
       Start::steady,
       true,
       [](Plan& plan) { relabel(plan, PhaseId::landing, PhaseId::run); },
       {}},
      {"P1",
       "begins in align",
       Start::steady,
       true,
       [](Plan& plan) { relabel(plan, PhaseId::settle, PhaseId::align); },
       {}},
      {"P1",
       "phases and weeks disagree",
       Start::steady,
       true,
       [](Plan& plan) { ++plan.phases[0].last_week; },
       {}},
      {"P2",
       "align is a week shorter",
       Start::tendon,
       true,
       [](Plan& plan) {
         Week& last = before(plan, in_phase(plan, PhaseId::single_leg));
         last.phase = PhaseId::single_leg;
         add_up(plan);
       },
       {}},
      {"P3",
       "walking breaks in landing",
       Start::steady,
       true,
       [](Plan& plan) {
         for (Run* run : runs_of(in_phase(plan, PhaseId::landing))) run->walk_run = WalkRun{9, 1, 3};
         add_up(plan);
       },
       {}},
      {"P4",
       "a test is left out",
       Start::steady,
       false,
       [](Plan& plan) { plan.phases[0].exit_tests.pop_back(); },
       {}},
      {"P4",
       "a test is too easy",
       Start::steady,
       false,
       [](Plan& plan) { ++plan.phases[0].exit_tests[0].value; },
       {}},
      {"P4",
       "a phase begins with other tests",
       Start::steady,
       false,
       [](Plan& plan) { plan.phases[2].entry_tests.pop_back(); },
       {}},
      {"P4",
       "hops in a gentle plan",
       Start::gentle,
       false,
       [](Plan& plan) {
         plan.phases[3].exit_tests.push_back({"hop", false, false, 1});
       },
       {}},
      {"P5",
       "align never ends",
       Start::steady,
       true,
       [](Plan& plan) {
         relabel(plan, PhaseId::single_leg, PhaseId::align);
         relabel(plan, PhaseId::landing, PhaseId::align);
       },
       {}},
      {"P6", "ends early", Start::steady, true, [](Plan& plan) { end_in(plan, 6); }, {}},
      {"P6", "ends a week early", Start::steady, true, [](Plan& plan) { end_in(plan, 1); }, {}},
      {"P6", "goes on after its end", Start::steady, false, go_on, {}},
      {"V18", "nothing grows", Start::steady, true, flatten, {}},
  };
}

std::vector<Mutant> volume_mutants() {
  return {
      {"V1",
       "one long run",
       Start::steady,
       true,
       [](Plan& plan) {
         runs_of(in_phase(plan, PhaseId::align))[0]->minutes += 12;
         add_up(plan);
       },
       {}},
      {"V2",
       "a big step",
       Start::steady,
       true,
       [](Plan& plan) {
         lengthen(plan, week_where(plan, [](const Week& week) { return week.number > 1 && is_full(week); }),
                  4);
       },
       {}},
      {"V4",
       "a run more and more minutes",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week = week_where(plan, [](const Week& each) { return each.number > 1 && is_full(each); });
         week.days[6].run = *runs_of(week)[0];
         add_up(plan);
       },
       {}},
      {"V5",
       "four full weeks",
       Start::steady,
       true,
       [](Plan& plan) { week_where(plan, [](const Week& week) { return week.deload; }).deload = false; },
       {}},
      {"V5",
       "a deload of nothing",
       Start::steady,
       true,
       [](Plan& plan) {
         lengthen(plan, week_where(plan, [](const Week& week) { return week.deload; }), -12);
       },
       {}},
      {"V5",
       "a deload that is none",
       Start::steady,
       true,
       [](Plan& plan) { lengthen(plan, week_where(plan, [](const Week& week) { return week.deload; }), 8); },
       {}},
      {"V5",
       "two deloads together",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& deload = week_where(plan, [](const Week& week) { return week.deload; });
         before(plan, deload).deload = true;
       },
       {}},
      {"V6",
       "more after a deload with something new",
       Start::steady,
       true,
       [](Plan& plan) {
         lengthen(plan,
                  week_where(plan,
                             [&plan](const Week& week) {
                               return !week.news.empty() && week.number > 1 && before(plan, week).deload;
                             }),
                  4);
       },
       {}},
      {"V7",
       "a start at the limit of comfort",
       Start::steady,
       true,
       [](Plan& plan) { lengthen(plan, plan.weeks[0], 8); },
       {}},
      {"V8",
       "all in one run",
       Start::steady,
       true,
       [](Plan& plan) {
         const auto runs = runs_of(plan.weeks[0]);
         runs[0]->minutes += 2 * (runs[1]->minutes - 10);
         runs[1]->minutes = runs[2]->minutes = 10;
         add_up(plan);
       },
       {}},
      {"V9",
       "three days in a row in settle",
       Start::steady,
       true,
       [](Plan& plan) {
         Week& week = plan.weeks[0];
         const Run run = *runs_of(week)[0];
         for (std::size_t i = 0; i < 7; ++i) week.days[i].run = i < 3 ? std::optional{run} : std::nullopt;
         add_up(plan);
       },
       {}},
      {"V9",
       "no day between two walks",
       Start::walker,
       true,
       [](Plan& plan) { plan.weeks[0].days[1].run = *runs_of(plan.weeks[0])[0]; },
       {}},
      {"V9",
       "a week without runs",
       Start::steady,
       true,
       [](Plan& plan) {
         for (Day& day : in_phase(plan, PhaseId::align).days) day.run.reset();
         add_up(plan);
       },
       {}},
      {"V10",
       "more than usual",
       Start::steady,
       true,
       [](Plan& plan) { lengthen(plan, plan.weeks.back(), 30); },
       {}},
      {"V11",
       "a stage is skipped",
       Start::walker,
       true,
       [](Plan& plan) {
         Week& week = week_where(plan, [](const Week& each) { return each.phase == PhaseId::align; });
         for (Run* run : runs_of(week)) run->walk_run = WalkRun{2, 2, 5};
         add_up(plan);
       },
       {}},
      {"V11",
       "a stage that nobody knows",
       Start::walker,
       true,
       [](Plan& plan) {
         for (Run* run : runs_of(in_phase(plan, PhaseId::align))) run->walk_run = WalkRun{1, 3, 6};
         add_up(plan);
       },
       {}},
      {"V11",
       "two runs on a stage of a gentle start",
       Start::gentle,
       true,
       [](Plan& plan) {
         Week& week = plan.weeks[0];
         const auto runs = runs_of(week);
         for (Run* run : runs_of(plan.weeks[1])) {
           run->walk_run = runs[0]->walk_run == WalkRun{3, 2, 5} ? WalkRun{4, 2, 4} : WalkRun{2, 2, 5};
         }
         for (Day& day : week.days) {
           if (day.run && &*day.run != runs[0]) day.run.reset();
         }
         add_up(plan);
       },
       {}},
      {"V12",
       "a start without walking",
       Start::walker,
       true,
       [](Plan& plan) {
         for (Run* run : runs_of(plan.weeks[0])) run->walk_run = WalkRun{1, 4, 6};
         add_up(plan);
       },
       {}},
      {"V13",
       "a run on a closed day",
       Start::steady,
       true,
       [](Plan& plan) { move_first_run(plan, plan.weeks[0], 6); },
       {}},
      {"V13",
       "four runs a week",
       Start::steady,
       true,
       [](Plan& plan) {
         plan.weeks.back().days[4].run = *runs_of(plan.weeks.back())[0];
         add_up(plan);
       },
       {}},
  };
}

}  // namespace

std::vector<Mutant> running_mutants() {
  std::vector<Mutant> all;
  for (const auto& list : {phase_mutants(), volume_mutants()})
    all.insert(all.end(), list.begin(), list.end());
  return all;
}

}  // namespace kneecheck::plans
