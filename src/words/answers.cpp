#include "words/answers.h"

#include "base/words/words.h"
#include "intake/remedies.h"
#include "words/words.h"

namespace kneecheck::words {

std::vector<std::string> given_words(const Knowledge& knowledge, const Case& runner, QuestionIndex index) {
  const Question& question = knowledge.questions[index];
  std::vector<std::string> words = answer_words(knowledge, runner, index);
  const bool known = question.kind == QuestionKind::exercises && runner.answers[index].known;
  if (words.empty() && known) words.emplace_back(none_word);
  return words;
}

std::string_view label_of(const Language& language, const Question& question, std::string_view word) {
  for (const Choice& choice : question.choices) {
    if (choice.id == word) return choice.label;
  }
  return question.none_label.empty() ? language[WordsText::answer_none] : question.none_label;
}

std::string answer_in_words(const Knowledge& knowledge, const Case& runner, QuestionIndex index,
                            const std::vector<std::string>& words) {
  const Language& language = knowledge.language;
  const Question& question = knowledge.questions[index];
  if (question.kind == QuestionKind::yes_no)
    return language.say(words.front() == "yes" ? WordsText::answer_yes : WordsText::answer_no);
  if (question.kind == QuestionKind::exercises) return language.all_of(words);
  if (!question.is_choice()) return number_in_words(language, question, runner.answers[index].number);
  std::vector<std::string> labels;
  labels.reserve(words.size() + 1);
  for (const std::string& word : words) labels.emplace_back(label_of(language, question, word));
  if (!runner.answers[index].known) labels.push_back(language.say(WordsText::rest_unsure));
  return language.semicolon_list(labels);
}

}  // namespace kneecheck::words
