#include "words/criterion_words.h"

#include <algorithm>
#include <utility>

#include "base/number.h"
#include "base/words/base.h"
#include "base/words/words.h"
#include "words/words.h"

namespace kneecheck::words {
namespace {

constexpr std::uint64_t bit(std::size_t index) {
  return std::uint64_t{1} << index;
}

// "above 7" is kept as one millionth more than 7, "below 18" as one millionth less.
bool just_above(std::int64_t number) {
  return number % decimal_one == 1;
}
bool just_below(std::int64_t number) {
  return (number + 1) % decimal_one == 0;
}

struct Speaker {
  const Knowledge& knowledge;
  const Criterion& nodes;
  const Language& language = knowledge.language;

  // "it locks or it gives way", from the statements of the choices in `mask`.
  std::string choices(const Question& question, std::uint64_t mask) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      if ((mask & bit(i)) != 0) words.push_back(statement(question, i));
    }
    return language.one_of(words);
  }

  std::string least_of(const Question& question, std::int64_t least) const {
    if (just_above(least))
      return language.say(WordsText::more_than, {{"number", number_in_words(language, question, least - 1)}});
    return language.say(WordsText::at_least, {{"number", number_in_words(language, question, least)}});
  }

  std::string most_of(const Question& question, std::int64_t most) const {
    if (just_below(most))
      return language.say(WordsText::less_than, {{"number", number_in_words(language, question, most + 1)}});
    return language.say(WordsText::at_most, {{"number", number_in_words(language, question, most)}});
  }

  std::string range(const Question& question, std::int64_t least, std::int64_t most) const {
    const std::string_view what = question.short_name;
    const bool from_below = least <= question.least;
    const bool to_above = most >= question.most;
    if (from_below && to_above) return language.say(WordsText::number_known, {{"what", what}});
    if (from_below)
      return language.say(WordsText::number_is, {{"what", what}, {"range", most_of(question, most)}});
    if (to_above)
      return language.say(WordsText::number_is, {{"what", what}, {"range", least_of(question, least)}});
    return language.say(
        WordsText::number_between,
        {{"what", what}, {"least", least_of(question, least)}, {"most", most_of(question, most)}});
  }

  std::string leaf(const CriterionNode& node) const {
    const Question& question = knowledge.questions[node.question];
    switch (node.test) {
      case Test::has:
        return choices(question, node.mask);
      case Test::site:
        return language.say(WordsText::worst_place, {{"places", choices(question, node.mask)}});
      case Test::range:
        return range(question, node.least, node.most);
      case Test::undiagnosed:
        return language.say(WordsText::no_cause_fits);
      case Test::other_cause:
        return language.say(WordsText::cause_without_plan);
      default:
        break;
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
      if ((node.mask & bit(i)) != 0) names.emplace_back(knowledge.conditions[i].name);
    }
    return language.say(WordsText::is_likely, {{"causes", language.one_of(names)}});
  }

  std::string joined(std::size_t at, int depth, TextId between) const {
    std::string words;
    for (std::size_t child = at + 1; child < nodes[at].end; child = nodes[child].end) {
      const std::string part = at_node(child, depth + 1);
      if (!words.empty()) words += language[between];
      words += part;
    }
    return words;
  }

  std::string in_brackets(std::string part) const {
    return language.say(WordsText::in_brackets, {{"part", std::move(part)}});
  }

  std::string at_node(std::size_t at, int depth) const {
    const CriterionNode& node = nodes[at];
    if (node.name > 0) return std::string{knowledge.safety.names[node.name - 1U].says};
    switch (node.test) {
      case Test::all:
        return depth > 0 ? in_brackets(joined(at, depth, WordsText::joined_and))
                         : joined(at, depth, WordsText::joined_and);
      case Test::any:
        return depth > 1 ? in_brackets(joined(at, depth, WordsText::joined_or))
                         : language.say(WordsText::one_of_these,
                                        {{"parts", joined(at, depth, BaseText::list_semicolon)}});
      case Test::not_:
        return language.say(WordsText::not_so, {{"part", at_node(at + 1, depth + 1)}});
      case Test::unless:
        return language.say(WordsText::unless_known, {{"part", at_node(at + 1, depth + 1)}});
      default:
        return leaf(node);
    }
  }
};

}  // namespace

std::string criterion_words(const Knowledge& knowledge, const Criterion& criterion) {
  return criterion.empty() ? std::string{} : Speaker{knowledge, criterion}.at_node(0, 0);
}

std::vector<std::string> criterion_lines(const Knowledge& knowledge, const Criterion& criterion) {
  if (criterion.empty()) return {};
  const Speaker speaker{knowledge, criterion};
  if (criterion.front().test != Test::all || criterion.front().name > 0) return {speaker.at_node(0, 0)};
  std::vector<std::string> lines;
  for (std::size_t child = 1; child < criterion.front().end; child = criterion[child].end)
    lines.push_back(speaker.at_node(child, 0));
  return lines;
}

bool reads_choice(const Criterion& criterion, QuestionIndex question, std::size_t choice) {
  return std::any_of(criterion.begin(), criterion.end(), [&](const CriterionNode& node) {
    return reads_answer(node) && node.question == question && (node.mask & bit(choice)) != 0;
  });
}

}  // namespace kneecheck::words
