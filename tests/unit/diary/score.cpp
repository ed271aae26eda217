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
      "2026-12-08,,,,,visa-p=80/100\n");
  CHECK(doses(plain.plan) == doses(scored.plan));
  CHECK(plain.plan.decisions.size() == scored.plan.decisions.size());
  CHECK(scored.progress.rows == plain.progress.rows + 3);
  REQUIRE(scored.progress.scores.size() == 2);
  CHECK(scored.progress.scores[0].name == "a b");
  CHECK(scored.progress.scores[0].least == 3);
  CHECK(scored.progress.scores[1].name == "visa-p");
  std::vector<int> values;
  for (const auto& value : scored.progress.scores[1].values) values.push_back(value.value);
  CHECK(values == std::vector{10, 90, 80});
}

}  // namespace kneecheck::test
