#include <algorithm>

#include "syntax/builder.h"

namespace kneecheck {
namespace {

enum class Mark { none, divider, opener, ender };

bool says_nothing(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  return first == std::string_view::npos || text[first] == '#';
}

Mark mark_of(std::string_view line) {
  const std::string_view three = line.substr(0, 3);
  const std::string_view rest = line.substr(three.size());
  const bool stands_alone = rest.empty() || rest.find_first_of(" \t\r") == 0;
  if ((three != "---" && three != "...") || !stands_alone) return Mark::none;
  if (three == "...") return says_nothing(rest) ? Mark::ender : Mark::none;
  return says_nothing(rest) ? Mark::divider : Mark::opener;
}

}  // namespace

std::vector<Piece> split_documents(std::string_view source) {
  source = without_bom(source);
  std::vector<Piece> pieces;
  std::size_t start = 0;  // of the piece being read
  std::uint32_t start_line = 1;
  bool has_content = false;
  const auto finish = [&](std::size_t end) {
    if (has_content) pieces.push_back({source.substr(start, end - start), start_line});
    has_content = false;
  };
  std::uint32_t line_number = 1;
  for (std::size_t at = 0; at < source.size(); ++line_number) {
    const std::size_t next = std::min(source.find('\n', at), source.size() - 1) + 1;
    const std::string_view line = source.substr(at, std::min(source.find('\n', at), source.size()) - at);
    const Mark mark = mark_of(line);
    if (mark == Mark::none) {
      has_content = has_content || !says_nothing(line);
    } else {
      finish(at);
      start = mark == Mark::opener ? at : next;
      start_line = mark == Mark::opener ? line_number : line_number + 1;
      has_content = mark == Mark::opener;
    }
    at = next;
  }
  finish(source.size());
  return pieces;
}

}  // namespace kneecheck
