// The record of an earlier plan, for --diff.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "document/diff.h"
#include "syntax/parse.h"

namespace kneecheck::app {

// A record of the longest plan takes some 3 MB.
inline constexpr Limits plan_record_limits{std::size_t{16} << 20, record_limits.depth, 1'000'000};

// `text`: JSON as `plan -f json` writes it, and what later versions may add to it. Empty, with problems, when
// it is no record of a plan, or names what the knowledge does not have.
std::optional<EarlierPlan> read_earlier_plan(const Knowledge& knowledge, const std::string& file,
                                             std::string_view text, Diagnostics& problems);

// Adds a problem when the record is of a case with another id.
void check_case(const EarlierPlan& earlier, const Case& runner, Diagnostics& problems);

}  // namespace kneecheck::app
