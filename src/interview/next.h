// The next question: what everybody is asked first, then the most telling of those whose answer can still
// change the outcome. Rule: decided by the data and by triage's functions (triage/reach.h) alone; the same
// answers lead to the same question.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "interview/said.h"

namespace kneecheck::interview {

// Whether the question makes sense after the other answers.
bool applies(const Knowledge& knowledge, const Case& runner, QuestionIndex question);

// What the questions of triage can still decide. Of the questions of the plan only those are open whose
// answer can take back what bars it now.
Reach outlook(const Knowledge& knowledge, const Said& said);

// An alarm that nothing can take back: the interview ends at once. One of the same day waits for those
// warning signs and that history which can still make it an emergency.
bool is_alarm_settled(const Knowledge& knowledge, const Reach& outlook);

// Whether an alarm is certain; what is still asked can only raise it.
bool stands_alarm(const Knowledge& knowledge, const Reach& outlook);

// Empty: no answer can change the outcome any more.
std::optional<Step> next_step(const Knowledge& knowledge, const Said& said);

// What is left of a page that was answered in part: those of its questions that can still change the outcome.
std::optional<Step> rest_of(const Knowledge& knowledge, const Said& said, const QuestionPage& page);

// About how many steps are still to come, if nothing unusual is said. `shape`: what becomes of a step on the
// screen.
std::size_t steps_left(const Knowledge& knowledge, Said said, const std::function<Step(Step)>& shape);

}  // namespace kneecheck::interview
