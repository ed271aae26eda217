// The answer to one question, as a person types it.
// Rule: it is read by decode_case(), so that what a case file may not say, nobody may type.
#pragma once

#include <optional>
#include <string_view>

#include "intake/case.h"

namespace kneecheck::intake {

// A number, a pace or a date; empty when it is none, or out of range.
std::optional<Answer> read_quantity(const Knowledge& knowledge, QuestionIndex asked, std::string_view text);

}  // namespace kneecheck::intake
