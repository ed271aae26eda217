// E20: which rungs of a ladder a plan allows, fact by fact.
#include "plan/rungs.h"

#include <doctest/doctest.h>

#include "../builtin_case.h"

using namespace kneecheck;
using namespace kneecheck::plan;

namespace {

constexpr std::uint64_t band = 8;
constexpr std::uint64_t gym = 32;

ExerciseIndex exercise(std::string_view id) {
  return *builtin().find_exercise(id);
}

ExerciseIndex squat() {
  return exercise("mini-squat");
}

// A ladder with one rung for each fact, after one that asks for nothing.
Knowledge with_ladder() {
  Knowledge other = builtin();
  std::vector<Rung>& ladder = other.exercises[squat()].ladder;
  ladder.assign(7, Rung{});
  ladder[0].what = "easy";
  ladder[1].what = "deep";
  ladder[1].depth = 45;
  ladder[2].what = "kit";
  ladder[2].kit = band | gym;
  ladder[3].what = "late";
  ladder[3].from = PhaseId::landing;
  ladder[4].what = "loaded";
  ladder[4].loaded = true;
  ladder[5].what = "one leg";
  ladder[5].one_leg = true;
  ladder[6].what = "moving";
  ladder[6].moves = true;
  return other;
}

// Two weeks with the exercise, the second in the phase align; then one without it, in the phase run.
struct Small {
  Plan plan;
  PrescribedExercise& first() { return plan.weeks[0].days[0].exercises[0]; }
  PrescribedExercise& second() { return plan.weeks[1].days[0].exercises[0]; }

  Small() {
    PrescribedExercise dose;
    dose.exercise = squat();
    dose.sides = Sides::together;
    dose.hold_seconds = 30;
    dose.depth_degrees = 30;
    plan.weeks.resize(3);
    for (const std::size_t week : {0U, 1U}) plan.weeks[week].days[0].exercises = {dose};
    plan.weeks[1].phase = PhaseId::align;
    plan.weeks[2].phase = PhaseId::run;
  }
};

using Words = std::vector<std::string_view>;

Words rungs(const Small& small, std::uint64_t kit = 0) {
  const Knowledge other = with_ladder();
  Words words;
  for (const Rung* rung : rungs_of(other, small.plan, squat(), kit)) words.push_back(rung->what);
  return words;
}

}  // namespace

TEST_CASE("E20: a rung that asks for nothing is always there, any other only with what it asks for") {
  CHECK(rungs(Small{}) == Words{"easy"});
  CHECK(rungs(Small{}, gym) == Words{"easy", "kit"});
  CHECK(rungs(Small{}, ~(band | gym)) == Words{"easy"});
  Small small;
  small.second().depth_degrees = 44;
  CHECK(rungs(small) == Words{"easy"});
  small.second().depth_degrees = 45;
  CHECK(rungs(small) == Words{"easy", "deep"});
  small.first().load_rm = 15;
  CHECK(rungs(small) == Words{"easy", "deep", "loaded"});
  small.second().sides = Sides::both;
  CHECK(rungs(small) == Words{"easy", "deep", "loaded", "one leg"});
  small.second().hold_seconds = 0;
  CHECK(rungs(small, band) == Words{"easy", "deep", "kit", "loaded", "one leg", "moving"});
}

TEST_CASE("E20: a phase counts only with the exercise in it") {
  Small small;
  small.plan.weeks[1].phase = PhaseId::single_leg;
  CHECK(rungs(small) == Words{"easy"});
  small.plan.weeks[1].phase = PhaseId::landing;
  CHECK(rungs(small) == Words{"easy", "late"});
}

TEST_CASE("E20: an exercise that the plan does not have has no rungs") {
  Small small;
  small.first().exercise = exercise("clam");
  small.second().exercise = exercise("clam");
  CHECK(rungs(small).empty());
}
