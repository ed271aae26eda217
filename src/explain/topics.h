// Topics by their ids: a topic is found by id, or by kind:id; case, - and _ do not matter.
// Rule: a bare id finds all that bear it, in the order of the index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/topics.h"

namespace kneecheck::explain {

// Empty when nothing is called that. An answer is also found by its own word ("locked").
std::vector<Topic> find_topics(const std::vector<Topic>& topics, std::string_view asked);

// The nearest id (or kind:id) to one that was not found.
std::optional<std::string> nearest_topic(const std::vector<Topic>& topics, std::string_view asked);

// Where the topic's entry comes from, or each of its entries. Empty for sources.
std::vector<const Evidence*> evidence_of(const Knowledge& knowledge, const Topic& topic);

}  // namespace kneecheck::explain
