// The condition of a rule or of a point, in words.
#pragma once

#include <string>

#include "knowledge/knowledge.h"

namespace kneecheck {

// "the warning sign 'it is locked' and (age: 50 years or more)". Empty for the empty criterion, which is always true.
std::string criterion_words(const Knowledge& knowledge, const Criterion& criterion);

// Whether the criterion reads this choice of this question.
bool reads_choice(const Criterion& criterion, QuestionIndex question, std::size_t choice);

}  // namespace kneecheck
