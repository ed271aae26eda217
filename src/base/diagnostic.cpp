#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/base.h"

namespace kneecheck {
namespace {

constexpr std::size_t excerpt_columns = 100;
constexpr std::size_t columns_before_mark = 50;  // kept when the line is cut in front
constexpr std::size_t bytes_looked_at = 1000;    // to each side: more than 100 columns of usual text
constexpr std::string_view cut_mark = "...";

// One character of the source line as it will be shown.
struct Cell {
  std::size_t offset;  // in the source line
  std::string shown;
  std::size_t width;
};

// The start of the character in which byte `at` lies, as far as that can be told.
std::size_t character_start(std::string_view line, std::size_t at) {
  std::size_t start = at;
  while (start > 0 && at - start < 3 && (static_cast<unsigned char>(line[start]) & 0xC0U) == 0x80U) --start;
  return start;
}

std::vector<Cell> cells_of(std::string_view line, std::size_t from, std::size_t to) {
  std::vector<Cell> cells;
  while (from < to) {
    const std::size_t size = decode_front(line.substr(from)).size;
    std::string shown = printable(line.substr(from, size));
    const std::size_t width = display_width(shown);
    cells.push_back({from, std::move(shown), width});
    from += size;
  }
  return cells;
}

std::size_t width_of(const std::vector<Cell>& cells, std::size_t from, std::size_t to) {
  std::size_t width = 0;
  for (std::size_t i = from; i < to; ++i) width += cells[i].width;
  return width;
}

// The cells to show: all, or a window with the mark in it.
std::pair<std::size_t, std::size_t> window(const std::vector<Cell>& cells, std::size_t mark) {
  if (width_of(cells, 0, cells.size()) <= excerpt_columns) return {0, cells.size()};
  std::size_t first = mark;
  std::size_t width = 0;
  while (first > 0 && width + cells[first - 1].width <= columns_before_mark) width += cells[--first].width;
  std::size_t last = mark;
  const std::size_t room = excerpt_columns - 2 * cut_mark.size();
  while (last < cells.size() && width + cells[last].width <= room) width += cells[last++].width;
  while (first > 0 && width + cells[first - 1].width <= room) width += cells[--first].width;
  return {first, last};
}

std::string place_text(const Diagnostic& diagnostic) {
  std::string text = printable(diagnostic.file);
  if (text.empty()) return text;
  if (diagnostic.place.line > 0) text += fmt::format(":{}", diagnostic.place.line);
  if (diagnostic.place.line > 0 && diagnostic.place.column > 0)
    text += fmt::format(":{}", diagnostic.place.column);
  return text + ": ";
}

}  // namespace

void set_excerpt(Diagnostic& diagnostic, std::string_view line, std::size_t offset, std::size_t bytes) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  offset = std::min(offset, line.size());
  const std::size_t from = offset > bytes_looked_at ? character_start(line, offset - bytes_looked_at) : 0;
  const std::size_t to = std::min(line.size(), offset + bytes_looked_at);
  const std::vector<Cell> cells = cells_of(line, from, to);
  const auto index_at = [&cells](std::size_t place) {
    const auto found = std::ranges::find_if(cells, [place](const Cell& one) { return one.offset >= place; });
    return static_cast<std::size_t>(found - cells.begin());
  };
  const std::size_t mark = index_at(offset);
  const auto [first, last] = window(cells, mark);
  diagnostic.excerpt = from > 0 || first > 0 ? cut_mark : "";
  diagnostic.caret = diagnostic.excerpt.size() + width_of(cells, first, mark);
  for (std::size_t i = first; i < last; ++i) diagnostic.excerpt += cells[i].shown;
  if (to < line.size() || last < cells.size()) diagnostic.excerpt += cut_mark;
  const std::size_t marked = std::min(index_at(offset + std::max<std::size_t>(bytes, 1)), last);
  diagnostic.span = std::max<std::size_t>(1, mark < marked ? width_of(cells, mark, marked) : 1);
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (full()) {
    count_one();
  } else {
    items_.push_back(std::move(diagnostic));
  }
}

void Diagnostics::append(const Diagnostics& other) {
  for (const Diagnostic& diagnostic : other.items_) add(diagnostic);
  left_out_ += other.left_out_;
}

void Diagnostics::clear() {
  items_.clear();
  left_out_ = 0;
}

void Diagnostics::sort() {
  std::vector<std::string> files;  // in order of first mention
  for (const Diagnostic& item : items_) {
    if (std::ranges::find(files, item.file) == files.end()) files.push_back(item.file);
  }
  const auto rank = [&files](const Diagnostic& item) {
    return std::ranges::find(files, item.file) - files.begin();
  };
  std::ranges::stable_sort(items_, [&rank](const Diagnostic& a, const Diagnostic& b) {
    const auto rank_a = rank(a);
    const auto rank_b = rank(b);
    return rank_a != rank_b ? rank_a < rank_b : a.place < b.place;
  });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.file == b.file && a.place == b.place && a.code == b.code && a.message == b.message &&
           a.help == b.help;
  };
  items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
}

std::string format(const Language& language, const Diagnostic& diagnostic) {
  std::string text = place_text(diagnostic) +
                     language.say(diagnostic.is_warning ? BaseText::warning : BaseText::error,
                                  {{"message", printable(diagnostic.message)}}) +
                     '\n';
  if (!diagnostic.excerpt.empty() && diagnostic.place.line > 0) {
    text += fmt::format("  {}\n", printable(diagnostic.excerpt));
    text += fmt::format("  {}^{}\n", std::string(diagnostic.caret, ' '),
                        std::string(std::max<std::size_t>(diagnostic.span, 1) - 1, '~'));
  }
  if (!diagnostic.help.empty())
    text += language.say(BaseText::help, {{"remedy", printable(diagnostic.help)}}) + '\n';
  return text;
}

std::string format(const Diagnostics& diagnostics) {
  std::string text;
  const std::size_t shown = std::min(diagnostics.all().size(), most_problems_shown);
  const Language& language = diagnostics.language();
  for (std::size_t i = 0; i < shown; ++i) text += format(language, diagnostics.all()[i]);
  const std::size_t more = diagnostics.size() - shown;
  if (more > 0) text += language.say(BaseText::more_problems, {{"n", more}}) + '\n';
  return text;
}

}  // namespace kneecheck
