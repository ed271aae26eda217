// The plan as a calendar (RFC 5545): one event for each day with a run or exercises, for that of the race,
// and for each day on which tests open the next phase. Rule: events keep their UIDs (calendar_names.h); a
// revision of the plan raises SEQUENCE, and so does what has changed since an earlier calendar
// (earlier_calendar.h). No time zones: a whole day, or a local time wherever the reader is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "export/earlier_calendar.h"
#include "export/records.h"

namespace kneecheck::exports {

struct IcsStyle {
  std::optional<int> time_minutes;    // of the day, when the session begins; empty: events last the whole day
  std::optional<int> remind_minutes;  // before the session, or before the day (midnight) where it has no
                                      // time; empty: no reminder
};

// A whole calendar. `earlier`: the one whose place it takes; null: none.
void write_plan_ics(std::string& out, const RecordView& view, const Plan& plan, IcsStyle style,
                    const EarlierCalendar* earlier = nullptr);
// The same where there is no plan any more: every event is cancelled.
void write_cancelled_ics(std::string& out, const RecordView& view, const EarlierCalendar& earlier);

// The content line `name:value` with its line end, folded at 75 octets, never in a character. `value` is raw.
void append_ics_line(std::string& out, std::string_view name, std::string_view value);
// The same for text, which is escaped.
void append_ics_text(std::string& out, std::string_view name, std::string_view text);

}  // namespace kneecheck::exports
