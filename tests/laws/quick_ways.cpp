// Batches read and write plain records by quicker ways. Each is held against the slow one, which alone
// decides: on random people, on records that were damaged, and on oddities.
#include <doctest/doctest.h>

#include <algorithm>

#include "export/records.h"
#include "intake/quick_case.h"
#include "people.h"
#include "syntax/parse.h"

namespace kneecheck::laws {
namespace {

Case read_slowly(std::string_view record) {
  Tree tree;
  Diagnostics problems;
  if (parse_json({}, record, record_limits, tree, problems)) return decode_case(builtin(), tree.root());
  Case runner;
  runner.problems = problems;
  return runner;
}

bool same(const Case& a, const Case& b) {
  return a.id == b.id && a.name == b.name && a.answers == b.answers && a.sites == b.sites &&
         a.avoid == b.avoid && a.half_a_race == b.half_a_race && a.problems.size() == b.problems.size();
}

// Whether the quick reader took the record. One Case is used again and again, as in a batch.
class BothWays {
 public:
  bool take(std::string_view record) {
    if (!quick_.read(record, runner_)) return false;
    const Case expected = read_slowly(record);
    CHECK_MESSAGE(expected.problems.empty(), record);
    CHECK_MESSAGE(same(runner_, expected), record);
    return true;
  }

 private:
  QuickCases quick_{builtin()};
  Case runner_;
};

// One letter left out, put in or replaced.
std::string damaged(std::string record, Dice& dice) {
  const std::string letters = "{}[]\",: 0123456789-+.eEunosar_x\\\t\r\x01\x7f\xC3";
  const std::size_t at = dice.below(record.size());
  const char letter = letters[dice.below(letters.size())];
  switch (dice.below(3)) {
    case 0:
      record.erase(at, 1);
      break;
    case 1:
      record.insert(at, 1, letter);
      break;
    default:
      record[at] = letter;
  }
  return record;
}

}  // namespace

TEST_CASE(
    "the quick reader takes nearly every plain record, and reads it as the slow one does, damaged or not") {
  BothWays both;
  std::size_t taken = 0;
  const std::size_t count = how_many(2'000);
  for (std::uint64_t seed = 9'000'000; seed < 9'000'000 + count; ++seed) {
    Dice dice{seed};
    Answers answers = random_case(dice);
    answers.erase("avoid");  // rare, and left to the slow way
    const std::string record = as_json(entries(answers));
    taken += both.take(record) ? 1 : 0;
    std::string worse = record;
    for (int i = 0; i < 12; ++i) {
      worse = i % 4 == 0 ? damaged(record, dice) : damaged(worse, dice);
      both.take(worse);
    }
  }
  CHECK(taken > count * 8 / 10);
}

TEST_CASE("the quick reader takes these") {
  BothWays both;
  for (const std::string_view record : {
           R"({"age":34})",
           R"(  {  "age" : 34 , "sex" : "male" }  )",
           "{\"age\":34}\r",
           R"({"id":17,"age":null,"weekly_km":40.1234567,"pain_run":1e1})",
           R"({"id":"","name":"unsure","onset":"unsure","age":"unsure","start":"unsure"})",
           R"({"location":["front","outer"],"warning_signs":["locked","unsure"],"history":"none"})",
           R"({"swelling":"none","relief":"nothing","location":["no_pain"],"feel":["unsure"]})",
           R"({"pace":"6:30","start":"2028-02-29","race_km":5})",
       })
    CHECK_MESSAGE(both.take(record), record);
}

TEST_CASE("the quick reader leaves these") {
  BothWays both;
  for (const std::string_view record : {
           "",
           "{",
           "{}",
           "[]",
           "null",
           R"({"age":34)",
           R"({"age":34,})",
           R"({"age":34} x)",
           R"({"age":34}})",
           R"({"age":034})",
           R"({"age":34.5})",
           R"({"age":34.0})",
           R"({"age":4})",
           R"({"age":true})",
           R"({"age":"34"})",
           R"({"age":[34]})",
           R"({"age":-})",
           R"({"age":34,"age":34})",
           R"({"wieght":70})",
           R"({"x_own":1})",
           R"({"\u0061ge":34})",
           "{\"age\":\t34}",
           "{\"age\":34}\n",
           "{\"id\":\"Ren\xC3\xA9\"}",
           "{\"id\":\"a\x7f\"}",
           R"({"id":true})",
           R"({"id":1.50})",
           R"({"onset":["sudden"]})",
           R"({"onset":"Sudden"})",
           R"({"location":[]})",
           R"({"location":["outer","outer"]})",
           R"({"location":["outer",]})",
           R"({"location":["outer" "front"]})",
           R"({"location":["no_pain","outer"]})",
           R"({"history":["none","gout"]})",
           R"({"history":["none","unsure"]})",
           R"({"location":["none"]})",
           R"({"feel":[null]})",
           R"({"feel":{"aching":1}})",
           R"({"pace":"06:30"})",
           R"({"pace":"2:29"})",
           R"({"start":"2026-02-29"})",
           R"({"start":20261130})",
           R"({"avoid":["clam"]})",
       })
    CHECK_MESSAGE(!both.take(record), record);
  CHECK(!both.take(R"({"id":")" + std::string(201, 'x') + "\"}"));
  CHECK(!both.take(R"({"x_long":")" + std::string(20'000, 'x') + "\"}"));
}

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
