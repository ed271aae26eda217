// The way through an interview.
#include "interview/interview.h"

#include <doctest/doctest.h>

#include "intake/case_yaml.h"
#include "interview/divide.h"
#include "interview/reply.h"
#include "support.h"

namespace kneecheck::test {
namespace {

// What everybody is asked first, with nothing unusual: up to the numbers, and to the end of the opening.
const std::vector<std::string_view> to_numbers{"0", "1 17", "1 4 11"};
const std::vector<std::string_view> calm{"0", "1 17", "1 4 11", "34 f 6 0 1 1 1 1 1", "0", "0",
                                         "0", "0",    "0"};

// Types these lines one after another.
Interview typed(Interview interview, const std::vector<std::string_view>& lines) {
  for (const std::string_view line : lines) {
    const auto next = next_of(builtin(), interview);
    REQUIRE_MESSAGE(next, line);
    const Reply reply = read_reply(builtin(), next->step, line, false);
    if (reply.kind == ReplyKind::back) {
      go_back(interview);
      continue;
    }
    REQUIRE_MESSAGE(reply.kind == ReplyKind::answers, line, " at ",
                    builtin().questions[next->step.questions.front()].id);
    interview = answered(builtin(), std::move(interview), next->step, reply.answers);
  }
  return interview;
}

std::string name_of(const Step& step) {
  if (step.page != nullptr && step.questions.size() == step.page->questions.size())
    return std::string{step.page->id};
  std::string text;
  for (const QuestionIndex question : step.questions)
    text += (text.empty() ? "" : " ") + std::string{builtin().questions[question].id};
  return text;
}

std::string asked_now(const Interview& interview) {
  const auto next = next_of(builtin(), interview);
  return next ? name_of(next->step) : "(result)";
}

std::string saved(const Interview& interview) {
  return case_yaml(builtin(), case_of(builtin(), interview), left_open(builtin(), interview));
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "emergencies come first, then the place, the beginning, the numbers, the other signs and the history") {
  Interview interview;
  std::string order;
  for (const std::string_view line : calm) {
    order += asked_now(interview) + " ";
    interview = typed(std::move(interview), {line});
  }
  CHECK(order ==
        "first_check place beginning numbers knee_signs skin_signs other_signs illnesses leg_history ");
}

TEST_CASE("an emergency ends it at once, and the case does not claim what was not asked") {
  const Interview told = typed({}, {"open_wound"});
  CHECK(asked_now(told) == "(result)");
  CHECK(saved(told) == "warning_signs: [open_wound, unsure]\n");
  CHECK(saved(typed({}, {"0"})).empty());
}

TEST_CASE("an alarm of the same day goes on as long as it can become an emergency") {
  const Interview locked = typed(typed({}, to_numbers), {"34 f 6 0 1 1 1 1 1", "locked"});
  CHECK(asked_now(locked) == "skin_signs");
  CHECK(asked_now(typed(locked, {"hot_red_swollen fever_unwell"})) == "(result)");
  const Interview calmer = typed(locked, {"0"});
  // With cancer, weak legs would make it more urgent: once these are asked for, nothing of the rest does.
  CHECK(asked_now(calmer) == "other_signs");
  CHECK(asked_now(typed(calmer, {"0"})) == "(result)");
}

TEST_CASE("an alarm that only a date can take back waits for that date alone") {
  const Interview interview = typed({}, {"0", "1 17", "2 6 11"});
  CHECK(asked_now(interview) == "injury_days_ago");
  CHECK(asked_now(typed(interview, {"60"})) == "mechanism");
}

TEST_CASE("one answer of several lists may be missing, and is asked again") {
  const Interview interview = typed({}, {"0", "1 17", "1"});
  CHECK(asked_now(interview) == "swelling feel");
  CHECK(asked_now(typed(interview, {"1 8"})) == "numbers");
  CHECK(asked_now(typed({}, {"0", "1"})) == "side");
  CHECK(asked_now(typed({}, {"0", "1 u"})) == "beginning");  // not sure which knee
}

TEST_CASE("answers that cannot concern somebody are not put, and are no") {
  const auto illnesses = [](std::string_view numbers) {
    return *next_of(builtin(), typed(typed({}, to_numbers), {numbers, "0", "0", "0"}));
  };
  const auto items = [&](std::string_view numbers) {
    std::string text;
    for (const Item& item : items_of(builtin(), illnesses(numbers).step))
      text += std::string{builtin().questions[item.question].choices[item.choice].id} + " ";
    return text;
  };
  CHECK(holds(items("34 f 6 0 1 1 1 1 1"), "pregnant postpartum hormone_pill"));
  CHECK(holds(items("34 u 6 0 1 1 1 1 1"), "pregnant"));
  CHECK_FALSE(holds(items("34 m 6 0 1 1 1 1 1"), "pregnant"));
  CHECK_FALSE(holds(items("9 f 6 0 1 1 1 1 1"), "hormone_pill"));
  Interview man = typed(typed({}, to_numbers), {"34 m 6 0 1 1 1 1 1", "0", "0", "0", "0", "0"});
  CHECK(holds(saved(man), "history: [none]\n"));
  while (asked_now(man) != "numbers") REQUIRE(go_back(man));
  man = typed(std::move(man), {"34 f 6 0 1 1 1 1 1"});
  CHECK(asked_now(man) == "illnesses");  // what was left out is put now
  CHECK_FALSE(holds(saved(man), "history"));
  CHECK(holds(saved(typed(std::move(man), {"0"})), "history: [none]\n"));
}

TEST_CASE("of a list in doubt only what was named is known") {
  const Interview told =
      typed(typed({}, to_numbers), {"34 f 6 0 1 1 1 1 1", "giving_way", "u", "0", "0", "0"});
  CHECK(holds(saved(told), "warning_signs: [giving_way, unsure]\n"));
  CHECK(case_of(builtin(), told)[Key::warning_signs].no == 0);
  const Interview open = typed(typed({}, to_numbers), {"34 f 6 0 1 1 1 1 1", "0", "u", "0", "0", "0"});
  CHECK(holds(saved(open), "warning_signs: unsure\n"));
}

TEST_CASE("what an answer rules out is not asked, and not written down") {
  const Interview interview = typed({}, to_numbers);
  const Case runner = case_of(builtin(), interview);
  CHECK(runner.known(Key::mechanism));
  CHECK(runner[Key::mechanism].yes == 0);
  CHECK(runner.known(Key::swelling_place));
  CHECK(answer_words(builtin(), runner, static_cast<QuestionIndex>(Key::swelling_place)).empty());
  CHECK_FALSE(holds(saved(interview), "mechanism"));
}

TEST_CASE("back shows the last answer, and a new one keeps the later ones") {
  Interview interview = typed(typed({}, to_numbers), {"34 f 6 0 1 1 1 1 1"});
  CHECK(go_back(interview));
  CHECK(asked_now(interview) == "numbers");
  CHECK(go_back(interview));
  CHECK(asked_now(interview) == "beginning");
  CHECK(interview.said.runner.known(Key::age));
  interview = typed(std::move(interview), {"2 4 11"});
  CHECK(asked_now(interview) == "mechanism");  // which it asks for; the numbers are not asked again
  CHECK(interview.said.runner.whole(Key::age, 0) == 34);
  Interview first;
  CHECK_FALSE(go_back(first));
}

TEST_CASE("answers that make no sense any more are forgotten") {
  Interview interview = typed({}, {"0", "1 17", "3 4 11", "twist"});
  CHECK(holds(saved(interview), "mechanism: [twist]\n"));
  while (asked_now(interview) != "beginning") REQUIRE(go_back(interview));
  interview = typed(std::move(interview), {"1 4 11"});
  CHECK_FALSE(holds(saved(interview), "mechanism"));
}

TEST_CASE("numbers in a row may come one at a time, and the row goes on") {
  Interview interview = typed(typed({}, to_numbers), {"34"});
  CHECK(asked_now(interview).starts_with("sex duration_weeks "));
  interview = typed(std::move(interview), {"m 6"});
  CHECK(asked_now(interview).starts_with("morning_stiffness_minutes "));
  CHECK(go_back(interview));
  CHECK(asked_now(interview) == "sex duration_weeks");
}

TEST_CASE("when walking hurts, how far the knee lets one run decides whether there is a plan") {
  Interview interview = typed({}, calm);
  while (asked_now(interview) != "worse_with") interview = typed(std::move(interview), {"u"});
  interview = typed(std::move(interview), {"walking, downhill, running"});
  bool asked = false;
  while (asked_now(interview) != "(result)") {
    asked = asked || asked_now(interview) == "comfortable_km";
    interview = typed(std::move(interview), {asked_now(interview) == "comfortable_km" ? "5" : "u"});
  }
  CHECK(asked);
  CHECK_FALSE(assess(builtin(), case_of(builtin(), interview)).no_plan);
}

TEST_CASE("the result comes before the questions of the plan, which may end the plan") {
  Interview told =
      resumed(builtin(),
              {case_of("age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\n"
                       "history: [none]\ndiagnosis: itb\nfeel: [none]\npattern: [none]\nimaging: [none]\n"
                       "worse_with: [running]\npain_rest: 0\npain_sitting: 0\npain_stairs: 0\npain_squat: 0\n"
                       "pain_hop: 0\nmorning_stiffness_minutes: 0\nduration_weeks: 4\nside: left\nsex: male\n"
                       "hip_turn_hurts: no\n"),
               {}});
  REQUIRE(asked_now(told) == "(result)");
  told.wants_plan = true;
  CHECK(asked_now(told) == "start");
  const Interview cannot_run = typed(told, {"2027-01-04", "20", "10", "0"});
  CHECK(asked_now(cannot_run) == "pain_run");  // it matters only now
  CHECK(asked_now(typed(cannot_run, {"9"})) == "(result)");
  CHECK(asked_now(typed(cannot_run, {"5"})) == "weeks_off");
}

TEST_CASE("with an illness, how much one runs decides whether there is a plan") {
  const Interview told = resumed(
      builtin(),
      {case_of("age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\n"
               "history: [heart_disease]\ndiagnosis: itb\nfeel: [none]\npattern: [none]\nimaging: [none]\n"
               "worse_with: [running]\npain_rest: 0\npain_sitting: 0\npain_stairs: 0\npain_squat: 0\n"
               "pain_hop: 0\nmorning_stiffness_minutes: 0\nduration_weeks: 4\nside: left\nsex: male\n"
               "hip_turn_hurts: no\n"),
       {}});
  REQUIRE(asked_now(told) == "weekly_km");
  CHECK(assess(builtin(), case_of(builtin(), typed(told, {"0"}))).no_plan);  // new to running
  CHECK_FALSE(assess(builtin(), case_of(builtin(), typed(told, {"20"}))).no_plan);
}

TEST_CASE("a resumed interview can be walked back through") {
  Interview again =
      resumed(builtin(), {case_of("warning_signs: [none]\nhistory: [none]\nlocation: [outer]\n"), {}});
  CHECK(asked_now(again) == "side");
  CHECK(go_back(again));
  CHECK(asked_now(again) == "leg_history");
  while (asked_now(again) != "location") REQUIRE(go_back(again));
  again = typed(std::move(again), {"front"});
  CHECK(asked_now(again) == "side");
}

TEST_CASE("an alarm that was mistyped can be taken back after it was saved") {
  Interview again = resumed(builtin(), {case_of("warning_signs: [open_wound, unsure]\n"), {}});
  CHECK(asked_now(again) == "(result)");
  CHECK(go_back(again));
  CHECK(asked_now(again) == "first_check");
  again = typed(std::move(again), {"0"});
  CHECK(asked_now(again) == "place");
  CHECK(saved(again).empty());
}

TEST_CASE("a step that is too tall for the screen becomes its first part") {
  const auto at_most = [](std::size_t rows) {
    return
        [rows](const Step& step) { return items_of(builtin(), step).size() + step.questions.size() <= rows; };
  };
  const Step place = on_page("place", {Key::location, Key::side});
  CHECK(beginning_that_fits(builtin(), place, at_most(40)) == place);
  CHECK(beginning_that_fits(builtin(), place, at_most(18)) == alone(Key::location));
  const Step worse = alone(Key::worse_with);
  const Step part = beginning_that_fits(builtin(), worse, at_most(8));
  CHECK(items_of(builtin(), part).size() == 7);
  Interview interview = typed({}, calm);
  while (asked_now(interview) != "worse_with") interview = typed(std::move(interview), {"u"});
  interview =
      answered(builtin(), std::move(interview), part, read_reply(builtin(), part, "1", false).answers);
  CHECK(asked_now(interview) == "worse_with");
  CHECK_FALSE(holds(saved(interview), "worse_with: [running]\n"));
  interview = typed(std::move(interview), {"0"});
  CHECK(holds(saved(interview), "worse_with: [running]\n"));
}

}  // namespace kneecheck::test
