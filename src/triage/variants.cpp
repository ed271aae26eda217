#include "triage/variants.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "base/number.h"

namespace kneecheck::triage {
namespace {

// The nodes of `from` that read the question.
std::vector<const CriterionNode*> readers(QuestionIndex question, const std::vector<const Criterion*>& from) {
  std::vector<const CriterionNode*> found;
  for (const Criterion* criterion : from) {
    for_each_reading(*criterion, [&](const CriterionNode& node) {
      if (node.question == question) found.push_back(&node);
    });
  }
  return found;
}

// One choice for each set of choices that no mask tells apart; if possible one that may stand beside others,
// and is not told already.
std::vector<std::size_t> told_apart(const Question& question, const std::vector<const CriterionNode*>& read,
                                    std::uint64_t told) {
  // What makes a choice a bad stand-in for those that no mask tells from it.
  const auto cost = [&](std::size_t choice) {
    return (question.choices[choice].alone ? 2 : 0) + static_cast<int>(told >> choice & 1U);
  };
  std::vector<std::vector<bool>> signatures;
  std::vector<std::size_t> choices;
  for (std::size_t choice = 0; choice < question.choices.size(); ++choice) {
    std::vector<bool> signature;
    signature.reserve(read.size());
    for (const CriterionNode* node : read) signature.push_back((node->mask >> choice & 1U) != 0);
    const auto same = std::ranges::find(signatures, signature);
    if (same == signatures.end()) {
      signatures.push_back(std::move(signature));
      choices.push_back(choice);
    } else if (std::size_t& kept = choices[static_cast<std::size_t>(same - signatures.begin())];
               cost(choice) < cost(kept)) {
      kept = choice;
    }
  }
  return choices;
}

std::uint64_t bits_of(const std::vector<std::size_t>& choices, std::size_t subset) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if ((subset >> i & 1U) != 0) bits |= std::uint64_t{1} << choices[i];
  }
  return bits;
}

bool can_stand(const Question& question, std::uint64_t yes) {
  if (std::popcount(yes) < 2) return true;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if (question.choices[i].alone && (yes >> i & 1U) != 0) return false;
  }
  return true;
}

std::vector<Variant> of_one_choice(const Question& question, const std::vector<std::size_t>& choices) {
  std::vector<Variant> variants{Variant{}};
  for (const std::size_t choice : choices)
    variants.push_back({choice_answer(question, std::uint64_t{1} << choice, true), {}});
  return variants;
}

// Every set of choices, and every set beside which the rest is not known.
std::vector<Variant> of_list(const Question& question, const std::vector<std::size_t>& choices) {
  std::vector<Variant> variants{Variant{}};
  for (std::size_t subset = 0; subset < std::size_t{1} << choices.size(); ++subset) {
    const std::uint64_t yes = bits_of(choices, subset);
    if ((yes == 0 && question.none_label.empty()) || !can_stand(question, yes)) continue;
    variants.push_back({choice_answer(question, yes, true), {}});
    if (yes != 0) variants.push_back({choice_answer(question, yes, false), {}});
  }
  return variants;
}

// As of_list, with each of the places as the worst one.
std::vector<Variant> of_places(const Question& question, const std::vector<std::size_t>& choices) {
  std::vector<Variant> variants{Variant{}};
  for (const Variant& list : of_list(question, choices)) {
    for (const std::size_t first : choices) {
      if ((list.answer.yes >> first & 1U) == 0) continue;
      Variant variant = list;
      variant.sites.push_back(static_cast<std::uint8_t>(first));
      for (const std::size_t later : choices) {
        if (later != first && (list.answer.yes >> later & 1U) != 0)
          variant.sites.push_back(static_cast<std::uint8_t>(later));
      }
      variants.push_back(std::move(variant));
    }
  }
  return variants;
}

// A number on each side of every limit.
std::vector<Variant> of_number(const Question& question, const std::vector<const CriterionNode*>& nodes) {
  std::vector<std::int64_t> numbers{question.least, question.most};
  const std::int64_t step = question.kind == QuestionKind::number && question.whole ? decimal_one : 1;
  for (const CriterionNode* by : nodes) {
    for (const std::int64_t end : {by->least, by->most}) {
      if (end < question.least || end > question.most) continue;
      const std::int64_t below = end / step * step;
      for (const std::int64_t number : {below - step, below, below + step}) {
        if (number >= question.least && number <= question.most) numbers.push_back(number);
      }
    }
  }
  std::vector<Variant> variants{Variant{}};
  std::vector<std::vector<bool>> signatures;
  for (const std::int64_t number : numbers) {
    std::vector<bool> signature;
    signature.reserve(nodes.size());
    for (const CriterionNode* by : nodes) signature.push_back(by->least <= number && number <= by->most);
    if (std::ranges::find(signatures, signature) != signatures.end()) continue;
    signatures.push_back(std::move(signature));
    variants.push_back({Answer{0, 0, number, true}, {}});
  }
  return variants;
}

}  // namespace

std::vector<Variant> variants_of(const Knowledge& knowledge, QuestionIndex index,
                                 const std::vector<const Criterion*>& criteria, std::uint64_t told) {
  const Question& question = knowledge.questions[index];
  const std::vector<const CriterionNode*> nodes = readers(index, criteria);
  if (!question.is_choice()) return of_number(question, nodes);
  const std::vector<std::size_t> choices = told_apart(question, nodes, told);
  if (question.kind != QuestionKind::choices) return of_one_choice(question, choices);
  return question.ordered ? of_places(question, choices) : of_list(question, choices);
}

void put(Case& runner, QuestionIndex question, const Variant& variant) {
  runner.answers[question] = variant.answer;
  runner.implied.reset(question);
  if (question == static_cast<QuestionIndex>(Key::location)) runner.sites = variant.sites;
}

}  // namespace kneecheck::triage
