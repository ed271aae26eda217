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
enum class Alarms : std::uint8_t { alike, by_urgency };
std::string outcome_of(const Case& answered, Alarms alarms = Alarms::alike);

// What was said, with what follows from it.
Case told(const Said& said);

// All answers to every question of triage that anything can tell apart; long lists by single items.
std::vector<std::vector<Variant>> all_variants();

// Of a step that is put: whether the answer to one of its questions can matter. With warning signs and
// history it does as well if it only makes an alarm more urgent.
bool matters(Dice& dice, const Said& said, const Step& step, QuestionIndex question,
             const std::vector<std::vector<Variant>>& variants);

}  // namespace kneecheck::laws
