// Enum <-> word tables: one table per enum, used for reading, writing and "did you mean".
// Rule: a word stands in exactly one table; nothing else in the program spells it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace kneecheck {

template <class... Words>
constexpr auto name_list(const Words&... words) {
  return std::array{std::string_view{words}...};
}

// An enum says its words beside itself, in its own order:
//   constexpr auto names_of(Side) { return name_list("left", "right"); }
template <class Enum>
struct Names {
  static constexpr auto words = names_of(Enum{});
};

template <class Enum>
constexpr std::string_view word(Enum value) {
  return Names<Enum>::words[static_cast<std::size_t>(value)];
}

// The value whose word is exactly `text`; empty when there is none.
template <class Enum>
constexpr std::optional<Enum> from_word(std::string_view text) {
  for (std::size_t i = 0; i < Names<Enum>::words.size(); ++i) {
    if (Names<Enum>::words[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace kneecheck
