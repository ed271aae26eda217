// Advice: who is told what stays as it is built in; the words are the clinic's own.
#include "knowledge/checks.h"
#include "knowledge/overlaid.h"

namespace kneecheck::knowledge {
namespace {

// Of two conditions over plans, as far as built-in causes go.
bool same_plans(const Overlaid& overlaid, const Suits& before, const Suits& now) {
  return before.with == overlaid.planned_of(now.with) && before.only == overlaid.planned_of(now.only) &&
         before.other_than == overlaid.planned_of(now.other_than) && before.techniques == now.techniques;
}

void check_entry(const Overlaid& overlaid, const Advice& before, const Advice& now) {
  if ((before.barred_by_history & ~now.barred_by_history) != 0)
    overlaid.looser(now.evidence, "bars", {KnowledgeText::given_to_barred, {{"id", now.id}}},
                    KnowledgeText::keep_bars);
  if (!same(before.when, now.when))
    overlaid.looser(now.evidence, "when", {KnowledgeText::other_condition, {{"id", now.id}}},
                    before.when.empty() ? KnowledgeText::leave_out_when : KnowledgeText::keep_when);
  if (!same_plans(overlaid, before.suits, now.suits))
    overlaid.looser(now.evidence, "id", {KnowledgeText::other_plans, {{"id", now.id}}},
                    KnowledgeText::only_own_in_suits);
}

}  // namespace

void check_advice_kept(const Overlaid& overlaid) {
  const auto before = overlaid.before.advice.chapters();
  const auto now = overlaid.now.advice.chapters();
  for (std::size_t chapter = 0; chapter < before.size(); ++chapter) {
    for (const Advice& advice : *before[chapter]) {
      if (const Advice* found = with_id(*now[chapter], advice.id)) check_entry(overlaid, advice, *found);
    }
  }
}

}  // namespace kneecheck::knowledge
