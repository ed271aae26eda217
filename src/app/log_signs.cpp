#include "app/log_signs.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "base/words/app.h"
#include "interview/reply.h"
#include "interview/typed_words.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t shortest_word = 3;  // of what a line has in common with a sign
constexpr std::size_t most_near = 5;      // more than so many are no help

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         static_cast<unsigned char>(letter) >= 0x80;
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

const Question& question_of(const Knowledge& knowledge) {
  return knowledge.question(Key::warning_signs);
}

Step sign_step() {
  return {nullptr, {static_cast<QuestionIndex>(Key::warning_signs)}, 0};
}

std::string sign_words(const Knowledge& knowledge, std::size_t sign) {
  const Choice& choice = question_of(knowledge).choices[sign];
  return knowledge.language.say(AppText::log_sign_item, {{"sign", choice.id}, {"label", choice.label}});
}

bool is_among(const std::vector<std::string_view>& words, std::string_view wanted) {
  return std::ranges::any_of(words, [wanted](std::string_view word) { return same_letters(word, wanted); });
}

bool fits(const SignPhrase& phrase, const std::vector<std::string_view>& words) {
  return std::ranges::all_of(phrase.words, [&](std::string_view word) { return is_among(words, word); });
}

// The signs whose words say most of these.
std::set<std::size_t> meant_by(const Knowledge& knowledge, const std::vector<std::string_view>& typed) {
  std::set<std::size_t> meant;
  std::size_t most = 1;
  const auto& choices = question_of(knowledge).choices;
  for (const SignPhrase& phrase : sign_phrases(knowledge.language)) {
    const auto sign = std::ranges::find(choices, phrase.sign, &Choice::id);
    if (phrase.words.size() < most || sign == choices.end() || !fits(phrase, typed)) continue;
    if (phrase.words.size() > most) meant.clear();
    most = phrase.words.size();
    meant.insert(static_cast<std::size_t>(sign - choices.begin()));
  }
  return meant;
}

// How many words of the line begin a word of the sign.
std::size_t words_in_common(const std::vector<std::string_view>& line, const Choice& sign) {
  const std::string all = fmt::format("{} {} {}", sign.id, sign.label, sign.says);
  const std::vector<std::string_view> words = words_in(all);
  return static_cast<std::size_t>(std::ranges::count_if(line, [&](std::string_view typed) {
    return typed.size() >= shortest_word && std::ranges::any_of(words, [typed](std::string_view word) {
             return same_letters(word.substr(0, typed.size()), typed);
           });
  }));
}

// Those that people call so; else those with most words in common, else the one that a slip of the finger
// meant.
std::set<std::size_t> near_one(const Knowledge& knowledge, std::string_view phrase) {
  const std::vector<std::string_view> typed = words_in(phrase);
  if (auto meant = meant_by(knowledge, typed); !meant.empty() && meant.size() <= most_near) return meant;
  std::vector<std::size_t> common;
  std::vector<std::string_view> ids;
  for (const Choice& sign : question_of(knowledge).choices) {
    common.push_back(words_in_common(typed, sign));
    ids.push_back(sign.id);
  }
  const std::size_t most = *std::ranges::max_element(common);
  const auto slip = most == 0 ? nearest(phrase, ids) : std::nullopt;
  std::set<std::size_t> near;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (most > 0 ? common[i] == most : slip == ids[i]) near.insert(i);
  }
  return near.size() > most_near ? std::set<std::size_t>{} : near;
}

bool is_number(std::string_view part) {
  return !part.empty() &&
         std::ranges::all_of(part, [](char letter) { return letter >= '0' && letter <= '9'; });
}

// By its id or its label; empty: it is none.
Signs named(const Knowledge& knowledge, std::string_view part) {
  Signs signs;
  const Reply reply = read_reply(knowledge, sign_step(), part, false);
  if (reply.kind != ReplyKind::answers || reply.answers.empty()) return signs;
  for (std::uint64_t yes = reply.answers.front().answer.yes; yes != 0; yes &= yes - 1)
    signs.push_back(static_cast<std::size_t>(std::countr_zero(yes)));
  return signs;
}

}  // namespace

Signs all_signs(const Knowledge& knowledge) {
  Signs all(question_of(knowledge).choices.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

PlainLines sign_lines(const Knowledge& knowledge, const Signs& signs) {
  PlainLines lines;
  for (const std::size_t sign : signs)
    lines.push_back({fmt::format("   {}  ", lines.size() + 1), sign_words(knowledge, sign)});
  return lines;
}

PlainLines sign_list(const Knowledge& knowledge) {
  PlainLines lines = sign_lines(knowledge, all_signs(knowledge));
  lines.push_back({"   0  ", std::string{question_of(knowledge).none_label}});
  return lines;
}

std::string signs_in_words(const Knowledge& knowledge, const Signs& signs) {
  std::vector<std::string> words;
  for (const std::size_t sign : signs) words.push_back(sign_words(knowledge, sign));
  return knowledge.language.semicolon_list(words);
}

SignLine read_signs(const Knowledge& knowledge, std::string_view line, const Signs& shown) {
  using enum SignLine::Kind;
  const auto yes = read_yes_no(knowledge.language, line);
  if (yes == false || trimmed(line) == "0") return {none, {}};
  const Reply whole = read_reply(knowledge, sign_step(), line, false);
  if (whole.kind == ReplyKind::answers && !is_number(trimmed(line).substr(0, 1)) && !whole.answers.empty() &&
      whole.answers.front().answer.yes == 0)
    return {whole.answers.front().answer.known ? none : unsure, {}};
  const bool only_numbers = line.find_first_not_of("0123456789 ,;") == std::string_view::npos;
  std::set<std::size_t> exactly, near;
  bool is_clear = true;
  for (const std::string_view part : parts_of(line, only_numbers ? ",; " : ",;")) {  // none hides another
    if (is_number(part)) {
      const auto number = static_cast<std::size_t>(parse_whole(part).value_or(0));
      if (number == 0 || number > shown.size()) return {no_number, {}};
      exactly.insert(shown[number - 1]);
    } else if (const Signs exact = named(knowledge, part); !exact.empty()) {
      exactly.insert(exact.begin(), exact.end());
    } else {
      is_clear = false;
      near.merge(near_one(knowledge, part));
    }
  }
  if (is_clear && !exactly.empty()) return {signs, {exactly.begin(), exactly.end()}};
  near.merge(exactly);
  return {unclear, {near.begin(), near.end()}};
}

std::vector<SignPhrase> sign_phrases(const Language& language) {
  std::vector<SignPhrase> phrases;
  for (const std::string_view entry : parts_of(language[AppText::words_signs], ";")) {
    const std::size_t colon = std::min(entry.find(':'), entry.size());
    const std::string_view sign = trimmed(entry.substr(0, colon));
    for (std::string_view words : parts_of(entry.substr(std::min(colon + 1, entry.size())), ",")) {
      const bool is_common = words.starts_with('*');
      if (is_common) words.remove_prefix(1);
      phrases.push_back({sign, words_in(words), is_common});
    }
  }
  return phrases;
}

// By what is said between two marks, so that "hot day, knee fine" is no hot knee; the most words decide.
std::optional<NoteSign> sign_in_note(const Language& language, std::string_view note) {
  const std::vector<SignPhrase> phrases = sign_phrases(language);
  const SignPhrase* best = nullptr;
  std::string said;
  for (const std::string_view part : parts_of(note, ",;.!?:()")) {
    const std::vector<std::string_view> words = words_in(part);
    for (const SignPhrase& phrase : phrases) {
      const bool is_better = best == nullptr || best->words.size() < phrase.words.size();
      if (phrase.alone_in_answers || !is_better || !fits(phrase, words)) continue;
      best = &phrase;
      said.clear();
      for (const std::string_view word : words) {
        if (is_among(phrase.words, word)) said.append(said.empty() ? "" : " ").append(word);
      }
    }
  }
  if (best == nullptr) return std::nullopt;
  return NoteSign{std::move(said), best->sign};
}

}  // namespace kneecheck::app
