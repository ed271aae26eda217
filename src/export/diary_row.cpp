#include "export/diary_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "export/csv_cell.h"
#include "export/record_writer.h"
#include "intake/remedies.h"

namespace kneecheck::exports {
namespace {

enum class CellKind : std::uint8_t { number, word, list, results, scores, text };

// Whether its items are names and values in turn.
bool has_pairs(CellKind kind) {
  return kind == CellKind::results || kind == CellKind::scores;
}

// What a row says in one column.
struct Cell {
  Column column = Column::date;
  CellKind kind = CellKind::number;
  std::vector<std::string> items;
};

// In the order of the columns; without those that are not known.
class Cells {
 public:
  Cells(const Knowledge& knowledge, const Row& row) {
    add(Column::date, CellKind::word, date_text(row.date));
    number(Column::run_minutes, row.run_minutes);
    number(Column::walk_minutes, row.walk_minutes);
    number(Column::pain_during, row.pain_during);
    number(Column::pain_after_60min, row.pain_after);
    number(Column::pain_next_morning, row.pain_morning);
    number(Column::technique_minutes, row.technique_minutes);
    if (row.exercises) add(Column::exercises_done, CellKind::word, std::string{word(*row.exercises)});
    if (!row.tests.empty()) {
      Cell& tests = all_.emplace_back(Cell{Column::tests, CellKind::results, {}});
      for (const TestResult& result : row.tests) {
        tests.items.emplace_back(knowledge.tests[result.test].id);
        tests.items.push_back(std::to_string(result.value));
      }
    }
    number(Column::new_pain, row.new_pain);
    if (row.swelling) add(Column::swelling, CellKind::word, *row.swelling ? "yes" : "no");
    if (row.warning_signs) {
      Cell& signs = all_.emplace_back(Cell{Column::warning_signs, CellKind::list, {}});
      const Question& question = knowledge.question(Key::warning_signs);
      for (std::uint64_t ticked = *row.warning_signs; ticked != 0; ticked &= ticked - 1)
        signs.items.emplace_back(question.choices[static_cast<std::size_t>(std::countr_zero(ticked))].id);
      if (signs.items.empty()) signs.items.emplace_back(none_word);
    }
    if (!row.note.empty()) add(Column::note, CellKind::text, row.note);
    if (row.scores.empty()) return;
    Cell& scores = all_.emplace_back(Cell{Column::scores, CellKind::scores, {}});
    for (const Score& score : row.scores) {
      scores.items.push_back(score.name);
      scores.items.push_back(score_text(score));
    }
  }
  const std::vector<Cell>& all() const { return all_; }

 private:
  void add(Column column, CellKind kind, std::string item) {
    all_.push_back(Cell{column, kind, {std::move(item)}});
  }
  void number(Column column, std::optional<int> value) {
    if (value) add(column, CellKind::number, std::to_string(*value));
  }

  std::vector<Cell> all_;
};

// As a table has it.
std::string cell_text(const Cell& cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.items.size(); ++i) {
    if (i > 0) text += has_pairs(cell.kind) && i % 2 == 1 ? '=' : ';';
    text += cell.items[i];
  }
  return text;
}

std::string csv_line(const std::vector<Cell>& cells, const FileForm& form) {
  std::string line;
  for (const Column column : form.columns) {
    const auto cell = std::ranges::find(cells, column, &Cell::column);
    if (column != form.columns.front()) line += form.separator;
    if (cell != cells.end()) append_csv_text(line, cell_text(*cell), false);
  }
  return line;
}

std::string json_line(const std::vector<Cell>& cells) {
  std::string line;
  {
    RecordWriter writer{line, Layout::compact};
    writer.object([&] {
      for (const Cell& cell : cells) {
        writer.key_of(word(cell.column));
        if (cell.kind == CellKind::number) {
          writer.exact(cell.items.front());
        } else if (cell.kind == CellKind::list) {
          writer.items([&] {
            for (const std::string& item : cell.items) writer.text(item);
          });
        } else if (has_pairs(cell.kind)) {
          writer.object([&] {
            for (std::size_t i = 0; i < cell.items.size(); i += 2) {
              writer.key_of(cell.items[i]);
              cell.kind == CellKind::results ? writer.exact(cell.items[i + 1])
                                             : writer.text(cell.items[i + 1]);
            }
          });
        } else {
          writer.text(cell.items.front());
        }
      }
    });
  }
  return line;
}

// Words in quotes, since a bare yes or no is something else for other readers of YAML.
std::string yaml_text(std::string_view text) {
  std::string quoted;
  { RecordWriter{quoted, Layout::yaml}.text(text); }
  return quoted.substr(0, quoted.find('\n'));
}

std::string yaml_value(const Cell& cell) {
  if (cell.kind == CellKind::list) return fmt::format("[{}]", fmt::join(cell.items, ", "));
  if (has_pairs(cell.kind)) {
    const bool is_result = cell.kind == CellKind::results;
    std::vector<std::string> pairs;
    pairs.reserve(cell.items.size() / 2);
    for (std::size_t i = 0; i < cell.items.size(); i += 2)
      pairs.push_back(fmt::format("{}: {}", is_result ? cell.items[i] : yaml_text(cell.items[i]),
                                  is_result ? cell.items[i + 1] : yaml_text(cell.items[i + 1])));
    return fmt::format("{{{}}}", fmt::join(pairs, ", "));
  }
  const bool is_plain = cell.kind == CellKind::number || cell.column == Column::date;
  return is_plain ? cell.items.front() : yaml_text(cell.items.front());
}

// In one line, so that one that is torn can be told.
std::string yaml_line(const std::vector<Cell>& cells, std::size_t indent) {
  std::vector<std::string> entries;
  entries.reserve(cells.size());
  for (const Cell& cell : cells)
    entries.push_back(fmt::format("{}: {}", word(cell.column), yaml_value(cell)));
  return fmt::format("{:{}}- {{{}}}", "", indent, fmt::join(entries, ", "));
}

}  // namespace

std::string diary_head(const FileForm& form, std::string_view case_id) {
  std::string head;
  const std::string id = shown_id(case_id);
  if (!id.empty() && form.format == DiaryFormat::ndjson) {
    {
      RecordWriter writer{head, Layout::compact};
      writer.object([&] { writer.pair("case", id); });
    }
    head += form.line_end;
  } else if (!id.empty()) {
    head += fmt::format("# case: {}{}", id, form.line_end);
  }
  if (form.format != DiaryFormat::csv) return head;
  for (const Column column : form.columns) {
    if (column != form.columns.front()) head += form.separator;
    head += word(column);
  }
  return head += form.line_end;
}

std::optional<Column> column_without_place(const Knowledge& knowledge, const Row& row, const FileForm& form) {
  if (form.format != DiaryFormat::csv) return std::nullopt;
  const Cells cells{knowledge, row};
  const auto has_no_place = [&form](const Cell& cell) {
    return std::ranges::find(form.columns, cell.column) == form.columns.end();
  };
  const auto found = std::ranges::find_if(cells.all(), has_no_place);
  return found == cells.all().end() ? std::nullopt : std::optional{found->column};
}

std::vector<std::pair<Column, std::string>> diary_cells(const Knowledge& knowledge, const Row& row) {
  const Cells known{knowledge, row};
  std::vector<std::pair<Column, std::string>> cells;
  cells.reserve(known.all().size());
  for (const Cell& cell : known.all()) cells.emplace_back(cell.column, cell_text(cell));
  return cells;
}

std::string diary_line(const Knowledge& knowledge, const Row& row, const FileForm& form) {
  const Cells cells{knowledge, row};
  const std::string line = form.format == DiaryFormat::csv      ? csv_line(cells.all(), form)
                           : form.format == DiaryFormat::ndjson ? json_line(cells.all())
                                                                : yaml_line(cells.all(), form.indent);
  return line + std::string{form.line_end};
}

}  // namespace kneecheck::exports
