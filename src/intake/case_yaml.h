// A case as the text of a case file.
// Rule: decode_case() reads back the very same answers. x_ keys and half a race are not written.
#pragma once

#include <bitset>
#include <string>

#include "intake/case.h"

namespace kneecheck::intake {

// One key a line, in the order of the questions. `left_open`: those to be written as `unsure`.
std::string case_yaml(const Knowledge& knowledge, const Case& runner,
                      const std::bitset<most_questions>& left_open = {});

}  // namespace kneecheck::intake
