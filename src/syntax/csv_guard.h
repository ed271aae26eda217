// The apostrophe that keeps a spreadsheet from taking text of a table for a formula: where it stands, and
// the text without it. Rule: who writes it and who takes it away look for it by this one function.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kneecheck::syntax {

// Whether a guard belongs in front of the byte at `at`: a text begins there, or a part of it behind a
// semicolon, a tab or a line break, with = + - @ (also full-width), whatever apostrophes of its own stand
// before these; or the text begins with a tab or a line break.
bool needs_guard(std::string_view text, std::size_t at);

// Without one apostrophe wherever a guard may stand: of a guarded text, the text again.
std::string without_guards(std::string_view text);

}  // namespace kneecheck::syntax
