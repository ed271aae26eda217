#include "intake/remedies.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/number.h"
#include "base/text.h"
#include "base/typography.h"
#include "intake/case.h"
#include "intake/written.h"

namespace kneecheck::intake {
namespace {

std::string listing(const std::vector<std::string_view>& words) {
  constexpr std::size_t most = 16;
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < most; ++i)
    text += (i == 0 ? "" : ", ") + std::string(words[i]);
  return words.size() > most ? text + " ... (kneecheck explain shows all)" : text;
}

bool has_hard_space(std::string_view text) {
  return text.find(hard_space) != std::string_view::npos;
}

bool has_fancy_quote(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (fancy_quote_size(text.substr(at)) > 0) return true;
  }
  return false;
}

// `onset:gradual`, `onset gradual`: what YAML takes for one key. Empty: it begins with no key.
std::string glued_help(const Knowledge& knowledge, std::string_view key) {
  const std::size_t end = key.find_first_of(": =");
  if (end == std::string_view::npos || !knowledge.words.question(key.substr(0, end))) return {};
  const std::string_view value = trimmed(key.substr(std::min(key.find_first_not_of(": =", end), key.size())));
  if (key[end] == ':')
    return fmt::format("a space is missing after the ':': write \"{}: ...\"", key.substr(0, end));
  return value.empty() ? std::string{}
                       : fmt::format("a ':' is missing: write \"{}: ...\"", key.substr(0, end));
}

// "en-gb, de, ... (day first)", for each order of day and month in which the value is a date.
std::string locales_that_read(std::string_view value) {
  std::string words;
  if (parse_date(value, DateOrder::day_first)) words = "en-gb, de, ... (day first)";
  if (parse_date(value, DateOrder::month_first))
    words += (words.empty() ? "" : " or ") + std::string{"en-us (month first)"};
  return words;
}

constexpr std::string_view name_language = "; or, if the whole table is written so, name its language: ";

}  // namespace

std::optional<QuestionIndex> nearest_key(const Knowledge& knowledge, std::string_view key) {
  std::vector<std::string_view> known;
  known.reserve(knowledge.questions.size());
  for (const Question& question : knowledge.questions) known.push_back(question.id);
  const auto near = nearest(without_fancy_quotes(trimmed(key)), known);
  return near ? knowledge.words.question(*near) : std::nullopt;
}

std::string_view shown_key(const Knowledge& knowledge, std::string_view key) {
  if (const std::size_t colon = key.find(':'); colon != std::string_view::npos) return key.substr(0, colon);
  const std::string_view word = key.substr(0, key.find_first_of(" ="));
  return nearest_key(knowledge, word) ? word : key;
}

std::string key_help(const Knowledge& knowledge, std::string_view key, const Locale* table) {
  if (key.empty()) return "give it a name, or take it out";
  if (std::string other = table ? separator_help(key, *table) : ""; !other.empty()) return other;
  if (std::string glued = glued_help(knowledge, key); !glued.empty()) return glued;
  const auto near = nearest_key(knowledge, key);
  if (!near) return "keys of your own start with `x_`";
  const std::string_view id = knowledge.questions[*near].id;
  if (has_hard_space(key))
    return fmt::format("a space that does not break is part of it: write '{}' anew", id);
  if (has_fancy_quote(key)) return fmt::format("write {}, without quotes or between straight ones", id);
  return fmt::format("did you mean '{}'?", id);
}

std::string choice_help(const Question& question, std::string_view item) {
  std::vector<std::string_view> words;
  for (const Choice& choice : question.choices) words.push_back(choice.id);
  if (!question.none_label.empty()) words.push_back(none_word);
  words.push_back(unsure);
  const std::string_view bare = without_fancy_quotes(item);
  const auto near = nearest(bare, words);
  if (near && bare != item) return fmt::format("write {}, without quotes or between straight ones", *near);
  return near ? fmt::format("did you mean '{}'?", *near) : "one of: " + listing(words);
}

std::string number_locale_help(const Question& question, std::string_view value, const Locale& locale) {
  const std::size_t comma = value.find(',');
  if (locale.decimal_sign != '.' || comma == std::string_view::npos) return {};
  const std::string with_point = fmt::format("{}.{}", value.substr(0, comma), value.substr(comma + 1));
  const auto number = parse_decimal(with_point);
  const bool is_meant = number && (!question.whole || *number % decimal_one == 0);
  return is_meant ? fmt::format("{}--locale de, fr, ...", name_language) : std::string{};
}

std::string date_locale_help(std::string_view value, const Locale& locale) {
  const std::string words = locales_that_read(value);
  return words.empty() || parse_date(value, locale.dates)
             ? std::string{}
             : fmt::format("{}--locale {}", name_language, words);
}

std::string yes_no_locale_help(std::string_view value) {
  for (const Locale& locale : locales) {
    if (without_logic(value, locale) != value)
      return fmt::format("{}--locale {}", name_language, locale.word);
  }
  return {};
}

}  // namespace kneecheck::intake
