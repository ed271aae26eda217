#include "render/wrap.h"

#include <algorithm>

#include "base/text.h"

namespace kneecheck::render {
namespace {

// As much of the front of `text` as fits into `width` columns; at least one character.
std::string_view front_that_fits(std::string_view text, std::size_t width) {
  std::size_t bytes = ascii_end(text.substr(0, width));
  std::size_t columns = bytes;
  while (bytes < text.size()) {
    const Decoded front = decode_front(text.substr(bytes));
    columns += character_width(front.code);
    if (columns > width && bytes > 0) break;
    bytes += front.size;
  }
  return text.substr(0, bytes);
}

// Without spaces at the ends, and with one between two words.
std::string single_spaced(std::string_view text) {
  std::string words{text.substr(std::min(text.find_first_not_of(' '), text.size()))};
  const auto both_spaces = [](char a, char b) { return a == ' ' && b == ' '; };
  words.erase(std::unique(words.begin(), words.end(), both_spaces), words.end());
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

// The first line of `words`: up to the last space that lets it fit, or as much of the first word as fits.
std::string_view first_line(std::string_view words, std::size_t width) {
  const std::string_view front = front_that_fits(words, width);
  if (front.size() == words.size() || words[front.size()] == ' ') return front;
  return front.substr(0, front.rfind(' '));
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  const std::string words = single_spaced(text);
  const std::size_t room = std::max<std::size_t>(width, 1);
  std::vector<std::string> lines;
  lines.reserve(words.size() / room + 1);
  std::string_view rest = words;
  do {
    const std::string_view line = first_line(rest, room);
    lines.emplace_back(line);
    rest.remove_prefix(line.size());
    if (rest.starts_with(' ')) rest.remove_prefix(1);
  } while (!rest.empty());
  return lines;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t wide = display_width(text);
  return std::string{text} + std::string(wide < width ? width - wide : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t width) {
  const std::size_t wide = display_width(text);
  return std::string(wide < width ? width - wide : 0, ' ') + std::string{text};
}

}  // namespace kneecheck::render
