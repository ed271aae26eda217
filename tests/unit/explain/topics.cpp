#include "explain/topics.h"

#include <algorithm>
#include <set>

#include "../builtin_case.h"
#include "explain/explain.h"

using namespace kneecheck;
using namespace kneecheck::explain;

namespace {

const std::vector<Topic>& topics() {
  static const std::vector<Topic> all = all_topics(builtin());
  return all;
}

std::vector<std::string> found(std::string_view asked) {
  std::vector<std::string> names;
  for (const Topic& topic : find_topics(topics(), asked))
    names.push_back(std::string{word(topic.kind)} + ":" + topic.id);
  return names;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("every kind has topics, in the order of the contract") {
  std::vector<TopicKind> kinds;
  for (const Topic& topic : topics()) {
    if (kinds.empty() || kinds.back() != topic.kind) kinds.push_back(topic.kind);
  }
  REQUIRE(kinds.size() == Names<TopicKind>::words.size());
  CHECK(std::is_sorted(kinds.begin(), kinds.end()));
}

TEST_CASE("a topic is found by its id, whatever the case, - and _") {
  CHECK(found("itb").front() == "condition:itb");
  CHECK(found("Wall_Ball") == Found{"exercise:wall-ball"});
  CHECK(found("PELVIS-DROPS") == Found{"question:pelvis_drops"});
  CHECK(found("v1") == Found{"planning_rule:V1"});
  CHECK(found("c10") == Found{"claim:C10"});
  CHECK(found("s44") == Found{"source:S44"});
  CHECK(found("unknown-key") == Found{"error:unknown_key"});
  CHECK(found("single-leg") == Found{"phase:single-leg"});
}

TEST_CASE("a bare id explains all that bear it, a kind picks one") {
  CHECK(found("locked") == Found{"answer:warning_signs.locked", "rule:locked"});
  CHECK(found("rule:locked") == Found{"rule:locked"});
  CHECK(found("answer:locked") == Found{"answer:warning_signs.locked"});
  CHECK(found("warning_signs.locked") == Found{"answer:warning_signs.locked"});
  CHECK(found("Planning-Rule:V1") == Found{"planning_rule:V1"});
  CHECK(found("condition:locked").empty());
  CHECK(found("").empty());
  CHECK(found(":").empty());
}

TEST_CASE("an unknown topic has a nearest one") {
  CHECK(nearest_topic(topics(), "wall-bal") == "wall-ball");
  CHECK(nearest_topic(topics(), "rule:loked") == "rule:locked");
  CHECK(nearest_topic(topics(), "patellofemural") == "patellofemoral");
  CHECK_FALSE(nearest_topic(topics(), "zzzzzzzzzz").has_value());
}

TEST_CASE("kind:id names one topic only") {
  std::set<std::string> seen;
  for (const Topic& topic : topics()) {
    INFO(topic.id);
    CHECK(seen.insert(std::string{word(topic.kind)} + ":" + topic.id).second);
  }
}

TEST_CASE("every topic has something to say, with a source, and no placeholder is left") {
  for (const Topic& topic : topics()) {
    const Explanation explanation = explanation_of(builtin(), topic, region_called("uk"));
    INFO(explanation.kind << ":" << explanation.id);
    CHECK_FALSE(explanation.name.empty());
    CHECK_FALSE(explanation.sections.empty());
    CHECK_FALSE(explanation.sources.empty());
    const std::string text = plain_text(explanation);
    CHECK_FALSE(text.empty());
    CHECK(text.find("{emergency") == std::string::npos);
    CHECK(text.find("{doctor") == std::string::npos);
    for (const std::string_view source : explanation.sources) CHECK(builtin().find_source(source) != nullptr);
  }
}

TEST_CASE("the text of a topic holds its headings, lists and steps") {
  const std::string text =
      plain_text(explanation_of(builtin(), find_topics(topics(), "stepdown").front(), region_called("any")));
  CHECK(text.rfind("How:\n1. ", 0) == 0);
  CHECK(text.find("\nWhen to stop:\n") != std::string::npos);
  CHECK(text.back() != '\n');
}

TEST_CASE("a claim and a source say where they stand") {
  const std::string claim =
      plain_text(explanation_of(builtin(), find_topics(topics(), "C10").front(), region_called("any")));
  CHECK(claim.find("- exercise:wall-ball") != std::string::npos);
  const std::string source =
      plain_text(explanation_of(builtin(), find_topics(topics(), "S44").front(), region_called("any")));
  CHECK(source.find("- planning_rule:V1") != std::string::npos);
}

TEST_CASE("a chapter of advice says whom each sentence is for, and is named where it is used") {
  const auto text = [](std::string_view asked) {
    return plain_text(explanation_of(builtin(), find_topics(topics(), asked).front(), region_called("any")));
  };
  CHECK(text("advice:keep-fit").find("- For ITB pain: Do not cycle yet") != std::string::npos);
  CHECK(text("advice:relief").find("(Not if: you take a blood thinner; ") != std::string::npos);
  CHECK(text("advice:footwear").find("(Only if your feet roll") != std::string::npos);
  CHECK(text("C15").find("- advice:relief") != std::string::npos);
}

TEST_CASE("advice that is said in plans alone is no topic") {
  CHECK(found("advice:notes").empty());
  CHECK(found("advice:each-day").empty());
}

TEST_CASE("an answer names the rules it can set off and what it counts for") {
  const std::string text = plain_text(
      explanation_of(builtin(), find_topics(topics(), "answer:locked").front(), region_called("any")));
  CHECK(text.find("rule locked") != std::string::npos);
  CHECK(text.find("meniscus trouble: +") != std::string::npos);
}
