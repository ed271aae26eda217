#include "triage/movement.h"

#include <algorithm>
#include <cstdlib>

#include "triage/rank.h"

namespace kneecheck::triage {

Movement::Movement(const Knowledge& knowledge, const Case& runner, const Questions& open)
    : limit_(knowledge.ranking.elsewhere_at_most), causes_(knowledge.conditions.size() + 1) {
  const bool place_is_open = open[static_cast<std::size_t>(Key::location)];
  for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
    const Condition& condition = knowledge.conditions[i];
    Cause& cause = causes_[i];
    add(condition, runner, open, cause);
    if (condition.same_points_as) add(knowledge.conditions[*condition.same_points_as], runner, open, cause);
    std::ranges::sort(cause.open, {}, &OpenFeature::kind);
    const bool is_now = is_elsewhere(condition, runner);
    cause.is_elsewhere = is_now && !place_is_open;
    cause.may_be_elsewhere = is_now || (place_is_open && condition.own_sites != 0);
  }
}

void Movement::add(const Condition& condition, const Case& runner, const Questions& open, Cause& cause) {
  for (const Feature& feature : condition.features) {
    Questions read;
    for_each_reading(feature.when, [&](const CriterionNode& by) { read[by.question] = open[by.question]; });
    if (read.none()) {
      cause.known += feature_points(feature, runner);
    } else {
      cause.open.push_back({feature.kind, feature.points, &reads_.emplace_back(read)});
    }
  }
}

template <class Visit>
void Movement::for_each_apart(std::size_t a, std::size_t b, const Visit& visit) const {
  const std::vector<OpenFeature>& of_a = causes_[a].open;
  const std::vector<OpenFeature>& of_b = causes_[b].open;
  for (auto one = of_a.begin(), other = of_b.begin(); one != of_a.end() || other != of_b.end();) {
    if (other == of_b.end() || (one != of_a.end() && one->kind < other->kind)) {
      visit(*one++, true);
    } else if (one == of_a.end() || other->kind < one->kind) {
      visit(*other++, false);
    } else {
      ++one, ++other;
    }
  }
}

int Movement::least(std::size_t cause) const {
  int points = causes_[cause].known;
  for (const OpenFeature& feature : causes_[cause].open) points += std::min(feature.points, 0);
  return causes_[cause].may_be_elsewhere ? std::min(points, limit_) : points;
}

int Movement::most(std::size_t cause) const {
  int points = causes_[cause].known;
  for (const OpenFeature& feature : causes_[cause].open) points += std::max(feature.points, 0);
  return causes_[cause].is_elsewhere ? std::min(points, limit_) : points;
}

int Movement::least(std::size_t a, std::size_t b) const {
  // A limit takes points from one of the two alone, also those that they share: each by itself.
  if (causes_[a].may_be_elsewhere || causes_[b].may_be_elsewhere) return least(a) - most(b);
  int points = causes_[a].known - causes_[b].known;
  for_each_apart(a, b, [&points](const OpenFeature& feature, bool is_of_a) {
    points += is_of_a ? std::min(feature.points, 0) : -std::max(feature.points, 0);
  });
  return points;
}

int Movement::swing(QuestionIndex question, std::size_t a, std::size_t b) const {
  int points = 0;
  for_each_apart(a, b, [&points, question](const OpenFeature& feature, bool) {
    if ((*feature.reads)[question]) points += std::abs(feature.points);
  });
  return points;
}

}  // namespace kneecheck::triage
