#include "syntax/yaml_slips.h"

#include <algorithm>

namespace kneecheck::syntax {
namespace {

constexpr std::string_view key_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

std::size_t line_start(std::string_view source, std::size_t offset) {
  const std::size_t line_break = source.substr(0, offset).rfind('\n');
  return line_break == std::string_view::npos ? 0 : line_break + 1;
}

}  // namespace

// A tab in the indentation of the line in which `offset` lies.
std::optional<std::size_t> indenting_tab(std::string_view source, std::size_t offset) {
  const std::size_t start = line_start(source, offset);
  const std::size_t first = source.find_first_not_of(' ', start);
  return first < source.size() && source[first] == '\t' && first <= offset ? std::optional{first}
                                                                           : std::nullopt;
}

// True when a quote or bracket was closed before `offset` on the same line.
bool behind_closing(std::string_view source, std::size_t offset) {
  const std::size_t last = source.substr(0, offset).find_last_not_of(" \t");
  return last < source.size() && std::string_view{"\"']}"}.find(source[last]) != std::string_view::npos;
}

std::optional<Slip> slip_above(std::string_view source, std::size_t offset) {
  for (std::size_t end = line_start(source, offset); end > 0;) {
    const std::size_t start = line_start(source, end - 1);
    std::string_view line = source.substr(start, end - 1 - start);
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    const std::size_t first = line.find_first_not_of(' ');
    end = start;
    if (first == std::string_view::npos || line[first] == '#') continue;
    const std::size_t dash = line[first] == '-' ? first + 1 : first;
    const std::size_t word = std::min(line.find_first_not_of(key_letters, dash), line.size());
    const std::string_view behind = line.substr(word);
    if (dash > first && word > dash && word == line.size())
      return Slip{start + dash, "a space is missing after the '-'", "write \"- item\""};
    if (dash > first || word == first) return std::nullopt;
    if (behind.size() > 1 && behind[0] == ':' && behind[1] != ' ')
      return Slip{start + word + 1, "a space is missing after the ':'", "write \"key: value\""};
    if (first == 0 && behind.size() > 1 && behind[0] == ' ' && behind.find(':') == std::string_view::npos)
      return Slip{start + word, "a ':' is missing after the key", "write \"key: value\""};
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kneecheck::syntax
