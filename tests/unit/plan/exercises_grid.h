// Synthetic plans for the tests of plan_exercises(): plausible running weeks for many runners, made without
// the running half but for its run days, so that a rule can be tested at its edges (one open weekday, ten
// minutes, two conditions, a race on the only open day ...).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/plan_policy.h"
#include "plan/exercises.h"

namespace kneecheck::exercise_tests {

using namespace plan;

const Knowledge& knowledge();
// The policy of a copy, to be changed.
inline PlanPolicy& own_policy(Knowledge& copy) {
  auto policy = std::make_shared<PlanPolicy>(*copy.policy);
  copy.policy = policy;
  return *policy;
}
ExerciseIndex exercise(std::string_view id);
std::string_view id_of(ExerciseIndex exercise);

struct Scenario {
  std::vector<std::string_view> conditions{"itb"};
  std::uint8_t open_days = 0x7f;  // bit 0 = Monday
  int minutes = 20;               // of a session, as the runner said
  std::vector<std::string_view> kit;
  std::vector<std::string_view> history;
  std::vector<std::string_view> avoid;
  bool sore = false;
  bool gentle = false;
  bool jumper = false;
  int runs = 3;       // a week, fewer where there are fewer open days
  int race_week = 0;  // 0: no race
  int race_day = 6;   // date of that week
  int start = 0;      // days after a Monday
  TechniqueId technique = TechniqueId::cadence;

  bool has(std::string_view condition) const;
  bool kneecap() const { return has("patellofemoral") || has("chondromalacia"); }
  std::string text() const;  // for messages
};

struct Made {
  Scenario scenario;
  Runner runner;
  Plan plan;
  std::vector<std::string> notes;
};

// 18 weeks: settle 2, align 3, single-leg 4, landing 3, run 6; every fourth is a deload; the technique starts
// with single-leg; a jumper's jumps come in weeks 12, 14 and 17.
Plan running_plan(const Scenario& scenario);
Runner runner_of(const Scenario& scenario);
RunDays run_days_of(const Scenario& scenario);
// Of a runner of this scenario, who must outlive it.
ExerciseFrame frame_of(const Knowledge& other, const Scenario& scenario, const Runner& runner);
// The exercises of each week, after those before it.
void add_exercises(const Knowledge& other, const Scenario& scenario, Plan& plan);
Made make(const Scenario& scenario);
// The same with other knowledge: what a clinic's own data might hold.
Made make(const Knowledge& other, const Scenario& scenario);

// All combinations of conditions and the awkward runners, about two thousand plans, made once.
const std::vector<Made>& grid();

// `check` for every session of every plan; it returns what is wrong, or nothing. The first few faults are
// reported.
using Fault = std::string;
void each_plan(const std::function<Fault(const Made&)>& check);
void each_week(const std::function<Fault(const Made&, const Week&)>& check);
void each_session(const std::function<Fault(const Made&, const Week&, const Day&)>& check);

bool among(std::string_view id, const std::vector<std::string_view>& ids);
// How many sessions of the week have one of these exercises.
int sessions_with(const Week& week, const std::vector<std::string_view>& ids);
int sessions_in(const Week& week);
const PrescribedExercise* dose_in(const Week& week, std::string_view id);

inline const std::vector<std::string_view> house{"wall-ball", "running-man", "mini-squat", "landing"};
inline const std::vector<std::string_view> isolation{"wall-squat", "clam", "knee-extension"};
inline const std::vector<std::string_view> landings{"landing", "pogo", "hops", "box-jump"};
inline const std::vector<std::string_view> tendon_loads{
    "mini-squat",  "wall-squat",       "knee-extension", "spanish-squat", "leg-press",
    "split-squat", "single-leg-squat", "step-up",        "step-down",     "decline-squat"};

}  // namespace kneecheck::exercise_tests
