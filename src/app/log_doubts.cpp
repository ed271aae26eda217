#include "app/log_doubts.h"

#include <algorithm>

#include "base/text.h"
#include "base/words/app.h"
#include "diary/day.h"

namespace kneecheck::app {
namespace {

constexpr int far_times = 2, far_minutes = 20;  // more than twice, and by more than so many minutes
constexpr int far_at_all = 240;                 // minutes, where no plan says anything

// Of a row in the file; 0: it has no line of its own.
std::uint32_t line_of(const DiaryOnDisk& disk, const Row& row) {
  const DiaryFile diary = disk.read();
  for (std::size_t i = diary.rows.size(); i > 0; --i) {
    const Row& each = diary.rows[i - 1];
    const bool is_it = each.date == row.date && (!row.run_minutes || each.run_minutes == row.run_minutes) &&
                       (!row.warning_signs || each.warning_signs == row.warning_signs);
    if (is_it) return diary.lines[i - 1];
  }
  return 0;
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

void add_way_back(const Session& session, const DiaryOnDisk& disk, const Plan* plan,
                  const std::vector<Row>& rows, const Row& row, Document& document) {
  const auto planned = planned_minutes(plan, row.date);
  // Rows of a date add up, so the longest of them is looked at, also when it was not the last.
  const int minutes = day_of(*session.knowledge, rows, row.date).run_minutes.value_or(0);
  const bool is_far = row.run_minutes && is_far_more(minutes, planned);
  const bool has_sign = row.warning_signs.value_or(0) != 0;
  const std::string file = quoted(session.command.diary);
  if (is_far) {
    Row longest = row;
    longest.warning_signs.reset();
    for (const Row& each : rows) {
      if (each.date == row.date) longest.run_minutes = std::max(longest.run_minutes, each.run_minutes);
    }
    const std::uint32_t at = line_of(disk, longest);
    if (at == 0) return;
    const std::string line = std::to_string(at);
    if (planned)
      document.paragraph(AppText::log_far_more,
                         {{"n", minutes}, {"planned", *planned}, {"line", line}, {"file", file}});
    else
      document.paragraph(AppText::log_far_more_at_all, {{"n", minutes}, {"line", line}, {"file", file}});
  }
  const std::uint32_t at = has_sign ? line_of(disk, row) : 0;
  if (at != 0)
    document.paragraph(AppText::log_sign_by_mistake, {{"line", std::to_string(at)}, {"file", file}});
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
