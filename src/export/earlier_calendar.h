// A calendar that an earlier run has written, and what becomes of its events when a later one takes its place
// (RFC 5545, 3.8.7.4: SEQUENCE). Rule: the SEQUENCE of an event only grows, and an event that was once in a
// calendar is in all that follow it: as it is now, or as cancelled. So whoever imports the last calendar
// alone sees the last plan alone.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "intake/case.h"

namespace kneecheck::exports {

// One less than what RFC 5545 lets an integer be: the next one has to fit, too.
inline constexpr std::int64_t most_sequence = std::numeric_limits<std::int32_t>::max() - 1;

struct EarlierEvent {
  std::string uid;
  std::int64_t sequence = 0;
  Date stamp;                       // DTSTAMP: the start of its plan
  Date date;                        // of DTSTART
  std::optional<int> time_minutes;  // of the day; empty: it lasts all day
  std::string title;                // SUMMARY
  bool cancelled = false;
  std::string content;     // all its lines but SEQUENCE, unfolded, each with a '\n'
  std::uint32_t line = 0;  // where it begins
};

struct EarlierCalendar {
  std::optional<std::string> id;  // of its case; empty: the case has none, or an older program wrote it
  std::vector<EarlierEvent> events;
};

// Reads a calendar. Empty, with problems, when it is none or not one of this program: text of anybody's.
std::optional<EarlierCalendar> read_calendar(std::string_view file, std::string_view text,
                                             Diagnostics& problems);

// Whether the calendar is that of the case: each event has the name that the case's day has. Of a case
// without an id names cannot tell, as they change with its answers: it takes any calendar of a case without
// an id. Else false, with a problem.
bool is_of_case(std::string_view file, const EarlierCalendar& calendar, const Knowledge& knowledge,
                const Case& runner, Diagnostics& problems);

// The events of a later calendar, after those of an earlier one.
class Succession {
 public:
  // `earlier`: null when there is none; else it outlives this. `revision` of the plan, from 1.
  Succession(const EarlierCalendar* earlier, int revision);

  // The SEQUENCE of an event of the later calendar; `content` as in EarlierEvent. One that is as it was keeps
  // its own; any other gets one above all that there were.
  std::int64_t sequence_of(std::string_view uid, std::string_view content);

  // The events that were not asked for: they are cancelled, or were already.
  std::vector<const EarlierEvent*> emptied() const;
  std::int64_t sequence_of_cancelled(const EarlierEvent& event) const {
    return event.cancelled ? event.sequence : next_;
  }

 private:
  struct Entry {
    const EarlierEvent* event;
    bool goes_on = false;
  };
  std::vector<Entry> entries_;  // by UID
  std::int64_t next_;
};

}  // namespace kneecheck::exports
