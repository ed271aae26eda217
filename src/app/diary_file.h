// The diary that a command adds to.
// Rule: what does not read without a mistake is never changed, and nothing is written that would not read.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/session.h"
#include "diary/read.h"
#include "diary/read_row.h"
#include "export/diary_row.h"

namespace kneecheck::app {

// Values of a row as they were typed, by column.
using TypedCells = std::vector<std::pair<Column, std::string>>;

// A row of what was typed, read as a row of a table is; empty, with problems.
std::optional<Row> row_of(const Knowledge& knowledge, const TypedCells& cells, const Bounds& bounds,
                          Diagnostics& problems);

// Where a table's last line has no end, that it may be torn: a line of standard error; empty: it has one.
std::string open_end_note(const Language& language, std::string_view file, const DiaryFile& diary);

class DiaryOnDisk {
 public:
  // `bounds` outlive it; the case's id in them is written into a diary that is made.
  DiaryOnDisk(const Session& session, const Bounds& bounds);

  // As it is now; a file that is not there has no rows. Throws Refusal when it has mistakes, IoError.
  DiaryFile read() const;

  // Adds the row, whatever others add meanwhile: all rows then. How a run felt that is there already, and is
  // still open, goes into the run's own row. Empty: the very same row is there already, and counts once.
  // Throws Refusal, IoError; nothing is written then.
  std::optional<std::vector<Row>> add(const Row& row) const;

  // Adds the rows that `rows_for` makes of what is there, all at once, each as a row of its own: all rows
  // then. None of them may be there already. Throws as add() does.
  using RowsFor = std::function<std::vector<Row>(const DiaryFile& present)>;
  std::vector<Row> add_all(const RowsFor& rows_for) const;

  // Takes out the last row that says all of `wanted`: what it said, and all rows that are left. Empty: there
  // is none. `check` may refuse it. Throws Refusal where it does not stand on a line of its own, too;
  // IoError.
  struct TakenOut {
    Row row;
    std::vector<Row> rest;
  };
  std::optional<TakenOut> take_out(const TypedCells& wanted,
                                   const std::function<void(const Row&)>& check) const;

 private:
  struct Addition {
    std::string text;
    std::vector<Row> rows;
    FileForm form;
  };
  DiaryFile parsed(std::string_view text) const;
  std::optional<Row> complete_run(Addition& addition, const DiaryFile& diary, const Row& row) const;
  void append(Addition& addition, const DiaryFile& diary, const Row& row) const;
  void require_columns(const Row& row, const FileForm& form) const;
  void require_readable(const Addition& addition) const;
  DiaryFile read_again(std::string_view text) const;

  const Session& session_;
  const Bounds& bounds_;
};

}  // namespace kneecheck::app
