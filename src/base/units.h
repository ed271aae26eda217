// Units of distance in the formats for people; programs always get kilometres.
#pragma once

#include <cstdint>
#include <string>

#include "base/names.h"

namespace kneecheck {

enum class Units : std::uint8_t { km, mi };
constexpr auto names_of(Units) {
  return name_list("km", "mi");
}

// "28.4 km" or "17.6 miles".
std::string distance(std::int64_t km_tenths, Units units);

}  // namespace kneecheck
