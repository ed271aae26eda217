// The way through an interview.
#include "interview/interview.h"

#include <doctest/doctest.h>

#include "intake/case_yaml.h"
#include "interview/reply.h"
#include "support.h"

namespace kneecheck::test {
namespace {

// Types these lines one after another; `offer` is answered with the plan questions wanted.
Interview typed(Interview interview, std::initializer_list<std::string_view> lines) {
  for (const std::string_view line : lines) {
    const Next next = next_of(builtin(), interview);
    if (next.turn == Turn::offer_plan) {
      interview = with_plan_questions(std::move(interview), line == "y");
      continue;
    }
    REQUIRE(next.turn == Turn::question);
    const Reply reply = read_reply(builtin(), next.step, line, false);
    if (reply.kind == ReplyKind::back) {
      go_back(interview);
      continue;
    }
    REQUIRE_MESSAGE(reply.kind == ReplyKind::answers, line, " at ",
                    builtin().questions[next.step.questions.front()].id);
    interview = answered(builtin(), std::move(interview), next.step, reply.answers);
  }
  return interview;
}

std::string asked_now(const Interview& interview) {
  const Next next = next_of(builtin(), interview);
  if (next.turn == Turn::offer_plan) return "(offer)";
  if (next.turn == Turn::done) return "(done)";
  std::string text;
  for (const QuestionIndex question : next.step.questions)
    text += (text.empty() ? "" : " ") + std::string{builtin().questions[question].id};
  return text;
}

std::string saved(const Interview& interview) {
  return case_yaml(builtin(), case_of(builtin(), interview), left_open(interview));
}

}  // namespace

TEST_CASE("warning signs and history come first, then the other safety questions") {
  Interview interview;
  CHECK(asked_now(interview) == "warning_signs");
  interview = typed(std::move(interview), {"0"});
  CHECK(asked_now(interview) == "history");
  std::string rest;
  for (const std::string_view line : {"0", "outer", "gradual", "1"}) {
    interview = typed(std::move(interview), {line});
    rest += asked_now(interview) + " ";
  }
  CHECK(rest == "location onset swelling age ");
}

TEST_CASE("an alarm ends it at once") {
  CHECK(asked_now(typed({}, {"locked"})) == "(done)");
  CHECK(asked_now(typed({}, {"0", "skin_wound", "outer", "gradual", "7"})) == "(done)");
}

TEST_CASE("an alarm that only a date can take back waits for that date alone") {
  const Interview interview = typed({}, {"0", "0", "outer", "sudden", "3"});
  CHECK(asked_now(interview) == "injury_days_ago");
  CHECK(asked_now(typed(interview, {"2"})) == "(done)");
  CHECK(asked_now(typed(interview, {"u"})) == "(done)");
  CHECK(asked_now(typed(interview, {"60"})) != "(done)");
}

TEST_CASE("what an answer rules out is not asked, and not written down") {
  const Interview interview = typed({}, {"0", "0", "outer", "gradual", "1"});
  const Case runner = case_of(builtin(), interview);
  CHECK(runner.known(Key::mechanism));
  CHECK(runner[Key::mechanism].yes == 0);
  CHECK(runner.known(Key::swelling_place));
  CHECK(answer_words(builtin(), runner, static_cast<QuestionIndex>(Key::swelling_place)).empty());
  CHECK(saved(interview).find("mechanism") == std::string::npos);
}

TEST_CASE("back shows the last answer, and a new one keeps the later ones") {
  Interview interview = typed({}, {"0", "0", "outer", "gradual", "1", "34"});
  CHECK(go_back(interview));
  CHECK(asked_now(interview) == "age");
  CHECK(go_back(interview));
  CHECK(asked_now(interview) == "swelling");
  CHECK(go_back(interview));
  CHECK(asked_now(interview) == "onset");
  CHECK(interview.said.runner.known(Key::age));
  interview = typed(std::move(interview), {"sudden"});
  CHECK(asked_now(interview) == "mechanism");  // which it asks for; the age is not asked again
  CHECK(interview.said.runner.whole(Key::age, 0) == 34);
  Interview first;
  CHECK_FALSE(go_back(first));
}

TEST_CASE("answers that make no sense any more are forgotten") {
  Interview interview = typed({}, {"0", "0", "outer", "injury", "1", "34"});
  while (asked_now(interview).find("mechanism") == std::string::npos)
    interview = typed(std::move(interview), {"u"});
  interview = typed(std::move(interview), {"twist"});
  CHECK(saved(interview).find("mechanism: [twist]\n") != std::string::npos);
  while (asked_now(interview) != "onset") REQUIRE(go_back(interview));
  interview = typed(std::move(interview), {"gradual"});
  CHECK(saved(interview).find("mechanism") == std::string::npos);
}

TEST_CASE("numbers in a row may come one at a time, and the row goes on") {
  Interview interview = typed({}, {"0", "0", "outer", "gradual", "1", "34"});
  while (!asked_now(interview).starts_with("pain_")) interview = typed(std::move(interview), {"u"});
  const std::string row = asked_now(interview);
  CHECK(row.starts_with("pain_rest pain_sitting "));
  interview = typed(std::move(interview), {"1"});
  CHECK(asked_now(interview) == row.substr(std::string_view{"pain_rest "}.size()));
  CHECK(go_back(interview));
  CHECK(asked_now(interview) == "pain_rest");
}

TEST_CASE("when walking hurts, how far the knee lets one run decides whether there is a plan") {
  Interview interview = typed({}, {"0", "0", "outer", "gradual", "1", "34"});
  while (asked_now(interview) != "worse_with") interview = typed(std::move(interview), {"u"});
  interview = typed(std::move(interview), {"walking, downhill, running"});
  bool asked = false;
  while (asked_now(interview) != "(done)" && asked_now(interview) != "(offer)") {
    asked = asked || asked_now(interview) == "comfortable_km";
    interview = typed(std::move(interview), {asked_now(interview) == "comfortable_km" ? "5" : "u"});
  }
  CHECK(asked);
  CHECK(asked_now(interview) == "(offer)");
}

TEST_CASE("the questions of the plan are offered, can be skipped, and can end the plan") {
  const Interview told =
      resumed(builtin(),
              {case_of("age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\n"
                       "history: [none]\ndiagnosis: itb\nfeel: [none]\npattern: [none]\nimaging: [none]\n"
                       "worse_with: [running]\npain_rest: 0\npain_sitting: 0\npain_stairs: 0\npain_squat: 0\n"
                       "pain_hop: 0\nmorning_stiffness_minutes: 0\nduration_weeks: 4\n"),
               {}});
  REQUIRE(asked_now(told) == "(offer)");
  CHECK(asked_now(typed(told, {"n"})) == "(done)");
  Interview skipped = typed(told, {"n"});
  CHECK(go_back(skipped));
  CHECK(asked_now(skipped) == "(offer)");
  CHECK(asked_now(typed(told, {"y"})) == "weekly_km");
  const Interview cannot_run = typed(told, {"y", "20", "10", "0"});
  CHECK(asked_now(cannot_run) == "pain_run");  // it matters only now
  CHECK(asked_now(typed(cannot_run, {"9"})) == "(done)");
  CHECK(asked_now(typed(cannot_run, {"5"})) == "weeks_off");
}

TEST_CASE("with an illness, how much one runs decides whether there is a plan") {
  const Interview told = resumed(
      builtin(),
      {case_of("age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\n"
               "history: [heart_disease]\ndiagnosis: itb\nfeel: [none]\npattern: [none]\nimaging: [none]\n"
               "worse_with: [running]\npain_rest: 0\npain_sitting: 0\npain_stairs: 0\npain_squat: 0\n"
               "pain_hop: 0\nmorning_stiffness_minutes: 0\nduration_weeks: 4\n"),
       {}});
  REQUIRE(asked_now(told) == "weekly_km");
  CHECK(asked_now(typed(told, {"0"})) == "(done)");  // new to running
  CHECK(asked_now(typed(told, {"20"})) == "(offer)");
}

TEST_CASE("a resumed interview can be walked back through") {
  Interview again =
      resumed(builtin(), {case_of("warning_signs: [none]\nhistory: [none]\nlocation: [outer]\n"), {}});
  CHECK(asked_now(again) == "onset");
  CHECK(go_back(again));
  CHECK(asked_now(again) == "location");
  again = typed(std::move(again), {"front"});
  CHECK(asked_now(again) == "onset");
}

}  // namespace kneecheck::test
