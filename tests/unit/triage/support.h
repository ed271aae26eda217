// Cases and names for the tests of this room.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "triage/assess.h"

namespace kneecheck::test {

using namespace triage;

const Knowledge& builtin();

// A case from YAML; throws when it is refused.
Case person(std::string_view yaml);
Assessment assessed(std::string_view yaml);

ConditionIndex condition(std::string_view id);
std::uint16_t rule(std::string_view id);
std::uint8_t choice(Key key, std::string_view id);
std::string name(ConditionIndex index);

// The six safety questions, nothing found: outer pain that came slowly. Other answers may be given, `unsure`
// to leave one out.
std::string plain(std::initializer_list<std::pair<const std::string, std::string>> other_answers = {});

}  // namespace kneecheck::test
