// What decode_case() refuses, each with its exact words.
#include <doctest/doctest.h>

#include <vector>

#include "support.h"

namespace kneecheck::test {
namespace {

struct Refusal {
  std::string text;
  std::string problem;
};

void check_all(const std::vector<Refusal>& refusals) {
  for (const Refusal& each : refusals) {
    INFO(each.text);
    CHECK(problems(from_yaml(each.text)) == each.problem);
  }
}

}  // namespace

TEST_CASE("unknown keys") {
  check_all({
      {"agee: 34", "1:1 unknown_key unknown key 'agee' | did you mean 'age'?"},
      {"Warning-Signs: none", "1:1 unknown_key unknown key 'Warning-Signs' | did you mean 'warning_signs'?"},
      {"shoe_size: 42", "1:1 unknown_key unknown key 'shoe_size' | keys of your own start with `x_`"},
      {"agee:", "1:1 unknown_key unknown key 'agee' | did you mean 'age'?"},
      {"agee: unsure", "1:1 unknown_key unknown key 'agee' | did you mean 'age'?"},
      {"{\"onset:gradual\": ~}",
       "1:2 unknown_key no value is divided from the key 'onset' | a space is missing after the ':': write "
       "\"onset: ...\""},
      {"{\"onset gradual\": ~}",
       "1:2 unknown_key no value is divided from the key 'onset' | a ':' is missing: write \"onset: ...\""},
      {"\u00A0onset: gradual",
       "1:1 unknown_key unknown key '\u00A0onset' | a space that does not break is part of it: write 'onset' "
       "anew"},
      {"\u201Conset\u201D: gradual",
       "1:1 unknown_key unknown key '\u201Conset\u201D' | write onset, without quotes or between straight "
       "ones"},
  });
}

TEST_CASE("what is not a mapping is no case") {
  const std::string problem =
      "1:1 wrong_type a case is a mapping of keys to answers | write lines like `age: 34`";
  CHECK(problems(from_yaml("- age: 34")) == problem);
  CHECK(problems(from_yaml("hello")) == problem);
  CHECK(problems(from_json("[]")) == problem);
  CHECK(problems(from_json("17")) == problem);
  CHECK(problems(decode_case(builtin(), Value{})) ==
        "0:0 wrong_type a case is a mapping of keys to answers | write lines like `age: 34`");
}

TEST_CASE("numbers") {
  check_all({
      {"age: old", "1:6 wrong_type age: expected a whole number, found 'old' | a whole number from 5 to 110"},
      {"age: \"34\"",
       "1:6 wrong_type age: expected a whole number, found the text '34' | write it without the quotes"},
      {"age: 34.5",
       "1:6 wrong_type age: expected a whole number, found '34.5' | a whole number from 5 to 110"},
      {"age: 034",
       "1:6 wrong_type age: expected a whole number, found '034' | write 34: no plus sign and no leading "
       "zeros"},
      {"age: 34,5",
       "1:6 wrong_type age: expected a whole number, found '34,5' | a whole number from 5 to 110"},
      {"weekly_km: 32,5",
       "1:12 wrong_type weekly_km: expected a number, found '32,5' | write 32.5: with a point"},
      {"age: [34]",
       "1:6 wrong_type age: expected a whole number, found a list | a whole number from 5 to 110"},
      {"age: {years: 34}",
       "1:6 wrong_type age: expected a whole number, found a mapping | a whole number from 5 to 110"},
      {"age: 4", "1:6 out_of_range age: 4 is out of range | a whole number from 5 to 110"},
      {"age: 111", "1:6 out_of_range age: 111 is out of range | a whole number from 5 to 110"},
      {"age: -34", "1:6 out_of_range age: -34 is out of range | a whole number from 5 to 110"},
      {"pain_rest: 10.1", "1:12 out_of_range pain_rest: 10.1 is out of range | a number from 0 to 10"},
      {"pain_hop: -0.5", "1:11 out_of_range pain_hop: -0.5 is out of range | a number from 0 to 10"},
      {"pain_run: 7/10", "1:11 wrong_type pain_run: expected a number, found '7/10' | a number from 0 to 10"},
      {"pain_squat: .5", "1:13 wrong_type pain_squat: expected a number, found '.5' | a number from 0 to 10"},
      {"pain_stairs: nan",
       "1:14 wrong_type pain_stairs: expected a number, found 'nan' | a number from 0 to 10"},
      {"pain_sitting: yes",
       "1:15 wrong_type pain_sitting: expected a number, found 'yes' | a number from 0 to 10"},
  });
}

TEST_CASE("the ranges of the contract, just beyond their ends") {
  check_all({
      {"injury_days_ago: -1",
       "1:18 out_of_range injury_days_ago: -1 is out of range | a number from 0 to 40150"},
      {"duration_weeks: 5200.5",
       "1:17 out_of_range duration_weeks: 5200.5 is out of range | a number from 0 to 5200"},
      {"pain_starts_km: 400.1",
       "1:17 out_of_range pain_starts_km: 400.1 is out of range | a number from 0 to 400"},
      {"morning_stiffness_minutes: 1441",
       "1:28 out_of_range morning_stiffness_minutes: 1441 is out of range | a number from 0 to 1440"},
      {"weekly_km: 401", "1:12 out_of_range weekly_km: 401 is out of range | a number from 0 to 400"},
      {"longest_run_km: -1", "1:17 out_of_range longest_run_km: -1 is out of range | a number from 0 to 400"},
      {"runs_per_week: 22", "1:16 out_of_range runs_per_week: 22 is out of range | a number from 0 to 21"},
      {"comfortable_km: 401",
       "1:17 out_of_range comfortable_km: 401 is out of range | a number from 0 to 400"},
      {"cadence: 99", "1:10 out_of_range cadence: 99 is out of range | a whole number from 100 to 260"},
      {"cadence: 261", "1:10 out_of_range cadence: 261 is out of range | a whole number from 100 to 260"},
      {"weeks_off: 5201", "1:12 out_of_range weeks_off: 5201 is out of range | a number from 0 to 5200"},
      {"{race_km: 0.09, race_date: 2027-01-01}",
       "1:11 out_of_range race_km: 0.09 is out of range | a number from 0.1 to 500"},
      {"{race_km: 501, race_date: 2027-01-01}",
       "1:11 out_of_range race_km: 501 is out of range | a number from 0.1 to 500"},
      {"max_minutes: 4", "1:14 out_of_range max_minutes: 4 is out of range | a number from 5 to 180"},
      {"max_minutes: 181", "1:14 out_of_range max_minutes: 181 is out of range | a number from 5 to 180"},
  });
}

TEST_CASE("paces") {
  const std::string help = " | write minutes and seconds a km, for example \"6:30\"";
  for (const char* text : {"6", "6:5", "6:60", "6:300", ":30", "6-30", "6:30 pm", "-6:30", "06:30:15",
                           "12:30 AM", "6:30:00 PM", "6:3o", "390"}) {
    INFO(text);
    CHECK(problems(from_yaml("pace: " + std::string{text})) ==
          "1:7 bad_value pace: '" + std::string{text} + "' is not a pace" + help);
  }
  check_all({
      {"pace: 2:29", "1:7 out_of_range pace: a pace is 2:30 to 20:00 a km"},
      {"pace: 20:01", "1:7 out_of_range pace: a pace is 2:30 to 20:00 a km"},
      {"pace: 999999999999:00", "1:7 out_of_range pace: a pace is 2:30 to 20:00 a km"},
      {"pace: [6:30]", "1:7 wrong_type pace: expected a pace, found a list"},
  });
}

TEST_CASE("dates") {
  for (const char* text : {"2026-02-30", "2027-02-29", "1999-12-31", "2100-01-01", "30.11.2026", "2026-1-5",
                           "2026-13-01", "20261130", "2026-11-30T06:00:00Z", "tomorrow"}) {
    INFO(text);
    CHECK(problems(from_yaml("start: " + std::string{text})) ==
          "1:8 bad_value start: '" + std::string{text} +
              "' is not a date of the years 2000 to 2099 | write it as 2026-11-30");
  }
  check_all({{"start: [2026-11-30]", "1:8 wrong_type start: expected a date, found a list"}});
}

TEST_CASE("one answer of a few") {
  check_all({
      {"onset: slowly",
       "1:8 bad_value 'slowly' is not an answer to 'onset' | one of: gradual, sudden, injury, unsure"},
      {"onset: graduall", "1:8 bad_value 'graduall' is not an answer to 'onset' | did you mean 'gradual'?"},
      {"onset: none",
       "1:8 bad_value 'none' is not an answer to 'onset' | one of: gradual, sudden, injury, unsure"},
      {"onset: [gradual, sudden]", "1:8 wrong_type onset: expected one answer, found a list"},
      {"onset: []", "1:8 wrong_type onset: expected one answer, found a list"},
      {"onset: {is: gradual}", "1:8 wrong_type onset: expected one answer, found a mapping"},
      {"squat_hurts: maybe",
       "1:14 bad_value 'maybe' is not an answer to 'squat_hurts' | one of: yes, no, unsure"},
      {"squat_hurts: 1", "1:14 bad_value '1' is not an answer to 'squat_hurts' | one of: yes, no, unsure"},
      {"diagnosis: patellar_tendon",
       "1:12 bad_value 'patellar_tendon' is not an answer to 'diagnosis' | did you mean 'patellar-tendon'?"},
      {"diagnosis: none",
       "1:12 bad_value 'none' is not an answer to 'diagnosis' | one of: itb, patellofemoral, "
       "patellar-tendon, chondromalacia, unsure"},
  });
  CHECK(problems(from_json(R"({"onset": true})")) ==
        "1:11 bad_value 'true' is not an answer to 'onset' | one of: gradual, sudden, injury, unsure");
}

TEST_CASE("lists of answers") {
  check_all({
      {"warning_signs: []",
       "1:16 bad_value warning_signs: an empty list is no answer | write [none] for none of these, or leave "
       "the key out if "
       "it is not known"},
      {"relief: []",
       "1:9 bad_value relief: an empty list is no answer | leave the key out if it is not known"},
      {"avoid: []", "1:8 bad_value avoid: an empty list is no answer | leave the key out if it is not known"},
      {"warning_signs: {locked: yes}",
       "1:16 wrong_type warning_signs: expected a list of answers, found a mapping"},
      {"warning_signs: [locked, [limp]]", "1:25 wrong_type warning_signs: expected an answer, found a list"},
      {"warning_signs: [locked, ~]", "1:25 wrong_type warning_signs: expected an answer, found nothing"},
      {"warning_signs: [locked, lokced]",
       "1:25 bad_value 'lokced' is not an answer to 'warning_signs' | did you mean 'locked'?"},
      {"warning_signs: [locked, limp, locked]",
       "1:31 bad_value warning_signs: 'locked' is given twice | remove one of them"},
      {"location: [outer, outer]", "1:19 bad_value location: 'outer' is given twice | remove one of them"},
      {"history: [unsure, unsure]", "1:19 bad_value history: 'unsure' is given twice | remove one of them"},
      {"history: [none, none]", "1:17 bad_value history: 'none' is given twice | remove one of them"},
      {"history: [none, gout]",
       "1:10 contradiction 'none' stands beside another answer to 'history' | keep one of them"},
      {"history: [gout, none]",
       "1:10 contradiction 'none' stands beside another answer to 'history' | keep one of them"},
      {"history: [none, unsure]",
       "1:10 contradiction 'none' stands beside another answer to 'history' | keep one of them"},
      {"relief: [nothing, rest]",
       "1:9 contradiction 'nothing' stands beside another answer to 'relief' | keep one of them"},
      {"location: [outer, no_pain]",
       "1:11 contradiction 'no_pain' stands beside another answer to 'location' | keep one of them"},
      {"relief: [nothing, nothing]", "1:19 bad_value relief: 'nothing' is given twice | remove one of them"},
      {"sport: none",
       "1:8 bad_value 'none' is not an answer to 'sport' | one of: running, jumping, cycling, other, unsure"},
      {"sport: walking",
       "1:8 bad_value 'walking' is not an answer to 'sport' | one of: running, jumping, cycling, other, "
       "unsure"},
      {"location: knee",
       "1:11 bad_value 'knee' is not an answer to 'location' | one of: outer, front, below_kneecap, "
       "above_kneecap, inner, inner_below, "
       "back, calf, shin, thigh_front, thigh_back, groin, outer_hip, all_over, no_pain, unsure"},
      {"days: [mon, monday]",
       "1:13 bad_value 'monday' is not an answer to 'days' | one of: mon, tue, wed, thu, fri, sat, sun, "
       "unsure"},
  });
}

TEST_CASE("exercises to leave out") {
  check_all({
      {"avoid: wallball", "1:8 bad_value avoid: 'wallball' is not an exercise | did you mean 'wall-ball'?"},
      {"avoid: burpees",
       "1:8 bad_value avoid: 'burpees' is not an exercise | kneecheck explain lists the exercises"},
      {"avoid: [hops, clam, hops]", "1:21 bad_value avoid: 'hops' is given twice | remove one of them"},
      {"avoid: [none, hops]",
       "1:8 contradiction 'none' stands beside another answer to 'avoid' | keep one of them"},
      {"avoid: {hops: yes}", "1:8 wrong_type avoid: expected a list of answers, found a mapping"},
  });
}

TEST_CASE("texts") {
  const std::string at_most(200, 'n'), too_long(201, 'n');
  CHECK(problems(from_yaml("id: " + at_most)).empty());
  CHECK(problems(from_yaml("id: " + too_long)) == "1:5 out_of_range id: longer than 200 characters");
  CHECK(problems(from_yaml("name: " + too_long)) == "1:7 out_of_range name: longer than 200 characters");
  std::string umlauts;
  for (int i = 0; i < 200; ++i) umlauts += "\xc3\xbc";  // 200 characters, 400 bytes
  CHECK(problems(from_yaml("name: " + umlauts)).empty());
  check_all({
      {"id: [7]", "1:5 wrong_type id: expected text, found a list"},
      {"name: {first: Ana}", "1:7 wrong_type name: expected text, found a mapping"},
  });
}

TEST_CASE("all problems at once, each at its place") {
  CHECK(problems(from_yaml("age: 3\nonset: slow\nlocation: [outer, outer]\nx_mine: 1\nagge: 3\n")) ==
        "1:6 out_of_range age: 3 is out of range | a whole number from 5 to 110\n"
        "2:8 bad_value 'slow' is not an answer to 'onset' | one of: gradual, sudden, injury, unsure\n"
        "3:19 bad_value location: 'outer' is given twice | remove one of them\n"
        "5:1 unknown_key unknown key 'agge' | did you mean 'age'?");
}

TEST_CASE("a problem shows its line") {
  const Case runner = from_yaml("age: 34\nonset: slow\n");
  REQUIRE(runner.problems.size() == 1);
  CHECK(format(english(), runner.problems.all().front()) ==
        "case.yaml:2:8: error: 'slow' is not an answer to 'onset'\n"
        "  onset: slow\n"
        "         ^~~~\n"
        "help: one of: gradual, sudden, injury, unsure\n");
}

TEST_CASE("a hostile record costs no more than a bad one") {
  std::string keys, list = "warning_signs: [";
  for (int i = 0; i < 3000; ++i) {
    keys += "key" + std::to_string(i) + ": 1\n";
    list += "sign" + std::to_string(i) + ", ";
  }
  for (const Case& runner : {from_yaml(keys), from_yaml(list + "]")}) {
    CHECK(runner.problems.size() == 3000);
    CHECK(runner.problems.all().size() == most_problems_kept);
  }
  // Of one long line only the problems that are kept are shown in it: more would take a minute.
  std::string items = "{\"feel\": [{}";
  while (items.size() < 570'000) items += ",{},{}";
  const Case many = from_json(items + "]}");
  CHECK(many.problems.size() > 180'000);
  CHECK(many.problems.all().size() == most_problems_kept);
  const std::string huge(100'000, 'a');
  CHECK(problems(from_yaml("onset: " + huge)).size() < 200);
  CHECK(problems(from_yaml(std::string{"onset: \"\\e[31m\""})).find('\x1b') == std::string::npos);
}

TEST_CASE("CSV: lists in a cell, and the wrong separator") {
  CHECK(problems(from_csv("age,warning_signs", "34,locked;limp")).empty());
  CHECK(problems(from_csv("age,warning_signs", "34,locked;limb")) ==
        "2:4 bad_value 'limb' is not an answer to 'warning_signs' | did you mean 'limp'?");
  CHECK(problems(from_csv("age,warning_signs", "34,none;limp")) ==
        "2:4 contradiction 'none' stands beside another answer to 'warning_signs' | keep one of them");
  CHECK(
      problems(from_csv("age,onset", "34,gradual;sudden")) ==
      "2:4 bad_value 'gradual;sudden' is not an answer to 'onset' | one of: gradual, sudden, injury, unsure");
  CHECK(problems(from_csv("age;location;onset", "34;outer;gradual")) ==
        "2:1 unknown_key unknown key 'age;location;onset' | if a spreadsheet wrote this, name its language: "
        "--locale de (or de-ch, fr, es, it, pt, nl, da, nb, sv); else separate the columns with commas");
}

}  // namespace kneecheck::test
