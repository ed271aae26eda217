// What a plan says beside its weeks: advice, assumptions, notes, the verdict on the race, sources. Rule:
// every sentence stands in data/; this chooses among them and fills in the {words}.
#pragma once

#include "base/units.h"
#include "plan/parts.h"

namespace kneecheck::plan {

// Whether somebody said that they run nothing in a usual week.
bool is_new_to_running(const Case& answers);

// Advice of one list that applies to this person and is not barred for them.
std::vector<const Advice*> fitting_advice(const Case& answers, const std::vector<Advice>& advice);
// The same, for the causes and the technique of the plan.
std::vector<const Advice*> suiting_advice(const std::vector<Advice>& advice, const Case& answers,
                                          const Plan& plan);

std::vector<Assumption> assumptions_of(const Knowledge& knowledge, const Case& given, const Runner& runner);
int most_runs(const Plan& plan);     // of a week
int most_minutes(const Plan& plan);  // of a week
// P6: what the plan did not reach, in words.
std::vector<std::string> unfinished(const Knowledge& knowledge, const Plan& plan);

// All notes, assumptions first; `exercise_notes` among them. Needs finished weeks and assumptions.
std::vector<std::string> notes_of(const Knowledge& knowledge, const Case& given, const Runner& runner,
                                  const Plan& plan, std::vector<std::string> exercise_notes);
// The verdict in a sentence, with the longest run before the race. Needs the finished weeks.
std::string race_text(const Knowledge& knowledge, const Plan& plan, Units units);
// Ids in the order of first use. Needs everything else.
std::vector<std::string_view> sources_of(const Knowledge& knowledge, const Plan& plan);

}  // namespace kneecheck::plan
