// Sabotages of a plan for a race.
#include "base/date.h"
#include "mutants.h"

namespace kneecheck::plans {
namespace {

int days_between(const Json& from, const Json& to) {
  return parse_date(to.word())->days - parse_date(from.word())->days;
}
Json& race_week(Json& plan) {
  return week_at(plan, days_between(plan["start"], plan["race"]["date"]) / 7 + 1);
}
// A date that many days after the race.
Json& day_after(Json& plan, int days) {
  const int at = days_between(plan["start"], plan["race"]["date"]) + days;
  return week_at(plan, at / 7 + 1)["days"][static_cast<std::size_t>(at % 7)];
}

}  // namespace

std::vector<Mutant> race_mutants() {
  return {
      {"R1", "a hopeful verdict", Start::racer, true,
       [](Json& plan) {
         plan["race"]["km"] = 60;
         plan["race"]["verdict"] = "fits";
       }},
      {"R1", "the race is forgotten", Start::racer, true, [](Json& plan) { plan["race"] = Json(); }},
      {"R1", "a race on another day", Start::racer, false,
       [](Json& plan) { plan["race"]["date"] = "2027-03-06"; }},
      {"R2", "something new before the race", Start::racer, true,
       [](Json& plan) { before(plan, race_week(plan))["new"] = Json::parse(R"(["extra-run"])"); }},
      {"R3", "a full race week", Start::racer, true,
       [](Json& plan) {
         Json& week = race_week(plan);
         scale_to(plan, week, minutes_of(*base_of(plan, week)) * 7 / 10);
       }},
      {"R3", "exercises on the race day", Start::racer, true,
       [](Json& plan) {
         day_after(plan, 0)["exercises"].add(dose_of("bridge"));
         add_up(plan);
       }},
      {"R3", "a run on the next day", Start::racer, true,
       [](Json& plan) {
         day_after(plan, 1)["run"] = *runs_of(before(plan, race_week(plan))).front();
         add_up(plan);
       }},
      {"R4", "no recovery", Start::racer, true,
       [](Json& plan) { after(plan, race_week(plan))["deload"] = false; }},
      {"R4", "too much in recovery", Start::racer, true,
       [](Json& plan) {
         Json& week = after(plan, race_week(plan));
         scale_to(plan, week, minutes_of(*base_of(plan, week)) * 6 / 10);
       }},
  };
}

}  // namespace kneecheck::plans
