// Topics by words that are no id: in names and synonyms, then in all that is said of them.
// Rule: all the words count, capital letters and apostrophes do not; whole words come before beginnings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/topics.h"

namespace kneecheck::explain {

struct Found {
  Topic topic;
  std::string line;      // the sentence that holds the words; of one found by name what it says first
  bool by_name = false;  // its name or a synonym holds them
};

// What the words fit, best first. One alone, where a single name or synonym fits best.
std::vector<Found> search(const Knowledge& knowledge, const std::vector<Topic>& topics,
                          std::string_view words, const Region& region);

// The name or synonym that is nearest to words that fit nothing.
std::optional<std::string> nearest_name(const Knowledge& knowledge, const std::vector<Topic>& topics,
                                        std::string_view words);

}  // namespace kneecheck::explain
