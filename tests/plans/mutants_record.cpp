// Sabotages of the record itself: its shape, its sums, its texts.
#include <algorithm>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

void replace_first(std::string& record, const std::string& old, const std::string& text) {
  const std::size_t at = record.find(old);
  if (at == std::string::npos) throw std::logic_error("the record has no " + old);
  record.replace(at, old.size(), text);
}

void replace_all(std::string& record, const std::string& old, const std::string& text) {
  for (std::size_t at = record.find(old); at != std::string::npos; at = record.find(old, at + text.size()))
    record.replace(at, old.size(), text);
}

Mutant replacing(const char* rule, const char* what, bool both, const char* old, const char* text) {
  return {rule, what, Start::steady,
          both, {},   [=](std::string& record) { replace_first(record, old, text); }};
}

void more(Json& number, int by) {
  number = number.number() + by;
}

Json& first_exercise(Json& plan) {
  return (*sessions_of(week_at(plan, 1)).front())["exercises"][0];
}

std::vector<Mutant> shape_mutants() {
  return {
      replacing("S1", "a key is missing", true, "\"rest_s\":", "\"rests\":"),
      replacing("S1", "a key too many", false, "\"sets\":", "\"mood\":\"good\",\"sets\":"),
      replacing("S1", "a session without its minutes", false, "\"session_minutes\":0",
                "\"minutes_of_session\":0"),
      replacing("S1", "a number as a text", true, "\"run_minutes\":", "\"run_minutes\":\"90\",\"x\":"),
      replacing("S1", "a date that is none", true, "\"date\":\"2026-11-30\"", "\"date\":\"2026-11-31\""),
      replacing("S1", "a phase that is none", true, "\"phase\":\"settle\"", "\"phase\":\"rest\""),
      replacing("S1", "another condition", false, "\"conditions\":[\"itb\"]",
                "\"conditions\":[\"itb\",\"patellofemoral\"]"),
      {"S1",
       "a letter that is not ASCII",
       Start::steady,
       false,
       {},
       [](std::string& record) {
         replace_first(record, "\"status\":\"planned\"", "\"status\":\"pl\xc3\xa4nned\"");
       }},
      {"S1",
       "half a record",
       Start::steady,
       false,
       {},
       [](std::string& record) { record.resize(record.size() / 2); }},
      {"S1", "an exercise without its load", Start::steady, true,
       [](Json& plan) { first_exercise(plan).drop("load"); }},
      {"S1", "a load in kilos", Start::jumper, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return !loaded_in(each).empty(); });
         (*loaded_in(week).front())["load"] = 40;
       }},
      {"S1", "a week without strides", Start::steady, true,
       [](Json& plan) { week_at(plan, 1).drop("strides"); }},
      {"S1", "nothing on daily life", Start::steady, true, [](Json& plan) { plan.drop("daily_life"); }},
      {"S1", "a week with another number", Start::steady, true,
       [](Json& plan) { more(week_at(plan, 2)["week"], 1); }},
  };
}

std::vector<Mutant> sum_mutants() {
  return {
      {"S2", "a minute too many in the week", Start::steady, true,
       [](Json& plan) { more(week_at(plan, 1)["run_minutes"], 1); }},
      {"S2", "another longest run", Start::steady, true,
       [](Json& plan) { more(week_at(plan, 1)["longest_run_minutes"], -1); }},
      {"S2", "a session is forgotten", Start::steady, true,
       [](Json& plan) { more(week_at(plan, 1)["strength_sessions"], -1); }},
      {"S2", "another ground", Start::steady, true,
       [](Json& plan) { week_at(plan, 1)["terrain"] = "rolling"; }},
      {"S2", "strides that no run has", Start::fast, true,
       [](Json& plan) { more(last_week(plan)["strides"], 1); }},
      {"S2", "kilometres that the minutes do not give", Start::steady, false,
       [](Json& plan) {
         Json& km = (*runs_of(last_week(plan)).front())["km"];
         km = std::stoi(km.word()) + 1;
       }},
      {"S2", "another share", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return technique_in(each) != nullptr; });
         more((*technique_in(week))["share_pct"], 1);
       }},
      {"S2", "a day late", Start::steady, true,
       [](Json& plan) { week_at(plan, 2)["start"] = week_at(plan, 2)["days"][1]["date"]; }},
      {"S2", "another weekday", Start::steady, true,
       [](Json& plan) { week_at(plan, 1)["days"][0]["day"] = "tue"; }},
      {"S2", "a week that is done", Start::steady, true, [](Json& plan) { week_at(plan, 1)["done"] = true; }},
      {"S2", "a second revision", Start::steady, false, [](Json& plan) { plan["revision"] = 2; }},
      {"S2", "an exercise without its text", Start::steady, true,
       [](Json& plan) { plan["exercises"].drop("wall-ball"); }},
      {"S2", "a source that is not listed", Start::steady, false,
       [](Json& plan) {
         const std::string cited = (*plan["exercises"].all().front())["sources"][0].word();
         plan["sources"].drop_if([&cited](const Json& each) { return each["id"].word() == cited; });
         plan["sources"].add(Json::parse(R"({"id":"sabotage","text":"none"})"));
       }},
      {"S2", "hills that are flat", Start::steady, true,
       [](Json& plan) {
         Json& week = week_where(plan, [](Json& each) { return each["hill_minutes"].number() > 0; });
         for (Json* run : runs_of(week)) (*run)["terrain"] = "flat";
       }},
      {"S2", "a session that takes longer", Start::steady, false,
       [](Json& plan) { more((*sessions_of(week_at(plan, 1)).front())["session_minutes"], 5); }},
  };
}

}  // namespace

std::vector<Mutant> record_mutants() {
  std::vector<Mutant> all = shape_mutants();
  const std::vector<Mutant> texts{
      {"E11",
       "no mirror",
       Start::steady,
       true,
       {},
       [](std::string& record) {
         replace_all(record, "mirror", "wall");
         replace_all(record, "Mirror", "Wall");
       }},
      {"E12", "no word of a cushion", Start::bare, false, [](Json& plan) { drop_notes(plan, "cushion"); }},
      {"notes", "nothing is said of what was assumed", Start::bare, false,
       [](Json& plan) {
         if (!drop_notes(plan, "key: pace)")) throw std::logic_error("no such note");
       }},
      {"notes", "nothing is said of fast running that was not asked", Start::steady, false,
       [](Json& plan) { drop_notes(plan, "key: fast_running)"); }},
      {"P4", "nothing is said of a test that is not passed", Start::steady, false,
       [](Json& plan) { drop_notes(plan, "repeat the week before"); }},
      {"P6", "nothing is left and a note says so", Start::steady, false,
       [](Json& plan) {
         plan["notes"].add(Json::parse("\"Not finished at the end of the plan: nothing.\""));
       }},
  };
  for (const auto& list : {sum_mutants(), texts}) all.insert(all.end(), list.begin(), list.end());
  return all;
}

}  // namespace kneecheck::plans
