#include "explain/search.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"
#include "explain/explain.h"

namespace kneecheck::explain {
namespace {

// How well words fit a topic, best first.
enum class Fit : std::uint8_t { is_name, in_name, begins_in_name, in_text, begins_in_text, none };

// "Runner's knee" as " runners knee ": each word between two blanks.
std::string folded(std::string_view text) {
  constexpr std::array<std::string_view, 2> apostrophes{"'", "\u2019"};
  const std::string small = canonical(text);
  std::string out{' '};
  for (std::string_view rest = small; !rest.empty();) {
    const auto here = [&rest](std::string_view mark) { return rest.starts_with(mark); };
    if (const auto mark = std::ranges::find_if(apostrophes, here); mark != apostrophes.end()) {
      rest.remove_prefix(mark->size());
      continue;
    }
    const char c = rest.front();
    const bool of_word =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127;
    if (of_word || out.back() != ' ') out += of_word ? c : ' ';
    rest.remove_prefix(1);
  }
  return out.back() == ' ' ? out : out + ' ';
}

struct Phrase {
  std::string whole;               // folded
  std::vector<std::string> words;  // each with a blank on both sides
};

Phrase phrase_of(std::string_view words) {
  Phrase phrase{folded(words), {}};
  for (std::size_t at = 0; at + 1 < phrase.whole.size();) {
    const std::size_t end = phrase.whole.find(' ', at + 1);
    phrase.words.push_back(phrase.whole.substr(at, end + 1 - at));
    at = end;
  }
  return phrase;
}

bool holds_words(std::string_view text, const Phrase& phrase) {
  return std::ranges::all_of(phrase.words,
                             [text](const std::string& word) { return text.find(word) != text.npos; });
}

// Short words have too many longer ones that begin like them.
bool holds_beginnings(std::string_view text, const Phrase& phrase) {
  constexpr std::size_t least_letters = 4;
  return std::ranges::all_of(phrase.words, [text](std::string_view word) {
    if (word.size() >= least_letters + 2) word.remove_suffix(1);
    return text.find(word) != text.npos;
  });
}

Fit fit_of_name(std::string_view name, const Phrase& phrase) {
  const std::string text = folded(name);
  if (text == phrase.whole) return Fit::is_name;
  if (holds_words(text, phrase)) return Fit::in_name;
  return holds_beginnings(text, phrase) ? Fit::begins_in_name : Fit::none;
}

Fit fit_of_names(const std::vector<std::string_view>& names, const Phrase& phrase) {
  Fit best = Fit::none;
  for (const std::string_view name : names) best = std::min(best, fit_of_name(name, phrase));
  return best;
}

Fit fit_of_text(std::string_view sentence, const Phrase& phrase) {
  const std::string text = folded(sentence);
  if (holds_words(text, phrase)) return Fit::in_text;
  return holds_beginnings(text, phrase) ? Fit::begins_in_text : Fit::none;
}

// Answers, sources and claims are called by whole sentences.
bool has_name(const Topic& topic) {
  return topic.kind != TopicKind::answer && topic.kind != TopicKind::source && topic.kind != TopicKind::claim;
}

std::vector<std::string_view> names_of(const Knowledge& knowledge, const Topic& topic) {
  std::vector<std::string_view> names;
  if (has_name(topic)) names.emplace_back(topic.name);
  if (topic.kind == TopicKind::condition) names.push_back(knowledge.conditions[topic.index].full);
  const std::string id = full_id(topic);
  for (const Synonyms& synonyms : knowledge.synonyms) {
    if (synonyms.topic == id) names.insert(names.end(), synonyms.words.begin(), synonyms.words.end());
  }
  return names;
}

// Calls `visit` with each sentence of a line, its full stop left out.
template <class Visit>
void for_each_sentence(std::string_view line, const Visit& visit) {
  if (line.ends_with('.')) line.remove_suffix(1);
  while (!line.empty()) {
    const std::size_t end = line.find(". ");
    visit(line.substr(0, end));
    line = end == std::string_view::npos ? std::string_view{} : line.substr(end + 2);
  }
}

// All that is said of it; of what has no name the sentence that stands for one. The answers to a question are
// topics of their own, and examples of errors are words that nobody should find.
std::vector<std::string> texts_of(const Knowledge& knowledge, const Topic& topic, const Region& region) {
  if (!has_name(topic)) return {topic.name};
  if (topic.kind == TopicKind::question) {
    const Question& question = knowledge.questions[topic.index];
    return {std::string{question.ask}, std::string{question.help}};
  }
  if (topic.kind == TopicKind::error) return {std::string{knowledge.errors[topic.index].text}};
  std::vector<std::string> texts;
  Explanation explanation = explanation_of(knowledge, topic, region);
  for (Section& section : explanation.sections) {
    for (Line& line : section.lines) texts.push_back(std::move(line.text));
  }
  return texts;
}

std::string first_sentence(const std::vector<std::string>& texts) {
  std::string first;
  for_each_sentence(texts.front(), [&first](std::string_view sentence) {
    if (first.empty()) first = sentence;
  });
  return first;
}

// Topics by how well the words fit them.
using ByFit = std::array<std::vector<Found>, static_cast<std::size_t>(Fit::none)>;

void add_named(const Knowledge& knowledge, const Topic& topic, Fit fit, const Region& region, ByFit& found) {
  found[static_cast<std::size_t>(fit)].push_back(
      {topic, first_sentence(texts_of(knowledge, topic, region)), true});
}

void add_told(const Knowledge& knowledge, const Topic& topic, const Phrase& phrase, const Region& region,
              ByFit& found) {
  Fit best = Fit::none;
  std::string line;
  for (const std::string& text : texts_of(knowledge, topic, region)) {
    for_each_sentence(text, [&](std::string_view sentence) {
      const Fit fit = fit_of_text(sentence, phrase);
      if (fit < best) line = sentence;
      best = std::min(best, fit);
    });
  }
  if (best != Fit::none) found[static_cast<std::size_t>(best)].push_back({topic, std::move(line), false});
}

// What is called just so, or else the only one whose name fits best; empty: several could be meant.
std::vector<Found> clear_ones(const ByFit& found) {
  const auto best = std::ranges::find_if(found, [](const auto& each) { return !each.empty(); });
  const bool is_clear = best != found.end() && (best == found.begin() || best->size() == 1);
  return is_clear ? *best : std::vector<Found>{};
}

}  // namespace

std::vector<Found> search(const Knowledge& knowledge, const std::vector<Topic>& topics,
                          std::string_view words, const Region& region) {
  const Phrase phrase = phrase_of(words);
  if (phrase.words.empty()) return {};
  ByFit found;
  std::vector<const Topic*> others;
  for (const Topic& topic : topics) {
    const Fit fit = fit_of_names(names_of(knowledge, topic), phrase);
    fit == Fit::none ? others.push_back(&topic) : add_named(knowledge, topic, fit, region, found);
  }
  if (std::vector<Found> meant = clear_ones(found); !meant.empty()) return meant;
  for (const Topic* topic : others) add_told(knowledge, *topic, phrase, region, found);
  std::vector<Found> all;
  for (std::vector<Found>& each : found) std::ranges::move(each, std::back_inserter(all));
  return all;
}

std::optional<std::string> nearest_name(const Knowledge& knowledge, const std::vector<Topic>& topics,
                                        std::string_view words) {
  std::vector<std::string_view> names;
  for (const Topic& topic : topics) {
    const std::vector<std::string_view> these = names_of(knowledge, topic);
    names.insert(names.end(), these.begin(), these.end());
  }
  const auto best = nearest(words, names);
  return best ? std::optional{std::string{*best}} : std::nullopt;
}

}  // namespace kneecheck::explain
