// The one way for text into a CSV cell.
#pragma once

#include <string>
#include <string_view>

namespace kneecheck::exports {

// In quotes where RFC 4180 asks for it. Tabs and line breaks have their place; else as printable() shows it.
// What a spreadsheet would take for a formula gets an apostrophe in front, unless `raw`: where
// syntax::needs_guard() says so. syntax::without_guards() takes them away again.
void append_csv_text(std::string& out, std::string_view text, bool raw);

}  // namespace kneecheck::exports
