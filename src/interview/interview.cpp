#include "interview/interview.h"

#include <algorithm>

namespace kneecheck::interview {
namespace {

constexpr auto location = static_cast<QuestionIndex>(Key::location);

bool has_answer(const Said& said, QuestionIndex question) {
  const Answer& answer = said.runner.answers[question];
  return said.asked[question] || answer.known || answer.yes != 0;
}

// Numbers in a row may be given one at a time.
std::optional<Step> rest_of_last_page(const Knowledge& knowledge, const Interview& interview) {
  const Step* const last = interview.path.empty() ? nullptr : &interview.path.back();
  if (last == nullptr || knowledge.questions[last->questions.front()].kind != QuestionKind::number)
    return std::nullopt;
  for (const QuestionPage& page : knowledge.pages) {
    const bool holds_it = std::ranges::find(page.questions, last->questions.front()) != page.questions.end();
    if (holds_it) return rest_of(knowledge, interview.said, page);
  }
  return std::nullopt;
}

std::optional<Step> next_plan_step(const Said& said) {
  for (const Key key : plan_questions()) {
    const auto question = static_cast<QuestionIndex>(key);
    const bool race_is_unknown = key == Key::race_date && !said.runner.known(Key::race_km);
    if (!has_answer(said, question) && !race_is_unknown) return Step{nullptr, {question}};
  }
  return std::nullopt;
}

void forget(Said& said, QuestionIndex question) {
  said.runner.answers[question] = {};
  if (question == location) said.runner.sites.clear();
  said.runner.implied.reset(question);
  said.asked.reset(question);
}

Questions applicable(const Knowledge& knowledge, const Case& runner) {
  Questions questions;
  for (const FollowUp& follow_up : knowledge.follow_ups)
    questions[follow_up.question] = applies(knowledge, runner, follow_up.question);
  for (const Implied& implied : knowledge.safety.implied)
    questions[implied.question] = applies(knowledge, runner, implied.question);
  questions[static_cast<std::size_t>(Key::race_date)] = runner.known(Key::race_km);
  return questions;
}

// Answers that made sense before, and do not any more; and steps that held nothing else.
void forget_what_does_not_apply(const Knowledge& knowledge, Interview& interview, const Questions& before) {
  const Questions gone = before & ~applicable(knowledge, interview.said.runner);
  for (std::size_t i = 0; i < most_questions; ++i) {
    if (gone[i]) forget(interview.said, static_cast<QuestionIndex>(i));
  }
  const auto is_empty = [&interview](const Step& step) {
    return std::ranges::none_of(step.questions,
                                [&](QuestionIndex one) { return has_answer(interview.said, one); });
  };
  interview.path.erase(std::remove_if(interview.path.begin(), interview.path.end(), is_empty),
                       interview.path.end());
}

bool is_plan_question(const Knowledge& knowledge, const Step& step) {
  return std::ranges::all_of(step.questions, [&knowledge](QuestionIndex each) {
    return knowledge.questions[each].group == QuestionGroup::plan;
  });
}

}  // namespace

const std::vector<Key>& plan_questions() {
  static const std::vector<Key> keys{
      Key::weekly_km,    Key::longest_run_km, Key::comfortable_km, Key::weeks_off,    Key::runs_per_week,
      Key::pace,         Key::days,           Key::equipment,      Key::max_minutes,  Key::fast_running,
      Key::runs_upright, Key::crosses_over,   Key::knee_drops_in,  Key::feet_roll_in, Key::cadence,
      Key::race_km,      Key::race_date};
  return keys;
}

Next next_of(const Knowledge& knowledge, const Interview& interview) {
  if (interview.at < interview.path.size()) {
    const Step& step = interview.path[interview.at];
    return {Turn::question, step, is_plan_question(knowledge, step)};
  }
  if (auto rest = rest_of_last_page(knowledge, interview)) return {Turn::question, std::move(*rest), false};
  if (auto step = next_step(knowledge, interview.said)) return {Turn::question, std::move(*step), false};
  if (interview.plan == PlanQuestions::skipped) return {};
  if (assess(knowledge, case_of(knowledge, interview)).no_plan) return {};
  auto step = next_plan_step(interview.said);
  if (!step) return {};
  if (interview.plan == PlanQuestions::not_offered) return {Turn::offer_plan, {}, false};
  return {Turn::question, std::move(*step), true};
}

Interview answered(const Knowledge& knowledge, Interview interview, const Step& step,
                   const std::vector<Given>& answers) {
  const Questions before = applicable(knowledge, interview.said.runner);
  Step taken{step.page, {}};
  for (const Given& given : answers) {
    interview.said.runner.answers[given.question] = given.answer;
    if (given.question == location) interview.said.runner.sites = given.sites;
    interview.said.asked.set(given.question);
    taken.questions.push_back(given.question);
  }
  Step new_one{step.page,
               {step.questions.begin() + static_cast<std::ptrdiff_t>(answers.size()), step.questions.end()}};
  const auto place = interview.path.begin() + static_cast<std::ptrdiff_t>(interview.at);
  const bool asks_again = place != interview.path.end();
  if (asks_again) {
    *place = std::move(taken);
  } else {
    interview.path.push_back(std::move(taken));
  }
  if (asks_again && !new_one.questions.empty()) {
    interview.path.insert(interview.path.begin() + static_cast<std::ptrdiff_t>(++interview.at),
                          std::move(new_one));
    return interview;
  }
  forget_what_does_not_apply(knowledge, interview, before);
  interview.at = interview.path.size();
  return interview;
}

bool go_back(Interview& interview) {
  const bool was_offered_last =
      interview.plan != PlanQuestions::not_offered && interview.path.size() == interview.offered_at;
  if (was_offered_last && interview.at == interview.path.size()) {
    interview.plan = PlanQuestions::not_offered;
    return true;
  }
  if (interview.at == 0) return false;
  --interview.at;
  return true;
}

Interview with_plan_questions(Interview interview, bool wanted) {
  interview.plan = wanted ? PlanQuestions::wanted : PlanQuestions::skipped;
  interview.at = interview.path.size();
  interview.offered_at = interview.at;
  return interview;
}

Interview resumed(const Knowledge& knowledge, Said earlier) {
  // An answer that follows from others is left to them, so that it goes when they change.
  for (const Implied& implied : knowledge.safety.implied) {
    Said without = earlier;
    forget(without, implied.question);
    const Answer answer = with_implied(knowledge, without.runner).answers[implied.question];
    if (answer.known && answer == earlier.runner.answers[implied.question]) earlier = std::move(without);
  }
  Interview interview;
  for (auto step = next_step(knowledge, interview.said); step; step = next_step(knowledge, interview.said)) {
    std::vector<Given> answers;
    for (const QuestionIndex question : step->questions) {
      if (has_answer(earlier, question))
        answers.push_back({question, earlier.runner.answers[question], earlier.runner.sites});
    }
    if (answers.empty()) break;
    interview = answered(knowledge, std::move(interview), *step, answers);
  }
  for (const Key key : plan_questions()) {
    const auto question = static_cast<QuestionIndex>(key);
    if (has_answer(earlier, question) && !has_answer(interview.said, question))
      interview.path.push_back({nullptr, {question}});
  }
  interview.at = interview.path.size();
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    if (has_answer(earlier, static_cast<QuestionIndex>(i))) earlier.asked.set(i);
  }
  interview.said = std::move(earlier);
  return interview;
}

Case case_of(const Knowledge& knowledge, const Interview& interview) {
  return with_implied(knowledge, interview.said.runner);
}

Questions left_open(const Interview& interview) {
  Questions open;
  for (std::size_t i = 0; i < most_questions; ++i) {
    const Answer& answer = interview.said.runner.answers[i];
    open[i] = interview.said.asked[i] && !answer.known && answer.yes == 0;
  }
  return open;
}

}  // namespace kneecheck::interview
