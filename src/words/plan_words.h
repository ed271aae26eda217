// Weeks, days and phases in words.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.h"
#include "triage/assess.h"

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
// The phase whose tests are for this week: the one that begins after it, or the next one where the end of
// the week decides about it, even if it begins later; null: none, or no test opens it.
const PhaseSpan* phase_tested_in(const Plan& plan, const Week& week);
// The day of such a week on which to do them, with fresh legs: the last without a run of its last three, else
// its last.
const Day& test_day(const Plan& plan, const Week& week);
// "easy", "race", "recovery"; empty for an ordinary week.
std::string_view kind_of_week(const Language& language, const Week& week);

// The first week that is not past; of a plan that is, its last.
const Week& current_week(const Plan& plan);
// What a diary has decided about the current week and the next one, and that the plan has come to its end.
std::vector<const Decision*> decisions_at_hand(const Plan& plan);
// Why and when somebody should look at the knee beside the plan: what a safety rule asks for, and tests that
// a diary has failed for long (D8). Empty: nobody needs to.
std::vector<std::string> to_be_seen(const Knowledge& knowledge, const Assessment& assessment,
                                    const Plan& plan, const Region& region);

// "week 3", "weeks 3 to 5".
std::string week_range(const Language& language, int first, int last);
// "Mon 30 Nov to Sun 6 Dec".
std::string dates_of(const Language& language, const Week& week);

}  // namespace kneecheck::words
