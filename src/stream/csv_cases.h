// The rows of a CSV as cases: what the header says about all of them is checked once, and each row by itself.
// Rule: a record holds one row, with all lines that its quotes hold together.
#pragma once

#include <memory>

#include "stream/case_reader.h"
#include "syntax/parse.h"

namespace kneecheck::stream {

// The keys of a case that a header names; null, with problems: one is unknown, repeated or unreadable.
std::shared_ptr<const CsvRow> read_columns(const Knowledge& knowledge, const Record& header,
                                           Diagnostics& problems);

// The row as a mapping; false with problems. `record.columns` is not null.
bool read_row(const Record& record, std::string_view text, Tree& tree, Diagnostics& problems);

}  // namespace kneecheck::stream
