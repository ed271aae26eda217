// What somebody most likely did where YAML cannot be read; private to this room. All look at the text alone,
// at or above the byte where reading stopped.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kneecheck::syntax {

// A tab in the indentation of the line in which `offset` lies.
std::optional<std::size_t> indenting_tab(std::string_view source, std::size_t offset);

// True when a quote or bracket was closed before `offset` on the same line.
bool behind_closing(std::string_view source, std::size_t offset);

// A line that YAML took for more text of the value above it, so that it stumbles over the line below:
// `onset:gradual`, `onset gradual`, `-limp`. It is the last one above the line of `offset` that says
// anything.
struct Slip {
  std::size_t at = 0;  // the byte where something is missing
  std::string_view message, help;
};
std::optional<Slip> slip_above(std::string_view source, std::size_t offset);

}  // namespace kneecheck::syntax
