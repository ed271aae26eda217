#include "base/units.h"

#include <fmt/format.h>

#include "base/number.h"

namespace kneecheck {
namespace {

constexpr std::int64_t mile_in_mm = 1'609'344;
constexpr std::int64_t km_in_mm = 1'000'000;

}  // namespace

std::string distance(std::int64_t km_tenths, Units units) {
  const std::int64_t tenths =
      units == Units::km ? km_tenths : round_half_even(km_tenths * km_in_mm, mile_in_mm);
  return fmt::format("{} {}", decimal_text(tenths * decimal_one / 10),
                     units == Units::km ? "km"
                     : tenths == 10     ? "mile"
                                        : "miles");
}

}  // namespace kneecheck
