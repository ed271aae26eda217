#include "knowledge/dependents.h"

#include <algorithm>

#include "knowledge/vocabulary.h"

namespace kneecheck {
namespace {

constexpr auto location = static_cast<QuestionIndex>(Key::location);

template <class Add>
void for_each_question(const Criterion& criterion, const Add& add) {
  for (const CriterionNode& node : criterion) {
    if (node.test == Test::has || node.test == Test::range) add(node.question);
    if (node.test == Test::site) add(location);
  }
}

template <class Item, class Same>
void add_once(std::vector<Item>& list, const Item& item, const Same& same) {
  if (list.empty() || !same(list.back(), item)) list.push_back(item);
}

}  // namespace

std::vector<Dependents> find_dependents(std::size_t questions, const Safety& safety, const std::vector<Condition>& conditions) {
  std::vector<Dependents> found(questions);
  for (std::size_t i = 0; i < safety.rules.size(); ++i) {
    const auto rule = static_cast<std::uint16_t>(i);
    const auto add = [&found, rule](QuestionIndex question) {
      add_once(found[question].rules, rule, [](std::uint16_t a, std::uint16_t b) { return a == b; });
    };
    for_each_question(safety.rules[i].applies, add);
    for_each_question(safety.rules[i].when, add);
  }
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    for (std::size_t j = 0; j < conditions[i].features.size(); ++j) {
      const Feature& feature = conditions[i].features[j];
      const FeatureRef ref{static_cast<ConditionIndex>(i), static_cast<std::uint16_t>(j)};
      const auto add = [&found, ref](QuestionIndex question) {
        add_once(found[question].features, ref,
                 [](const FeatureRef& a, const FeatureRef& b) { return a.condition == b.condition && a.feature == b.feature; });
      };
      for_each_question(feature.when, add);
      if (!feature.site_points.empty()) add(location);
    }
  }
  for (Dependents& dependents : found) {
    std::stable_sort(dependents.rules.begin(), dependents.rules.end(),
                     [&safety](std::uint16_t a, std::uint16_t b) { return safety.rules[a].urgency < safety.rules[b].urgency; });
  }
  return found;
}

}  // namespace kneecheck
