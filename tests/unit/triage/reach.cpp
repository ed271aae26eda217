// What open questions can still decide.
#include "triage/reach.h"

#include <doctest/doctest.h>

#include "support.h"
#include "triage/rank.h"
#include "triage/variants.h"

namespace kneecheck::test {
namespace {

// All questions of triage without an answer are open.
Questions open_in(const Case& runner) {
  Questions open;
  for (std::size_t i = 0; i < builtin().questions.size(); ++i) {
    open[i] = builtin().questions[i].group == QuestionGroup::triage && !runner.answers[i].known;
  }
  return open;
}

Reach reach_in(const Case& runner) {
  return reach(builtin(), runner, open_in(runner));
}
Stake stake(const Reach& reach, Key key) {
  return reach.stakes[static_cast<std::size_t>(key)];
}

}  // namespace

TEST_CASE("variants: one for each answer that a criterion tells apart") {
  const Criterion from_four{
      CriterionNode{Test::range, static_cast<QuestionIndex>(Key::pain_rest), 1, 0, 0, 4'000'000, 99'000'000}};
  const auto numbers = variants_of(builtin(), static_cast<QuestionIndex>(Key::pain_rest), {&from_four});
  REQUIRE(numbers.size() == 3);  // not sure, below, above
  CHECK_FALSE(numbers[0].answer.known);
  CHECK((numbers[1].answer.number < 4'000'000) != (numbers[2].answer.number < 4'000'000));

  const std::uint64_t locked = choice_bit(builtin().question(Key::warning_signs), "locked");
  const Criterion sign{
      CriterionNode{Test::has, static_cast<QuestionIndex>(Key::warning_signs), 1, 0, locked, 0, 0}};
  bool ticked = false, ruled_out = false;
  for (const Variant& variant :
       variants_of(builtin(), static_cast<QuestionIndex>(Key::warning_signs), {&sign})) {
    ticked = ticked || variant.answer.yes == locked;
    ruled_out = ruled_out || (variant.answer.no & locked) != 0;
  }
  CHECK(ticked);
  CHECK(ruled_out);
}

TEST_CASE("an alarm is settled, unless an answer can take it back") {
  CHECK(reach_in(person(plain({{"warning_signs", "[locked]"}}))).settled == Stake::same_day);
  const Reach old_injury = reach_in(person(plain({{"onset", "injury"}, {"swelling", "within_6h"}})));
  CHECK(old_injury.settled > Stake::same_day);
  CHECK(stake(old_injury, Key::injury_days_ago) == Stake::alarm);
  const Reach today =
      reach_in(person(plain({{"onset", "injury"}, {"swelling", "within_6h"}, {"injury_days_ago", "0"}})));
  CHECK(today.settled == Stake::same_day);
}

TEST_CASE("what is milder than what is certain is not at stake") {
  const Reach soon = reach_in(person(plain({{"warning_signs", "[lump]"}})));
  CHECK(soon.settled == Stake::soon);
  CHECK(stake(soon, Key::pain_rest) == Stake::same_day);
  CHECK(stake(soon, Key::duration_weeks) == Stake::nothing);
  CHECK(stake(soon, Key::tendon_tender) == Stake::nothing);
  const Reach calm = reach_in(person(plain()));
  CHECK(calm.settled == Stake::nothing);
  CHECK(stake(calm, Key::duration_weeks) == Stake::routine);
  CHECK(stake(calm, Key::imaging) == Stake::no_plan);
  CHECK(stake(calm, Key::tendon_tender) == Stake::cause);
}

TEST_CASE("rules for a group are not at stake for others") {
  const Reach adult = reach_in(person(plain()));
  CHECK(stake(adult, Key::shin_bump_tender) == Stake::nothing);
  CHECK(stake(reach_in(person(plain({{"age", "17"}}))), Key::shin_bump_tender) == Stake::no_plan);
  CHECK(stake(adult, Key::side) == Stake::same_day);
  CHECK(stake(reach_in(person(plain({{"feel", "none"}}))), Key::side) == Stake::nothing);
}

TEST_CASE("beside a diagnosis no cause is at stake") {
  const Reach known = reach_in(person(plain({{"diagnosis", "itb"}})));
  for (const Stake each : known.stakes) CHECK(each != Stake::cause);
}

TEST_CASE(
    "each open feature widens the range of its cause once, and counts for each question that it reads") {
  const Case open =
      person(plain({{"location", "front"}, {"worse_with", "none"}, {"feel", "none"}, {"imaging", "none"}}));
  Questions questions;
  questions.set(static_cast<std::size_t>(Key::pain_stairs)).set(static_cast<std::size_t>(Key::pain_sitting));
  const Movement movement{builtin(), open, questions};
  const std::size_t nobody = movement.nobody();
  const ConditionIndex kneecap = condition("patellofemoral");
  const ConditionIndex cartilage = condition("chondromalacia");  // borrows the points of the kneecap
  const int now = movement.least(kneecap, nobody);
  CHECK(now == own_points(builtin(), open)[kneecap]);
  CHECK(movement.most(kneecap, nobody) == now + 2);  // "3 or more on stairs, and 6 or more sitting"
  CHECK(movement.swing(static_cast<QuestionIndex>(Key::pain_stairs), kneecap, nobody) == 2);
  CHECK(movement.swing(static_cast<QuestionIndex>(Key::pain_sitting), kneecap, nobody) == 2);
  CHECK(movement.most(cartilage, nobody) == movement.least(cartilage, nobody) + 2);
  CHECK(movement.least(kneecap, cartilage) == movement.most(kneecap, cartilage));
  CHECK(movement.swing(static_cast<QuestionIndex>(Key::pain_stairs), kneecap, cartilage) == 0);
  CHECK(movement.swing(static_cast<QuestionIndex>(Key::feel), kneecap, nobody) == 0);  // not open
}

TEST_CASE("only what bars a plan now can be taken back") {
  Questions distance;
  distance.set(static_cast<std::size_t>(Key::comfortable_km));
  CHECK(take_back(builtin(), person(plain({{"worse_with", "walking"}})), distance) == distance);
  CHECK(take_back(builtin(), person(plain({{"worse_with", "running"}})), distance).none());
}

}  // namespace kneecheck::test
