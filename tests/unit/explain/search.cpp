#include "explain/search.h"

#include "../builtin_case.h"

using namespace kneecheck;
using namespace kneecheck::explain;

namespace {

const std::vector<Topic>& topics() {
  static const std::vector<Topic> all = all_topics(builtin());
  return all;
}

std::vector<Found> found(std::string_view words) {
  return search(builtin(), topics(), words, region_called("any"));
}

std::vector<std::string> ids(std::string_view words) {
  std::vector<std::string> all;
  for (const Found& each : found(words)) all.push_back(full_id(each.topic));
  return all;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a name or a synonym alone is what was meant") {
  CHECK(ids("jumper's knee") == Ids{"condition:patellar-tendon"});
  CHECK(ids("IT band") == Ids{"condition:itb"});
  CHECK(ids("kneecap joint pain") == Ids{"condition:patellofemoral"});
  CHECK(ids("Running Man") == Ids{"exercise:running-man"});
  for (const char* relief : {"ice", "taping", "massage", "Acupuncture"})
    CHECK(ids(relief) == Ids{"advice:relief"});
  CHECK(ids("insoles") == Ids{"advice:footwear"});
  CHECK(ids("pain scale") == Ids{"advice:pain_rules"});
}

TEST_CASE("a synonym of several topics finds them all, in their order") {
  CHECK(ids("runner's knee") == Ids{"condition:itb", "condition:patellofemoral"});
}

TEST_CASE("capital letters, apostrophes and hyphens do not matter") {
  const Ids wanted = ids("runner's knee");
  for (const char* words : {"RUNNERS KNEE", "runner\u2019s knee", "runners-knee", "  runners   knee "})
    CHECK(ids(words) == wanted);
}

TEST_CASE("a name that holds the words is found when it is the only one") {
  CHECK(ids("spanish squat") == Ids{"exercise:spanish-squat"});
  CHECK(ids("hip hands") == Ids{"exercise:quadruped-hip-extension"});
}

TEST_CASE("what no name holds is found in the texts, with the sentence that holds it") {
  const std::vector<Found> all = found("stretching");
  REQUIRE(all.size() > 1);
  CHECK(full_id(all.front().topic) == "condition:itb");
  CHECK(all.front().line.find("Stretching and rolling can feel good") == 0);
  CHECK(found("VMO").size() > 3);
}

TEST_CASE("names come before texts, and whole words before beginnings") {
  const std::vector<Found> all = found("hip");
  bool in_texts = false;
  for (const Found& each : all) {
    CHECK_FALSE((in_texts && each.by_name));
    in_texts = in_texts || !each.by_name;
    CHECK_FALSE(each.line.empty());
  }
  CHECK(in_texts);
  CHECK(ids("acupunc") == Ids{"advice:relief"});
  CHECK(ids("ic").empty());  // too short to be a beginning
}

TEST_CASE("nothing is found in nothing, and what is near to nothing has no name") {
  CHECK(ids("").empty());
  CHECK(ids("'").empty());
  CHECK(ids("zzzz zzzz").empty());
  CHECK(nearest_name(builtin(), topics(), "jumpers nee") == "jumper's knee");
  CHECK_FALSE(nearest_name(builtin(), topics(), "zzzzzzzzzzzz").has_value());
}

TEST_CASE("every synonym finds its topic") {
  for (const Synonyms& synonyms : builtin().synonyms) {
    for (const std::string_view word : synonyms.words) {
      INFO(word);
      const Ids all = ids(word);
      CHECK(std::find(all.begin(), all.end(), synonyms.topic) != all.end());
    }
  }
}
