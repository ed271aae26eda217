#include "app/log_doubts.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/log_words.h"
#include "base/text.h"
#include "base/words/app.h"
#include "diary/day.h"

namespace kneecheck::app {
namespace {

constexpr int far_times = 2, far_minutes = 20;  // more than twice, and by more than so many minutes
constexpr int more_percent = 125, more_minutes = 10;
constexpr int far_at_all = 240;  // minutes, where no plan says anything

// Whether this is the row of the file that holds what was written: its minutes and its signs.
bool is_same_slip(const Row& each, const Row& written) {
  return each.date == written.date && (!written.run_minutes || each.run_minutes == written.run_minutes) &&
         (!written.warning_signs || each.warning_signs == written.warning_signs);
}

// Of a row in the file; 0: it has no line of its own.
std::uint32_t line_of(const DiaryOnDisk& disk, const Row& row) {
  const DiaryFile diary = disk.read();
  for (std::size_t i = diary.rows.size(); i > 0; --i) {
    if (is_same_slip(diary.rows[i - 1], row)) return diary.lines[i - 1];
  }
  return 0;
}

// With the most minutes of running of its date.
const Row& longest_of(const std::vector<Row>& rows, const Row& row) {
  const Row* longest = &row;
  for (const Row& each : rows) {
    if (each.date == row.date && each.run_minutes > longest->run_minutes) longest = &each;
  }
  return *longest;
}

// What takes the row out again: a command where it is the last of its date, else a line to mend.
void add_slip(const Session& session, const DiaryOnDisk& disk, const std::vector<Row>& rows, const Row& row,
              Document& document) {
  const auto last =
      std::find_if(rows.rbegin(), rows.rend(), [&row](const Row& each) { return each.date == row.date; });
  const bool is_last = last != rows.rend() && is_same_slip(*last, row);
  if (is_last) {
    const std::string options = fmt::format("--date {} --undo", date_text(row.date));
    document.add(ToType{document.say(AppText::log_slip), diary_command(session, "log", options)});
    return;
  }
  const std::uint32_t line = line_of(disk, row);
  if (line == 0) return;
  document.paragraph(AppText::log_mend_line,
                     {{"line", std::to_string(line)}, {"file", quoted(session.command.diary)}});
}

}  // namespace

std::optional<int> planned_minutes(const Plan* plan, Date date) {
  if (plan == nullptr) return std::nullopt;
  for (const Week& week : plan->weeks) {
    const auto day = std::ranges::find(week.days, date, &Day::date);
    if (day == week.days.end()) continue;
    if (week.asked && (week.done || !day->run)) return week.asked->longest_run_minutes;
    return day->run ? day->run->minutes : week.longest_run_minutes;
  }
  return std::nullopt;
}

bool is_far_more(int minutes, std::optional<int> planned) {
  if (!planned) return minutes > far_at_all;
  return minutes > far_times * *planned && minutes > *planned + far_minutes;
}

bool is_clearly_more(int minutes, int planned) {
  return 100 * minutes > more_percent * planned && minutes - planned >= more_minutes;
}

void add_way_back(const Session& session, const DiaryOnDisk& disk, const Plan* plan,
                  const std::vector<Row>& rows, const Row& row, Document& document) {
  const auto planned = planned_minutes(plan, row.date);
  // Rows of a date add up, so the longest of them is looked at, also when it was not the last.
  const int minutes = day_of(*session.knowledge, rows, row.date).run_minutes.value_or(0);
  const bool is_far = row.run_minutes && is_far_more(minutes, planned);
  const bool has_sign = row.warning_signs.value_or(0) != 0;
  if (!is_far && !has_sign) return;
  Row slip = row;
  if (is_far) {
    if (planned)
      document.paragraph(AppText::log_far_more, {{"n", minutes}, {"planned", *planned}});
    else
      document.paragraph(AppText::log_far_more_at_all, {{"n", minutes}});
    if (!has_sign) slip = longest_of(rows, row);
  }
  add_slip(session, disk, rows, slip, document);
}

bool is_of_yesterday(const std::vector<LoggedValue>& logged, const Knowledge& knowledge,
                     const std::vector<Row>& rows, Date today) {
  const auto has = [&](Logged what) {
    return std::ranges::find(logged, what, &LoggedValue::what) != logged.end();
  };
  if (!has(Logged::morning) || has(Logged::run) || has(Logged::walk)) return false;
  const Row before = day_of(knowledge, rows, today.plus(-1));
  return moved_minutes(day_of(knowledge, rows, today)) == 0 && moved_minutes(before) > 0 &&
         !before.pain_morning;
}

}  // namespace kneecheck::app
