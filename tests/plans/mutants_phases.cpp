// Sabotages of phases, and of how a plan ends.
#include <algorithm>
#include <stdexcept>

#include "mutants.h"

namespace kneecheck::plans {
namespace {

void relabel(Json& plan, std::string_view from, const char* to) {
  for (Json* week : weeks_of(plan)) {
    if ((*week)["phase"].word() == from) (*week)["phase"] = to;
  }
  add_up(plan);
}

void end_with(Json& plan, std::size_t weeks) {
  plan["weeks"].cut(weeks);
  add_up(plan);
}

// One more week, like the last.
void go_on(Json& plan) {
  Json more = last_week(plan);
  more["week"] = number_of(more) + 1;
  plan["weeks"].add(more);
  add_up(plan);
}

std::size_t heavy_weeks_to(Json& plan, int count) {
  int heavy = 0;
  for (Json* week : weeks_of(plan)) {
    heavy += loaded_in(*week).empty() ? 0 : 1;
    if (heavy == count) return static_cast<std::size_t>(number_of(*week));
  }
  throw std::logic_error("not so many heavy weeks");
}

void fewer_jumps(Json& plan) {
  for (Json* week : weeks_of(plan)) {
    for (const char* jump : {"landing", "pogo", "hops", "box-jump"}) {
      for (Json* dose : doses_in(*week, jump)) (*dose)["sets"] = 1, (*dose)["reps"] = 5;
    }
  }
  add_up(plan);
}

}  // namespace

std::vector<Mutant> phase_mutants() {
  return {
      {"P1", "landing is skipped", Start::steady, true, [](Json& plan) { relabel(plan, "landing", "run"); }},
      {"P1", "begins in align", Start::steady, true, [](Json& plan) { relabel(plan, "settle", "align"); }},
      {"P1", "phases and weeks disagree", Start::steady, true,
       [](Json& plan) {
         Json& last = plan["phases"][0]["last_week"];
         last = last.number() + 1;
       }},
      {"P2", "align is a week shorter", Start::tendon, true,
       [](Json& plan) {
         std::size_t weeks = 0;
         for (Json* week : weeks_of(plan)) weeks += (*week)["phase"].word() == "align" ? 1 : 0;
         for (; weeks > 2; --weeks) before(plan, in_phase(plan, "single-leg"))["phase"] = "single-leg";
         add_up(plan);
       }},
      {"P3", "walking breaks in landing", Start::steady, true,
       [](Json& plan) {
         for (Json* run : runs_of(in_phase(plan, "landing"))) (*run)["walk_run"] = walk_run(9, 1, 3);
         add_up(plan);
       }},
      {"P4", "a phase without an exit test", Start::steady, true,
       [](Json& plan) { plan["phases"][2]["exit"].clear(); }},
      {"P4", "a test is left out", Start::steady, false,
       [](Json& plan) { plan["phases"][0]["tests"].cut(1); }},
      {"P4", "a test is too easy", Start::steady, false,
       [](Json& plan) {
         Json& limit = plan["phases"][0]["tests"][0]["at_most"];
         limit = limit.number() + 1;
       }},
      {"P4", "a phase begins with other tests", Start::steady, false,
       [](Json& plan) { plan["phases"][2]["entry"] = plan["phases"][0]["entry"]; }},
      {"P4", "hops in a gentle plan", Start::gentle, false,
       [](Json& plan) { plan["phases"][3]["tests"].add(Json::parse(R"({"name":"hop","at_most":1})")); }},
      {"P5", "align never ends", Start::steady, true,
       [](Json& plan) {
         relabel(plan, "single-leg", "align");
         relabel(plan, "landing", "align");
         relabel(plan, "run", "align");
       }},
      {"P6", "ends early", Start::steady, true, [](Json& plan) { end_with(plan, plan["weeks"].size() - 6); }},
      {"P6", "ends a week early", Start::steady, true,
       [](Json& plan) { end_with(plan, plan["weeks"].size() - 1); }},
      {"P6", "goes on after its end", Start::steady, false, go_on},
      {"P6", "ends without fast running", Start::fast, true,
       [](Json& plan) {
         for (Json* week : weeks_of(plan)) {
           for (Json* run : runs_of(*week)) (*run)["hard_minutes"] = 0;
         }
         add_up(plan);
       }},
      {"P6", "ends without jumps like those of the sport", Start::jumper, true, fewer_jumps},
      {"P6", "ends after eleven heavy weeks", Start::jumper, true,
       [](Json& plan) { end_with(plan, heavy_weeks_to(plan, 11)); }},
  };
}

}  // namespace kneecheck::plans
