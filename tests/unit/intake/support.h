// Cases from text, for the tests of this room.
#pragma once

#include <string>
#include <string_view>

#include "intake/case.h"

namespace kneecheck::test {

using namespace intake;

const Knowledge& builtin();

Case from_yaml(std::string_view text);
Case from_json(std::string_view text);
Case from_csv(std::string_view header, std::string_view row, const Locale& locale = default_locale);

// Every problem on a line of its own: "1:6 out_of_range 4 is out of range | a whole number from 5 to 110".
std::string problems(const Case& runner);

// The words of an answer, with spaces between them; empty when it is not known.
std::string words(const Case& runner, Key key);
// The choices that are known not to be.
std::string ruled_out(const Case& runner, Key key);

}  // namespace kneecheck::test
