// The interview asks as little as it can, and comes to the same as if everything had been asked.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "intake/case_yaml.h"
#include "interview/interview.h"
#include "interviewed.h"
#include "matters.h"

namespace kneecheck::laws {
namespace {

constexpr std::size_t most_answers =
    14;  // the median that a runner with one of the usual troubles may be asked for

std::vector<Given> answers_to(const Case& truth, const std::vector<QuestionIndex>& questions) {
  std::vector<Given> answers;
  for (const QuestionIndex question : questions)
    answers.push_back({question, truth.answers[question], truth.sites});
  return answers;
}

// Answers from the truth until only the plan is left; `detour` is made after every answer.
template <class Detour>
Interview to_the_end(Interview interview, const Case& truth, const Detour& detour) {
  for (Next next = next_of(builtin(), interview); next.turn == Turn::question;
       next = next_of(builtin(), interview)) {
    const bool was_straight = interview.at == interview.path.size();
    interview = answered(builtin(), std::move(interview), next.step, answers_to(truth, next.step.questions));
    if (was_straight) detour(interview);
  }
  return interview;
}

std::string saved(const Interview& interview) {
  return case_yaml(builtin(), case_of(builtin(), interview), left_open(interview));
}

bool is_follow_up(QuestionIndex question) {
  const auto& all = builtin().follow_ups;
  return std::any_of(all.begin(), all.end(),
                     [question](const FollowUp& each) { return each.question == question; });
}

// The truth, but for the questions that were not put and are not of triage.
Case full_questionnaire(Case truth, const Questions& asked) {
  const Knowledge& knowledge = builtin();
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    if (knowledge.questions[i].group != QuestionGroup::triage && !asked[i]) truth.answers[i] = {};
  }
  return truth;
}

std::string shown(const Case& runner) {
  return case_yaml(builtin(), runner);
}

void check_same_outcome(std::uint64_t seed, const Case& truth) {
  const Told interview = interviewed(builtin(), truth);
  const std::string short_way = outcome_of(told(interview.said));
  const std::string long_way = outcome_of(full_questionnaire(truth, interview.said.asked));
  if (short_way != long_way)
    FAIL("seed ", seed, ": asked ", short_way, ", all ", long_way, "\n", shown(truth), "\n",
         shown(told(interview.said)));
}

std::size_t middle(std::vector<std::size_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers[numbers.size() / 2];
}

}  // namespace

TEST_CASE("the outcome is that of the full questionnaire") {
  const std::size_t people = how_many(6'000);
  for (std::uint64_t seed = 20'000'000; seed < 20'000'000 + people; ++seed) {
    Dice dice{seed};
    check_same_outcome(seed, anybody(dice));
    check_same_outcome(seed, typical_runner(dice, dice.one_in(2)));
  }
  MESSAGE("interviewed: ", people * 2, " people");
}

TEST_CASE("runners with one of the usual troubles give few answers") {
  for (const bool talkative : {false, true}) {
    std::vector<std::size_t> answers, keys;
    for (std::uint64_t seed = 21'000'000; seed < 21'001'000; ++seed) {
      Dice dice{seed};
      const Told interview = interviewed(builtin(), typical_runner(dice, talkative));
      answers.push_back(interview.steps.size());
      keys.push_back(interview.said.asked.count());
    }
    MESSAGE("median: ", middle(answers), " answers to ", middle(keys),
            " questions; most: ", *std::max_element(answers.begin(), answers.end()));
    CHECK(middle(answers) <= most_answers);
  }
}

TEST_CASE("no question is put whose answers all lead to the same") {
  const auto variants = all_variants();
  std::size_t asked = 0, beyond_proof = 0;
  for (std::uint64_t seed = 22'000'000; seed < 22'000'000 + how_many(40); ++seed) {
    Dice dice{seed};
    const Case truth = dice.one_in(2) ? anybody(dice) : typical_runner(dice, true);
    Said said;
    while (const auto step = next_step(builtin(), said)) {
      for (const QuestionIndex question : step->questions) {
        ++asked;
        if (matters(dice, said, question, variants)) continue;
        ++beyond_proof;
      }
      answer(said, truth, step->questions);
    }
  }
  MESSAGE(asked, " questions put, ", beyond_proof, " of them without a proof that they matter");
  CHECK(beyond_proof * 100 <
        2 * asked);  // three causes that are close can hide from the search, or from the bounds
}

TEST_CASE("no question is put twice, to nobody and in no part") {
  for (std::uint64_t seed = 23'000'000; seed < 23'000'000 + how_many(300); ++seed) {
    Dice dice{seed};
    const Case truth = typical_runner(dice, dice.one_in(2));
    Interview interview;
    Questions put;
    for (Next next = next_of(builtin(), interview); next.turn != Turn::done;
         next = next_of(builtin(), interview)) {
      if (next.turn == Turn::offer_plan) {
        interview = with_plan_questions(std::move(interview), true);
        continue;
      }
      for (const QuestionIndex question : next.step.questions) {
        REQUIRE_FALSE(put[question]);
        put.set(question);
      }
      interview =
          answered(builtin(), std::move(interview), next.step, answers_to(truth, next.step.questions));
    }
    CHECK(outcome_of(case_of(builtin(), interview)) ==
          outcome_of(full_questionnaire(truth, interview.said.asked)));
  }
}

TEST_CASE("back at every step and forward again is the straight way") {
  for (std::uint64_t seed = 24'000'000; seed < 24'000'000 + how_many(150); ++seed) {
    Dice dice{seed};
    const Case truth = dice.one_in(2) ? anybody(dice) : typical_runner(dice, true);
    const Interview straight = to_the_end({}, truth, [](Interview&) {});
    const Interview winding = to_the_end({}, truth, [&dice](Interview& interview) {
      for (std::size_t steps = 1 + dice.below(3); steps > 0; --steps) go_back(interview);
    });
    INFO("seed ", seed);
    CHECK(saved(straight) == saved(winding));
    CHECK(straight.path == winding.path);
  }
}

TEST_CASE("a changed answer keeps the later ones, and leads to what the full questionnaire leads to") {
  for (std::uint64_t seed = 25'000'000; seed < 25'000'000 + how_many(1'000); ++seed) {
    Dice dice{seed};
    Case truth = anybody(dice);
    const Case other = anybody(dice);
    Interview interview = to_the_end({}, truth, [](Interview&) {});
    for (std::size_t steps = 1 + dice.below(interview.path.size()); steps > 0; --steps) go_back(interview);
    const Step changed = interview.path[interview.at];
    Questions kept = interview.said.asked;
    for (const QuestionIndex question : changed.questions) {
      kept.reset(question);
      truth.answers[question] = other.answers[question];
      if (question == static_cast<QuestionIndex>(Key::location)) truth.sites = other.sites;
    }
    truth = consistent(builtin(), std::move(truth));
    interview = answered(builtin(), std::move(interview), changed, answers_to(truth, changed.questions));
    std::vector<QuestionIndex> again;
    interview = to_the_end(std::move(interview), truth, [&](Interview& now) {
      for (const QuestionIndex question : now.path.back().questions) {
        if (kept[question] && applies(builtin(), now.said.runner, question) && !is_follow_up(question))
          again.push_back(question);
      }
    });
    INFO("seed ", seed, "\n", shown(truth));
    CHECK(again.empty());
    CHECK(outcome_of(case_of(builtin(), interview)) ==
          outcome_of(full_questionnaire(truth, interview.said.asked)));
  }
}

TEST_CASE("a saved interview says the same again, and asks nothing more") {
  for (std::uint64_t seed = 26'000'000; seed < 26'000'000 + how_many(1'000); ++seed) {
    Dice dice{seed};
    const Case truth = dice.one_in(2) ? anybody(dice) : typical_runner(dice, true);
    const Interview interview = to_the_end({}, truth, [](Interview&) {});
    const std::string text = saved(interview);
    const Case read = from_text(builtin(), text);
    INFO("seed ", seed, "\n", text);
    CHECK(read.problems.empty());
    CHECK(read.answers == case_of(builtin(), interview).answers);
    CHECK(read.sites == case_of(builtin(), interview).sites);
    const Interview again = resumed(builtin(), {read, left_open(interview)});
    CHECK(next_of(builtin(), again).turn != Turn::question);
    CHECK(saved(again) == text);
  }
}

}  // namespace kneecheck::laws
