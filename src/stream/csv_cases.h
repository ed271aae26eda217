// The rows of a CSV as cases: what the header says about all of them is checked once, and each row by itself.
// Rule: a record holds one row, with all lines that its quotes hold together.
#pragma once

#include <memory>

#include "stream/case_reader.h"
#include "syntax/parse.h"

namespace kneecheck::stream {

// The keys of a case that a header names, as cases have them: blanks around a name and its capital letters do
// not matter, and columns without a name at the end are left out. Null, with problems: one is unknown,
// repeated or unreadable, or it is no table of cases at all.
std::shared_ptr<const CsvRow> read_columns(const Knowledge& knowledge, const Record& header,
                                           Diagnostics& problems);

// How a table is read that another mark divides than the tables of its language: a line for standard error.
std::string table_note(const Language& language, std::string_view file, char separator, const Locale& locale);

// Whether the first `size` bytes of a row, which are several lines, hold a row of their own between two
// quotes that were never meant for one another: its first line and a later one have no fewer cells than the
// table, and the later one has answers among them.
bool holds_a_row(const Knowledge& knowledge, const Record& row, const CsvRow& columns, std::size_t size);

// The row as a mapping; false with problems. `record.columns` is not null.
bool read_row(const Record& record, std::string_view text, Tree& tree, Diagnostics& problems);

}  // namespace kneecheck::stream
