// Help in the interview, and its pictures: of the spots to press on the question's own screen, of every test
// in its help. Rule: nothing is pushed out of the screen; a picture that does not fit there is left out, as
// the words say it all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/dialogue.h"
#include "interview/next.h"

namespace kneecheck::app {

// Where to press, for the spots among the questions of a step: rows in characters, as many as `rows` at most.
// On a page each is below the number that its question has there. Empty: there are none, or no room for them.
std::vector<std::string> spots_to_press(const Knowledge& knowledge, const Step& step,
                                        const Dialogue& dialogue, std::size_t rows);

// Explains a step, a screen at a time: Enter shows the next one. The line that was typed behind it, or at the
// end of a screen that is enough for somebody; empty: the input has ended.
std::optional<std::string> explain_step(const Knowledge& knowledge, const Step& step, Dialogue& dialogue);

}  // namespace kneecheck::app
