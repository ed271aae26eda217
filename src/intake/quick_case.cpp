#include "intake/quick_case.h"

#include <bit>
#include <bitset>
#include <cstring>

#include "base/number.h"
#include "intake/values.h"

namespace kneecheck::intake {
namespace {

constexpr std::size_t most_bytes =
    std::size_t{16} << 10;  // some twenty times the usual; far below every limit of the slow way
constexpr std::uint8_t key_words = 0xFF;  // stands for "the keys" where a question stands else
static_assert(most_questions <= key_words);

template <class Number>
std::uint64_t load(const char* at) {
  Number number{};
  std::memcpy(&number, at, sizeof number);
  return number;
}

// Without a way out in the middle, so that the compiler can look at many bytes at once. In such a text a
// quote is never escaped.
bool is_printable_ascii(std::string_view text) {
  unsigned char other = 0;
  for (const char byte : text) other |= static_cast<unsigned char>(byte < ' ' || byte > '~' || byte == '\\');
  return other == 0;
}

// Goes through a text of printable ASCII; every step says false where something else stands.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool ended() const { return rest_.empty(); }

  void skip_blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }

  bool at(char wanted) const { return !rest_.empty() && rest_.front() == wanted; }

  bool take(char wanted) {
    if (!at(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // With the blanks around it.
  bool take_mark(char wanted) {
    skip_blanks();
    if (!take(wanted)) return false;
    skip_blanks();
    return true;
  }

  bool string(std::string_view& text) {
    if (!take('"')) return false;
    const std::size_t end = rest_.find('"');
    if (end == std::string_view::npos) return false;
    text = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return true;
  }

  // Something like a number: parse_decimal() and parse_whole() have the grammar of JSON.
  bool number(std::string_view& token) {
    std::size_t size = 0;
    while (size < rest_.size() && is_of_number(rest_[size])) ++size;
    token = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return size > 0;
  }

  bool null() {
    constexpr std::string_view word = "null";
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

 private:
  static bool is_of_number(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }

  std::string_view rest_;
};

void forget(Case& runner) {
  runner.id.reset();
  runner.name.clear();
  runner.answers.fill({});
  runner.sites.clear();
  runner.avoid.clear();
  runner.problems.clear();
  runner.half_a_race = false;
}

class QuickDecoder {
 public:
  QuickDecoder(const Knowledge& knowledge, const WordTable& words, std::string_view record, Case& runner)
      : knowledge_(knowledge), words_(words), scanner_(record), runner_(runner) {}

  bool record() {
    if (!scanner_.take_mark('{')) return false;
    do {
      if (!entry()) return false;
    } while (scanner_.take_mark(','));
    if (!scanner_.take_mark('}') || !scanner_.ended()) return false;
    set_aside_half_a_race(runner_);
    return true;
  }

 private:
  bool entry() {
    std::string_view key;
    if (!scanner_.string(key) || !scanner_.take_mark(':')) return false;
    const auto index = words_.question(key);
    if (!index || given_[*index]) return false;
    given_.set(*index);
    if (scanner_.null()) return true;
    const Question& question = knowledge_.questions[*index];
    switch (question.kind) {
      case QuestionKind::choice:
      case QuestionKind::yes_no:
        return one_choice(question, *index);
      case QuestionKind::choices:
        return choice_list(question, *index);
      case QuestionKind::number:
        return scanner_.at('"') ? left_open() : number(question, *index);
      case QuestionKind::text:
        return text(*index);
      case QuestionKind::date:
      case QuestionKind::pace:
        return written_quantity(question, *index);
      case QuestionKind::exercises:
        break;
    }
    return false;
  }

  bool left_open() {
    std::string_view word;
    return scanner_.string(word) && word == unsure;
  }

  bool one_choice(const Question& question, QuestionIndex index) {
    std::string_view word;
    if (!scanner_.string(word)) return false;
    if (word == unsure) return true;
    const auto choice = words_.choice(index, word);
    if (choice) runner_.answers[index] = choice_answer(question, std::uint64_t{1} << *choice, true);
    return choice.has_value();
  }

  bool choice_list(const Question& question, QuestionIndex index) {
    const bool is_list = scanner_.take_mark('[');
    std::uint64_t yes = 0;
    bool has_none = false;
    bool has_unsure = false;
    do {
      if (!item(question, index, yes, has_none, has_unsure)) return false;
    } while (is_list && scanner_.take_mark(','));
    if (is_list && !scanner_.take_mark(']')) return false;
    const int answers = std::popcount(yes) + (has_none ? 1 : 0) + (has_unsure ? 1 : 0);
    const bool stands_alone = has_none || (yes & question.lone_choices) != 0;
    if (stands_alone && answers > 1) return false;
    if (yes != 0 || has_none) runner_.answers[index] = choice_answer(question, yes, !has_unsure);
    return true;
  }

  bool item(const Question& question, QuestionIndex index, std::uint64_t& yes, bool& has_none,
            bool& has_unsure) {
    std::string_view word;
    if (!scanner_.string(word)) return false;
    if (word == unsure) return once(has_unsure);
    if (word == none) return !question.none_label.empty() && once(has_none);
    const auto choice = words_.choice(index, word);
    if (!choice || (yes >> *choice & 1U) != 0) return false;
    yes |= std::uint64_t{1} << *choice;
    if (question.ordered) runner_.sites.push_back(*choice);
    return true;
  }

  static bool once(bool& given) {
    if (given) return false;
    given = true;
    return true;
  }

  // A number is its text.
  bool text(QuestionIndex index) {
    std::string_view words;
    if (scanner_.at('"')) {
      if (!scanner_.string(words) || words.size() > most_text_characters) return false;
      if (words == unsure || words.empty()) return true;
    } else if (!scanner_.number(words) || !parse_whole(words)) {
      return false;
    }
    if (index == static_cast<QuestionIndex>(Key::id)) runner_.id.emplace(words);
    if (index == static_cast<QuestionIndex>(Key::name)) runner_.name = words;
    runner_.answers[index].known = true;
    return true;
  }

  bool number(const Question& question, QuestionIndex index) {
    std::string_view token;
    if (!scanner_.number(token)) return false;
    const auto number = parse_decimal(token);
    return number && (!question.whole || parse_whole(token)) && put(question, index, *number);
  }

  bool written_quantity(const Question& question, QuestionIndex index) {
    std::string_view words;
    if (!scanner_.string(words)) return false;
    if (words == unsure) return true;
    if (question.kind == QuestionKind::date) {
      const auto date = parse_date(words);
      return date && put(index, date->days);
    }
    const auto pace = parse_pace(words);
    return pace && put(question, index, *pace);
  }

  bool put(const Question& question, QuestionIndex index, std::int64_t number) {
    return question.least <= number && number <= question.most && put(index, number);
  }

  bool put(QuestionIndex index, std::int64_t number) {
    runner_.answers[index].number = number;
    runner_.answers[index].known = true;
    return true;
  }

  const Knowledge& knowledge_;
  const WordTable& words_;
  Scanner scanner_;
  Case& runner_;
  std::bitset<most_questions> given_;
};

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

QuickCases::QuickCases(const Knowledge& knowledge) : knowledge_(knowledge), words_(knowledge.questions) {}

bool QuickCases::read(std::string_view record, Case& runner) const {
  while (!record.empty() && record.back() == '\r') record.remove_suffix(1);
  if (record.size() > most_bytes || !is_printable_ascii(record)) return false;
  forget(runner);
  return QuickDecoder{knowledge_, words_, record, runner}.record();
}

}  // namespace kneecheck::intake
