#include "render/wrap.h"

#include "base/text.h"

namespace kneecheck::render {
namespace {

// As much of the front of `word` as fits into `width` columns; at least one character.
std::string_view front_that_fits(std::string_view word, std::size_t width) {
  std::size_t bytes = 0;
  std::size_t columns = 0;
  while (bytes < word.size()) {
    const Decoded front = decode_front(word.substr(bytes));
    columns += character_width(front.code);
    if (columns > width && bytes > 0) break;
    bytes += front.size;
  }
  return word.substr(0, bytes);
}

struct Filler {
  std::size_t width;
  std::vector<std::string> lines;
  std::string line;
  std::size_t columns = 0;

  void flush() {
    lines.push_back(std::move(line));
    line.clear();
    columns = 0;
  }
  void add(std::string_view word) {
    std::size_t wide = display_width(word);
    if (columns > 0 && columns + 1 + wide > width) flush();
    while (wide > width) {
      const std::string_view part = front_that_fits(word, width);
      line = std::string{part};
      flush();
      word.remove_prefix(part.size());
      wide = display_width(word);
    }
    if (word.empty()) return;
    if (columns > 0) line += ' ';
    line += word;
    columns += wide + (columns > 0 ? 1 : 0);
  }
};

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  Filler filler{width == 0 ? 1 : width, {}, {}, 0};
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    if (space != 0) filler.add(text.substr(0, space));
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
  }
  if (!filler.line.empty() || filler.lines.empty()) filler.flush();
  return std::move(filler.lines);
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
