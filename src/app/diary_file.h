// The diary that a command adds to.
// Rule: what does not read without a mistake is never changed, and nothing is written that would not read.
#pragma once

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

 private:
  DiaryFile parsed(std::string_view text) const;
  struct Addition {
    std::string text;
    std::vector<Row> rows;
  };
  Addition added(std::string_view present, const DiaryFile& diary, const Row& row) const;
  void require_columns(const Row& row, const FileForm& form) const;
  void require_readable(const Addition& addition) const;

  const Session& session_;
  const Bounds& bounds_;
};

}  // namespace kneecheck::app
