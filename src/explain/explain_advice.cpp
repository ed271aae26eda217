// Chapters of advice: all that a plan may say, with whom each sentence is for.
#include <fmt/format.h>

#include "base/text.h"
#include "explain/parts.h"
#include "words/criterion_words.h"
#include "words/words.h"

namespace kneecheck::explain {
namespace {

std::string condition_names(const Knowledge& knowledge, std::uint64_t conditions) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
    if ((conditions >> i & 1U) != 0) names.emplace_back(knowledge.conditions[i].name);
  }
  return join_words(names, "or");
}

// "For ITB pain: "; empty where it is for all, or for all but those that have a sentence of their own.
std::string causes(const Knowledge& knowledge, const Suits& suits) {
  const std::uint64_t named = suits.with != 0 ? suits.with : suits.only;
  return named == 0 ? std::string{} : fmt::format("For {}: ", condition_names(knowledge, named));
}

// "Only if your feet roll inwards", "Unless it is known that your feet roll inwards".
std::string condition_words(const Knowledge& knowledge, const Criterion& when) {
  const std::string words = criterion_words(knowledge, when);
  return words.empty() || words.starts_with("unless") ? capitalized(words) : "Only if " + words;
}

std::string bar_words(const Question& history, std::uint64_t bars) {
  std::vector<std::string> barred;
  for (std::size_t i = 0; i < history.choices.size(); ++i) {
    if ((bars >> i & 1U) != 0) barred.push_back(statement(history, i));
  }
  return barred.empty() ? std::string{} : fmt::format("Not if: {}", fmt::join(barred, "; "));
}

Line advice_line(const Knowledge& knowledge, const Advice& advice) {
  std::string text = causes(knowledge, advice.suits) + std::string{advice.text};
  for (const std::string& limit : {condition_words(knowledge, advice.when),
                                   bar_words(knowledge.question(Key::history), advice.barred_by_history)}) {
    if (!limit.empty()) text += fmt::format(" ({}.)", limit);
  }
  return {std::move(text), advice.evidence.sources};
}

}  // namespace

void explain_advice(const Knowledge& knowledge, const std::vector<Advice>& chapter,
                    Explanation& explanation) {
  std::vector<Line> lines;
  lines.reserve(chapter.size());
  for (const Advice& advice : chapter) lines.push_back(advice_line(knowledge, advice));
  explanation.add({}, Form::list, std::move(lines));
}

}  // namespace kneecheck::explain
