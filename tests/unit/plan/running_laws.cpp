// Laws that every week of every plan keeps, over a grid of awkward runners: written from the rules, not from
// the planner.
#include <algorithm>
#include <functional>
#include <set>

#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

struct Planned {
  std::string text;
  Runner figures;
  Plan plan;
};

const std::vector<Planned>& grid() {
  static const std::vector<Planned> plans = [] {
    std::vector<Planned> made;
    for (const std::string_view condition : {"itb", "patellar-tendon", "chondromalacia"}) {
      for (const std::string_view days :
           {"[mon, tue, wed, thu, fri, sat, sun]", "[sat, sun]", "[wed]", "[mon, tue, thu, sun]"}) {
        for (const std::string_view volume : {"", "weekly_km: 4\nlongest_run_km: 4\nruns_per_week: 1",
                                              "weekly_km: 30\nlongest_run_km: 12\nruns_per_week: 4",
                                              "weekly_km: 110\nlongest_run_km: 20\nruns_per_week: 6"}) {
          for (const std::string_view now : {"comfortable_km: 0", "comfortable_km: 2", "comfortable_km: 6",
                                             "comfortable_km: 2\nweeks_off: 9"}) {
            for (const std::string_view race :
                 {"", "race_km: 10\nrace_date: 2027-04-10", "race_km: 25\nrace_date: 2027-05-09"}) {
              const std::string more = fmt::format("days: {}\n{}\n{}\n{}", days, volume, now, race);
              Runner figures = runner(condition, more);
              Plan plan = plan_of(figures);
              made.push_back({std::string(condition) + " " + more, std::move(figures), std::move(plan)});
            }
          }
        }
      }
    }
    return made;
  }();
  return plans;
}

using Fault = std::string;

// `check(plan, index of the week)` says what is wrong, or nothing.
void each_week(const std::function<Fault(const Planned&, std::size_t)>& check) {
  int shown = 0;
  for (const Planned& planned : grid()) {
    for (std::size_t i = 0; i < planned.plan.weeks.size() && shown < 5; ++i) {
      const Fault fault = check(planned, i);
      if (fault.empty()) continue;
      ++shown;
      FAIL_CHECK(planned.text << "\nweek " << i + 1 << ": " << fault);
    }
  }
}

bool ladder(const Week& week) {
  return std::any_of(week.days.begin(), week.days.end(),
                     [](const Day& day) { return day.run && day.run->walk_run; });
}
bool low(const Week& week) {
  return week.race_week || week.recovery;
}
int runs(const Week& week) {
  return static_cast<int>(run_minutes(week).size());
}

const Week* base_of(const Plan& plan, std::size_t index) {
  while (index > 0) {
    if (!plan.weeks[--index].deload) return &plan.weeks[index];
  }
  return nullptr;
}

int technique_minutes(const Week& week) {
  return week.techniques.empty() ? 0 : week.techniques.front().minutes;
}

}  // namespace

TEST_CASE("V1, V8, V10: the longest run") {
  each_week([](const Planned& planned, std::size_t i) -> Fault {
    const std::vector<Week>& weeks = planned.plan.weeks;
    const Week& week = weeks[i];
    int before = 0;
    for (std::size_t k = i < 4 ? 0 : i - 4; k < i; ++k)
      before = std::max(before, weeks[k].longest_run_minutes);
    const bool from_walking = i > 0 && before == 0;
    const bool grows =
        10 * week.longest_run_minutes > 11 * before && week.longest_run_minutes > std::min(before + 5, 30);
    if (i > 0 && grows && !from_walking) return "a jump to " + std::to_string(week.longest_run_minutes);
    const int percent = runs(week) >= 4 ? 40 : runs(week) >= 2 ? 50 : 100;
    if (100 * (week.longest_run_minutes - 1) >= percent * week.run_minutes && week.run_minutes > 0)
      return "too much in one run";
    if (week.longest_run_minutes > planned.figures.usual_longest_minutes) return "longer than usual";
    return week.run_minutes > std::max(60, planned.figures.usual_minutes) ? "more than usual" : Fault{};
  });
}

TEST_CASE("V2 to V4: minutes and runs grow slowly") {
  each_week([](const Planned& planned, std::size_t i) -> Fault {
    const Week& week = planned.plan.weeks[i];
    const Week* base = base_of(planned.plan, i);
    if (base == nullptr || ladder(week) || week.deload) return {};
    const bool rebuilding = planned.figures.rebuilding;
    const int minutes = week.run_minutes;
    const int before = base->run_minutes;
    const bool excepted = rebuilding || ladder(*base);
    if (runs(week) > runs(*base) + 1 || (runs(week) > runs(*base) && minutes > before && !excepted))
      return "more runs and minutes";
    if (ladder(planned.plan.weeks[i - 1])) return {};
    const int full = std::max(60, planned.figures.usual_minutes);
    const bool short_runs = week.longest_run_minutes <= 30;
    const bool known = rebuilding && ((10 * minutes <= 12 * before && 2 * minutes <= full) ||
                                      (100 * minutes <= 115 * before && 3 * minutes <= 2 * full));
    if (10 * minutes > 11 * before && !known && !(short_runs && minutes <= before + 10))
      return "too much more";
    const Week* earlier = base_of(planned.plan, static_cast<std::size_t>(base->number - 1));
    if (earlier == nullptr || ladder(*base) || ladder(*earlier)) return {};
    return 10 * minutes > 13 * earlier->run_minutes && 2 * minutes > full &&
                   !(short_runs && minutes <= earlier->run_minutes + 20)
               ? "too much more in two weeks"
               : Fault{};
  });
}

TEST_CASE("V5: easy weeks come in time, never in a row, never on the ladder") {
  each_week([](const Planned& planned, std::size_t i) -> Fault {
    const std::vector<Week>& weeks = planned.plan.weeks;
    if (weeks[i].deload) {
      const Week* base = base_of(planned.plan, i);
      if (base == nullptr || ladder(weeks[i])) return "no easy week here";
      if (low(weeks[i])) return {};
      if (weeks[i - 1].deload) return "two easy weeks";
      if (100 * weeks[i].longest_run_minutes > 85 * base->longest_run_minutes) return "a long run";
      return 100 * weeks[i].run_minutes < 70 * base->run_minutes ||
                     100 * weeks[i].run_minutes > 85 * base->run_minutes
                 ? "not 70 to 85 percent"
                 : Fault{};
    }
    if (i < 4) return {};
    const int full = std::max(60, planned.figures.usual_minutes);
    const auto counts = [&](const Week& week) {
      return !week.deload && !ladder(week) && week.longest_run_minutes > 30 &&
             (planned.figures.gentle || 10 * week.run_minutes > 6 * full);
    };
    return std::all_of(weeks.begin() + static_cast<std::ptrdiff_t>(i) - 4,
                       weeks.begin() + static_cast<std::ptrdiff_t>(i) + 1, counts)
               ? "a fifth week without an easy one"
               : Fault{};
  });
}

TEST_CASE("V9: run days in a row") {
  each_week([](const Planned& planned, std::size_t i) -> Fault {
    std::set<int> days;
    std::set<int> walks;
    for (std::size_t k = 0; k <= i; ++k) {
      for (const Day& day : planned.plan.weeks[k].days) {
        if (day.run) days.insert(day.date.days);
        if (day.run && day.run->walk_run) walks.insert(day.date.days);
      }
    }
    const bool early = planned.plan.weeks[i].phase < PhaseId::landing;
    const int usual = planned.figures.most_runs;
    const int most = usual == 6 ? 6 : usual == 5 ? 3 : early ? 2 : 3;
    for (const Day& day : planned.plan.weeks[i].days) {
      if (!day.run) continue;
      int row = 1;
      while (days.count(day.date.days - row) > 0) ++row;
      if (row > most) return "too many run days in a row";
      if (row > 1 && walks.count(day.date.days) > 0 && walks.count(day.date.days - 1) > 0)
        return "run-walk without a day between";
    }
    return {};
  });
}

TEST_CASE("T03 to T09, T16: the share grows slowly, never falls, on the flat first") {
  each_week([](const Planned& planned, std::size_t i) -> Fault {
    const Week& week = planned.plan.weeks[i];
    const std::int64_t now = technique_minutes(week);
    if (now == 0 || i == 0) return {};
    std::size_t k = i - 1;
    while (k > 0 && planned.plan.weeks[k].run_minutes == 0) --k;
    const std::int64_t before = technique_minutes(planned.plan.weeks[k]);
    const std::int64_t minutes = week.run_minutes;
    const std::int64_t minutes_before = planned.plan.weeks[k].run_minutes;
    if (before == 0)
      return 10 * now > minutes || week.deload || minutes < 30 ? "starts with too much, or too early"
                                                               : Fault{};
    if (100 * (now * minutes_before - before * minutes) > 15 * minutes * minutes_before)
      return "a share jumps";
    if (now + 1 < before * minutes / minutes_before) return "a share falls";
    const bool settled = week.techniques.front().state == TechniqueState::settled;
    if (week.deload && !settled && now > 1 && now * minutes_before > before * minutes)
      return "a share rises in an easy week";
    return !settled && 2 * now < minutes && week.terrain != Terrain::flat ? "hills before half of the running"
                                                                          : Fault{};
  });
}

TEST_CASE("T10: at most one new thing a week; R2: none around a race") {
  each_week([](const Planned& planned, std::size_t i) -> Fault {
    const Week& week = planned.plan.weeks[i];
    const auto counted = std::count_if(week.news.begin(), week.news.end(), [](const Novelty& novelty) {
      return novelty.kind != NoveltyKind::phase || novelty.phase != PhaseId::run;
    });
    if (counted > 1) return news_text(week);
    return low(week) && !week.news.empty() ? news_text(week) : Fault{};
  });
}

TEST_CASE("P1, P2, P6: phases in order and long enough; a plan ends when all is back, or after 26 weeks") {
  for (const Planned& planned : grid()) {
    CAPTURE(planned.text);
    const Plan& plan = planned.plan;
    const auto least = least_weeks(policy(), planned.figures);
    for (std::size_t i = 0; i < plan.phases.size(); ++i) {
      CHECK(static_cast<std::size_t>(plan.phases[i].id) == i);
      const bool last = i + 1 == plan.phases.size() && plan.weeks.size() == 26;
      const int weeks = plan.phases[i].last_week - plan.phases[i].first_week + 1;
      CHECK((weeks >= least[i] || last));
    }
    if (plan.weeks.size() == 26) continue;
    CHECK(plan.weeks.size() < 26);
    CHECK(plan.weeks.back().techniques.front().state == TechniqueState::settled);
    CHECK(std::count_if(plan.weeks.begin(), plan.weeks.end(),
                        [](const Week& week) { return week.downhill_minutes > 0; }) >= 2);
    // From week 20 on less of the usual will do.
    const int late = std::min(plan.goal_minutes * 60 / 95, 90);
    const int goal = plan.weeks.size() < 20 ? plan.goal_minutes : late;
    CHECK(std::any_of(plan.weeks.begin(), plan.weeks.end(),
                      [goal](const Week& week) { return week.run_minutes >= goal; }));
  }
}

TEST_CASE("V18: the minutes grow within eight weeks until the usual is reached") {
  for (const Planned& planned : grid()) {
    CAPTURE(planned.text);
    const std::vector<Week>& weeks = planned.plan.weeks;
    for (std::size_t i = 0; i + 8 < weeks.size(); ++i) {
      if (ladder(weeks[i]) || std::any_of(weeks.begin(), weeks.end(), low)) continue;
      int most_runs = 0;
      for (std::size_t k = 0; k <= i; ++k) most_runs = std::max(most_runs, runs(weeks[k]));
      const int usual = std::min(std::max(60, planned.figures.usual_minutes),
                                 most_runs * planned.figures.usual_longest_minutes);
      const int from = weeks[i].deload ? base_of(planned.plan, i)->run_minutes : weeks[i].run_minutes;
      int most = 0;
      for (std::size_t k = i + 1; k <= i + 8; ++k) most = std::max(most, weeks[k].run_minutes);
      CHECK((100 * most >= 102 * from || 100 * most >= 95 * usual));
    }
  }
}

}  // namespace kneecheck::running_tests
