#include "syntax/parse.h"

namespace kneecheck::syntax {
namespace {

bool says_nothing(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  return first == std::string_view::npos || text[first] == '#';
}

}  // namespace

DocumentMark document_mark(std::string_view line) {
  const std::string_view three = line.substr(0, 3);
  const std::string_view rest = line.substr(three.size());
  const bool stands_alone = rest.empty() || rest.find_first_of(" \t\r") == 0;
  const bool is_mark = stands_alone && (three == "---" || three == "...");
  if (!is_mark) return says_nothing(line) ? DocumentMark::nothing : DocumentMark::content;
  if (three == "...") return says_nothing(rest) ? DocumentMark::ender : DocumentMark::content;
  return says_nothing(rest) ? DocumentMark::divider : DocumentMark::opener;
}

}  // namespace kneecheck::syntax
