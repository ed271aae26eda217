#include "render/text_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "render/wrap.h"

namespace kneecheck::render {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_text_column = 18;  // a narrower column of wrapped words is no pleasure to read

using Cells = std::vector<std::string>;

struct Grid {
  Cells titles;
  std::vector<Cells> rows;
  std::vector<Align> align;
  std::vector<std::size_t> widths;

  std::size_t total() const {
    std::size_t sum = widths.empty() ? 0 : (widths.size() - 1) * gap;
    for (const std::size_t width : widths) sum += width;
    return sum;
  }
  bool has_titles() const {
    return std::any_of(titles.begin(), titles.end(), [](const std::string& title) { return !title.empty(); });
  }
};

Grid measured(const Page& page, const Table& table) {
  Grid grid;
  for (const Table::Column& column : table.columns) {
    grid.titles.push_back(page.clean(column.title));
    grid.align.push_back(column.align);
    grid.widths.push_back(display_width(grid.titles.back()));
  }
  for (const Cells& row : table.rows) {
    Cells cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(page.clean(row[i]));
      grid.widths[i] = std::max(grid.widths[i], display_width(cells.back()));
    }
    grid.rows.push_back(std::move(cells));
  }
  return grid;
}

// Makes the widest columns narrower until the grid fits; false when words would be squeezed too much.
bool squeeze(Grid& grid, std::size_t room) {
  while (grid.total() > room) {
    const auto widest = std::max_element(grid.widths.begin(), grid.widths.end());
    if (widest == grid.widths.end() || *widest <= least_text_column) return false;
    --*widest;
  }
  return true;
}

void draw_row(Page& page, const Grid& grid, const Cells& cells, Emphasis emphasis) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool fits = display_width(cells[i]) <= grid.widths[i];
    wrapped.push_back(fits ? std::vector{cells[i]} : wrap(cells[i], grid.widths[i]));
    height = std::max(height, wrapped.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
      const std::string cell = line < wrapped[i].size() ? wrapped[i][line] : std::string{};
      if (i > 0) text.append(gap, ' ');
      text +=
          grid.align[i] == Align::right ? padded_left(cell, grid.widths[i]) : padded(cell, grid.widths[i]);
    }
    page.line(text, emphasis);
  }
}

// A row as a line of words: "Mon 30 Nov: run 22 min, flat; exercises A".
std::string row_in_words(const Grid& grid, const Cells& cells) {
  std::string words;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    if (!words.empty()) words += "; ";
    if (!grid.titles[i].empty()) words += grid.titles[i] + ": ";
    words += cells[i];
  }
  return words;
}

}  // namespace

void draw_table(Page& page, const Table& table) {
  Grid grid = measured(page, table);
  if (squeeze(grid, page.room())) {
    if (grid.has_titles()) draw_row(page, grid, grid.titles, Emphasis::dim);
    for (const Cells& row : grid.rows) draw_row(page, grid, row, Emphasis::none);
    return;
  }
  for (const Cells& row : grid.rows) {
    const std::string words = row_in_words(grid, row);
    page.hanging(row.front() + (words.empty() ? "" : ": "), words);
  }
}

namespace {

constexpr int longest_bar = 30;
constexpr int shortest_bar = 8;
constexpr int share_marks = 5;  // one mark for each fifth of the whole

std::string bar(int amount, int most, int columns, char mark) {
  if (amount <= 0 || most <= 0) return {};
  return std::string(static_cast<std::size_t>(std::max(1, (amount * columns + most / 2) / most)), mark);
}

std::string share_text(const std::optional<int>& percent) {
  if (!percent) return {};
  return fmt::format("{:>3}% {}", *percent, bar(*percent, 100, share_marks, '.'));
}

// The bars as a table whose third column holds the bar with what stands beside it.
Table bars_table(const Bars& bars, int columns) {
  const Bars::Titles& titles = bars.titles;
  Table table{{{titles.label, Align::right},
               {titles.group},
               {titles.amount},
               {{}, Align::right},
               {titles.extra, Align::right},
               {titles.share},
               {titles.remark}},
              {}};
  const int most = bars.most();
  for (const Bars::Row& row : bars.rows) {
    std::string drawn = bar(row.amount, most, columns, '#');
    if (!row.aside.empty()) drawn += (drawn.empty() ? "" : " ") + row.aside;
    table.rows.push_back({row.label, row.group, drawn, std::to_string(row.amount), row.extra,
                          share_text(row.share_percent), row.remark});
  }
  return table;
}

// Columns that nothing stands in are left out.
Table without_empty_columns(const Table& table) {
  Table kept;
  kept.rows.resize(table.rows.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto filled = [i](const Cells& row) { return !row[i].empty(); };
    if (std::none_of(table.rows.begin(), table.rows.end(), filled)) continue;
    kept.columns.push_back(table.columns[i]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) kept.rows[row].push_back(table.rows[row][i]);
  }
  return kept;
}

void append_words(std::string& words, std::string_view title, std::string_view text) {
  if (text.empty()) return;
  if (!words.empty()) words += "; ";
  if (!title.empty()) words += uncapitalized(title) + ": ";
  words += text;
}

// Narrow pages: the bar and its number on one line, the rest in words under it.
void draw_bar_lines(Page& page, const Bars& bars) {
  const int most = bars.most();
  std::size_t label_width = 0;
  for (const Bars::Row& row : bars.rows)
    label_width = std::max(label_width, display_width(page.clean(row.label)));
  const std::string amount_digits = std::to_string(most);
  const int room =
      static_cast<int>(page.room() - std::min(page.room(), label_width + amount_digits.size() + 3));
  if (!bars.titles.label.empty()) {
    page.hanging({}, page.clean(fmt::format("{}, {}:", bars.titles.label, uncapitalized(bars.titles.amount))),
                 Emphasis::dim);
  }
  for (const Bars::Row& row : bars.rows) {
    page.line(fmt::format("{} {} {}", padded_left(page.clean(row.label), label_width),
                          bar(row.amount, most, std::clamp(room, 1, longest_bar), '#'), row.amount));
    std::string words;
    append_words(words, {}, row.group);
    append_words(words, {}, row.aside);
    append_words(words, bars.titles.extra, row.extra);
    if (row.share_percent) append_words(words, bars.titles.share, fmt::format("{}%", *row.share_percent));
    append_words(words, bars.titles.remark, row.remark);
    if (!words.empty()) page.hanging(std::string(label_width + 1, ' '), page.clean(words));
  }
}

}  // namespace

void draw_bars(Page& page, const Bars& bars) {
  for (int columns = longest_bar; columns >= shortest_bar;) {
    const Grid grid = measured(page, without_empty_columns(bars_table(bars, columns)));
    if (grid.total() > page.room()) {  // a bar shrinks by one mark at most for each column taken from it
      columns -= static_cast<int>(grid.total() - page.room());
      continue;
    }
    draw_row(page, grid, grid.titles, Emphasis::dim);
    for (const Cells& row : grid.rows) draw_row(page, grid, row, Emphasis::none);
    return;
  }
  draw_bar_lines(page, bars);
}

}  // namespace kneecheck::render
