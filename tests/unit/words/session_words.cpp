#include "words/session_words.h"

#include <doctest/doctest.h>

using namespace kneecheck;
using namespace kneecheck::words;

TEST_CASE("runs in words") {
  Run run;
  run.minutes = 24;
  CHECK(run_words(run) == "run 24 min, flat");
  run.hill_minutes = 5;
  run.terrain = Terrain::uphill;
  run.hard_minutes = 3;
  run.techniques = {{TechniqueId::forward_lean, 4}};
  CHECK(run_outline(run) == "run 24 min, with 5 min uphill, 3 min faster");
  CHECK(run_words(run) == "run 24 min, with 5 min uphill, 3 min faster, 4 min new technique");
  run = {};
  run.walk_run = WalkRun{4, 1, 5};
  CHECK(run_words(run) == "run 4 min, walk 1 min, 5 times, flat");
  run.walk_run = WalkRun{0, 30, 1};
  CHECK(run_outline(run) == "walk briskly 30 min");
  CHECK(run_words(run) == "walk briskly 30 min, as far as it does not hurt");
}

TEST_CASE("doses in words") {
  CHECK(dose_words({0, Role::core, 3, 4, 10, 30, Sides::both, 20}) ==
        "3 x 4, hold 10 s, each side, bend to 20 degrees");
  CHECK(dose_words({0, Role::core, 2, 10, 0, 30, Sides::together, std::nullopt}) == "2 x 10");
}
