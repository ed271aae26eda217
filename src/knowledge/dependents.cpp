#include "knowledge/dependents.h"

#include <algorithm>
#include <bit>

#include "knowledge/vocabulary.h"

namespace kneecheck {
namespace {

constexpr auto location = static_cast<QuestionIndex>(Key::location);

// The questions that a criterion reads, each with the choices that it names there (0: the answer is a number).
template <class Add>
void for_each_question(const Criterion& criterion, const Add& add) {
  for (const CriterionNode& node : criterion) {
    if (node.test == Test::has) add(node.question, node.mask);
    if (node.test == Test::range) add(node.question, std::uint64_t{0});
    if (node.test == Test::site) add(location, node.mask);
  }
}

bool same(std::uint16_t a, std::uint16_t b) {
  return a == b;
}
bool same(const FeatureRef& a, const FeatureRef& b) {
  return a.condition == b.condition && a.feature == b.feature;
}

template <class Item>
void add_once(std::vector<Item>& list, const Item& item) {
  if (list.empty() || !same(list.back(), item)) list.push_back(item);
}

// Adds `item` to one list of the question and to that of each choice in `named`.
template <class Item>
void add_reader(Dependents& dependents, std::vector<Item> Readers::*list, const Item& item, std::uint64_t named) {
  add_once(dependents.*list, item);
  for (; named != 0; named &= named - 1) add_once(dependents.of_choice[static_cast<std::size_t>(std::countr_zero(named))].*list, item);
}

// A criterion without these two can only become true by a choice that it names.
bool can_be_undone(const Criterion& criterion) {
  return std::any_of(criterion.begin(), criterion.end(),
                     [](const CriterionNode& node) { return node.test == Test::not_ || node.test == Test::unless; });
}

void add_rule(std::vector<Dependents>& found, std::uint16_t index, const SafetyRule& rule) {
  const bool by_any_choice = can_be_undone(rule.applies) || can_be_undone(rule.when);
  const auto add = [&](QuestionIndex question, std::uint64_t named) {
    add_reader(found[question], &Readers::rules, index, named);
    found[question].raising[static_cast<std::size_t>(rule.urgency)] |= by_any_choice ? ~std::uint64_t{0} : named;
  };
  for_each_question(rule.applies, add);
  for_each_question(rule.when, add);
}

void add_feature(std::vector<Dependents>& found, FeatureRef ref, const Feature& feature) {
  for_each_question(feature.when,
                    [&](QuestionIndex question, std::uint64_t named) { add_reader(found[question], &Readers::features, ref, named); });
  if (!feature.site_points.empty()) add_reader(found[location], &Readers::features, ref, feature.site_named);
}

void sort_by_urgency(std::vector<std::uint16_t>& rules, const Safety& safety) {
  std::stable_sort(rules.begin(), rules.end(),
                   [&safety](std::uint16_t a, std::uint16_t b) { return safety.rules[a].urgency < safety.rules[b].urgency; });
}

}  // namespace

std::vector<Dependents> find_dependents(const std::vector<Question>& questions, const Safety& safety,
                                        const std::vector<Condition>& conditions) {
  std::vector<Dependents> found(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) found[i].of_choice.resize(questions[i].choices.size());
  for (std::size_t i = 0; i < safety.rules.size(); ++i) add_rule(found, static_cast<std::uint16_t>(i), safety.rules[i]);
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    for (std::size_t j = 0; j < conditions[i].features.size(); ++j) {
      add_feature(found, {static_cast<ConditionIndex>(i), static_cast<std::uint16_t>(j)}, conditions[i].features[j]);
    }
  }
  for (Dependents& dependents : found) {
    sort_by_urgency(dependents.rules, safety);
    for (Readers& readers : dependents.of_choice) sort_by_urgency(readers.rules, safety);
  }
  return found;
}

std::vector<std::uint16_t> find_ranking_rules(const Safety& safety) {
  std::vector<std::uint16_t> found;
  for (std::size_t i = 0; i < safety.rules.size(); ++i) {
    if (safety.rules[i].reads_ranking) found.push_back(static_cast<std::uint16_t>(i));
  }
  return found;
}

}  // namespace kneecheck
