#include "knowledge/word_table.h"

#include <bit>
#include <cstring>

namespace kneecheck::knowledge {
namespace {

constexpr std::uint8_t key_words = 0xFF;  // stands for "the keys" where a question stands else
static_assert(most_questions <= key_words);

template <class Number>
std::uint64_t load(const char* at) {
  Number number{};
  std::memcpy(&number, at, sizeof number);
  return number;
}

}  // namespace

WordTable::WordTable(const std::vector<Question>& questions) {
  std::size_t count = questions.size();
  for (const Question& question : questions) count += question.choices.size();
  slots_.resize(std::bit_ceil(2 * count + 1));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    add(key_words, questions[i].id, static_cast<std::uint8_t>(i));
    for (std::size_t j = 0; j < questions[i].choices.size(); ++j) {
      add(static_cast<std::uint8_t>(i), questions[i].choices[j].id, static_cast<std::uint8_t>(j));
    }
  }
}

WordTable::Ends WordTable::ends_of(std::string_view word) {
  const char* const end = word.data() + word.size();
  if (word.size() >= 8) return {load<std::uint64_t>(word.data()), load<std::uint64_t>(end - 8)};
  if (word.size() >= 4) return {load<std::uint32_t>(word.data()), load<std::uint32_t>(end - 4)};
  Ends ends;
  for (const char letter : word) ends.first = ends.first << 8U | static_cast<unsigned char>(letter);
  return ends;
}

std::size_t WordTable::hash_of(std::uint8_t of, std::string_view word, const Ends& ends) {
  constexpr std::uint64_t spread = 0x9e3779b97f4a7c15U;
  std::uint64_t hash =
      (ends.first ^ std::rotl(ends.last, 23) ^ (std::uint64_t{of} << 32U) ^ word.size()) * spread;
  hash = (hash ^ hash >> 29U) * spread;
  return static_cast<std::size_t>(hash >> 40U);
}

void WordTable::add(std::uint8_t of, std::string_view word, std::uint8_t index) {
  const Ends ends = ends_of(word);
  const std::size_t last = slots_.size() - 1;
  std::size_t at = hash_of(of, word, ends) & last;
  while (!slots_[at].word.empty()) at = (at + 1) & last;
  slots_[at] = {word, ends, of, index};
}

std::optional<std::uint8_t> WordTable::find(std::uint8_t of, std::string_view word) const {
  if (slots_.empty()) return std::nullopt;
  constexpr std::size_t all_in_ends = 16;
  const Ends ends = ends_of(word);
  const std::size_t last = slots_.size() - 1;
  for (std::size_t at = hash_of(of, word, ends) & last; !slots_[at].word.empty(); at = (at + 1) & last) {
    const Slot& slot = slots_[at];
    if (slot.of != of || slot.word.size() != word.size() || slot.ends != ends) continue;
    if (word.size() <= all_in_ends || slot.word == word) return slot.index;
  }
  return std::nullopt;
}

std::optional<QuestionIndex> WordTable::question(std::string_view key) const {
  return find(key_words, key);
}

std::optional<std::uint8_t> WordTable::choice(QuestionIndex question, std::string_view word) const {
  return find(question, word);
}

}  // namespace kneecheck::knowledge
