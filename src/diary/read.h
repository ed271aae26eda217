// The text of a diary becomes rows: CSV, NDJSON or YAML. Rule: closed columns and closed values; all problems
// at once, with their places; nothing is taken for what it only looks like.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/locale.h"
#include "diary/column.h"
#include "diary/row.h"
#include "syntax/parse.h"

namespace kneecheck::diary {

enum class DiaryFormat : std::uint8_t { automatic, csv, ndjson, yaml };

// By the ending of its name; automatic: that does not say.
DiaryFormat format_of(std::string_view path);

// A diary of many years is far smaller: a day is some 100 bytes.
inline constexpr Limits diary_limits{std::size_t{1} << 20, 32, 400'000};

// What is known of the case and the day; what is not, is not held against the diary.
struct Bounds {
  std::string_view case_id{};  // empty: not known
  std::optional<Date> start{}, today{};
};

// How the file is written, for whoever adds to it.
struct FileForm {
  DiaryFormat format = DiaryFormat::automatic;  // automatic: nothing stands in it
  std::vector<Column> columns{};                // of CSV, as its header has them
  char separator = ',';                         // of CSV
  std::string_view line_end = "\n";             // of its first line
  bool ends_open = false;                       // the last line has no end
  std::size_t indent = 0;                       // of YAML: blanks before the '-' of a row

  // Whether a row that is added can say it.
  bool holds(Column column) const {
    return format != DiaryFormat::csv || std::ranges::find(columns, column) != columns.end();
  }
};

struct DiaryFile {
  std::vector<Row> rows;  // each once, in the order of the file; none that has but scores
  std::vector<DatedScore> scores;
  // Of each row the line that it has for itself, from 1; 0: it has several, or stands there twice.
  std::vector<std::uint32_t> lines;
  // Of rows with a mistake the warning signs and the swelling that could be read, and when: Date{}: not
  // known.
  std::vector<Row> unread;
  std::string case_id;       // that its first line names, as shown; empty: none
  std::size_t repeated = 0;  // rows that were left out, as they say what another one says (D9)
  FileForm form;
  // Of a table whose last line has no end: the column that it ends in, where that may be cut off unseen.
  std::optional<Column> open_cell;
  Diagnostics problems;  // empty when all could be read; rows without a problem are there all the same
};

// `file` names it in messages. Automatic: by what it begins with. `locale`: the language of a table. No rows
// at all, or nothing in it, is a diary. Its first line may say whose it is: `# case: P-014`, in NDJSON
// {"case": "P-014"}.
DiaryFile read_diary(const Knowledge& knowledge, std::string_view file, std::string_view text,
                     DiaryFormat format, const Locale& locale, const Bounds& bounds = {});

// An id as a first line holds it: harmless to show, without blanks around it.
std::string shown_id(std::string_view case_id);

}  // namespace kneecheck::diary
