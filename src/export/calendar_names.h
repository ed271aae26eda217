// What the events of a plan are called. Rule: an event keeps its UID as long as it is the same day of the
// same plan and case, whatever its words, so that a calendar which reads a later plan changes it.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "intake/case.h"

namespace kneecheck::exports {

// The property of a calendar that names the id of its case.
inline constexpr std::string_view calendar_case = "X-KNEECHECK-ID";
inline constexpr std::string_view calendar_product = "-//kneecheck//kneecheck plan//EN";

// What makes it the same plan of the same case: its id, or without one all that it says; and the start. Never
// the name.
std::string plan_key(const Knowledge& knowledge, const Case& runner, Date start);

enum class EventOf : std::uint8_t { day, tests };  // of one date
std::string event_uid(std::string_view plan_key, Date date, EventOf of);

}  // namespace kneecheck::exports
