// R1 to R4: a race in view. Nothing is shortened for it.
#include <algorithm>

#include "base/date.h"
#include "base/number.h"
#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

constexpr std::int64_t half_marathon = 21'100'000, marathon_from = 42'000'000,
                       marathon = 42'200'000;  // km, millionths

// A natural number of any size, for powers that no machine word holds.
class Large {
 public:
  explicit Large(std::int64_t value) {
    for (auto rest = static_cast<std::uint64_t>(value); rest > 0; rest >>= 32U)
      limbs_.push_back(static_cast<std::uint32_t>(rest));
  }
  void times(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::uint32_t& limb : limbs_) {
      carry += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry > 0) limbs_.push_back(static_cast<std::uint32_t>(carry));
  }
  bool operator>=(const Large& other) const {
    if (limbs_.size() != other.limbs_.size()) return limbs_.size() > other.limbs_.size();
    return !std::lexicographical_compare(limbs_.rbegin(), limbs_.rend(), other.limbs_.rbegin(),
                                         other.limbs_.rend());
  }

 private:
  std::vector<std::uint32_t> limbs_;  // the lowest first, none of the highest zero
};

// K * 1.10^weeks >= need, exactly. Beyond a hundred weeks any run has grown more than ten thousand times.
bool grows_to(std::int64_t longest, int weeks, std::int64_t need) {
  if (longest == 0) return false;
  if (weeks > 100) return true;
  Large have{longest}, wanted{need};
  for (int i = 0; i < weeks; ++i) {
    have.times(11);
    wanted.times(10);
  }
  return have >= wanted;
}

// 10 * need, in millionths of a km.
std::int64_t ten_needs(const RaceRow& race) {
  return std::min(7 * race.km_millionths, 320 * decimal_one);
}

std::int64_t longest_before(const Sheet& sheet) {
  int tenths = 0;
  for (const Week& week : sheet.weeks) {
    for (const RunOn& on : week.runs)
      tenths = week.number < sheet.race_week ? std::max(tenths, on.run->km_tenths) : tenths;
  }
  return tenths * (decimal_one / 10);
}

// R1: the marathon asks for a month of 30 km a week.
bool has_the_base(const Sheet& sheet) {
  const std::int64_t km = sheet.plan.race->km_millionths;
  if (km < marathon_from) return true;
  int tenths = 0, weeks = 0;
  for (auto week = sheet.weeks.rbegin(); week != sheet.weeks.rend(); ++week) {
    if (week->number >= sheet.race_week || week->deload || weeks == 4) continue;
    tenths += week->row->km_tenths;
    ++weeks;
  }
  return km <= marathon && tenths >= 1200;
}

int best_verdict(const Sheet& sheet) {
  const int at = std::min(sheet.race_week, sheet.week_count());
  if (sheet.race_week <= 1 || sheet.weeks[static_cast<std::size_t>(at - 1)].phase != run_phase)
    return not_yet;
  const std::int64_t longest = longest_before(sheet), need = ten_needs(*sheet.plan.race);
  if (10 * longest >= need && has_the_base(sheet)) return fits;
  const int beyond = sheet.race_week - sheet.week_count() - 1;
  const bool near = beyond >= 0 ? grows_to(10 * longest, 3 * beyond / 4, need) : 125 * longest >= 10 * need;
  return near ? tight : not_yet;
}

bool race_is_given(const Sheet& sheet) {
  const auto date = parse_date(known_word(sheet.answers, "race_date"));
  return known_number(sheet.answers, "race_km") && date && date->days >= sheet.plan.start;
}

// R2: quiet weeks.
void check_quiet(const Sheet& sheet, const Week& week, Found& found) {
  const int before = sheet.plan.race->km_millionths > half_marathon ? 4 : 2;
  if (week.number < sheet.race_week - before || week.number > sheet.race_week + 1) return;
  if (!week.row->news.empty()) found(week.number, "R2", "{} near the race", week.row->news.front());
  for (const Part part : {Part::hill, Part::downhill, Part::hard}) {
    if (week.rises(part)) found(week.number, "R2", "a part of the running rises near the race");
  }
}

// R3, R4: race week and recovery.
void check_low(const Sheet& sheet, const Week& week, Found& found) {
  if (!sheet.low(week.number)) return;
  const bool race = week.number == sheet.race_week;
  const int most = race ? 60 : 50;
  if (!week.deload ||
      (week.base != nullptr && whole(week.minutes) > percent(most) * whole(week.base->minutes))) {
    found(week.number, race ? "R3" : "R4", "{} min, deload {}, after {}", week.minutes, week.deload,
          week.base != nullptr ? week.base->minutes : 0);
  }
}

void check_race_days(const Sheet& sheet, const Week& week, Found& found) {
  const int race = sheet.plan.race->date;
  for (const DayRow& day : week.row->days) {
    if (day.run && day.date >= race && day.date <= race + 2)
      found(week.number, "R3", "a run {} days after the race", day.date - race);
    if (!day.exercises.empty() && day.date == race)
      found(week.number, "R3", "exercises on the day of the race");
  }
}

}  // namespace

void check_race(const Sheet& sheet, Found& found) {
  const auto& race = sheet.plan.race;
  if (race.has_value() != race_is_given(sheet)) return found(0, "R1", "the race is missing, or invented");
  if (!race) return;
  const auto date = parse_date(known_word(sheet.answers, "race_date"));
  if (race->km_millionths != known_number(sheet.answers, "race_km") || race->date != date->days)
    found(0, "R1", "another race than the runner's");
  const int best = best_verdict(sheet);
  const Text says = verdict_ids[static_cast<std::size_t>(race->verdict)];
  if (race->verdict > best)
    found(0, "R1", "says {}, the weeks allow {}", says, verdict_ids[static_cast<std::size_t>(best)]);
  // Weeks that were planned with the race decide the verdict alone; without it they may have come to look
  // better.
  if (race->verdict != not_yet && race->verdict < best)
    found(0, "R1", "says {}, the weeks are {}", says, verdict_ids[static_cast<std::size_t>(best)]);
  if (!sheet.raced) return;
  for (const Week& week : sheet.weeks) {
    check_quiet(sheet, week, found);
    check_low(sheet, week, found);
    check_race_days(sheet, week, found);
  }
}

}  // namespace kneecheck::plans
