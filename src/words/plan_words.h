// Weeks, days and phases in words.
#pragma once

#include <string>

#include "plan/plan.h"

namespace kneecheck::words {

// "run 22", "6 x 4/1", "walk 30": a run in a narrow cell.
std::string run_cell(const Language& language, const Run& run);

// "technique starts", "new phase, strides", "first pogo bounces"; empty when nothing is new.
std::string novelty_words(const Knowledge& knowledge, const Week& week);
// The same without a phase that begins, where that stands beside it.
std::string novelty_words_in_phase(const Knowledge& knowledge, const Week& week);

// The race that this day of this week is kept free for; null: none, or the plan is made without it.
const RaceView* race_on(const Plan& plan, const Week& week, const Day& day);
// Which days are not free: a run, exercises or the race.
bool is_busy(const Plan& plan, const Week& week, const Day& day);
// The phase that begins after this week, if tests open it; null: none does. A test counts when it was done
// before the phase.
const PhaseSpan* phase_tested_in(const Plan& plan, const Week& week);
// The day of such a week on which to do them, with fresh legs: the last without a run of its last three, else
// its last.
const Day& test_day(const Plan& plan, const Week& week);
// "easy", "race", "recovery"; empty for an ordinary week.
std::string_view kind_of_week(const Language& language, const Week& week);

// "week 3", "weeks 3 to 5".
std::string week_range(const Language& language, int first, int last);
// "Mon 30 Nov to Sun 6 Dec".
std::string dates_of(const Language& language, const Week& week);

}  // namespace kneecheck::words
