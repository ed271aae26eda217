#include "app/log_doubts.h"

#include <algorithm>

#include "app/log_undo.h"
#include "base/text.h"
#include "base/words/app.h"
#include "diary/day.h"

namespace kneecheck::app {
namespace {

constexpr int far_times = 2, far_minutes = 20;  // more than twice, and by more than so many minutes
constexpr int more_percent = 125, more_minutes = 5;
constexpr int far_at_all = 240;  // minutes, where no plan says anything

// With the most minutes of running of its date.
const Row& longest_of(const std::vector<Row>& rows, const Row& row) {
  const Row* longest = &row;
  for (const Row& each : rows) {
    if (each.date == row.date && each.run_minutes > longest->run_minutes) longest = &each;
  }
  return *longest;
}

// As it stands in the file: how a run felt may have gone into the run's own row.
const Row& with_signs_of(const std::vector<Row>& rows, const Row& row) {
  const auto last = std::find_if(rows.rbegin(), rows.rend(), [&row](const Row& each) {
    return each.date == row.date && each.warning_signs == row.warning_signs;
  });
  return last == rows.rend() ? row : *last;
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

void add_way_back(const Session& session, const Plan* plan, const std::vector<Row>& rows, const Row& row,
                  Document& document) {
  const auto planned = planned_minutes(plan, row.date);
  // Rows of a date add up, so the longest of them is looked at, also when it was not the last.
  const int minutes = day_of(*session.knowledge, rows, row.date).run_minutes.value_or(0);
  const bool is_far = row.run_minutes && is_far_more(minutes, planned);
  const bool has_sign = row.warning_signs.value_or(0) != 0;
  if (!is_far && !has_sign) return;
  if (is_far && planned)
    document.paragraph(AppText::log_far_more, {{"n", minutes}, {"planned", *planned}});
  else if (is_far)
    document.paragraph(AppText::log_far_more_at_all, {{"n", minutes}});
  const Row& slipped = has_sign ? with_signs_of(rows, row) : longest_of(rows, row);
  Row slip = weight_of(*session.knowledge, slipped);
  if (is_far) slip.run_minutes = slipped.run_minutes;
  document.add(undo_command(session, slip));
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
