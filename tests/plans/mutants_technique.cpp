// Sabotages of the change of technique.
#include <algorithm>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

bool is_state(Json& week, std::string_view state) {
  Json* technique = technique_in(week);
  return technique != nullptr && (*technique)["state"].word() == state;
}
Json& in_state(Json& plan, std::string_view state) {
  return week_where(plan, [state](Json& week) { return is_state(week, state); });
}
int share(Json& week) {
  return (*technique_in(week))["share_pct"].number();
}

// That many minutes of technique, over all runs by their length.
void practise(Json& plan, Json& week, int minutes) {
  const Json id = (*technique_in(week))["id"];
  const std::vector<Json*> runs = runs_of(week);
  int left = minutes;
  for (Json* run : runs) {
    const int own = run == runs.back() ? left : (*run)["minutes"].number() * minutes / minutes_of(week);
    left -= own;
    (*run)["techniques"].clear();
    if (own == 0) continue;
    Json dose = Json::parse(R"({"id":"","minutes":0})");
    dose["id"] = id;
    dose["minutes"] = own;
    (*run)["techniques"].add(dose);
  }
  add_up(plan);
}
void practise_percent(Json& plan, Json& week, int percent) {
  practise(plan, week, minutes_of(week) * percent / 100);
}

// All of the week's technique minutes in its longest run.
void into_one_run(Json& plan, Json& week) {
  const int minutes = (*technique_in(week))["minutes"].number();
  Json dose = Json::parse(R"({"id":"","minutes":0})");
  dose["id"] = (*technique_in(week))["id"];
  for (Json* run : runs_of(week)) (*run)["techniques"].clear();
  dose["minutes"] = std::min(minutes, longest_run(week)["minutes"].number());
  longest_run(week)["techniques"].add(dose);
  add_up(plan);
}

// The first rise after which the technique is still below half.
Json& early_rise(Json& plan) {
  return week_where(plan, [](Json& week) { return is_state(week, "build") && share(week) < 50; });
}

void rename(Json& plan, const char* id) {
  const auto into = [id](Json& row) { row["id"] = id; };
  for (Json* week : weeks_of(plan)) {
    for (Json* technique : (*week)["techniques"].all()) into(*technique);
    for (Json* run : runs_of(*week)) {
      for (Json* dose : (*run)["techniques"].all()) into(*dose);
    }
  }
  Json text = *plan["techniques"].all().front();
  text["target"] = Json::parse(R"({"unit":"none","from":null,"to":null})");
  plan["techniques"].clear();
  plan["techniques"].set(id, text);
}

void without_technique(Json& plan) {
  for (Json* week : weeks_of(plan)) {
    (*week)["techniques"].clear();
    for (Json* run : runs_of(*week)) (*run)["techniques"].clear();
  }
  plan["techniques"].clear();
}

void start_in_align(Json& plan) {
  const Json technique = *technique_in(in_state(plan, "start"));
  Json& week = before(plan, in_phase(plan, "single-leg"));
  week["techniques"].add(technique);
  practise(plan, week, 3);
}

// Seven points more in each of five weeks.
void rise_on(Json& plan) {
  const int start = number_of(in_state(plan, "start"));
  for (int i = 1; i <= 5; ++i) practise_percent(plan, week_at(plan, start + i), 9 + 7 * i);
}

void without_calf_raises(Json& plan) {
  for (Json* week : weeks_of(plan)) {
    for (Json* session : sessions_of(*week))
      (*session)["exercises"].drop_if([](const Json& dose) { return dose["id"].word() == "calf-raise"; });
  }
  add_up(plan);
}

Json& target(Json& plan) {
  return (*plan["techniques"].all().front())["target"];
}

std::vector<Mutant> ramp_mutants() {
  return {
      {"T02", "settled too early", Start::steady, true,
       [](Json& plan) { (*technique_in(in_state(plan, "hold")))["state"] = "settled"; }},
      {"T02", "a rise that is called a hold", Start::steady, true,
       [](Json& plan) { (*technique_in(early_rise(plan)))["state"] = "hold"; }},
      {"T03", "a big start", Start::steady, true,
       [](Json& plan) { practise_percent(plan, in_state(plan, "start"), 15); }},
      {"T04", "a big rise", Start::steady, true,
       [](Json& plan) { practise_percent(plan, early_rise(plan), 40); }},
      {"T05", "rises week after week", Start::steady, true, rise_on},
      {"T06", "more minutes at the start", Start::steady, true,
       [](Json& plan) {
         Json& week = in_state(plan, "start");
         scale_to(plan, week, minutes_of(*base_of(plan, week)) + 4);
       }},
      {"T07", "a rise and many more minutes", Start::steady, true,
       [](Json& plan) {
         Json& week = early_rise(plan);
         scale_to(plan, week, minutes_of(*base_of(plan, week)) * 112 / 100);
       }},
      {"T07", "a rise and more minutes in a gentle plan", Start::gentle, true,
       [](Json& plan) {
         Json& week = early_rise(plan);
         scale_to(plan, week, minutes_of(*base_of(plan, week)) * 108 / 100);
       }},
      {"T09", "the share falls", Start::steady, true,
       [](Json& plan) {
         Json& week = last_week_where(plan, [](Json& each) { return is_state(each, "build"); });
         practise_percent(plan, week, 40);
       }},
      {"T09", "a rise in a deload", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) {
           return is_deload(each) && technique_in(each) != nullptr && share(each) < 80;
         });
         practise_percent(plan, week, share(week) + 10);
       }},
      {"T11", "a start in align", Start::steady, true, start_in_align},
      {"T12", "no calf raises", Start::cadence, true, without_calf_raises},
      {"T16", "technique uphill while it is new", Start::steady, true,
       [](Json& plan) {
         for (Json* run : runs_of(early_rise(plan))) (*run)["terrain"] = "uphill", (*run)["hill_minutes"] = 1;
         add_up(plan);
       }},
      {"T16", "a whole run of it", Start::steady, true,
       [](Json& plan) {
         into_one_run(plan, week_where(plan, [](Json& week) {
                        return technique_in(week) != nullptr && share(week) >= 36 && share(week) < 60;
                      }));
       }},
      {"T17", "the cue fades too early", Start::steady, true,
       [](Json& plan) { (*technique_in(early_rise(plan)))["cue_pct"] = 75; }},
      {"T17", "two steps of the cue at once", Start::steady, true,
       [](Json& plan) {
         const auto at_75 = [](Json& week) {
           return technique_in(week) != nullptr && (*technique_in(week))["cue_pct"].number() == 75;
         };
         (*technique_in(week_where(plan, at_75)))["cue_pct"] = 50;
       }},
      {"T18", "practice in one run", Start::steady, true,
       [](Json& plan) { into_one_run(plan, early_rise(plan)); }},
      {"T26", "all of it at once", Start::steady, true,
       [](Json& plan) { practise_percent(plan, early_rise(plan), 100); }},
  };
}

}  // namespace

std::vector<Mutant> technique_mutants() {
  std::vector<Mutant> all = ramp_mutants();
  const std::vector<Mutant> others{
      {"T01", "nothing is said of the next", Start::cadence, false,
       [](Json& plan) { drop_notes(plan, "Knees point forwards"); }},
      {"T14", "too far forward", Start::steady, true, [](Json& plan) { target(plan)["to"] = 15; }},
      {"T14", "another cadence", Start::cadence, true,
       [](Json& plan) { target(plan)["from"] = target(plan)["from"].number() + 1; }},
      {"T14", "a cadence too high", Start::cadence, true,
       [](Json& plan) { target(plan)["to"] = target(plan)["from"].number() * 107 / 100; }},
      {"T28", "no word that no trial stands behind it", Start::steady, true,
       [](Json& plan) { drop_notes(plan, "no trial"); }},
      {"T29", "another technique", Start::steady, true, [](Json& plan) { rename(plan, "knee-forward"); }},
      {"T29", "a barred technique", Start::cadence, true, [](Json& plan) { rename(plan, "forward-lean"); }},
      {"T29", "a cadence that is high enough for a kneecap", Start::front, true,
       [](Json& plan) { rename(plan, "cadence"); }},
      {"T30", "no technique at all", Start::steady, true, without_technique},
  };
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

}  // namespace kneecheck::plans
