// V7, V11 and V12: where the running begins, and the way from walking to running.
#include <algorithm>

#include "base/number.h"
#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

// V11: running minutes of the stages 0 to 8.
constexpr std::array<int, 9> stage_minutes{0, 6, 6, 10, 15, 16, 20, 24, 27};

// V7: the most minutes of week 1.
Fraction most_at_first(const Figures& figures, int runs) {
  const Fraction usual = whole(figures.usual);
  Fraction most = std::max(Fraction{1, 2} * usual, whole(15 * runs));
  if (figures.comfortable)
    most = std::max(most, std::min(percent(70) * usual, whole(2) * *figures.comfortable));
  return most;
}

// V12, for so many runs in week 1.
int first_stage(const Figures& figures, int runs) {
  if (!figures.comfortable) return figures.gentle ? 1 : 2;
  if (figures.comfortable->num == 0) return first_ladder_stage;
  if (*figures.comfortable >= whole(20) && figures.weeks_off < 2 * decimal_one) return continuous;
  const int most = figures.weeks_off > 6 * decimal_one ? 1 : figures.weeks_off >= 2 * decimal_one ? 6 : 8;
  int stage = 1;
  for (int next = 2; next <= most; ++next) {
    const int minutes = stage_minutes[static_cast<std::size_t>(next)];
    if (whole(minutes) <= percent(75) * *figures.comfortable &&
        whole(minutes * runs) <= most_at_first(figures, runs))
      stage = next;
  }
  return stage;
}

// V7.
void check_first_week(const Sheet& sheet, const Week& week, Found& found) {
  const Figures& figures = sheet.figures;
  if (!week.ladder && figures.comfortable && whole(week.longest) > percent(75) * *figures.comfortable)
    found(1, "V7", "a run of {} min", week.longest);
  if (whole(week.minutes) > most_at_first(figures, week.run_count()))
    found(1, "V7", "{} min, usual are {}", week.minutes, figures.usual);
  if (!figures.sore || sheet.week_count() < 2) return;
  const Week& second = sheet.weeks[1];
  if (second.minutes > week.minutes || second.longest > week.longest ||
      second.stage.value_or(0) > week.stage.value_or(0))
    found(2, "V7", "{} min after {} on a sore knee", second.minutes, week.minutes);
}

int runs_on(const Sheet& sheet, int stage, int before_week) {
  int runs = 0;
  for (const Week& week : sheet.weeks)
    runs += week.number < before_week && week.stage == stage ? week.run_count() : 0;
  return runs;
}

// V11: from one week to the next.
void check_stage(const Sheet& sheet, const Week& week, Found& found) {
  if (!week.stage) return found(week.number, "V11", "its runs are on different or unknown stages");
  if (week.ladder && week.stage == first_ladder_stage && week.phase != settle)
    found(week.number, "V11", "only walking outside settle");
  const Week* prev = week.prev;
  if (prev == nullptr || !prev->stage || (!week.ladder && !prev->ladder)) return;
  const int step = *week.stage - *prev->stage;
  if (step < 0 || step > (sheet.figures.steps_quickly() ? 2 : 1))
    found(week.number, "V11", "from stage {} to {}", *prev->stage, *week.stage);
  const int runs = prev->run_count();
  const int least = !sheet.figures.gentle ? std::min(2, runs) : runs <= 2 ? 2 : 3;
  const int done = runs_on(sheet, *prev->stage, week.number);
  if (step > 0 && done < least) found(week.number, "V11", "from stage {} after {} runs", *prev->stage, done);
  if (!week.ladder && week.longest > 30)
    found(week.number, "V11", "a first run without breaks of {} min", week.longest);
}

}  // namespace

void check_ladder(const Sheet& sheet, Found& found) {
  const Week& first = sheet.weeks.front();
  const int stage = first_stage(sheet.figures, first.run_count());
  if (first.stage != stage) found(1, "V12", "starts on another stage than {}", stage);
  check_first_week(sheet, first, found);
  for (const Week& week : sheet.weeks) {
    check_stage(sheet, week, found);
    const bool walks = week.stage == first_ladder_stage;
    if (stage == first_ladder_stage && walks != (week.phase == settle))
      found(week.number, "V12", "walking through settle, and running from align on");
  }
}

}  // namespace kneecheck::plans
