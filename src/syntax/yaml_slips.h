// What somebody most likely did where YAML cannot be read; private to this room. All look at the text alone,
// at or above the byte where reading stopped.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/language.h"

namespace kneecheck::syntax {

// A tab in the indentation of the line in which `offset` lies.
std::optional<std::size_t> indenting_tab(std::string_view source, std::size_t offset);

// True when a quote or bracket was closed before `offset` on the same line.
bool behind_closing(std::string_view source, std::size_t offset);

struct Slip {
  std::size_t at = 0;  // the byte where something is missing, or too much
  TextId message, help;
};
// In the line of `offset`: a space that does not break where YAML wants an ordinary one, a space in front of
// a key. Or in the last line above it that says anything, which YAML took for more text of the value before,
// so that it stumbles over the line below: `onset:gradual`, `onset gradual`, `-limp`.
std::optional<Slip> slip_near(std::string_view source, std::size_t offset);
// The first line that says anything begins with a space, as no other that stands beside it does.
std::optional<Slip> indented_beginning(std::string_view source);

}  // namespace kneecheck::syntax
