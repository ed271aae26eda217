// An overlay may not make the built-in safety milder. It can add rules, and make the known ones stricter.
#include <fmt/format.h>

#include <algorithm>

#include "knowledge/checks.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::string_view remedy = "keep the built-in entry, and add a rule of your own beside it";

std::string_view how_milder(const Safety& before, const SafetyRule& old_rule, const Safety& after,
                            const SafetyRule& new_rule) {
  if (new_rule.urgency > old_rule.urgency) return "is less urgent than the built-in one";
  if (after.withins[new_rule.within].hours > before.withins[old_rule.within].hours)
    return "leaves more time than the built-in one";
  if (new_rule.rest < old_rule.rest) return "drops the rest of the built-in one";
  if (new_rule.allows_plan && !old_rule.allows_plan) return "allows a plan where the built-in one does not";
  const bool changed = !same(old_rule.when, new_rule.when) || !same(old_rule.applies, new_rule.applies);
  if (changed && !old_rule.allows_plan) return "asks for other answers than the built-in one";
  return {};
}

// Advice that was kept from people with a history is kept from them.
void check_bars(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  const auto chapters = knowledge.advice.chapters();
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    for (const Advice& old_advice : *builtin.advice.chapters()[i]) {
      const auto found =
          std::find_if(chapters[i]->begin(), chapters[i]->end(),
                       [&old_advice](const Advice& advice) { return advice.id == old_advice.id; });
      if (found == chapters[i]->end() || (old_advice.barred_by_history & ~found->barred_by_history) == 0)
        continue;
      problem_of(problems, found->evidence, "looser_than_rule",
                 fmt::format("'{}' is given to people whom the built-in one bars", found->id),
                 "keep all the bars of the built-in entry; more may be added");
    }
  }
}

// The same time in other words must not sound like more of it.
void check_time_words(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  for (const Within& old : builtin.safety.withins) {
    for (const Within& time : knowledge.safety.withins) {
      const bool milder = time.hours > old.hours || (time.hours == old.hours && time.says != old.says);
      if (time.id != old.id || !milder) continue;
      problem_of(problems, time.evidence, "looser_than_rule",
                 fmt::format("'{}' is milder than the built-in time", time.id),
                 "keep its hours and its words, or add a time with an id of its own");
    }
  }
}

}  // namespace

void check_not_milder(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  for (const SafetyRule& old_rule : builtin.safety.rules) {
    const auto& rules = knowledge.safety.rules;
    const auto found = std::ranges::find(rules, old_rule.id, &SafetyRule::id);
    if (found == rules.end()) continue;  // an overlay cannot remove an entry
    const std::string_view milder = how_milder(builtin.safety, old_rule, knowledge.safety, *found);
    if (milder.empty()) continue;
    problem_of(problems, found->evidence, "looser_than_rule",
               fmt::format("the rule '{}' {}", found->id, milder), std::string(remedy));
  }
  for (const NamedCriterion& old_name : builtin.safety.names) {
    const auto& names = knowledge.safety.names;
    const auto found = std::ranges::find(names, old_name.id, &NamedCriterion::id);
    if (found == names.end() || same(found->when, old_name.when)) continue;
    problem_of(problems, found->evidence, "looser_than_rule",
               fmt::format("'{}' asks for other answers than the built-in one", found->id),
               std::string(remedy));
  }
  check_bars(builtin, knowledge, problems);
  check_time_words(builtin, knowledge, problems);
}

}  // namespace kneecheck::knowledge
