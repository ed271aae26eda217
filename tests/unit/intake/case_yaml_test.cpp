// A case as text, and what can be saved of a case written for other knowledge.
#include "intake/case_yaml.h"

#include <doctest/doctest.h>

#include "intake/read_answer.h"
#include "intake/salvage.h"
#include "support.h"
#include "syntax/parse.h"

namespace kneecheck::test {
namespace {

std::string again(std::string_view yaml) {
  return case_yaml(builtin(), from_yaml(yaml));
}

Salvaged salvaged(const std::string& yaml) {
  Tree tree;
  Diagnostics found;
  REQUIRE(parse_yaml("old.yaml", yaml, record_limits, tree, found));
  return salvage_case(builtin(), tree.root());
}

}  // namespace

TEST_CASE("every kind of answer is written as a case file has it") {
  CHECK(again("age: 34\n") == "age: 34\n");
  CHECK(again("location: [front, outer]\n") ==
        "location: [front, outer]\n");  // the worst place stays the first
  CHECK(again("warning_signs: none\n") == "warning_signs: [none]\n");
  CHECK(again("feel: [stiff, unsure, aching]\n") == "feel: [aching, stiff, unsure]\n");
  CHECK(again("tendon_tender: no\n") == "tendon_tender: \"no\"\n");
  CHECK(again("pace: \"6:05\"\n") == "pace: \"6:05\"\n");
  CHECK(again("race_km: 21.1\nrace_date: 2027-04-25\n") == "race_km: 21.1\nrace_date: 2027-04-25\n");
  CHECK(again("avoid: [hops, landing]\n") == "avoid: [hops, landing]\n");
  CHECK(again("avoid: [none]\n") == "avoid: [none]\n");
  CHECK(again("age: unsure\nfeel: unsure\n").empty());
}

TEST_CASE("a person's own words can be anything") {
  for (const std::string_view name : {R"("a: b # c")", R"("\"quoted\" \\ back")",
                                      R"("tab\tnew\nline \x07 \u2028")", R"("12")", R"("Jos\u00e9")"}) {
    const Case runner = from_yaml("name: " + std::string{name} + "\n");
    REQUIRE(runner.problems.empty());
    const Case read = from_yaml(case_yaml(builtin(), runner));
    CHECK(read.problems.empty());
    CHECK(read.name == runner.name);
  }
}

TEST_CASE("what was left open is written down as such") {
  std::bitset<most_questions> open;
  open.set(static_cast<std::size_t>(Key::pace)).set(static_cast<std::size_t>(Key::age));
  CHECK(case_yaml(builtin(), from_yaml("age: 34\n"), open) == "age: 34\npace: unsure\n");
}

TEST_CASE("of a case for other knowledge, what is still right stays") {
  const Salvaged result = salvaged(
      "id: \"7\"\nage: 34\nshoe_size: 43\nfeel: [aching, itchy]\nx_note: mine\nlocation: outer\nonset: "
      "unsure\n");
  CHECK(case_yaml(builtin(), result.runner) == "id: \"7\"\nage: 34\nlocation: [outer]\n");
  CHECK(result.runner.problems.empty());
  REQUIRE(result.lost.size() == 2);
  CHECK(result.lost[0].key == "shoe_size");
  CHECK(result.lost[0].why == "unknown key 'shoe_size'");
  CHECK(result.lost[1].key == "feel");
  CHECK(result.lost[1].why == "'itchy' is not an answer to 'feel'");
  CHECK(result.left_open.count() == 1);
  CHECK(result.left_open[static_cast<std::size_t>(Key::onset)]);
}

TEST_CASE("both halves of a race come through beside a lost answer") {
  CHECK(case_yaml(builtin(), salvaged("race_km: 10\nage: old\nrace_date: 2027-04-25\n").runner) ==
        "race_km: 10\nrace_date: 2027-04-25\n");
}

TEST_CASE("a typed quantity is read as a case file's") {
  const auto read = [](Key key, std::string_view text) {
    const auto answer = read_quantity(builtin(), static_cast<QuestionIndex>(key), text);
    return answer ? std::optional{answer->number} : std::nullopt;
  };
  CHECK(read(Key::age, "34") == 34'000'000);
  CHECK(read(Key::pain_rest, "2.5") == 2'500'000);
  CHECK(read(Key::pace, "6:30") == 390);
  CHECK(read(Key::race_km, "21.1") == 21'100'000);
  CHECK(read(Key::race_date, "2027-04-25").has_value());
  for (const std::string_view text :
       {"", "34.5", "4", "111", "-5", "1e1000", "unsure", "34 35", "0x22", "\x1b[2J", "34;35", "none"}) {
    CHECK_MESSAGE(!read(Key::age, text), text);
  }
  CHECK_FALSE(read(Key::pace, "6:75"));
  CHECK_FALSE(read(Key::race_date, "2027-02-30"));
}

}  // namespace kneecheck::test
