// The condition of a rule or of a point, in words.
#pragma once

#include <string>
#include <vector>

#include "knowledge/knowledge.h"

namespace kneecheck::words {

// "it gives way; and your age is at least 50 years". Empty for the empty criterion, which is always true.
std::string criterion_words(const Knowledge& knowledge, const Criterion& criterion);

// The same as a list: one text for each of the things that a criterion asks for; all must be true.
std::vector<std::string> criterion_lines(const Knowledge& knowledge, const Criterion& criterion);

// Whether the criterion reads this choice of this question.
bool reads_choice(const Criterion& criterion, QuestionIndex question, std::size_t choice);

}  // namespace kneecheck::words
