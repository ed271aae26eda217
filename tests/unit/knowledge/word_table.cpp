#include "knowledge/word_table.h"

#include <doctest/doctest.h>

#include <string>

namespace kneecheck::knowledge {
namespace {

Question question(std::string_view id, std::vector<std::string_view> choices) {
  Question made;
  made.id = id;
  for (const std::string_view choice : choices) made.choices.push_back({choice, {}, {}, {}, false});
  return made;
}

TEST_CASE("keys and words are found, and nothing that only looks like them") {
  const std::vector<Question> questions{
      question("a", {"b", "abc", "abcd", "abcdefg"}),
      question("b", {"a", "12345678", "1234567812345678", "12345678x12345678", "12345678y12345678"}),
      question("12345678", {"b", "c"})};
  const WordTable table{questions};
  for (std::size_t i = 0; i < questions.size(); ++i) {
    CHECK(table.question(questions[i].id) == i);
    for (std::size_t j = 0; j < questions[i].choices.size(); ++j)
      CHECK(table.choice(static_cast<QuestionIndex>(i), questions[i].choices[j].id) == j);
  }
  for (const std::string_view word : {"", "c", "abc", "1234567", "123456780", "1234567812345678", "ab"}) {
    CAPTURE(word);
    CHECK_FALSE(table.question(word));
  }
  for (const std::string_view word : {"", "a", "ab", "abce", "abcdefgh", "ABC", "c", "abcd "}) {
    CAPTURE(word);
    CHECK_FALSE(table.choice(0, word));
  }
  CHECK_FALSE(table.choice(1, "12345678z12345678"));
  CHECK_FALSE(table.choice(1, "b"));
  CHECK_FALSE(WordTable{}.question("a"));
}

TEST_CASE("many words find their places") {
  std::vector<std::string> names;
  for (int i = 0; i < 2000; ++i) names.push_back("word" + std::to_string(i));
  std::vector<Question> questions;
  for (std::size_t i = 0; i < 100; ++i) {
    questions.push_back(question(names[i], {}));
    for (std::size_t j = 0; j < 20; ++j)
      questions.back().choices.push_back({names[i * 20 + j], {}, {}, {}, false});
  }
  const WordTable table{questions};
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    wrong += table.question(names[i]) == i ? 0 : 1;
    wrong += table.question(names[i + 100]) ? 1 : 0;
    for (std::size_t j = 0; j < names.size(); ++j) {
      const auto found = table.choice(static_cast<QuestionIndex>(i), names[j]);
      const bool its_own = j / 20 == i;
      wrong += (its_own ? found == j % 20 : !found) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace kneecheck::knowledge
