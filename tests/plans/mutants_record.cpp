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

std::function<void(std::string&)> replacing(const char* old, const char* text) {
  return [=](std::string& record) { replace_first(record, old, text); };
}

}  // namespace

std::vector<Mutant> record_mutants() {
  return {
      {"S1", "a key is missing", Start::steady, true, {}, replacing("\"rest_s\":", "\"rests\":")},
      {"S1",
       "a key too many",
       Start::steady,
       false,
       {},
       replacing("\"sets\":", "\"mood\":\"good\",\"sets\":")},
      {"S1",
       "a session without its minutes",
       Start::steady,
       false,
       {},
       replacing("\"session_minutes\":0", "\"minutes_of_session\":0")},
      {"S1",
       "a number as a text",
       Start::steady,
       true,
       {},
       replacing("\"run_minutes\":", "\"run_minutes\":\"90\",\"x\":")},
      {"S1",
       "a date that is none",
       Start::steady,
       true,
       {},
       replacing("\"date\":\"2026-11-30\"", "\"date\":\"2026-11-31\"")},
      {"S1",
       "a phase that is none",
       Start::steady,
       true,
       {},
       replacing("\"phase\":\"settle\"", "\"phase\":\"rest\"")},
      {"S1", "a letter that is not ASCII", Start::steady, false, {}, replacing("ITB", "\xc3\x8dTB")},
      {"S1",
       "half a record",
       Start::steady,
       false,
       {},
       [](std::string& record) { record.resize(record.size() / 2); }},
      {"S1",
       "another condition",
       Start::steady,
       false,
       {},
       replacing("\"conditions\":[\"itb\"]", "\"conditions\":[\"itb\",\"patellofemoral\"]")},
      {"S2",
       "a minute too many in the week",
       Start::steady,
       true,
       [](Plan& plan) { ++plan.weeks[0].run_minutes; },
       {}},
      {"S2",
       "another longest run",
       Start::steady,
       true,
       [](Plan& plan) { --plan.weeks[0].longest_run_minutes; },
       {}},
      {"S2",
       "a session is forgotten",
       Start::steady,
       true,
       [](Plan& plan) { --plan.weeks[0].strength_sessions; },
       {}},
      {"S2",
       "another ground",
       Start::steady,
       true,
       [](Plan& plan) { plan.weeks.back().terrain = Terrain::rolling; },
       {}},
      {"S2",
       "kilometres that the minutes do not give",
       Start::steady,
       false,
       [](Plan& plan) {
         ++runs_of(plan.weeks[0])[0]->km_tenths;
         --runs_of(plan.weeks[0])[1]->km_tenths;
       },
       {}},
      {"S2",
       "another share",
       Start::steady,
       true,
       [](Plan& plan) {
         ++week_where(plan, [](const Week& week) { return technique_in(week) != nullptr; })
               .techniques[0]
               .share_percent;
       },
       {}},
      {"S2",
       "a day late",
       Start::steady,
       true,
       [](Plan& plan) { plan.weeks[1].start = plan.weeks[1].start.plus(1); },
       {}},
      {"S2", "another weekday", Start::steady, true, {}, replacing("\"day\":\"mon\"", "\"day\":\"tue\"")},
      {"S2", "a week that is done", Start::steady, true, [](Plan& plan) { plan.weeks[0].done = true; }, {}},
      {"S2", "a second revision", Start::steady, false, [](Plan& plan) { plan.revision = 2; }, {}},
      {"S2",
       "an exercise without its text",
       Start::steady,
       true,
       [](Plan& plan) { plan.exercises.pop_back(); },
       {}},
      {"S2",
       "a source that is not listed",
       Start::steady,
       false,
       [](Plan& plan) { plan.sources.erase(plan.sources.begin()); },
       {}},
      {"E12",
       "no word of a cushion",
       Start::bare,
       false,
       [](Plan& plan) { drop_notes(plan, "cushion"); },
       {}},
      {"S2",
       "hills that are flat",
       Start::steady,
       true,
       [](Plan& plan) {
         for (Run* run :
              runs_of(week_where(plan, [](const Week& week) { return week.terrain == Terrain::uphill; })))
           run->terrain = Terrain::flat;
         add_up(plan);
       },
       {}},
      {"S2",
       "a session that takes longer",
       Start::steady,
       false,
       {},
       replacing("\"session_minutes\":0", "\"session_minutes\":5")},
      {"E11",
       "no mirror",
       Start::steady,
       true,
       {},
       [](std::string& record) {
         replace_all(record, "mirror", "wall");
         replace_all(record, "Mirror", "Wall");
       }},
      {"notes",
       "nothing is said of what was assumed",
       Start::bare,
       false,
       [](Plan& plan) {
         if (!drop_notes(plan, "key: pace)")) throw std::logic_error("no such note");
       },
       {}},
      {"P4",
       "nothing is said of a test that is not passed",
       Start::steady,
       false,
       [](Plan& plan) { drop_notes(plan, "repeat the week before"); },
       {}},
      {"P6",
       "nothing is left and a note says so",
       Start::steady,
       false,
       [](Plan& plan) { plan.notes.emplace_back("Not finished at the end of the plan: nothing."); },
       {}},
  };
}

}  // namespace kneecheck::plans
