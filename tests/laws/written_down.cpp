// A case as YAML: what --save writes is read back as it was.
#include <doctest/doctest.h>

#include "intake/case_yaml.h"
#include "people.h"

namespace kneecheck::laws {

TEST_CASE("any case can be written down and read back") {
  for (std::uint64_t seed = 27'000'000; seed < 27'000'000 + how_many(3'000); ++seed) {
    Dice dice{seed};
    const Case runner = decoded(builtin(), random_case(dice));
    const std::string text = case_yaml(builtin(), runner);
    const Case read = from_text(builtin(), text.empty() ? "{}\n" : text);
    INFO("seed ", seed, "\n", text);
    CHECK(read.problems.empty());
    CHECK(read.answers == runner.answers);
    CHECK(read.sites == runner.sites);
    CHECK(read.avoid == runner.avoid);
    CHECK(read.id == runner.id);
    CHECK(read.name == runner.name);
  }
}

}  // namespace kneecheck::laws
