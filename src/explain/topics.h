// The index of all that can be explained. A topic is found by id, or by kind:id; case, - and _ do not matter.
// Rule: topics stand in the order of kinds, then of the data; a bare id finds all that bear it, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "knowledge/knowledge.h"

namespace kneecheck::explain {

enum class TopicKind : std::uint8_t {
  condition,
  exercise,
  technique,
  phase,
  question,
  answer,
  rule,
  planning_rule,
  test,
  source,
  claim,
  error
};
constexpr auto names_of(TopicKind) {
  return name_list("condition", "exercise", "technique", "phase", "question", "answer", "rule",
                   "planning_rule", "test", "source", "claim", "error");
}

struct Topic {
  TopicKind kind = TopicKind::condition;
  std::uint16_t index = 0;  // into the list of its kind; answers: of their question
  std::uint8_t choice = 0;  // answers only
  std::string id;           // answers: "warning_signs.locked"
  std::string name;
};

std::vector<Topic> all_topics(const Knowledge& knowledge);

// Empty when nothing is called that. An answer is also found by its own word ("locked").
std::vector<Topic> find_topics(const std::vector<Topic>& topics, std::string_view asked);

// The nearest id (or kind:id) to one that was not found.
std::optional<std::string> nearest_topic(const std::vector<Topic>& topics, std::string_view asked);

// Where the topic's entry comes from. Null for sources.
const Evidence* evidence_of(const Knowledge& knowledge, const Topic& topic);

}  // namespace kneecheck::explain
