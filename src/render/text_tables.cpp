#include "render/text_tables.h"

#include <algorithm>

#include "base/text.h"
#include "base/words/render.h"
#include "render/labels.h"
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

void add_words(const Language& language, Cells& words, std::string_view title, std::string_view text) {
  if (!text.empty()) words.push_back(labelled(language, title, text));
}

// A row as a line of words: "Mon 30 Nov: run 22 min, flat; exercises A".
std::string row_in_words(const Language& language, const Grid& grid, const Cells& cells) {
  Cells words;
  for (std::size_t i = 1; i < cells.size(); ++i) add_words(language, words, grid.titles[i], cells[i]);
  return language.semicolon_list(words);
}

}  // namespace

void draw_table(const Language& language, Page& page, const Table& table) {
  Grid grid = measured(page, table);
  if (squeeze(grid, page.room())) {
    if (grid.has_titles()) draw_row(page, grid, grid.titles, Emphasis::dim);
    for (const Cells& row : grid.rows) draw_row(page, grid, row, Emphasis::none);
    return;
  }
  for (const Cells& row : grid.rows) {
    const std::string words = page.clean(row_in_words(language, grid, row));
    page.hanging(words.empty() ? row.front() : page.clean(label(language, row.front())) + " ", words);
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

std::string share_text(const Language& language, const std::optional<int>& share) {
  if (!share) return {};
  const std::size_t width = display_width(percent(language, 100));
  return padded_left(percent(language, *share), width) + " " + bar(*share, 100, share_marks, '.');
}

// The bars as a table whose third column holds the bar with what stands beside it.
Table bars_table(const Language& language, const Bars& bars, int columns) {
  const Bars::Titles& titles = bars.titles;
  Table table{{{capitalized(titles.label), Align::right},
               {capitalized(titles.group)},
               {capitalized(titles.amount)},
               {{}, Align::right},
               {capitalized(titles.second), Align::right},
               {capitalized(titles.extra), Align::right},
               {capitalized(titles.share)},
               {capitalized(titles.remark)}},
              {}};
  const int most = bars.most();
  for (const Bars::Row& row : bars.rows) {
    std::string drawn = bar(row.amount, most, columns, '#');
    if (!row.aside.empty()) drawn += (drawn.empty() ? "" : " ") + row.aside;
    table.rows.push_back({row_label(row), row.group, drawn, row.amount_text(), row.second,
                          row.extra ? std::to_string(*row.extra) : "",
                          share_text(language, row.share_percent), row.remark});
  }
  return table;
}

// Narrow pages: the bar and its number on one line, the rest in words under it.
void draw_bar_lines(const Language& language, Page& page, const Bars& bars) {
  const int most = bars.most();
  std::size_t label_width = 0;
  for (const Bars::Row& row : bars.rows)
    label_width = std::max(label_width, display_width(page.clean(row_label(row))));
  std::size_t amount_width = std::to_string(most).size();
  for (const Bars::Row& row : bars.rows)
    amount_width = std::max(amount_width, display_width(page.clean(row.amount_text())));
  const int room = static_cast<int>(page.room() - std::min(page.room(), label_width + amount_width + 3));
  if (!bars.titles.label.empty()) {
    const std::string title = language.say(
        RenderText::bars_title, {{"label", capitalized(bars.titles.label)}, {"amount", bars.titles.amount}});
    page.hanging({}, page.clean(title), Emphasis::dim);
  }
  for (const Bars::Row& row : bars.rows) {
    page.line(padded_left(page.clean(row_label(row)), label_width) + " " +
              bar(row.amount, most, std::clamp(room, 1, longest_bar), '#') + " " +
              page.clean(row.amount_text()));
    const Cells words = words_beside_bar(language, bars.titles, row);
    if (!words.empty())
      page.hanging(std::string(label_width + 1, ' '), page.clean(language.semicolon_list(words)));
  }
}

}  // namespace

void draw_bars(const Language& language, Page& page, const Bars& bars) {
  for (int columns = longest_bar; columns >= shortest_bar;) {
    const Grid grid = measured(page, without_empty_columns(bars_table(language, bars, columns)));
    if (grid.total() > page.room()) {  // a bar shrinks by one mark at most for each column taken from it
      columns -= static_cast<int>(grid.total() - page.room());
      continue;
    }
    draw_row(page, grid, grid.titles, Emphasis::dim);
    for (const Cells& row : grid.rows) draw_row(page, grid, row, Emphasis::none);
    return;
  }
  draw_bar_lines(language, page, bars);
}

}  // namespace kneecheck::render
