#include "base/date.h"

#include <chrono>

#include "base/words/base.h"

namespace kneecheck {
namespace {

constexpr unsigned first_year = 2000;
constexpr unsigned last_year = 2099;

struct Parts {
  int year;
  unsigned month;
  unsigned day;
};

Parts parts_of(Date date) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{date.days}}};
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

// The number that `digits` decimal digits at `at` make; empty when one of them is not a digit.
std::optional<unsigned> digits_at(std::string_view text, std::size_t at, std::size_t digits) {
  unsigned number = 0;
  for (const char c : text.substr(at, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

std::optional<Date> real_date(std::optional<unsigned> year, std::optional<unsigned> month,
                              std::optional<unsigned> day) {
  if (!year || !month || !day || *year < first_year || *year > last_year) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{static_cast<int>(*year)},
                                        std::chrono::month{*month}, std::chrono::day{*day}};
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

// "30.11.2026", "3/4/2026": the same mark twice, and the year behind them.
std::optional<Date> parse_year_last(std::string_view text, bool day_first) {
  constexpr std::size_t none = std::string_view::npos;
  const std::size_t mark = text.find_first_of("./-");
  const std::size_t again = mark == none ? none : text.find(text[mark], mark + 1);
  if (again == none || mark > 2 || again - mark > 3 || text.size() - again != 5) return std::nullopt;
  const auto one = digits_at(text, 0, mark);
  const auto other = digits_at(text, mark + 1, again - mark - 1);
  const auto year = digits_at(text, again + 1, 4);
  return day_first ? real_date(year, other, one) : real_date(year, one, other);
}

// Writes the number over the zeros that end at `end`. (By fmt this would be a quarter of a plan's work.)
void put_digits(std::string& text, std::size_t end, unsigned number) {
  for (; number > 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
}

}  // namespace

Weekday Date::weekday() const {
  const std::chrono::weekday day{std::chrono::sys_days{std::chrono::days{days}}};
  return static_cast<Weekday>(day.iso_encoding() - 1);
}

std::optional<Date> parse_date(std::string_view text, DateOrder order) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-')
    return real_date(digits_at(text, 0, 4), digits_at(text, 5, 2), digits_at(text, 8, 2));
  if (order == DateOrder::year_first) return std::nullopt;
  return parse_year_last(text, order == DateOrder::day_first);
}

std::string date_text(Date date) {
  const Parts parts = parts_of(date);
  std::string text = "0000-00-00";
  put_digits(text, 4, static_cast<unsigned>(parts.year));
  put_digits(text, 7, parts.month);
  put_digits(text, 10, parts.day);
  return text;
}

std::string weekday_name(const Language& language, Date date) {
  return std::string{language[counted(BaseText::mon, static_cast<std::size_t>(date.weekday()))]};
}

std::string date_for_people(const Language& language, Date date, bool year) {
  const Parts parts = parts_of(date);
  return language.say(year ? BaseText::date_with_year : BaseText::date,
                      {{"weekday", weekday_name(language, date)},
                       {"day", parts.day},
                       {"month", language[counted(BaseText::jan, parts.month - 1)]},
                       {"year", parts.year}});
}

}  // namespace kneecheck
