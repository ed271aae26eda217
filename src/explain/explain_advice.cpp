// Chapters of advice: all that a plan may say, with whom each sentence is for.
#include "base/text.h"
#include "base/words/explain.h"
#include "explain/parts.h"
#include "words/criterion_words.h"
#include "words/words.h"

namespace kneecheck::explain {
namespace {

// "For ITB pain: " in front, but where it is for all, or for all but those that have a sentence of their own.
std::string advice_text(const Knowledge& knowledge, const Advice& advice) {
  const std::uint64_t named = advice.suits.with != 0 ? advice.suits.with : advice.suits.only;
  if (named == 0) return std::string{advice.text};
  const Language& language = knowledge.language;
  return language.say(
      ExplainText::advice_for,
      {{"causes", language.one_of(names_of_conditions(knowledge, named))}, {"advice", advice.text}});
}

// Whether criterion_words() begins with what is said of Test::unless.
bool begins_with_unless(const Criterion& when) {
  const bool is_joined = when.front().test == Test::all && when.front().name == 0;
  const CriterionNode& first = when[is_joined ? 1 : 0];
  return first.test == Test::unless && first.name == 0;
}

// "Only if your feet roll inwards", "Unless it is known that your feet roll inwards".
std::string condition_of(const Knowledge& knowledge, const Criterion& when) {
  if (when.empty()) return {};
  const std::string words = criterion_words(knowledge, when);
  return begins_with_unless(when)
             ? knowledge.language.say(ExplainText::advice_if, {{"condition", capitalized(words)}})
             : knowledge.language.say(ExplainText::advice_only_if, {{"condition", words}});
}

std::string bar_of(const Knowledge& knowledge, std::uint64_t bars) {
  const Question& history = knowledge.question(Key::history);
  std::vector<std::string> barred;
  for (std::size_t i = 0; i < history.choices.size(); ++i) {
    if ((bars >> i & 1U) != 0) barred.push_back(statement(history, i));
  }
  if (barred.empty()) return {};
  return knowledge.language.say(ExplainText::advice_not_if,
                                {{"answers", knowledge.language.semicolon_list(barred)}});
}

Line advice_line(const Knowledge& knowledge, const Advice& advice) {
  return {advice_text(knowledge, advice) + condition_of(knowledge, advice.when) +
              bar_of(knowledge, advice.barred_by_history),
          advice.evidence.sources};
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
