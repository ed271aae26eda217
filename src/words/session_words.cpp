#include "words/session_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "plan/notes.h"

namespace kneecheck::words {
namespace {

std::string terrain_words(const Run& run) {
  std::vector<std::string> parts;
  if (run.downhill_minutes > 0) parts.push_back(fmt::format("{} min downhill", run.downhill_minutes));
  if (run.hill_minutes > 0)  // downhill comes after rolling ground
    parts.push_back(fmt::format("{} min {}", run.hill_minutes,
                                run.terrain == Terrain::uphill ? "uphill" : "on rolling ground"));
  return parts.empty() ? "flat" : "with " + join_words(parts);
}

bool is_walk(const Run& run) {
  return run.walk_run && run.walk_run->run_minutes == 0;
}

}  // namespace

std::string run_outline(const Run& run) {
  std::string words;
  if (is_walk(run)) {
    return fmt::format("walk briskly {} min", run.walk_run->walk_minutes * run.walk_run->repeats);
  }
  if (run.walk_run) {
    words = fmt::format("run {} min, walk {} min, {} times", run.walk_run->run_minutes,
                        run.walk_run->walk_minutes, run.walk_run->repeats);
  } else {
    words = fmt::format("run {} min", run.minutes);
  }
  words += ", " + terrain_words(run);
  if (run.hard_minutes > 0) words += fmt::format(", {} min faster", run.hard_minutes);
  if (run.strides > 0) words += fmt::format(", {} stride{}", run.strides, run.strides == 1 ? "" : "s");
  return words;
}

std::string run_words(const Run& run) {
  std::string words = run_outline(run);
  if (is_walk(run)) words += ", as far as it does not hurt";
  int technique_minutes = 0;
  for (const TechniqueDose& dose : run.techniques) technique_minutes += dose.minutes;
  if (technique_minutes > 0) words += fmt::format(", {} min new technique", technique_minutes);
  return words;
}

std::vector<const Advice*> rules_of_day(const Plan& plan, bool runs, bool exercises) {
  constexpr std::array of_runs{std::string_view{"running"}, std::string_view{"running_tendon"},
                               std::string_view{"rising"}};
  constexpr std::array of_exercises{std::string_view{"exercises"}, std::string_view{"exercises_tendon"}};
  constexpr std::array of_both{std::string_view{"over_limit"}};
  const auto is_one_of = [](const auto& ids, std::string_view id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  std::vector<const Advice*> rules;
  for (const Advice* rule : plan.pain_rules) {
    if ((runs && is_one_of(of_runs, rule->id)) || (exercises && is_one_of(of_exercises, rule->id)) ||
        ((runs || exercises) && is_one_of(of_both, rule->id)))
      rules.push_back(rule);
  }
  return rules;
}

std::string_view pain_limit_of(const Plan& plan) {
  const auto is_strict = [](const Advice* rule) { return rule->id == "exercises"; };
  return std::ranges::any_of(plan.pain_rules, is_strict) ? pain_limit : tendon_pain_limit;
}

std::string with_pain_limit(std::string_view text, std::string_view limit) {
  return filled(text, "{pain_limit}", limit);
}

std::string dose_words(const PrescribedExercise& dose) {
  std::string words = fmt::format("{} x {}", dose.sets, dose.reps);
  if (dose.load_rm) words += fmt::format(" with a weight for {}", *dose.load_rm);
  if (dose.hold_seconds > 0) words += fmt::format(", hold {} s", dose.hold_seconds);
  if (dose.sides == Sides::both) words += ", each side";
  if (dose.sides == Sides::left || dose.sides == Sides::right) words += fmt::format(", {}", word(dose.sides));
  if (dose.depth_degrees) words += fmt::format(", bend to {} degrees", *dose.depth_degrees);
  return words;
}

std::string weight_meaning(int rm) {
  return fmt::format(
      "A weight for {} is one that you could lift {} times in good form, but not {} times. When in doubt, "
      "take "
      "the lighter one.",
      rm, rm, rm + 1);
}

std::optional<int> first_weight(const Day& day) {
  const auto dose = std::ranges::find_if(
      day.exercises, [](const PrescribedExercise& each) { return each.load_rm.has_value(); });
  return dose == day.exercises.end() ? std::nullopt : dose->load_rm;
}

namespace {

template <class Parts>
std::optional<int> first_weight_in(const Parts& parts) {
  for (const auto& part : parts) {
    if (const auto rm = first_weight(part)) return rm;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> first_weight(const Week& week) {
  return first_weight_in(week.days);
}

std::optional<int> first_weight(const Plan& plan) {
  return first_weight_in(plan.weeks);
}

}  // namespace kneecheck::words
