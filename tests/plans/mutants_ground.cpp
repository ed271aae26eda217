// Sabotages of the ground, of fast running, and of what is new.
#include <algorithm>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

// Minutes of a run on other ground.
void hills(Json& plan, Json& week, int minutes, const char* terrain = "uphill",
           const char* key = "hill_minutes") {
  Json& run = longest_run(week);
  run["terrain"] = terrain;
  run[key] = minutes;
  add_up(plan);
}

void each_run(Json& plan, const std::function<void(Json&)>& edit) {
  for (Json* week : weeks_of(plan)) {
    for (Json* run : runs_of(*week)) edit(*run);
  }
  add_up(plan);
}

Json& first_new(Json& plan, std::string_view entry) {
  return week_where(plan, [entry](Json& week) { return is_new(week, entry); });
}
Json& technique_start(Json& plan) {
  return week_where(plan, [](Json& week) { return technique_in(week) != nullptr; });
}

bool is_in(Json& week, const char* key) {
  return week[key].number() > 0;
}

std::vector<Mutant> hill_mutants() {
  return {
      {"V14", "a hill in settle", Start::steady, true, [](Json& plan) { hills(plan, week_at(plan, 1), 2); }},
      {"V14", "downhill in landing", Start::steady, true,
       [](Json& plan) { hills(plan, in_phase(plan, "landing"), 2, "downhill", "downhill_minutes"); }},
      {"V14", "strides in landing", Start::fast, true,
       [](Json& plan) {
         (*runs_of(in_phase(plan, "landing")).front())["strides"] = 4;
         add_up(plan);
       }},
      {"V15", "downhill before rolling", Start::steady, true,
       [](Json& plan) { hills(plan, first_new(plan, "uphill"), 3, "downhill", "downhill_minutes"); }},
      {"V15", "rolling the week after uphill", Start::steady, true,
       [](Json& plan) {
         Json& week = after(plan, first_new(plan, "uphill"));
         hills(plan, week, 5, "rolling");
       }},
      {"V15", "uphill five weeks after the technique began", Start::steady, true,
       [](Json& plan) { hills(plan, week_at(plan, number_of(technique_start(plan)) + 5), 3); }},
      {"V15", "downhill eleven weeks after the technique began, gentle", Start::gentle, true,
       [](Json& plan) {
         hills(plan, week_at(plan, number_of(technique_start(plan)) + 11), 2, "downhill", "downhill_minutes");
       }},
      {"V15", "strides only after downhill", Start::fast, true,
       [](Json& plan) {
         each_run(plan, [](Json& run) { run["strides"] = 0, run["hard_minutes"] = 0; });
         for (Json* run : runs_of(last_week(plan))) {
           if ((*run)["terrain"].word() == "flat") (*run)["strides"] = 2;
         }
         add_up(plan);
       }},
      {"V16", "a long way down", Start::steady, true,
       [](Json& plan) {
         Json& week = first_new(plan, "downhill");
         Json& run = longest_run(week);
         run["hill_minutes"] = 0;
         hills(plan, week, minutes_of(week) / 10, "downhill", "downhill_minutes");
       }},
      {"V16", "a quarter uphill at first", Start::steady, true,
       [](Json& plan) {
         Json& week = first_new(plan, "uphill");
         hills(plan, week, minutes_of(week) / 4);
       }},
      {"V16", "more hills in a deload", Start::steady, true,
       [](Json& plan) {
         Json& week = last_week_where(plan, [](Json& each) {
           return is_deload(each) && !is_new(each, "uphill") && !is_new(each, "rolling");
         });
         hills(plan, week, longest_run(week)["hill_minutes"].number() + 6);
       }},
      {"V16", "more hard running in a deload", Start::fast, true,
       [](Json& plan) {
         Json& week = last_week_where(plan, [](Json& each) { return is_deload(each); });
         (*runs_of(week).front())["hard_minutes"] = week["hard_minutes"].number() + 4;
         add_up(plan);
       }},
      {"V17", "two things rise", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) {
           return is_new(each, "technique") && technique_in(each)->operator[]("share_pct").number() > 50;
         });
         hills(plan, week, longest_run(week)["hill_minutes"].number() + 6);
       }},
      {"V17", "much more running while the technique rises", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(
             plan, [&](Json& each) { return is_new(each, "technique") && !is_deload(before(plan, each)); });
         scale_to(plan, week, minutes_of(*base_of(plan, week)) * 113 / 100);
       }},
      {"V17", "speed while learning", Start::steady, true,
       [](Json& plan) {
         (*runs_of(technique_start(plan)).front())["hard_minutes"] = 1;
         add_up(plan);
       }},
      {"V17", "strides while learning", Start::fast, true,
       [](Json& plan) {
         (*runs_of(technique_start(plan)).front())["strides"] = 2;
         add_up(plan);
       }},
  };
}

std::vector<Mutant> fast_mutants() {
  return {
      {"V19", "strides that nobody asked for", Start::steady, true,
       [](Json& plan) {
         (*runs_of(last_week(plan)).front())["strides"] = 4;
         add_up(plan);
       }},
      {"V19", "hard running without strides before it", Start::fast, true,
       [](Json& plan) { each_run(plan, [](Json& run) { run["strides"] = 0; }); }},
      {"V19", "ten strides at once", Start::fast, true,
       [](Json& plan) {
         for (Json* run : runs_of(first_new(plan, "strides"))) {
           if ((*run)["strides"].number() > 0) (*run)["strides"] = 10;
         }
         add_up(plan);
       }},
      {"V19", "four strides more", Start::fast, true,
       [](Json& plan) {
         Json& week = week_where(plan, [&](Json& each) {
           return is_in(each, "strides") && is_full(each) && is_in(*base_of(plan, each), "strides");
         });
         for (Json* run : runs_of(week)) {
           if (Json& strides = (*run)["strides"]; strides.number() > 0) strides = strides.number() + 5;
         }
         add_up(plan);
       }},
      {"V19", "strides downhill", Start::fast, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return is_in(each, "downhill_minutes"); });
         for (Json* run : runs_of(week)) (*run)["strides"] = (*run)["downhill_minutes"].number() > 0 ? 2 : 0;
         add_up(plan);
       }},
  };
}

std::vector<Mutant> novelty_mutants() {
  return {
      {"T10", "a phase that is not said to be new", Start::steady, true,
       [](Json& plan) { in_phase(plan, "align")["new"].clear(); }},
      {"T10", "new and not there", Start::steady, true,
       [](Json& plan) { week_at(plan, 1)["new"] = Json::parse(R"(["extra-run"])"); }},
      {"T10", "two things beside the last phase", Start::steady, true,
       [](Json& plan) { in_phase(plan, "run")["new"] = Json::parse(R"(["phase:run","uphill","rolling"])"); }},
      {"T10", "two new things", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return is_new(each, "technique"); });
         hills(plan, week, 1);
         week["new"].add(Json::parse("\"uphill\""));
       }},
      {"T10", "the first jumps are not told", Start::jumper, true,
       [](Json& plan) { first_new(plan, "jump:pogo")["new"].clear(); }},
      {"T10", "the first strides are not told", Start::fast, true,
       [](Json& plan) { first_new(plan, "strides")["new"].clear(); }},
  };
}

}  // namespace

std::vector<Mutant> ground_mutants() {
  std::vector<Mutant> all = hill_mutants();
  for (const auto& list : {fast_mutants(), novelty_mutants()})
    all.insert(all.end(), list.begin(), list.end());
  return all;
}

}  // namespace kneecheck::plans
