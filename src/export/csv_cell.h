// The one way for text into a CSV cell.
#pragma once

#include <string>
#include <string_view>

namespace kneecheck::exports {

// In quotes where RFC 4180 asks for it. Tabs and line breaks have their place; else as printable() shows it.
// What a spreadsheet would take for a formula gets an apostrophe in front, unless `raw`: a text, or a part of
// it behind a semicolon, a tab or a line break, that begins with = + - @ (also full-width), and a text that
// begins with a tab or a line break. Whoever takes one apostrophe away from wherever apostrophes stand before
// such a character has the text again.
void append_csv_text(std::string& out, std::string_view text, bool raw);

}  // namespace kneecheck::exports
