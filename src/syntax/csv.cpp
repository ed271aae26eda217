#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/locale.h"
#include "base/words/syntax.h"
#include "syntax/builder.h"

namespace kneecheck::syntax {
namespace {

bool at_line_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] == '\n') return true;
  return text[at] == '\r' && (at + 1 == text.size() || text[at + 1] == '\n');
}

// A row without what is left of its line end, where that is as on Windows.
std::string_view without_return(std::string_view row) {
  return row.ends_with('\r') ? row.substr(0, row.size() - 1) : row;
}

// Where a cell ends, or what is wrong with it, and where.
enum class CellEnd : std::uint8_t { ended, open, stray_quote, text_behind };
struct FoundEnd {
  CellEnd how = CellEnd::ended;
  std::size_t at = 0;
};

// Of the cell that begins at `start`; of a quoted one the text before `searched` is known to hold no end.
FoundEnd find_end(std::string_view text, std::size_t start, std::size_t searched, char separator) {
  if (start >= text.size() || text[start] != '"') {
    std::size_t at = start;
    while (!at_line_end(text, at) && text[at] != separator && text[at] != '"') ++at;
    return {at < text.size() && text[at] == '"' ? CellEnd::stray_quote : CellEnd::ended, at};
  }
  for (std::size_t at = std::max(start + 1, searched);; at += 2) {
    at = text.find('"', at);
    if (at == std::string_view::npos) return {CellEnd::open, text.size()};
    if (at + 1 < text.size() && text[at + 1] == '"') continue;
    const bool ended = at_line_end(text, at + 1) || text[at + 1] == separator;
    return {ended ? CellEnd::ended : CellEnd::text_behind, at + 1};
  }
}

// The same with a quote of some later row, which closes nothing, told apart.
FoundEnd find_fault(std::string_view text, std::size_t start, FoundEnd end) {
  const bool is_later = text.substr(start, end.at - start).find('\n') != std::string_view::npos;
  const bool never_closed = end.how == CellEnd::open || (end.how == CellEnd::text_behind && is_later);
  return never_closed ? FoundEnd{CellEnd::open, start} : end;
}

// Reads one record after another; `at_` is always at the first byte that was not yet used.
class CsvReader {
 public:
  CsvReader(std::string_view file, std::string_view source, Diagnostics& problems, char separator)
      : file_(file), source_(source), problems_(problems), separator_(separator) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> all;
    while (at_ < source_.size()) {
      if (at_line_end(source_, at_)) {
        take_line_end();
        continue;
      }
      CsvRow row;
      row.line = line_;
      if (!read_row(row)) {
        while (!at_line_end(source_, at_)) ++at_;
      }
      if (!row.cells.empty()) all.push_back(std::move(row));  // what stands before a fault, too
      take_line_end();
    }
    return all;
  }

 private:
  void take_line_end() {
    if (at_ < source_.size() && source_[at_] == '\r') ++at_;
    if (at_ < source_.size()) ++at_;
    ++line_;
    line_start_ = at_;
  }

  // Up to its line end.
  bool read_row(CsvRow& row) {
    for (;; ++at_) {
      const FoundEnd end = find_end(source_, at_, at_, separator_);
      if (end.how != CellEnd::ended) return fail(find_fault(source_, at_, end));
      row.places.push_back({line_, static_cast<std::uint32_t>(at_ - line_start_) + 1});
      row.cells.push_back(cell(source_.substr(at_, end.at - at_)));
      at_ = end.at;
      if (at_line_end(source_, at_)) return true;
    }
  }

  std::string cell(std::string_view written) {
    if (!written.starts_with('"')) return std::string{written};
    for (std::size_t i = 0; i < written.size(); ++i) {
      if (written[i] != '\n') continue;
      ++line_;
      line_start_ = at_ + i + 1;
    }
    std::string text;
    written = written.substr(1, written.size() - 2);
    for (std::size_t quote = written.find('"'); quote != std::string_view::npos; quote = written.find('"')) {
      text += written.substr(0, quote + 1);
      written.remove_prefix(quote + 2);
    }
    return text += written;
  }

  bool fail(FoundEnd fault) {
    const bool is_open = fault.how == CellEnd::open;
    const SyntaxText message = is_open                             ? SyntaxText::quote_open
                               : fault.how == CellEnd::stray_quote ? SyntaxText::stray_quote
                                                                   : SyntaxText::behind_quote;
    const Language& language = problems_.language();
    at_ = fault.at;
    report_at(problems_, file_, source_, at_, "syntax", language[message],
              language[is_open ? SyntaxText::close_or_double : SyntaxText::quote_whole_cell]);
    return false;
  }

  std::string_view file_;
  std::string_view source_;
  Diagnostics& problems_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
};

constexpr std::string_view blanks = " \t";

// The cells of a row without empty ones at its end that stand under no name.
std::size_t filled_cells(const CsvRow& row, const CsvRow& header) {
  std::size_t cells = row.cells.size();
  if (cells > header.most) return cells;
  while (cells > header.cells.size() && row.cells[cells - 1].find_first_not_of(blanks) == std::string::npos)
    --cells;
  return cells;
}

}  // namespace

char separator_of(std::string_view header, char usual) {
  std::string marks{usual};
  marks += ";\t,";
  bool is_quoted = false;
  std::array<bool, 256> seen{};
  for (const char c : header) {
    if (c == '"') is_quoted = !is_quoted;
    if (!is_quoted) seen[static_cast<unsigned char>(c)] = true;
  }
  const auto found =
      std::ranges::find_if(marks, [&seen](char c) { return seen[static_cast<unsigned char>(c)]; });
  return found == marks.end() ? usual : *found;
}

std::optional<char> named_separator(std::string_view line) {
  line = line.substr(0, line.find_last_not_of("\r\"") + 1);
  if (line.starts_with('"')) line.remove_prefix(1);
  const bool is_named = line.size() == 5 && (line.starts_with("sep=") || line.starts_with("SEP="));
  const bool is_mark = is_named && std::string_view{",;\t"}.find(line[4]) != std::string_view::npos;
  return is_mark ? std::optional{line[4]} : std::nullopt;
}

bool CsvRowEnd::is_open(std::string_view row) {
  row = without_return(row);
  if (searched_ == 0 && row.find('"') == std::string_view::npos) return false;
  for (;;) {
    const FoundEnd end = find_end(row, cell_, searched_, separator_);
    if (end.how == CellEnd::open) searched_ = end.at;
    if (end.how != CellEnd::ended || end.at == row.size()) return end.how == CellEnd::open;
    cell_ = searched_ = end.at + 1;
  }
}

std::size_t CsvRowEnd::size_in(std::string_view row) const {
  const FoundEnd fault = find_fault(row, cell_, find_end(without_return(row), cell_, searched_, separator_));
  return fault.how == CellEnd::ended ? row.size() : std::min(row.find('\n', fault.at), row.size());
}

std::vector<CsvRow> parse_csv(std::string_view file, std::string_view source, Diagnostics& problems,
                              char separator) {
  if (!check_text(file, source, record_limits, problems)) return {};
  return CsvReader{file, without_bom(source), problems, separator}.rows();
}

bool csv_tree(std::string_view file, std::string_view source, const CsvRow& header, const CsvRow& row,
              Tree& tree, Diagnostics& problems, char separator) {
  tree.clear();
  tree.file = file;
  tree.source = without_bom(source);
  const bool is_torn = !problems.empty();
  const bool fits = filled_cells(row, header) == header.cells.size();
  if (!fits && !is_torn) {
    const bool too_many = row.cells.size() > header.cells.size();
    const Place at = too_many ? row.places[header.cells.size()] : row.places.back();
    const Language& language = problems.language();
    problems.add(problem_in(
        file, tree.source, at.line, at.column, "syntax",
        language.say(SyntaxText::cells, {{"n", row.cells.size()}, {"header", header.cells.size()}}),
        language.say(too_many ? SyntaxText::quote_marks : SyntaxText::empty_cell,
                     {{"mark", language[mark_name(separator)]}})));
  }
  TreeBuilder builder{tree, record_limits, problems};
  bool good = builder.open(NodeKind::map, {static_cast<std::uint32_t>(row.line), 1});
  const std::size_t cells = std::min(row.cells.size(), header.cells.size());
  for (std::size_t i = 0; good && i < cells; ++i) {
    if (row.cells[i].empty()) continue;
    good = builder.scalar(NodeKind::plain, header.cells[i], row.places[i]) &&
           builder.scalar(NodeKind::plain, row.cells[i], row.places[i]);
  }
  if (good) builder.close();
  return good && fits && !is_torn && !builder.duplicates();
}

}  // namespace kneecheck::syntax
