// What decode_case() takes, and what it makes of it.
#include <doctest/doctest.h>

#include "base/number.h"
#include "support.h"
#include "syntax/parse.h"

namespace kneecheck::test {

TEST_CASE("an empty case is a case of unknowns") {
  const Case runner = from_yaml("{}");
  CHECK(runner.problems.empty());
  for (const Answer& answer : runner.answers) CHECK(answer == Answer{});
  CHECK_FALSE(runner.id.has_value());
  CHECK(runner.name.empty());
  CHECK(runner.sites.empty());
  CHECK(runner.avoid.empty());
  CHECK_FALSE(runner.half_a_race);
}

TEST_CASE("left out, unsure, null and an empty cell are the same: not known") {
  for (const std::string key : {"id", "name", "age", "sex", "location", "onset", "swelling", "warning_signs",
                                "squat_hurts", "pain_rest", "pace", "start", "days", "avoid", "diagnosis"}) {
    INFO(key);
    for (const std::string& text : {key + ": unsure", key + ":", key + ": ~", key + ": null"}) {
      const Case runner = from_yaml(text);
      CHECK(problems(runner).empty());
      CHECK(runner.answers == Case{}.answers);
      CHECK(runner.id == std::nullopt);
      CHECK(runner.name.empty());
    }
    const Case empty_cell = from_csv(key + ",side", ",left");
    CHECK(problems(empty_cell).empty());
    CHECK(empty_cell.answers == from_yaml("side: left").answers);
  }
}

TEST_CASE("unsure in a list") {
  for (const char* text :
       {"location: [unsure]", "warning_signs: [unsure]", "onset: [unsure]", "avoid: [unsure]"}) {
    INFO(text);
    CHECK(problems(from_yaml(text)).empty());
    CHECK(from_yaml(text).answers == Case{}.answers);
  }
  const Case beside = from_yaml("feel: [aching, unsure, sharp]");
  CHECK(words(beside, Key::feel) == "aching sharp");
  CHECK(ruled_out(beside, Key::feel).empty());
  CHECK_FALSE(beside.known(Key::feel));
  const Case place = from_yaml("location: [outer, unsure]");
  CHECK(words(place, Key::location) == "outer");
  CHECK(ruled_out(place, Key::location).empty());
  CHECK_FALSE(place.known(Key::location));
}

TEST_CASE("a list that is given answers all its items") {
  const Case some = from_yaml("feel: [sharp, aching]");
  CHECK(words(some, Key::feel) == "aching sharp");
  CHECK(ruled_out(some, Key::feel) == "burning stiff clicking grinding catching tingling");
  CHECK(some.known(Key::feel));
  const Case none = from_yaml("feel: [none]");
  CHECK(words(none, Key::feel) == "none");
  CHECK(ruled_out(none, Key::feel) == "aching sharp burning stiff clicking grinding catching tingling");
  CHECK(from_yaml("feel: none").answers == none.answers);
  CHECK(from_yaml("feel: sharp").answers == from_yaml("feel: [sharp]").answers);
  CHECK(from_yaml("relief: nothing").known(Key::relief));
}

TEST_CASE("one of a few: the others are ruled out") {
  const Case runner = from_yaml("onset: injury\nswelling: none\nsquat_hurts: no\n");
  CHECK(words(runner, Key::onset) == "injury");
  CHECK(ruled_out(runner, Key::onset) == "gradual sudden");
  CHECK(words(runner, Key::swelling) == "none");
  CHECK(ruled_out(runner, Key::swelling) == "puffy within_6h next_day overnight comes_and_goes persistent");
  CHECK(runner[Key::squat_hurts].yes == bit_no);
  CHECK(runner[Key::squat_hurts].no == bit_yes);
  CHECK(from_yaml("onset: [injury]").answers == from_yaml("onset: injury").answers);
}

TEST_CASE("the order of the places is kept") {
  const Case runner = from_yaml("location: [shin, outer, front]");
  CHECK(words(runner, Key::location) == "shin outer front");
  CHECK(runner.sites.size() == 3);
  CHECK(runner[Key::location].yes == from_yaml("location: [outer, front, shin]")[Key::location].yes);
}

TEST_CASE("numbers are exact") {
  const Case runner =
      from_yaml("age: 34\npain_rest: 2.5\ninjury_days_ago: 7.000001\nweekly_km: 0\nlongest_run_km: 1e1\n");
  CHECK(problems(runner).empty());
  CHECK(runner.number(Key::age) == 34 * decimal_one);
  CHECK(runner.number(Key::pain_rest) == 2'500'000);
  CHECK(runner.number(Key::injury_days_ago) == 7'000'001);
  CHECK(runner.number(Key::weekly_km) == 0);
  CHECK(runner.number(Key::longest_run_km) == 10 * decimal_one);
  CHECK(runner.number(Key::pain_hop) == std::nullopt);
  CHECK(runner.whole(Key::age, -1) == 34);
  CHECK(runner.whole(Key::pain_hop, -1) == -1);
  CHECK(words(runner, Key::pain_rest) == "2.5");
  CHECK(words(runner, Key::weekly_km) == "0");
}

TEST_CASE("the ends of every range are inside it") {
  for (const char* text :
       {"age: 5", "age: 110", "injury_days_ago: 0", "duration_weeks: 5200", "pain_rest: 10",
        "pain_starts_km: 400", "morning_stiffness_minutes: 1440", "weekly_km: 400", "runs_per_week: 21",
        "pace: 2:30", "pace: 20:00", "cadence: 100", "cadence: 260", "weeks_off: 5200",
        "{race_km: 0.1, race_date: 2000-01-01}", "{race_km: 500, race_date: 2099-12-31}", "max_minutes: 5",
        "max_minutes: 180", "start: 2028-02-29"}) {
    INFO(text);
    CHECK(problems(from_yaml(text)).empty());
  }
}

TEST_CASE("paces and dates") {
  const Case runner = from_yaml("pace: 6:05\nstart: 2026-11-30\n");
  CHECK(runner[Key::pace].number == 365);
  CHECK(words(runner, Key::pace) == "6:05");
  CHECK(words(runner, Key::start) == "2026-11-30");
  CHECK(runner.date(Key::start) == parse_date("2026-11-30"));
  CHECK(runner.date(Key::race_date) == std::nullopt);
  CHECK(from_yaml("pace: \"6:05\"").answers == from_yaml("pace: 6:05").answers);
}

TEST_CASE("a case that is filled again holds nothing of the one before") {
  const auto fill = [](std::string_view text, Case& runner) {
    Tree tree;
    Diagnostics faults;
    REQUIRE(parse_json("case.json", text, record_limits, tree, faults));
    decode_case(builtin(), tree.root(), nullptr, runner);
  };
  Case runner;
  fill(
      R"({"id":"a","name":"b","age":34,"location":["outer","front"],"avoid":["clam"],"race_km":5,"sex":"x"})",
      runner);
  CHECK(runner.plan_problems.size() == 1);
  CHECK(runner.sites.size() == 2);
  CHECK(runner.half_a_race);
  fill("{}", runner);
  CHECK(runner.id == std::nullopt);
  CHECK(runner.name.empty());
  CHECK(runner.answers == Case{}.answers);
  CHECK(runner.sites.empty());
  CHECK(runner.avoid.empty());
  CHECK(problems(runner).empty());
  CHECK_FALSE(runner.half_a_race);
}

TEST_CASE("ids and names are texts, and a number is its text") {
  CHECK(from_yaml("id: P-014").id == "P-014");
  CHECK(from_yaml("id: 7").id == "7");
  CHECK(from_yaml("id: 007").id == "007");
  CHECK(from_yaml("id: 1.50").id == "1.50");
  CHECK(from_yaml("id: yes").id == "yes");
  CHECK(from_json(R"({"id": 12})").id == "12");
  CHECK(from_csv("id,side", "12,left").id == "12");
  CHECK(from_yaml("id: \"\"").id == std::nullopt);
  CHECK(from_yaml("name: Ana Lu").name == "Ana Lu");
  CHECK(words(from_yaml("id: P-014"), Key::id) == "P-014");
  CHECK(words(from_yaml("name: Ana Lu"), Key::name) == "Ana Lu");
}

TEST_CASE("keys of one's own are left alone") {
  const Case runner = from_yaml("x_note: {deep: [1, {er: 2}]}\nx_: ~\nage: 34\n");
  CHECK(problems(runner).empty());
  CHECK(runner.answers == from_yaml("age: 34").answers);
}

TEST_CASE("half a race is set aside") {
  const Case no_date = from_yaml("race_km: 21.1"), no_length = from_yaml("race_date: 2027-05-16");
  for (const Case& half : {no_date, no_length, from_yaml("{race_km: 21.1, race_date: unsure}")}) {
    CHECK(half.problems.empty());
    CHECK(half.half_a_race);
    CHECK_FALSE(half.known(Key::race_km));
    CHECK_FALSE(half.known(Key::race_date));
  }
  const Case whole = from_yaml("race_km: 21.1\nrace_date: 2027-05-16\n");
  CHECK_FALSE(whole.half_a_race);
  CHECK(whole.known(Key::race_km));
  CHECK(whole.known(Key::race_date));
}

TEST_CASE("exercises to leave out") {
  const Case runner = from_yaml("avoid: [hops, wall-ball]");
  CHECK(words(runner, Key::avoid) == "hops wall-ball");
  CHECK(runner.known(Key::avoid));
  CHECK(from_yaml("avoid: hops").avoid.size() == 1);
  const Case none = from_yaml("avoid: none");
  CHECK(none.avoid.empty());
  CHECK(none.known(Key::avoid));
  const Case some = from_yaml("avoid: [hops, unsure]");
  CHECK(some.avoid.size() == 1);
  CHECK_FALSE(some.known(Key::avoid));
}

TEST_CASE("CSV cells hold numbers, words and lists") {
  const Case csv = from_csv("id,age,location,onset,pain_rest,warning_signs,history,pace,start",
                            "7,34,outer;front,gradual,2.5,locked;limp,none,6:30,2026-11-30");
  const Case yaml = from_yaml(
      "id: 7\nage: 34\nlocation: [outer, front]\nonset: gradual\npain_rest: 2.5\nwarning_signs: [locked, "
      "limp]\nhistory: [none]\npace: "
      "6:30\n"
      "start: 2026-11-30\n");
  CHECK(problems(csv).empty());
  CHECK(csv.answers == yaml.answers);
  CHECK(csv.sites == yaml.sites);
  CHECK(csv.id == yaml.id);
}

TEST_CASE("has() asks for any of some bits") {
  const Case runner = from_yaml("history: [gout, diabetes]");
  const Question& history = builtin().question(Key::history);
  CHECK(runner.has(Key::history, choice_bit(history, "gout") | choice_bit(history, "cancer")));
  CHECK_FALSE(runner.has(Key::history, choice_bit(history, "cancer")));
}

}  // namespace kneecheck::test
