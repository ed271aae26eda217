#include "knowledge/dependents.h"

#include <algorithm>
#include <array>
#include <cstdlib>
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

// How far features can move the causes, up and down.
struct Moves {
  std::array<int, most_conditions> up{}, down{};

  void add(ConditionIndex condition, int points) { (points > 0 ? up : down)[condition] += std::abs(points); }
  void add_both_ways(ConditionIndex condition, int points) {
    up[condition] += std::abs(points);
    down[condition] += std::abs(points);
  }
};

constexpr int no_bound = 1'000'000;  // far more than points can be, and many of them are no overflow

// Each feature may come to count or not. The place of the pain also limits what a cause may have
// (Condition::own_sites): no bound.
void add_all_ways(Moves& moves, const std::vector<FeatureRef>& features,
                  const std::vector<Condition>& conditions) {
  for (const FeatureRef& ref : features) {
    const Feature& feature = conditions[ref.condition].features[ref.feature];
    moves.add_both_ways(ref.condition, feature.site_points.empty() ? feature.points : no_bound);
  }
}

// What a lead loses and another cause gains, each with what it borrows.
Swings swings_of(const Moves& moves, const std::vector<Condition>& conditions) {
  const std::size_t none = conditions.size();
  Swings swings(none + 1);
  int most = 0;
  int next = 0;
  std::size_t of_most = none;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const auto lender = conditions[i].same_points_as;
    const int up = moves.up[i] + (lender ? moves.up[*lender] : 0);
    swings[i] = moves.down[i] + (lender ? moves.down[*lender] : 0);
    if (up > most) of_most = i;
    next = std::max(next, std::min(up, most));
    most = std::max(most, up);
  }
  for (std::size_t lead = 0; lead <= none; ++lead)
    swings[lead] += lead == of_most && lead != none ? next : most;
  return swings;
}

// The features that one answer alone decides.
std::optional<SimplePoints> simple_points(const Feature& feature, ConditionIndex condition) {
  const bool one_answer = feature.when.size() == 1 && feature.when.front().test == Test::has;
  if (!one_answer || feature.unknown_counts || !feature.site_points.empty()) return std::nullopt;
  const CriterionNode& node = feature.when.front();
  return SimplePoints{node.mask, node.question, condition, feature.points};
}

// `choice`: of a list's new item, which is no worse place than those before it.
void find_parts(Readers& readers, QuestionIndex question, std::optional<std::size_t> choice,
                const std::vector<Condition>& conditions) {
  for (const FeatureRef& ref : readers.features) {
    const Feature& feature = conditions[ref.condition].features[ref.feature];
    const auto simple = simple_points(feature, ref.condition);
    if (simple && simple->question == question) {
      readers.simple.push_back(*simple);
    } else if (choice && !feature.site_points.empty() && feature.question == question) {
      if (feature.site_points[*choice] > 0)
        readers.later_site.push_back({0, question, ref.condition, feature.site_later});
    } else {
      readers.others.push_back(ref);
    }
  }
}

void find_swings(Readers& readers, bool of_choice, const std::vector<Condition>& conditions) {
  if (readers.features.empty()) return;
  Moves moves;
  add_all_ways(moves, readers.others, conditions);
  readers.swings_of_others = swings_of(moves, conditions);
  for (const SimplePoints& each : readers.simple)
    of_choice ? moves.add(each.condition, each.points) : moves.add_both_ways(each.condition, each.points);
  for (const SimplePoints& each : readers.later_site) moves.add(each.condition, each.points);
  readers.swings = swings_of(moves, conditions);
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
      find_parts(readers, static_cast<QuestionIndex>(i), choice, conditions);
      find_swings(readers, choice.has_value(), conditions);
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
