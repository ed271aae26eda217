#include "stream/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "export/csv_cell.h"
#include "syntax/parse.h"

namespace kneecheck::stream {
namespace {

constexpr std::size_t most_id_bytes = 100;

// Those of older versions end with the file, or the digest.
namespace column {
enum : std::size_t { id, status, urgency, alarm, file, digest, in_list };
}
constexpr std::array<std::string_view, 7> columns{"id",   "status", "urgency", "alarm",
                                                  "file", "digest", "in_list"};

bool is_letter_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_word(std::string_view cell) {
  return std::all_of(cell.begin(), cell.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::optional<Format> format_of(std::string_view id, std::string_view file) {
  for (const FormatSpec& spec : format_table) {
    if (file_name(id, spec.format) == file) return spec.format;
  }
  return std::nullopt;
}

}  // namespace

bool is_safe_id(std::string_view id) {
  const auto is_safe = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-'; };
  return !id.empty() && id.size() <= most_id_bytes && is_letter_or_digit(id.front()) && id.back() != '.' &&
         id != "manifest" && std::all_of(id.begin(), id.end(), is_safe);
}

std::string file_name(std::string_view id, Format format) {
  return fmt::format("{}.{}", id, spec_of(format).ending);
}

void append_row(std::string& out, const ManifestRow& row, bool csv_raw) {
  append_csv_text(out, row.id, csv_raw);
  out += fmt::format(",{},{},{},{},{},{}", row.status, row.urgency, row.alarm,
                     row.format ? file_name(row.id, *row.format) : "", row.digest ? text_of(*row.digest) : "",
                     row.in_list ? "yes" : "no");
  for (const std::string& cell : row.own) {
    out += ',';
    append_csv_text(out, cell, csv_raw);
  }
  out += "\r\n";
}

void append_without_file(std::string& out, std::vector<std::string> cells, const std::set<std::string>& ids) {
  if (cells.size() > column::digest && ids.contains(cells[column::id])) {
    cells[column::file].clear();
    cells[column::digest].clear();
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_text(out, cells[i], true);  // guarded already, if it was to be
  }
  out += "\r\n";
}

ManifestReader::ManifestReader(std::unique_ptr<Input> input)
    : input_(std::move(input)), lines_(*input_, record_limits.bytes, [] {}) {
  const std::vector<std::string> names = cells();
  const auto own = std::ranges::mismatch(names, columns).in1;
  const auto known = static_cast<std::size_t>(own - names.begin());
  const auto is_own = [](const std::string& name) { return name.starts_with("x_"); };
  if (known <= column::file || !std::all_of(own, names.end(), is_own)) return;
  columns_ = known;
  own_columns_.assign(own, names.end());
}

std::optional<ManifestRow> ManifestReader::next() {
  for (std::vector<std::string> row = cells(); !row.empty(); row = cells()) {
    ++number_;
    if (row.size() < columns_) continue;
    ManifestRow read{row[column::id],
                     row[column::status],
                     row[column::urgency],
                     row[column::alarm],
                     format_of(row[column::id], row[column::file]),
                     {}};
    const bool names_other = !read.format && !row[column::file].empty();
    const bool has_words = is_word(read.status) && is_word(read.urgency) && is_word(read.alarm);
    const bool says_nothing = !read.format && read.status.empty();
    if (!is_safe_id(read.id) || names_other || !has_words || says_nothing) continue;
    if (read.format && columns_ > column::digest) read.digest = parse_digest(row[column::digest]);
    if (row.size() == columns_ + own_columns_.size())
      read.own.assign(row.begin() + static_cast<std::ptrdiff_t>(columns_), row.end());
    return read;
  }
  return std::nullopt;
}

std::vector<std::string> ManifestReader::cells() {
  std::string row;
  while (lines_.next()) {
    row = lines_.line();
    if (lines_.number() == 1) separator_ = separator_of(row, ',');
    CsvRowEnd end{separator_};
    while (row.size() < record_limits.bytes && end.is_open(row) && lines_.next())
      row.append("\n").append(lines_.line());
    if (row.ends_with('\r')) row.pop_back();
    Diagnostics problems;
    std::vector<CsvRow> rows = parse_csv({}, row, problems, separator_);
    if (rows.size() == 1) return std::move(rows.front().cells);
  }
  return {};
}

}  // namespace kneecheck::stream
