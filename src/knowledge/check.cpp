#include "knowledge/check.h"

#include <utility>

#include "knowledge/checks.h"

namespace kneecheck::knowledge {
namespace {

using Check = void (*)(const Knowledge&, Diagnostics&);

constexpr Check checks[] = {
    check_sources,      check_claim_ids, check_gates,         check_diagnoses,
    check_placeholders, check_urgencies, check_outcomes,      check_safety_questions,
    check_defaults,     check_phases,    check_techniques,    check_planning_rules,
    check_advice,       check_regions,   check_signs_covered, check_signs_under_not,
    check_equal_rules,  check_times,     check_reachable,     check_points,
    check_ladders,      check_pairs,     check_last_offers,   check_needed_depths,
    check_stand_ins,    check_cleared,   check_synonyms,      check_figures,
};

constexpr auto exercise_checks = {check_doses, check_exercise_facts, check_exercise_limits};

constexpr Check builtin_checks[] = {
    check_claims_kept,
    check_names_used,
    check_times_used,
    check_questions_used,
};

}  // namespace

void check_knowledge(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  for (const Check check : checks) check(knowledge, problems);
  for (const auto check : exercise_checks) check(builtin, knowledge, problems);
}

void check_builtin(const Knowledge& knowledge, Diagnostics& problems) {
  check_numbers(knowledge, knowledge, problems);
  for (const Check check : builtin_checks) check(knowledge, problems);
}

}  // namespace kneecheck::knowledge
