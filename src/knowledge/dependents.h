// What depends on each question: found once at load, so that a changed answer costs only what it touches.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "knowledge/condition.h"
#include "knowledge/safety.h"

namespace kneecheck::knowledge {

struct FeatureRef {
  ConditionIndex condition = 0;
  std::uint16_t feature = 0;
};

// What a feature counts where one answer has a bit.
struct SimplePoints {
  std::uint64_t mask = 0;
  QuestionIndex question = 0;
  ConditionIndex condition = 0;
  std::int32_t points = 0;
};

// By lead: no cause gains more points on it than these; the last: on none, when nothing leads. Empty: none.
using Swings = std::vector<int>;

// Safety rules, most urgent first, and features that read something.
struct Readers {
  std::vector<std::uint16_t> rules;
  std::vector<FeatureRef> features;
  // The features in parts: those that read this answer alone, what the place counts beside a worse one (of a
  // choice), and all others.
  std::vector<SimplePoints> simple;
  std::vector<SimplePoints> later_site;
  std::vector<FeatureRef> others;
  Swings swings;  // of a choice: ticked beside what is there; else whatever the answer becomes
  Swings swings_of_others;
};

struct Dependents : Readers {
  std::size_t weight = 0;          // how many read the question itself, and not what it implies
  std::vector<Readers> of_choice;  // by choice: those that name it, and not only the question
  // By urgency: the choices that can make a rule of it positive when they are ticked. Others never can.
  std::array<std::uint64_t, Names<Urgency>::words.size()> raising{};
};

// The features of all conditions, in the order of adding: first those that count where one answer has a bit.
struct PointTable {
  std::vector<SimplePoints> simple;
  std::vector<FeatureRef> others;
};
PointTable find_points(const std::vector<Condition>& conditions);

// Gives every feature its `kind`. What a condition adds to that of another (Condition::same_points_as) is of
// a kind of its own.
void find_kinds(std::vector<Condition>& conditions);

// By question. Rules that read the ranking depend on all with features, and are under none.
std::vector<Dependents> find_dependents(const std::vector<Question>& questions, const Safety& safety,
                                        const std::vector<Condition>& conditions);

// Indexes of the rules that read the ranking.
std::vector<std::uint16_t> find_ranking_rules(const Safety& safety);

}  // namespace kneecheck::knowledge
