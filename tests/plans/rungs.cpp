#include "rungs.h"

#include <fmt/format.h>

#include <algorithm>

#include "../laws/people.h"
#include "plan/rungs.h"

namespace kneecheck::plans {
namespace {

// One dose of an exercise, and when.
struct Dosed {
  PhaseId phase = PhaseId::settle;
  PrescribedExercise dose;
};

std::vector<Dosed> doses_of(const Plan& plan, ExerciseIndex exercise) {
  std::vector<Dosed> doses;
  for (const plan::Week& week : plan.weeks) {
    for (const Day& day : week.days) {
      for (const PrescribedExercise& dose : day.exercises) {
        if (dose.exercise == exercise) doses.push_back({week.phase, dose});
      }
    }
  }
  return doses;
}

// What a rung asks for and none of these doses gives, in one word each.
std::string missing(const Rung& rung, const std::vector<Dosed>& doses, std::uint64_t kit) {
  const auto none = [&doses](auto gives) { return std::none_of(doses.begin(), doses.end(), gives); };
  std::string words;
  if (rung.depth > 0 &&
      none([&](const Dosed& at) { return at.dose.depth_degrees && *at.dose.depth_degrees >= rung.depth; }))
    words += " depth";
  if (none([&](const Dosed& at) { return at.phase >= rung.from; })) words += " phase";
  if (rung.loaded && none([](const Dosed& at) { return at.dose.load_rm.has_value(); })) words += " load";
  if (rung.one_leg && none([](const Dosed& at) { return at.dose.sides == Sides::both; })) words += " one leg";
  if (rung.moves && none([](const Dosed& at) { return at.dose.hold_seconds == 0; })) words += " movement";
  if (rung.kit != 0 && (rung.kit & kit) == 0) words += " kit";
  return words;
}

}  // namespace

std::vector<std::string> Rungs::check(const Outcome& outcome) {
  const Knowledge& knowledge = laws::builtin();
  const Plan& plan = *outcome.plan;
  const std::uint64_t kit = outcome.runner[Key::equipment].yes;
  ++plans_;
  std::vector<std::string> wrong;
  for (const ExerciseIndex index : plan.exercises) {
    const Exercise& exercise = knowledge.exercises[index];
    const std::vector<Dosed> doses = doses_of(plan, index);
    const std::vector<const Rung*> rungs = rungs_of(knowledge, plan, index, kit);
    for (const Rung& rung : exercise.ladder) {
      const bool printed = std::find(rungs.begin(), rungs.end(), &rung) != rungs.end();
      printed_[index][&rung] += printed ? 1 : 0;
      const std::string lacks = missing(rung, doses, kit);
      if (printed && !lacks.empty())
        wrong.push_back(fmt::format("{}: '{}' asks for{}", exercise.id, rung.what, lacks));
      if (!printed && lacks.empty())
        wrong.push_back(fmt::format("{}: '{}' can be climbed, and is not there", exercise.id, rung.what));
    }
    if (rungs.empty()) {
      wrong.push_back(fmt::format("{}: no rung", exercise.id));
      continue;
    }
    const std::string first = missing(*rungs.front(), {doses.front()}, kit);
    if (!first.empty())
      wrong.push_back(
          fmt::format("{}: in its first week '{}' asks for{}", exercise.id, rungs.front()->what, first));
  }
  return wrong;
}

std::vector<std::string> Rungs::never_printed() const {
  std::vector<std::string> never;
  for (const auto& [index, rungs] : printed_) {
    for (const auto& [rung, times] : rungs) {
      if (times == 0)
        never.push_back(fmt::format("{}: '{}'", laws::builtin().exercises[index].id, rung->what));
    }
  }
  return never;
}

std::vector<std::string> Rungs::never_planned() const {
  std::vector<std::string> never;
  for (std::size_t i = 0; i < laws::builtin().exercises.size(); ++i) {
    const Exercise& exercise = laws::builtin().exercises[i];
    if (exercise.in_plans && printed_.count(static_cast<ExerciseIndex>(i)) == 0)
      never.emplace_back(exercise.id);
  }
  return never;
}

}  // namespace kneecheck::plans
