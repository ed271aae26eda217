// Races (R1 to R4): the verdict, the quiet weeks, the race week and the weeks after it.
#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

constexpr std::string_view strong =
    "weekly_km: 60\nlongest_run_km: 24\ncomfortable_km: 24\npace: 5:30\nruns_per_week: 4\n";

Plan with_race(std::string_view km, int day, std::string_view more = strong) {
  const std::string race = fmt::format("race_km: {}\nrace_date: {}\n", km, date_text(monday.plus(day)));
  return plan_of(runner("itb", race + std::string(more)));
}

// Weeks of running 10, 12 and 8 km; as many as asked for, the last in phase run.
std::vector<Week> weeks(int count, int longest_tenths, int week_tenths, PhaseId phase = PhaseId::run) {
  std::vector<Week> all(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    Week& week = all[static_cast<std::size_t>(i)];
    week.number = i + 1;
    week.phase = phase;
    week.run_km_tenths = week_tenths;
    week.days[0].run = Run{};
    week.days[0].run->km_tenths = longest_tenths;
  }
  return all;
}

Verdict verdict(std::int64_t km_millionths, int week, const std::vector<Week>& all) {
  return verdict_of(policy(), {km_millionths, monday}, week, all);
}

}  // namespace

TEST_CASE("R1: the verdict") {
  constexpr std::int64_t km = decimal_one;
  CHECK(verdict(10 * km, 11, weeks(12, 70, 300)) == Verdict::fits);
  CHECK(verdict(10 * km, 11, weeks(12, 69, 300)) == Verdict::tight);
  CHECK(verdict(10 * km, 11, weeks(12, 56, 300)) == Verdict::tight);  // 5.6 km times 1.25 are 7
  CHECK(verdict(10 * km, 11, weeks(12, 55, 300)) == Verdict::not_yet);
  CHECK(verdict(10 * km, 1, weeks(12, 200, 300)) == Verdict::not_yet);
  CHECK(verdict(10 * km, 11, weeks(12, 70, 300, PhaseId::landing)) == Verdict::not_yet);
  // After the plan: a tenth a week for three quarters of the weeks, rounded down.
  CHECK(verdict(10 * km, 13, weeks(12, 69, 300)) == Verdict::not_yet);
  CHECK(verdict(10 * km, 14, weeks(12, 69, 300)) == Verdict::not_yet);
  CHECK(verdict(10 * km, 15, weeks(12, 69, 300)) == Verdict::tight);
  CHECK(verdict(42'195'000, 4000, weeks(12, 69, 300)) == Verdict::tight);  // however far away
  // Marathons ask for 29.5 km, more than that never for more than 32, and for 30 km a week.
  CHECK(verdict(42'195'000, 12, weeks(12, 296, 300)) == Verdict::fits);
  CHECK(verdict(42'195'000, 12, weeks(12, 295, 300)) == Verdict::tight);
  CHECK(verdict(42'195'000, 12, weeks(12, 296, 299)) == Verdict::tight);
  CHECK(verdict(100 * km, 12, weeks(12, 320, 600)) == Verdict::tight);
  CHECK(verdict(100 * km, 12, weeks(12, 255, 600)) == Verdict::not_yet);
}

TEST_CASE("R1: the kilometres of a marathon's base leave out easy weeks and the weeks from the race on") {
  std::vector<Week> all = weeks(8, 320, 300);
  all[6].run_km_tenths = 0;
  all[6].deload = true;
  CHECK(verdict(42'000'000, 8, all) == Verdict::fits);
  all[5].run_km_tenths = 299;
  CHECK(verdict(42'000'000, 8, all) == Verdict::tight);
  CHECK(verdict(41'999'999, 8, all) == Verdict::fits);
}

TEST_CASE("R1: the first date on which a race of this length would fit") {
  constexpr std::int64_t km = decimal_one;
  const auto earliest = [](std::int64_t length, int day, const std::vector<Week>& all) -> std::string {
    const auto date = earliest_race(policy(), monday, {length, monday.plus(day)}, all);
    return date ? date_text(*date) : "none";
  };
  // 12 weeks to a run of 6.9 km. One of 7 takes one step of growth, which is there after two whole weeks of
  // waiting (floor of 0.75 times 2): in week 15, on the weekday that was asked for.
  CHECK(earliest(10 * km, 5, weeks(12, 69, 300)) == date_text(monday.plus(14 * 7 + 5)));
  CHECK(earliest(10 * km, 13 * 7 + 2, weeks(12, 69, 300)) == date_text(monday.plus(14 * 7 + 2)));
  // What is long enough already fits in the week after the plan, since an earlier race changes its weeks.
  CHECK(earliest(10 * km, 5, weeks(12, 70, 300)) == date_text(monday.plus(12 * 7 + 5)));
  CHECK(earliest(10 * km, 5, weeks(12, 70, 300, PhaseId::landing)) == "none");
  CHECK(earliest(10 * km, 5, weeks(12, 0, 300)) == "none");
}

TEST_CASE("R1: the longest race for which weeks are enough") {
  // 0.7 of it is run before the week of the race.
  CHECK(longest_race(policy(), 11, weeks(12, 70, 300)) == 100);
  CHECK(longest_race(policy(), 11, weeks(12, 69, 300)) == 98);
  CHECK(longest_race(policy(), 11, weeks(12, 200, 300)) == 211);  // beyond that a week needs more
  CHECK(longest_race(policy(), 1, weeks(12, 70, 300)) == 0);
  CHECK(longest_race(policy(), 11, weeks(12, 70, 300, PhaseId::landing)) == 0);
  std::vector<Week> late = weeks(12, 50, 300);
  late[10].days[0].run->km_tenths = 70;  // in the week of the race it is too late
  CHECK(longest_race(policy(), 11, late) == 71);
  // Where the verdict is not_yet, a race of that length would not be.
  for (const int tenths : {30, 55, 69}) {
    const std::vector<Week> all = weeks(12, tenths, 300);
    const int longest = longest_race(policy(), 12, all);
    CHECK(verdict(longest * (decimal_one / 10), 12, all) == Verdict::fits);
  }
}

TEST_CASE("R1: what is said of other races is kept by the plans that are made for them") {
  int shorter = 0, later = 0;
  for (int day = 20; day < 190; day += 5) {
    CAPTURE(day);
    const Plan plan = with_race("42", day);
    if (plan.race->verdict != Verdict::not_yet) continue;
    if (const int tenths = plan.race->longest_tenths; tenths > 0) {
      ++shorter;
      CHECK(with_race(fmt::format("{}.{}", tenths / 10, tenths % 10), day).race->verdict == Verdict::fits);
    }
    if (plan.race->earliest) {
      ++later;
      const int then = days_between(monday, *plan.race->earliest);
      CHECK(with_race("42", then).race->verdict != Verdict::not_yet);
    }
  }
  CHECK(shorter > 5);
  CHECK(later > 5);
}

TEST_CASE("a race too early changes nothing but the verdict") {
  const Plan without = plan_of(runner("itb", strong));
  for (const int day : {0, 1, 20, 60}) {
    CAPTURE(day);
    const Plan plan = with_race("10", day);
    REQUIRE(plan.race);
    CHECK(plan.race->verdict == Verdict::not_yet);
    REQUIRE(plan.race->earliest);
    CHECK(*plan.race->earliest > plan.race->date);
    CHECK(days_between(plan.race->date, *plan.race->earliest) % 7 == 0);
    CHECK(plan.weeks.size() == without.weeks.size());
    for (const Week& week : plan.weeks) CHECK_FALSE((week.race_week || week.recovery));
  }
  CHECK_FALSE(with_race("10", -1).race);
}

TEST_CASE(
    "R2 to R4: nothing new before a race that fits, an easy race week without runs after it, then recovery") {
  struct Row {
    std::string_view km;
    int quiet, recovery;
  };
  for (const Row& row : {Row{"10", 2, 1}, Row{"21.1", 2, 1}, Row{"30", 4, 2}}) {
    CAPTURE(row.km);
    const int day = 16 * 7 + 5;  // the Saturday of week 17
    const Plan plan = with_race(row.km, day);
    REQUIRE(plan.race->verdict == Verdict::fits);
    REQUIRE(plan.weeks.size() >= static_cast<std::size_t>(17 + row.recovery));
    int base = 0;
    for (const Week& week : plan.weeks) {
      CAPTURE(week.number);
      if (week.number >= 17 - row.quiet && week.number <= 18) CHECK(week.news.empty());
      CHECK(week.race_week == (week.number == 17));
      CHECK(week.recovery == (week.number > 17 && week.number <= 17 + row.recovery));
      if (week.race_week || week.recovery) {
        REQUIRE(base > 0);
        CHECK(week.deload);
        CHECK(100 * week.run_minutes <= (week.race_week ? 60 : 50) * base);
      } else if (!week.deload) {
        base = week.run_minutes;
      }
      for (const Day& each : week.days) {
        const int after = days_between(plan.race->date, each.date);
        if (each.run) CHECK_FALSE((after >= 0 && after <= 2));
      }
    }
  }
}

TEST_CASE("a race after the end of the plan is judged by what the plan leads to") {
  const Plan plan = with_race("10", 250);
  CHECK(plan.weeks.size() < 26);
  CHECK(plan.race->verdict == Verdict::fits);
  CHECK(plan.race->need_tenths == 70);
  const Plan alone = plan_of(runner("itb", strong));
  CHECK(plan.weeks.size() == alone.weeks.size());
}

}  // namespace kneecheck::running_tests
