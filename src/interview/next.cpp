#include "interview/next.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include "triage/evaluate.h"

namespace kneecheck::interview {
namespace {

// What can make an emergency of an alarm of the same day is asked even then.
constexpr std::array signs_and_history{static_cast<QuestionIndex>(Key::warning_signs),
                                       static_cast<QuestionIndex>(Key::history)};

bool can_raise_an_alarm(const Reach& outlook, QuestionIndex question) {
  return std::ranges::find(signs_and_history, question) != signs_and_history.end() &&
         outlook.stakes[question] == Stake::emergency;
}

bool can_be_asked(const Said& said, const Case& runner, QuestionIndex question) {
  const Answer& answer = runner.answers[question];
  return !said.asked[question] && !answer.known && (answer.yes == 0 || said.put[question] != 0);
}

Questions open_questions(const Knowledge& knowledge, const Said& said, const Case& runner) {
  Questions open, later;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const Question& question = knowledge.questions[i];
    const auto index = static_cast<QuestionIndex>(i);
    if (question.group == QuestionGroup::person || !can_be_asked(said, runner, index) ||
        !applies(knowledge, runner, index))
      continue;
    (question.group == QuestionGroup::triage ? open : later).set(i);
  }
  return open | take_back(knowledge, runner, later);
}

bool is_put_in_parts(const Knowledge& knowledge, QuestionIndex question) {
  return std::ranges::any_of(knowledge.pages, [question](const QuestionPage& page) {
    return page.part != 0 && page.questions.front() == question;
  });
}

// The page with those of its questions that pass; its part of a list, as far as it was not put yet.
template <class Passes>
std::optional<Step> step_of(const Knowledge& knowledge, const Said& said, const QuestionPage& page,
                            const Passes& passes) {
  Step step{&page, {}};
  std::ranges::copy_if(page.questions, std::back_inserter(step.questions), passes);
  if (step.questions.empty()) return std::nullopt;
  if (page.part != 0) {
    step.shown = page.part & to_be_put(knowledge, said, step.questions.front());
    if (step.shown == 0) return std::nullopt;
  } else if (step.questions.size() == 1) {
    step.page = nullptr;
  }
  return step;
}

// What could be decided beside the safety questions if signs and history had nothing more to tell. What
// matters only with them is asked after them.
Reach beyond_safety(const Knowledge& knowledge, const Said& said, Case runner) {
  Questions open = open_questions(knowledge, said, runner);
  for (const QuestionIndex list : signs_and_history) {
    Answer& answer = runner.answers[list];
    if (!answer.known) answer = choice_answer(knowledge.questions[list], answer.yes, true);
    open.reset(list);
  }
  return reach(knowledge, runner, open, Horizon::all);
}

// Whether a safety question by itself is still to come, but for these.
bool safety_is_to_come(const Knowledge& knowledge, const Said& said, const std::vector<QuestionIndex>& but) {
  const auto is_in = [](const auto& list, QuestionIndex question) {
    return std::ranges::find(list, question) != list.end();
  };
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const auto question = static_cast<QuestionIndex>(i);
    const bool counts = knowledge.questions[i].safety && !is_in(signs_and_history, question);
    if (counts && !is_in(but, question) && can_be_asked(said, said.runner, question)) return true;
  }
  return false;
}

// The first of what everybody is asked that was not asked yet; with an alarm only what can raise it. What is
// put beside the last safety question is put to those alone to whom it can matter.
std::optional<Step> opening_step(const Knowledge& knowledge, const Said& said, const Reach& found) {
  const Case runner = so_far(knowledge, said);
  const bool alarm = stands_alarm(knowledge, found);
  const auto can_come = [&](QuestionIndex each) {
    return can_be_asked(said, runner, each) && applies(knowledge, runner, each) &&
           (!alarm || can_raise_an_alarm(found, each));
  };
  for (const Opening& each : knowledge.opening) {
    if (!each.page) {
      if (can_come(each.question)) return Step{nullptr, {each.question}};
      continue;
    }
    const QuestionPage& page = knowledge.pages[*each.page];
    if (std::ranges::none_of(page.questions, can_come)) continue;
    std::optional<Reach> beyond;
    if (page.part == 0 && !safety_is_to_come(knowledge, said, page.questions))
      beyond = beyond_safety(knowledge, said, runner);
    const auto passes = [&](QuestionIndex index) {
      const Question& question = knowledge.questions[index];
      const bool is_wanted = question.safety || question.group == QuestionGroup::person || !beyond ||
                             beyond->stakes[index] != Stake::nothing;
      return is_wanted && can_come(index);
    };
    if (auto step = step_of(knowledge, said, page, passes)) return step;
  }
  return std::nullopt;
}

// The rest of a list that was too long for the screen.
std::optional<Step> rest_of_a_list(const Knowledge& knowledge, const Said& said) {
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const auto question = static_cast<QuestionIndex>(i);
    if (said.put[i] == 0 || said.asked[i] || is_put_in_parts(knowledge, question)) continue;
    return Step{nullptr, {question}, to_be_put(knowledge, said, question)};
  }
  return std::nullopt;
}

// A safety question that no opening holds: the one that most turns on.
std::optional<QuestionIndex> next_safety_question(const Knowledge& knowledge, const Said& said) {
  std::optional<QuestionIndex> best;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const auto index = static_cast<QuestionIndex>(i);
    if (!knowledge.questions[i].safety || !can_be_asked(said, said.runner, index)) continue;
    if (!best || knowledge.dependents[i].weight > knowledge.dependents[*best].weight) best = index;
  }
  return best;
}

// The most serious stake, then the one that moves the causes most, then the order of the keys.
std::optional<QuestionIndex> most_telling(const Reach& outlook, Stake least_serious) {
  std::optional<QuestionIndex> best;
  const auto rank = [&outlook](std::size_t i) { return std::tuple{outlook.stakes[i], -outlook.points[i]}; };
  for (std::size_t i = 0; i < outlook.stakes.size(); ++i) {
    if (outlook.stakes[i] > least_serious || outlook.stakes[i] == Stake::nothing) continue;
    if (!best || rank(i) < rank(*best)) best = static_cast<QuestionIndex>(i);
  }
  return best;
}

// The question, with those of its page that can change the outcome as well.
Step with_its_page(const Knowledge& knowledge, const Said& said, const Reach& found, QuestionIndex question) {
  const auto at_stake = [&](QuestionIndex each) {
    return each == question || found.stakes[each] != Stake::nothing;
  };
  for (const QuestionPage& page : knowledge.pages) {
    if (page.part != 0 || std::ranges::find(page.questions, question) == page.questions.end()) continue;
    if (auto step = step_of(knowledge, said, page, at_stake); step && step->questions.size() > 1)
      return *step;
  }
  return Step{nullptr, {question}};
}

// What somebody says who has nothing unusual to tell.
Given nothing_unusual(const Knowledge& knowledge, const Step& step, QuestionIndex index) {
  const Question& question = knowledge.questions[index];
  if (step.shown != 0) return {index, {0, step.shown, 0, false}, {}};
  if (question.kind == QuestionKind::yes_no) return {index, choice_answer(question, bit_no, true), {}};
  if (question.is_choice()) {
    const std::uint64_t yes = question.none_label.empty() ? 1 : 0;
    return {index, choice_answer(question, yes, true),
            yes != 0 && question.ordered ? std::vector<std::uint8_t>{0} : std::vector<std::uint8_t>{}};
  }
  const std::int64_t number = question.least > 0 ? (question.least + question.most) / 2 : 0;
  return {index, {0, 0, number, true}, {}};
}

}  // namespace

bool applies(const Knowledge& knowledge, const Case& runner, QuestionIndex question) {
  for (const Implied& implied : knowledge.safety.implied) {
    if (implied.question == question && (runner.answers[implied.from].yes & implied.choices) != 0)
      return false;
  }
  const auto& all = knowledge.follow_ups;
  const auto found = std::ranges::find(all, question, &FollowUp::question);
  return found == all.end() || evaluate(found->when, runner) != Truth::no;
}

Reach outlook(const Knowledge& knowledge, const Said& said) {
  const Case runner = so_far(knowledge, said);
  return reach(knowledge, runner, open_questions(knowledge, said, runner));
}

bool stands_alarm(const Knowledge& knowledge, const Reach& outlook) {
  const auto is_alarm = [&knowledge](Urgency urgency) {
    return knowledge.safety.urgencies[static_cast<std::size_t>(urgency)].alarm;
  };
  if (outlook.settled == Stake::emergency) return is_alarm(Urgency::emergency);
  return outlook.settled == Stake::same_day && is_alarm(Urgency::same_day);
}

bool is_alarm_settled(const Knowledge& knowledge, const Reach& outlook) {
  return stands_alarm(knowledge, outlook) &&
         std::ranges::none_of(signs_and_history,
                              [&outlook](QuestionIndex each) { return can_raise_an_alarm(outlook, each); });
}

std::optional<Step> next_step(const Knowledge& knowledge, const Said& said) {
  const Reach found = outlook(knowledge, said);
  if (is_alarm_settled(knowledge, found)) return std::nullopt;
  if (const auto doubt = most_telling(found, Stake::alarm))
    return with_its_page(knowledge, said, found, *doubt);
  if (auto rest = rest_of_a_list(knowledge, said)) return rest;
  if (auto step = opening_step(knowledge, said, found)) return step;
  if (stands_alarm(knowledge, found)) return std::nullopt;
  if (const auto safety = next_safety_question(knowledge, said)) return Step{nullptr, {*safety}};
  const auto question = most_telling(found, Stake::cause);
  return question ? std::optional{with_its_page(knowledge, said, found, *question)} : std::nullopt;
}

std::optional<Step> rest_of(const Knowledge& knowledge, const Said& said, const QuestionPage& page) {
  const Reach found = outlook(knowledge, said);
  if (page.part != 0 || is_alarm_settled(knowledge, found)) return std::nullopt;
  return step_of(knowledge, said, page,
                 [&found](QuestionIndex each) { return found.stakes[each] != Stake::nothing; });
}

std::size_t steps_left(const Knowledge& knowledge, Said said, const std::function<Step(Step)>& shape) {
  std::size_t count = 0;
  for (auto next = next_step(knowledge, said); next; next = next_step(knowledge, said)) {
    const Step step = shape(std::move(*next));
    std::vector<Given> answers;
    for (const QuestionIndex each : step.questions) answers.push_back(nothing_unusual(knowledge, step, each));
    take(knowledge, said, step, answers);
    ++count;
  }
  return count;
}

}  // namespace kneecheck::interview
