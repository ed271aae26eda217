// Ranking: what a feature counts, the order, the bands, and what is mixed.
#include "triage/rank.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "support.h"

namespace kneecheck::test {
namespace {

using Given = std::initializer_list<std::pair<std::string_view, int>>;

Points points_of(Given given) {
  Points points{};
  for (const auto& [id, number] : given) points[condition(id)] = number;
  return points;
}

Outcome ranked(Given given, std::string_view answers = "{}") {
  return rank(builtin(), person(answers), points_of(given));
}

CauseReasons reasons(const Case& runner, std::string_view id) {
  return reasons_of(builtin(), runner, condition(id));
}

std::string lead(const Outcome& outcome) {
  return outcome.lead ? name(*outcome.lead) : "(none)";
}
std::string second(const Outcome& outcome) {
  return outcome.second ? name(*outcome.second) : "(none)";
}

Feature place() {
  Feature feature;
  feature.question = static_cast<QuestionIndex>(Key::location);
  feature.site_points.assign(builtin().question(Key::location).choices.size(), 0);
  feature.site_points[choice(Key::location, "outer")] = 3;
  feature.site_points[choice(Key::location, "front")] = -2;
  feature.site_points[choice(Key::location, "inner")] = 1;
  for (const char* site : {"outer", "front", "inner"})
    feature.site_named |= std::uint64_t{1} << choice(Key::location, site);
  feature.site_other = -3;
  feature.site_later = 1;
  return feature;
}

int points_at(const char* places, Hit* hit = nullptr) {
  return feature_points(place(), person(std::string{"location: "} + places), hit);
}

}  // namespace

TEST_CASE("the place: the first entry as shown, later ones a little where their own number is positive") {
  CHECK(points_at("outer") == 3);
  CHECK(points_at("front") == -2);
  CHECK(points_at("shin") == -3);
  CHECK(points_at("[outer, front]") == 3);
  CHECK(points_at("[front, outer]") == -1);
  CHECK(points_at("[shin, outer, inner]") == -1);
  CHECK(points_at("[outer, shin, inner]") == 4);
  CHECK(points_at("unsure") == 0);
}

TEST_CASE("the place that a reason names") {
  Hit hit;
  points_at("[outer, inner]", &hit);
  CHECK(hit.choice == choice(Key::location, "outer"));
  points_at("[shin, inner, outer]", &hit);
  CHECK(hit.choice == choice(Key::location, "shin"));
  // Where the first place counts nothing, the foremost choice of those that do, in whatever order they were
  // given.
  Feature feature = place();
  feature.site_other = 0;
  for (const char* places : {"location: [shin, inner, outer]", "location: [shin, outer, inner]"}) {
    CHECK(feature_points(feature, person(places), &hit) == 2);
    CHECK(hit.choice == choice(Key::location, "outer"));
  }
}

TEST_CASE("a feature counts when it is true, and when unknown only where it says so") {
  Feature feature;
  feature.question = static_cast<QuestionIndex>(Key::imaging);
  feature.points = -3;
  feature.when = {CriterionNode{Test::has, feature.question, 1, 0,
                                std::uint64_t{1} << choice(Key::imaging, "arthritis"), 0, 0}};
  CHECK(feature_points(feature, person("imaging: arthritis")) == -3);
  CHECK(feature_points(feature, person("imaging: none")) == 0);
  CHECK(feature_points(feature, person("imaging: unsure")) == 0);
  feature.unknown_counts = true;
  CHECK(feature_points(feature, person("imaging: unsure")) == -3);
  CHECK(feature_points(feature, person("imaging: none")) == 0);
}

TEST_CASE("chondromalacia starts from the sum of patellofemoral") {
  const Case runner = person("{location: front, imaging: chondromalacia, feel: grinding}");
  const Points own = own_points(builtin(), runner);
  CHECK(own[condition("patellofemoral")] == 3);
  CHECK(own[condition("chondromalacia")] == 4);
  const Points points = final_points(builtin(), runner, own);
  CHECK(points[condition("patellofemoral")] == 3);
  CHECK(points[condition("chondromalacia")] == 7);
}

TEST_CASE("a cause with a plan whose own sites do not hurt has few points") {
  const char* itb_but_inner =
      "{location: inner, worse_with: [downhill, running], pattern: after_set_distance, outer_bone_tender: "
      "yes}";
  const auto points_of = [](const char* yaml) {
    const Case runner = person(yaml);
    return final_points(builtin(), runner, own_points(builtin(), runner))[condition("itb")];
  };
  CHECK(points_of(itb_but_inner) == 2);
  CHECK(points_of("{location: [inner, outer], worse_with: [downhill, running], pattern: after_set_distance,"
                  " outer_bone_tender: yes}") == 5);
  CHECK(points_of("{location: [inner, unsure], worse_with: [downhill, running], pattern: after_set_distance,"
                  " outer_bone_tender: yes}") == 4);  // the rest is not known
  const CauseReasons reasons = reasons_of(builtin(), person(itb_but_inner), condition("itb"));
  REQUIRE(!reasons.against.empty());
  CHECK(reasons.against.back().elsewhere);
  CHECK(reasons.against.back().points == -2);
}

TEST_CASE("bands") {
  const Case nobody = person("{}"), scanned = person("imaging: chondromalacia");
  const ConditionIndex itb = condition("itb"), chondromalacia = condition("chondromalacia");
  CHECK(band_of(builtin(), nobody, itb, 7) == Band::likely);
  CHECK(band_of(builtin(), nobody, itb, 6) == Band::possible);
  CHECK(band_of(builtin(), nobody, itb, 3) == Band::possible);
  CHECK(band_of(builtin(), nobody, itb, 2) == Band::unlikely);
  CHECK(band_of(builtin(), nobody, itb, -9) == Band::unlikely);
  CHECK(band_of(builtin(), nobody, chondromalacia, 12) == Band::possible);
  CHECK(band_of(builtin(), scanned, chondromalacia, 12) == Band::likely);
  CHECK(band_of(builtin(), nobody, chondromalacia, 2) == Band::unlikely);
}

TEST_CASE("order: points, then the order of the table") {
  Points points{};
  for (const auto& [id, sum] : {std::pair{"itb", 5}, {"meniscus", 8}, {"fat-pad", 5}, {"patellofemoral", 5}})
    points[condition(id)] = sum;
  const auto order = ranking_order(builtin(), points);
  CHECK(name(order[0]) == "meniscus");
  CHECK(name(order[1]) == "itb");
  CHECK(name(order[2]) == "patellofemoral");
  CHECK(name(order[3]) == "fat-pad");
  CHECK(name(order[4]) == "patellar-tendon");
  CHECK(name(order[builtin().conditions.size() - 1]) == "inflammatory-arthritis");
}

TEST_CASE("undiagnosed: nothing reaches four") {
  const Outcome three = ranked({{"itb", 3}, {"meniscus", 3}});
  CHECK(three.undiagnosed);
  CHECK(lead(three) == "(none)");
  CHECK_FALSE(three.other_cause);
  const Outcome four = ranked({{"itb", 4}});
  CHECK_FALSE(four.undiagnosed);
  CHECK(lead(four) == "itb");
  CHECK(second(four) == "(none)");
}

TEST_CASE("mixed: less than three behind the lead, and three points at the least") {
  CHECK(second(ranked({{"itb", 7}, {"patellofemoral", 5}})) == "patellofemoral");
  CHECK(second(ranked({{"itb", 7}, {"patellofemoral", 4}})) == "(none)");
  CHECK(second(ranked({{"itb", 4}, {"patellofemoral", 2}})) == "(none)");
  CHECK(second(ranked({{"itb", 4}, {"patellofemoral", 3}})) == "patellofemoral");
  CHECK_FALSE(ranked({{"itb", 7}, {"patellofemoral", 5}}).other_cause);
}

TEST_CASE("other cause: the lead, or anything it is mixed with, has no plan") {
  CHECK(ranked({{"meniscus", 7}}).other_cause);
  CHECK(ranked({{"itb", 7}, {"meniscus", 5}}).other_cause);
  CHECK(ranked({{"itb", 7}, {"patellofemoral", 6}, {"meniscus", 5}}).other_cause);
  CHECK_FALSE(ranked({{"itb", 7}, {"meniscus", 4}}).other_cause);
}

TEST_CASE("chondromalacia is mixed only with its scan") {
  const Given given{{"patellofemoral", 7}, {"chondromalacia", 6}, {"itb", 5}};
  CHECK(second(ranked(given)) == "itb");
  CHECK(second(ranked(given, "imaging: arthritis")) == "itb");
  CHECK(second(ranked(given, "imaging: chondromalacia")) == "chondromalacia");
}

TEST_CASE("likely ones, as bits") {
  const Outcome outcome = ranked({{"itb", 7}, {"meniscus", 9}, {"ligament", 6}, {"chondromalacia", 8}});
  CHECK(outcome.likely ==
        ((std::uint64_t{1} << condition("itb")) | (std::uint64_t{1} << condition("meniscus"))));
}

TEST_CASE("what the rules may read of a ranking") {
  const Outcome none = ranked({}), planless = ranked({{"bone-stress", 9}});
  CHECK(verdict(none, true, false).undiagnosed == Truth::yes);
  CHECK(verdict(none, false, false).undiagnosed == Truth::unknown);
  CHECK(verdict(none, true, true).undiagnosed == Truth::no);
  CHECK(verdict(planless, true, false).other_cause == Truth::yes);
  CHECK(verdict(planless, false, false).other_cause == Truth::unknown);
  CHECK(verdict(planless, true, true).other_cause == Truth::no);
  CHECK(verdict(planless, false, false).likely == std::uint64_t{1} << condition("bone-stress"));
  CHECK(verdict(planless, false, true).likely == 0);
}

TEST_CASE("reasons for, against, and what is not known") {
  const Case runner = person(
      "{location: front, pointing: finger, age: 52, worse_with: [stairs_up, downhill], squat_hurts: unsure}");
  const CauseReasons reasons_for = reasons(runner, "patellofemoral");
  const auto question_of = [](const Hit& hit) {
    return builtin().conditions[hit.owner].features[hit.feature].question;
  };
  REQUIRE(reasons_for.for_.size() == 2);
  CHECK(question_of(reasons_for.for_[0]) == static_cast<QuestionIndex>(Key::location));
  CHECK(reasons_for.for_[0].points == 3);
  CHECK(question_of(reasons_for.for_[1]) == static_cast<QuestionIndex>(Key::worse_with));
  CHECK(reasons_for.for_[1].choice ==
        choice(Key::worse_with, "downhill"));  // the first in the order of the question
  REQUIRE(reasons_for.against.size() == 2);
  CHECK(question_of(reasons_for.against[0]) == static_cast<QuestionIndex>(Key::pointing));
  CHECK(question_of(reasons_for.against[1]) == static_cast<QuestionIndex>(Key::age));
  const auto open = [&reasons_for](Key key) {
    return std::count(reasons_for.unknown.begin(), reasons_for.unknown.end(),
                      static_cast<QuestionIndex>(key));
  };
  CHECK(open(Key::squat_hurts) == 1);
  CHECK(open(Key::tendon_tender) == 1);
  CHECK(open(Key::pain_stairs) == 1);
  CHECK(open(Key::pointing) == 0);
  CHECK(open(Key::location) == 0);
}

TEST_CASE("borrowed reasons come first, and name their owner") {
  const CauseReasons reasons_for =
      reasons(person("{location: front, imaging: chondromalacia}"), "chondromalacia");
  REQUIRE(reasons_for.for_.size() == 2);
  CHECK(name(reasons_for.for_[0].owner) == "patellofemoral");
  CHECK(name(reasons_for.for_[1].owner) == "chondromalacia");
}

TEST_CASE("a clinician's diagnosis") {
  CHECK(diagnosed_condition(builtin(), person("diagnosis: patellar-tendon")) == condition("patellar-tendon"));
  CHECK(diagnosed_condition(builtin(), person("diagnosis: unsure")) == std::nullopt);
  CHECK(diagnosed_condition(builtin(), person("{}")) == std::nullopt);
}

}  // namespace kneecheck::test
