#include "words/session_words.h"

#include <algorithm>
#include <array>

#include "base/words/words.h"
#include "plan/notes.h"

namespace kneecheck::words {
namespace {

std::string terrain_words(const Language& language, const Run& run) {
  std::vector<std::string> parts;
  if (run.downhill_minutes > 0)
    parts.push_back(language.say(WordsText::minutes_downhill, {{"minutes", run.downhill_minutes}}));
  if (run.hill_minutes > 0) {  // downhill comes after rolling ground
    const TextId where =
        run.terrain == Terrain::uphill ? WordsText::minutes_uphill : WordsText::minutes_rolling;
    parts.push_back(language.say(where, {{"minutes", run.hill_minutes}}));
  }
  if (parts.empty()) return language.say(WordsText::flat);
  return language.say(WordsText::with_ground, {{"parts", language.all_of(parts)}});
}

bool is_walk(const Run& run) {
  return run.walk_run && run.walk_run->run_minutes == 0;
}

}  // namespace

std::string run_outline(const Language& language, const Run& run) {
  if (is_walk(run)) {
    return language.say(WordsText::walk_briskly,
                        {{"minutes", run.walk_run->walk_minutes * run.walk_run->repeats}});
  }
  std::string words =
      run.walk_run ? language.say(WordsText::walk_run, {{"run", run.walk_run->run_minutes},
                                                        {"walk", run.walk_run->walk_minutes},
                                                        {"n", run.walk_run->repeats},
                                                        {"ground", terrain_words(language, run)}})
                   : language.say(WordsText::run,
                                  {{"minutes", run.minutes}, {"ground", terrain_words(language, run)}});
  if (run.hard_minutes > 0) words += language.say(WordsText::minutes_faster, {{"minutes", run.hard_minutes}});
  if (run.strides > 0) words += language.say(WordsText::some_strides, {{"n", run.strides}});
  return words;
}

std::string run_words(const Language& language, const Run& run) {
  std::string words = run_outline(language, run);
  if (is_walk(run)) words = language.say(WordsText::walk_as_far, {{"walk", std::move(words)}});
  int technique_minutes = 0;
  for (const TechniqueDose& dose : run.techniques) technique_minutes += dose.minutes;
  if (technique_minutes > 0)
    words += language.say(WordsText::minutes_technique, {{"minutes", technique_minutes}});
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

TextId pain_limit_of(const Plan& plan) {
  const auto is_strict = [](const Advice* rule) { return rule->id == "exercises"; };
  return std::ranges::any_of(plan.pain_rules, is_strict) ? WordsText::pain_limit
                                                         : WordsText::tendon_pain_limit;
}

std::string with_pain_limit(const Language& language, std::string_view text, TextId limit) {
  return filled_in(text, {{"pain_limit", language[limit]}});
}

std::string dose_words(const Language& language, const PrescribedExercise& dose) {
  std::string words = language.say(WordsText::dose, {{"sets", dose.sets}, {"reps", dose.reps}});
  if (dose.load_rm) words += language.say(WordsText::dose_weight, {{"rm", *dose.load_rm}});
  if (dose.hold_seconds > 0) words += language.say(WordsText::dose_hold, {{"seconds", dose.hold_seconds}});
  if (dose.sides == Sides::both) words += language[WordsText::dose_each_side];
  if (dose.sides == Sides::left) words += language[WordsText::dose_left];
  if (dose.sides == Sides::right) words += language[WordsText::dose_right];
  if (dose.depth_degrees) words += language.say(WordsText::dose_depth, {{"degrees", *dose.depth_degrees}});
  return words;
}

std::string weight_meaning(const Language& language, int rm) {
  return language.say(WordsText::weight_meaning, {{"rm", rm}, {"more", rm + 1}});
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
