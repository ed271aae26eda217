#include "intake/remedies.h"

#include <algorithm>
#include <vector>

#include "base/number.h"
#include "base/text.h"
#include "base/typography.h"
#include "base/words/base.h"
#include "base/words/intake.h"
#include "base/words/syntax.h"
#include "intake/case.h"
#include "intake/written.h"

namespace kneecheck::intake {
namespace {

std::string listing(const Language& language, std::span<const std::string_view> words) {
  constexpr std::size_t most = 16;
  const auto shown = words.first(std::min(words.size(), most));
  const TextId text = shown.size() < words.size() ? TextId{IntakeText::one_of_more} : SyntaxText::one_of;
  return language.say(text,
                      {{"words", language.comma_list(std::vector<std::string>{shown.begin(), shown.end()})},
                       {"command", "kneecheck explain"}});
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

// All that may be answered.
std::vector<std::string_view> words_of(const Question& question) {
  std::vector<std::string_view> words;
  for (const Choice& choice : question.choices) words.push_back(choice.id);
  if (!question.none_label.empty()) words.push_back(none_word);
  words.push_back(unsure);
  return words;
}

// `onset:gradual`, `onset gradual`: what YAML takes for one key. Empty: it begins with no key.
std::string glued_help(const Knowledge& knowledge, std::string_view key) {
  const std::size_t end = key.find_first_of(": =");
  if (end == std::string_view::npos || !knowledge.words.question(key.substr(0, end))) return {};
  const std::string_view value = trimmed(key.substr(std::min(key.find_first_not_of(": =", end), key.size())));
  if (key[end] != ':' && value.empty()) return {};
  return knowledge.language.say(key[end] == ':' ? IntakeText::space_missing : IntakeText::colon_missing,
                                {{"key", key.substr(0, end)}});
}

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
  const Language& language = knowledge.language;
  if (key.empty()) return language.say(IntakeText::name_it);
  if (std::string other = table ? separator_help(language, key, *table) : ""; !other.empty()) return other;
  if (std::string glued = glued_help(knowledge, key); !glued.empty()) return glued;
  const auto near = nearest_key(knowledge, key);
  if (!near) return language.say(IntakeText::own_keys);
  const std::string_view id = knowledge.questions[*near].id;
  if (has_hard_space(key)) return language.say(IntakeText::odd_space, {{"key", id}});
  if (has_fancy_quote(key)) return language.say(IntakeText::without_quotes, {{"word", id}});
  return language.say(BaseText::did_you_mean, {{"word", quoted(id)}});
}

std::optional<std::uint8_t> nearest_choice(const Question& question, std::string_view item) {
  const auto near = nearest(without_fancy_quotes(item), words_of(question));
  const auto found = std::ranges::find_if(
      question.choices, [near](const Choice& choice) { return near && choice.id == *near; });
  if (found == question.choices.end()) return std::nullopt;
  return static_cast<std::uint8_t>(found - question.choices.begin());
}

std::string choice_help(const Language& language, const Question& question, std::string_view item) {
  const std::vector<std::string_view> words = words_of(question);
  const std::string_view bare = without_fancy_quotes(item);
  const auto near = nearest(bare, words);
  if (near && bare != item) return language.say(IntakeText::without_quotes, {{"word", *near}});
  return near ? language.say(BaseText::did_you_mean, {{"word", quoted(*near)}}) : listing(language, words);
}

std::string exercise_help(const Knowledge& knowledge, std::string_view item) {
  std::vector<std::string_view> words;
  for (const Exercise& exercise : knowledge.exercises) words.push_back(exercise.id);
  const auto near = nearest(item, words);
  return near ? knowledge.language.say(BaseText::did_you_mean, {{"word", quoted(*near)}})
              : knowledge.language.say(IntakeText::lists_exercises, {{"command", "kneecheck explain"}});
}

std::string number_locales(bool is_whole, std::string_view value, const Locale& locale) {
  const std::size_t comma = value.find(',');
  if (locale.decimal_sign != '.' || comma == std::string_view::npos) return {};
  std::string with_point{value};
  with_point[comma] = '.';
  const auto number = parse_decimal(with_point);
  const bool is_meant = number && (!is_whole || *number % decimal_one == 0);
  return is_meant ? "de, fr, ..." : "";
}

std::string date_locales(const Language& language, std::string_view value, const Locale& locale) {
  if (parse_date(value, locale.dates)) return {};
  std::vector<std::string> locales_that_read;
  if (parse_date(value, DateOrder::day_first))
    locales_that_read.push_back(language.say(IntakeText::day_first, {{"locales", "en-gb, de, ..."}}));
  if (parse_date(value, DateOrder::month_first))
    locales_that_read.push_back(language.say(IntakeText::month_first, {{"locales", "en-us"}}));
  return language.one_of(locales_that_read);
}

std::string yes_no_locale(std::string_view value) {
  const auto reads = [value](const Locale& locale) { return without_logic(value, locale) != value; };
  const auto* const found = std::ranges::find_if(locales, reads);
  return std::string{found == locales.end() ? "" : found->word};
}

std::string or_locale_help(const Language& language, std::string_view remedy, std::string_view locales) {
  std::string option = "--locale ";
  option += locales;
  return language.say(IntakeText::or_name_language, {{"remedy", remedy}, {"option", option}});
}

void offer_locales(Diagnostics& problems, std::size_t sound, const std::string& locales) {
  if (locales.empty()) return;
  problems.change_each(
      [&](Diagnostic& problem) { problem.help = or_locale_help(problems.language(), problem.help, locales); },
      sound);
}

}  // namespace kneecheck::intake
