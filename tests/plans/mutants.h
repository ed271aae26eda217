// Small sabotages of correct plan records, at least one for each rule that the checker knows: each must be
// found under the right rule, so that the silence of the checker means something. Rule: a sabotage looks for
// a fitting week by what happens in it, never by its number, and throws when there is none.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "checker.h"
#include "editable.h"

namespace kneecheck::plans {

// A correct plan to start from.
enum class Start {
  steady,    // outer knee, weights
  walker,    // begins with walks
  racer,     // ten kilometres in view
  front,     // kneecap, weights
  tendon,    // a step, no weights
  jumper,    // tendon, everything at hand, 45 minutes
  cadence,   // tendon, may not lean forward
  gentle,    // 60 years old
  sore,      // squatting hurts
  bleeder,   // takes a blood thinner
  bare,      // outer knee, nothing at hand
  fast,      // runs fast in a usual week
  frequent,  // six runs a week
  avoiding,  // will not do two exercises
};
inline constexpr int starts = 14;
Answers answers_of(Start start);

using Edit = std::function<void(Json&)>;
struct Mutant {
  const char* rule;
  const char* what;
  Start start;
  bool both = true;  // check_plan.py must find it too; false: only this checker looks there
  Edit edit;         // one of the two
  std::function<void(std::string&)> text = {};
};
std::vector<Mutant> phase_mutants();
std::vector<Mutant> running_mutants();  // how much and when
std::vector<Mutant> ground_mutants();   // and what is new
std::vector<Mutant> race_mutants();
std::vector<Mutant> technique_mutants();
std::vector<Mutant> exercise_mutants();  // which ones
std::vector<Mutant> dose_mutants();
std::vector<Mutant> strength_mutants();  // loads, holds, jumps
std::vector<Mutant> record_mutants();    // shape, sums, texts
std::vector<Mutant> all_mutants();

// Helpers of the lists. `plan` is the record, `week` one of its weeks, `session` a day with exercises.
using WeekTest = std::function<bool(Json&)>;
std::vector<Json*> weeks_of(Json& plan);
Json& week_at(Json& plan, int number);
Json& last_week(Json& plan);
Json& week_where(Json& plan, const WeekTest& test);       // the first; throws
Json& last_week_where(Json& plan, const WeekTest& test);  // throws
Json& in_phase(Json& plan, std::string_view phase);       // its first week
int number_of(const Json& week);
int minutes_of(const Json& week);
Json& before(Json& plan, const Json& week);
Json& after(Json& plan, const Json& week);
Json* base_of(Json& plan, const Json& week);  // B; null: none
bool is_ladder(Json& week);
bool is_deload(const Json& week);
bool is_full(Json& week);                               // neither a deload nor with walking breaks
bool is_new(const Json& week, std::string_view entry);  // or what begins with it
std::vector<Json*> runs_of(Json& week);
Json& longest_run(Json& week);
Json& free_day(Json& week);  // a day without a run
void copy_runs(Json& from, Json& to);
void scale_to(Json& plan, Json& week, int minutes);  // the week's minutes, spread over its runs
Json walk_run(int run, int walk, int repeats);

Json* technique_in(Json& week);  // null: none
std::vector<Json*> sessions_of(Json& week);
std::vector<Json*> doses_in(Json& week, std::string_view exercise);
std::vector<Json*> loaded_in(Json& week);
bool has(Json& week, std::string_view exercise);
Json dose_of(const char* exercise, int sets = 1, int reps = 2);
void add(Json& session, Json dose);  // instead of the last when there are five
void set_load(Json& dose, int rm, int reps);
bool drop_notes(Json& plan, const char* words);  // true when there were any
void add_up(Json& plan);                         // sums, shares, phases from the weeks, texts of what is used

// True when all were caught. With a folder: leaves the sabotaged records there, with their cases and the
// rules they break.
bool check_mutants(const std::string& folder);
// The sabotaged record; throws when the mutant does not fit.
std::string sabotaged(const Mutant& mutant, const std::string& record);

}  // namespace kneecheck::plans
