// Steps and answers for the tests of this room.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "../builtin_case.h"
#include "interview/interview.h"

namespace kneecheck::test {

using namespace interview;

Step alone(Key key);
// Some of the questions of a page, in its order.
Step on_page(std::string_view page, std::initializer_list<Key> keys);

// Answers as a case file has them; what was left open as `unsure`.
std::string written(const std::vector<Given>& answers);

}  // namespace kneecheck::test
