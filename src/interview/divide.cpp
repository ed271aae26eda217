#include "interview/divide.h"

#include <bit>

namespace kneecheck::interview {
namespace {

bool has_parts(const Question& question) {
  return question.kind == QuestionKind::choices && !question.ordered && !question.none_label.empty();
}

std::uint64_t without_last(std::uint64_t choices) {
  return choices & ~std::bit_floor(choices);
}

}  // namespace

Step beginning_that_fits(const Knowledge& knowledge, Step step,
                         const std::function<bool(const Step&)>& fits) {
  while (step.questions.size() > 1 && !fits(step)) {
    step.questions.pop_back();
    if (step.questions.size() == 1) step.page = nullptr;
  }
  const Question& question = knowledge.questions[step.questions.front()];
  if (step.questions.size() > 1 || !has_parts(question) || fits(step)) return step;
  if (step.shown == 0) step.shown = all_choices(question);
  while (std::popcount(step.shown) > 1 && !fits(step)) step.shown = without_last(step.shown);
  return step;
}

}  // namespace kneecheck::interview
