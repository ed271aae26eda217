// Distances in the units of people (programs always get kilometres), and paces: seconds a km.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/names.h"

namespace kneecheck {

class Language;  // language.h

enum class Units : std::uint8_t { km, mi };
constexpr auto names_of(Units) {
  return name_list("km", "mi");
}

// "28.4 km" or "17.6 miles".
std::string distance(const Language& language, std::int64_t km_tenths, Units units);

// "6:30" -> 390; empty when it is no pace. The range is for the question to say.
std::optional<std::int64_t> parse_pace(std::string_view text);
std::string pace_text(std::int64_t seconds);

}  // namespace kneecheck
