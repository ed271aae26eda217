// V1 to V10 and V13: how much, how long, how often and on which days.
#include <algorithm>

#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

// V1: no run much longer than the longest of the four weeks before.
void check_longest(const Sheet& sheet, const Week& week, Found& found) {
  if (week.prev == nullptr) return;
  int longest = 0;
  for (const Week& each : sheet.weeks) {
    if (each.number < week.number && each.number >= week.number - 4)
      longest = std::max(longest, each.longest);
  }
  const bool from_walking = week.prev->stage == first_ladder_stage && week.stage == first_ladder_stage + 1;
  const Fraction most = std::max(Fraction{11 * longest, 10}, whole(std::min(longest + 5, 30)));
  if (!from_walking && whole(week.longest) > most)
    found(week.number, "V1", "{} min, the longest of four weeks is {}", week.longest, longest);
}

// V2, V6: against the last full week.
void check_step(const Sheet& sheet, const Week& week, Found& found) {
  if (week.base == nullptr || week.ladder || week.deload) return;
  const int before = week.base->minutes;
  const bool small_step = week.longest <= 30 && week.minutes <= before + 10;
  if (!week.prev->ladder && whole(week.minutes) > Fraction{11 * before, 10} && !small_step) {
    found(week.number, "V2", "{} min after {}", week.minutes, before);
  }
  if (!week.prev->deload || week.row->news.empty()) return;
  const auto& news = week.row->news;
  const bool big = std::any_of(news.begin(), news.end(),
                               [](Text text) { return text == "extra-run" || text.ends_with(":start"); });
  if (!sheet.within(week, 100, big ? 100 : 105))
    found(week.number, "V6", "{} min after a deload and {}, with {}", week.minutes, before, news.front());
}

// V4.
void check_run_count(const Week& week, Found& found) {
  if (week.base == nullptr) return;
  const int more = week.run_count() - week.base->run_count();
  if (more > 1) found(week.number, "V4", "{} runs more", more);
  if (more == 1 && week.deload) found(week.number, "V4", "a run more in a deload");
  if (more == 1 && !week.ladder && week.minutes > week.base->minutes) {
    found(week.number, "V4", "a run more, and {} min after {}", week.minutes, week.base->minutes);
  }
}

// V5.
void check_deload(const Sheet& sheet, const Week& week, Found& found) {
  if (!week.deload) {
    const Week* each = &week;
    int in_a_row = 0;
    while (each != nullptr && !each->deload && !each->ladder) {
      ++in_a_row;
      each = each->prev;
    }
    if (in_a_row >= 4) found(week.number, "V5", "{} continuous weeks without a deload", in_a_row);
    return;
  }
  if (week.base == nullptr || week.ladder)
    return found(week.number, "V5", "a deload in week 1, or before running is continuous");
  const Fraction before = whole(week.base->minutes);
  if (whole(week.minutes) > percent(85) * before ||
      whole(week.longest) > percent(85) * whole(week.base->longest)) {
    found(week.number, "V5", "a deload of {} min (longest {}) against {} ({})", week.minutes, week.longest,
          week.base->minutes, week.base->longest);
  }
  if (sheet.low(week.number)) return;
  if (whole(week.minutes) < percent(70) * before)
    found(week.number, "V5", "a deload of only {} min against {}", week.minutes, week.base->minutes);
  if (week.prev->deload) found(week.number, "V5", "two deloads together");
}

// V8, V10.
void check_size(const Sheet& sheet, const Week& week, Found& found) {
  const int runs = week.run_count();
  const Fraction share = percent(runs >= 4 ? 40 : runs >= 2 ? 50 : 100) * whole(week.minutes);
  if (week.longest > share.ceil())
    found(week.number, "V8", "{} of {} min in one of {} runs", week.longest, week.minutes, runs);
  if (week.minutes > sheet.figures.full_week() || week.longest > sheet.figures.usual_longest) {
    found(week.number, "V10", "{} min, longest {}; usual {} and {}", week.minutes, week.longest,
          sheet.figures.usual, sheet.figures.usual_longest);
  }
}

// V9: days in a row, over the ends of weeks as well.
void check_days_in_row(const Sheet& sheet, Found& found) {
  int in_a_row = 0, last_date = 0;
  bool last_ladder = false;
  for (const Week& week : sheet.weeks) {
    for (const RunOn& on : week.runs) {
      const bool next_day = in_a_row > 0 && on.date == last_date + 1;
      in_a_row = next_day ? in_a_row + 1 : 1;
      if (next_day && (on.run->walk_run || last_ladder))
        found(week.number, "V9", "run-walk on two dates in a row");
      if (in_a_row > (week.phase < landing_phase ? 2 : 3))
        found(week.number, "V9", "{} run days in a row", in_a_row);
      last_date = on.date;
      last_ladder = on.run->walk_run.has_value();
    }
  }
}

}  // namespace

void check_volume(const Sheet& sheet, Found& found) {
  for (const Week& week : sheet.weeks) {
    check_longest(sheet, week, found);
    check_step(sheet, week, found);
    check_run_count(week, found);
    check_deload(sheet, week, found);
    check_size(sheet, week, found);
  }
}

void check_run_days(const Sheet& sheet, Found& found) {
  check_days_in_row(sheet, found);
  for (const Week& week : sheet.weeks) {
    const int runs = week.run_count();
    if (runs > 5 || (runs == 0 && !sheet.low(week.number))) found(week.number, "V9", "{} runs", runs);
    if (runs > sheet.figures.most_runs)
      found(week.number, "V13", "{} runs, the most is {}", runs, sheet.figures.most_runs);
    for (const DayRow& day : week.row->days) {
      const Text name = weekday_ids[static_cast<std::size_t>(day.weekday)];
      const bool open = sheet.figures.days.count(std::string(name)) > 0;
      if (!open && (day.run || !day.exercises.empty())) found(week.number, "V13", "training on a {}", name);
    }
  }
}

}  // namespace kneecheck::plans
