// The answers to a question that some criteria can tell apart: a handful stands for all that anybody could
// say. Rule: "not sure" is one of them; an answer that nobody could give is not.
#pragma once

#include <vector>

#include "intake/case.h"
#include "knowledge/criterion.h"

namespace kneecheck::triage {

struct Variant {
  Answer answer;
  std::vector<std::uint8_t> sites;  // of location only
};

// `criteria` may be empty criteria and may read other questions as well.
std::vector<Variant> variants_of(const Knowledge& knowledge, QuestionIndex question,
                                 const std::vector<const Criterion*>& criteria);

void put(Case& runner, QuestionIndex question, const Variant& variant);

// The question that a node reads; empty for inner nodes and for those that read the ranking.
std::optional<QuestionIndex> question_of(const CriterionNode& node);

}  // namespace kneecheck::triage
