// A line that is typed at a checklist, or at one of several answers.
// Rule: private to this room.
#pragma once

#include "interview/reply.h"

namespace kneecheck::interview {

Reply read_checklist(const Knowledge& knowledge, const Step& step, std::string_view line);

// "u", "not sure" and the like.
bool is_unsure(std::string_view word);

// The parts between any of `marks`, without blanks around them; empty ones left out.
std::vector<std::string_view> parts_of(std::string_view line, std::string_view marks);

}  // namespace kneecheck::interview
