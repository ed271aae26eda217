// Whether a question of the interview can still matter, shown by an example: two answers to it that lead to
// different outcomes beside some answers to the others. Rule: what is found is a proof; that nothing is found
// is none.
#pragma once

#include <string>
#include <vector>

#include "interviewed.h"
#include "triage/variants.h"

namespace kneecheck::laws {

// What an outcome is: where somebody has to be seen soon, nothing else; with an alarm, that alone.
std::string outcome_of(const Case& answered);

// What was said, with what follows from it.
Case told(const Said& said);

// All answers to every question of triage that anything can tell apart; long lists by single items.
std::vector<std::vector<Variant>> all_variants();

bool matters(Dice& dice, const Said& said, QuestionIndex question,
             const std::vector<std::vector<Variant>>& variants);

}  // namespace kneecheck::laws
