#include <limits>

#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::int64_t open_below = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t open_above = std::numeric_limits<std::int64_t>::max();

// The criterion of a rule that an overlay adds.
Criterion criterion(const std::string& when) {
  const Loaded loaded = load_over({{"safety.yaml", rule("test", when)}});
  CHECK(format(loaded.problems) == "");
  REQUIRE(loaded.knowledge != nullptr);
  return loaded.knowledge->safety.rules.back().when;
}

std::uint64_t bits(Key key, const std::vector<std::string_view>& ids) {
  static const std::unique_ptr<Knowledge> knowledge = builtin();
  std::uint64_t mask = 0;
  for (const std::string_view id : ids) mask |= choice_bit(knowledge->question(key), id);
  return mask;
}

QuestionIndex index_of(Key key) {
  return static_cast<QuestionIndex>(key);
}

TEST_CASE("one answer, several, yes and no") {
  const Criterion one = criterion(
      "{side: left, feel: [aching, burning], tendon_tender: yes, squat_hurts: no, age: {from: 91}}");
  REQUIRE(one.size() == 6);
  CHECK(one[0].test == Test::all);
  CHECK(one[0].end == 6);
  CHECK(one[1].test == Test::has);
  CHECK(one[1].question == index_of(Key::side));
  CHECK(one[1].mask == bits(Key::side, {"left"}));
  CHECK(one[1].end == 2);
  CHECK(one[2].mask == bits(Key::feel, {"aching", "burning"}));
  CHECK(one[3].mask == bit_yes);
  CHECK(one[4].mask == bit_no);
}

TEST_CASE("a single term stands alone; none is an answer of a choice question that has it") {
  const Criterion none = criterion("{swelling: none}");
  REQUIRE(none.size() == 1);
  CHECK(none[0].test == Test::has);
  CHECK(none[0].mask == bits(Key::swelling, {"none"}));
  CHECK(none[0].mask != 0);
}

TEST_CASE("ranges are inclusive, in millionths") {
  struct Row {
    std::string text;
    std::int64_t least, most;
  };
  const Row rows[] = {
      {"{from: 18, to: 20}", 18'000'000, 20'000'000}, {"{above: 7}", 7'000'001, open_above},
      {"{below: 25}", open_below, 24'999'999},        {"{above: 1.5, to: 2}", 1'500'001, 2'000'000},
      {"{from: 0.5}", 500'000, open_above},           {"{to: 0}", open_below, 0}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Criterion range = criterion("{duration_weeks: " + row.text + "}");
    REQUIRE(range.size() == 1);
    CHECK(range[0].test == Test::range);
    CHECK(range[0].question == index_of(Key::duration_weeks));
    CHECK(range[0].least == row.least);
    CHECK(range[0].most == row.most);
  }
}

TEST_CASE("inner nodes end after their last descendant") {
  const Criterion tree =
      criterion("{any: [{all: [{side: left}, {not: {side: right}}]}, {unless: {site: [back, calf]}}]}");
  REQUIRE(tree.size() == 7);
  const Test tests[] = {Test::any, Test::all, Test::has, Test::not_, Test::has, Test::unless, Test::site};
  const std::uint16_t ends[] = {7, 5, 3, 5, 5, 7, 7};
  for (std::size_t i = 0; i < tree.size(); ++i) {
    CAPTURE(i);
    CHECK(tree[i].test == tests[i]);
    CHECK(tree[i].end == ends[i]);
  }
  CHECK(tree[6].question == index_of(Key::location));
  CHECK(tree[6].mask == bits(Key::location, {"back", "calf"}));
}

TEST_CASE("named criteria are written out, and say their names") {
  const auto knowledge = builtin();
  const std::vector<NamedCriterion>& names = knowledge->safety.names;
  REQUIRE(names.size() == 8);
  CHECK(names[0].id == "injured");
  CHECK(names[1].id == "recent");
  const Criterion tree = criterion("{all: [{feel: stiff}, {is: recent}]}");
  // all, stiff, then recent: all, (injured: any, onset, mechanism), unless, range
  REQUIRE(tree.size() == 8);
  CHECK(tree[2].test == Test::all);
  CHECK(tree[2].name == 2);
  CHECK(tree[2].end == 8);
  CHECK(tree[3].test == Test::any);
  CHECK(tree[3].name == 1);
  CHECK(tree[3].end == 6);
  CHECK(tree[6].test == Test::unless);
  CHECK(tree[7].least == 7'000'001);
}

TEST_CASE("named criteria may stand in any order") {
  const std::string names =
      "names:\n"
      "  - {id: outer, says: o, when: {all: [{is: inner}, {age: {from: 90}}]}, sources: [judgement], "
      "strength: judgement}\n"
      "  - {id: inner, says: i, when: {feel: stiff}, sources: [judgement], strength: judgement}\n";
  const Loaded loaded = load_over({{"safety.yaml", names + rule("test", "{is: outer}")}});
  CHECK(format(loaded.problems) == "");
  REQUIRE(loaded.knowledge != nullptr);
  const Criterion& tree = loaded.knowledge->safety.rules.back().when;
  REQUIRE(tree.size() == 3);
  CHECK(tree[0].name == 9);
  CHECK(tree[1].name == 10);
}

TEST_CASE("rules that read the ranking") {
  const auto knowledge = builtin();
  const auto& rules = knowledge->safety.rules;
  const auto reads = [&](std::string_view id) {
    return std::find_if(rules.begin(), rules.end(), [id](const SafetyRule& each) { return each.id == id; });
  };
  CHECK(reads("undiagnosed")->when[0].test == Test::undiagnosed);
  CHECK(reads("undiagnosed")->reads_ranking);
  CHECK(reads("other-cause")->when[0].test == Test::other_cause);
  const CriterionNode likely = reads("likely-serious")->when[0];
  CHECK(likely.test == Test::likely);
  std::uint64_t serious = 0;
  for (const std::string_view id : {"bone-stress", "ligament", "inflammatory-arthritis"})
    serious |= std::uint64_t{1} << *knowledge->find_condition(id);
  CHECK(likely.mask == serious);
  CHECK_FALSE(reads("locked")->reads_ranking);
}

TEST_CASE("points name the first question of their criterion") {
  const auto knowledge = builtin();
  const Condition& itb = knowledge->conditions.front();
  CHECK(itb.features[0].question == index_of(Key::location));
  CHECK(itb.features[0].when.empty());
  CHECK(itb.features[0].site_points[0] == 3);
  CHECK(itb.features[0].site_points[1] == -2);
  CHECK(itb.features[0].site_named == bits(Key::location, {"outer", "front"}));
  CHECK(itb.features[0].site_other == -3);
  CHECK(itb.features[0].site_later == 1);
  const auto swollen = std::find_if(itb.features.begin(), itb.features.end(),
                                    [](const Feature& each) { return each.text == "the knee is swollen"; });
  REQUIRE(swollen != itb.features.end());
  CHECK(swollen->question == index_of(Key::swelling));
  CHECK(swollen->when[0].name == 3);
  const Condition& chondromalacia = knowledge->conditions[*knowledge->find_condition("chondromalacia")];
  CHECK(chondromalacia.same_points_as == knowledge->find_condition("patellofemoral"));
  CHECK(chondromalacia.features[1].unknown_counts);
}

}  // namespace
}  // namespace kneecheck::knowledge
