// What was answered, as people read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/case.h"

namespace kneecheck::words {

// The words of an answer as they were given, and "none" where none of all exercises was meant; empty: nothing
// was answered.
std::vector<std::string> given_words(const Knowledge& knowledge, const Case& runner, QuestionIndex question);

// The label of a choice, or of none of them.
std::string_view label_of(const Language& language, const Question& question, std::string_view word);

// "on the outer side; at the front", "34 years", "yes". `words`: its given_words(), of which there is one.
std::string answer_in_words(const Knowledge& knowledge, const Case& runner, QuestionIndex question,
                            const std::vector<std::string>& words);

}  // namespace kneecheck::words
