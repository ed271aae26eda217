// Batches write plain records by a quicker way. It is held against the slow one, which alone decides.
#include <doctest/doctest.h>

#include "export/records.h"
#include "people.h"

namespace kneecheck::laws {

TEST_CASE("a line of a batch is the compact record of the one case, in every region") {
  const Knowledge& knowledge = builtin();
  std::size_t seed = 9'500'000;
  for (const Region& region : knowledge.regions) {
    const ItemJson items{knowledge, region};
    Assessment assessment;  // used again and again, as in a batch
    std::vector<Change> found;
    for (const std::size_t last = seed + how_many(400); seed < last; ++seed) {
      Dice dice{seed};
      Case runner = decoded(knowledge, random_case(dice));
      const Assessment once = assess(knowledge, runner);
      const bool trace = seed % 4 == 0;
      std::string expected;
      write_triage_record(expected, {knowledge, runner, once, region},
                          changes(knowledge, runner, once, most_changes_listed), trace, Layout::compact);
      std::string line;
      assess(knowledge, runner, assessment);
      changes(knowledge, runner, assessment, most_changes_listed, found);
      write_triage_record(line, {knowledge, runner, assessment, region, &items}, found, trace,
                          Layout::compact);
      CHECK_MESSAGE(line == expected, "seed ", seed);
      if (!once.no_plan) continue;
      expected.clear();
      line.clear();
      write_no_plan_record(expected, {knowledge, runner, once, region}, Layout::compact);
      write_no_plan_record(line, {knowledge, runner, assessment, region, &items}, Layout::compact);
      CHECK_MESSAGE(line == expected, "no plan, seed ", seed);
    }
  }
}

}  // namespace kneecheck::laws
