#include "intake/case_yaml.h"

#include <fmt/format.h>

#include "base/text.h"

namespace kneecheck::intake {
namespace {

// Text of the person's own: in double quotes, where YAML reads the escapes of printable() as what they are.
std::string quoted_scalar(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    if (text.front() == '"' || text.front() == '\\') out += '\\';
    text.remove_prefix(append_printable(out, text));
  }
  return out + '"';
}

bool is_list(const Question& question) {
  return question.kind == QuestionKind::choices || question.kind == QuestionKind::exercises;
}

std::string value_of(const Question& question, const std::vector<std::string>& words, bool known) {
  if (is_list(question))
    return fmt::format("[{}{}]", fmt::join(words, ", "), known || words.empty() ? "" : ", unsure");
  const bool needs_quotes = question.kind == QuestionKind::text || question.kind == QuestionKind::pace ||
                            question.kind == QuestionKind::yes_no;
  return needs_quotes ? quoted_scalar(words.front()) : words.front();
}

}  // namespace

std::string case_yaml(const Knowledge& knowledge, const Case& runner,
                      const std::bitset<most_questions>& left_open) {
  std::string text;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const Question& question = knowledge.questions[i];
    const Answer& answer = runner.answers[i];
    std::vector<std::string> words = answer_words(knowledge, runner, static_cast<QuestionIndex>(i));
    if (words.empty() && question.kind == QuestionKind::exercises && answer.known) words.emplace_back("none");
    if (!words.empty()) {
      text += fmt::format("{}: {}\n", question.id, value_of(question, words, answer.known));
    } else if (left_open[i]) {
      text += fmt::format("{}: {}\n", question.id, unsure);
    }
  }
  return text;
}

}  // namespace kneecheck::intake
