#include "base/units.h"

#include <fmt/format.h>

#include "base/number.h"
#include "base/words/base.h"

namespace kneecheck {
namespace {

constexpr std::int64_t mile_in_mm = 1'609'344;
constexpr std::int64_t km_in_mm = 1'000'000;

}  // namespace

std::string distance(const Language& language, std::int64_t km_tenths, Units units) {
  const std::int64_t tenths =
      units == Units::km ? km_tenths : round_half_even(km_tenths * km_in_mm, mile_in_mm);
  const TextId unit = units == Units::km ? BaseText::kilometres : BaseText::miles;
  if (tenths == 10) return language.say(unit, {{"n", 1}});
  return language.say(unit, {{"n", language.number(tenths * decimal_one / 10)}});
}

std::optional<std::int64_t> parse_pace(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() != colon + 3) return std::nullopt;
  const auto minutes = parse_whole(text.substr(0, colon));
  const std::int64_t tens = text[colon + 1] - '0';
  const std::int64_t ones = text[colon + 2] - '0';
  if (!minutes || *minutes < 0 || tens < 0 || tens > 5 || ones < 0 || ones > 9) return std::nullopt;
  return *minutes * 60 + tens * 10 + ones;
}

std::string pace_text(std::int64_t seconds) {
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

}  // namespace kneecheck
