#include "support.h"

#include <algorithm>

#include "intake/case_yaml.h"

namespace kneecheck::test {

Step alone(Key key) {
  return {nullptr, {static_cast<QuestionIndex>(key)}};
}

Step on_page(std::string_view id, std::initializer_list<Key> keys) {
  const auto& pages = builtin().pages;
  const auto page =
      std::find_if(pages.begin(), pages.end(), [id](const QuestionPage& each) { return each.id == id; });
  REQUIRE(page != pages.end());
  Step step{&*page, {}};
  for (const Key key : keys) step.questions.push_back(static_cast<QuestionIndex>(key));
  return step;
}

std::string written(const std::vector<Given>& answers) {
  Case runner;
  std::bitset<most_questions> open;
  for (const Given& given : answers) {
    runner.answers[given.question] = given.answer;
    if (!given.sites.empty()) runner.sites = given.sites;
    if (!given.answer.known && given.answer.yes == 0) open.set(given.question);
  }
  return case_yaml(builtin(), runner, open);
}

}  // namespace kneecheck::test
