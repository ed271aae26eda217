// The plan as a calendar (RFC 5545): one event for each day with a run or exercises, and for that of the
// race. Rule: an event keeps its UID as long as it is the same day of the same plan and case, whatever its
// words; a revision of the plan raises SEQUENCE. No time zones: a whole day, or a local time wherever the
// reader is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "export/records.h"

namespace kneecheck::exports {

struct IcsStyle {
  std::optional<int> time_minutes;    // of the day, when the session begins; empty: events last the whole day
  std::optional<int> remind_minutes;  // before the session, or before the day (midnight) where it has no
                                      // time; empty: no reminder
};

// A whole calendar.
void write_plan_ics(std::string& out, const RecordView& view, const Plan& plan, IcsStyle style);

// The content line `name:value` with its line end, folded at 75 octets, never in a character. `value` is raw.
void append_ics_line(std::string& out, std::string_view name, std::string_view value);
// The same for text, which is escaped.
void append_ics_text(std::string& out, std::string_view name, std::string_view text);

}  // namespace kneecheck::exports
