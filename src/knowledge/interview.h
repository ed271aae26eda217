// How the questions are put to a person: which come first, which of them are asked together, which only make
// sense after another answer, and which answers cannot concern somebody. Rule: nothing here changes what an
// answer means; a case file may hold any answers.
#pragma once

#include <optional>

#include "knowledge/criterion.h"

namespace kneecheck::knowledge {

// Questions that are answered in one line: checklists joined, yes or no as one, or numbers and words in a
// row; or a part of one long list.
struct QuestionPage {
  std::string_view id;
  std::string_view ask;
  std::string_view help;
  std::string_view none_label;  // of a checklist
  std::string_view short_name;  // of a part, as in a sentence; empty: that of its question
  std::vector<QuestionIndex> questions;
  std::uint64_t part = 0;  // the choices of its only question that it puts; 0: all of them
  Evidence evidence;
};

// What everybody is asked before all else, one after another: a page, or a question by itself.
struct Opening {
  std::optional<std::size_t> page;  // index into Knowledge::pages
  QuestionIndex question = 0;       // without a page
  std::string_view id;
};

// Choices of a list that are not put to those of whom `when` is true, as they cannot concern them: no.
struct NotFor {
  std::string_view id;
  QuestionIndex question = 0;
  std::uint64_t choices = 0;
  Criterion when;
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
