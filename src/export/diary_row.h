// A row of a diary as a line of its file.
// Rule: diary::read_diary() reads back the same row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diary/read.h"

namespace kneecheck::exports {

// What the first line says of whose diary it is, and the header of a table; both with their line ends. No
// case_id: no such line; YAML has no header, and NDJSON neither.
std::string diary_head(const FileForm& form, std::string_view case_id);

// What the row says for which the table has no column; empty: nothing.
std::optional<Column> column_without_place(const Knowledge& knowledge, const Row& row, const FileForm& form);

// What the row says as the cells of a table, before they are guarded and quoted; what is not known is left
// out.
std::vector<std::pair<Column, std::string>> diary_cells(const Knowledge& knowledge, const Row& row);

// One line, with its end: cells in the order of the file's columns, a JSON mapping, or an item of a list. The
// first keeps spreadsheets from taking text for a formula, as all our tables do.
std::string diary_line(const Knowledge& knowledge, const Row& row, const FileForm& form);

}  // namespace kneecheck::exports
