// Sabotages of what makes a leg strong: weights, holds, jumps; and of what fills the rest of the week.
#include <algorithm>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

int rm(const Json& dose) {
  return dose["load"]["rm"].number();
}

Json& first_loaded(Json& plan) {
  return week_where(plan, [](Json& week) { return !loaded_in(week).empty(); });
}

void each_loaded(Json& plan, const std::function<void(Json&)>& edit) {
  for (Json* week : weeks_of(plan)) {
    for (Json* dose : loaded_in(*week)) edit(*dose);
  }
  add_up(plan);
}
void no_heavier_than(Json& plan, int least, int reps) {
  each_loaded(plan, [=](Json& dose) {
    if (rm(dose) < least) set_load(dose, least, reps);
  });
}

// The exercises that are loaded in the week, in all weeks from it on.
void from_then_on(Json& plan, const Json& start, int least, int reps) {
  for (Json* week : weeks_of(plan)) {
    if (number_of(*week) < number_of(start)) continue;
    for (Json* dose : loaded_in(*week)) set_load(*dose, least, reps);
  }
}

// A full week in the middle of a phase of heavy training.
Json& heavy_week(Json& plan) {
  return week_where(plan, [&](Json& week) {
    return number_of(week) > 5 && is_full(week) && loaded_in(week).size() > 1 &&
           week["phase"].word() == before(plan, week)["phase"].word();
  });
}

void without(Json& plan, Json& week, const std::vector<std::string_view>& exercises) {
  for (Json* session : sessions_of(week)) {
    (*session)["exercises"].drop_if([&](const Json& dose) {
      return std::find(exercises.begin(), exercises.end(), dose["id"].word()) != exercises.end();
    });
  }
  add_up(plan);
}

std::vector<Mutant> load_mutants() {
  return {
      {"E16", "a weight for nine", Start::jumper, true,
       [](Json& plan) {
         for (Json* dose : loaded_in(heavy_week(plan))) set_load(*dose, 9, 8);
       }},
      {"E16", "15 repetitions with a weight for ten", Start::jumper, true,
       [](Json& plan) {
         each_loaded(plan, [](Json& dose) {
           if (rm(dose) == 10) dose["reps"] = 15;
         });
       }},
      {"E16", "begins at a weight for ten", Start::jumper, true,
       [](Json& plan) {
         for (Json* dose : loaded_in(first_loaded(plan))) set_load(*dose, 10, 8);
       }},
      {"E16", "two steps at once", Start::jumper, true,
       [](Json& plan) { from_then_on(plan, after(plan, after(plan, first_loaded(plan))), 10, 8); }},
      {"E16", "a step after one week", Start::jumper, true,
       [](Json& plan) { from_then_on(plan, after(plan, first_loaded(plan)), 12, 10); }},
      {"E16", "a weight for six in the third week of loading", Start::jumper, true,
       [](Json& plan) { from_then_on(plan, after(plan, after(plan, first_loaded(plan))), 6, 6); }},
      {"E16", "a weight for six for the outer knee", Start::steady, true,
       [](Json& plan) {
         Json& week = last_week_where(plan, [](Json& each) { return !loaded_in(each).empty(); });
         for (Json* dose : loaded_in(week)) set_load(*dose, 6, 6);
       }},
      {"E16", "the first load where no phase begins", Start::steady, true,
       [](Json& plan) {
         for (Json* dose : loaded_in(first_loaded(plan))) (*dose)["load"] = Json();
         add_up(plan);
       }},
      {"E16", "lighter again", Start::jumper, true,
       [](Json& plan) {
         Json& week = last_week_where(plan, [](Json& each) { return !loaded_in(each).empty(); });
         for (Json* dose : loaded_in(week)) set_load(*dose, 15, 12);
       }},
      {"E16", "a clam with a weight", Start::steady, true,
       [](Json& plan) {
         Json clam = dose_of("clam");
         set_load(clam, 15, 12);
         add(*sessions_of(in_phase(plan, "single-leg")).front(), clam);
         add_up(plan);
       }},
  };
}

std::vector<Mutant> tendon_mutants() {
  const std::vector<std::string_view> holds{"wall-squat", "spanish-squat", "knee-extension", "leg-press"};
  return {
      {"E17", "no holds in settle", Start::tendon, true,
       [holds](Json& plan) { without(plan, week_at(plan, 1), holds); }},
      {"E17", "no holds in week 3", Start::tendon, true,
       [holds](Json& plan) { without(plan, week_at(plan, 3), holds); }},
      {"E17", "short holds", Start::tendon, true,
       [holds](Json& plan) {
         for (const std::string_view hold : holds) {
           for (Json* dose : doses_in(week_at(plan, 1), hold)) (*dose)["hold_s"] = 20;
         }
         add_up(plan);
       }},
      {"E17", "one heavy session a week", Start::jumper, true,
       [](Json& plan) {
         Json& week = heavy_week(plan);
         const std::vector<Json*> sessions = sessions_of(week);
         for (Json* session : sessions) {
           for (Json* dose : (*session)["exercises"].all()) {
             if (session != sessions.front()) (*dose)["load"] = Json();
           }
         }
         add_up(plan);
       }},
      {"E17", "light sessions", Start::tendon, true,
       [](Json& plan) {
         for (Json* dose : loaded_in(heavy_week(plan))) (*dose)["sets"] = 1;
         add_up(plan);
       }},
      {"E17", "fewer heavy sets than the week before", Start::jumper, true,
       [](Json& plan) {
         Json& week = last_week_where(plan, [&](Json& each) {
           return number_of(each) > 1 && is_full(each) && is_full(before(plan, each)) &&
                  each["phase"].word() == before(plan, each)["phase"].word();
         });
         for (Json* dose : loaded_in(week)) (*dose)["sets"] = 2;
         add_up(plan);
       }},
      {"E17", "a weight for twelve in the tenth heavy week", Start::jumper, true,
       [](Json& plan) { no_heavier_than(plan, 12, 10); }},
      {"E17", "ends at a weight for ten", Start::jumper, true,
       [](Json& plan) { no_heavier_than(plan, 10, 8); }},
      {"E18", "ends at a weight for 15", Start::steady, true,
       [](Json& plan) { no_heavier_than(plan, 15, 12); }},
      {"E18", "no weight although there are weights", Start::steady, true,
       [](Json& plan) { each_loaded(plan, [](Json& dose) { dose["load"] = Json(); }); }},
      {"E18", "nothing on one leg without weights", Start::bare, true,
       [](Json& plan) {
         without(plan, last_week_where(plan, is_full),
                 {"single-leg-squat", "split-squat", "single-leg-deadlift", "step-up", "step-down",
                  "decline-squat", "hip-hitch"});
       }},
      {"E19", "a box jump before hops", Start::jumper, true,
       [](Json& plan) {
         for (Json* week : weeks_of(plan)) {
           for (Json* dose : doses_in(*week, "hops")) (*dose)["id"] = "bird-dog";
         }
         add_up(plan);
       }},
      {"E19", "hops before pogo", Start::jumper, true,
       [](Json& plan) {
         for (Json* week : weeks_of(plan)) {
           for (Json* dose : doses_in(*week, "pogo")) (*dose)["id"] = "bird-dog";
         }
         add_up(plan);
       }},
  };
}

std::vector<Mutant> other_hour_mutants() {
  return {
      {"K1", "nothing to keep fit", Start::steady, true, [](Json& plan) { plan["keep_fit"].clear(); }},
      {"K1", "cycling for the outer knee", Start::steady, true,
       [](Json& plan) { plan["keep_fit"] = Json::parse(R"(["Cycle for an hour instead."])"); }},
      {"K1", "nothing of sitting", Start::front, true,
       [](Json& plan) {
         plan["daily_life"] = Json::parse(R"(["Take stairs slowly; kneel on a cushion."])");
       }},
      {"K1", "nothing of jumps", Start::tendon, true,
       [](Json& plan) { plan["daily_life"] = Json::parse(R"(["Take stairs slowly."])"); }},
  };
}

}  // namespace

std::vector<Mutant> strength_mutants() {
  std::vector<Mutant> all = load_mutants();
  for (const auto& list : {tendon_mutants(), other_hour_mutants()})
    all.insert(all.end(), list.begin(), list.end());
  return all;
}

}  // namespace kneecheck::plans
