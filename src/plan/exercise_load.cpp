// Weights and holds: which exercises carry them, and how a load grows (E9, E16 to E18).
#include <algorithm>
#include <bit>

#include "plan/exercises.h"

namespace kneecheck::plan {
namespace {

// The last entry that asks for no more minutes than there are.
template <class Size>
Size size_for(const std::vector<Size>& sizes, int minutes) {
  Size size = sizes.front();
  for (const Size& each : sizes) {
    if (each.minutes <= minutes) size = each;
  }
  return size;
}

bool has_weights(const ExerciseFrame& frame) {
  return (frame.runner.kit & frame.policy().weights) != 0;
}

const HeavyProgramme* programme_for(const ExerciseFrame& frame) {
  for (const HeavyProgramme& programme : frame.policy().heavy) {
    if ((programme.conditions & frame.conditions) != 0)
      return programme.needs_weights && !has_weights(frame) ? nullptr : &programme;
  }
  return nullptr;
}

// The first that this runner may and can do in this phase, and that is not chosen already.
std::optional<ExerciseIndex> first_of(const ExerciseFrame& frame, const Slot& slot, PhaseId phase,
                                      const std::vector<ExerciseIndex>& chosen) {
  const auto found = std::ranges::find_if(slot, [&](ExerciseIndex exercise) {
    return frame.scope(exercise, phase).barrier == Barrier::none && !contains(chosen, exercise);
  });
  return found == slot.end() ? std::nullopt : std::optional{*found};
}

// A week that brings back hills, speed or jumps is enough for the knee: no heavier weight in it.
bool asks_much(const Week& week) {
  return std::ranges::any_of(week.news, [](const Novelty& novelty) {
    return novelty.kind != NoveltyKind::phase && novelty.kind != NoveltyKind::technique_start &&
           novelty.kind != NoveltyKind::technique_rise && novelty.kind != NoveltyKind::extra_run;
  });
}

std::size_t step_of(const PlanPolicy& policy, int rm) {
  return static_cast<std::size_t>(std::ranges::find(policy.loads, rm, &LoadStep::rm) - policy.loads.begin());
}

}  // namespace

HeavyWork heavy_work(const ExerciseFrame& frame) {
  const PlanPolicy& policy = frame.policy();
  HeavyWork work;
  work.programme = programme_for(frame);
  if (work.programme == nullptr) return work;
  const int minutes = frame.runner.most_session_minutes;
  work.size = size_for(policy.heavy_sizes, minutes);
  work.lightest_rm = has_weights(frame) ? work.programme->lightest_rm : work.programme->lightest_rm_rucksack;
  // One session has to hold everything that two conditions ask for.
  const bool crowded = std::popcount(frame.runner.open_days) == 1 && frame.runner.conditions.size() > 1;
  for (std::size_t i = 0; i < phase_count; ++i) {
    const auto phase = static_cast<PhaseId>(i);
    if (frame.runner.sore && phase < policy.sore.until) continue;  // E17
    for (const HeavySlot& slot : work.programme->slots) {
      if (phase < slot.from || minutes < slot.minutes || (crowded && !work.exercises[i].empty())) continue;
      if (const auto exercise = first_of(frame, slot.any_of, phase, work.exercises[i]))
        work.exercises[i].push_back(*exercise);
    }
  }
  return work;
}

HoldWork hold_work(const ExerciseFrame& frame) {
  const PlanPolicy& policy = frame.policy();
  HoldWork work;
  if ((policy.holds.conditions & frame.conditions) == 0) return work;
  work.size = size_for(policy.hold_sizes, frame.runner.most_session_minutes);
  work.through_week = policy["holds_through_week"_n];
  for (std::size_t i = 0; i < phase_count; ++i)
    work.exercise[i] = first_of(frame, policy.holds.any_of, static_cast<PhaseId>(i), {});
  return work;
}

std::optional<PhaseId> first_load_phase(const ExerciseFrame& frame) {
  const auto& phases = frame.heavy.exercises;
  const auto* const first = std::ranges::find_if(phases, [](const auto& list) { return !list.empty(); });
  if (first == phases.end()) return std::nullopt;
  const auto is_house = [&](ExerciseIndex exercise) { return is_core(frame.exercise(exercise)); };
  return std::ranges::all_of(*first, is_house) ? std::optional{static_cast<PhaseId>(first - phases.begin())}
                                               : std::nullopt;
}

std::vector<ExerciseIndex> jumps_of(const ExerciseFrame& frame) {
  const PlanPolicy& policy = frame.policy();
  std::vector<ExerciseIndex> jumps;
  if (!frame.runner.jumper || std::popcount(frame.runner.open_days) < policy["jumping_days_least"_n])
    return jumps;
  for (const ExerciseIndex jump : policy.jumps.exercises) {
    if (frame.scope(jump, PhaseId::run).barrier != Barrier::none) break;
    jumps.push_back(jump);
  }
  return jumps;
}

std::optional<ExerciseIndex> ExerciseFrame::hold(const Week& week) const {
  const bool sore_yet = runner.sore && week.phase < policy().sore.until;
  const bool due = week.phase == PhaseId::settle || sore_yet || week.number <= holds.through_week;
  return due ? holds.exercise[static_cast<std::size_t>(week.phase)] : std::nullopt;
}

bool raise_load(const ExerciseFrame& frame, const ExercisePast& past, const Week& week, int deepest,
                PrescribedExercise& dose) {
  const PlanPolicy& policy = frame.policy();
  const Progress& progress = past.of(dose.exercise);
  const std::size_t step = step_of(policy, *dose.load_rm);
  const LoadStep* next = step + 1 < policy.loads.size() ? &policy.loads[step + 1] : nullptr;
  if (next != nullptr && next->rm < frame.heavy.lightest_rm) next = nullptr;
  // The lightest weights of all are left in time, whatever the depth (E17).
  const bool late = past.loaded_weeks() >= policy["load_hurry_weeks"_n] && step < 2;
  const bool slow = step >= 3 || !frame.heavy.programme->quick;
  const int weeks = policy[slow && !late ? "load_weeks_slow"_n : "load_weeks"_n];
  const bool ripe = next != nullptr && (late || !asks_much(week)) && progress.load_weeks >= weeks &&
                    past.loaded_weeks() >= next->after_weeks;
  const bool deeper = dose.depth_degrees && *dose.depth_degrees < deepest;
  if (ripe && (late || !deeper)) {
    dose.load_rm = next->rm;
    dose.reps = next->reps;
    return true;
  }
  if (!deeper) return false;
  dose.depth_degrees = std::min(*dose.depth_degrees + policy["depth_step"_n], deepest);
  return true;
}

}  // namespace kneecheck::plan
