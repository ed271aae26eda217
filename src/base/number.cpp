#include "base/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace kneecheck {
namespace {

constexpr std::size_t most_whole_digits = 12;
constexpr int fraction_digits = 6;
constexpr int exponent_ceiling = 10'000;  // larger exponents of a number this short say nothing new

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The parts of a number in the grammar of JSON.
struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  int exponent = 0;
  bool has_point = false;
  bool has_exponent = false;
};

std::string_view take_digits(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
  const std::string_view digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(digits.size());
  return digits;
}

bool take(std::string_view& rest, std::string_view any_of) {
  if (rest.empty() || any_of.find(rest.front()) == std::string_view::npos) return false;
  rest.remove_prefix(1);
  return true;
}

std::optional<int> take_exponent(std::string_view& rest) {
  const bool negative = !rest.empty() && rest.front() == '-';
  take(rest, "+-");
  const std::string_view digits = take_digits(rest);
  if (digits.empty()) return std::nullopt;
  int exponent = 0;
  for (const char digit : digits) exponent = std::min(exponent * 10 + (digit - '0'), exponent_ceiling);
  return negative ? -exponent : exponent;
}

std::optional<Parts> split(std::string_view text) {
  Parts parts;
  parts.negative = take(text, "-");
  parts.whole = take_digits(text);
  if (parts.whole.empty() || (parts.whole.size() > 1 && parts.whole.front() == '0')) return std::nullopt;
  parts.has_point = take(text, ".");
  if (parts.has_point) {
    parts.fraction = take_digits(text);
    if (parts.fraction.empty()) return std::nullopt;
  }
  parts.has_exponent = take(text, "eE");
  if (parts.has_exponent) {
    const auto exponent = take_exponent(text);
    if (!exponent) return std::nullopt;
    parts.exponent = *exponent;
  }
  return text.empty() ? std::optional{parts} : std::nullopt;
}

// The digit that stands for 10^power; zero outside of what was written.
int digit_at(const Parts& parts, std::int64_t power) {
  const std::int64_t index = static_cast<std::int64_t>(parts.whole.size()) - 1 - (power - parts.exponent);
  if (index < 0) return 0;
  const auto at = static_cast<std::size_t>(index);
  if (at < parts.whole.size()) return parts.whole[at] - '0';
  if (at - parts.whole.size() < parts.fraction.size()) return parts.fraction[at - parts.whole.size()] - '0';
  return 0;
}

// True when a digit other than zero stands at 10^12 or above.
bool too_large(const Parts& parts) {
  const auto all_zero = [](std::string_view digits) {
    return digits.find_first_not_of('0') == std::string_view::npos;
  };
  const std::int64_t above = static_cast<std::int64_t>(parts.whole.size()) + parts.exponent -
                             static_cast<std::int64_t>(most_whole_digits);
  if (above <= 0) return false;
  const auto count = static_cast<std::size_t>(above);
  if (!all_zero(parts.whole.substr(0, count))) return true;
  return count > parts.whole.size() && !all_zero(parts.fraction.substr(0, count - parts.whole.size()));
}

}  // namespace

bool is_json_number(std::string_view text) {
  return split(text).has_value();
}

std::optional<std::int64_t> parse_decimal(std::string_view text) {
  const auto parts = split(text);
  if (!parts || too_large(*parts)) return std::nullopt;
  std::int64_t value = 0;
  if (!parts->has_exponent && parts->fraction.empty()) {  // most numbers are whole
    for (const char digit : parts->whole) value = value * 10 + (digit - '0');
    return (parts->negative ? -value : value) * decimal_one;
  }
  for (std::int64_t power = static_cast<std::int64_t>(most_whole_digits) - 1; power >= -fraction_digits;
       --power) {
    value = value * 10 + digit_at(*parts, power);
  }
  return parts->negative ? -value : value;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  const auto parts = split(text);
  if (!parts || parts->has_point || parts->has_exponent || parts->whole.size() > most_whole_digits)
    return std::nullopt;
  std::int64_t value = 0;
  for (const char digit : parts->whole) value = value * 10 + (digit - '0');
  return parts->negative ? -value : value;
}

std::string decimal_text(std::int64_t millionths) {
  const auto one = static_cast<std::uint64_t>(decimal_one);
  const std::uint64_t size = millionths < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(millionths)
                                            : static_cast<std::uint64_t>(millionths);
  std::string text = fmt::format("{}{}", millionths < 0 ? "-" : "", size / one);
  if (size % one == 0) return text;
  text += fmt::format(".{:06}", size % one);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::int64_t round_half_even(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t whole = numerator / denominator;
  const std::int64_t rest = numerator % denominator;
  const std::int64_t other = denominator - rest;  // rest against other is rest against half, without doubling
  if (rest != other) return rest > other ? whole + 1 : whole;
  return whole + whole % 2;
}

}  // namespace kneecheck
