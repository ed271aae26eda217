// What a mistake leaves of a case, and what is no mistake.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/yes_no.h"
#include "support.h"
#include "syntax/parse.h"

namespace kneecheck::test {
namespace {

// A text that may have faults, as a stream reads it.
Case from_faulty_json(std::string_view text) {
  Tree tree;
  Diagnostics faults;
  CHECK_FALSE(parse_json("case.json", text, record_limits, tree, faults));
  Case runner = decode_case(builtin(), tree.root());
  add_problems(builtin(), faults, runner);
  return runner;
}

const Locale& locale_of(std::string_view word) {
  return *std::ranges::find(locales, word, &Locale::word);
}

}  // namespace

TEST_CASE("blanks around a word and its capital letters do not matter") {
  const Case plain = from_yaml(
      "{age: 60, location: [calf, front], swelling: none, warning_signs: [locked], "
      "avoid: [wall-ball], days: [mon], pace: 6:30, start: 2026-11-30}");
  const Case odd = from_csv("age,location,swelling,warning_signs,avoid,days,pace,start",
                            " 60 ,\"Calf , FRONT\",None , locked,Wall-Ball, Mon,6:30 , 2026-11-30");
  CHECK(problems(odd).empty());
  CHECK(odd.answers == plain.answers);
  CHECK(odd.sites == plain.sites);
  CHECK(odd.avoid == plain.avoid);
  for (const char* text :
       {"age: UNSURE", "onset: \" Unsure \"", "warning_signs: [Unsure]", "pace: \"unsure \""}) {
    INFO(text);
    CHECK(problems(from_yaml(text)).empty());
    CHECK(from_yaml(text).answers == Case{}.answers);
  }
  CHECK(from_yaml("history: NONE").answers == from_yaml("history: [none]").answers);
  CHECK(from_csv("age,side", "  ,left").answers == from_yaml("side: left").answers);
}

TEST_CASE("what other programs write for a number, a day, a yes") {
  CHECK(from_json(R"({"age": 34.0, "cadence": 166.0})").answers ==
        from_yaml("{age: 34, cadence: 166}").answers);
  for (const char* text :
       {"2026-11-30T00:00:00Z", "2026-11-30 00:00:00", "2026-11-30T00:00:00.000", "2026-11-30T00:00"}) {
    INFO(text);
    CHECK(from_csv("start", text).answers == from_yaml("start: 2026-11-30").answers);
  }
  CHECK(from_json(R"({"squat_hurts": true, "knee_drops_in": false})").answers ==
        from_yaml("{squat_hurts: yes, knee_drops_in: no}").answers);
  CHECK(from_csv("squat_hurts", "TRUE").answers == from_yaml("squat_hurts: yes").answers);
  for (const char* text : {"6:30", "06:30", "06:30:00", "6:30:00 AM", "06:30 am", "0:06:30", "00:06:30"}) {
    INFO(text);
    CHECK(from_csv("pace", text).answers == from_yaml("pace: 6:30").answers);
  }
  CHECK(from_csv("id,onset", " P-1 ,\u00A0gradual ").id == "P-1");
  CHECK(from_yaml("onset: \"\u00A0gradual\"").answers == from_yaml("onset: gradual").answers);
}

TEST_CASE("yes and no may be words of the table's language") {
  for (const Locale& locale : locales) {
    CAPTURE(locale.word);
    const YesNo& words = yes_no_of(locale);
    const auto first = [](std::string_view all) { return all.substr(0, all.find(' ')); };
    CHECK(from_csv("tendon_tender", first(words.yes), locale).answers ==
          from_yaml("tendon_tender: yes").answers);
    CHECK(from_csv("tendon_tender", first(words.no), locale).answers ==
          from_yaml("tendon_tender: no").answers);
  }
  CHECK(problems(from_csv("tendon_tender", "ja")) ==
        "2:1 bad_value 'ja' is not an answer to 'tendon_tender' | one of: yes, no, unsure; or, if the whole "
        "table is "
        "written so, name its language: --locale de");
}

TEST_CASE("under a slip of a key, and between curly quotes, what is ticked counts") {
  const Case known = from_yaml("warning_signs: [locked, unsure]");
  for (const char* text : {"Warning_Signs: [locked]", "warning_sign: locked", "WARNING-SIGNS: [locked, none]",
                           "\u201Cwarning_signs\u201D: locked", "warning_signs: [\u201Clocked\u201D]"}) {
    INFO(text);
    CHECK(from_yaml(text).problems.size() == 1);
    CHECK(from_yaml(text).answers == known.answers);
  }
  CHECK(from_yaml("Warning_Signs: none").answers == Case{}.answers);
  CHECK(from_yaml("{warning_signs: none, Warning_Signs: locked}").answers == known.answers);
  CHECK(from_yaml("{Warning_Signs: locked, warning_signs: none}").answers == known.answers);
  CHECK(from_yaml("Onset: gradual").answers == Case{}.answers);  // a guess could calm
}

TEST_CASE("a table says the same in every language, as its spreadsheet writes it") {
  const Case plain = from_yaml("{weekly_km: 18.5, age: 34, start: 2026-11-30, tendon_tender: yes}");
  const Case denied = from_yaml("tendon_tender: no");
  for (const Locale& locale : locales) {
    CAPTURE(locale.word);
    const std::string_view mark{&locale.separator, 1};
    const std::string header = fmt::format("weekly_km{0}age{0}start{0}tendon_tender", mark);
    for (const std::string_view date : {locale.example_date, std::string_view{"2026-11-30"}}) {
      const std::string row =
          fmt::format("18{0}5{1}34{0}0{1}{2} 00:00{1}{3}", locale.decimal_sign, mark, date, locale.yes);
      CHECK(from_csv(header, row, locale).answers == plain.answers);
      CHECK(problems(from_csv(header, row, locale)) == "");
    }
    for (const std::string_view no : {locale.no, std::string_view{"False"}, std::string_view{"no"}})
      CHECK(from_csv("tendon_tender", no, locale).answers == denied.answers);
  }
}

TEST_CASE("a mistake in such a table is shown as it was typed, with a remedy in its own way of writing") {
  struct Row {
    std::string_view locale, key, cell, problem;
  };
  for (const Row& row : std::vector<Row>{
           {"de", "weekly_km", "18.5",
            "2:1 wrong_type weekly_km: expected a number, found '18.5' | write 18,5: with a comma"},
           {"de", "weekly_km", "1.234,5",
            "2:1 wrong_type weekly_km: expected a number, found '1.234,5' | a number from 0 to 400"},
           {"de", "weekly_km", "018,5",
            "2:1 wrong_type weekly_km: expected a number, found '018,5' | write 18,5: no plus sign and no "
            "leading "
            "zeros"},
           {"de", "age", "60,5",
            "2:1 wrong_type age: expected a whole number, found '60,5' | a whole number from 5 to 110"},
           {"de", "weekly_km", "900,5",
            "2:1 out_of_range weekly_km: 900,5 is out of range | a number from 0 to 400"},
           {"de-ch", "weekly_km", "18,5",
            "2:1 wrong_type weekly_km: expected a number, found '18,5' | write 18.5: with a point; or, if "
            "the whole "
            "table is written so, name its language: --locale de, fr, ..."},
           {"de", "start", "31.11.2026",
            "2:1 bad_value start: '31.11.2026' is not a date of the years 2000 to 2099 | write it as "
            "30.11.2026"},
           {"en-us", "start", "30/11/2026",
            "2:1 bad_value start: '30/11/2026' is not a date of the years 2000 to 2099 | write it as "
            "11/30/2026; or, "
            "if the whole table is written so, name its language: --locale en-gb, de, ... (day first)"},
           {"en", "start", "30.11.2026",
            "2:1 bad_value start: '30.11.2026' is not a date of the years 2000 to 2099 | write it as "
            "2026-11-30; or, "
            "if the whole table is written so, name its language: --locale en-gb, de, ... (day first)"},
           {"en", "start", "3/4/2027",
            "2:1 bad_value start: '3/4/2027' is not a date of the years 2000 to 2099 | write it as "
            "2026-11-30; or, "
            "if the whole table is written so, name its language: --locale en-gb, de, ... (day first) or "
            "en-us (month "
            "first)"},
           {"en", "weekly_km", "\"1,234\"",
            "2:1 wrong_type weekly_km: expected a number, found '1,234' | write 1234 or 1.234: nothing "
            "between "
            "thousands, a point before decimals; or, if the whole table is written so, name its language: "
            "--locale "
            "de, fr, ..."},
           {"de", "tendon_tender", "VRAI",
            "2:1 bad_value 'VRAI' is not an answer to 'tendon_tender' | one of: yes, no, unsure; or, if the "
            "whole "
            "table is written so, name its language: --locale fr"},
           {"de", "age,side", "34",
            "2:1 unknown_key unknown key 'age,side' | if a spreadsheet wrote this, name its language: "
            "--locale en "
            "(or en-gb, en-us); else separate the columns with semicolons"},
           {"de", "age\tside", "34",
            "2:1 unknown_key unknown key 'age\\tside' | separate the columns with semicolons, not with tabs"},
       }) {
    CAPTURE(row.cell);
    CHECK(problems(from_csv(row.key, row.cell, locale_of(row.locale))) == row.problem);
  }
}

TEST_CASE("a list may be written in one value, between semicolons or commas") {
  const Case plain = from_yaml("warning_signs: [locked, limp]");
  for (const char* text : {"warning_signs: locked, limp", "warning_signs: \"locked;limp\""}) {
    INFO(text);
    CHECK(problems(from_yaml(text)).empty());
    CHECK(from_yaml(text).answers == plain.answers);
  }
  CHECK(from_csv("warning_signs", "\"locked,limp\"").answers == plain.answers);
  CHECK(problems(from_yaml("warning_signs: locked;")) ==
        "1:16 bad_value '' is not an answer to 'warning_signs' | one of: deformity, cold_numb_foot, "
        "open_wound, "
        "cannot_bear_weight, cannot_bend_90, cannot_lift_straight_leg, gap_at_kneecap, locked, giving_way, "
        "kneecap_slipped, hot_red_swollen, red_skin, fever_unwell, calf_swelling, vein_cord, breathless ... "
        "(kneecheck explain shows all)");
}

TEST_CASE("a bad value is not known") {
  for (const char* text : {"age: old", "age: 4", "onset: slowly", "onset: [gradual, sudden]", "feel: []",
                           "feel: itchy", "pain_rest: 11", "squat_hurts: {a: b}"}) {
    INFO(text);
    const Case runner = from_yaml(text);
    CHECK(runner.problems.size() == 1);
    CHECK(runner.answers == Case{}.answers);
  }
  const Case no_id = from_yaml("id: [a]");
  CHECK(no_id.problems.size() == 1);
  CHECK(no_id.id == std::nullopt);
}

TEST_CASE("of a list with a bad item the others stay, and the rest is not known") {
  for (const char* items : {"[locked, lokced, limp]", "[locked, limp, locked]", "[locked, ~, limp]",
                            "[limp, none, locked]", "locked, limp, "}) {
    INFO(items);
    const Case runner = from_yaml(std::string{"warning_signs: "} + items);
    CHECK(runner.problems.size() == 1);
    CHECK(runner.answers == from_yaml("warning_signs: [locked, limp, unsure]").answers);
  }
  const Case place = from_yaml("location: [no_pain, calf, calf]");
  CHECK(words(place, Key::location) == "calf");
  CHECK_FALSE(place.known(Key::location));
  CHECK(from_yaml("warning_signs: [none, lokced]").answers == Case{}.answers);
}

TEST_CASE("a key that triage does not need is left out, with a problem of its own") {
  const Case runner = from_yaml(
      "{age: 34, pace: fast, days: [mon, never], avoid: [clam, burpees], sex: [a, b], name: [a], race_km: "
      "10, "
      "race_date: soon}");
  CHECK(runner.problems.empty());
  CHECK(runner.plan_problems.size() == 6);
  CHECK(runner.answers == from_yaml("{age: 34, race_km: 10}").answers);
  CHECK(runner.avoid.empty());
  CHECK(runner.half_a_race);
  for (const char* text :
       {"weekly_km: much", "comfortable_km: -1", "weeks_off: long", "pain_run: 11", "id: [a]"}) {
    INFO(text);
    CHECK(from_yaml(text).problems.size() == 1);
    CHECK(from_yaml(text).plan_problems.empty());
  }
}

TEST_CASE("an answer that stands beside none takes nothing from the places that hurt") {
  for (const char* mistake : {"equipment: [none, step]", "equipment: [unsure, none]", "history: [none, gout]",
                              "relief: [nothing, rest]"}) {
    INFO(mistake);
    for (const char* place : {"outer", "thigh_front", "calf, hip"}) {
      const Case with_it = from_yaml(fmt::format("{{location: [{}], {}}}", place, mistake));
      const Case alone = from_yaml(fmt::format("location: [{}]", place));
      CHECK(with_it.sites == alone.sites);
      CHECK(with_it[Key::location] == alone[Key::location]);
    }
  }
}

TEST_CASE("of a key that stands twice, ticked items stay") {
  const Case runner = from_faulty_json(
      R"({"age": 34, "warning_signs": ["none"], "pace": "6:30", "warning_signs": ["locked"], "age": 35, "pace": "7:00"})");
  CHECK(problems(runner) ==
        "1:56 duplicate_key duplicate key 'warning_signs' | keep one of the two; the first is at "
        "column 13\n"
        "1:85 duplicate_key duplicate key 'age' | keep one of the two; the first is at column 2\n"
        "1:96 duplicate_key duplicate key 'pace' | keep one of the two; the first is at column 40");
  CHECK(runner.plan_problems.size() == 1);
  CHECK(runner.answers == from_yaml("warning_signs: [locked, unsure]").answers);
}

TEST_CASE("what stands before a torn place is known, but for the last key") {
  const std::string_view before = "{age: 60, warning_signs: [locked, unsure]}";
  for (const char* text :
       {R"({"age": 60, "warning_signs": ["locked", "li)", R"({"age": 60, "warning_signs": ["locked",)",
        R"({"age": 60, "warning_signs": "locked")",
        R"({"age": 60, "warning_signs": ["locked"] "onset": "gradual"})"}) {
    INFO(text);
    const Case runner = from_faulty_json(text);
    CHECK(runner.problems.size() == 1);
    CHECK(runner.answers == from_yaml(before).answers);
  }
  CHECK(from_faulty_json(R"({"age": 60, "pain_rest": 1)").answers == from_yaml("age: 60").answers);
  CHECK(from_faulty_json(R"({"age": 60, "pain_rest")").answers == Case{}.answers);
  CHECK(from_faulty_json(R"({"age": 60}, {"age": 61})").answers == from_yaml("age: 60").answers);
}

TEST_CASE("programs are told the key and what stands there, but not the name of a person") {
  const Case runner =
      from_yaml("{age: old, agge: 3, warning_signs: [locked, lokced], name: [Ann], onset: [a, b]}");
  std::string all;
  for (const Diagnostics* each : {&runner.problems, &runner.plan_problems}) {
    for (const Diagnostic& problem : each->all()) all += problem.key + "=" + problem.value + "|";
  }
  CHECK(all == "age=old|agge=|warning_signs=lokced|onset=|name=|");
}

}  // namespace kneecheck::test
