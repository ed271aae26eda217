#include "triage/movement.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "triage/rank.h"

namespace kneecheck::triage {
namespace {

int sum(const Points& points, std::uint64_t conditions) {
  int sum = 0;
  for (; conditions != 0; conditions &= conditions - 1)
    sum += points[static_cast<std::size_t>(std::countr_zero(conditions))];
  return sum;
}

}  // namespace

Movement::Movement(const Knowledge& knowledge, const Case& runner, const Questions& open)
    : conditions_(knowledge.conditions),
      limit_(knowledge.ranking.elsewhere_at_most),
      swings_(knowledge.questions.size()) {
  const bool place_is_open = open[static_cast<std::size_t>(Key::location)];
  for (std::size_t i = 0; i < conditions_.size(); ++i) {
    const bool is_now = is_elsewhere(conditions_[i], runner);
    is_elsewhere_ |= std::uint64_t{is_now && !place_is_open} << i;
    may_be_elsewhere_ |= std::uint64_t{is_now || (place_is_open && conditions_[i].own_sites != 0)} << i;
    for (const Feature& feature : conditions_[i].features) add(feature, i, runner, open);
  }
}

void Movement::add(const Feature& feature, std::size_t condition, const Case& runner, const Questions& open) {
  Questions read;
  for_each_reading(feature.when, [&](const CriterionNode& by) { read[by.question] = open[by.question]; });
  if (read.none()) {
    const int points = feature_points(feature, runner);
    least_[condition] += points;
    most_[condition] += points;
    return;
  }
  least_[condition] += std::min(feature.points, 0);
  most_[condition] += std::max(feature.points, 0);
  for (std::size_t i = 0; i < swings_.size(); ++i) {
    if (read[i]) swings_[i][condition] += std::abs(feature.points);
  }
}

std::uint64_t Movement::owners(std::size_t cause) const {
  if (cause == nobody()) return 0;
  const auto lender = conditions_[cause].same_points_as;
  return std::uint64_t{1} << cause | (lender ? std::uint64_t{1} << *lender : 0);
}

int Movement::least(std::size_t cause) const {
  const int points = sum(least_, owners(cause));
  return may_be_limited(cause) ? std::min(points, limit_) : points;
}

int Movement::most(std::size_t cause) const {
  const int points = sum(most_, owners(cause));
  return (is_elsewhere_ >> cause & 1U) != 0 ? std::min(points, limit_) : points;
}

int Movement::least(std::size_t a, std::size_t b) const {
  // A limit takes the points that two causes share from one and not from the other: each by itself.
  if (may_be_limited(a) || may_be_limited(b)) return least(a) - most(b);
  return sum(least_, owners(a) & ~owners(b)) - sum(most_, owners(b) & ~owners(a));
}

int Movement::swing(QuestionIndex question, std::size_t a, std::size_t b) const {
  return sum(swings_[question], owners(a) ^ owners(b));
}

}  // namespace kneecheck::triage
