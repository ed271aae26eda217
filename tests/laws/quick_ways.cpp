// Batches write plain records by a quicker way. It is held against the slow one, which alone decides.
#include <doctest/doctest.h>

#include "export/records.h"
#include "people.h"

namespace kneecheck::laws {

TEST_CASE("a line of a batch is the compact record of the one case, in every region") {
  const Knowledge& knowledge = builtin();
  std::size_t seed = 9'500'000;
  for (const Region& region : knowledge.regions) {
    const auto parts = make_triage_parts(knowledge, region);
    Assessment assessment;  // used again and again, as in a batch
    std::vector<Change> found;
    for (const std::size_t last = seed + how_many(400); seed < last; ++seed) {
      Dice dice{seed};
      Case runner = decoded(knowledge, random_case(dice));
      std::string expected;
      write_triage_json(expected, {knowledge, runner, assess(knowledge, runner), region}, false,
                        JsonStyle::compact);
      std::string line;
      assess(knowledge, runner, ReasonsFor::listed, assessment);
      changes(knowledge, runner, assessment, most_changes_listed, found);
      write_triage_line(line, *parts, {knowledge, runner, assessment, region}, found);
      CHECK_MESSAGE(line == expected, "seed ", seed);
    }
  }
}

}  // namespace kneecheck::laws
