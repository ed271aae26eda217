#include "diary/read.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/words/intake.h"
#include "base/words/syntax.h"
#include "diary/read_row.h"
#include "intake/remedies.h"
#include "syntax/csv_guard.h"
#include "syntax/foreign.h"
#include "syntax/reader.h"

namespace kneecheck::diary {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t\r";
constexpr std::string_view case_word = "case";

struct Ending {
  std::string_view text;
  DiaryFormat format;
};
constexpr auto endings = std::to_array<Ending>({{".csv", DiaryFormat::csv},
                                                {".ndjson", DiaryFormat::ndjson},
                                                {".jsonl", DiaryFormat::ndjson},
                                                {".yaml", DiaryFormat::yaml},
                                                {".yml", DiaryFormat::yaml}});

// Without a byte order mark, its lines ended by line feeds. Carriage returns end them where there are none.
std::string with_line_feeds(std::string_view text) {
  if (text.starts_with(bom)) text.remove_prefix(bom.size());
  std::string lines{text};
  if (lines.find('\n') == std::string::npos) std::ranges::replace(lines, '\r', '\n');
  return lines;
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(blanks) == std::string_view::npos;
}

bool is_empty_row(const CsvRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

class DiaryReader {
 public:
  DiaryReader(const Knowledge& knowledge, std::string_view file, const Locale& locale, const Bounds& bounds,
              DiaryFile& diary)
      : knowledge_(knowledge),
        file_(file),
        locale_(locale),
        bounds_(bounds),
        diary_(diary),
        problems_(diary.problems) {}

  void read(std::string_view text, DiaryFormat format) {
    if (foreign_file(text.starts_with(bom) ? text.substr(bom.size()) : text))
      return problem_of_file("not_a_case", say(IntakeText::foreign), say(IntakeText::write_rows));
    source_ = with_line_feeds(text);
    if (!check_text(file_, source_, diary_limits, problems_)) return;
    diary_.form.line_end =
        text.find('\n') == std::string_view::npos && source_.find('\n') != std::string::npos ? "\r"
        : first_line(source_).ends_with('\r')                                                ? "\r\n"
                                                                                             : "\n";
    diary_.form.ends_open = !source_.empty() && source_.back() != '\n';
    take_comment();
    const std::size_t at = filled_from(0);
    if (at == source_.size()) return;
    diary_.form.format = format != DiaryFormat::automatic ? format : shown_format(line_at(at));
    if (diary_.form.format == DiaryFormat::csv) return read_csv();
    diary_.form.format == DiaryFormat::ndjson ? read_ndjson() : read_yaml();
  }

 private:
  std::string say(TextId text, Fillings values = {}) const { return problems_.language().say(text, values); }

  void problem_of_file(std::string_view code, const std::string& message, const std::string& help) {
    problems_.add(problem_in(file_, {}, 0, 0, std::string{code}, message, help));
  }

  std::string_view line_at(std::size_t start) const {
    return first_line(std::string_view{source_}.substr(start));
  }

  // Where the first line begins, at `start` or behind it, that is not blank; the end where there is none.
  std::size_t filled_from(std::size_t start) const {
    while (start < source_.size() && is_blank(line_at(start)))
      start = std::min(start + line_at(start).size() + 1, source_.size());
    return start;
  }

  static DiaryFormat shown_format(std::string_view line) {
    if (begins_json(line)) return DiaryFormat::ndjson;
    const char first = line[line.find_first_not_of(blanks)];
    return first == '-' || first == '{' ? DiaryFormat::yaml : DiaryFormat::csv;
  }

  // The first line may be one; it says nothing else. Spreadsheets put it in quotes, and marks behind it.
  void take_comment() {
    std::string_view line = first_line(source_);
    const std::size_t size = line.size();
    if (line.starts_with('"')) line.remove_prefix(1);
    if (!line.starts_with('#')) return;
    line = line.substr(1, line.find_last_not_of("\",;\t\r "));
    const std::string_view named = trimmed(line);
    if (const std::size_t colon = named.find(':');
        colon != std::string_view::npos && same_letters(trimmed(named.substr(0, colon)), case_word))
      belongs_to(named.substr(colon + 1));
    source_.erase(0, size);
  }

  void belongs_to(std::string_view id) {
    diary_.case_id = shown_id(id);
    if (diary_.case_id.empty() || bounds_.case_id.empty() || diary_.case_id == shown_id(bounds_.case_id))
      return;
    problems_.add(problem_in(
        file_, source_, 1, 1, "contradiction",
        say(IntakeText::other_case, {{"found", quoted(diary_.case_id)}, {"case", quoted(bounds_.case_id)}}),
        say(IntakeText::right_case)));
  }

  void take(Value map, const Locale* table, std::uint32_t line, Diagnostics& problems) {
    auto [row, is_sound] = read_row(knowledge_, map, table, bounds_, problems);
    if (!is_sound) return keep_signs(row);
    for (const Score& score : row.scores) diary_.scores.push_back({row.date, score});
    if (!row.scores.empty() && says_nothing(row)) return;
    if (seen_.insert(row).second) {
      diary_.rows.push_back(std::move(row));
      diary_.lines.push_back(line);
      return;
    }
    const auto first = std::ranges::find(diary_.rows, row) - diary_.rows.begin();
    diary_.lines[static_cast<std::size_t>(first)] = 0;
    ++diary_.repeated;
  }

  // Whatever is wrong with a row, a sign in it is told.
  void keep_signs(const Row& row) {
    if (row.warning_signs.value_or(0) == 0 && !row.swelling.value_or(false)) return;
    Row signs;
    signs.date = row.date;
    signs.swelling = row.swelling;
    signs.warning_signs = row.warning_signs;
    diary_.unread.push_back(std::move(signs));
  }

  // ---- a table

  void read_csv() {
    std::size_t start = filled_from(0);
    char& separator = diary_.form.separator;
    const auto named = named_separator(line_at(start));
    if (named) {
      source_.erase(start, line_at(start).size());
      start = filled_from(start);
    }
    const std::string_view line = line_at(start);
    separator = named ? *named : separator_of(line, locale_.separator);
    Diagnostics torn{problems_.language()};
    std::vector<CsvRow> rows = parse_csv(file_, source_, torn, separator);
    problems_.append(torn);
    if (rows.empty()) return;
    if (is_torn(torn, rows, 0)) return;
    const bool has_columns = read_header(rows.front());
    if (diary_.form.columns.empty()) return;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (is_empty_row(rows[i])) continue;
      has_columns && !is_torn(torn, rows, i) ? read_csv_row(rows, i) : keep_stray_signs(rows[i]);
    }
  }

  // Nobody knows under which columns the cells of such a row belong.
  void keep_stray_signs(const CsvRow& cells) {
    for (const std::string& cell : cells.cells) {
      if (trimmed(cell).empty()) continue;
      CsvRow name, value;
      name.cells = {std::string{word(Column::warning_signs)}};
      value.cells = {cell};
      name.places = value.places = {Place{}};
      Tree tree;
      Diagnostics unsaid;
      if (csv_tree({}, {}, name, value, tree, unsaid))
        keep_signs(read_row(knowledge_, tree.root(), &locale_, {}, unsaid).row);
    }
  }

  // A fault in it was said already, and what is left of it is no row.
  static bool is_torn(const Diagnostics& torn, const std::vector<CsvRow>& rows, std::size_t row) {
    const std::size_t end = row + 1 < rows.size() ? rows[row + 1].line : static_cast<std::size_t>(-1);
    return std::ranges::any_of(torn.all(), [&](const Diagnostic& one) {
      return one.place.line >= rows[row].line && one.place.line < end;
    });
  }

  bool read_header(CsvRow& header) {
    header_ = header;
    header_.most = header_.cells.size();
    while (header_.cells.size() > 1 && trimmed(header_.cells.back()).empty()) {
      header_.cells.pop_back();
      header_.places.pop_back();
    }
    std::vector<Column>& columns = diary_.form.columns;
    Diagnostics faults{problems_.language()};
    for (std::size_t i = 0; i < header_.cells.size(); ++i) {
      const std::string_view name = trimmed(header_.cells[i]);
      const auto column = column_called(name);
      if (!column) {
        fault(faults, header_.places[i], "unknown_key",
              say(IntakeText::unknown_column, {{"column", quoted(name)}}),
              name.empty() ? say(IntakeText::name_it) : column_help(problems_.language(), name));
      } else if (std::ranges::find(columns, *column) != columns.end()) {
        fault(faults, header_.places[i], "duplicate_key",
              say(IntakeText::column_twice, {{"column", quoted(name)}}), say(IntakeText::remove_one));
      } else {
        columns.push_back(*column);
        header_.cells[i] = word(*column);
      }
    }
    const bool has_dates = std::ranges::find(columns, Column::date) != columns.end();
    if (columns.empty()) {
      faults.clear();
      fault(faults, header_.places.front(), "not_a_case", say(IntakeText::no_diary),
            column_help(problems_.language()));
    } else if (!has_dates) {
      fault(faults, header_.places.front(), "missing_key", say(IntakeText::no_dates),
            column_help(problems_.language()));
    }
    problems_.append(faults);
    return faults.empty();
  }

  void fault(Diagnostics& faults, Place at, std::string_view code, const std::string& message,
             const std::string& help) const {
    faults.add(problem_in(file_, source_, at.line, at.column, std::string{code}, message, help));
  }

  static std::optional<Column> column_called(std::string_view name) {
    for (std::size_t i = 0; i < column_count; ++i) {
      if (same_letters(Names<Column>::words[i], name)) return static_cast<Column>(i);
    }
    return std::nullopt;
  }

  // What may be cut off: nothing shows the end of a number that ends a file.
  void look_at_end(const CsvRow& row) {
    if (!diary_.form.ends_open || row.cells.size() < diary_.form.columns.size()) return;
    const std::size_t last = diary_.form.columns.size() - 1;
    const bool has_text = !trimmed(row.cells[last]).empty() && source_.back() != '"';
    if (has_text && diary_.form.columns[last] != Column::note) diary_.open_cell = diary_.form.columns[last];
  }

  void read_csv_row(std::vector<CsvRow>& rows, std::size_t i) {
    if (i + 1 == rows.size()) look_at_end(rows[i]);
    const auto note = std::ranges::find(diary_.form.columns, Column::note) - diary_.form.columns.begin();
    if (static_cast<std::size_t>(note) < std::min(diary_.form.columns.size(), rows[i].cells.size())) {
      std::string& text = rows[i].cells[static_cast<std::size_t>(note)];
      text = without_guards(text);
    }
    Tree tree;
    Diagnostics faults{problems_.language()};
    const bool fits = csv_tree(file_, source_, header_, rows[i], tree, faults, diary_.form.separator);
    if (!fits && i + 1 == rows.size() && diary_.form.ends_open &&
        rows[i].cells.size() < header_.cells.size()) {
      faults.change_each([&](Diagnostic& one) {
        one.message = say(IntakeText::torn_line, {{"problem", one.message}});
        one.help = say(IntakeText::complete_line);
      });
    }
    const bool has_breaks = std::ranges::any_of(
        rows[i].cells, [](const std::string& cell) { return cell.find('\n') != std::string::npos; });
    const auto line = has_breaks ? 0 : static_cast<std::uint32_t>(rows[i].line);
    fits ? take(tree.root(), &locale_, line, faults) : keep_stray_signs(rows[i]);
    problems_.append(faults);
  }

  // ---- a row a line

  void read_ndjson() {
    std::string_view rest = source_;
    bool is_first = true;
    for (std::uint32_t number = 1; !rest.empty(); ++number) {
      const std::string_view line = first_line(rest);
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (is_blank(line)) continue;
      if (line[line.find_first_not_of(blanks)] == '[') {
        problems_.add(
            problem_in(file_, source_, number, 1, "syntax", say(IntakeText::json_array),
                       say(IntakeText::one_a_line, {{"command", "jq -c '.[]' OLD.json > NEW.ndjson"}})));
        return;
      }
      Tree tree;
      Diagnostics faults{problems_.language()};
      if (parse_json(file_, line, record_limits, tree, faults) && !(is_first && names_case(tree.root())))
        take(tree.root(), nullptr, number, faults);
      faults.change_each([number](Diagnostic& one) {
        if (one.place.line > 0) one.place.line += number - 1;
      });
      problems_.append(faults);
      is_first = false;
    }
  }

  // {"case": "P-014"}
  bool names_case(Value map) {
    if (!map.is_map() || map.size() != 1 || map.first().text() != case_word) return false;
    const Value id = map.first().value_of_key();
    if (id.is_scalar()) belongs_to(id.text());
    return true;
  }

  // ---- a list

  void read_yaml() {
    const auto says_nothing = [](std::string_view line) {
      const DocumentMark mark = document_mark(line);
      return mark == DocumentMark::nothing || mark == DocumentMark::divider;
    };
    std::string_view rest = source_;
    while (!rest.empty() && says_nothing(first_line(rest)))
      rest.remove_prefix(std::min(first_line(rest).size() + 1, rest.size()));
    if (rest.empty()) return;
    Tree tree;
    if (!parse_yaml(file_, source_, diary_limits, tree, problems_)) return;
    const Value root = tree.root();
    if (root.is_null()) return;
    if (!root.is_list()) {
      report(problems_, root, "wrong_type", say(IntakeText::no_list), say(IntakeText::begin_rows));
      return;
    }
    for (Value row = root.first(); row.exists(); row = row.next(root)) {
      const auto nodes = tree.nodes().subspan(row.index(), row.node().end - std::size_t{row.index()});
      const std::uint32_t line = row.node().line;
      const bool has_line =
          std::ranges::all_of(nodes, [line](const Node& node) { return node.line == line; });
      take(row, nullptr, has_line ? line : 0, problems_);
    }
    if (root.node().column > 1) diary_.form.indent = root.node().column - 1;
  }

  const Knowledge& knowledge_;
  std::string_view file_;
  const Locale& locale_;
  const Bounds& bounds_;
  DiaryFile& diary_;
  Diagnostics& problems_;
  std::string source_;
  CsvRow header_;
  std::set<Row> seen_;
};

}  // namespace

DiaryFormat format_of(std::string_view path) {
  for (const Ending& ending : endings) {
    if (path.ends_with(ending.text)) return ending.format;
  }
  return DiaryFormat::automatic;
}

std::string shown_id(std::string_view case_id) {
  return printable(trimmed(case_id));
}

DiaryFile read_diary(const Knowledge& knowledge, std::string_view file, std::string_view text,
                     DiaryFormat format, const Locale& locale, const Bounds& bounds) {
  DiaryFile diary;
  diary.problems = Diagnostics{knowledge.language};
  DiaryReader{knowledge, file, locale, bounds, diary}.read(text, format);
  if (diary.form.line_end == "\r") std::ranges::fill(diary.lines, 0);  // it has no lines as others count them
  diary.problems.sort();
  return diary;
}

}  // namespace kneecheck::diary
