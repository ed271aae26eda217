#include "words/session_words.h"

#include <algorithm>

#include "../builtin_case.h"
#include "base/words/words.h"

using namespace kneecheck;
using namespace kneecheck::words;

TEST_CASE("runs in words") {
  Run run;
  run.minutes = 24;
  CHECK(run_words(english(), run) == "run 24 min, flat");
  run.hill_minutes = 5;
  run.terrain = Terrain::uphill;
  run.hard_minutes = 3;
  run.techniques = {{TechniqueId::forward_lean, 4}};
  CHECK(run_outline(english(), run) == "run 24 min, with 5 min uphill, 3 min faster");
  CHECK(run_words(english(), run) == "run 24 min, with 5 min uphill, 3 min faster, 4 min new technique");
  run = {};
  run.minutes = 40;
  run.hard_minutes = 5;
  run.strides = 4;
  CHECK(run_outline(english(), run) == "run 40 min, flat, 5 min faster, 4 strides");
  run.strides = 1;
  CHECK(run_outline(english(), run) == "run 40 min, flat, 5 min faster, 1 stride");
  run = {};
  run.walk_run = WalkRun{4, 1, 5};
  CHECK(run_words(english(), run) == "run 4 min, walk 1 min, 5 times, flat");
  run.walk_run = WalkRun{0, 30, 1};
  CHECK(run_outline(english(), run) == "walk briskly 30 min");
  CHECK(run_words(english(), run) == "walk briskly 30 min, as far as it does not hurt");
}

TEST_CASE("doses in words") {
  CHECK(dose_words(english(), {0, Role::core, 3, 4, 10, 30, Sides::both, 20, std::nullopt}) ==
        "3 x 4, hold 10 s, each side, bend to 20 degrees");
  CHECK(dose_words(english(), {0, Role::core, 2, 10, 0, 30, Sides::together, std::nullopt, std::nullopt}) ==
        "2 x 10");
  CHECK(dose_words(english(), {0, Role::support, 3, 12, 0, 90, Sides::both, 60, 15}) ==
        "3 x 12 with a weight for 15, each side, bend to 60 degrees");
}

TEST_CASE("a weight anywhere in a plan is seen") {
  Plan plan;
  plan.weeks.resize(2);
  Day& day = plan.weeks.back().days.back();
  day.exercises = {{0, Role::support, 3, 12, 0, 90, Sides::both, 60, std::nullopt}};
  CHECK_FALSE(first_weight(plan));
  day.exercises.front().load_rm = 15;
  CHECK(first_weight(day) == day.exercises.back().load_rm);
  CHECK_FALSE(first_weight(plan.weeks.front()));
  CHECK(first_weight(plan));
}

TEST_CASE(
    "what exercises may hurt is what the pain rules of the data say, and no text keeps the place for it") {
  const auto rule = [](std::string_view id) {
    const std::vector<Advice>& rules = builtin().advice.pain_rules;
    return std::ranges::find(rules, id, &Advice::id)->text;
  };
  const std::string_view limit = english()[WordsText::pain_limit];
  const std::string_view tendon_limit = english()[WordsText::tendon_pain_limit];
  CHECK(rule("exercises").find(limit) != std::string_view::npos);
  CHECK(rule("exercises_tendon").find(tendon_limit) != std::string_view::npos);
  CHECK(english()[WordsText::any_pain_limit].starts_with(limit));
  CHECK(english()[WordsText::any_pain_limit].find(tendon_limit) != std::string_view::npos);
  for (const Exercise& exercise : builtin().exercises) {
    for (const std::string_view text : exercise.not_if)
      CHECK(with_pain_limit(english(), text, WordsText::pain_limit).find('{') == std::string::npos);
    CHECK(exercise.load_note.find('{') == std::string_view::npos);
  }
}
