// Strict numbers. A decimal is kept exactly, in millionths, so that no limit is ever rounded past.
// Rule: nothing that comes to a result computes with binary floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kneecheck {

inline constexpr std::int64_t decimal_one = 1'000'000;  // the value 1 in millionths

// A number in the grammar of JSON, however large.
bool is_json_number(std::string_view text);

// "12", "5.5", "-1", "1e3" -> millionths. Digits after the sixth are cut off (five millimetres in a thousand
// kilometres). Refused (empty): leading zeros ("010"), hex, nan, inf, a bare or trailing point, "+1", spaces,
// more than 12 digits before the point.
std::optional<std::int64_t> parse_decimal(std::string_view text);

// A whole number, written without point or exponent; the same refusals.
std::optional<std::int64_t> parse_whole(std::string_view text);

// Shortest exact writing of millionths: 5500000 -> "5.5", 3000000 -> "3".
std::string decimal_text(std::int64_t millionths);

// numerator / denominator rounded half to even (denominator > 0, numerator >= 0).
std::int64_t round_half_even(std::int64_t numerator, std::int64_t denominator);

// numerator / denominator rounded up (denominator > 0, numerator >= 0).
constexpr std::int64_t ceil_div(std::int64_t numerator, std::int64_t denominator) {
  return (numerator + denominator - 1) / denominator;
}

}  // namespace kneecheck
