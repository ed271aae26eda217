#include "app/log_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "activities/diary_runs.h"
#include "app/history.h"
#include "app/log_day.h"
#include "app/log_words.h"
#include "base/text.h"
#include "base/words/app.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t most_dates_to_fill_in = 7;  // who remembers how an older run felt?

std::vector<LoggedRun> logged_runs(const std::vector<Row>& rows) {
  std::vector<LoggedRun> logged;
  for (const Row& row : rows) {
    if (moved_minutes(row) > 0)
      logged.push_back({row.date, row.run_minutes.value_or(0), row.walk_minutes.value_or(0)});
  }
  return logged;
}

// What the plan asked for of a run, in weeks of walking and running.
struct WalkAndRun {
  int run = 0, walk = 0;  // minutes
};

// As it stood on the date, after these rows.
std::optional<WalkAndRun> walk_and_run_on(const Session& session, const Case& runner, std::vector<Row> rows,
                                          Date date) {
  std::erase_if(rows, [date](const Row& row) { return date <= row.date; });
  const auto plan = goes_on(session, runner, rows, date);
  const auto* const found = plan ? std::get_if<Replanned>(&*plan) : nullptr;
  if (found == nullptr) return std::nullopt;
  for (const Week& week : found->plan.weeks) {
    if (std::ranges::find(week.days, date, &Day::date) == week.days.end()) continue;
    for (const Day& day : week.days) {
      if (!day.run || !day.run->walk_run || day.run->minutes == 0) continue;
      return WalkAndRun{day.run->minutes, day.run->walk_run->walk_minutes * day.run->walk_run->repeats};
    }
  }
  return std::nullopt;
}

// About as long as both together.
bool is_of_both(const WalkAndRun& asked, int minutes) {
  constexpr int least = 3, percent = 20;
  const int both = asked.run + asked.walk;
  return std::abs(minutes - both) <= std::max(least, both * percent / 100);
}

// A recording that the plan had asked for as walking and running: what became of it.
struct Divided {
  Row row;
  int minutes = 0;  // recorded
  WalkAndRun asked;
};

// Of the running no more than was asked for; a date that has a row already is left as it is.
std::vector<Divided> divide(const Session& session, const Case& runner, std::vector<Row> present,
                            std::vector<Row>& rows) {
  std::vector<Divided> divided;
  for (Row& row : rows) {
    const auto asked = walk_and_run_on(session, runner, present, row.date);
    const int minutes = *row.run_minutes;
    if (asked && minutes > asked->run) {
      if (is_of_both(*asked, minutes)) {
        row.run_minutes =
            std::max(1, std::min(asked->run, minutes * asked->run / (asked->run + asked->walk)));
        row.walk_minutes = minutes - *row.run_minutes;
      }
      divided.push_back({row, minutes, *asked});
    }
    present.push_back(row);
  }
  return divided;
}

void add_divided(const Session& session, const std::vector<Divided>& divided, Document& document) {
  for (const Divided& each : divided) {
    const std::string date = date_for_people(document.language(), each.row.date, false);
    if (each.row.walk_minutes)
      document.paragraph(AppText::from_split, {{"date", date},
                                               {"n", each.minutes},
                                               {"run", *each.row.run_minutes},
                                               {"walk", *each.row.walk_minutes}});
    else
      document.paragraph(AppText::from_not_split, {{"date", date},
                                                   {"n", each.minutes},
                                                   {"run", each.asked.run},
                                                   {"walk", each.asked.walk},
                                                   {"file", quoted(session.command.diary)}});
  }
}

// As rows that none of `present` is. Two that are just alike would count once: the note counts the second. A
// table without a column for notes does without the distance.
std::vector<Row> rows_of(const std::vector<ImportedRun>& runs, const DiaryFile& diary) {
  const std::vector<Row>& present = diary.rows;
  const bool has_notes = diary.form.holds(Column::note);
  std::vector<Row> rows;
  for (const ImportedRun& run : runs) {
    Row row;
    row.date = run.date;
    row.run_minutes = run.minutes;
    if (has_notes) row.note = run.note;
    const std::string note = row.note;
    const auto is_there = [&row](const std::vector<Row>& among) {
      return std::ranges::find(among, row) != among.end();
    };
    for (int number = 2; is_there(present) || is_there(rows); ++number)
      row.note = fmt::format("{}{}({})", note, note.empty() ? "" : " ", number);
    rows.push_back(std::move(row));
  }
  return rows;
}

// What the files hold: the runs that may be taken, and how many of the rest there are.
struct Sorted {
  std::vector<ImportedRun> runs;
  std::size_t no_runs = 0, before = 0, after = 0, too_long = 0;
};

Sorted sorted(const std::vector<Activity>& activities, const Language& language, Date start, Date today) {
  Sorted found;
  std::vector<ImportedRun> runs = runs_for_diary(activities, language);
  found.no_runs = activities.size() - runs.size();
  for (ImportedRun& run : runs) {
    if (run.date < start) {
      ++found.before;
    } else if (run.date > today) {
      ++found.after;
    } else if (run.minutes > most_minutes) {
      ++found.too_long;
    } else {
      found.runs.push_back(std::move(run));
    }
  }
  return found;
}

void add_left_out(const Sorted& found, std::size_t logged, Date start, Document& document) {
  const Language& language = document.language();
  std::vector<std::string> parts;
  const auto add = [&](TextId text, std::size_t n) {
    if (n > 0)
      parts.push_back(language.say(text, {{"n", n}, {"date", date_for_people(language, start, true)}}));
  };
  add(AppText::from_logged, logged);
  add(AppText::from_before, found.before);
  add(AppText::from_after, found.after);
  add(AppText::from_no_runs, found.no_runs);
  add(AppText::from_too_long, found.too_long);
  if (!parts.empty()) document.paragraph(AppText::from_left_out, {{"what", language.comma_list(parts)}});
}

// A run of other minutes on the same date may be the same one, from memory.
void add_doubts(const std::vector<Row>& taken, const std::vector<Row>& present, Document& document) {
  const Language& language = document.language();
  for (const LoggedRun& logged : logged_runs(present)) {
    const bool is_beside =
        std::ranges::any_of(taken, [&](const Row& row) { return row.date == logged.date; });
    if (is_beside)
      document.paragraph(AppText::from_beside, {{"date", date_for_people(language, logged.date, false)},
                                                {"n", logged.minutes + logged.walk_minutes}});
  }
}

void add_taken(const Session& session, const std::vector<Row>& taken, Document& document) {
  const Language& language = document.language();
  if (taken.empty()) return document.paragraph(AppText::log_nothing);
  document.paragraph(AppText::from_taken, {{"file", quoted(session.command.diary)}, {"n", taken.size()}});
  Bullets bullets;
  std::vector<Date> dates;
  for (const Row& row : taken) {
    const std::string date = date_for_people(language, row.date, false);
    bullets.items.push_back(
        row.note.empty() ? language.say(AppText::from_run, {{"date", date}, {"n", *row.run_minutes}})
                         : language.say(AppText::from_run_of,
                                        {{"date", date}, {"n", *row.run_minutes}, {"distance", row.note}}));
    if (dates.empty() || dates.back() != row.date) dates.push_back(row.date);
  }
  document.add(std::move(bullets));
  document.paragraph(AppText::from_still_open);
  const std::size_t first = dates.size() - std::min(dates.size(), most_dates_to_fill_in);
  for (std::size_t i = first; i < dates.size(); ++i)
    document.add(ToType{
        date_for_people(language, dates[i], false),
        diary_command(session, "log",
                      fmt::format("--date {} --during N --after N --morning N", date_text(dates[i])))});
}

}  // namespace

Document import_runs(const Session& session, const DiaryOnDisk& disk, const Case& runner, Date start,
                     Date today) {
  const Language& language = session.knowledge->language;
  const Sorted found =
      sorted(read_activity_files(session.world, language, session.command, session.command.from), language,
             start, today);
  std::vector<Row> present, taken;
  std::vector<Divided> divided;
  const auto rows_for = [&](const DiaryFile& diary) {
    present = diary.rows;
    taken = rows_of(not_logged(found.runs, logged_runs(present)), diary);
    if (diary.form.holds(Column::walk_minutes)) divided = divide(session, runner, present, taken);
    return taken;
  };
  if (!rows_for(disk.read()).empty()) disk.add_all(rows_for);
  Document document{language};
  add_taken(session, taken, document);
  add_divided(session, divided, document);
  add_doubts(taken, present, document);
  add_left_out(found, found.runs.size() - taken.size(), start, document);
  return document;
}

}  // namespace kneecheck::app
