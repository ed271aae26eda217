// What records say of an item of the knowledge whatever the case, as compact JSON that a batch only copies.
// Rule: it is rendered before there is a case, by the very functions that write it into a record.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.h"

namespace kneecheck::exports {

struct ItemJson {
  // The knowledge must outlive it. Costs as much as a hundred records.
  ItemJson(const Knowledge& knowledge, const Region& region);

  using Json = std::vector<std::string>;  // by index of the item
  // Values.
  Json questions, rules, exercises;                           // their ids
  Json exercise_texts;                                        // in `exercises` of a plan
  std::unordered_map<std::string_view, std::string> sources;  // by id
  // Members of an object, without its braces.
  std::string self_care;      // the action without any rule, but for `worse_if`
  std::vector<Json> actions;  // likewise, by rule, then by the strictest rest of all rules
  std::vector<Json> answers;  // key and value, by question and choice
  // Text and sources, by condition and feature; by choice where the feature has no text of its own.
  std::vector<std::vector<Json>> reasons;
  Json rule_texts;  // text and sources
};

}  // namespace kneecheck::exports
