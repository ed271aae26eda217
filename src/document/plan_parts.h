// The chapters of a plan, each added by a function of its own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "document/parts.h"
#include "words/plan_words.h"

namespace kneecheck::document {

// The different sets of exercises of a plan, named A, B, C ... in order of first use.
class Sessions {
 public:
  explicit Sessions(const Plan& plan);
  // Empty on a day without exercises.
  std::string label(const Day& day) const;
  const std::vector<std::vector<ExerciseIndex>>& all() const { return all_; }
  static std::string name(std::size_t index);

 private:
  std::vector<std::vector<ExerciseIndex>> all_;
};

// The week and the day that a plan is looked at from.
struct Place {
  enum class When : std::uint8_t { before, within, after };  // of the plan
  When when = When::within;
  const Week* week = nullptr;
  const Day* day = nullptr;  // of it
  bool is_today = false;     // the day is today
};
Place place_of(const Plan& plan, const PlanView& view);

struct PlanWriter : Document {
  const Knowledge& knowledge;
  const Case& runner;
  const Assessment& assessment;
  const Plan& plan;
  const PlanView& view;
  const Region& region;
  Sessions sessions;
  Citations citations;
  Place place;
  std::span<const Week> shown;  // the weeks that the chapters speak of: all, or the one asked for

  Units units() const { return view.audience.units; }
};

// Texts of the data, as the items of a list, and as one paragraph.
std::vector<std::string> items_of(const Texts& texts);
std::string sentences(const Texts& texts);

// plan_summary.cpp
int week_of_news(const Plan& plan, NoveltyKind kind);  // the first that brings it; 0: none
Date last_day(const Plan& plan);
std::string names_of(const PlanWriter& writer);  // of the causes
Notice summary_of(const PlanWriter& writer, Detail detail);

// plan_week.cpp: the first two of the views, whole, and what others say of a week too
std::string week_title(const PlanWriter& writer,
                       const Week& week);  // "Week 8 of 16 (landing), Mon 18 Jan ..."
std::string week_numbers(const PlanWriter& writer, const Week& week);  // how much it is
void add_summary(PlanWriter& writer);                                  // in brief, and when it begins
void add_news(PlanWriter& writer, const Week& week);          // what is new, and what must be passed before
void add_week_details(PlanWriter& writer, const Week& week);  // its exercises, its technique, words
void add_pain_of_week(PlanWriter& writer, const Week& week);  // how much of it is OK
// What this person minds every day, and when to stop: in brief, or without where the stop signs stand.
void add_stop_rules(PlanWriter& writer, Detail detail = Detail::brief);
void add_about_you(PlanWriter& writer);
// What was not said: what the plan assumes instead, and what a danger could hide behind.
void add_not_said(PlanWriter& writer);
const PhaseSpan* next_gate(const Plan& plan, const Week& week);  // the next phase with tests; null: none
void add_next_gate(PlanWriter& writer, const Week& week);
void add_week(PlanWriter& writer);  // what the week view says of the week itself
void add_week_view(PlanWriter& writer);
void add_today_view(PlanWriter& writer);

// handout.cpp
void add_handout(PlanWriter& writer);

// plan_weeks.cpp
bool opens_phase(const Week& week);
std::string running_words(const PlanWriter& writer, const Week& week, const Day& day);  // "run 22 min, flat"
std::string session_words(const PlanWriter& writer, const Day& day);  // "exercises A, 17 min"
void add_week_table(PlanWriter& writer, const Week& week);
void add_week_exercises(PlanWriter& writer, const Week& week);  // each once, with its sessions and its dose
Bars weeks_in_bars(const PlanWriter& writer);
Bars weights_in_bars(const PlanWriter& writer);  // of the heavy exercises; no rows: there are none
void add_calendar(PlanWriter& writer);
void add_day_by_day(PlanWriter& writer);

// plan_day.cpp: a day in a line, and what is done of it
struct DayDone {
  int run_minutes = 0, walk_minutes = 0;
  bool is_missed = false;                       // no run, and that is known
  std::optional<diary::Exercised> exercises;    // empty: not known
  bool moved(const Day& day) const;             // what was asked of the day
  bool leaves_exercises(const Day& day) const;  // they are not done, nor left out beside a run
  bool exercised() const { return exercises.value_or(diary::Exercised::no) != diary::Exercised::no; }
};
bool is_walk(const Day& day);
DayDone done_on(const PlanWriter& writer, const Day& day);  // nothing without a diary
// What the table of a week says of a day, by the diary: "done: 14 min", "exercises A: done", "not logged".
// Empty: what is planned stands.
std::string ran_words(const PlanWriter& writer, const Week& week, const Day& day);
std::string exercised_words(const PlanWriter& writer, const Week& week, const Day& day);
// What must be true to begin the phase, with the results that a diary has.
std::vector<std::string> begin_with_results(const PlanWriter& writer, const PhaseSpan& span);
DayDone done_today(const PlanWriter& writer);  // nothing without a diary, or on another day
// The readiness tests that are for this day, as far as they are not passed: of the phase that comes next, and
// of the technique.
std::vector<GateTest> tests_on(const PlanWriter& writer, const Week& week, const Day& day);
// "Today, Thu 3 Dec: run 29 min, flat"; what is done already is said as done.
std::string today_title(const PlanWriter& writer, const Week& week, const Day& day, const DayDone& done);
std::string still_to_do(const PlanWriter& writer, const Week& week, const Day& day, const DayDone& done);
// Whether the knee hurt so much on this day, in the morning say, that nothing is done; or on the day before,
// so that nothing is run.
enum class SoreDay : std::uint8_t { no, same, after };
SoreDay sore_day(const PlanWriter& writer, const Day& day);
// What the diary says that has to be thought of first today: how sore the knee is, new pain elsewhere, a week
// that holds the next one back.
std::vector<std::string> cautions(const PlanWriter& writer);
std::string day_line(const PlanWriter& writer, TextId text, const Week& week, const Day& day);
std::string next_day_line(const PlanWriter& writer, Date after);  // the next one with something to do
void add_gate(PlanWriter& writer, const PhaseSpan& span);         // what it takes to begin the phase
void add_tests_of_day(PlanWriter& writer, const Week& week, const std::vector<GateTest>& tests);  // some

// plan_diary.cpp
void add_gaps(PlanWriter& writer);            // what the runs of two weeks lack, each with its line to type
void add_decisions(PlanWriter& writer);       // about the current week and the next one
bool is_red_today(const PlanWriter& writer);  // nobody runs any more on such a date
void add_decisions(Document& document, const std::vector<Decision>& decisions);
std::string_view colour_words(const Language& language, Colour colour);

// plan_phases.cpp
void add_phases(PlanWriter& writer);
void add_phase_entry(PlanWriter& writer, const PhaseSpan& span);
void add_test(PlanWriter& writer, const ReadinessTest& test);  // its name, and how to do it
void add_tests(PlanWriter& writer);

// plan_exercises.cpp
bool same_dose(const PrescribedExercise& a,
               const PrescribedExercise& b);  // whichever exercise, role and rest
Steps steps_of(const Exercise& exercise);     // with its set-up in front
// Whether the plan first asked for it, on as many legs and with or without a weight, so many weeks before the
// one at hand.
bool is_known(const PlanWriter& writer, const PrescribedExercise& dose, int for_weeks);
std::string first_sentence(std::string_view text);
std::string first_cue(const Exercise& exercise);  // its first sentence alone
// Of something that it needs, or that helps, and that is not there: what will do. May be empty.
std::string_view what_will_do(const Case& runner, const Exercise& exercise);
// What is asked of it in the weeks shown, as it changes, with its rest.
std::string dose_of_weeks(const PlanWriter& writer, ExerciseIndex exercise);
std::vector<ExerciseIndex> exercises_shown(const PlanWriter& writer);
void add_exercises(PlanWriter& writer);

// plan_advice.cpp
bool is_shown(const PlanWriter& writer, TechniqueId id);  // whether the weeks shown ask for it
// "week 5: 9%, week 6: 19%": how much of the running is in the new way.
std::string technique_shares(const PlanWriter& writer, TechniqueId id);
void add_technique(PlanWriter& writer);
void add_pain_rules(PlanWriter& writer);
void add_keep_fit_and_daily_life(PlanWriter& writer);
void add_stop_signs(PlanWriter& writer);
void add_order_of_return(PlanWriter& writer);
void add_relief_and_shoes(PlanWriter& writer);
void add_afterwards(PlanWriter& writer);
void add_race(PlanWriter& writer);
void add_expectations(PlanWriter& writer);
void add_where_it_comes_from(PlanWriter& writer);
void add_assumptions_and_notes(PlanWriter& writer);

}  // namespace kneecheck::document
