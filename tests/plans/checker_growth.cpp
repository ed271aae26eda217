// V18: the load does not stand still while the usual one is not back.
#include <algorithm>

#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

struct Ahead {
  int most = 0;  // minutes of the weeks after this one
  bool race = false;
};
Ahead ahead_of(const Sheet& sheet, const Week& from, int weeks) {
  Ahead ahead;
  for (int number = from.number; number <= from.number + weeks; ++number) {
    if (number > from.number)
      ahead.most = std::max(ahead.most, sheet.weeks[static_cast<std::size_t>(number - 1)].minutes);
    ahead.race = ahead.race || sheet.low(number);
  }
  return ahead;
}

// The weeks after this one bring `step` % of it, or what is the usual volume, or `enough`.
void check_weeks(const Sheet& sheet, const Week& from, int weeks, int step, Fraction enough, Found& found) {
  if (from.ladder || from.number + weeks > sheet.week_count()) return;
  const int before = from.deload && from.base != nullptr ? from.base->minutes : from.minutes;
  const Ahead ahead = ahead_of(sheet, from, weeks);
  if (!ahead.race && whole(ahead.most) < std::min(enough, percent(step) * whole(before)))
    found(from.number + weeks, "V18", "{} to {} min in {} weeks", before, ahead.most, weeks);
}

}  // namespace

void check_growth(const Sheet& sheet, Found& found) {
  const Fraction nearly = percent(80) * whole(sheet.figures.full_week());
  for (const Week& week : sheet.weeks) {
    const Fraction goal = sheet.goal(week.number);
    check_weeks(sheet, week, 8, 102, goal, found);
    if (sheet.figures.may_rebuild && !week.deload)
      check_weeks(sheet, week, 5, 112, std::min(goal, nearly), found);
  }
}

}  // namespace kneecheck::plans
