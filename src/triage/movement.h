// How far the answers to open questions can move the points of the causes against one another.
// Rule: the ends are exact over joint answers; only a tangle of more answers than anybody could try is
// bounded feature by feature.
#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "intake/case.h"

namespace kneecheck::triage {

using Questions = std::bitset<most_questions>;

// A number for every two causes. The index behind the last cause stands for no points at all, so that a sum
// is a difference as well.
class Pairs {
 public:
  explicit Pairs(std::size_t causes) : side_(causes + 1), numbers_(side_ * side_, 0) {}

  std::size_t side() const { return side_; }
  std::size_t zero() const { return side_ - 1; }
  int& at(std::size_t a, std::size_t b) { return numbers_[a * side_ + b]; }
  int at(std::size_t a, std::size_t b) const { return numbers_[a * side_ + b]; }
  void add(const Pairs& other) {
    for (std::size_t i = 0; i < numbers_.size(); ++i) numbers_[i] += other.numbers_[i];
  }

 private:
  std::size_t side_;
  std::vector<int> numbers_;
};

// Points by cause, with what a cause borrows, and a zero behind them.
using Sums = std::vector<int>;

// Of questions that only matter together, or of one alone.
struct Movement {
  std::vector<QuestionIndex> questions;
  Pairs least;  // of a's points less b's, against what they are while nothing is answered; the most is -least
                // of b and a
  std::vector<Pairs> swings;  // by question: how far its answer alone can move a against b, with the best
                              // answers to the others
  std::vector<Sums> ways;  // every different change of the points; empty when there are more than most_ways
};
inline constexpr std::size_t most_ways = 64;

// Both at once, of questions that have nothing to do with each other, or of parts of one list.
Movement joined(const Movement& one, const Movement& other);

// The open questions among `questions`, divided into those that have no feature in common. Questions without
// features are left out.
std::vector<Movement> movements(const Knowledge& knowledge, const Case& runner, const Questions& questions);

}  // namespace kneecheck::triage
