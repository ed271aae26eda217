// Sabotages of how much is run, and when.
#include <algorithm>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

Json& first_deload(Json& plan) {
  return week_where(plan, [](Json& week) { return is_deload(week); });
}

// The minutes that are so many percent of those of B, rounded up.
void step_to(Json& plan, Json& week, int percent) {
  scale_to(plan, week, (minutes_of(*base_of(plan, week)) * percent + 99) / 100);
}

void flatten(Json& plan, int weeks) {
  Json& from = week_where(plan, [](Json& week) { return is_full(week); });
  for (int i = 1; i <= weeks; ++i) copy_runs(from, week_at(plan, number_of(from) + i));
  add_up(plan);
}

// Every run on the day after the one before, from the first day of the week.
void pack(Json& plan, Json& week, std::size_t runs) {
  const Json run = *runs_of(week).front();
  for (std::size_t i = 0; i < 7; ++i) week["days"][i]["run"] = i < runs ? run : Json();
  add_up(plan);
}

// Of a plan that begins with walks: the first week of that many running minutes in a row.
Json& on_stage(Json& plan, int run_min, int repeats) {
  return week_where(plan, [=](Json& week) {
    const std::vector<Json*> runs = runs_of(week);
    if (runs.empty() || (*runs.front())["walk_run"].is_null()) return false;
    Json& parts = (*runs.front())["walk_run"];
    return parts["run_min"].number() == run_min && parts["repeats"].number() == repeats;
  });
}

void put_on_stage(Json& plan, Json& week, const Json& parts) {
  for (Json* run : runs_of(week)) (*run)["walk_run"] = parts;
  add_up(plan);
}

// A week of running without breaks after another such week, and two after the walks at least.
bool is_well_in(Json& plan, Json& week) {
  const int number = number_of(week);
  return is_full(week) && number > 2 && is_full(before(plan, week)) && is_full(week_at(plan, number - 2));
}

std::vector<Mutant> step_mutants() {
  return {
      {"V1", "one long run", Start::steady, true,
       [](Json& plan) {
         Json& run = longest_run(last_week(plan))["minutes"];
         run = run.number() * 13 / 10;
         add_up(plan);
       }},
      {"V2", "a fifth more and a bit", Start::steady, true,
       [](Json& plan) {
         step_to(plan, week_where(plan, [&](Json& week) { return is_well_in(plan, week); }), 123);
       }},
      {"V2", "a seventh more in a gentle plan", Start::gentle, true,
       [](Json& plan) {
         step_to(plan,
                 week_where(plan,
                            [&](Json& week) {
                              return is_well_in(plan, week) && longest_run(week)["minutes"].number() > 30;
                            }),
                 114);
       }},
      {"V3", "two big steps above half of the usual volume", Start::frequent, true,
       [](Json& plan) {
         Json& week =
             week_where(plan, [&](Json& each) { return is_well_in(plan, each) && minutes_of(each) > 200; });
         scale_to(plan, week, minutes_of(week_at(plan, number_of(week) - 2)) * 135 / 100);
       }},
      {"V4", "two runs more", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(plan, [&](Json& each) { return is_well_in(plan, each); });
         const Json run = *runs_of(week).front();
         free_day(week)["run"] = run;
         free_day(week)["run"] = run;
         add_up(plan);
       }},
      {"V4", "a run more and more minutes in a gentle plan", Start::gentle, true,
       [](Json& plan) {
         Json& week = week_where(plan, [&](Json& each) { return is_well_in(plan, each); });
         const Json run = *runs_of(week).front();
         free_day(week)["run"] = run;
         add_up(plan);
       }},
      {"V5", "five full weeks", Start::steady, true,
       [](Json& plan) {
         for (Json* week : weeks_of(plan)) (*week)["deload"] = false;
       }},
      {"V5", "a deload of nothing", Start::steady, true,
       [](Json& plan) { step_to(plan, first_deload(plan), 60); }},
      {"V5", "a deload that is none", Start::steady, true,
       [](Json& plan) { step_to(plan, first_deload(plan), 95); }},
      {"V5", "two deloads together", Start::steady, true,
       [](Json& plan) { after(plan, first_deload(plan))["deload"] = true; }},
      {"V6", "more after a deload with something new", Start::steady, true,
       [](Json& plan) {
         step_to(plan,
                 week_where(plan,
                            [&](Json& week) {
                              return number_of(week) > 1 && is_deload(before(plan, week)) &&
                                     !week["new"].empty() && !is_new(week, "phase:run");
                            }),
                 112);
       }},
      {"V7", "a start at the limit of comfort", Start::steady, true,
       [](Json& plan) {
         for (Json* run : runs_of(week_at(plan, 1))) (*run)["minutes"] = 46;
         add_up(plan);
       }},
      {"V7", "a second week that goes on although squatting hurts", Start::sore, true,
       [](Json& plan) { scale_to(plan, week_at(plan, 2), minutes_of(week_at(plan, 1)) + 3); }},
      {"V8", "all in one run", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(plan, [&](Json& each) { return is_well_in(plan, each); });
         const int minutes = minutes_of(week);
         for (Json* run : runs_of(week)) (*run)["minutes"] = 5;
         (*runs_of(week).back())["minutes"] = minutes - 10;
         add_up(plan);
       }},
      {"V10", "more than usual", Start::steady, true,
       [](Json& plan) { scale_to(plan, last_week(plan), 250); }},
      {"V18", "nothing grows in eight weeks", Start::steady, true, [](Json& plan) { flatten(plan, 8); }},
      {"V18", "nothing grows in five weeks of rebuilding", Start::steady, true,
       [](Json& plan) { flatten(plan, 5); }},
  };
}

std::vector<Mutant> day_mutants() {
  return {
      {"V9", "three days in a row in settle", Start::steady, true,
       [](Json& plan) { pack(plan, week_at(plan, 1), 3); }},
      {"V9", "four days in a row at the end", Start::steady, true,
       [](Json& plan) { pack(plan, last_week(plan), 4); }},
      {"V9", "no day between two walks", Start::walker, true,
       [](Json& plan) { pack(plan, week_at(plan, 1), 2); }},
      {"V9", "a week without runs", Start::steady, true,
       [](Json& plan) { pack(plan, in_phase(plan, "align"), 0); }},
      {"V9", "seven runs a week", Start::frequent, true, [](Json& plan) { pack(plan, last_week(plan), 7); }},
      {"V11", "two stages are skipped", Start::walker, true,
       [](Json& plan) { put_on_stage(plan, after(plan, on_stage(plan, 1, 6)), walk_run(4, 2, 4)); }},
      {"V11", "a stage is skipped in a gentle plan", Start::gentle, true,
       [](Json& plan) { put_on_stage(plan, week_at(plan, 2), walk_run(3, 2, 5)); }},
      {"V11", "a stage that nobody knows", Start::walker, true,
       [](Json& plan) { put_on_stage(plan, in_phase(plan, "align"), walk_run(1, 3, 6)); }},
      {"V11", "two stages in one week", Start::walker, true,
       [](Json& plan) {
         (*runs_of(in_phase(plan, "align")).front())["walk_run"] = walk_run(2, 2, 5);
         add_up(plan);
       }},
      {"V11", "back to walking breaks", Start::steady, true,
       [](Json& plan) { put_on_stage(plan, in_phase(plan, "align"), walk_run(9, 1, 3)); }},
      {"V12", "a start without walking", Start::walker, true,
       [](Json& plan) { put_on_stage(plan, week_at(plan, 1), walk_run(1, 4, 6)); }},
      {"V12", "a start at all that is comfortable", Start::gentle, true,
       [](Json& plan) { put_on_stage(plan, week_at(plan, 1), walk_run(3, 2, 5)); }},
      {"V13", "a run on a closed day", Start::steady, true,
       [](Json& plan) {
         Json& days = week_at(plan, 1)["days"];
         for (Json* day : days.all()) {
           if ((*day)["run"].is_null()) continue;
           days[6]["run"] = (*day)["run"];
           (*day)["run"] = Json();
           break;
         }
         add_up(plan);
       }},
      {"V13", "four runs a week, usual are three", Start::steady, true,
       [](Json& plan) { pack(plan, last_week(plan), 4); }},
      {"V13", "begins with fewer runs than usual", Start::frequent, true,
       [](Json& plan) { pack(plan, week_at(plan, 1), 4); }},
  };
}

}  // namespace

std::vector<Mutant> running_mutants() {
  std::vector<Mutant> all = step_mutants();
  for (Mutant& mutant : day_mutants()) all.push_back(std::move(mutant));
  return all;
}

}  // namespace kneecheck::plans
