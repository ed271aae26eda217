// How plan_exercises() works inside: in a week with its runs it picks the days, then the exercises of each
// session, then one dose for each exercise. Rule: pure parts; what a week knows of those before is
// ExercisePast.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/few.h"
#include "knowledge/plan_policy.h"
#include "plan/calendar.h"
#include "plan/parts.h"

namespace kneecheck::plan {

// Whether an exercise can be used: yes, yes but for the kit, or no.
enum class Barrier : std::uint8_t { none, kit, other };

inline bool contains(const std::vector<ExerciseIndex>& list, ExerciseIndex exercise) {
  return std::ranges::find(list, exercise) != list.end();
}

// What one phase makes of an exercise for this runner.
struct PhaseScope {
  Barrier barrier = Barrier::none;  // but for E3, which looks at the weeks before
  IntRange depth;                   // of knee bend, in degrees, where the exercise states one
};
using ExerciseScope = std::array<PhaseScope, phase_count>;

// E16 to E18: which exercises carry a load, phase by phase, and how.
struct HeavyWork {
  const HeavyProgramme* programme = nullptr;  // null: this runner lifts no weights
  std::array<std::vector<ExerciseIndex>, phase_count> exercises;
  HeavySize size;
  int lightest_rm = 0;  // the heaviest weight is one that can be lifted so often

  bool has(ExerciseIndex exercise, PhaseId phase) const {
    return contains(exercises[static_cast<std::size_t>(phase)], exercise);
  }
  bool ever_has(ExerciseIndex exercise) const {
    return std::ranges::any_of(exercises, [exercise](const auto& list) { return contains(list, exercise); });
  }
};

// E17: holds while the tendon is sore, phase by phase.
struct HoldWork {
  std::array<std::optional<ExerciseIndex>, phase_count> exercise;
  HoldSize size;
  int through_week = 0;  // in settle, and up to this week
};

// What stays the same through the whole plan.
struct ExerciseFrame {
  const Knowledge& knowledge;
  const Runner& runner;
  std::uint64_t conditions = 0;       // bits of Knowledge::conditions
  std::vector<ExerciseScope> scopes;  // by exercise
  HeavyWork heavy;
  HoldWork holds;
  DayMask sessions = 0;  // the dates of a week with as many sessions as there may be
  std::optional<Date> race;

  const PlanPolicy& policy() const { return *knowledge.policy; }
  const Exercise& exercise(ExerciseIndex index) const { return knowledge.exercises[index]; }
  const PhaseScope& scope(ExerciseIndex index, PhaseId phase) const {
    return scopes[index][static_cast<std::size_t>(phase)];
  }
  // The exercise that is held in this week (E17).
  std::optional<ExerciseIndex> hold(const Week& week) const;
};
ExerciseFrame exercise_frame(const Knowledge& knowledge, const Runner& runner, Date start,
                             const RunDays& run_days);

// exercise_scope.cpp: needs the conditions of the frame.
inline constexpr int full_bend = 90;  // degrees: no plan asks for more
std::vector<ExerciseScope> exercise_scopes(const ExerciseFrame& frame);
// exercise_load.cpp: need its scopes.
HeavyWork heavy_work(const ExerciseFrame& frame);
HoldWork hold_work(const ExerciseFrame& frame);
// The phase with the first load, if only the house exercises carry it, which are done before without one.
std::optional<PhaseId> first_load_phase(const ExerciseFrame& frame);
// E19: in their order; the first that cannot be done ends the row. On few days there is no room for them.
std::vector<ExerciseIndex> jumps_of(const ExerciseFrame& frame);

// The race week and the weeks of recovery: few sessions, nothing new, no jumping.
constexpr bool is_low(const Week& week) {
  return week.race_week || week.recovery;
}

// The four house exercises lead; `landing` is the one with impact. The other exercises with impact are jumps.
inline bool is_core(const Exercise& exercise) {
  return exercise.role == Role::core;
}
inline bool is_landing(const Exercise& exercise) {
  return exercise.impact && is_core(exercise);
}
inline bool is_jump(const Exercise& exercise) {
  return exercise.impact && !is_core(exercise);
}

// Where the weeks before have brought one exercise.
struct Progress {
  int weeks = 0;       // with this exercise; 0: never done
  int last_week = 0;   // number of the last of them
  int last_rise = 0;   // number of the week in which its dose or depth rose last; 0: never
  int load_weeks = 0;  // E16: normal weeks with its present load
  PrescribedExercise dose;
};

class ExercisePast {
 public:
  explicit ExercisePast(const Knowledge& knowledge) : progress_(knowledge.exercises.size()) {}

  const Progress& of(ExerciseIndex exercise) const { return progress_[exercise]; }
  bool had(ExerciseIndex exercise) const { return of(exercise).weeks > 0; }
  bool had_landing() const { return had_landing_; }
  std::optional<int> most_contacts() const { return most_contacts_; }  // of a session so far
  std::optional<Date> last_impact() const { return last_impact_; }
  int loaded_weeks() const { return loaded_weeks_; }  // with any load

  void remember(const Knowledge& knowledge, const Week& week);

 private:
  std::vector<Progress> progress_;
  bool had_landing_ = false;
  int loaded_weeks_ = 0;
  std::optional<int> most_contacts_;
  std::optional<Date> last_impact_;
};

// What a diary leaves of the exercises of a week; a fresh plan has none of it.
struct ExerciseLimits {
  bool doses_stay = false;   // nothing rises
  bool no_landings = false;  // and no jumps
};

// exercises.cpp: fills Day::exercises and Week::strength_sessions.
void plan_exercises(const ExerciseFrame& frame, const ExercisePast& past, Week& week,
                    const ExerciseLimits& limits = {});

// exercise_days.cpp: the dates of a usual week, and of this one (0 to 6, in order).
DayMask usual_session_days(const ExerciseFrame& frame, DayMask open, const RunDays& run_days,
                           DayMask weekend_dates);
Few<int, days_a_week> session_days(const ExerciseFrame& frame, const Week& week);

// exercise_choice.cpp: what is done on each of these dates, the most important first.
struct Pick {
  ExerciseIndex exercise = 0;
  bool kept = false;  // a rule asks for it: not given up for another exercise
};
inline constexpr std::size_t session_room = 8;  // more than any session has (E8), even with one too many
struct Session {
  int day = 0;
  Few<Pick, session_room> picks;

  bool has(ExerciseIndex exercise) const;
};
using Sessions = Few<Session, days_a_week>;
Sessions choose_sessions(const ExerciseFrame& frame, const ExercisePast& past, const ExerciseLimits& limits,
                         const Week& week, const Few<int, days_a_week>& days);

// Whether this week may not miss what `must` asks for.
bool applies(const ExerciseFrame& frame, const Must& must, const Week& week);

// Whether an exercise can be used in this week. `had_landing`: in a week before.
Barrier barrier(const ExerciseFrame& frame, bool had_landing, const Week& week, ExerciseIndex exercise);

// exercise_load.cpp: the step of a week with a load (E9, E16): heavier, deeper, or not yet.
bool raise_load(const ExerciseFrame& frame, const ExercisePast& past, const Week& week, int deepest,
                PrescribedExercise& dose);

// exercise_start.cpp: where the dose of this week starts, before it grows or makes room for others.
PrescribedExercise base_dose(const ExerciseFrame& frame, const ExercisePast& past,
                             const ExerciseLimits& limits, const Week& week, ExerciseIndex exercise);
bool within(const PrescribedExercise& dose, int most_reps, int most_hold);  // E13: repetitions, seconds held
// A little less: a set, else a repetition, else a second of holding. False when nothing is left to take.
bool make_smaller(PrescribedExercise& dose);

// exercise_dose.cpp: one dose for each exercise of the week, within the time of every session.
using SessionDoses = Few<std::vector<PrescribedExercise>, days_a_week>;  // by session
SessionDoses prescribe(const ExerciseFrame& frame, const ExercisePast& past, const ExerciseLimits& limits,
                       const Week& week, const Sessions& sessions);

// exercise_notes.cpp: what the reader must be told about the exercises of the finished plan.
std::vector<std::string> exercise_notes(const ExerciseFrame& frame, const Plan& plan);

}  // namespace kneecheck::plan
