// V1 to V6, V8 to V10 and V13: how much, how long, how often and on which days.
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

// V2: known volume comes back quicker.
Fraction most_after(const Sheet& sheet, const Week& week) {
  const Fraction before = whole(week.base->minutes), full = whole(sheet.figures.full_week());
  Fraction most = percent(110) * before;
  if (sheet.figures.may_rebuild) {
    most = std::max({most, std::min(percent(120) * before, Fraction{1, 2} * full),
                     std::min(percent(115) * before, Fraction{2, 3} * full)});
  }
  return week.longest <= 30 ? std::max(most, whole(week.base->minutes + 10)) : most;
}

// V2, V3, V6: against the last full weeks.
void check_step(const Sheet& sheet, const Week& week, Found& found) {
  if (week.base == nullptr || week.ladder || week.deload) return;
  const int before = week.base->minutes;
  const Fraction minutes = whole(week.minutes);
  if (!week.prev->ladder && minutes > most_after(sheet, week))
    found(week.number, "V2", "{} min after {}", week.minutes, before);
  if (!week.prev->ladder && !week.base->ladder && week.earlier != nullptr) {
    const int earlier = week.earlier->minutes;
    const bool small_step = week.longest <= 30 && week.minutes <= earlier + 20;
    if (minutes > percent(130) * whole(earlier) && 2 * week.minutes > sheet.figures.full_week() &&
        !small_step)
      found(week.number, "V3", "{} min after {} and {}", week.minutes, earlier, before);
  }
  if (!week.prev->deload || !week.brings_counted()) return;
  const auto& news = week.row->news;
  const bool start =
      std::any_of(news.begin(), news.end(), [](Text text) { return text.ends_with(":start"); });
  if (!sheet.within(week, 100, start ? 100 : 110))
    found(week.number, "V6", "{} min after a deload and {}, with {}", week.minutes, before, news.back());
}

// V4.
void check_run_count(const Sheet& sheet, const Week& week, Found& found) {
  if (week.base == nullptr) return;
  const int more = week.run_count() - week.base->run_count();
  if (more > 1) found(week.number, "V4", "{} runs more", more);
  if (more == 1 && week.deload) found(week.number, "V4", "a run more in a deload");
  const bool may_grow = week.ladder || sheet.figures.may_rebuild;
  if (more == 1 && !may_grow && week.minutes > week.base->minutes) {
    found(week.number, "V4", "a run more, and {} min after {}", week.minutes, week.base->minutes);
  }
}

// V5: weeks that ask for a deload sooner or later.
bool is_demanding(const Sheet& sheet, const Week& week) {
  const bool much =
      sheet.figures.gentle || whole(week.minutes) > percent(60) * whole(sheet.figures.full_week());
  return !week.deload && !week.ladder && week.longest > 30 && much;
}

// V5.
void check_deload(const Sheet& sheet, const Week& week, Found& found) {
  if (!week.deload) {
    int in_a_row = 0;
    for (const Week* each = &week; each != nullptr && is_demanding(sheet, *each); each = each->prev)
      ++in_a_row;
    if (in_a_row >= 5) found(week.number, "V5", "{} demanding weeks without a deload", in_a_row);
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
      if (in_a_row > sheet.figures.days_in_row(week.phase))
        found(week.number, "V9", "{} run days in a row", in_a_row);
      last_date = on.date;
      last_ladder = on.run->walk_run.has_value();
    }
  }
}

// V13: short runs, often, for whoever begins without walking.
void check_first_runs(const Sheet& sheet, Found& found) {
  const Figures& figures = sheet.figures;
  const Week& first = sheet.weeks.front();
  if (first.ladder || figures.gentle || sheet.low(first.number)) return;
  const int usual = std::min(figures.most_runs, figures.most_days(figures.days_in_row(settle)));
  if (first.run_count() < usual)
    found(1, "V13", "begins with {} runs a week, usual are {}", first.run_count(), usual);
}

}  // namespace

void check_volume(const Sheet& sheet, Found& found) {
  for (const Week& week : sheet.weeks) {
    check_longest(sheet, week, found);
    check_step(sheet, week, found);
    check_run_count(sheet, week, found);
    check_deload(sheet, week, found);
    check_size(sheet, week, found);
  }
}

void check_run_days(const Sheet& sheet, Found& found) {
  check_days_in_row(sheet, found);
  check_first_runs(sheet, found);
  for (const Week& week : sheet.weeks) {
    const int runs = week.run_count();
    if (runs > 6 || (runs == 0 && !sheet.low(week.number))) found(week.number, "V9", "{} runs", runs);
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
