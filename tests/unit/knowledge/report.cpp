#include "knowledge/report.h"

#include <doctest/doctest.h>

namespace kneecheck::knowledge {
namespace {

TEST_CASE("problems are said in the language of their list") {
  Language language;
  language.lay_over(KnowledgeText::unknown_file, {"eine solche Datei gibt es nicht", {}});
  language.lay_over(KnowledgeText::known_here, {"es gibt {words}", {}});
  Diagnostics problems{language};
  problem_of(problems, "my/safty.yaml", "unknown_file", KnowledgeText::unknown_file,
             {KnowledgeText::known_here, {{"words", "safety.yaml"}}});
  CHECK(format(problems) ==
        "my/safty.yaml: error: eine solche Datei gibt es nicht\nhelp: es gibt safety.yaml\n");
}

TEST_CASE("a help may be a line of a file as it stands") {
  Diagnostics problems;
  problem_of(problems, "my/a.yaml", "gap", {KnowledgeText::section_missing, {{"key", "sore"}}},
             "sore: {until: align}");
  CHECK(format(problems) == "my/a.yaml: error: 'sore' is missing\nhelp: sore: {until: align}\n");
}

TEST_CASE("what is beyond the most that are kept is counted") {
  Diagnostics problems;
  for (std::size_t i = 0; i <= most_problems_kept; ++i)
    problem_of(problems, "my/a.yaml", "gap", KnowledgeText::always_empty);
  CHECK(problems.all().size() == most_problems_kept);
  CHECK(problems.size() == most_problems_kept + 1);
}

TEST_CASE("a word that is near is offered") {
  CHECK(did_you_mean(english(), "clamm", {"clam", "hops"}) == "did you mean 'clam'?");
  CHECK(did_you_mean(english(), "squat", {"clam", "hops"}).empty());
}

}  // namespace
}  // namespace kneecheck::knowledge
