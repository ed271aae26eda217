// What depends on each question: found once at load, so that a changed answer costs only what it touches.
#pragma once

#include <cstdint>
#include <vector>

#include "knowledge/condition.h"
#include "knowledge/safety.h"

namespace kneecheck {

struct FeatureRef {
  ConditionIndex condition = 0;
  std::uint16_t feature = 0;
};

struct Dependents {
  std::vector<std::uint16_t> rules;  // safety rules that read the question, most urgent first
  std::vector<FeatureRef> features;
};

// By question. Rules that read the ranking depend on every question with features; they are listed under none.
std::vector<Dependents> find_dependents(std::size_t questions, const Safety& safety, const std::vector<Condition>& conditions);

}  // namespace kneecheck
