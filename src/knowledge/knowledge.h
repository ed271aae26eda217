// All that the program knows, loaded once, immutable, indexed: ids are small integers, rules are flat.
// Rule: a Knowledge is handed on by const reference; every text in it is a view into `trees`.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/language.h"
#include "knowledge/condition.h"
#include "knowledge/dependents.h"
#include "knowledge/exercise.h"
#include "knowledge/interview.h"
#include "knowledge/ranking.h"
#include "knowledge/safety.h"
#include "knowledge/technique.h"
#include "knowledge/texts.h"
#include "knowledge/word_table.h"
#include "syntax/tree.h"

namespace kneecheck::knowledge {

struct PlanPolicy;  // plan_policy.h

struct Knowledge {
  Language language;
  std::vector<Question> questions;  // those of `Key` first, in its order
  std::vector<QuestionPage> pages;
  std::vector<Opening> opening;
  std::vector<FollowUp> follow_ups;
  std::vector<NotFor> not_for;
  Safety safety;
  std::vector<Condition> conditions;  // in the order of ties
  RankingPolicy ranking;
  std::vector<Exercise> exercises;    // house exercises first, then by id
  std::vector<Technique> techniques;  // by TechniqueId
  std::shared_ptr<const PlanPolicy> policy;
  std::vector<Phase> phases;  // by PhaseId
  std::vector<ReadinessTest> tests;
  std::vector<PlanningRule> planning_rules;
  AdviceBook advice;
  std::vector<Synonyms> synonyms;
  std::vector<Source> sources;
  std::vector<Claim> claims;
  std::vector<Region> regions;
  std::vector<ErrorText> errors;
  Clinic clinic;
  std::vector<NamedValue> poses, own_figures;  // figures.yaml
  WordTable words;                             // of the questions
  std::vector<Dependents> dependents;          // by question
  PointTable points;
  std::vector<std::uint16_t> ranking_rules;  // safety rules that read the ranking
  std::string version;
  std::string digest;  // of all knowledge texts, 16 hex digits

  std::vector<std::shared_ptr<const Tree>> trees;

  const Question& question(Key key) const { return questions[static_cast<std::size_t>(key)]; }
  const Technique& technique(TechniqueId id) const { return techniques[static_cast<std::size_t>(id)]; }
  const Phase& phase(PhaseId id) const { return phases[static_cast<std::size_t>(id)]; }
  // False for what only a plan or a page needs: no safety rule, no point and no question of triage reads it.
  // The id, by which a record is known, is always needed.
  bool triage_needs(QuestionIndex question) const;
  std::optional<ConditionIndex> find_condition(std::string_view id) const;
  std::optional<ExerciseIndex> find_exercise(std::string_view id) const;
  const Source* find_source(std::string_view id) const;
  const Region* find_region(std::string_view id) const;
  const ReadinessTest* find_test(std::string_view id) const;
};

// The bit of choice `id` of question `key`; 0 when there is none.
std::uint64_t choice_bit(const Question& question, std::string_view id);

}  // namespace kneecheck::knowledge
