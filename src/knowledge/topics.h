// The index of all that has an id and can be explained; `kind:id` names one.
// Rule: topics stand in the order of kinds, then of the data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/names.h"
#include "knowledge/knowledge.h"

namespace kneecheck::knowledge {

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
  advice,
  source,
  claim,
  error
};
constexpr auto names_of(TopicKind) {
  return name_list("condition", "exercise", "technique", "phase", "question", "answer", "rule",
                   "planning_rule", "test", "advice", "source", "claim", "error");
}

struct Topic {
  TopicKind kind = TopicKind::condition;
  std::uint16_t index =
      0;  // into the list of its kind; answers: of their question; advice: of advice_chapters
  std::uint8_t choice = 0;  // answers only
  std::string id;           // answers: "warning_signs.locked"
  std::string name;
};

std::vector<Topic> all_topics(const Knowledge& knowledge);

// "condition:itb"
std::string full_id(const Topic& topic);

}  // namespace kneecheck::knowledge
