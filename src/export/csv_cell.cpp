#include "export/csv_cell.h"

namespace kneecheck {

void append_csv_text(std::string& out, std::string_view text, bool raw) {
  const bool is_formula = !raw && !text.empty() && std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos;
  const bool needs_quotes = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (needs_quotes) out += '"';
  if (is_formula) out += '\'';
  for (const char c : text) {
    out += c;
    if (c == '"') out += '"';
  }
  if (needs_quotes) out += '"';
}

}  // namespace kneecheck
