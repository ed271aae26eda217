// The condition of a rule or of a point: a small tree over answers, kept flat so that evaluating it touches
// one short array. Rule: three values (Kleene): an unknown answer is never no; `unless` alone makes it true.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "knowledge/question.h"

namespace kneecheck::knowledge {

enum class Test : std::uint8_t {
  all,
  any,
  not_,
  unless,  // inner nodes: the children follow
  has,     // the answer to `question` has one of the bits `mask`
  site,    // the first entry of location is one of `mask`
  range,   // the number lies within least..most (both inclusive, millionths; an open end is the last int64)
  undiagnosed,
  other_cause,  // the finished ranking says so
  likely        // one of the conditions `mask` is likely in the finished ranking
};

struct CriterionNode {
  Test test = Test::all;
  QuestionIndex question = 0;  // of has, site (then always location) and range
  std::uint16_t end = 0;       // index one past the last descendant, within the criterion
  std::uint16_t name = 0;      // 1 + index of the named criterion that this node stands for; 0: none
  std::uint64_t mask = 0;
  std::int64_t least = 0;
  std::int64_t most = 0;

  bool operator==(const CriterionNode&) const = default;
};

// Named criteria ("injured") are written out in place at load. An empty criterion is true.
using Criterion = std::vector<CriterionNode>;

// Whether the node reads the answer to its `question`; the others are inner nodes, or read the ranking.
constexpr bool reads_answer(const CriterionNode& node) {
  return node.test == Test::has || node.test == Test::site || node.test == Test::range;
}
// Calls `visit(node)` for each of these, in order.
template <class Visit>
void for_each_reading(const Criterion& criterion, const Visit& visit) {
  for (const CriterionNode& node : criterion) {
    if (reads_answer(node)) visit(node);
  }
}

struct NamedCriterion {
  std::string_view id;
  std::string_view says;
  Criterion when;
  Evidence evidence;
};

}  // namespace kneecheck::knowledge
