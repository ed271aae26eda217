// The one way for text into a CSV cell.
#pragma once

#include <string>
#include <string_view>

namespace kneecheck {

// Quoted where RFC 4180 asks for it. What a spreadsheet would take for a formula gets a `'` in front, unless `raw`; a reader that wants
// the text itself takes that off again.
void append_csv_text(std::string& out, std::string_view text, bool raw);

}  // namespace kneecheck
