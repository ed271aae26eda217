#include "knowledge/dependents.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <limits>
#include <optional>

namespace kneecheck::knowledge {
namespace {

constexpr std::uint64_t all = ~std::uint64_t{0};  // choices

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
void add_reader(Dependents& found, std::vector<Item> Readers::*list, const Item& item, std::uint64_t named) {
  add_once(found.*list, item);
  for (std::size_t choice = 0; choice < found.of_choice.size(); ++choice) {
    if ((named >> choice & 1U) != 0) add_once(found.of_choice[choice].*list, item);
  }
}

// The choices that can make the criterion true when ticked: those that it names; any under `not`, `unless`.
template <class Add>
void for_each_raising(const Criterion& criterion, const Add& add) {
  std::size_t undoing = 0;  // the end of the last `not` or `unless`
  for (std::size_t i = 0; i < criterion.size(); ++i) {
    const CriterionNode& node = criterion[i];
    if (node.test == Test::not_ || node.test == Test::unless)
      undoing = std::max<std::size_t>(undoing, node.end);
    const std::uint64_t named = i < undoing ? all : node.mask;
    if (reads_answer(node) && node.test != Test::range) add(node.question, named);
  }
}

void add_rule(std::vector<Dependents>& found, std::uint16_t index, const SafetyRule& rule) {
  const auto add = [&found, index](const CriterionNode& node) {
    add_reader(found[node.question], &Readers::rules, index, node.mask);
  };
  const auto add_raising = [&found, &rule](QuestionIndex question, std::uint64_t choices) {
    found[question].raising[static_cast<std::size_t>(rule.urgency)] |= choices;
  };
  for (const Criterion* criterion : {&rule.applies, &rule.when}) {
    for_each_reading(*criterion, add);
    for_each_raising(*criterion, add_raising);
  }
}

void add_feature(std::vector<Dependents>& found, FeatureRef ref, const Feature& feature) {
  for_each_reading(feature.when, [&](const CriterionNode& node) {
    add_reader(found[node.question], &Readers::features, ref, node.mask);
  });
  if (!feature.site_points.empty())
    add_reader(found[feature.question], &Readers::features, ref, feature.site_named);
}

template <class Item>
void add_all(std::vector<Item>& list, const std::vector<Item>& more) {
  for (const Item& item : more) {
    const auto is_it = [&item](const Item& other) { return same(item, other); };
    if (std::ranges::none_of(list, is_it)) list.push_back(item);
  }
}

// The answer to `from` can stand in for one to the implied question: what reads this reads that as well.
void add_implied(std::vector<Dependents>& found, const Implied& implied) {
  const Dependents& more = found[implied.question];
  Dependents& dependents = found[implied.from];
  const auto add = [&more](Readers& readers) {
    add_all(readers.rules, more.rules);
    add_all(readers.features, more.features);
  };
  add(dependents);
  for (Readers& readers : dependents.of_choice) add(readers);
  for (std::size_t urgency = 0; urgency < more.raising.size(); ++urgency)
    dependents.raising[urgency] |= more.raising[urgency] != 0 ? all : 0;
}

// Where the features move two causes the most: each may come to count or not, and so may what one borrows.
// The place of the pain also limits what a cause may have (Condition::own_sites): no bound.
int swing_of(const std::vector<FeatureRef>& features, const std::vector<Condition>& conditions) {
  std::array<int, most_conditions> moved{};
  for (const FeatureRef& ref : features) {
    const Feature& feature = conditions[ref.condition].features[ref.feature];
    if (!feature.site_points.empty()) return std::numeric_limits<int>::max();
    moved[ref.condition] += std::abs(feature.points);
  }
  std::array<int, most_conditions> of_all = moved;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (const auto lender = conditions[i].same_points_as) of_all[i] += moved[*lender];
  }
  std::ranges::partial_sort(of_all, of_all.begin() + 2, std::greater{});
  return of_all[0] + of_all[1];
}

// The features that one answer alone decides.
std::optional<SimplePoints> simple_points(const Feature& feature, ConditionIndex condition) {
  const bool one_answer = feature.when.size() == 1 && feature.when.front().test == Test::has;
  if (!one_answer || feature.unknown_counts || !feature.site_points.empty()) return std::nullopt;
  const CriterionNode& node = feature.when.front();
  return SimplePoints{node.mask, node.question, condition, feature.points};
}

// The parts of the swing. `choice`: of a list's new item, which is no worse place than those before it.
void find_parts(Readers& readers, QuestionIndex question, std::optional<std::size_t> choice,
                const std::vector<Condition>& conditions) {
  std::vector<FeatureRef> others;
  for (const FeatureRef& ref : readers.features) {
    const Feature& feature = conditions[ref.condition].features[ref.feature];
    const auto simple = simple_points(feature, ref.condition);
    if (simple && simple->question == question) {
      readers.simple.push_back(*simple);
    } else if (choice && !feature.site_points.empty() && feature.question == question) {
      if (feature.site_points[*choice] > 0)
        readers.later_site.push_back({0, question, ref.condition, feature.site_later});
    } else {
      others.push_back(ref);
    }
  }
  readers.swing_of_others = swing_of(others, conditions);
}

bool count_the_same(const Feature& a, const Feature& b) {
  return a.points == b.points && a.question == b.question && a.unknown_counts == b.unknown_counts &&
         a.when == b.when;
}

void sort_by_urgency(std::vector<std::uint16_t>& rules, const Safety& safety) {
  if (rules.size() < 2) return;  // as most are: a stable sort takes memory even for these
  std::ranges::stable_sort(rules, [&safety](std::uint16_t a, std::uint16_t b) {
    return safety.rules[a].urgency < safety.rules[b].urgency;
  });
}

}  // namespace

std::vector<Dependents> find_dependents(const std::vector<Question>& questions, const Safety& safety,
                                        const std::vector<Condition>& conditions) {
  std::vector<Dependents> found(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) found[i].of_choice.resize(questions[i].choices.size());
  for (std::size_t i = 0; i < safety.rules.size(); ++i)
    add_rule(found, static_cast<std::uint16_t>(i), safety.rules[i]);
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    for (std::size_t j = 0; j < conditions[i].features.size(); ++j) {
      add_feature(found, {static_cast<ConditionIndex>(i), static_cast<std::uint16_t>(j)},
                  conditions[i].features[j]);
    }
  }
  for (Dependents& each : found) each.weight = each.rules.size() + each.features.size();
  for (const Implied& implied : safety.implied) add_implied(found, implied);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto finish = [&](Readers& readers, std::optional<std::size_t> choice) {
      sort_by_urgency(readers.rules, safety);
      readers.swing = swing_of(readers.features, conditions);
      find_parts(readers, static_cast<QuestionIndex>(i), choice, conditions);
    };
    finish(found[i], std::nullopt);
    for (std::size_t choice = 0; choice < found[i].of_choice.size(); ++choice)
      finish(found[i].of_choice[choice], choice);
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

PointTable find_points(const std::vector<Condition>& conditions) {
  PointTable table;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const auto condition = static_cast<ConditionIndex>(i);
    for (std::size_t j = 0; j < conditions[i].features.size(); ++j) {
      if (const auto simple = simple_points(conditions[i].features[j], condition)) {
        table.simple.push_back(*simple);
      } else {
        table.others.push_back({condition, static_cast<std::uint16_t>(j)});
      }
    }
  }
  return table;
}

void find_kinds(std::vector<Condition>& conditions) {
  std::vector<Feature*> features;
  for (Condition& condition : conditions) {
    for (Feature& feature : condition.features) {
      feature.kind = static_cast<std::uint16_t>(features.size());
      features.push_back(&feature);
      const bool stands_alone = condition.same_points_as || !feature.site_points.empty();
      for (std::size_t i = 0; i + 1 < features.size() && !stands_alone; ++i) {
        if (!count_the_same(*features[i], feature)) continue;
        feature.kind = features[i]->kind;
        break;
      }
    }
  }
}

}  // namespace kneecheck::knowledge
