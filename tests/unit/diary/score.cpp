// Scores: what is one, and that they change nothing.
#include "diary/score.h"

#include <doctest/doctest.h>

#include <utility>
#include <variant>
#include <vector>

#include "diary/replan.h"
#include "support.h"

namespace kneecheck::test {
namespace {

// Everything that is asked, date by date.
std::vector<std::pair<std::optional<plan::Run>, std::vector<plan::PrescribedExercise>>> doses(
    const plan::Plan& plan) {
  std::vector<std::pair<std::optional<plan::Run>, std::vector<plan::PrescribedExercise>>> all;
  for (const plan::Week& week : plan.weeks) {
    for (const plan::Day& day : week.days) all.emplace_back(day.run, day.exercises);
  }
  return all;
}

}  // namespace

TEST_CASE("what is a score, and reads back") {
  CHECK(parse_score("visa-p", "62/100") == Score{"visa-p", 62, 0, 100});
  CHECK(parse_score(" KOOS-12 ", " 8 / 1 - 10 ") == Score{"KOOS-12", 8, 1, 10});
  CHECK(parse_score("a", "0/1") == Score{"a", 0, 0, 1});
  CHECK(parse_score("a", "10000/10000") == Score{"a", 10'000, 0, 10'000});
  for (const Score& score : {Score{"lefs", 51, 0, 80}, Score{"eq", 1, 1, 10}})
    CHECK(parse_score(score.name, score_text(score)) == score);
}

TEST_CASE("what is no score") {
  for (const std::string_view value :
       {"", "62", "/100", "62/", "101/100", "-1/10", "6.5/10", "1e1/10", "0/0", "5/10-5", "1/2-5", "6/2-5",
        "5/1-2-9", "1/10001", "010/100", "a/b", "62/100/2"}) {
    CAPTURE(value);
    CHECK(!parse_score("visa", value));
  }
  for (const std::string& name :
       {std::string{}, std::string{"1a"}, std::string{"-a"}, std::string{"a=b"}, std::string{"a;b"},
        std::string{"a:b"}, std::string{"a\nb"}, std::string(41, 'a')}) {
    CAPTURE(name);
    CHECK(!parse_score(name, "1/2"));
  }
  CHECK(parse_score(std::string(40, 'a'), "1/2"));
}

TEST_CASE("a score is drawn, whatever it is, and the plan stays as it is without it") {
  const intake::Case runner = outer_case(
      "weekly_km: 20\nlongest_run_km: 8\ncomfortable_km: 5\npace: 6:00\nweeks_off: 0\ndays: [mon, wed, sat]\n"
      "runs_per_week: 3\nstart: 2026-11-30\n");
  const triage::Assessment assessment = triage::assess(builtin(), runner);
  REQUIRE(!assessment.no_plan);
  const Date start = *parse_date("2026-11-30");
  const Date today = *parse_date("2026-12-09");
  const std::string runs =
      "date,run_minutes,pain_during,pain_after_60min,pain_next_morning,scores\n"
      "2026-11-30,20,1,0,0,\n2026-12-02,20,1,0,0,\n2026-12-05,20,1,0,0,\n";
  const auto with = [&](const std::string& scores) {
    auto found = replan(builtin(), runner, assessment, read(runs + scores).rows, {start, today});
    REQUIRE(std::holds_alternative<Replanned>(found));
    return std::get<Replanned>(std::move(found));
  };
  const Replanned plain = with("");
  const Replanned scored = with(
      "2026-12-01,,,,,visa-p=10/100\n2026-12-08,,,,,VISA-P=90/100;a b=3/3-9\n"
      "2026-12-02,20,1,0,0,visa-p=70/100\n");  // a row that is there already, scores aside
  CHECK(doses(plain.plan) == doses(scored.plan));
  CHECK(plain.plan.revision == scored.plan.revision);
  CHECK(plain.plan.decisions.size() == scored.plan.decisions.size());
  CHECK(plain.progress.rows == scored.progress.rows);
  // Nor does a diary that holds nothing else, however long ago the plan began.
  for (const int days : {0, 8, 21, 50}) {
    const auto only = replan(builtin(), runner, assessment, read("date,scores\n2026-11-30,eq=1/10\n").rows,
                             {start, start.plus(days)});
    const auto none = replan(builtin(), runner, assessment, {}, {start, start.plus(days)});
    REQUIRE(std::holds_alternative<Replanned>(only));
    CHECK(doses(std::get<Replanned>(only).plan) == doses(std::get<Replanned>(none).plan));
  }
}

TEST_CASE("scores by kind: by date, each once, whatever the capitals") {
  const DiaryFile diary = read(
      "date,run_minutes,scores\n2026-12-08,20,visa-p=80/100;a b=3/3-9\n2026-12-01,,VISA-P=10/100\n"
      "2026-12-08,20,VISA-P=80/100\n2026-12-08,,visa-p=90/100\n2026-12-09,,visa-p=9/10\n");
  CHECK(problems(diary) == "");
  CHECK(diary.rows.size() == 1);
  const std::vector<ScoreKind> kinds = by_kind(diary.scores);
  REQUIRE(kinds.size() == 3);
  CHECK(kinds[0].name == "VISA-P");
  std::vector<int> values;
  for (const ScoreKind::Value& value : kinds[0].values) values.push_back(value.value);
  CHECK(values == std::vector{10, 80, 90});
  CHECK(kinds[1].name == "a b");
  CHECK(kinds[2].most == 10);
}

TEST_CASE("a score may be older than the plan, and nothing else") {
  const Bounds bounds{.start = parse_date("2026-11-30"), .today = parse_date("2026-12-09")};
  CHECK(problems(read("date,scores\n2026-11-20,eq=1/10\n", {}, bounds)) == "");
  CHECK(read("date,run_minutes,scores\n2026-11-20,10,eq=1/10\n", {}, bounds).problems.size() == 1);
  CHECK(read("date,run_minutes\n2026-11-20,10\n", {}, bounds).problems.size() == 1);
  CHECK(read("date,scores\n2026-12-10,eq=1/10\n", {}, bounds).problems.size() == 1);
}

}  // namespace kneecheck::test
