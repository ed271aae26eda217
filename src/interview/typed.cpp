#include "interview/typed.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/number.h"
#include "base/text.h"
#include "base/words/base.h"
#include "base/words/interview.h"
#include "intake/read_answer.h"
#include "interview/typed_words.h"

namespace kneecheck::interview {
namespace {

constexpr std::int64_t mile_in_mm = 1'609'344;
constexpr std::int64_t km_in_mm = 1'000'000;
constexpr std::int64_t hundredth = decimal_one / 100;

struct NamedDistance {
  TextId words;
  std::string_view km;
};
constexpr std::array named_distances{NamedDistance{InterviewText::words_half_marathon, "21.1"},
                                     NamedDistance{InterviewText::words_marathon, "42.2"}};

// "2,5" as "2.5" where the language writes it like that.
std::string with_point(const Language& language, std::string_view number) {
  std::string text{number};
  const std::string_view sign = language[BaseText::decimal_sign];
  if (const std::size_t at = text.find(sign); at != std::string::npos) text.replace(at, sign.size(), ".");
  return text;
}

// The text up to its last digit, and the word behind it without fillers such as "per" and "/".
struct Measured {
  std::string_view number;
  std::string unit;
};
Measured measured(const Language& language, std::string_view text) {
  const std::size_t end = text.find_last_of("0123456789");
  if (end == std::string_view::npos) return {text, {}};
  std::string unit = canonical(trimmed(text.substr(end + 1)));
  for (const std::string_view filler : words_of(language, InterviewText::fillers_of_paces)) {
    if (unit.starts_with(filler)) unit.erase(0, filler.size());
  }
  return {trimmed(text.substr(0, end + 1)), unit};
}

// Whether a number with this word behind it counts miles; empty: the word is no distance.
std::optional<bool> in_miles(const Language& language, std::string_view unit, const Typing& typing) {
  if (unit.empty()) return typing.units == Units::mi;
  if (is_one_of(language, InterviewText::words_miles, unit)) return true;
  return is_one_of(language, InterviewText::words_km, unit) ? std::optional{false} : std::nullopt;
}

std::optional<Answer> read_distance(const Knowledge& knowledge, QuestionIndex question, std::string_view text,
                                    const Typing& typing) {
  const Language& language = knowledge.language;
  for (const NamedDistance& named : named_distances) {
    if (is_one_of(language, named.words, text)) return read_quantity(knowledge, question, named.km);
  }
  const auto [digits, unit] = measured(language, text);
  const auto miles = in_miles(language, unit, typing);
  if (!miles) return std::nullopt;
  const std::string number = with_point(language, digits);
  if (!*miles) return read_quantity(knowledge, question, number);
  const auto value = parse_decimal(number);
  if (!value || *value < 0) return std::nullopt;
  const std::int64_t km = round_half_even(*value / hundredth * mile_in_mm, km_in_mm) * hundredth;
  return read_quantity(knowledge, question, decimal_text(km));
}

std::optional<Answer> read_pace(const Knowledge& knowledge, QuestionIndex question, std::string_view text,
                                const Typing& typing) {
  const auto [number, unit] = measured(knowledge.language, text);
  const auto miles = in_miles(knowledge.language, unit, typing);
  const auto seconds = parse_pace(number);
  if (!miles || !seconds) return std::nullopt;
  const std::int64_t per_km = *miles ? round_half_even(*seconds * km_in_mm, mile_in_mm) : *seconds;
  return read_quantity(knowledge, question, pace_text(per_km));
}

std::optional<Answer> read_day(const Knowledge& knowledge, QuestionIndex question, std::string_view text,
                               const Typing& typing) {
  const auto date = read_date(knowledge.language, text, typing);
  return date ? read_quantity(knowledge, question, date_text(*date)) : std::nullopt;
}

// Without the ending of a day: "25th" is 25.
std::string_view without_ending(const Language& language, std::string_view word) {
  for (const std::string_view ending : words_of(language, InterviewText::endings_of_dates)) {
    if (!word.ends_with(ending) || word.size() == ending.size()) continue;
    const std::string_view day = word.substr(0, word.size() - ending.size());
    if (day.back() >= '0' && day.back() <= '9') return day;
  }
  return word;
}

// Of ASCII letters and digits, and letters of other alphabets; marks and blanks are none.
bool is_of_word(char32_t code) {
  constexpr char32_t first_letter = 0xC0;  // of Latin ones beyond ASCII
  constexpr char32_t first_mark = 0x2000;
  return (code >= U'0' && code <= U'9') || (code >= U'a' && code <= U'z') ||
         (code >= first_letter && code < first_mark);
}

// Words and numbers of a date: "25th of April, 2027" is 25, april, 2027.
std::vector<std::string> words_of_date(const Language& language, std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty() && !is_one_of(language, InterviewText::fillers_of_dates, word))
      words.emplace_back(without_ending(language, word));
    word.clear();
  };
  const std::string plain = canonical(text);
  for (std::string_view rest = plain; !rest.empty();) {
    const Decoded next = decode_front(rest);
    if (next.valid && is_of_word(next.code)) {
      word += rest.substr(0, next.size);
    } else {
      end_word();
    }
    rest.remove_prefix(next.size);
  }
  end_word();
  return words;
}

std::optional<int> month_of(const Language& language, std::string_view word) {
  int month = 0;
  for (const std::string_view beginnings : words_of(language, InterviewText::months)) {
    ++month;
    for (const std::string_view beginning : parts_of(beginnings, "|")) {
      if (word.starts_with(beginning)) return month;
    }
  }
  return std::nullopt;
}

std::optional<Date> date_of(std::string_view year, int month, std::string_view day) {
  std::string text{year};
  text += month < 10 ? "-0" : "-";
  text += std::to_string(month) + (day.size() < 2 ? "-0" : "-") + std::string{day};
  return parse_date(text);
}

// A day and a month in words, with or without a year.
std::optional<Date> read_date_in_words(const Language& language, const std::vector<std::string>& words,
                                       const Typing& typing) {
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  const auto first = month_of(language, words[0]), second = month_of(language, words[1]);
  if (!first == !second) return std::nullopt;
  const int month = first ? *first : *second;
  const std::string& day = first ? words[1] : words[0];
  if (day.size() > 2) return std::nullopt;
  if (words.size() == 3) return date_of(words[2], month, day);
  const std::string this_year = date_text(typing.today).substr(0, 4);
  const auto date = date_of(this_year, month, day);
  if (date && *date >= typing.today) return date;
  return date_of(std::to_string(parse_whole(this_year).value_or(0) + 1), month, day);
}

// 25/4/2027: in either order if that is the same day or only one is a day, else in the known one.
std::optional<Date> read_date_in_numbers(std::string_view text, const Typing& typing) {
  const auto day_first = parse_date(text, DateOrder::day_first);
  const auto month_first = parse_date(text, DateOrder::month_first);
  if (!day_first || !month_first || *day_first == *month_first) return day_first ? day_first : month_first;
  if (typing.dates == DateOrder::year_first) return std::nullopt;
  return typing.dates == DateOrder::day_first ? day_first : month_first;
}

}  // namespace

std::int64_t seconds_a_mile(std::int64_t seconds_a_km) {
  return round_half_even(seconds_a_km * mile_in_mm, km_in_mm);
}

bool is_distance(const Question& question) {
  return question.id.ends_with("_km");
}

bool says_no(const Language& language, std::string_view text) {
  return trimmed(text) == "0" || is_one_of(language, InterviewText::words_nothing, text);
}

std::vector<Weekday> days_meant(const Language& language, std::string_view word) {
  using enum Weekday;
  if (is_one_of(language, InterviewText::words_any_day, word)) return {mon, tue, wed, thu, fri, sat, sun};
  if (is_one_of(language, InterviewText::words_weekend, word)) return {sat, sun};
  if (is_one_of(language, InterviewText::words_weekdays, word)) return {mon, tue, wed, thu, fri};
  return {};
}

std::optional<Date> read_date(const Language& language, std::string_view text, const Typing& typing) {
  const std::string plain = canonical(trimmed(text));
  if (is_one_of(language, InterviewText::words_today, text)) return typing.today;
  if (is_one_of(language, InterviewText::words_tomorrow, text)) return typing.today.plus(1);
  if (const auto date = parse_date(plain)) return date;
  if (const auto date = read_date_in_numbers(plain, typing)) return date;
  return read_date_in_words(language, words_of_date(language, text), typing);
}

std::optional<Answer> read_typed(const Knowledge& knowledge, QuestionIndex index, std::string_view text,
                                 const Typing& typing) {
  const Question& question = knowledge.questions[index];
  switch (question.kind) {
    case QuestionKind::pace:
      return read_pace(knowledge, index, text, typing);
    case QuestionKind::date:
      return read_day(knowledge, index, text, typing);
    default:
      return is_distance(question) ? read_distance(knowledge, index, text, typing)
                                   : read_quantity(knowledge, index, with_point(knowledge.language, text));
  }
}

}  // namespace kneecheck::interview
