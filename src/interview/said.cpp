#include "interview/said.h"

#include <algorithm>

#include "triage/evaluate.h"

namespace kneecheck::interview {
namespace {

constexpr auto location = static_cast<QuestionIndex>(Key::location);

std::uint64_t all_of(const Knowledge& knowledge, QuestionIndex question) {
  return all_choices(knowledge.questions[question]);
}

bool has_answer(const Said& said, QuestionIndex question) {
  const Answer& answer = said.runner.answers[question];
  return said.asked[question] || answer.known || answer.yes != 0;
}

// The bits of an answer within `shown`.
Answer part_of(const Answer& answer, std::uint64_t shown) {
  return {answer.yes & shown, answer.no & shown, 0, false};
}

// With what cannot concern the person as no.
Answer joined(const Knowledge& knowledge, const Said& said, QuestionIndex question) {
  Answer answer = said.runner.answers[question];
  if (said.put[question] == 0) return answer;
  answer.no |= not_for(knowledge, said.runner, question) & ~answer.yes;
  answer.known = (answer.yes | answer.no) == all_of(knowledge, question);
  return answer;
}

// A list is asked when nothing of it is left to be put; that may change with the answers to others.
void settle_lists(const Knowledge& knowledge, Said& said) {
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    if (said.put[i] == 0) continue;
    const auto question = static_cast<QuestionIndex>(i);
    const std::uint64_t gone = not_for(knowledge, said.runner, question);
    said.put[i] &= ~gone;
    said.runner.answers[i].yes &= ~gone;
    said.asked[i] = to_be_put(knowledge, said, question) == 0;
  }
}

}  // namespace

std::uint64_t not_for(const Knowledge& knowledge, const Case& runner, QuestionIndex question) {
  std::uint64_t choices = 0;
  for (const NotFor& each : knowledge.not_for) {
    if (each.question == question && evaluate(each.when, runner) == Truth::yes) choices |= each.choices;
  }
  return choices;
}

std::uint64_t to_be_put(const Knowledge& knowledge, const Said& said, QuestionIndex question) {
  return all_of(knowledge, question) & ~said.put[question] & ~not_for(knowledge, said.runner, question);
}

void take(const Knowledge& knowledge, Said& said, const Step& step, const std::vector<Given>& answers) {
  for (const Given& given : answers) {
    Answer& answer = said.runner.answers[given.question];
    if (given.question == location) said.runner.sites = given.sites;
    if (step.shown == 0) {
      answer = given.answer;
      said.put[given.question] = 0;
      said.asked.set(given.question);
    } else {
      const Answer before = part_of(answer, ~step.shown);
      const Answer now = part_of(given.answer, step.shown);
      answer = {before.yes | now.yes, before.no | now.no, 0, false};
      said.put[given.question] |= step.shown;
    }
  }
  settle_lists(knowledge, said);
}

void forget(Said& said, QuestionIndex question) {
  said.runner.answers[question] = {};
  if (question == location) said.runner.sites.clear();
  said.runner.implied.reset(question);
  said.asked.reset(question);
  said.put[question] = 0;
}

bool was_put(const Said& said, const Step& step) {
  if (step.shown != 0) return (said.put[step.questions.front()] & step.shown) != 0;
  return std::ranges::any_of(step.questions, [&said](QuestionIndex each) { return has_answer(said, each); });
}

Given given(const Said& said, const Step& step, QuestionIndex question) {
  const Answer& answer = said.runner.answers[question];
  if (step.shown == 0) return {question, answer, said.runner.sites};
  Answer part = part_of(answer, step.shown);
  part.known = (part.yes | part.no) == step.shown;
  return {question, part, {}};
}

Case so_far(const Knowledge& knowledge, const Said& said) {
  Case runner = said.runner;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    Answer& answer = runner.answers[i];
    answer = joined(knowledge, said, static_cast<QuestionIndex>(i));
    if (said.asked[i] && !answer.known) answer.no = 0;
  }
  return with_implied(knowledge, std::move(runner));
}

Case told(const Knowledge& knowledge, const Said& said) {
  Case runner = said.runner;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    Answer& answer = runner.answers[i];
    answer = joined(knowledge, said, static_cast<QuestionIndex>(i));
    if (!answer.known) answer.no = 0;
  }
  return with_implied(knowledge, std::move(runner));
}

}  // namespace kneecheck::interview
