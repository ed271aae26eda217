// How far the answers to open questions can still move the points of the causes against one another.
// Rule: sound, not exact. Every feature is bounded by itself: it may come to count or not, whatever the
// others do; but what counts the same for both of two causes moves neither against the other.
//
// Example: cause A has 3 points for what is known. A tender bone would give it 2 more, a knee that hurts at
// rest would take 1; nobody was asked about either, so A ends between 2 and 5. B has 3 points as well, and
// squatting that hurts would give it 1. So A less B lies between 2 - 4 = -2 and 5 - 3 = 2: A can fall behind
// B by two points, and the question about the bone can move them by two against each other.
#pragma once

#include <bitset>
#include <cstdint>
#include <deque>
#include <vector>

#include "triage/assess.h"

namespace kneecheck::triage {

using Questions = std::bitset<most_questions>;

class Movement {
 public:
  // All questions but those in `open` are taken to be answered, or to stay unknown.
  Movement(const Knowledge& knowledge, const Case& runner, const Questions& open);

  // The index behind the last cause: no points at all, so that a sum is a difference as well.
  std::size_t nobody() const { return causes_.size() - 1; }

  // Of a's points less b's, with what a cause borrows, and a cause that is felt elsewhere with what is left.
  int least(std::size_t a, std::size_t b) const;
  int most(std::size_t a, std::size_t b) const { return -least(b, a); }
  // How far the answer to the question can move a against b.
  int swing(QuestionIndex question, std::size_t a, std::size_t b) const;

 private:
  // A feature that open questions can make count, or not.
  struct OpenFeature {
    std::uint16_t kind = 0;
    int points = 0;
    const Questions* reads = nullptr;
  };
  // Those of a cause, its lender's too, by kind; and the points that nothing can change any more.
  struct Cause {
    int known = 0;
    std::vector<OpenFeature> open;
    bool is_elsewhere = false;      // it surely hurts at none of its own sites
    bool may_be_elsewhere = false;  // or it may come to that
  };

  void add(const Condition& condition, const Case& runner, const Questions& open, Cause& cause);
  // Visits the open features that only one of the two causes has: visit(feature, whether it is a's).
  template <class Visit>
  void for_each_apart(std::size_t a, std::size_t b, const Visit& visit) const;
  // Of the cause's points, with its limit where it is, or may be, felt elsewhere.
  int least(std::size_t cause) const;
  int most(std::size_t cause) const;

  int limit_;                    // RankingPolicy::elsewhere_at_most
  std::vector<Cause> causes_;    // the last one: nobody
  std::deque<Questions> reads_;  // what the open features read
};

}  // namespace kneecheck::triage
