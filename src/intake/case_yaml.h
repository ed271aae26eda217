// A case as the text of a case file.
// Rule: decode_case() reads back the very same answers. What a case does not hold any more (x_ keys, half a
// race) is not written.
#pragma once

#include <bitset>
#include <string>

#include "intake/case.h"

namespace kneecheck::intake {

// One key a line, in the order of the questions. `left_open`: questions without an answer that are written
// down as `unsure`.
std::string case_yaml(const Knowledge& knowledge, const Case& runner,
                      const std::bitset<most_questions>& left_open = {});

}  // namespace kneecheck::intake
