#include "exercises_grid.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <memory>

#include "knowledge/load.h"

namespace kneecheck::exercise_tests {
namespace {

constexpr std::array<int, phase_count> phase_weeks{2, 3, 4, 3, 6};
constexpr int monday = 20787;  // 2026-11-30

std::unique_ptr<Knowledge> load() {
  Diagnostics problems;
  auto loaded = load_knowledge({builtin_layer()}, problems);
  REQUIRE_MESSAGE(loaded != nullptr, format(problems));
  return loaded;
}

std::uint64_t bits(Key key, const std::vector<std::string_view>& ids) {
  std::uint64_t mask = 0;
  for (const std::string_view id : ids) mask |= choice_bit(knowledge().question(key), id);
  return mask;
}

// Runs on the days that a plan would take, the last one a little longer; none after the race.
void add_runs(const Scenario& scenario, const Plan& plan, Week& week) {
  const RunDays sets = run_days_of(scenario);
  const DayMask days = sets.of(sets.first, false);
  Run* last = nullptr;
  for (int day = 0; day < days_a_week; ++day) {
    const int after_race = plan.race ? days_between(plan.race->date, week.start.plus(day)) : -1;
    if (!on_day(days, day) || (after_race >= 0 && after_race <= 2)) continue;
    Run run;
    run.minutes = 20;
    last = &week.days[static_cast<std::size_t>(day)].run.emplace(run);
  }
  if (last != nullptr) last->minutes = 30;
  for (const Day& day : week.days) {
    week.run_minutes += day.run ? day.run->minutes : 0;
    week.longest_run_minutes = std::max(week.longest_run_minutes, day.run ? day.run->minutes : 0);
  }
}

// E19: what the running half would say is new.
void add_jump(const Scenario& scenario, Week& week) {
  if (!scenario.jumper || week.race_week || week.recovery) return;
  constexpr std::array<std::pair<int, std::string_view>, 3> jumps{
      {{12, "pogo"}, {14, "hops"}, {17, "box-jump"}}};
  for (const auto& [number, id] : jumps) {
    if (number == week.number) week.news.push_back({NoveltyKind::jump, {}, {}, id});
  }
}

void add_technique(const Scenario& scenario, Week& week, int since_start) {
  if (week.phase < PhaseId::single_leg || week.run_minutes == 0) return;
  WeekTechnique technique;
  technique.id = scenario.technique;
  technique.state = week.deload || week.recovery || week.race_week ? TechniqueState::hold
                    : since_start == 0                             ? TechniqueState::start
                                                                   : TechniqueState::build;
  technique.minutes = 5;
  week.techniques.push_back(technique);
}

Week running_week(const Scenario& scenario, const Plan& plan, int number, PhaseId phase) {
  Week week;
  week.number = number;
  week.start = plan.start.plus(7 * (number - 1));
  week.phase = phase;
  week.race_week = number == scenario.race_week;
  week.recovery = scenario.race_week > 0 && number == scenario.race_week + 1;
  week.deload = number % 4 == 0 || week.race_week || week.recovery;
  for (int day = 0; day < 7; ++day) week.days[static_cast<std::size_t>(day)].date = week.start.plus(day);
  add_runs(scenario, plan, week);
  add_jump(scenario, week);
  add_technique(scenario, week, number - 1 - phase_weeks[0] - phase_weeks[1]);
  return week;
}

std::vector<Scenario> scenarios() {
  const std::vector<std::vector<std::string_view>> conditions{{"itb"},
                                                              {"patellofemoral"},
                                                              {"patellar-tendon"},
                                                              {"chondromalacia"},
                                                              {"itb", "patellofemoral"},
                                                              {"itb", "patellar-tendon"},
                                                              {"patellofemoral", "itb"},
                                                              {"patellofemoral", "patellar-tendon"},
                                                              {"patellar-tendon", "itb"},
                                                              {"patellar-tendon", "chondromalacia"},
                                                              {"chondromalacia", "itb"}};
  // All days; one; two neighbours; the two ends of the week; three in a row; four in a row; Mon Wed Fri Sun;
  // six; four around the week's end.
  const std::vector<std::uint8_t> days{0x7f, 0x04, 0x03, 0x41, 0x07, 0x0f, 0x55, 0x3f, 0x63, 0x12};
  const std::vector<std::vector<std::string_view>> kits{{},
                                                        {"mirror", "ball", "step", "band", "weights", "gym"},
                                                        {"step", "band", "strap"},
                                                        {"gym"},
                                                        {"weights"}};
  const std::vector<int> minutes{10, 12, 15, 20, 30, 60};
  const std::vector<std::vector<std::string_view>> histories{
      {}, {"hamstring"}, {"achilles_calf"}, {"back_pain"}, {"stress_fracture"}};
  std::vector<Scenario> all;
  int number = 0;
  const auto pick = [&number](const auto& list, int stride) -> const auto& {
    return list[static_cast<std::size_t>(number / stride) % list.size()];
  };
  for (const auto& condition : conditions) {
    for (const std::uint8_t open : days) {
      for (const int session_minutes : minutes) {
        for (int variant = 0; variant < 3; ++variant, ++number) {
          Scenario scenario;
          scenario.conditions = condition;
          scenario.open_days = open;
          scenario.minutes = session_minutes;
          scenario.kit = pick(kits, 1);
          scenario.history = pick(histories, 3);
          scenario.sore = number % 4 == 1;
          scenario.gentle = number % 5 == 2;
          scenario.jumper = scenario.has("patellar-tendon") && !scenario.gentle && number % 2 == 0;
          scenario.runs = 1 + number % 5;
          scenario.race_week = number % 3 == 1 ? 14 + number % 4 : 0;
          scenario.race_day = number % 7;
          scenario.start = number / 2 % 7;
          scenario.technique = number % 2 == 0 ? TechniqueId::cadence : TechniqueId::forward_lean;
          all.push_back(std::move(scenario));
        }
      }
    }
  }
  return all;
}

// Faults of all checks are alike: say where, and do not flood.
class Report {
 public:
  void add(const Made& made, const Week* week, const Fault& fault) {
    ++checked_;
    if (fault.empty()) return;
    if (++faults_ > 3) return;
    FAIL_CHECK(
        made.scenario.text() << (week != nullptr ? " week " + std::to_string(week->number) : std::string{})
                             << ": " << fault);
  }
  ~Report() {
    CHECK_MESSAGE(faults_ == 0, faults_ << " faults");
    CHECK(checked_ > 0);
  }

 private:
  int faults_ = 0;
  int checked_ = 0;
};

}  // namespace

const Knowledge& knowledge() {
  static const std::unique_ptr<Knowledge> loaded = load();
  return *loaded;
}

ExerciseIndex exercise(std::string_view id) {
  const auto found = knowledge().find_exercise(id);
  REQUIRE_MESSAGE(found.has_value(), id);
  return *found;
}

std::string_view id_of(ExerciseIndex index) {
  return knowledge().exercises[index].id;
}

bool Scenario::has(std::string_view condition) const {
  return among(condition, conditions);
}

std::string Scenario::text() const {
  std::string line;
  for (const std::string_view condition : conditions) line += std::string(condition) + ' ';
  line += "days " + std::to_string(open_days) + " minutes " + std::to_string(minutes) + " runs " +
          std::to_string(runs) + " kit";
  for (const std::string_view item : kit) line += ' ' + std::string(item);
  if (race_week > 0) line += " race " + std::to_string(race_week) + '/' + std::to_string(race_day);
  return line + " start " + std::to_string(start) + (sore ? " sore" : "") + (gentle ? " gentle" : "");
}

Runner runner_of(const Scenario& scenario) {
  Runner runner;
  for (const std::string_view condition : scenario.conditions)
    runner.conditions.push_back(knowledge().find_condition(condition).value());
  runner.open_days = scenario.open_days;
  runner.kit = bits(Key::equipment, scenario.kit);
  runner.history = bits(Key::history, scenario.history);
  for (const std::string_view id : scenario.avoid) runner.avoid.push_back(exercise(id));
  runner.most_session_minutes = scenario.minutes;
  runner.minutes_given = true;
  runner.jumper = scenario.jumper;
  runner.most_runs = scenario.runs;
  runner.sore = scenario.sore;
  runner.gentle = scenario.gentle;
  return runner;
}

RunDays run_days_of(const Scenario& scenario) {
  const Date start{monday + scenario.start};
  RunDaysWish wish;
  wish.open = from_weekdays(scenario.open_days, start);
  wish.most_runs = scenario.runs;
  wish.early_in_row = wish.late_in_row = 3;
  wish.weekend = from_weekdays(weekend, start);
  return run_days(wish);
}

ExerciseFrame frame_of(const Knowledge& other, const Scenario& scenario, const Runner& runner) {
  return exercise_frame(other, runner, Date{monday + scenario.start}, run_days_of(scenario));
}

void add_exercises(const Knowledge& other, const Scenario& scenario, Plan& plan) {
  const Runner runner = runner_of(scenario);
  ExerciseFrame frame = frame_of(other, scenario, runner);
  if (plan.race) frame.race = plan.race->date;
  ExercisePast past{other};
  for (Week& week : plan.weeks) {
    plan_exercises(frame, past, week);
    past.remember(other, week);
    for (const Day& day : week.days) {
      for (const PrescribedExercise& dose : day.exercises) {
        if (!contains(plan.exercises, dose.exercise)) plan.exercises.push_back(dose.exercise);
      }
    }
  }
}

Plan running_plan(const Scenario& scenario) {
  Plan plan;
  plan.start = Date{monday + scenario.start};
  plan.conditions = runner_of(scenario).conditions;
  if (scenario.race_week > 0) {
    plan.race = RaceView{};
    plan.race->date = plan.start.plus(7 * (scenario.race_week - 1) + scenario.race_day);
    plan.race->verdict = Verdict::fits;
  }
  int number = 1;
  for (std::size_t phase = 0; phase < phase_count; ++phase) {
    const int first = number;
    for (; number < first + phase_weeks[phase]; ++number) {
      plan.weeks.push_back(running_week(scenario, plan, number, static_cast<PhaseId>(phase)));
    }
    PhaseSpan span;
    span.id = static_cast<PhaseId>(phase);
    span.first_week = first;
    span.last_week = number - 1;
    plan.phases.push_back(span);
  }
  return plan;
}

Made make(const Scenario& scenario) {
  return make(knowledge(), scenario);
}

Made make(const Knowledge& other, const Scenario& scenario) {
  Made made{scenario, runner_of(scenario), running_plan(scenario), {}};
  add_exercises(other, scenario, made.plan);
  made.notes = exercise_notes(frame_of(other, scenario, made.runner), made.plan);
  return made;
}

const std::vector<Made>& grid() {
  static const std::vector<Made> all = [] {
    std::vector<Made> made;
    for (const Scenario& scenario : scenarios()) made.push_back(make(scenario));
    return made;
  }();
  return all;
}

void each_plan(const std::function<Fault(const Made&)>& check) {
  Report report;
  for (const Made& made : grid()) report.add(made, nullptr, check(made));
}

void each_week(const std::function<Fault(const Made&, const Week&)>& check) {
  Report report;
  for (const Made& made : grid()) {
    for (const Week& week : made.plan.weeks) report.add(made, &week, check(made, week));
  }
}

void each_session(const std::function<Fault(const Made&, const Week&, const Day&)>& check) {
  Report report;
  for (const Made& made : grid()) {
    for (const Week& week : made.plan.weeks) {
      for (const Day& day : week.days) {
        if (!day.exercises.empty()) report.add(made, &week, check(made, week, day));
      }
    }
  }
}

bool among(std::string_view id, const std::vector<std::string_view>& ids) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

int sessions_with(const Week& week, const std::vector<std::string_view>& ids) {
  return static_cast<int>(std::count_if(week.days.begin(), week.days.end(), [&ids](const Day& day) {
    return std::any_of(day.exercises.begin(), day.exercises.end(),
                       [&ids](const PrescribedExercise& dose) { return among(id_of(dose.exercise), ids); });
  }));
}

int sessions_in(const Week& week) {
  return static_cast<int>(std::count_if(week.days.begin(), week.days.end(),
                                        [](const Day& day) { return !day.exercises.empty(); }));
}

const PrescribedExercise* dose_in(const Week& week, std::string_view id) {
  for (const Day& day : week.days) {
    for (const PrescribedExercise& dose : day.exercises) {
      if (id_of(dose.exercise) == id) return &dose;
    }
  }
  return nullptr;
}

}  // namespace kneecheck::exercise_tests
