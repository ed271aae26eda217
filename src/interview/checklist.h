// A line that is typed at a checklist, or at one of several answers.
// Rule: private to this room.
#pragma once

#include "interview/reply.h"

namespace kneecheck::interview {

Reply read_checklist(const Knowledge& knowledge, const Step& step, std::string_view line);

}  // namespace kneecheck::interview
