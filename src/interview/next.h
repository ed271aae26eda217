// The next question: the most telling of those whose answer can still change the outcome.
// Rule: decided by triage's functions (triage/reach.h) alone; the same answers lead to the same question.
#pragma once

#include <optional>
#include <vector>

#include "triage/reach.h"

namespace kneecheck::interview {

// What was said so far, without what it implies. A question that was left open on purpose ("not sure") is
// asked, and not known.
struct Said {
  Case runner;
  Questions asked;
};

// What is put to the person at once: one question, or those of a page.
struct Step {
  const QuestionPage* page = nullptr;
  std::vector<QuestionIndex> questions;

  bool operator==(const Step&) const = default;
};

// Whether the question makes sense after the other answers.
bool applies(const Knowledge& knowledge, const Case& runner, QuestionIndex question);

// What the questions of triage can still decide. Of the questions of the plan only those are open whose
// answer can take back what bars it now.
Reach outlook(const Knowledge& knowledge, const Said& said);

// An alarm that nothing can take back; the interview ends at once.
bool is_alarm_settled(const Knowledge& knowledge, const Reach& outlook);

// Empty: no answer can change the outcome any more.
std::optional<QuestionIndex> next_question(const Knowledge& knowledge, const Said& said);

// The same question, with those of its page that can change the outcome as well.
std::optional<Step> next_step(const Knowledge& knowledge, const Said& said);

// What is left of a page that was answered in part: those of its questions that can still change the outcome.
std::optional<Step> rest_of(const Knowledge& knowledge, const Said& said, const QuestionPage& page);

}  // namespace kneecheck::interview
