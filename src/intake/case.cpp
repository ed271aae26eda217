#include "intake/case.h"

#include <bit>

#include "base/number.h"
#include "base/units.h"

namespace kneecheck::intake {

std::int64_t Case::whole(Key key, std::int64_t otherwise) const {
  const Answer& answer = (*this)[key];
  return answer.known ? answer.number / decimal_one : otherwise;
}

std::optional<Date> Case::date(Key key) const {
  const Answer& answer = (*this)[key];
  return answer.known ? std::optional{Date{static_cast<std::int32_t>(answer.number)}} : std::nullopt;
}

void Case::clear(const Language& language) {
  id.reset();
  name.clear();
  note.clear();
  answers.fill({});
  sites.clear();
  avoid.clear();
  implied.reset();
  problems = plan_problems = Diagnostics{language};
  half_a_race = false;
}

void imply(const Knowledge& knowledge, Case& runner) {
  for (const Implied& implied : knowledge.safety.implied) {
    Answer& answer = runner.answers[implied.question];
    if (runner.implied[implied.question]) answer = {};
    const bool is_given = answer.known || answer.yes != 0;
    const bool follows = !is_given && (runner.answers[implied.from].yes & implied.choices) != 0;
    if (follows) answer = choice_answer(knowledge.questions[implied.question], 0, true);
    runner.implied[implied.question] = follows;
  }
}

Case with_implied(const Knowledge& knowledge, Case runner) {
  imply(knowledge, runner);
  return runner;
}

void add_problems(const Knowledge& knowledge, const Diagnostics& problems, Case& runner) {
  for (const Diagnostic& problem : problems.all()) {
    const auto question = knowledge.words.question(problem.key);
    const bool is_of_key = problem.code == "duplicate_key";  // else it spoils what follows, too
    const bool for_plan = is_of_key && question && !knowledge.triage_needs(*question);
    (for_plan ? runner.plan_problems : runner.problems).add(problem);
  }
  for (std::size_t more = problems.size() - problems.all().size(); more > 0; --more)
    runner.problems.count_one();
}

void override_answers(Case& runner, const Case& overrides) {
  for (std::size_t i = 0; i < runner.answers.size(); ++i) {
    if (overrides.answers[i].known) runner.answers[i] = overrides.answers[i];
  }
  if (overrides.known(Key::avoid)) runner.avoid = overrides.avoid;
  if (overrides.known(Key::note)) runner.note = overrides.note;
}

namespace {

std::vector<std::string> choice_words(const Question& question, const Case& runner, QuestionIndex index) {
  std::vector<std::string> words;
  const Answer& answer = runner.answers[index];
  if (question.ordered) {
    for (const std::uint8_t site : runner.sites) words.emplace_back(question.choices[site].id);
  } else {
    for (std::uint64_t ticked = answer.yes; ticked != 0; ticked &= ticked - 1) {
      words.emplace_back(question.choices[static_cast<std::size_t>(std::countr_zero(ticked))].id);
    }
  }
  if (words.empty() && answer.known) words.emplace_back("none");
  return words;
}

}  // namespace

std::vector<std::string> answer_words(const Knowledge& knowledge, const Case& runner, QuestionIndex index) {
  const Question& question = knowledge.questions[index];
  if (runner.implied[index]) return {};
  if (question.is_choice()) return choice_words(question, runner, index);
  if (question.kind == QuestionKind::exercises) {
    std::vector<std::string> words;
    for (const ExerciseIndex exercise : runner.avoid) words.emplace_back(knowledge.exercises[exercise].id);
    return words;
  }
  if (question.kind == QuestionKind::text) {
    if (index == static_cast<QuestionIndex>(Key::id))
      return runner.id ? std::vector{*runner.id} : std::vector<std::string>{};
    const std::string& text = index == static_cast<QuestionIndex>(Key::note) ? runner.note : runner.name;
    return text.empty() ? std::vector<std::string>{} : std::vector{text};
  }
  const Answer& answer = runner.answers[index];
  if (!answer.known) return {};
  if (question.kind == QuestionKind::date) return {date_text(Date{static_cast<std::int32_t>(answer.number)})};
  if (question.kind == QuestionKind::pace) return {pace_text(answer.number)};
  return {decimal_text(answer.number)};
}

}  // namespace kneecheck::intake
