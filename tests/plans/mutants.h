// Small sabotages of correct plans, at least one for each rule that the checker knows: each must be found
// under the right rule, so that the silence of the checker means something. Rule: a sabotage looks for a
// fitting week by what happens in it, never by its number, and throws when there is none.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "checker.h"
#include "plan/plan.h"

namespace kneecheck::plans {

using namespace plan;

// A correct plan to start from.
enum class Start { steady, walker, racer, front, tendon, cadence, gentle, sore, bleeder, bare, avoiding };
Answers answers_of(Start start);

struct Mutant {
  const char* rule;
  const char* what;
  Start start;
  bool both = true;                 // check_plan.py must find it too; false: only this checker looks there
  std::function<void(Plan&)> plan;  // one of the two
  std::function<void(std::string&)> record;
};
std::vector<Mutant> running_mutants();          // phases, how much and when
std::vector<Mutant> ground_and_race_mutants();  // and of what is new
std::vector<Mutant> technique_mutants();
std::vector<Mutant> exercise_mutants();
std::vector<Mutant> dose_mutants();
std::vector<Mutant> record_mutants();  // shape, sums, texts

// Helpers of the lists.
using WeekTest = std::function<bool(const Week&)>;
Week& week_where(Plan& plan, const WeekTest& test);  // the first; throws
Week& in_phase(Plan& plan, PhaseId phase);           // its first week
Week& before(Plan& plan, const Week& week);
std::vector<Run*> runs_of(Week& week);
std::vector<Day*> sessions_of(Week& week);
bool is_ladder(const Week& week);
void lengthen(Plan& plan, Week& week, int minutes);   // every run of the week
const WeekTechnique* technique_in(const Week& week);  // null: none
void add_up(Plan& plan);  // sums of weeks and sessions, techniques, shares; phases from the weeks
PrescribedExercise dose_of(const char* exercise);  // a small one
std::string_view id_of(const PrescribedExercise& dose);
bool has(const Week& week, std::string_view exercise);
Week& second_with(Plan& plan, std::string_view exercise);          // the next week with it that is not easy
void add(Plan& plan, Week& week, const PrescribedExercise& dose);  // to its first session
void add(Plan& plan, Week& week, const char* exercise);
// Of every session with it in the week.
void change(Plan& plan, Week& week, std::string_view exercise,
            const std::function<void(PrescribedExercise&)>& edit);
bool drop_notes(Plan& plan, const char* words);  // true when there were any

// True when all were caught. With a folder: leaves the sabotaged records there, with their cases and the
// rules they break.
bool check_mutants(const std::string& folder);

}  // namespace kneecheck::plans
