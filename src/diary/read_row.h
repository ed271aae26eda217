// One row of a diary from a mapping of its columns.
// Rule: dates, signs and words are read as cases have them read; what is blank or `unsure` is not known.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/locale.h"
#include "diary/read.h"
#include "syntax/tree.h"

namespace kneecheck::diary {

inline constexpr std::size_t most_note_characters = 500;
inline constexpr int most_test_value = 1000;

struct RowRead {
  Row row;
  bool is_sound = false;  // else there are problems, and the row says what could be read of it
};

// `table`: the language of a table; null: it is none.
RowRead read_row(const Knowledge& knowledge, Value map, const Locale* table, const Bounds& bounds,
                 Diagnostics& problems);

// The remedy for a name that is no column: the nearest one, or all there are; without a name, all there are.
std::string column_help(const Language& language, std::string_view name = {});

}  // namespace kneecheck::diary
