// Sabotages of exercises: which ones, and when.
#include <algorithm>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

bool every(Json&) {
  return true;
}

// Another exercise instead, with the same dose.
void replace(Json& plan, const WeekTest& weeks, std::string_view old, const char* exercise) {
  for (Json* week : weeks_of(plan)) {
    if (!weeks(*week)) continue;
    for (Json* dose : doses_in(*week, old)) (*dose)["id"] = exercise;
  }
  add_up(plan);
}

void add_to(Json& plan, Json& week, const char* exercise) {
  add(*sessions_of(week).front(), dose_of(exercise));
  add_up(plan);
}

Json& landing_week(Json& plan) {
  return week_where(plan, [](Json& week) { return has(week, "landing"); });
}
Json& landing_day(Json& week) {
  for (Json* session : sessions_of(week)) {
    for (Json* dose : (*session)["exercises"].all()) {
      if ((*dose)["id"].word() == "landing") return *session;
    }
  }
  throw std::logic_error("no landing");
}

// The session of one day on the day after it as well.
void repeat_next_day(Json& plan, Json& week, const Json& session) {
  Json& days = week["days"];
  for (std::size_t i = 0; i + 1 < days.size(); ++i) {
    if (days[i]["date"].word() != session["date"].word()) continue;
    days[i + 1]["exercises"] = days[i]["exercises"];
    return add_up(plan);
  }
  throw std::logic_error("no day after it");
}

void only(Json& plan, Json& week, const std::vector<const char*>& exercises) {
  for (Json* session : sessions_of(week)) {
    (*session)["exercises"].clear();
    for (const char* each : exercises) add(*session, dose_of(each));
  }
  add_up(plan);
}

void say_relief(Json& plan, const char* text) {
  Json advice = Json::parse("\"\"");
  advice = text;
  plan["relief"].add(advice);
}

std::vector<Mutant> menu_mutants() {
  return {
      {"E1", "a clam leads", Start::steady, true,
       [](Json& plan) {
         only(plan, week_at(plan, 1), {"clam", "bridge", "calf-raise"});
         for (Json* dose : doses_in(week_at(plan, 1), "clam")) (*dose)["role"] = "core";
       }},
      {"E1", "nothing leads", Start::steady, true,
       [](Json& plan) {
         for (Json* dose : (*sessions_of(week_at(plan, 1)).front())["exercises"].all())
           (*dose)["role"] = "support";
       }},
      {"E2", "half in isolation", Start::steady, true,
       [](Json& plan) {
         only(plan, week_at(plan, 1), {"wall-ball", "clam"});
       }},
      {"E3", "landing in align", Start::steady, true,
       [](Json& plan) { add_to(plan, in_phase(plan, "align"), "landing"); }},
      {"E3", "landing two days in a row", Start::steady, true,
       [](Json& plan) {
         Json& week = landing_week(plan);
         repeat_next_day(plan, week, landing_day(week));
       }},
      {"E3", "landing on one leg at once", Start::steady, true,
       [](Json& plan) {
         for (Json* dose : doses_in(landing_week(plan), "landing")) (*dose)["sides"] = "both";
         add_up(plan);
       }},
      {"E3", "a landing week without landing", Start::steady, true,
       [](Json& plan) {
         const int second = number_of(landing_week(plan)) + 1;
         replace(
             plan, [second](Json& week) { return number_of(week) == second; }, "landing", "mini-squat");
       }},
      {"E3", "hops in the first week of landing", Start::steady, true,
       [](Json& plan) {
         add(landing_day(landing_week(plan)), dose_of("hops"));
         add_up(plan);
       }},
      {"E3", "hops in a gentle plan", Start::gentle, true,
       [](Json& plan) {
         Json& week = last_week_where(plan, [](Json& each) { return has(each, "landing"); });
         for (Json* dose : doses_in(week, "landing")) (*dose)["id"] = "hops";
         add_up(plan);
       }},
      {"E4", "running man in settle", Start::steady, true,
       [](Json& plan) { add_to(plan, week_at(plan, 1), "running-man"); }},
      {"E4", "split squats in align for the outer knee", Start::steady, true,
       [](Json& plan) { add_to(plan, in_phase(plan, "align"), "split-squat"); }},
      {"E4", "a decline squat for the kneecap", Start::front, true,
       [](Json& plan) { add_to(plan, in_phase(plan, "single-leg"), "decline-squat"); }},
      {"E5", "no wall and ball in settle", Start::steady, true,
       [](Json& plan) {
         replace(
             plan, [](Json& week) { return week["phase"].word() == "settle"; }, "wall-ball", "mini-squat");
       }},
      {"E5", "no running man", Start::front, true,
       [](Json& plan) { replace(plan, every, "running-man", "bridge"); }},
      {"E6", "a tendon that is not loaded", Start::tendon, true,
       [](Json& plan) {
         only(plan, week_at(plan, 1), {"bridge", "calf-raise"});
       }},
      {"E6", "a tendon loaded two days in a row", Start::tendon, true,
       [](Json& plan) {
         Json& week = week_at(plan, 1);
         repeat_next_day(plan, week, *sessions_of(week).front());
       }},
      {"E7", "no foot exercises", Start::front, true,
       [](Json& plan) {
         replace(
             plan, [](Json& week) { return number_of(week) == 2; }, "foot-exercises", "bridge");
       }},
      {"E7", "no insoles for feet that roll in", Start::front, true,
       [](Json& plan) {
         plan["footwear"].drop_if(
             [](const Json& text) { return text.word().find("nsole") != std::string::npos; });
         plan["footwear"].add(Json::parse("\"Wear what is comfortable.\""));
       }},
  };
}

std::vector<Mutant> safety_mutants() {
  return {
      {"E12", "a band that is not there", Start::bare, true,
       [](Json& plan) { add_to(plan, in_phase(plan, "align"), "band-walk"); }},
      {"E12", "a spanish squat without a strap", Start::tendon, true,
       [](Json& plan) { add_to(plan, in_phase(plan, "align"), "spanish-squat"); }},
      {"E12", "a decline squat without a board", Start::tendon, true,
       [](Json& plan) { add_to(plan, in_phase(plan, "single-leg"), "decline-squat"); }},
      {"E12", "a weight and no weights", Start::bare, true,
       [](Json& plan) {
         add_to(plan, in_phase(plan, "align"), "bridge");
         for (Json* dose : doses_in(in_phase(plan, "align"), "bridge")) set_load(*dose, 15, 12);
       }},
      {"E12", "a rucksack for six", Start::tendon, true,
       [](Json& plan) {
         for (Json* dose : loaded_in(last_week(plan))) set_load(*dose, 6, 6);
       }},
      {"E14", "deep on a sore knee", Start::sore, true,
       [](Json& plan) {
         for (Json* dose : doses_in(week_at(plan, 1), "mini-squat")) (*dose)["depth_deg"] = 40;
       }},
      {"E14", "a wall squat on a sore knee", Start::sore, true,
       [](Json& plan) { add_to(plan, week_at(plan, 1), "wall-squat"); }},
      {"E14", "one week to settle a sore knee", Start::sore, true,
       [](Json& plan) {
         week_at(plan, 2)["phase"] = "align";
         add_up(plan);
       }},
      {"E15", "massage with a blood thinner", Start::bleeder, true,
       [](Json& plan) { say_relief(plan, "Massage of the thigh can help."); }},
      {"E15", "needles with a blood thinner", Start::bleeder, true,
       [](Json& plan) { say_relief(plan, "Dry needling can help."); }},
      {"E15", "tablets with a blood thinner", Start::bleeder, true,
       [](Json& plan) { say_relief(plan, "Ibuprofen can help."); }},
      {"E15", "no warning of tablets", Start::bleeder, false,
       [](Json& plan) { drop_notes(plan, "anti-inflammator"); }},
      {"avoid", "an exercise to avoid", Start::avoiding, false,
       [](Json& plan) { add_to(plan, in_phase(plan, "align"), "clam"); }},
      {"avoid", "nothing is said of a house exercise", Start::avoiding, false,
       [](Json& plan) { drop_notes(plan, "Mini squat"); }},
  };
}

}  // namespace

std::vector<Mutant> exercise_mutants() {
  std::vector<Mutant> all = menu_mutants();
  for (Mutant& mutant : safety_mutants()) all.push_back(std::move(mutant));
  return all;
}

}  // namespace kneecheck::plans
