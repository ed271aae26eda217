#include "interview/typed.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/number.h"
#include "base/text.h"
#include "intake/read_answer.h"

namespace kneecheck::interview {
namespace {

constexpr std::int64_t mile_in_mm = 1'609'344;
constexpr std::int64_t km_in_mm = 1'000'000;
constexpr std::int64_t hundredth = decimal_one / 100;

struct NamedDistance {
  std::string_view name;
  std::string_view km;
};
constexpr std::array named_distances{
    NamedDistance{"half", "21.1"},     NamedDistance{"half-marathon", "21.1"},
    NamedDistance{"a-half", "21.1"},   NamedDistance{"a-half-marathon", "21.1"},
    NamedDistance{"marathon", "42.2"}, NamedDistance{"a-marathon", "42.2"},
    NamedDistance{"full", "42.2"},     NamedDistance{"full-marathon", "42.2"}};

constexpr auto km_words = name_list("k", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers");
constexpr auto mile_words = name_list("mi", "mile", "miles");
constexpr auto month_words =
    name_list("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

template <class Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// The text up to its last digit, and the word behind it without "a", "per" and "/".
struct Measured {
  std::string_view number;
  std::string unit;
};
Measured measured(std::string_view text) {
  const std::size_t end = text.find_last_of("0123456789");
  if (end == std::string_view::npos) return {text, {}};
  std::string unit = canonical(trimmed(text.substr(end + 1)));
  for (const std::string_view filler : {"/", "min/", "minutes-", "min-", "a-", "per-", "an-", "each-"}) {
    if (unit.starts_with(filler)) unit.erase(0, filler.size());
  }
  return {trimmed(text.substr(0, end + 1)), unit};
}

// Whether a number with this word behind it counts miles; empty: the word is no distance.
std::optional<bool> in_miles(std::string_view unit, const Typing& typing) {
  if (unit.empty()) return typing.units == Units::mi;
  if (is_one_of(mile_words, unit)) return true;
  return is_one_of(km_words, unit) ? std::optional{false} : std::nullopt;
}

std::optional<Answer> read_distance(const Knowledge& knowledge, QuestionIndex question, std::string_view text,
                                    const Typing& typing) {
  const std::string plain = canonical(text);
  const auto named = std::ranges::find(named_distances, plain, &NamedDistance::name);
  if (named != named_distances.end()) return read_quantity(knowledge, question, named->km);
  const auto [number, unit] = measured(text);
  const auto miles = in_miles(unit, typing);
  if (!miles) return std::nullopt;
  if (!*miles) return read_quantity(knowledge, question, number);
  const auto value = parse_decimal(number);
  if (!value || *value < 0) return std::nullopt;
  const std::int64_t km = round_half_even(*value / hundredth * mile_in_mm, km_in_mm) * hundredth;
  return read_quantity(knowledge, question, decimal_text(km));
}

std::optional<Answer> read_pace(const Knowledge& knowledge, QuestionIndex question, std::string_view text,
                                const Typing& typing) {
  const auto [number, unit] = measured(text);
  const auto miles = in_miles(unit, typing);
  const auto seconds = parse_pace(number);
  if (!miles || !seconds) return std::nullopt;
  const std::int64_t per_km = *miles ? round_half_even(*seconds * km_in_mm, mile_in_mm) : *seconds;
  return read_quantity(knowledge, question, pace_text(per_km));
}

std::optional<Answer> read_day(const Knowledge& knowledge, QuestionIndex question, std::string_view text,
                               const Typing& typing) {
  const auto date = read_date(text, typing);
  return date ? read_quantity(knowledge, question, date_text(*date)) : std::nullopt;
}

// Words and numbers of a date: "25th of April, 2027" is 25, april, 2027.
std::vector<std::string> words_of_date(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      const bool is_ordinal = word.size() > 2 && word.ends_with(ending) && word[word.size() - 3] <= '9';
      if (is_ordinal) word.resize(word.size() - 2);
    }
    if (!word.empty() && word != "of" && word != "the") words.push_back(word);
    word.clear();
  };
  for (const char c : canonical(text)) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
      word += c;
    } else {
      end_word();
    }
  }
  end_word();
  return words;
}

std::optional<int> month_of(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  const auto found = std::ranges::find(month_words, word.substr(0, 3));
  return found == month_words.end() ? std::nullopt
                                    : std::optional{static_cast<int>(found - month_words.begin()) + 1};
}

std::optional<Date> date_of(std::string_view year, int month, std::string_view day) {
  std::string text{year};
  text += month < 10 ? "-0" : "-";
  text += std::to_string(month) + (day.size() < 2 ? "-0" : "-") + std::string{day};
  return parse_date(text);
}

// A day and a month in words, with or without a year.
std::optional<Date> read_date_in_words(const std::vector<std::string>& words, const Typing& typing) {
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  const auto first = month_of(words[0]), second = month_of(words[1]);
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

bool says_no(std::string_view text) {
  constexpr auto words = name_list("no", "n", "none", "0", "no-race", "nothing", "not-at-all");
  return is_one_of(words, canonical(trimmed(text)));
}

std::vector<Weekday> days_meant(std::string_view word) {
  using enum Weekday;
  const std::string plain = canonical(trimmed(word));
  constexpr auto any = name_list("any", "all", "every-day", "everyday", "any-day", "daily");
  if (is_one_of(any, plain)) return {mon, tue, wed, thu, fri, sat, sun};
  if (plain == "weekend" || plain == "weekends" || plain == "the-weekend") return {sat, sun};
  if (plain == "weekdays" || plain == "weekday") return {mon, tue, wed, thu, fri};
  return {};
}

std::optional<Date> read_date(std::string_view text, const Typing& typing) {
  const std::string plain = canonical(trimmed(text));
  if (plain == "today" || plain == "now") return typing.today;
  if (plain == "tomorrow") return typing.today.plus(1);
  if (const auto date = parse_date(plain)) return date;
  if (const auto date = read_date_in_numbers(plain, typing)) return date;
  return read_date_in_words(words_of_date(text), typing);
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
      return question.unit == "km" ? read_distance(knowledge, index, text, typing)
                                   : read_quantity(knowledge, index, text);
  }
}

}  // namespace kneecheck::interview
