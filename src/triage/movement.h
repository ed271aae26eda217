// How far the answers to open questions can still move the points of the causes against one another.
// Rule: sound, not exact. Every feature is bounded by itself: it may come to count or not, whatever the
// others do.
//
// Example: cause A has 3 points for what is known. A tender bone would give it 2 more, a knee that hurts at
// rest would take 1; nobody was asked about either, so A ends between 2 and 5. B has 3 points as well, and
// squatting that hurts would give it 1. So A less B lies between 2 - 4 = -2 and 5 - 3 = 2: A can fall behind
// B by two points, and the question about the bone can move them by two against each other.
#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "triage/assess.h"

namespace kneecheck::triage {

using Questions = std::bitset<most_questions>;

class Movement {
 public:
  // All questions but those in `open` are taken to be answered, or to stay unknown.
  Movement(const Knowledge& knowledge, const Case& runner, const Questions& open);

  // The index behind the last cause: no points at all, so that a sum is a difference as well.
  std::size_t nobody() const { return conditions_.size(); }

  // Of a's points less b's, with what a cause borrows, and a cause that is felt elsewhere with what is left.
  int least(std::size_t a, std::size_t b) const;
  int most(std::size_t a, std::size_t b) const { return -least(b, a); }
  // How far the answer to the question can move a against b.
  int swing(QuestionIndex question, std::size_t a, std::size_t b) const;

 private:
  void add(const Feature& feature, std::size_t condition, const Case& runner, const Questions& open);

  // Bits of the conditions whose own features the cause counts: its own, and its lender's.
  std::uint64_t owners(std::size_t cause) const;
  // Of the cause's points, with its limit where it is, or may be, felt elsewhere.
  int least(std::size_t cause) const;
  int most(std::size_t cause) const;
  bool may_be_limited(std::size_t cause) const { return (may_be_elsewhere_ >> cause & 1U) != 0; }

  const std::vector<Condition>& conditions_;
  int limit_;                           // RankingPolicy::elsewhere_at_most
  std::uint64_t is_elsewhere_ = 0;      // bits of causes that surely hurt at none of their own sites
  std::uint64_t may_be_elsewhere_ = 0;  // and of those that may come to
  Points least_{}, most_{};             // of each condition's own features
  std::vector<Points> swings_;          // by question, likewise
};

}  // namespace kneecheck::triage
