#include "export/csv.h"

#include <algorithm>
#include <map>
#include <utility>

#include "export/csv_cell.h"
#include "made.h"
#include "words/plan_words.h"

using namespace kneecheck;
using namespace kneecheck::exports;

namespace {

using Table = std::vector<std::vector<std::string>>;

// The rows of well-formed CSV; whether it is well formed, tests/csv_files.py asks.
Table rows_of(const std::string& text) {
  Table rows;
  std::vector<std::string> row{""};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '"' && text.substr(i, 2) == "\"\"") {
      row.back() += text[i++];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      row.emplace_back();
    } else if (!quoted && text.compare(i, 2, "\r\n") == 0) {
      rows.push_back(std::exchange(row, {""}));
      ++i;
    } else {
      row.back() += text[i];
    }
  }
  CHECK(row == std::vector<std::string>{""});
  return rows;
}

// Each row by the names of the header.
std::vector<std::map<std::string, std::string>> named(std::string_view header, const std::string& text) {
  const Table rows = rows_of(std::string{header} + text);
  std::vector<std::map<std::string, std::string>> all;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    REQUIRE(rows[i].size() == rows[0].size());
    auto& row = all.emplace_back();
    for (std::size_t k = 0; k < rows[0].size(); ++k) row[rows[0][k]] = rows[i][k];
  }
  return all;
}

std::string field(std::string_view text, bool raw = false) {
  std::string out;
  append_csv_text(out, text, raw);
  return out;
}

std::vector<std::map<std::string, std::string>> plan_rows(const Made& one) {
  std::string out;
  write_plan_csv(out, one.view(), *one.plan, {});
  return named(plan_csv_header(), out);
}

}  // namespace

TEST_CASE("the columns are those of the contract") {
  CHECK(triage_csv_header() ==
        "id,status,urgency,alarm,action,within,undiagnosed,condition_1,band_1,condition_2,band_2,rules,"
        "missing,error\r\n");
  CHECK(plan_csv_header() ==
        "id,status,urgency,alarm,action,revision,week,phase,date,day,kind,item,sets,reps,hold_s,rest_s,sides,"
        "depth_deg,load_rm,run_min,walk_min,"
        "repeats,minutes,km,terrain,strides,technique,technique_minutes,cue_pct,new,error\r\n");
}

TEST_CASE("a field is quoted where it must be, and only there") {
  CHECK(field("P-014") == "P-014");
  CHECK(field("") == "");
  CHECK(field("a,b") == "\"a,b\"");
  CHECK(field("say \"ah\"") == "\"say \"\"ah\"\"\"");
  CHECK(field("one\ntwo") == "\"one\ntwo\"");
  CHECK(field("one\r\ntwo") == "\"one\r\ntwo\"");
  CHECK(field("one;two") == "\"one;two\"");
  CHECK(field(" a ") == "\" a \"");
  CHECK(field("Jos\xC3\xA9 \xF0\x9F\xA6\xB5") == "Jos\xC3\xA9 \xF0\x9F\xA6\xB5");
}

TEST_CASE("a field that a spreadsheet would compute is guarded, and raw takes the guard away") {
  for (const std::string_view formula : {"=1+1", "+1", "-1", "@SUM(A1)",
                                         "\xEF\xBC\x9D"
                                         "1",
                                         "\xEF\xBC\x8B"
                                         "1",
                                         "\xEF\xBC\x8D"
                                         "1",
                                         "\xEF\xBC\xA0"
                                         "1"}) {
    CAPTURE(formula);
    CHECK(field(formula) == "'" + std::string{formula});
    CHECK(field(formula, true) == formula);
  }
  CHECK(field("\t=1") == "\"'\t'=1\"");
  CHECK(field("\n=1") == "\"'\n'=1\"");
  CHECK(field("\r\nx") == "\"'\r\nx\"");
  CHECK(field("a;=1") == "\"a;'=1\"");
  CHECK(field("a\n- b") == "\"a\n'- b\"");
  // With apostrophes of its own it gets one more, so that one can be taken away.
  CHECK(field("'=1") == "''=1");
  CHECK(field("'t Hart") == "'t Hart");
  CHECK(field("a=1") == "a=1");
  CHECK(field("a-b") == "a-b");
  CHECK(field("'") == "'");
}

TEST_CASE("what would reorder or hide text is an escape in a field") {
  CHECK(field("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(field(std::string_view{"a\0b", 3}, true) == "a\\x00b");
  CHECK(field("a\xC2\x9B"
              "b") == "a\\u009bb");
  CHECK(field("P-\u202E41") == "P-\\u202e41");
  CHECK(field("P-\u200B41", true) == "P-\\u200b41");
  CHECK(field("\u2028=1,") == "\"\\u2028=1,\"");
  CHECK(field("a\tb\r\nc") == "\"a\tb\r\nc\"");
  CHECK(field("Zo\u00EB \u0639\u0644\u06CC\u200C\u0631\u0636\u0627") ==
        "Zo\u00EB \u0639\u0644\u06CC\u200C\u0631\u0636\u0627");
  CHECK(field("a\xC2\xA0"
              "b") ==
        "a\xC2\xA0"
        "b");
}

TEST_CASE("a triage is one row") {
  const Made one = made(outer_case("id: \"=1+1\"\n"));
  std::string out;
  write_triage_csv(out, one.view(), {});
  auto row = named(triage_csv_header(), out).front();
  CHECK(row["id"] == "'=1+1");
  CHECK(row["status"] == "complete");
  CHECK(row["urgency"] == "self_manage");
  CHECK(row["alarm"] == "false");
  CHECK(row["action"].starts_with("You can look after this yourself, with a plan. "));
  CHECK(row["within"] == action_of(builtin(), one.runner, one.assessment, one.view().region).within);
  CHECK(row["condition_1"] == "itb");
  CHECK(row["band_1"] == "likely");
  CHECK(row["missing"].empty());
  CHECK(row["error"].empty());
}

TEST_CASE("an incomplete triage names what is missing, and all rules that are true") {
  const Made one = made(
      case_of("id: P-2\nage: 52\nlocation: [all_over]\nwarning_signs: [hot_red_swollen, fever_unwell]\n"));
  std::string out;
  write_triage_csv(out, one.view(), {});
  auto row = named(triage_csv_header(), out).front();
  CHECK(row["status"] == "incomplete");
  CHECK(row["urgency"] == "emergency");
  CHECK(row["alarm"] == "true");
  CHECK(row["condition_1"].empty());  // beside an alarm a harmless name would read as an all-clear
  CHECK(row["missing"] == "onset;swelling;history");
  CHECK(row["rules"].find(';') != std::string::npos);
}

TEST_CASE("what is not known is not false, and has no causes") {
  const Made one =
      made(case_of("age: 34\nlocation: [outer]\nonset: gradual\npattern: [after_set_distance]\n"));
  std::string out;
  write_triage_csv(out, one.view(), {});
  auto row = named(triage_csv_header(), out).front();
  CHECK(row["status"] == "incomplete");
  CHECK(row["alarm"].empty());
  CHECK(row["condition_1"].empty());
}

TEST_CASE("a plan is one row for each run and each exercise of each day, and each test before a phase") {
  const Made one = made_plan("id: P-014\n");
  const auto rows = plan_rows(one);
  std::size_t at = 0;
  for (const Week& week : one.plan->weeks) {
    for (const Day& day : week.days) {
      if (day.run) {
        auto row = rows.at(at++);
        CHECK(row["kind"] == "run");
        CHECK(row["date"] == date_text(day.date));
        CHECK(row["minutes"] == std::to_string(day.run->minutes));
        CHECK(row["km"] == tenths_text(day.run->km_tenths));
        CHECK(row["strides"] == std::to_string(day.run->strides));
        CHECK(row["run_min"] == (day.run->walk_run ? std::to_string(day.run->walk_run->run_minutes) : ""));
        const bool learns = !day.run->techniques.empty();
        CHECK(row["technique_minutes"] ==
              (learns ? std::to_string(day.run->techniques.front().minutes) : ""));
        CHECK(row["cue_pct"] == (learns ? std::to_string(week.techniques.front().cue_percent) : ""));
        CHECK(row["sets"].empty());
      }
      for (const PrescribedExercise& dose : day.exercises) {
        auto row = rows.at(at++);
        CHECK(row["kind"] == "exercise");
        CHECK(row["item"] == builtin().exercises[dose.exercise].id);
        CHECK(row["day"] == word(day.date.weekday()));
        CHECK(row["week"] == std::to_string(week.number));
        CHECK(row["phase"] == word(week.phase));
        CHECK(row["hold_s"] == std::to_string(dose.hold_seconds));
        CHECK(row["depth_deg"] == (dose.depth_degrees ? std::to_string(*dose.depth_degrees) : ""));
        CHECK(row["load_rm"] == (dose.load_rm ? std::to_string(*dose.load_rm) : ""));
        CHECK(row["new"].starts_with(week.news.empty() ? "" : novelty_text(week.news.front())));
        CHECK(row["minutes"].empty());
      }
      const PhaseSpan* opens = phase_tested_in(*one.plan, week);
      if (opens == nullptr || &day != &test_day(*one.plan, week)) continue;
      for (const GateTest& test : opens->entry_tests) {
        auto row = rows.at(at++);
        CHECK(row["kind"] == "test");
        CHECK(row["item"] == test.test);
        CHECK(row["date"] == date_text(day.date));
        CHECK(row["minutes"].empty());
      }
    }
  }
  CHECK(at == rows.size());
  CHECK(at > 100);
  for (auto row : rows) {
    CHECK(row["id"] == "P-014");
    CHECK(row["status"] == "planned");
    CHECK(row["revision"] == "1");
    CHECK(row["action"].starts_with("You can look after this yourself, with a plan. "));
  }
}

TEST_CASE("a walk that is no run, and running and walking in turn, have words of their own") {
  Made one = made_plan();
  Week& week = one.plan->weeks.front();
  one.plan->weeks.resize(1);
  one.plan->phases.resize(1);
  for (Day& day : week.days) {
    day.run.reset();
    day.exercises.clear();
  }
  CHECK(plan_rows(one).size() == 1);  // the case is not lost
  CHECK(plan_rows(one).front()["kind"].empty());
  week.days[0].run = Run{};
  week.days[0].run->walk_run = WalkRun{0, 30, 1};
  week.days[2].run = Run{};
  week.days[2].run->walk_run = WalkRun{4, 1, 6};
  auto rows = plan_rows(one);
  CHECK(rows.at(0)["kind"] == "walk");
  CHECK(rows.at(0)["item"] == "walk");
  CHECK(rows.at(1)["kind"] == "run");
  CHECK(rows.at(1)["item"] == "walk_run");
  CHECK(rows.at(1)["repeats"] == "6");
}

TEST_CASE("weights and strides have their columns, the race its row, and two new things one cell") {
  Made one = made(trained_case());
  one.plan->weeks[0].news = {{NoveltyKind::phase, PhaseId::run, {}, {}}, {NoveltyKind::strides, {}, {}, {}}};
  auto rows = plan_rows(one);
  CHECK(rows.front()["new"] == "phase:run;strides");
  const auto count = [&rows](std::string_view column, std::string_view value) {
    return std::count_if(rows.begin(), rows.end(),
                         [&](auto row) { return row[std::string{column}] == value; });
  };
  CHECK(count("load_rm", "15") > 3);
  CHECK(count("strides", "4") >= 1);
  REQUIRE(count("kind", "race") == 1);
  for (auto row : rows) {
    if (row["kind"] != "race") continue;
    CHECK(row["date"] == "2027-05-15");
    CHECK(row["item"] == "race");
    CHECK(row["km"] == "10.2");
    CHECK(row["minutes"].empty());
  }
}

TEST_CASE("without a plan there is one row with what to do") {
  const Made one =
      made(case_of("id: P-3\nage: 52\nlocation: [all_over]\nonset: gradual\nswelling: none\nhistory: [none]\n"
                   "warning_signs: [hot_red_swollen, fever_unwell]\n"));
  std::string out;
  write_no_plan_csv(out, one.view(), {});
  const auto rows = named(plan_csv_header(), out);
  REQUIRE(rows.size() == 1);
  auto row = rows.front();
  CHECK(row["status"] == "withheld");
  CHECK(row["alarm"] == "true");
  CHECK(row["action"].starts_with("Get emergency help now"));
  CHECK(row["week"].empty());
}

TEST_CASE("a record that could not be read is one row of either table") {
  Diagnostics problems;
  problems.add({"bad_value", "-", {1, 2}, "'=1' is not an answer", "", "", 0, 1});
  std::string plan, triage, alarm;
  const Made nine = made_bad("id: P-9\n"), nobody = made_bad(""),
             hot = made_bad("warning_signs: breathless\n");
  write_error_csv(plan, {plan_schema, problems, nine.view()}, {});
  problems.add({"bad_value", "-", {1, 9}, "another", "", "", 0, 1});
  write_error_csv(triage, {triage_schema, problems, nobody.view()}, {});
  write_error_csv(alarm, {triage_schema, problems, hot.view()}, {});
  auto first = named(plan_csv_header(), plan).front();
  CHECK(first["id"] == "P-9");
  CHECK(first["status"] == "error");
  CHECK(first["alarm"].empty());  // nobody knows
  CHECK(first["error"] == "''=1' is not an answer");
  CHECK(first["action"].empty());
  CHECK(named(triage_csv_header(), triage).front()["error"] == "''=1' is not an answer (and 1 more)");
  auto urgent = named(triage_csv_header(), alarm).front();
  CHECK(urgent["urgency"] == "emergency");
  CHECK(urgent["alarm"] == "true");
  CHECK(urgent["action"].starts_with("Get emergency help now"));
  CHECK(urgent["within"] == "now");
}
