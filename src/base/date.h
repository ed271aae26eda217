// Calendar dates without clocks or time zones: the proleptic Gregorian calendar, in days.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/names.h"

namespace kneecheck {

class Language;  // language.h

enum class Weekday : std::uint8_t { mon, tue, wed, thu, fri, sat, sun };
constexpr auto names_of(Weekday) {
  return name_list("mon", "tue", "wed", "thu", "fri", "sat", "sun");
}

struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  auto operator<=>(const Date&) const = default;
  constexpr Date plus(int more_days) const { return Date{days + more_days}; }
  Weekday weekday() const;
};

constexpr int days_between(Date from, Date to) {
  return to.days - from.days;
}

// How a date may be written beside 2026-11-30: not otherwise, as 30.11.2026, or as 11/30/2026.
enum class DateOrder : std::uint8_t { year_first, day_first, month_first };

// Empty when it is not a real date of the years 2000 to 2099. Day and month in front may be of one digit;
// '.', '/' or '-' stands between them.
std::optional<Date> parse_date(std::string_view text, DateOrder order = DateOrder::year_first);
std::string date_text(Date date);  // "2026-11-30"
// "Mon 30 Nov 2026" or, without the year, "Mon 30 Nov".
std::string date_for_people(const Language& language, Date date, bool year);
// "Mon".
std::string weekday_name(const Language& language, Date date);

}  // namespace kneecheck
