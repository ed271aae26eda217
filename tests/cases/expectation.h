// What came out of a case in the words of an expectation, and how the two are compared.
#pragma once

#include <map>
#include <set>
#include <string>

#include "files.h"
#include "triage/assess.h"

namespace kneecheck::cases {

using States = std::map<std::string, std::set<std::string>>;  // by rule

// The points of a condition, or why there are none.
std::string points_of(const Assessment& assessment, std::string_view condition);

// What is not as expected, a line each. Only what the expectation names is looked at; its states are added to
// `expected`.
Words differences(Value expectation, const Case& runner, const Assessment& assessment, States& expected);

}  // namespace kneecheck::cases
