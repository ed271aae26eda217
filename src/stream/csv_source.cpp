// The rows of a CSV, for RecordSource: where each ends, and what it is divided at.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "stream/case_reader.h"
#include "stream/csv_cases.h"
#include "syntax/parse.h"

namespace kneecheck::stream {
namespace {

constexpr std::string_view blanks = " \t\r";

// A row without any answer is no case: tables end in such rows. Two quotes may hold nothing, or be a text.
bool is_empty_row(std::string_view line, char separator) {
  const auto is_nothing = [separator](char c) {
    return c == separator || c == '"' || blanks.find(c) != std::string_view::npos;
  };
  if (!std::ranges::all_of(line, is_nothing)) return false;
  if (line.find('"') == std::string_view::npos) return true;
  Diagnostics unsaid;
  const std::vector<CsvRow> rows = parse_csv({}, line, unsaid, separator);
  const auto is_blank = [](const std::string& cell) { return trimmed(cell).empty(); };
  return unsaid.empty() && rows.size() == 1 && std::ranges::all_of(rows.front().cells, is_blank);
}

}  // namespace

// The rows of a CSV, but for the first, which says what they hold.
std::optional<Record> RecordSource::next_csv() {
  while (next_filled_line()) {
    const bool says_nothing =
        columns_ ? is_empty_row(lines_.line(), separator_) : begins_header(lines_.line());
    if (says_nothing) {
      if (!pass_over()) return std::nullopt;
      continue;
    }
    Record record = row_here();
    endless_ = !held_ && !lines_.skip_rest(most_passed_over_in_line);
    ended_ = ended_ || endless_;
    if (!columns_) {
      Diagnostics problems;
      columns_ = read_columns(knowledge_, record, problems);
      if (columns_) continue;
      record.is_header = true;
      held_ = false;
      ended_ = true;
    }
    record.columns = columns_;
    if (columns_) record.note = std::exchange(note_, {});
    return record;
  }
  return std::nullopt;
}

// What may stand above a header or be in front of it: a line that names the mark between its cells. Else the
// line is the header, and shows that mark.
bool RecordSource::begins_header(std::string_view line) {
  if (const auto mark = is_separator_named_ ? std::nullopt : named_separator(line)) {
    separator_ = *mark;
    is_separator_named_ = true;
    return true;
  }
  if (!is_separator_named_) separator_ = separator_of(line, locale_.separator);
  if (separator_ != locale_.separator) note_ = table_note(knowledge_.language, name_, separator_, locale_);
  return false;
}

// The row that begins with the line at hand, which is torn when its end is too far to be a record's.
Record RecordSource::row_here() {
  Record record = record_here(false);
  record.locale = &locale_;
  record.separator = separator_;
  record.row = record.first_line - lines_in_quotes_;
  if (record.text.size() > record_limits.bytes) return record;
  CsvRowEnd end{separator_};
  while (end.is_open(record.text) && next_line()) {
    const std::string_view line = lines_.line();
    held_ = record.text.size() + 1 + line.size() > record_limits.bytes;
    if (held_) break;
    record.text += '\n';
    record.text += line;
  }
  std::size_t size = end.size_in(record.text);
  if (columns_ && holds_a_row(knowledge_, record, *columns_, size)) size = record.text.find('\n');
  if (size < record.text.size()) give_back(record, size);
  lines_in_quotes_ += static_cast<std::uint32_t>(std::count(record.text.begin(), record.text.end(), '\n'));
  if (record.text.ends_with('\r')) record.text.pop_back();
  return record;
}

// Leaves the first `size` bytes, which are whole lines, to the record.
void RecordSource::give_back(Record& record, std::size_t size) {
  std::string rest = record.text.substr(size + 1);
  if (std::exchange(held_, false)) rest.append("\n").append(lines_.line());
  const std::string_view kept = std::string_view{record.text}.substr(0, size + 1);
  const auto lines = static_cast<std::uint32_t>(std::count(kept.begin(), kept.end(), '\n'));
  lines_.give_back(rest, record.first_line + lines);
  record.text.resize(size);
  ended_ = false;
}

}  // namespace kneecheck::stream
