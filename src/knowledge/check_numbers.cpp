// The single numbers of data/plans, each by the direction that its row names.
#include "knowledge/checks.h"
#include "knowledge/overlaid.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {
namespace {

// Each number may be as strict as its row allows, but not so that the first of these is above the second.
struct Pair {
  NumberId low;
  NumberId high;
};
constexpr Pair pairs[] = {{"flat_below_percent"_n, "fast_from_share_percent"_n},
                          {"first_reps_most"_n, "reps_most"_n},
                          {"first_hold_most"_n, "hold_most"_n},
                          {"first_contacts_most"_n, "contacts_most"_n}};

}  // namespace

void check_pairs(const Knowledge& knowledge, Diagnostics& problems) {
  const PlanPolicy& policy = *knowledge.policy;
  for (const Pair& pair : pairs) {
    if (policy[pair.low] <= policy[pair.high]) continue;
    const std::string_view low = row_of(pair.low).id;
    const std::string_view high = row_of(pair.high).id;
    const Evidence& first = policy.numbers[static_cast<std::size_t>(pair.low)].basis.evidence;
    const Evidence& second = policy.numbers[static_cast<std::size_t>(pair.high)].basis.evidence;
    problem_of(problems, first.at.tree().is_checked ? second : first, "contradiction",
               {KnowledgeText::low_above_high,
                {{"low", low}, {"of_low", policy[pair.low]}, {"high", high}, {"of_high", policy[pair.high]}}},
               KnowledgeText::change_both);
  }
}

void check_numbers(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  for (std::size_t i = 0; i < policy_number_count; ++i) {
    const PolicyRow& row = policy_rows[i];
    const PolicyNumber& before = builtin.policy->numbers[i];
    const PolicyNumber& now = knowledge.policy->numbers[i];
    const bool is_built_in = &builtin == &knowledge;
    const int limit = is_built_in ? row.loosest() : before.value;
    if (!is_looser(now.value, limit, row.way)) continue;
    report(problems, value_under(now.basis.evidence.at, "value"),
           is_built_in ? "looser_than_rule" : "looser_than_builtin",
           {of_way(is_built_in ? KnowledgeText::above_rule : KnowledgeText::above_builtin, row.way),
            {{"name", row.id}, {"now", now.value}, {"was", limit}, {"rule", now.basis.rule}}},
           {of_way(KnowledgeText::or_less, row.way), {{"line", limit}}});
  }
}

}  // namespace kneecheck::knowledge
