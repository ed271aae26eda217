// Finding a place in a record to sabotage, and adding up again afterwards.
#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

int sum(const std::vector<Json*>& rows, const char* key) {
  int total = 0;
  for (const Json* row : rows) total += (*row)[key].number();
  return total;
}

Json tenths(int number) {
  return Json::parse(std::to_string(number / 10) + "." + std::to_string(number % 10));
}

// Seconds a kilometre, by the longest run that is continuous or not walked only.
double pace_of(Json& plan) {
  double minutes = 0, km = 0;
  for (Json* week : weeks_of(plan)) {
    for (Json* run : runs_of(*week)) {
      minutes += (*run)["minutes"].number();
      km += std::stod((*run)["km"].word());
    }
  }
  return std::round(60 * minutes / km / 30) * 30;  // those of answers_of are whole half minutes
}

void add_up_week(Json& week) {
  const std::vector<Json*> runs = runs_of(week);
  static const std::vector<std::string> grounds{"flat", "uphill", "rolling", "downhill"};
  std::size_t highest = 0;
  int km = 0, longest = 0;
  for (Json* run : runs) {
    const auto ground = std::find(grounds.begin(), grounds.end(), (*run)["terrain"].word());
    highest = std::max(highest, static_cast<std::size_t>(ground - grounds.begin()));
    km += static_cast<int>(std::lround(10 * std::stod((*run)["km"].word())));
    longest = std::max(longest, (*run)["minutes"].number());
  }
  week["run_minutes"] = sum(runs, "minutes");
  week["run_km"] = tenths(km);
  week["longest_run_minutes"] = longest;
  week["terrain"] = grounds[highest].c_str();
  for (const char* key : {"hard_minutes", "hill_minutes", "downhill_minutes", "strides"})
    week[key] = sum(runs, key);
  week["strength_sessions"] = static_cast<int>(sessions_of(week).size());
  for (Json* technique : week["techniques"].all()) {
    int minutes = 0;
    for (Json* run : runs) {
      for (Json* dose : (*run)["techniques"].all())
        minutes += (*dose)["id"].word() == (*technique)["id"].word() ? (*dose)["minutes"].number() : 0;
    }
    (*technique)["minutes"] = minutes;
    (*technique)["share_pct"] = 100 * minutes / std::max(1, minutes_of(week));
  }
}

int seconds_of(const Json& dose) {
  const int each = dose["hold_s"].number() + (dose["load"].is_null() ? 3 : 6);
  const int sides = dose["sides"].word() == "both" ? 2 : 1;
  return dose["sets"].number() * (dose["reps"].number() * each * sides + dose["rest_s"].number());
}

void add_up_phases(Json& plan) {
  const std::vector<Json*> listed = plan["phases"].all();
  Json phases = plan["phases"];
  phases.clear();
  std::string current;
  for (Json* week : weeks_of(plan)) {
    const std::string& id = (*week)["phase"].word();
    if (id != current) {
      const auto known = std::find_if(listed.begin(), listed.end(),
                                      [&id](Json* each) { return (*each)["id"].word() == id; });
      phases.add(known != listed.end() ? **known : *listed.front());
      (*phases.all().back())["first_week"] = number_of(*week);
      current = id;
    }
    (*phases.all().back())["last_week"] = number_of(*week);
  }
  plan["phases"] = phases;
}

// Texts of the exercises that are used, no others.
void add_up_exercises(Json& plan) {
  std::set<std::string> used;
  for (Json* week : weeks_of(plan)) {
    for (Json* session : sessions_of(*week)) {
      for (Json* dose : (*session)["exercises"].all()) used.insert((*dose)["id"].word());
    }
  }
  Json& texts = plan["exercises"];
  const Json any = *texts.all().front();
  for (const std::string& id : texts.keys()) {
    if (used.count(id) == 0) texts.drop(id);
  }
  for (const std::string& id : used) {
    if (!texts.has(id)) texts.set(id, any);
  }
}

}  // namespace

std::vector<Json*> weeks_of(Json& plan) {
  return plan["weeks"].all();
}
Json& week_at(Json& plan, int number) {
  return plan["weeks"][static_cast<std::size_t>(number - 1)];
}
Json& last_week(Json& plan) {
  return *weeks_of(plan).back();
}
Json& week_where(Json& plan, const WeekTest& test) {
  for (Json* week : weeks_of(plan)) {
    if (test(*week)) return *week;
  }
  throw std::logic_error("no such week");
}
Json& last_week_where(Json& plan, const WeekTest& test) {
  Json* found = nullptr;
  for (Json* week : weeks_of(plan)) found = test(*week) ? week : found;
  if (found == nullptr) throw std::logic_error("no such week");
  return *found;
}
Json& in_phase(Json& plan, std::string_view phase) {
  return week_where(plan, [phase](Json& week) { return week["phase"].word() == phase; });
}
int number_of(const Json& week) {
  return week["week"].number();
}
int minutes_of(const Json& week) {
  return week["run_minutes"].number();
}
Json& before(Json& plan, const Json& week) {
  return week_at(plan, number_of(week) - 1);
}
Json& after(Json& plan, const Json& week) {
  return week_at(plan, number_of(week) + 1);
}
Json* base_of(Json& plan, const Json& week) {
  Json* base = nullptr;
  for (Json* each : weeks_of(plan)) {
    if (number_of(*each) < number_of(week) && !is_deload(*each)) base = each;
  }
  return base;
}
bool is_ladder(Json& week) {
  const std::vector<Json*> runs = runs_of(week);
  return std::any_of(runs.begin(), runs.end(), [](Json* run) { return !(*run)["walk_run"].is_null(); });
}
bool is_deload(const Json& week) {
  return week["deload"].word() == "true";
}
bool is_full(Json& week) {
  return !is_deload(week) && !is_ladder(week);
}
bool is_new(const Json& week, std::string_view entry) {
  const std::vector<Json*> news = week["new"].all();
  return std::any_of(news.begin(), news.end(),
                     [entry](Json* each) { return each->word().starts_with(entry); });
}

std::vector<Json*> runs_of(Json& week) {
  std::vector<Json*> runs;
  for (Json* day : week["days"].all()) {
    if (!(*day)["run"].is_null()) runs.push_back(&(*day)["run"]);
  }
  return runs;
}
Json& longest_run(Json& week) {
  const std::vector<Json*> runs = runs_of(week);
  if (runs.empty()) throw std::logic_error("no run");
  return **std::max_element(runs.begin(), runs.end(), [](Json* a, Json* b) {
    return (*a)["minutes"].number() < (*b)["minutes"].number();
  });
}
Json& free_day(Json& week) {
  for (Json* day : week["days"].all()) {
    if ((*day)["run"].is_null()) return *day;
  }
  throw std::logic_error("no day is free");
}
void copy_runs(Json& from, Json& to) {
  for (std::size_t i = 0; i < 7; ++i) to["days"][i]["run"] = from["days"][i]["run"];
}
void scale_to(Json& plan, Json& week, int minutes) {
  const std::vector<Json*> runs = runs_of(week);
  const int old = sum(runs, "minutes");
  for (Json* run : runs) (*run)["minutes"] = (*run)["minutes"].number() * minutes / old;
  Json& first = *runs.front();
  first["minutes"] = first["minutes"].number() + minutes - sum(runs, "minutes");
  add_up(plan);
}
Json walk_run(int run, int walk, int repeats) {
  Json made = Json::parse(R"({"run_min":0,"walk_min":0,"repeats":0})");
  made["run_min"] = run;
  made["walk_min"] = walk;
  made["repeats"] = repeats;
  return made;
}

Json* technique_in(Json& week) {
  const std::vector<Json*> techniques = week["techniques"].all();
  return techniques.empty() ? nullptr : techniques.front();
}
std::vector<Json*> sessions_of(Json& week) {
  std::vector<Json*> days;
  for (Json* day : week["days"].all()) {
    if (!(*day)["exercises"].empty()) days.push_back(day);
  }
  return days;
}
std::vector<Json*> doses_in(Json& week, std::string_view exercise) {
  std::vector<Json*> doses;
  for (Json* session : sessions_of(week)) {
    for (Json* dose : (*session)["exercises"].all()) {
      if ((*dose)["id"].word() == exercise) doses.push_back(dose);
    }
  }
  return doses;
}
std::vector<Json*> loaded_in(Json& week) {
  std::vector<Json*> doses;
  for (Json* session : sessions_of(week)) {
    for (Json* dose : (*session)["exercises"].all()) {
      if (!(*dose)["load"].is_null()) doses.push_back(dose);
    }
  }
  return doses;
}
bool has(Json& week, std::string_view exercise) {
  return !doses_in(week, exercise).empty();
}
Json dose_of(const char* exercise, int sets, int reps) {
  Json dose =
      Json::parse(R"({"id":"","role":"support","sets":1,"reps":1,"hold_s":0,"rest_s":10,"sides":"together",)"
                  R"("depth_deg":30,"load":null})");
  dose["id"] = exercise;
  dose["sets"] = sets;
  dose["reps"] = reps;
  return dose;
}
void add(Json& session, Json dose) {
  Json& doses = session["exercises"];
  if (doses.size() == 5) doses.cut(4);
  doses.add(std::move(dose));
}
void set_load(Json& dose, int rm, int reps) {
  dose["load"] = Json::parse(R"({"rm":0})");
  dose["load"]["rm"] = rm;
  dose["reps"] = reps;
}
bool drop_notes(Json& plan, const char* words) {
  const std::size_t size = plan["notes"].size();
  plan["notes"].drop_if([words](const Json& note) { return note.word().find(words) != std::string::npos; });
  return plan["notes"].size() < size;
}

void add_up(Json& plan) {
  const double pace = pace_of(plan);
  for (Json* week : weeks_of(plan)) {
    for (Json* run : runs_of(*week)) {
      if (Json& parts = (*run)["walk_run"]; !parts.is_null())
        (*run)["minutes"] = parts["run_min"].number() * parts["repeats"].number();
      (*run)["km"] = tenths(static_cast<int>(std::lround(600 * (*run)["minutes"].number() / pace)));
    }
    add_up_week(*week);
    for (Json* day : (*week)["days"].all()) {
      int seconds = 0;
      for (Json* dose : (*day)["exercises"].all()) seconds += seconds_of(*dose);
      (*day)["session_minutes"] = (seconds + 59) / 60;
    }
  }
  add_up_phases(plan);
  add_up_exercises(plan);
}

}  // namespace kneecheck::plans
