// A day as a record says it, with its remedies where it is none.
#pragma once

#include <optional>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/locale.h"
#include "syntax/tree.h"

namespace kneecheck::intake {

// `table`: the language of a table; null: it is none. Empty, with a problem, when the value is no day.
std::optional<Date> read_day(Value value, const Locale* table, Diagnostics& problems);

}  // namespace kneecheck::intake
