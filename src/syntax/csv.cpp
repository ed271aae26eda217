#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "syntax/builder.h"

namespace kneecheck::syntax {
namespace {

// Reads one record after another; `at_` is always at the first byte that was not yet used.
class CsvReader {
 public:
  CsvReader(std::string_view file, std::string_view source, Diagnostics& problems)
      : file_(file), source_(source), problems_(problems) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> all;
    while (at_ < source_.size()) {
      if (at_line_end()) {
        take_line_end();
        continue;
      }
      CsvRow row;
      row.line = line_;
      if (read_row(row)) {
        all.push_back(std::move(row));
      } else {
        skip_line();
      }
    }
    return all;
  }

 private:
  bool at_line_end() const {
    return at_ >= source_.size() || source_[at_] == '\n' || source_.substr(at_, 2) == "\r\n";
  }

  void take_line_end() {
    if (at_ < source_.size() && source_[at_] == '\r') ++at_;
    if (at_ < source_.size()) ++at_;
    ++line_;
    line_start_ = at_;
  }

  void skip_line() {
    while (!at_line_end()) ++at_;
    take_line_end();
  }

  bool read_row(CsvRow& row) {
    for (;;) {
      row.places.push_back({line_, static_cast<std::uint32_t>(at_ - line_start_) + 1});
      row.cells.emplace_back();
      const bool torn = at_ < source_.size() && source_[at_] == '"' ? !read_quoted(row.cells.back())
                                                                    : !read_plain(row.cells.back());
      if (torn) return false;
      if (at_line_end()) {
        take_line_end();
        return true;
      }
      ++at_;  // the comma
    }
  }

  bool read_plain(std::string& cell) {
    const std::size_t start = at_;
    while (!at_line_end() && source_[at_] != ',' && source_[at_] != '"') ++at_;
    cell = source_.substr(start, at_ - start);
    if (at_line_end() || source_[at_] == ',') return true;
    return fail(at_, "a quote inside an unquoted cell",
                "put the whole cell in quotes and write \"\" for a quote in it");
  }

  bool read_quoted(std::string& cell) {
    const std::size_t opening = at_++;
    const std::uint32_t line = line_;
    const std::size_t line_start = line_start_;
    const auto never_closed = [&] {
      line_ = line;
      line_start_ = line_start;
      at_ = opening;
      return fail(opening, "a quote that is never closed",
                  "close it, or write \"\" for a quote in a quoted cell");
    };
    for (;;) {
      const std::size_t quote = source_.find('"', at_);
      if (quote == std::string_view::npos) return never_closed();
      append_lines(cell, quote);
      at_ = quote + 1;
      if (at_ >= source_.size() || source_[at_] != '"') break;
      cell += '"';
      ++at_;
    }
    if (at_line_end() || source_[at_] == ',') return true;
    if (line_ != line) return never_closed();  // it was some later row's quote
    return fail(at_, "text after the closing quote",
                "put the whole cell in quotes and write \"\" for a quote in it");
  }

  // Takes the text up to `end`, counting its line breaks.
  void append_lines(std::string& cell, std::size_t end) {
    const std::string_view part = source_.substr(at_, end - at_);
    for (std::size_t next = part.find('\n'); next != std::string_view::npos;
         next = part.find('\n', next + 1)) {
      ++line_;
      line_start_ = at_ + next + 1;
    }
    cell += part;
  }

  bool fail(std::size_t offset, std::string_view message, std::string_view help) {
    report_at(problems_, file_, source_, offset, "syntax", message, help);
    return false;
  }

  std::string_view file_;
  std::string_view source_;
  Diagnostics& problems_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

bool is_open_after(std::string_view line, bool is_open_before) {
  return is_open_before != (std::count(line.begin(), line.end(), '"') % 2 != 0);
}

std::size_t csv_row_size(std::string_view lines) {
  Diagnostics problems;
  parse_csv({}, lines.substr(0, lines.size() - (lines.ends_with('\r') ? 1 : 0)), problems);
  if (problems.empty() || problems.all().front().code != "syntax") return lines.size();
  std::size_t end = lines.find('\n');
  for (std::uint32_t line = problems.all().front().place.line; line > 1 && end != std::string_view::npos;
       --line)
    end = lines.find('\n', end + 1);
  return std::min(end, lines.size());
}

std::vector<CsvRow> parse_csv(std::string_view file, std::string_view source, Diagnostics& problems) {
  source = without_bom(source);
  if (!check_size(file, source, record_limits, problems) || !check_encoding(file, source, problems))
    return {};
  return CsvReader{file, source, problems}.rows();
}

bool csv_tree(std::string_view file, std::string_view source, const CsvRow& header, const CsvRow& row,
              Tree& tree, Diagnostics& problems) {
  tree.clear();
  tree.file = file;
  tree.source = without_bom(source);
  if (row.cells.size() != header.cells.size()) {
    const bool too_many = row.cells.size() > header.cells.size();
    const Place at = too_many ? row.places[header.cells.size()] : row.places.back();
    problems.add(problem_in(file, tree.source, at.line, at.column, "syntax",
                            fmt::format("{} {} in this row, but {} in the header", row.cells.size(),
                                        row.cells.size() == 1 ? "cell" : "cells", header.cells.size()),
                            too_many ? "put cells with a comma in quotes"
                                     : "what is not known is an empty cell, with its comma"));
    return false;
  }
  TreeBuilder builder{tree, record_limits, problems};
  bool good = builder.open(NodeKind::map, {static_cast<std::uint32_t>(row.line), 1});
  for (std::size_t i = 0; good && i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    good = builder.scalar(NodeKind::plain, header.cells[i], row.places[i]) &&
           builder.scalar(NodeKind::plain, row.cells[i], row.places[i]);
  }
  if (good) builder.close();
  return good && !builder.duplicates();
}

}  // namespace kneecheck::syntax
