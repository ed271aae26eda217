// Return to the usual volume over many typical runners, one runner with ITB pain, and the tendon's work week
// by week with a gym and without anything.
#include "figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "pipeline.h"
#include "runners.h"

namespace kneecheck::plans {
namespace {

bool says(bool fine, const std::string& text) {
  std::cout << "  " << text << (fine ? "\n" : "   <- not as it should be\n");
  return fine;
}

// Not gentle, one condition, comfortable for 20 minutes and more, up to 300 minutes a week.
Answers typical(laws::Dice& dice) {
  const std::size_t pace = 270 + dice.below(180);  // seconds a km
  const std::size_t usual = 90 + dice.below(211);  // minutes a week
  const std::size_t longest = usual / 3 + dice.below(usual / 5);
  const std::size_t comfortable = 21 + dice.below(30);
  const auto km = [pace](std::size_t minutes) {
    const std::size_t tenths = minutes * 600 / pace;
    return fmt::format("{}.{}", tenths / 10, tenths % 10);
  };
  Answers answers = with(healthy(), conditions()[dice.below(4)]);
  answers["weekly_km"] = {km(usual)};
  answers["longest_run_km"] = {km(longest)};
  answers["comfortable_km"] = {km(comfortable + 1)};
  answers["runs_per_week"] = {std::to_string(3 + dice.below(3))};
  answers["pace"] = {fmt::format("{}:{:02}", pace / 60, pace % 60)};
  answers["weeks_off"] = {"0"};
  answers["age"] = {std::to_string(18 + dice.below(35))};
  answers["fast_running"] = {dice.one_in(4) ? "yes" : "no"};
  answers["start"] = {"2026-11-30"};
  return answers;
}

int week_of(const Plan& plan, int minutes) {
  for (const Week& week : plan.weeks) {
    if (week.run_minutes >= minutes) return week.number;
  }
  return 99;
}

bool check_volume() {
  std::vector<int> nearly_all, weeks;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    laws::Dice dice{30'000'000 + seed};
    const Outcome outcome = outcome_of(typical(dice));
    if (!outcome.plan) continue;
    nearly_all.push_back(week_of(*outcome.plan, (9 * outcome.plan->usual_minutes + 9) / 10));
    weeks.push_back(static_cast<int>(outcome.plan->weeks.size()));
  }
  const auto median = [](std::vector<int>& values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
  };
  const int back = median(nearly_all);
  const int length = median(weeks);
  const auto longest = std::ranges::count(weeks, 26);
  bool fine = says(weeks.size() >= 900, fmt::format("{} typical runners", weeks.size()));
  fine = says(back <= 10, fmt::format("90 percent of the usual volume by week {} (median)", back)) && fine;
  fine = says(length <= 18, fmt::format("plans of {} weeks (median)", length)) && fine;
  return says(static_cast<std::size_t>(100 * longest) <= weeks.size(),
              fmt::format("{} of them at week 26", longest)) &&
         fine;
}

Plan plan_for(std::size_t condition, const Answers& more) {
  Answers answers = with(with(healthy(), conditions()[condition]), more);
  answers["start"] = {"2026-11-30"};
  return *outcome_of(answers).plan;
}

bool check_itb() {
  const Plan plan = plan_for(0, {{"weekly_km", {"35"}},
                                 {"longest_run_km", {"14"}},
                                 {"runs_per_week", {"4"}},
                                 {"comfortable_km", {"6"}},
                                 {"pace", {"6:00"}},
                                 {"weeks_off", {"0"}},
                                 {"age", {"34"}}});
  const int all = week_of(plan, 210);
  return says(all <= 12 && plan.weeks.size() <= 16,
              fmt::format("ITB, 35 km, 6 km comfortable: all of it by week {}, the end in week {}", all,
                          plan.weeks.size()));
}

struct Heavy {
  std::size_t sessions = 0;
  int sets = 0;
  std::set<int> loads;
};

Heavy heavy_work(const Week& week) {
  Heavy work;
  for (const Day& day : week.days) {
    bool heavy = false;
    for (const PrescribedExercise& dose : day.exercises) {
      if (!dose.load_rm) continue;
      heavy = true;
      work.sets += dose.sets;
      work.loads.insert(*dose.load_rm);
    }
    work.sessions += heavy ? 1 : 0;
  }
  return work;
}

// Heavy work three times a week, with so many sets in align, from single-leg on and at the end, down to `rm`.
bool check_tendon(const std::string& what, const Answers& more, std::array<int, 3> least, int rm) {
  const Plan plan = plan_for(2, with({{"weekly_km", {"45"}},
                                      {"longest_run_km", {"15"}},
                                      {"runs_per_week", {"4"}},
                                      {"comfortable_km", {"8"}},
                                      {"pace", {"5:46"}},
                                      {"weeks_off", {"0"}},
                                      {"age", {"27"}}},
                                     more));
  bool fine = true;
  std::string line = what + ": sets a week";
  std::set<int> loads;
  for (const Week& week : plan.weeks) {
    if (week.phase == PhaseId::settle || week.deload) continue;
    const Heavy work = heavy_work(week);
    loads.insert(work.loads.begin(), work.loads.end());
    const bool last = week.number + 2 > plan.weeks.back().number;
    const int due = week.phase == PhaseId::align ? least[0] : last ? least[2] : least[1];
    fine = fine && work.sessions == 3 && work.sets >= due;
    line += fmt::format(" {}", work.sets);
  }
  fine = fine && *loads.begin() == rm && *loads.rbegin() == 15;
  return says(fine, fmt::format("{}, loads from 15 to {} repetitions maximum", line, *loads.begin()));
}

}  // namespace

bool check_figures() {
  bool fine = check_volume();
  fine = check_itb() && fine;
  fine = check_tendon("tendon, gym, 45 minutes, jumps",
                      {{"equipment", {"gym", "weights", "step"}},
                       {"max_minutes", {"45"}},
                       {"sport", {"running", "jumping"}}},
                      {9, 21, 24}, 6) &&
         fine;
  return check_tendon("tendon, no kit", {{"equipment", {"none"}}}, {9, 18, 18}, 8) && fine;
}

}  // namespace kneecheck::plans
