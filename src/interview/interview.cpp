#include "interview/interview.h"

#include <algorithm>

namespace kneecheck::interview {
namespace {

bool has_answer(const Said& said, QuestionIndex question) {
  return was_put(said, Step{nullptr, {question}});
}

// What a row or a page leaves over may be answered afterwards.
std::optional<Step> rest_of_last_page(const Knowledge& knowledge, const Interview& interview) {
  if (interview.path.empty() || interview.path.back().shown != 0) return std::nullopt;
  const QuestionIndex last = interview.path.back().questions.front();
  for (const QuestionPage& page : knowledge.pages) {
    const bool holds_it = std::ranges::find(page.questions, last) != page.questions.end();
    if (!holds_it) continue;
    if (auto rest = rest_of(knowledge, interview.said, page)) return rest;
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
  std::erase_if(interview.path, [&](const Step& step) { return !was_put(interview.said, step); });
}

bool is_plan_question(const Knowledge& knowledge, const Step& step) {
  return std::ranges::all_of(step.questions, [&knowledge](QuestionIndex each) {
    return knowledge.questions[each].group == QuestionGroup::plan;
  });
}

// The questions of the step that have no answer among these.
Step without(const Step& step, const std::vector<Given>& answers) {
  Step rest{step.page, {}};
  for (const QuestionIndex each : step.questions) {
    if (std::ranges::find(answers, each, &Given::question) == answers.end()) rest.questions.push_back(each);
  }
  return rest;
}

// A part of a list counts as put where the list is answered or left open whole, or something of it was named.
bool has_answer(const Said& earlier, const Step& step, QuestionIndex question) {
  if (step.shown == 0) return has_answer(earlier, question);
  const Answer& answer = earlier.runner.answers[question];
  const bool left_open = earlier.asked[question] && answer.yes == 0;
  return answer.known || left_open || (answer.yes & step.shown) != 0;
}

// Walks through what would be asked, and gathers the steps that were answered.
std::vector<Step> steps_answered(const Knowledge& knowledge, const Said& earlier) {
  std::vector<Step> path;
  Said walked;
  for (auto step = next_step(knowledge, walked); step; step = next_step(knowledge, walked)) {
    Step taken{step->page, {}, step->shown};
    std::vector<Given> answers;
    for (const QuestionIndex question : step->questions) {
      answers.push_back({question, {}, {}});
      if (!has_answer(earlier, *step, question)) continue;
      answers.back() = given(earlier, *step, question);
      taken.questions.push_back(question);
    }
    take(knowledge, walked, *step, answers);
    if (!taken.questions.empty()) path.push_back(std::move(taken));
  }
  return path;
}

// Which parts of a list were put: all of one that was answered, or left open whole.
void mark_parts(const Knowledge& knowledge, Said& said, QuestionIndex question) {
  const Answer& answer = said.runner.answers[question];
  std::uint64_t put = 0, all = 0;
  for (const QuestionPage& page : knowledge.pages) {
    if (page.part == 0 || page.questions.front() != question) continue;
    all |= page.part;
    if ((answer.yes & page.part) != 0) put |= page.part;
  }
  if (all == 0 || !said.asked[question]) return;
  said.put[question] = answer.known || answer.yes == 0 ? all : put;
  said.asked[question] = to_be_put(knowledge, said, question) == 0;
}

// An answer that follows from others is left to them, so that it goes when they change.
Said without_implied(const Knowledge& knowledge, Said said) {
  for (const Implied& implied : knowledge.safety.implied) {
    Said without = said;
    forget(without, implied.question);
    const Answer answer = with_implied(knowledge, without.runner).answers[implied.question];
    if (answer.known && answer == said.runner.answers[implied.question]) said = std::move(without);
  }
  return said;
}

}  // namespace

const std::vector<Key>& plan_questions() {
  static const std::vector<Key> keys{
      Key::start,         Key::weekly_km,    Key::longest_run_km, Key::comfortable_km, Key::weeks_off,
      Key::runs_per_week, Key::pace,         Key::fast_running,   Key::race_km,        Key::race_date,
      Key::days,          Key::max_minutes,  Key::equipment,      Key::cadence,        Key::feet_roll_in,
      Key::knee_drops_in, Key::runs_upright, Key::crosses_over};
  return keys;
}

std::optional<Next> next_of(const Knowledge& knowledge, const Interview& interview) {
  if (interview.at < interview.path.size()) {
    const Step& step = interview.path[interview.at];
    return Next{step, is_plan_question(knowledge, step)};
  }
  if (auto rest = rest_of_last_page(knowledge, interview)) return Next{std::move(*rest), false};
  if (auto step = next_step(knowledge, interview.said)) return Next{std::move(*step), false};
  if (!interview.wants_plan || assess(knowledge, case_of(knowledge, interview)).no_plan) return std::nullopt;
  auto step = next_plan_step(interview.said);
  return step ? std::optional{Next{std::move(*step), true}} : std::nullopt;
}

Interview answered(const Knowledge& knowledge, Interview interview, const Step& step,
                   const std::vector<Given>& answers) {
  const Questions before = applicable(knowledge, interview.said.runner);
  take(knowledge, interview.said, step, answers);
  Step rest = without(step, answers);
  Step taken{step.page, {}, step.shown};
  std::ranges::copy_if(step.questions, std::back_inserter(taken.questions), [&rest](QuestionIndex each) {
    return std::ranges::find(rest.questions, each) == rest.questions.end();
  });
  const bool asks_again = interview.at < interview.path.size();
  if (asks_again) {
    interview.path[interview.at] = std::move(taken);
  } else {
    interview.path.push_back(std::move(taken));
  }
  if (asks_again && !rest.questions.empty()) {
    const auto place = interview.path.begin() + static_cast<std::ptrdiff_t>(++interview.at);
    interview.path.insert(place, std::move(rest));
    return interview;
  }
  forget_what_does_not_apply(knowledge, interview, before);
  interview.at = interview.path.size();
  return interview;
}

bool go_back(Interview& interview) {
  if (interview.at == 0) return false;
  --interview.at;
  return true;
}

Interview resumed(const Knowledge& knowledge, Said earlier) {
  Interview interview;
  Said& said = interview.said = without_implied(knowledge, std::move(earlier));
  interview.path = steps_answered(knowledge, said);
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const auto question = static_cast<QuestionIndex>(i);
    said.asked[i] = has_answer(said, question);
    mark_parts(knowledge, said, question);
  }
  for (const Key key : plan_questions()) {
    const Step step{nullptr, {static_cast<QuestionIndex>(key)}};
    const bool is_walked = std::ranges::any_of(interview.path, [&step](const Step& each) {
      return std::ranges::find(each.questions, step.questions.front()) != each.questions.end();
    });
    if (was_put(said, step) && !is_walked) interview.path.push_back(step);
  }
  interview.at = interview.path.size();
  return interview;
}

Case case_of(const Knowledge& knowledge, const Interview& interview) {
  return told(knowledge, interview.said);
}

Questions left_open(const Knowledge& knowledge, const Interview& interview) {
  const Case runner = case_of(knowledge, interview);
  Questions open;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const Answer& answer = runner.answers[i];
    open[i] = interview.said.asked[i] && !answer.known && answer.yes == 0;
  }
  return open;
}

}  // namespace kneecheck::interview
