// T02 to T09, T11, T12, T16 to T18 and T26: how a change of technique grows, week by week.
#include <algorithm>

#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

constexpr std::array<int, 5> cues{100, 75, 50, 25, 10};

// What was done with the technique before a week.
struct Practice {
  int start_week = 0;
  int runs = 0, minutes = 0;
  int full_weeks = 0;  // no deload, s >= 0.95
  int rises_in_row = 0;
  int cue = 100;
};

int minutes_in(const RunRow& run, Text id) {
  int minutes = 0;
  for (const TechniqueMinutes& technique : run.techniques)
    minutes += technique.id == id ? technique.minutes : 0;
  return minutes;
}

bool settled(const Practice& past, const WeekTechniqueRow& row) {
  return past.full_weeks >= 2 && past.runs >= 8 && past.minutes >= 170 && row.cue == 10;
}

int continuous_runs_before(const Sheet& sheet, const Week& week) {
  int runs = 0;
  for (const Week& each : sheet.weeks)
    runs += each.number < week.number && !each.ladder ? each.run_count() : 0;
  return runs;
}

// T02, T03, T06, T11.
void check_start(const Sheet& sheet, const Week& week, Text id, Found& found) {
  for (const WeekTechniqueRow& other : week.row->techniques) {
    if (other.id != id && other.state != "settled")
      found(week.number, "T02", "{} starts before {} is settled", id, other.id);
  }
  if (week.share(id) > percent(10))
    found(week.number, "T03", "{}: a first share of {}/{}", id, week.share(id).num, week.minutes);
  if (week.base == nullptr || week.minutes > week.base->minutes)
    found(week.number, "T06", "{} starts in a week with more minutes", id);
  if (week.phase < single_leg || week.deload || week.ladder || week.minutes < 30 ||
      continuous_runs_before(sheet, week) < 3) {
    found(week.number, "T11", "{} starts after {} runs, in a week of {} min", id,
          continuous_runs_before(sheet, week), week.minutes);
  }
}

// T04, T05, T07, T09.
void check_change(const Sheet& sheet, const Week& week, Text id, const Practice& past, Found& found) {
  const Fraction share = week.share(id), before = week.last->share(id);
  const int minutes = week.technique(id)->minutes;
  if (share - before > percent(15))
    found(week.number, "T04", "{}: {}/{} after {}/{}", id, share.num, share.den, before.num, before.den);
  const std::int64_t held = std::max<std::int64_t>(1, (before * whole(week.minutes)).floor());
  if (minutes < held) found(week.number, "T09", "{}: {} min, {} would hold the share", id, minutes, held);
  if (!week.builds(id)) return;
  if (past.rises_in_row >= 3) found(week.number, "T05", "{} rises a fourth time in a row", id);
  if (week.deload) found(week.number, "T09", "{} rises in a deload", id);
  const bool fits = week.prev->deload ? sheet.within(week, 100, 110) : sheet.within(week, 105, 110);
  if (!fits)
    found(week.number, "T07", "{} rises in a week of {} min after {}", id, week.minutes, week.base->minutes);
}

// T16, T18.
void check_runs(const Week& week, Text id, const Practice& past, Found& found) {
  const Fraction share = week.share(id);
  const int minutes = week.technique(id)->minutes;
  int runs = 0;
  for (const RunOn& on : week.runs) {
    const int mine = minutes_in(*on.run, id);
    if (mine == 0) continue;
    ++runs;
    if (share < percent(50) && on.run->terrain != flat) found(week.number, "T16", "{} off the flat", id);
    if (share <= percent(60) && mine > Fraction{2 * on.run->minutes, 3}.ceil())
      found(week.number, "T16", "{} in {} of {} min", id, mine, on.run->minutes);
  }
  if (runs < std::min({2, week.run_count(), minutes}))
    found(week.number, "T18", "{} in only {} runs", id, runs);
  if (week.number <= past.start_week + 1 && runs > 3)
    found(week.number, "T18", "{} in {} runs at its start", id, runs);
}

// T02, T17, T26.
void check_learning(const Week& week, Text id, const Practice& past, Found& found) {
  const WeekTechniqueRow& row = *week.technique(id);
  const auto now = std::find(cues.begin(), cues.end(), row.cue),
             before = std::find(cues.begin(), cues.end(), past.cue);
  const bool too_early = (row.cue < 100 && (past.runs < 4 || past.minutes < 70)) ||
                         (row.cue == 10 && (past.runs < 8 || past.minutes < 170));
  if (now == cues.end() || now < before || now > before + 1 || too_early) {
    found(week.number, "T17", "{}: cue {} after {}, {} runs and {} min", id, row.cue, past.cue, past.runs,
          past.minutes);
  }
  const Text state = week.starts(id)      ? "start"
                     : settled(past, row) ? "settled"
                     : week.builds(id)    ? "build"
                                          : "hold";
  if (row.state != state) found(week.number, "T02", "{} is {}, should be {}", id, row.state, state);
  if (settled(past, row) && row.minutes < (percent(95) * whole(week.minutes)).floor())
    found(week.number, "T02", "{} is settled below 95 %", id);
  if (week.share(id) >= percent(95) && week.number < past.start_week + 8)
    found(week.number, "T26", "{} at 95 % in week {} of the change", id, week.number - past.start_week + 1);
}

// T12.
void check_calf(const Sheet& sheet, const Week& week, Text id, Found& found) {
  if ((id != "cadence" && id != "soft-landing") || sheet.avoids("calf-raise")) return;
  if (!week.starts(id) && !week.builds(id)) return;
  const auto sessions = std::count_if(week.sessions.begin(), week.sessions.end(),
                                      [](const SessionOn& session) { return session.has("calf-raise"); });
  if (sessions < (sheet.one_weekday ? 1 : 2))
    found(week.number, "T12", "{} sessions with calf raises", sessions);
}

void remember(const Week& week, Text id, Practice& past) {
  const WeekTechniqueRow& row = *week.technique(id);
  past.rises_in_row = week.builds(id) ? past.rises_in_row + 1 : 0;
  for (const RunOn& on : week.runs) past.runs += minutes_in(*on.run, id) > 0 ? 1 : 0;
  past.minutes += row.minutes;
  past.full_weeks += !week.deload && week.share(id) >= percent(95) ? 1 : 0;
  past.cue = row.cue;
}

void check_ramp_of(const Sheet& sheet, Text id, Found& found) {
  Practice past;
  for (const Week& week : sheet.weeks) {
    if (week.technique(id) == nullptr) {
      if (past.start_week > 0 && week.minutes > 0) found(week.number, "T09", "{} is dropped", id);
      continue;
    }
    if (past.start_week == 0) past.start_week = week.number;
    if (week.starts(id)) {
      check_start(sheet, week, id, found);
    } else {
      check_change(sheet, week, id, past, found);
    }
    check_runs(week, id, past, found);
    check_learning(week, id, past, found);
    check_calf(sheet, week, id, found);
    remember(week, id, past);
  }
}

}  // namespace

void check_ramp(const Sheet& sheet, Found& found) {
  for (const Text id : sheet.techniques) check_ramp_of(sheet, id, found);
}

}  // namespace kneecheck::plans
