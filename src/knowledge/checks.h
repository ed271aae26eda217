// The single checks, and what they share.
// Rule: private to this room; check.cpp holds the tables.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "knowledge/decode.h"

namespace kneecheck::knowledge {

// check_ids.cpp
void check_sources(const Knowledge& knowledge, Diagnostics& problems);
void check_claim_ids(const Knowledge& knowledge, Diagnostics& problems);
void check_gates(const Knowledge& knowledge, Diagnostics& problems);
void check_diagnoses(const Knowledge& knowledge, Diagnostics& problems);
void check_cleared(const Knowledge& knowledge, Diagnostics& problems);
void check_synonyms(const Knowledge& knowledge, Diagnostics& problems);
void check_placeholders(const Knowledge& knowledge, Diagnostics& problems);

// check_gaps.cpp
void check_urgencies(const Knowledge& knowledge, Diagnostics& problems);
void check_outcomes(const Knowledge& knowledge, Diagnostics& problems);
void check_safety_questions(const Knowledge& knowledge, Diagnostics& problems);
void check_defaults(const Knowledge& knowledge, Diagnostics& problems);
void check_phases(const Knowledge& knowledge, Diagnostics& problems);
void check_techniques(const Knowledge& knowledge, Diagnostics& problems);
void check_planning_rules(const Knowledge& knowledge, Diagnostics& problems);
void check_advice(const Knowledge& knowledge, Diagnostics& problems);
void check_regions(const Knowledge& knowledge, Diagnostics& problems);

// check_safety.cpp
void check_signs_covered(const Knowledge& knowledge, Diagnostics& problems);
void check_signs_under_not(const Knowledge& knowledge, Diagnostics& problems);
void check_equal_rules(const Knowledge& knowledge, Diagnostics& problems);
void check_times(const Knowledge& knowledge, Diagnostics& problems);
void check_reachable(const Knowledge& knowledge, Diagnostics& problems);
void check_points(const Knowledge& knowledge, Diagnostics& problems);

// check_needed.cpp
// What the planning rules count on in every plan is possible for everybody.
void check_last_offers(const Knowledge& knowledge, Diagnostics& problems);
void check_needed_depths(const Knowledge& knowledge, Diagnostics& problems);
void check_stand_ins(const Knowledge& knowledge, Diagnostics& problems);

// check_numbers.cpp
void check_pairs(const Knowledge& knowledge, Diagnostics& problems);
// No number of data/plans is looser than its rule, nor one of an overlay than the built-in one.
void check_numbers(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems);

// check_overlay.cpp
// An overlay may be stricter than the built-in knowledge, entry by entry and key by key, never milder.
void check_not_milder(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems);

// check_figures.cpp
// What figures say, and that a body can do it.
void check_figures(const Knowledge& knowledge, Diagnostics& problems);

// check_exercises.cpp
void check_ladders(const Knowledge& knowledge, Diagnostics& problems);
// An overlay may be stricter than the planning rules, as the built-in entries keep them, never looser.
void check_doses(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems);
void check_exercise_facts(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems);
void check_exercise_limits(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems);

// check_builtin.cpp
void check_claims_kept(const Knowledge& knowledge, Diagnostics& problems);
void check_names_used(const Knowledge& knowledge, Diagnostics& problems);
void check_times_used(const Knowledge& knowledge, Diagnostics& problems);
void check_questions_used(const Knowledge& knowledge, Diagnostics& problems);

// Whether some answers make the criterion true, as far as its own terms show; an empty one always is.
bool can_be_true(const Criterion& criterion, const std::vector<Question>& questions);
// The first node outside `not` and `unless` that no answers can make true; the criterion's size: none.
std::size_t first_impossible(const Criterion& criterion, const std::vector<Question>& questions);
// Whether two criteria ask for the same answers.
bool same(const Criterion& a, const Criterion& b);
// Both at once.
Criterion joined(const Criterion& a, const Criterion& b);

// Calls `visit` with the evidence of every entry but the claims and sources themselves.
void for_each_evidence(const Knowledge& knowledge, const std::function<void(const Evidence&)>& visit);

}  // namespace kneecheck::knowledge
