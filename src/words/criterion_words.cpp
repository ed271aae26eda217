#include "words/criterion_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "words/words.h"

namespace kneecheck::words {
namespace {

constexpr std::uint64_t bit(std::size_t index) {
  return std::uint64_t{1} << index;
}

// "it locks or it gives way", from the statements of the choices in `mask`.
std::string choices_in_words(const Question& question, std::uint64_t mask) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if ((mask & bit(i)) != 0) words.push_back(clause(question, i));
  }
  return join_words(words, "or");
}

// "above 7" is kept as one millionth more than 7, "below 18" as one millionth less.
bool just_above(std::int64_t number) {
  return number % decimal_one == 1;
}
bool just_below(std::int64_t number) {
  return (number + 1) % decimal_one == 0;
}

std::string least_in_words(const Question& question, std::int64_t least) {
  if (just_above(least)) return "more than " + number_in_words(question, least - 1);
  return "at least " + number_in_words(question, least);
}

std::string most_in_words(const Question& question, std::int64_t most) {
  if (just_below(most)) return "less than " + number_in_words(question, most + 1);
  return "at most " + number_in_words(question, most);
}

std::string range_in_words(const Question& question, std::int64_t least, std::int64_t most) {
  const bool from_below = least <= question.least;
  const bool to_above = most >= question.most;
  if (from_below && to_above) return fmt::format("{} is known", question.short_name);
  if (from_below) return fmt::format("{} is {}", question.short_name, most_in_words(question, most));
  if (to_above) return fmt::format("{} is {}", question.short_name, least_in_words(question, least));
  return fmt::format("{} is {} and {}", question.short_name, least_in_words(question, least),
                     most_in_words(question, most));
}

struct Speaker {
  const Knowledge& knowledge;
  const Criterion& nodes;

  std::string leaf(const CriterionNode& node) const {
    const Question& question = knowledge.questions[node.question];
    switch (node.test) {
      case Test::has:
        return choices_in_words(question, node.mask);
      case Test::site:
        return fmt::format("the worst place is this: {}", choices_in_words(question, node.mask));
      case Test::range:
        return range_in_words(question, node.least, node.most);
      case Test::undiagnosed:
        return "no cause fits well enough";
      case Test::other_cause:
        return "what fits best, or nearly as well, has no plan";
      default:
        break;
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
      if ((node.mask & bit(i)) != 0) names.emplace_back(knowledge.conditions[i].name);
    }
    return fmt::format("{} is likely", join_words(names, "or"));
  }

  std::string joined(std::size_t at, int depth, std::string_view between) const {
    std::string words;
    for (std::size_t child = at + 1; child < nodes[at].end; child = nodes[child].end) {
      const std::string part = at_node(child, depth + 1);
      if (!words.empty()) words += between;
      words += part;
    }
    return words;
  }

  std::string at_node(std::size_t at, int depth) const {
    const CriterionNode& node = nodes[at];
    if (node.name > 0) return std::string{knowledge.safety.names[node.name - 1U].says};
    switch (node.test) {
      case Test::all:
        return depth > 0 ? fmt::format("({})", joined(at, depth, "; and ")) : joined(at, depth, "; and ");
      case Test::any:
        return depth > 1 ? fmt::format("({})", joined(at, depth, "; or "))
                         : "one of these: " + joined(at, depth, "; ");
      case Test::not_:
        return fmt::format("not: {}", at_node(at + 1, depth + 1));
      case Test::unless:
        return fmt::format("unless it is known that {}", at_node(at + 1, depth + 1));
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
