// How the questions are put to a person: which of them are asked together, and which only make sense after
// another answer. Rule: nothing here changes what an answer means; a case file may hold any answers.
#pragma once

#include "knowledge/criterion.h"

namespace kneecheck::knowledge {

// Questions of one kind that are answered in one go: checklists joined, yes or no as one, or numbers.
struct QuestionPage {
  std::string_view id;
  std::string_view ask;
  std::string_view help;
  std::string_view none_label;  // of a checklist
  std::vector<QuestionIndex> questions;
  Evidence evidence;
};

// Asked only while `when` is not known to be false.
struct FollowUp {
  std::string_view id;
  QuestionIndex question = 0;
  Criterion when;
  Evidence evidence;
};

}  // namespace kneecheck::knowledge
