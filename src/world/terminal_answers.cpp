#include "world/terminal_answers.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace kneecheck::world {
namespace {

constexpr std::size_t largest_cell = 200;  // pixels each way: more than this is no size of a character

// "6;20;10", as numbers; what is none is 0.
std::vector<std::size_t> numbers_of(std::string_view text) {
  std::vector<std::size_t> numbers;
  for (;;) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + end, number);
    numbers.push_back(number);
    if (end == text.size()) return numbers;
    text.remove_prefix(end + 1);
  }
}

// The parameters of the first sequence that begins with `start` and ends with `last`; empty: there is none.
std::optional<std::string_view> between(std::string_view text, std::string_view start, char last) {
  for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
    const std::size_t from = at + start.size();
    const std::size_t end = text.find_first_not_of("0123456789;", from);
    if (end != std::string_view::npos && text[end] == last) return text.substr(from, end - from);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Graphics> read_graphics(std::string_view answers) {
  const auto attributes = between(answers, "\x1b[?", 'c');
  if (!attributes) return std::nullopt;
  Graphics graphics;
  const std::vector<std::size_t> can = numbers_of(*attributes);
  // The first number is the kind of terminal.
  if (std::find(can.begin() + 1, can.end(), std::size_t{4}) != can.end())
    graphics.protocol = ImageProtocol::sixel;
  if (answers.find("\x1b_Gi=31;OK") != std::string_view::npos) graphics.protocol = ImageProtocol::kitty;
  if (const auto size = between(answers, "\x1b[", 't')) {
    const std::vector<std::size_t> cell = numbers_of(*size);
    const auto is_size = [](std::size_t pixels) { return pixels > 1 && pixels <= largest_cell; };
    if (cell.size() == 3 && cell[0] == 6 && is_size(cell[1]) && is_size(cell[2])) {
      graphics.cell_height = cell[1];
      graphics.cell_width = cell[2];
    }
  }
  return graphics;
}

}  // namespace kneecheck::world
