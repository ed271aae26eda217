// All rows of a date as one, as a diary counts them (D1, D8).
#pragma once

#include <span>

#include "diary/row.h"

namespace kneecheck::diary {

// Minutes add up, and each value is the highest that is known, of a test's results the worst; blank in all
// rows: not known. Of notes the last one.
Row day_of(const Knowledge& knowledge, std::span<const Row> rows, Date date);

}  // namespace kneecheck::diary
