#include "../builtin_case.h"
#include "document/people.h"
#include "said.h"

using namespace kneecheck;
using namespace kneecheck::document;

namespace {

Document explained(std::string_view asked) {
  std::vector<Explanation> explanations;
  for (const Topic& topic : find_topics(all_topics(builtin()), asked))
    explanations.push_back(explanation_of(builtin(), topic, region_called("uk")));
  REQUIRE_FALSE(explanations.empty());
  return explanations_document(builtin(), explanations);
}

}  // namespace

TEST_CASE("what words could mean is listed with its id, its name and a whole sentence") {
  const Topic question = find_topics(all_topics(builtin()), "hip_turn_hurts").front();
  const Topic source = find_topics(all_topics(builtin()), "source:S44").front();
  const std::string text = said(found_document(
      builtin(),
      {{question, "Does it hurt?", true}, {question, "it hurts", false}, {source, source.name, false}}));
  CHECK(text.find("question:hip_turn_hurts") != std::string::npos);
  CHECK(text.find(". Does it hurt?") != std::string::npos);
  CHECK(text.find("?.") == std::string::npos);
  CHECK(text.find(". It hurts.") != std::string::npos);
  CHECK(text.find("To read one") != std::string::npos);
}

TEST_CASE("the list of topics names every id") {
  const std::vector<Topic> topics = all_topics(builtin());
  const std::string text = said(topics_document(builtin(), topics));
  for (const Topic& topic : topics) {
    const std::string_view id = topic.id;
    const std::size_t dot = id.find('.');
    INFO(topic.id);
    CHECK(text.find(dot == std::string_view::npos ? id : id.substr(dot + 1)) != std::string::npos);
  }
}

TEST_CASE("a topic names itself, its sources and its claims") {
  const Document document = explained("itb");
  CHECK(blocks_of<Heading>(document).front().text == "ITB pain (condition itb)");
  CHECK(says(document, "C08: "));
  CHECK(says(document, "The Octopus Clinic, London"));
  CHECK(says(document, "C10"));
}

TEST_CASE("several topics of one id stand one after another") {
  const std::string text = said(explained("locked"));
  const std::size_t answer = text.find("Answer warning_signs.locked");
  const std::size_t rule = text.find("(rule locked)");
  CHECK(answer != std::string::npos);
  CHECK(rule != std::string::npos);
  CHECK(answer < rule);
}

TEST_CASE("a self-test is told step by step, with when to stop") {
  const Document document = explained("pelvis_drops");
  REQUIRE_FALSE(blocks_of<Steps>(document).empty());
  CHECK(says(document, "When to stop"));
}

TEST_CASE("the region's words stand in rules") {
  CHECK(says(explained("rule:locked"), "NHS 111"));
}

TEST_CASE("a source needs no list of sources") {
  CHECK(blocks_of<Footnotes>(explained("source:S44")).empty());
}
