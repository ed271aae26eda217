// The single checks, and what they share.
// Rule: private to this room; check.cpp holds the tables.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "knowledge/knowledge.h"

namespace kneecheck::knowledge {

// check_ids.cpp
void check_sources(const Knowledge& knowledge, Diagnostics& problems);
void check_claim_ids(const Knowledge& knowledge, Diagnostics& problems);
void check_gates(const Knowledge& knowledge, Diagnostics& problems);
void check_diagnoses(const Knowledge& knowledge, Diagnostics& problems);
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

// check_overlay.cpp
// An overlay may add safety rules and make them stricter, never milder.
void check_not_milder(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems);

// check_exercises.cpp
void check_ladders(const Knowledge& knowledge, Diagnostics& problems);
void check_doses(const Knowledge& knowledge, Diagnostics& problems);
void check_exercise_facts(const Knowledge& knowledge, Diagnostics& problems);

// check_builtin.cpp
void check_claims_kept(const Knowledge& knowledge, Diagnostics& problems);
void check_names_used(const Knowledge& knowledge, Diagnostics& problems);
void check_times_used(const Knowledge& knowledge, Diagnostics& problems);
void check_questions_used(const Knowledge& knowledge, Diagnostics& problems);

// A problem at an entry, or, where an entry is missing, of a file as a whole.
void problem_of(Diagnostics& problems, const Evidence& entry, std::string_view code, std::string message,
                std::string help = {});
void problem_of(Diagnostics& problems, std::string_view file, std::string_view code, std::string message,
                std::string help = {});

// Whether some answers make the criterion true, as far as its own terms show; an empty one always is.
bool can_be_true(const Criterion& criterion, const std::vector<Question>& questions);
// The first node outside `not` and `unless` that no answers can make true; the size of the criterion when
// there is none.
std::size_t first_impossible(const Criterion& criterion, const std::vector<Question>& questions);
// Whether two criteria ask for the same answers.
bool same(const Criterion& a, const Criterion& b);
// Both at once.
Criterion joined(const Criterion& a, const Criterion& b);

// Calls `visit` with the evidence of every entry but the claims and sources themselves.
template <class Visit>
void for_each_evidence(const Knowledge& knowledge, const Visit& visit) {
  const auto entries = [&visit](const auto& list) {
    for (const auto& entry : list) visit(entry.evidence);
  };
  const auto bases = [&visit](const auto& list) {
    for (const auto& entry : list) visit(entry.basis.evidence);
  };
  entries(knowledge.questions);
  entries(knowledge.pages);
  entries(knowledge.follow_ups);
  entries(knowledge.safety.urgencies);
  entries(knowledge.safety.withins);
  for (const Evidence& rest : knowledge.safety.rests) visit(rest);
  entries(knowledge.safety.names);
  entries(knowledge.safety.rules);
  visit(knowledge.safety.incomplete.evidence);
  entries(knowledge.safety.no_plan);
  entries(knowledge.conditions);
  for (const Condition& condition : knowledge.conditions) {
    entries(condition.house);
    entries(condition.differs);
    entries(condition.features);
  }
  visit(knowledge.ranking.evidence);
  entries(knowledge.exercises);
  for (const Exercise& exercise : knowledge.exercises) visit(exercise.proof.evidence);
  entries(knowledge.techniques);
  for (const Technique& technique : knowledge.techniques) {
    entries(technique.differs);
    visit(technique.proof.evidence);
  }
  entries(knowledge.phases);
  entries(knowledge.tests);
  entries(knowledge.planning_rules);
  for (const auto* chapter : knowledge.advice.chapters()) entries(*chapter);
  entries(knowledge.regions);
  entries(knowledge.errors);
  const RunningPolicy& running = knowledge.policy.running;
  bases(running.numbers);
  for (const Basis* basis :
       {&running.ladder_basis, &running.ground_basis, &running.ramp_basis, &running.cues_basis})
    visit(basis->evidence);
  for (const ConditionPhases& phases : running.phases) visit(phases.weeks_basis.evidence);
  bases(running.gentle_tests);
  bases(running.offers);
  const ExercisePolicy& exercises = knowledge.policy.exercises;
  bases(exercises.numbers);
  bases(exercises.sessions_a_week);
  bases(exercises.sizes);
  bases(exercises.depth_limits);
  bases(exercises.depths);
  bases(exercises.reps_caps);
  bases(exercises.one_leg);
  visit(exercises.sore.basis.evidence);
  bases(exercises.musts);
  bases(exercises.notes);
  bases(exercises.stand_ins);
  entries(exercises.menus);
}

}  // namespace kneecheck::knowledge
