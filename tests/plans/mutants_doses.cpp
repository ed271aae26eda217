// Sabotages of exercises: how much, and how often.
#include "mutants.h"

namespace kneecheck::plans {
namespace {

// An exercise that no plan has, in the first session of two weeks.
void twice(Json& plan, const Json& first, const Json& second, bool deload = false) {
  Json& later = week_where(plan, [deload](Json& week) {
    return number_of(week) > 2 && is_deload(week) == deload && !week["days"].empty();
  });
  add(*sessions_of(before(plan, later)).front(), first);
  add(*sessions_of(later).front(), second);
  add_up(plan);
}
void once(Json& plan, Json& week, const Json& dose) {
  add(*sessions_of(week).front(), dose);
  add_up(plan);
}

Json dose(const char* exercise, int sets, int reps, int hold = 0) {
  Json made = dose_of(exercise, sets, reps);
  made["hold_s"] = hold;
  return made;
}
Json deep(int degrees) {
  Json made = dose_of("mini-squat-pulse", 1, 5);
  made["depth_deg"] = degrees;
  return made;
}
Json on_one_leg(Json made) {
  made["sides"] = "both";
  return made;
}

std::vector<Mutant> session_mutants() {
  return {
      {"E8", "an exercise twice", Start::steady, true,
       [](Json& plan) {
         Json& session = *sessions_of(week_at(plan, 1)).front();
         add(session, session["exercises"][0]);
         add_up(plan);
       }},
      {"E8", "a long session", Start::steady, true,
       [](Json& plan) {
         for (Json* each : doses_in(week_at(plan, 1), "wall-ball")) (*each)["rest_s"] = 900;
         add_up(plan);
       }},
      {"E8", "no rest day", Start::steady, true,
       [](Json& plan) {
         Json& week = last_week(plan);
         const Json run = *runs_of(week).front();
         for (Json* day : week["days"].all()) {
           if ((*day)["run"].is_null() && (*day)["exercises"].empty()) (*day)["run"] = run;
         }
         add_up(plan);
       }},
      {"E8", "one session", Start::steady, true,
       [](Json& plan) {
         const std::vector<Json*> sessions = sessions_of(week_at(plan, 1));
         for (Json* session : sessions) {
           if (session != sessions.front()) (*session)["exercises"].clear();
         }
         add_up(plan);
       }},
      {"E8", "little of the time that is offered", Start::jumper, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return number_of(each) > 3 && is_full(each); });
         for (Json* session : sessions_of(week)) (*session)["exercises"].cut(1);
         add_up(plan);
       }},
      {"E8", "a load takes its time", Start::jumper, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return !loaded_in(each).empty(); });
         for (Json* each : loaded_in(week)) (*each)["hold_s"] = 40;
         add_up(plan);
       }},
  };
}

std::vector<Mutant> rise_mutants() {
  return {
      {"E9", "two things rise in one exercise", Start::steady, true,
       [](Json& plan) { twice(plan, dose("dead-bug", 1, 5), dose("dead-bug", 2, 6)); }},
      {"E9", "four repetitions more", Start::steady, true,
       [](Json& plan) { twice(plan, dose("dead-bug", 1, 5), dose("dead-bug", 1, 9)); }},
      {"E9", "a hold eleven seconds longer", Start::steady, true,
       [](Json& plan) { twice(plan, dose("plank", 1, 1, 15), dose("plank", 1, 1, 26)); }},
      {"E9", "one leg for two and more repetitions", Start::steady, true,
       [](Json& plan) { twice(plan, dose("dead-bug", 1, 5), on_one_leg(dose("dead-bug", 1, 6))); }},
      {"E9", "twenty degrees deeper", Start::front, true,
       [](Json& plan) { twice(plan, deep(20), deep(40)); }},
      {"E9", "a rise in a deload", Start::steady, true,
       [](Json& plan) { twice(plan, dose("dead-bug", 1, 5), dose("dead-bug", 1, 6), true); }},
      {"E9", "four sets at first", Start::steady, true,
       [](Json& plan) { once(plan, week_at(plan, 1), dose("dead-bug", 4, 2)); }},
      {"E9", "two doses in one week", Start::steady, true,
       [](Json& plan) {
         const std::vector<Json*> sessions = sessions_of(week_at(plan, 1));
         add(*sessions.front(), dose("dead-bug", 1, 5));
         add(*sessions.back(), dose("dead-bug", 1, 6));
         add_up(plan);
       }},
      {"E9", "a heavier weight and a set more", Start::jumper, true,
       [](Json& plan) {
         Json& week = week_where(plan, [&](Json& each) {
           const std::vector<Json*> now = loaded_in(each);
           if (now.empty() || number_of(each) < 4) return false;
           const std::vector<Json*> then = doses_in(before(plan, each), (*now.front())["id"].word());
           return !then.empty() && !(*then.front())["load"].is_null() &&
                  (*now.front())["load"]["rm"].number() < (*then.front())["load"]["rm"].number();
         });
         const std::string id = (*loaded_in(week).front())["id"].word();
         for (Json* each : doses_in(week, id)) (*each)["sets"] = (*each)["sets"].number() + 1;
         add_up(plan);
       }},
      {"E10", "a deep squat", Start::front, true,
       [](Json& plan) {
         for (Json* each : doses_in(week_at(plan, 1), "mini-squat")) (*each)["depth_deg"] = 50;
       }},
      {"E10", "a squat without a depth", Start::front, true,
       [](Json& plan) {
         for (Json* each : doses_in(week_at(plan, 1), "mini-squat")) (*each)["depth_deg"] = Json();
       }},
      {"E10", "all the way down in its first week", Start::jumper, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return has(each, "decline-squat"); });
         for (Json* each : doses_in(week, "decline-squat")) (*each)["depth_deg"] = 75;
       }},
  };
}

std::vector<Mutant> amount_mutants() {
  return {
      {"E13", "31 repetitions at once", Start::steady, true,
       [](Json& plan) { once(plan, week_at(plan, 1), dose("dead-bug", 1, 31)); }},
      {"E13", "46 repetitions later", Start::steady, true,
       [](Json& plan) { twice(plan, dose("dead-bug", 2, 15), dose("dead-bug", 2, 23)); }},
      {"E13", "46 repetitions with a weight at once", Start::front, true,
       [](Json& plan) {
         Json loaded = dose_of("bent-knee-calf-raise", 4, 12);  // on no menu of a kneecap
         set_load(loaded, 15, 12);
         once(plan, in_phase(plan, "align"), loaded);
       }},
      {"E13", "121 s of holding at once", Start::steady, true,
       [](Json& plan) { once(plan, week_at(plan, 1), dose("plank", 1, 1, 121)); }},
      {"E13", "226 s of holding for a tendon", Start::tendon, true,
       [](Json& plan) { once(plan, last_week(plan), dose("plank", 1, 1, 226)); }},
      {"E13", "many landings at once", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return has(each, "landing"); });
         for (Json* each : doses_in(week, "landing")) (*each)["sets"] = 4, (*each)["reps"] = 8;
         add_up(plan);
       }},
      {"E13", "twenty landings more", Start::steady, true,
       [](Json& plan) {
         Json& first = week_where(plan, [](Json& each) { return has(each, "landing"); });
         for (Json* each : doses_in(after(plan, first), "landing")) {
           (*each)["sets"] = 2;
           (*each)["reps"] = (*each)["reps"].number() + 20;
         }
         add_up(plan);
       }},
  };
}

}  // namespace

std::vector<Mutant> dose_mutants() {
  std::vector<Mutant> all = session_mutants();
  for (const auto& list : {rise_mutants(), amount_mutants()}) all.insert(all.end(), list.begin(), list.end());
  return all;
}

}  // namespace kneecheck::plans
