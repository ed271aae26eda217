// The laws of the safety rules, and slips in rules and points.
#include <algorithm>
#include <span>

#include "base/number.h"
#include "knowledge/checks.h"

namespace kneecheck::knowledge {
namespace {

constexpr auto warning_signs = static_cast<QuestionIndex>(Key::warning_signs);
constexpr auto history = static_cast<QuestionIndex>(Key::history);

// Whether one ticked sign alone, with nothing else known, makes the node true.
bool alone_enough(const Criterion& nodes, std::size_t at, std::uint64_t sign) {
  const CriterionNode& node = nodes[at];
  if (node.test == Test::has) return node.question == warning_signs && (node.mask & sign) != 0;
  if (node.test == Test::unless) return !alone_enough(nodes, at + 1, sign);
  if (node.test != Test::all && node.test != Test::any) return false;
  for (std::size_t child = at + 1; child < node.end; child = nodes[child].end) {
    if (alone_enough(nodes, child, sign) != (node.test == Test::all)) return node.test == Test::any;
  }
  return node.test == Test::all;
}

bool covers(const SafetyRule& rule, std::uint64_t sign) {
  return !rule.allows_plan && !rule.when.empty() && alone_enough(rule.when, 0, sign) &&
         (rule.applies.empty() || alone_enough(rule.applies, 0, sign));
}

bool negates_a_tick(const Criterion& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].test != Test::not_ && nodes[i].test != Test::unless) continue;
    for (std::size_t inside = i + 1; inside < nodes[i].end; ++inside) {
      const bool ticks = nodes[inside].question == warning_signs || nodes[inside].question == history;
      if (nodes[inside].test == Test::has && ticks) return true;
    }
  }
  return false;
}

// The longest that a rule of each urgency may leave, in hours.
constexpr std::array<std::int64_t, 5> longest_hours{0, 24, 336, 672, 2016};

// Two points for the same answer to one question.
bool overlap(const Criterion& a, const Criterion& b) {
  if (a.size() != 1 || b.size() != 1 || a[0].question != b[0].question || a[0].test != b[0].test)
    return false;
  if (a[0].test == Test::has) return (a[0].mask & b[0].mask) != 0;
  return a[0].test == Test::range && std::max(a[0].least, b[0].least) <= std::min(a[0].most, b[0].most);
}

// Entries of points have no id.
void check_criterion(const Criterion& criterion, const Knowledge& knowledge, const Evidence& entry,
                     std::string_view id, Diagnostics& problems) {
  const std::size_t bad = first_impossible(criterion, knowledge.questions);
  if (bad == criterion.size()) return;
  const TextId whole = id.empty() ? KnowledgeText::entry_never_true : KnowledgeText::never_true;
  const TextId part = id.empty() ? KnowledgeText::entry_partly_never_true : KnowledgeText::partly_never_true;
  problem_of(problems, entry, "unreachable_rule", {bad == 0 ? whole : part, {{"id", id}}},
             KnowledgeText::look_for_slips);
}

}  // namespace

bool same(const Criterion& a, const Criterion& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const CriterionNode& x, const CriterionNode& y) {
                      return x.test == y.test && x.question == y.question && x.end == y.end &&
                             x.mask == y.mask && x.least == y.least && x.most == y.most;
                    });
}

void check_signs_covered(const Knowledge& knowledge, Diagnostics& problems) {
  const Question& signs = knowledge.question(Key::warning_signs);
  for (std::size_t i = 0; i < signs.choices.size(); ++i) {
    const auto covered = [i](const SafetyRule& rule) { return covers(rule, std::uint64_t{1} << i); };
    if (std::ranges::any_of(knowledge.safety.rules, covered)) continue;
    const std::string_view sign = signs.choices[i].id;
    problem_of(problems, signs.evidence, "gap", {KnowledgeText::sign_alone, {{"id", sign}}},
               {KnowledgeText::add_rule, {{"line", "when: {warning_signs: " + std::string{sign} + "}"}}});
  }
}

void check_signs_under_not(const Knowledge& knowledge, Diagnostics& problems) {
  for (const SafetyRule& rule : knowledge.safety.rules) {
    if (!negates_a_tick(rule.when) && !negates_a_tick(rule.applies)) continue;
    problem_of(problems, rule.evidence, "negated_sign", {KnowledgeText::sign_under_not, {{"id", rule.id}}},
               KnowledgeText::say_without_not);
  }
}

void check_equal_rules(const Knowledge& knowledge, Diagnostics& problems) {
  const std::vector<SafetyRule>& rules = knowledge.safety.rules;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto equal = [&rule = rules[i]](const SafetyRule& other) {
      return rule.urgency == other.urgency && same(rule.when, other.when) &&
             same(rule.applies, other.applies);
    };
    const auto end = rules.begin() + static_cast<std::ptrdiff_t>(i);
    const auto first = std::find_if(rules.begin(), end, equal);
    if (first == end) continue;
    problem_of(problems, rules[i].evidence, "overlap",
               {KnowledgeText::same_rules, {{"id", first->id}, {"other", rules[i].id}}},
               KnowledgeText::delete_one);
  }
}

void check_times(const Knowledge& knowledge, Diagnostics& problems) {
  for (const SafetyRule& rule : knowledge.safety.rules) {
    const std::int64_t most = longest_hours[static_cast<std::size_t>(rule.urgency)];
    const Within& within = knowledge.safety.withins[rule.within];
    if (within.hours <= most) continue;
    problem_of(
        problems, rule.evidence, "contradiction",
        {KnowledgeText::too_late, {{"id", rule.id}, {"urgency", word(rule.urgency)}, {"time", within.id}}},
        {KnowledgeText::at_most_hours, {{"most", most}}});
  }
}

void check_reachable(const Knowledge& knowledge, Diagnostics& problems) {
  for (const SafetyRule& rule : knowledge.safety.rules) {
    check_criterion(joined(rule.applies, rule.when), knowledge, rule.evidence, rule.id, problems);
  }
  for (const NamedCriterion& name : knowledge.safety.names)
    check_criterion(name.when, knowledge, name.evidence, name.id, problems);
  for (const Condition& condition : knowledge.conditions) {
    for (const Feature& feature : condition.features)
      check_criterion(feature.when, knowledge, feature.evidence, {}, problems);
  }
  for (const auto* chapter : knowledge.advice.chapters()) {
    for (const Advice& advice : *chapter)
      check_criterion(advice.when, knowledge, advice.evidence, advice.id, problems);
  }
}

void check_points(const Knowledge& knowledge, Diagnostics& problems) {
  for (const Condition& condition : knowledge.conditions) {
    for (std::size_t i = 0; i < condition.features.size(); ++i) {
      const Feature& feature = condition.features[i];
      const std::span before = std::span{condition.features}.first(i);
      const auto counts_twice = [&feature](const Feature& other) {
        return overlap(feature.when, other.when);
      };
      if (std::ranges::none_of(before, counts_twice)) continue;
      const std::string_view question = knowledge.questions[feature.question].id;
      problem_of(problems, feature.evidence, "overlap",
                 {KnowledgeText::counts_twice, {{"question", question}, {"id", condition.id}}},
                 KnowledgeText::one_entry_each);
    }
  }
}

}  // namespace kneecheck::knowledge
