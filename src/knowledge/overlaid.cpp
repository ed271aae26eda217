#include "knowledge/overlaid.h"

#include <bit>
#include <utility>

namespace kneecheck::knowledge {
namespace {

constexpr std::string_view code = "looser_than_builtin";

// Compares two criteria node by node, each pair once in each direction: `not` turns the direction round.
class Order {
 public:
  Order(const Criterion& low, const Criterion& high) : low_(low), high_(high) {
    for (auto& known : known_) known.resize(low.size() * high.size());
  }

  bool holds() { return at_most(false, 0, 0); }

 private:
  enum class Known : std::uint8_t { not_yet, no, yes };

  // turned: is node `i` of `high_` at most node `j` of `low_`?
  bool at_most(bool turned, std::size_t i, std::size_t j) {
    const std::size_t pair = turned ? j * high_.size() + i : i * high_.size() + j;
    if (known_[turned][pair] == Known::not_yet) {
      const bool yes = decide(turned, i, j);
      known_[turned][pair] = yes ? Known::yes : Known::no;
    }
    return known_[turned][pair] == Known::yes;
  }

  bool decide(bool turned, std::size_t i, std::size_t j) {
    const Criterion& below = turned ? high_ : low_;
    const Criterion& above = turned ? low_ : high_;
    const CriterionNode& low = below[i];
    const CriterionNode& high = above[j];
    if (low.test == Test::any)
      return !some_child(below, i, [&](std::size_t c) { return !at_most(turned, c, j); });
    if (high.test == Test::all)
      return !some_child(above, j, [&](std::size_t c) { return !at_most(turned, i, c); });
    const bool inverse = low.test == Test::not_ || low.test == Test::unless;
    const bool as_open = high.test == low.test || (low.test == Test::not_ && high.test == Test::unless);
    if (inverse && as_open && at_most(!turned, j + 1, i + 1)) return true;
    if (high.test == Test::any && some_child(above, j, [&](std::size_t c) { return at_most(turned, i, c); }))
      return true;
    if (low.test == Test::all && some_child(below, i, [&](std::size_t c) { return at_most(turned, c, j); }))
      return true;
    return low.test == high.test && low.question == high.question && leaf_at_most(low, high);
  }

  template <class Is>
  static bool some_child(const Criterion& nodes, std::size_t parent, const Is& is) {
    for (std::size_t child = parent + 1; child < nodes[parent].end; child = nodes[child].end) {
      if (is(child)) return true;
    }
    return false;
  }

  static bool leaf_at_most(const CriterionNode& low, const CriterionNode& high) {
    switch (low.test) {
      case Test::has:
      case Test::site:
      case Test::likely:
        return (low.mask & ~high.mask) == 0;
      case Test::range:
        return high.least <= low.least && low.most <= high.most;
      case Test::undiagnosed:
      case Test::other_cause:
        return true;
      default:
        return false;
    }
  }

  const Criterion& low_;
  const Criterion& high_;
  std::array<std::vector<Known>, 2> known_;
};

template <class Visit>
void for_each_bit(std::uint64_t bits, const Visit& visit) {
  for (; bits != 0; bits &= bits - 1) visit(static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace

bool at_most(const Criterion& low, const Criterion& high) {
  return high.empty() || (!low.empty() && Order{low, high}.holds());
}

Overlaid::Overlaid(const Knowledge& built_in, const Knowledge& laid_over, Diagnostics& diagnostics)
    : before(built_in), now(laid_over), problems_(diagnostics) {
  for (const Condition& condition : before.conditions)
    place_.push_back(*now.find_condition(condition.id));  // a folder cannot remove an entry
}

std::uint64_t Overlaid::moved(std::uint64_t conditions) const {
  std::uint64_t found = 0;
  for_each_bit(conditions, [&](std::size_t bit) { found |= std::uint64_t{1} << place_[bit]; });
  return found;
}

Criterion Overlaid::moved(Criterion criterion) const {
  for (CriterionNode& node : criterion) {
    if (node.test == Test::likely) node.mask = moved(node.mask);
  }
  return criterion;
}

std::uint64_t Overlaid::planned_of(std::uint64_t conditions) const {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < place_.size(); ++i)
    found |= before.conditions[i].has_plan ? (conditions >> place_[i] & 1U) << i : 0;
  return found;
}

bool Overlaid::is_new(ConditionIndex condition) const {
  return std::ranges::find(place_, condition) == place_.end();
}

void Overlaid::looser(const Evidence& entry, std::string_view key, const Phrase& message,
                      const Phrase& help) const {
  const Value under = value_under(entry.at, key);
  report(problems_, under.exists() ? under : entry.at, code, message, help);
}

void Overlaid::compare(const Evidence& entry, std::string_view key, const Phrase& name, int was, int is,
                       Stricter way) const {
  if (!is_looser(is, was, way)) return;
  looser(entry, key,
         {of_way(KnowledgeText::above_builtin, way),
          {{"name", name.in(problems_.language())}, {"now", is}, {"was", was}}},
         {of_way(KnowledgeText::or_less, way), {{"line", was}}});
}

Value place_under(const Knowledge& knowledge, std::string_view key) {
  for (std::size_t i = knowledge.trees.size(); i-- > 0;) {
    if (const Value at = value_under(knowledge.trees[i]->root(), key); at.exists()) return at;
  }
  return {};
}

}  // namespace kneecheck::knowledge
