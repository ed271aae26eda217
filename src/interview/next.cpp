#include "interview/next.h"

#include <algorithm>
#include <tuple>

#include "triage/evaluate.h"
#include "triage/variants.h"

namespace kneecheck::interview {
namespace {

// The two checklists that come first, whatever else could be asked.
constexpr std::array first_questions{Key::warning_signs, Key::history};

bool can_be_asked(const Said& said, const Case& runner, QuestionIndex question) {
  const Answer& answer = runner.answers[question];
  return !said.asked[question] && !answer.known && answer.yes == 0;
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

std::optional<QuestionIndex> next_safety_question(const Knowledge& knowledge, const Said& said) {
  std::optional<QuestionIndex> best;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const auto index = static_cast<QuestionIndex>(i);
    if (!knowledge.questions[i].safety || !can_be_asked(said, said.runner, index)) continue;
    for (const Key key : first_questions) {
      if (index == static_cast<QuestionIndex>(key)) return index;
    }
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

std::vector<QuestionIndex> at_stake(const QuestionPage& page, const Reach& outlook) {
  std::vector<QuestionIndex> questions;
  for (const QuestionIndex each : page.questions) {
    if (outlook.stakes[each] != Stake::nothing) questions.push_back(each);
  }
  return questions;
}

std::optional<QuestionIndex> next_question(const Knowledge& knowledge, const Said& said, const Reach& reach) {
  if (is_alarm_settled(knowledge, reach)) return std::nullopt;
  if (const auto doubt = most_telling(reach, Stake::alarm)) return doubt;
  if (const auto safety = next_safety_question(knowledge, said)) return safety;
  return most_telling(reach, Stake::cause);
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
  const Case runner = with_implied(knowledge, said.runner);
  return reach(knowledge, runner, open_questions(knowledge, said, runner));
}

bool is_alarm_settled(const Knowledge& knowledge, const Reach& outlook) {
  const auto is_alarm = [&knowledge](Urgency urgency) {
    return knowledge.safety.urgencies[static_cast<std::size_t>(urgency)].alarm;
  };
  if (outlook.settled == Stake::emergency) return is_alarm(Urgency::emergency);
  return outlook.settled == Stake::same_day && is_alarm(Urgency::same_day);
}

std::optional<QuestionIndex> next_question(const Knowledge& knowledge, const Said& said) {
  return next_question(knowledge, said, outlook(knowledge, said));
}

std::optional<Step> next_step(const Knowledge& knowledge, const Said& said) {
  const Reach found = outlook(knowledge, said);
  const auto question = next_question(knowledge, said, found);
  if (!question) return std::nullopt;
  for (const QuestionPage& page : knowledge.pages) {
    if (std::ranges::find(page.questions, *question) == page.questions.end()) continue;
    Step step{&page, at_stake(page, found)};
    if (step.questions.size() > 1) return step;
  }
  return Step{nullptr, {*question}};
}

std::optional<Step> rest_of(const Knowledge& knowledge, const Said& said, const QuestionPage& page) {
  const Reach found = outlook(knowledge, said);
  std::vector<QuestionIndex> rest = at_stake(page, found);
  if (rest.empty() || is_alarm_settled(knowledge, found)) return std::nullopt;
  return Step{rest.size() > 1 ? &page : nullptr, std::move(rest)};
}

}  // namespace kneecheck::interview
