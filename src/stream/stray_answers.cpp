#include "stream/stray_answers.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/words/stream.h"
#include "intake/remedies.h"
#include "triage/assess.h"

namespace kneecheck::stream {
namespace {

constexpr std::size_t longest_word = 64;

// Calls `take` with each part of `text` between two of `marks`, without blanks around it.
template <class Take>
void for_each_part(std::string_view text, std::string_view marks, const Take& take) {
  for (;;) {
    const std::size_t end = text.find_first_of(marks);
    take(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::string in_small_letters(std::string_view word) {
  std::string small{word};
  for (char& letter : small) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return small;
}

struct Meaning {
  QuestionIndex question = 0;
  std::uint8_t choice = 0;
};

// The only question with the answer; empty: none or several have it.
std::optional<Meaning> only_meaning(const Knowledge& knowledge, std::string_view word) {
  std::optional<Meaning> found;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const auto question = static_cast<QuestionIndex>(i);
    const auto choice = knowledge.words.choice(question, word);
    if (!choice) continue;
    if (found) return std::nullopt;
    found = Meaning{question, *choice};
  }
  return found;
}

void tick(const Knowledge& knowledge, std::string_view word, Case& runner) {
  const auto meant = only_meaning(knowledge, word);
  if (!meant) return;
  const Question& question = knowledge.questions[meant->question];
  Answer& answer = runner.answers[meant->question];
  const bool has_room = question.kind == QuestionKind::choices || (!answer.known && answer.yes == 0);
  if (!question.safety || question.ordered || !has_room) return;
  const std::uint64_t bit = std::uint64_t{1} << meant->choice;
  answer.yes |= bit;
  answer.no &= ~bit;
}

// The case with the likely meaning of each word of `problem` that is none of the question's.
std::optional<Case> as_likely_meant(const Knowledge& knowledge, const Case& runner,
                                    const Diagnostic& problem) {
  const auto index = knowledge.words.question(problem.key);
  if (problem.code != "bad_value" || !index || !knowledge.questions[*index].is_choice()) return std::nullopt;
  const Question& question = knowledge.questions[*index];
  std::uint64_t meant = 0;
  for_each_part(problem.value, ";,", [&](std::string_view word) {
    const bool is_wrong = !word.empty() && problem.message.find(quoted(word)) != std::string::npos;
    const auto near = is_wrong ? nearest_choice(question, word) : std::nullopt;
    if (near) meant |= std::uint64_t{1} << *near;
  });
  if (meant == 0) return std::nullopt;
  const bool is_list = question.kind == QuestionKind::choices;
  Case likely = runner;
  likely.answers[*index] = choice_answer(question, meant | runner.answers[*index].yes, !is_list);
  imply(knowledge, likely);
  return likely;
}

}  // namespace

void tick_stray_answers(const Knowledge& knowledge, std::string_view row, char separator, Case& runner) {
  const std::string marks{separator, ';', ',', '"', '\n', '\r'};
  for_each_part(row, marks, [&](std::string_view word) {
    if (!word.empty() && word.size() <= longest_word) tick(knowledge, in_small_letters(word), runner);
  });
  imply(knowledge, runner);
}

void name_likely_alarms(const Knowledge& knowledge, Case& runner) {
  if (runner.problems.empty() || assess(knowledge, runner).alarm) return;
  Diagnostics problems = runner.problems;
  problems.change_each([&](Diagnostic& problem) {
    const auto likely = as_likely_meant(knowledge, runner, problem);
    if (likely && assess(knowledge, *likely).alarm)
      problem.help = knowledge.language.say(StreamText::likely_alarm, {{"remedy", problem.help}});
  });
  runner.problems = std::move(problems);
}

}  // namespace kneecheck::stream
