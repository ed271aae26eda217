#include "triage/movement.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "triage/rank.h"
#include "triage/variants.h"

namespace kneecheck::triage {
namespace {

// The most sets of answers that are tried at once: some milliseconds' worth.
constexpr std::size_t most_tries = std::size_t{1} << 14;

// Something that is answered by itself: an item of a list, or a whole question of another kind.
struct Variable {
  QuestionIndex question = 0;
  std::uint64_t bit = 0;  // 0: the whole question
};

struct Tangle {
  std::vector<Variable> variables;
  std::vector<FeatureRef> features;
};

const Feature& feature_of(const Knowledge& knowledge, const FeatureRef& ref) {
  return knowledge.conditions[ref.condition].features[ref.feature];
}

bool is_list(const Knowledge& knowledge, QuestionIndex question) {
  return knowledge.questions[question].kind == QuestionKind::choices;
}

// Divides variables and features into tangles: two features belong together when they read the same variable.
class Divider {
 public:
  Divider(const Knowledge& knowledge, const Questions& open) : knowledge_(knowledge), open_(open) {
    for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
      for (std::size_t j = 0; j < knowledge.conditions[i].features.size(); ++j) {
        add({static_cast<ConditionIndex>(i), static_cast<std::uint16_t>(j)});
      }
    }
  }

  std::vector<Tangle> tangles() {
    std::vector<Tangle> tangles;
    std::vector<std::size_t> tangle_of(variables_.size(), variables_.size());
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      std::size_t& tangle = tangle_of[root(i)];
      if (tangle == variables_.size()) {
        tangle = tangles.size();
        tangles.emplace_back();
      }
      tangles[tangle].variables.push_back(variables_[i]);
    }
    for (const auto& [ref, variable] : features_) tangles[tangle_of[root(variable)]].features.push_back(ref);
    return tangles;
  }

 private:
  void add(const FeatureRef& ref) {
    std::size_t first = none;
    for (const CriterionNode& node : feature_of(knowledge_, ref).when) {
      const auto question = question_of(node);
      if (!question || !open_[*question]) continue;
      if (!is_list(knowledge_, *question)) {
        join(first, {*question, 0});
        continue;
      }
      for (std::uint64_t bits = node.mask; bits != 0; bits &= bits - 1)
        join(first, {*question, bits & ~(bits - 1)});
    }
    if (first != none) features_.emplace_back(ref, first);
  }

  void join(std::size_t& first, const Variable& variable) {
    const auto same = [&variable](const Variable& other) {
      return other.question == variable.question && other.bit == variable.bit;
    };
    const auto found = static_cast<std::size_t>(std::find_if(variables_.begin(), variables_.end(), same) -
                                                variables_.begin());
    if (found == variables_.size()) {
      variables_.push_back(variable);
      parents_.push_back(found);
    }
    if (first == none) first = found;
    parents_[root(found)] = root(first);
  }

  std::size_t root(std::size_t at) const {
    while (parents_[at] != at) at = parents_[at];
    return at;
  }

  static constexpr auto none = static_cast<std::size_t>(-1);
  const Knowledge& knowledge_;
  const Questions& open_;
  std::vector<Variable> variables_;
  std::vector<std::size_t> parents_;
  std::vector<std::pair<FeatureRef, std::size_t>> features_;
};

// The points that the tangle's features give.
Sums sums_of(const Knowledge& knowledge, const Case& runner, const std::vector<FeatureRef>& features) {
  Points own{};
  for (const FeatureRef& ref : features)
    own[ref.condition] += feature_points(feature_of(knowledge, ref), runner);
  const Points points = with_borrowed(knowledge, own);
  Sums sums(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(knowledge.conditions.size()));
  sums.push_back(0);
  return sums;
}

bool asks_for_no(const Knowledge& knowledge, const FeatureRef& ref) {
  const Criterion& when = feature_of(knowledge, ref).when;
  return std::any_of(when.begin(), when.end(), [](const CriterionNode& node) {
    return node.test == Test::not_ || node.test == Test::unless;
  });
}

// What can be said about a variable. An item of a list is ticked or not; that it is not known counts as not
// ticked, unless a feature asks for items that are not.
std::vector<Variant> sayings(const Knowledge& knowledge, const Variable& variable,
                             const std::vector<FeatureRef>& features) {
  if (variable.bit != 0) {
    std::vector<Variant> item{Variant{}, Variant{Answer{variable.bit, 0, 0, false}, {}}};
    const auto asks = [&knowledge](const FeatureRef& ref) { return asks_for_no(knowledge, ref); };
    if (std::any_of(features.begin(), features.end(), asks))
      item.push_back({Answer{0, variable.bit, 0, false}, {}});
    return item;
  }
  std::vector<const Criterion*> criteria;
  criteria.reserve(features.size());
  for (const FeatureRef& ref : features) criteria.push_back(&feature_of(knowledge, ref).when);
  return variants_of(knowledge, variable.question, criteria);
}

void say(Case& runner, const Variable& variable, const Variant& variant) {
  if (variable.bit == 0) return put(runner, variable.question, variant);
  Answer& answer = runner.answers[variable.question];
  answer.yes = (answer.yes & ~variable.bit) | variant.answer.yes;
  answer.no = (answer.no & ~variable.bit) | variant.answer.no;
}

// All that can be said about a tangle, one after another.
class Tries {
 public:
  Tries(const Knowledge& knowledge, Case runner, const Tangle& tangle)
      : knowledge_(knowledge), tangle_(tangle), runner_(std::move(runner)) {
    for (const Variable& variable : tangle.variables) {
      sayings_.push_back(sayings(knowledge, variable, tangle.features));
      count_ = std::min(count_ * sayings_.back().size(), most_tries + 1);
    }
  }

  bool too_many() const { return count_ > most_tries; }
  std::size_t count() const { return count_; }

  // What try `index` makes of the points.
  Sums sums(std::size_t index) {
    for (std::size_t i = 0; i < sayings_.size(); ++i) {
      say(runner_, tangle_.variables[i], sayings_[i][index % sayings_[i].size()]);
      index /= sayings_[i].size();
    }
    return sums_of(knowledge_, runner_, tangle_.features);
  }
  // The same for all tries that differ only in what is said to `question`.
  std::size_t without(std::size_t index, QuestionIndex question) const {
    std::size_t key = 0;
    std::size_t unit = 1;
    for (std::size_t i = 0; i < sayings_.size(); ++i) {
      if (tangle_.variables[i].question != question) key += index % sayings_[i].size() * unit;
      index /= sayings_[i].size();
      unit *= sayings_[i].size();
    }
    return key;
  }

 private:
  const Knowledge& knowledge_;
  const Tangle& tangle_;
  Case runner_;
  std::vector<std::vector<Variant>> sayings_;
  std::size_t count_ = 1;
};

// The least and the most of every difference; begins with the first sums.
struct Ends {
  Pairs least, most;

  explicit Ends(const Sums& sums) : least(sums.size() - 1), most(sums.size() - 1) {
    for (std::size_t a = 0; a < sums.size(); ++a) {
      for (std::size_t b = 0; b < sums.size(); ++b) least.at(a, b) = most.at(a, b) = sums[a] - sums[b];
    }
  }
  void include(const Sums& sums) {
    for (std::size_t a = 0; a < sums.size(); ++a) {
      for (std::size_t b = 0; b < sums.size(); ++b) {
        least.at(a, b) = std::min(least.at(a, b), sums[a] - sums[b]);
        most.at(a, b) = std::max(most.at(a, b), sums[a] - sums[b]);
      }
    }
  }
};

Pairs difference(const Pairs& most, const Pairs& least) {
  Pairs result = most;
  for (std::size_t a = 0; a < most.side(); ++a) {
    for (std::size_t b = 0; b < most.side(); ++b) result.at(a, b) -= least.at(a, b);
  }
  return result;
}

void keep_larger(Pairs& largest, const Pairs& other) {
  for (std::size_t a = 0; a < largest.side(); ++a) {
    for (std::size_t b = 0; b < largest.side(); ++b)
      largest.at(a, b) = std::max(largest.at(a, b), other.at(a, b));
  }
}

std::vector<QuestionIndex> questions_of(const Tangle& tangle) {
  std::vector<QuestionIndex> questions;
  for (const Variable& variable : tangle.variables) {
    if (std::find(questions.begin(), questions.end(), variable.question) == questions.end())
      questions.push_back(variable.question);
  }
  return questions;
}

// How far one question's answer alone can move things: the widest range among tries that agree in all else.
Pairs swing_of(const std::vector<Sums>& all, const Tries& tries, QuestionIndex question) {
  std::vector<std::pair<std::size_t, std::size_t>> order;  // by what the others say
  for (std::size_t i = 0; i < all.size(); ++i) order.emplace_back(tries.without(i, question), i);
  std::sort(order.begin(), order.end());
  Pairs widest{all.front().size() - 1};
  for (std::size_t i = 0; i < order.size();) {
    Ends ends{all[order[i].second]};
    const std::size_t key = order[i].first;
    for (; i < order.size() && order[i].first == key; ++i) ends.include(all[order[i].second]);
    keep_larger(widest, difference(ends.most, ends.least));
  }
  return widest;
}

std::vector<Sums> different(std::vector<Sums> all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.size() > most_ways) all.clear();
  return all;
}

Movement tried(const Tangle& tangle, Tries& tries) {
  std::vector<Sums> all;
  all.reserve(tries.count());
  for (std::size_t i = 0; i < tries.count(); ++i) all.push_back(tries.sums(i));
  Ends ends{all.front()};
  for (const Sums& sums : all) ends.include(sums);
  Movement movement{questions_of(tangle), ends.least, {}, different(all)};
  if (movement.questions.size() == 1) {
    movement.swings.push_back(difference(ends.most, ends.least));
  } else {
    for (const QuestionIndex question : movement.questions)
      movement.swings.push_back(swing_of(all, tries, question));
  }
  return movement;
}

// Every feature for itself: true or not, whatever the others are.
Movement bounded(const Knowledge& knowledge, const Tangle& tangle) {
  Movement movement{questions_of(tangle), Pairs{knowledge.conditions.size()}, {}, {}};
  Pairs swing{knowledge.conditions.size()};
  for (const FeatureRef& ref : tangle.features) {
    Points own{};
    own[ref.condition] = feature_of(knowledge, ref).points;
    const Points with = with_borrowed(knowledge, own);
    Sums counted(with.begin(), with.begin() + static_cast<std::ptrdiff_t>(knowledge.conditions.size()));
    counted.push_back(0);
    Ends ends{Sums(counted.size(), 0)};
    ends.include(counted);
    movement.least.add(ends.least);
    swing.add(difference(ends.most, ends.least));
  }
  movement.swings.assign(movement.questions.size(), swing);
  return movement;
}

// Against what the points are while nothing is answered.
void count_from(Movement& movement, const Sums& now) {
  for (std::size_t a = 0; a < now.size(); ++a) {
    for (std::size_t b = 0; b < now.size(); ++b) movement.least.at(a, b) -= now[a] - now[b];
    for (Sums& way : movement.ways) way[a] -= now[a];
  }
}

Movement movement_of(const Knowledge& knowledge, const Case& runner, const Tangle& tangle) {
  Tries tries{knowledge, runner, tangle};
  Movement movement = tries.too_many() ? bounded(knowledge, tangle) : tried(tangle, tries);
  count_from(movement, sums_of(knowledge, runner, tangle.features));
  return movement;
}

}  // namespace

Movement joined(const Movement& one, const Movement& other) {
  Movement sum = one;
  sum.least.add(other.least);
  for (std::size_t i = 0; i < other.questions.size(); ++i) {
    const auto known = std::find(sum.questions.begin(), sum.questions.end(), other.questions[i]);
    if (known == sum.questions.end()) {
      sum.questions.push_back(other.questions[i]);
      sum.swings.push_back(other.swings[i]);
    } else {
      sum.swings[static_cast<std::size_t>(known - sum.questions.begin())].add(other.swings[i]);
    }
  }
  sum.ways.clear();
  for (const Sums& first : one.ways) {
    for (const Sums& second : other.ways) {
      Sums both = first;
      for (std::size_t i = 0; i < both.size(); ++i) both[i] += second[i];
      sum.ways.push_back(std::move(both));
    }
  }
  sum.ways = different(std::move(sum.ways));
  return sum;
}

std::vector<Movement> movements(const Knowledge& knowledge, const Case& runner, const Questions& questions) {
  std::vector<Movement> found;
  for (const Tangle& tangle : Divider{knowledge, questions}.tangles())
    found.push_back(movement_of(knowledge, runner, tangle));
  return found;
}

}  // namespace kneecheck::triage
