// S2: sums and dates agree, and all that is used is defined.
#include <algorithm>

#include "checker_exercises.h"

namespace kneecheck::plans {
namespace {

void check_dates(const Sheet& sheet, const Week& week, int at, Found& found) {
  const WeekRow& row = *week.row;
  const int first = sheet.plan.start + 7 * at;
  if (row.number != at + 1) found(at + 1, "S1", "it is numbered {}", row.number);
  if (row.start != first) found(week.number, "S2", "the week starts {} days late", row.start - first);
  for (int i = 0; i < 7; ++i) {
    const DayRow& day = row.days[static_cast<std::size_t>(i)];
    const int weekday = (day.date + 3) % 7;  // 1970-01-01 was a Thursday
    if (day.date != first + i || day.weekday != weekday)
      found(week.number, "S2", "day {} has another date or name", i + 1);
  }
}

void check_run(const Sheet& sheet, int week, const RunRow& run, Found& found) {
  const int pace = sheet.figures.pace_seconds;
  const int counted = run.walk_run ? (*run.walk_run)[0] * (*run.walk_run)[2] : std::max(1, run.minutes);
  if (run.minutes != counted) found(week, "S2", "a run of {} min counts {}", run.minutes, counted);
  if (2 * std::abs(600 * run.minutes - run.km_tenths * pace) > pace)
    found(week, "S2", "{} min are not {}/10 km", run.minutes, run.km_tenths);
  int with_technique = 0;
  for (const TechniqueMinutes& technique : run.techniques) {
    with_technique += technique.minutes;
    if (technique.minutes == 0) found(week, "S2", "{} for no minute of a run", technique.id);
  }
  if (run.hill + run.downhill > run.minutes || run.hard > run.minutes || with_technique > run.minutes) {
    found(week, "S2", "parts of a run are longer than the run");
  }
  const bool hills = run.terrain == uphill || run.terrain == rolling;
  if ((run.terrain != downhill && hills != (run.hill > 0)) ||
      (run.terrain == downhill) != (run.downhill > 0)) {
    found(week, "S2", "the ground of a run does not agree with its hill and downhill minutes");
  }
}

void check_week_sums(const Week& week, Found& found) {
  const WeekRow& row = *week.row;
  int km = 0, hard = 0, hill = 0, down = 0, strides = 0, terrain = flat;
  for (const RunOn& on : week.runs) {
    km += on.run->km_tenths;
    hard += on.run->hard;
    hill += on.run->hill;
    down += on.run->downhill;
    strides += on.run->strides;
    terrain = std::max(terrain, on.run->terrain);
  }
  const auto same = [&](const char* what, int says, int days) {
    if (says != days) found(week.number, "S2", "{} is {}, the days give {}", what, says, days);
  };
  same("run_minutes", row.minutes, week.minutes);
  same("longest_run_minutes", row.longest, week.longest);
  same("strength_sessions", row.sessions, static_cast<int>(week.sessions.size()));
  same("terrain", row.terrain, terrain);
  same("hard_minutes", row.hard, hard);
  same("hill_minutes", row.hill, hill);
  same("downhill_minutes", row.downhill, down);
  same("strides", row.strides, strides);
  if (std::abs(row.km_tenths - km) > week.run_count() / 2 + 1)
    found(week.number, "S2", "run_km is {}/10, the days give {}/10", row.km_tenths, km);
}

void check_week_km(const Sheet& sheet, const Week& week, Found& found) {
  const int pace = sheet.figures.pace_seconds;
  if (2 * std::abs(600 * week.minutes - week.row->km_tenths * pace) > pace * std::max(1, week.run_count())) {
    found(week.number, "S2", "{} min are not {}/10 km", week.minutes, week.row->km_tenths);
  }
}

void check_technique_sums(const Week& week, Found& found) {
  std::set<Text> named;
  for (const WeekTechniqueRow& technique : week.row->techniques) {
    if (!named.insert(technique.id).second)
      found(week.number, "S2", "{} stands twice in the week", technique.id);
  }
  for (const RunOn& on : week.runs) {
    for (const TechniqueMinutes& technique : on.run->techniques) named.insert(technique.id);
  }
  for (const Text id : named) {
    int total = 0;
    for (const RunOn& on : week.runs) {
      for (const TechniqueMinutes& technique : on.run->techniques)
        total += technique.id == id ? technique.minutes : 0;
    }
    const WeekTechniqueRow* row = week.technique(id);
    if (row == nullptr || row->minutes != total || total == 0 ||
        row->share != 100 * total / std::max(1, week.minutes)) {
      found(week.number, "S2", "{}: minutes or share_pct do not agree with the {} of {} min of the days", id,
            total, week.minutes);
    }
  }
}

void check_session_minutes(const Week& week, Found& found) {
  for (const DayRow& day : week.row->days) {
    const int time = seconds(day.exercises);
    if (day.session_minutes != (time + 59) / 60)
      found(week.number, "S2", "a session of {} s takes {} min", time, day.session_minutes);
  }
}

void check_definitions(const Sheet& sheet, Found& found) {
  std::set<Text> used, defined;
  for (const Week& week : sheet.weeks) {
    for (const SessionOn& session : week.sessions) {
      for (const Dose& dose : *session.doses) used.insert(dose.id);
    }
  }
  for (const ExerciseRow& exercise : sheet.plan.exercises) defined.insert(exercise.id);
  if (used != defined) found(0, "S2", "{} exercises are used, {} defined", used.size(), defined.size());
  std::set<Text> techniques;
  for (const TechniqueRow& technique : sheet.plan.techniques) techniques.insert(technique.id);
  if (techniques != sheet.techniques)
    found(0, "S2", "{} techniques are used, {} defined", sheet.techniques.size(), techniques.size());
  const std::set<Text> sources{sheet.plan.sources.begin(), sheet.plan.sources.end()};
  if (sources.size() != sheet.plan.sources.size()) found(0, "S2", "a source is listed twice");
  for (const Text source : sheet.plan.cited) {
    if (sources.count(source) == 0) found(0, "S2", "source {} is cited and not listed", source);
  }
}

}  // namespace

void check_sums(const Sheet& sheet, Found& found) {
  if (sheet.plan.revision != 1) found(0, "S2", "revision {} of a plan without a diary", sheet.plan.revision);
  int at = 0;
  for (const Week& week : sheet.weeks) {
    if (week.row->done) found(week.number, "S2", "a week of a fresh plan is done");
    check_dates(sheet, week, at++, found);
    for (const RunOn& on : week.runs) check_run(sheet, week.number, *on.run, found);
    check_week_sums(week, found);
    check_week_km(sheet, week, found);
    check_technique_sums(week, found);
    check_session_minutes(week, found);
  }
  check_definitions(sheet, found);
}

}  // namespace kneecheck::plans
