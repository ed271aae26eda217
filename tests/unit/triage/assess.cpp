// assess(): how rules, ranking and missing answers come together.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support.h"

namespace kneecheck::test {
namespace {

std::string within(const Assessment& assessment) {
  return std::string{builtin().safety.withins[assessment.within].id};
}

std::string decisive(const Assessment& assessment) {
  return assessment.decisive ? std::string{builtin().safety.rules[*assessment.decisive].id} : "(none)";
}

std::string open_rules(const Assessment& assessment) {
  std::string text;
  for (const std::uint16_t index : assessment.open) {
    text += std::string{builtin().safety.rules[index].id} + " ";
    CHECK(assessment.rules[index] == State::indeterminate);
    CHECK(at_least(builtin().safety.rules[index].urgency, Urgency::soon));
  }
  return text;
}

}  // namespace

TEST_CASE("the urgency is that of the most urgent rule, milder ones beside it do no harm") {
  const Assessment assessment =
      assessed(plain({{"warning_signs", "[locked, limp, lump]"}, {"duration_weeks", "30"}}));
  CHECK(assessment.urgency == Urgency::same_day);
  CHECK(assessment.alarm);
  CHECK(decisive(assessment) == "locked");
  CHECK(assessment.rules[rule("limp")] == State::positive);
  CHECK(assessment.rules[rule("long-standing")] == State::positive);
  CHECK(assessment.no_plan == NoPlan::urgency);
}

TEST_CASE("of the most urgent rules the one with the shortest time is given, and the first of equals") {
  const auto with_signs = [](const std::string& signs) {
    return assessed(plain({{"warning_signs", "[" + signs + "]"}}));
  };
  CHECK(decisive(with_signs("giving_way, lump")) == "lump");
  CHECK(within(with_signs("giving_way, lump")) == "1-week");
  CHECK(decisive(with_signs("lump, giving_way, cannot_bend_90")) == "cannot-bend-90");
  CHECK(within(with_signs("lump, giving_way, cannot_bend_90")) == "48h");
  CHECK(decisive(with_signs("lump, night_pain")) ==
        "night-pain");  // both within a week; it stands first in the rules
  CHECK(within(with_signs("giving_way, limp")) == "2-weeks");
}

TEST_CASE("the strictest rest of all positive rules counts, a milder rule's as well") {
  const auto rest = [](const std::string& signs) {
    return assessed(plain({{"warning_signs", "[" + signs + "]"}})).rest;
  };
  CHECK(rest("none") == Rest::none);
  CHECK(rest("lump") == Rest::none);
  CHECK(rest("limp") == Rest::stop);
  CHECK(rest("locked, limp") == Rest::stop);
  CHECK(rest("deformity, calf_pop") == Rest::off);
  CHECK(rest("calf_pop, limp") == Rest::off);
}

TEST_CASE("nothing positive: self-care when complete, no urgency when not") {
  const Assessment complete = assessed(plain());
  CHECK(complete.status == TriageStatus::complete);
  CHECK(complete.urgency == Urgency::self_manage);
  CHECK(within(complete) == "6-8-weeks");
  CHECK(decisive(complete) == "(none)");
  CHECK_FALSE(complete.no_plan.has_value());
  const Assessment incomplete = assessed("location: outer");
  CHECK(incomplete.status == TriageStatus::incomplete);
  CHECK_FALSE(incomplete.urgency.has_value());
  CHECK_FALSE(incomplete.alarm);
  CHECK_FALSE(known_alarm(incomplete).has_value());  // what was not asked is not false
  CHECK(incomplete.no_plan == NoPlan::safety_question);
}

TEST_CASE("missing questions come in the order of the questions") {
  std::string text;
  for (const QuestionIndex index : assessed("{}").missing)
    text += std::string{builtin().questions[index].id} + " ";
  CHECK(text == "age location onset swelling warning_signs history ");
}

TEST_CASE("open rules: soon or above, with the keys that would settle them") {
  const std::string open = open_rules(assessed(plain()));
  CHECK(open ==
        "femoral-neck-knee both-legs-tingle severe-pain bone-pattern inflamed strong-rest-pain hip-first ");
  const std::string sudden = open_rules(assessed(plain({{"onset", "sudden"}, {"swelling", "puffy"}})));
  CHECK(sudden.starts_with("high-energy fracture-rule "));
}

TEST_CASE("why a rule is positive: the answers as given") {
  const Case runner =
      person(plain({{"age", "17"}, {"location", "[outer, groin]"}, {"warning_signs", "[limp, hip_stiff]"}}));
  const Assessment assessment = assess(builtin(), runner);
  std::string because;
  for (const Because& each : reasons_of(builtin(), runner, assessment, rule("young-hip")).because) {
    because += fmt::format(
        "{}.{}{} ", builtin().questions[each.question].id, each.number ? "number" : "",
        each.number ? std::string_view{} : builtin().questions[each.question].choices[each.choice].id);
  }
  CHECK(because == "age.number warning_signs.hip_stiff warning_signs.limp location.groin ");
  CHECK(reasons_of(builtin(), runner, assessment, rule("locked")).because.empty());
}

TEST_CASE("at most four conditions are shown, and no unlikely one") {
  const Assessment assessment = assessed(plain({{"location", "[below_kneecap, front]"},
                                                {"feel", "aching"},
                                                {"worse_with", "[straightening, kneeling, squatting]"},
                                                {"swelling", "puffy"}}));
  CHECK(assessment.ranking.size() == builtin().conditions.size());
  CHECK(assessment.ranking[4].band == Band::possible);
  CHECK(listed(builtin(), assessment).size() == 4);
  CHECK(listed(builtin(), assessed(plain())).size() == 1);
}

TEST_CASE("a diagnosis stands alone, and what speaks against it is kept") {
  const Case runner = person(plain({{"diagnosis", "itb"}, {"pointing", "palm"}}));
  const Assessment assessment = assess(builtin(), runner);
  REQUIRE(assessment.ranking.size() == 1);
  const Ranked& only = assessment.ranking.front();
  CHECK(name(only.condition) == "itb");
  CHECK(only.diagnosed);
  CHECK(only.band == Band::likely);
  CHECK(reasons_of(builtin(), runner, only.condition).for_.size() == 2);
  CHECK(reasons_of(builtin(), runner, only.condition).against.size() == 1);
  CHECK_FALSE(assessment.undiagnosed);
  REQUIRE(assessment.plan_for.size() == 1);
  CHECK(name(assessment.plan_for.front()) == "itb");
}

TEST_CASE("why there is no plan, in this order") {
  using Given = std::initializer_list<std::pair<const std::string, std::string>>;
  const auto reason = [](Given given) { return assessed(plain(given)).no_plan; };
  CHECK(reason({{"age", "12"}, {"history", "unsure"}, {"warning_signs", "lump"}}) == NoPlan::urgency);
  CHECK(reason({{"age", "12"}, {"history", "unsure"}}) == NoPlan::safety_question);
  CHECK(reason({{"age", "12"}, {"history", "knee_surgery"}}) == NoPlan::under_16);
  CHECK(reason({{"location", "inner"}, {"history", "knee_surgery"}}) == NoPlan::rule);
  CHECK(reason({{"location", "inner"}}) == NoPlan::undiagnosed);
  CHECK(reason({{"location", "inner_below"}}) == NoPlan::other_cause);
  CHECK(reason({}) == std::nullopt);
}

}  // namespace kneecheck::test
