// The answers to a question that some criteria can tell apart: a handful stands for all that anybody could
// say. Rule: "not sure" is one of them; an answer that nobody could give is not.
//
// Example: criteria that ask for "age below 18" and for "age 40 or more" tell four answers apart: not sure, a
// number below 18, one from 18 to 39, one from 40. Of a list of signs, naming the lump alone: not sure; none;
// the lump, another or both, each with the rest no or not known.
#pragma once

#include <vector>

#include "intake/case.h"
#include "knowledge/criterion.h"

namespace kneecheck::triage {

struct Variant {
  Answer answer;
  std::vector<std::uint8_t> sites;  // of location only
};

// `criteria` may be empty criteria and may read other questions as well. `told`: choices of a list that are
// answered already, so that where possible others stand for theirs.
std::vector<Variant> variants_of(const Knowledge& knowledge, QuestionIndex question,
                                 const std::vector<const Criterion*>& criteria, std::uint64_t told = 0);

void put(Case& runner, QuestionIndex question, const Variant& variant);

}  // namespace kneecheck::triage
