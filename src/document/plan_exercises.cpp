// Each exercise of the plan once, in full: how, how much, how it grows, easier or harder, and when not to.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/document.h"
#include "document/plan_parts.h"
#include "plan/rungs.h"
#include "words/session_words.h"

namespace kneecheck::document {
namespace {

const PrescribedExercise* dose_in(const Week& week, ExerciseIndex exercise) {
  for (const Day& day : week.days) {
    for (const PrescribedExercise& dose : day.exercises) {
      if (dose.exercise == exercise) return &dose;
    }
  }
  return nullptr;
}

// Where the dose changes, and how: "from week 1: 3 x 4, hold 10 s, each side; from week 3: ...".
std::vector<std::string> dose_changes(const Language& language, std::span<const Week> weeks,
                                      ExerciseIndex exercise) {
  std::vector<std::string> changes;
  const PrescribedExercise* before = nullptr;
  for (const Week& week : weeks) {
    const PrescribedExercise* dose = dose_in(week, exercise);
    if (dose == nullptr || (before != nullptr && same_dose(*dose, *before))) continue;
    changes.push_back(language.say(DocumentText::dose_from,
                                   {{"week", week.number}, {"dose", dose_words(language, *dose)}}));
    before = dose;
  }
  return changes;
}

std::string rest_words(const Language& language, std::span<const Week> weeks, ExerciseIndex exercise) {
  for (const Week& week : weeks) {
    const PrescribedExercise* dose = dose_in(week, exercise);
    const int rest = dose == nullptr ? 0 : dose->rest_seconds;
    if (rest > 0) return " " + language.say(DocumentText::rest_seconds, {{"seconds", rest}});
  }
  return {};
}

// E20: no rung that this plan has no depth, kit, weight or phase for. Where the ladder goes on without it,
// its last rung leads nowhere.
void add_ladder(PlanWriter& writer, ExerciseIndex index) {
  const std::vector<Rung>& ladder = writer.knowledge.exercises[index].ladder;
  const std::vector<const Rung*> rungs =
      rungs_of(writer.knowledge, writer.plan, index, writer.runner[Key::equipment].yes);
  Steps steps;
  for (const Rung* rung : rungs) {
    std::string step = writer.say(DocumentText::sentence, {{"words", capitalized(rung->what)}});
    if (rung == rungs.back() && rung != &ladder.back()) {
      step += " " + writer.say(DocumentText::last_level);
    } else if (!rung->move_on.empty()) {
      step += " " + writer.say(DocumentText::next_level, {{"target", rung->move_on}});
    }
    steps.items.push_back(std::move(step));
  }
  if (steps.items.empty()) return;
  writer.paragraph(DocumentText::levels);
  writer.add(std::move(steps));
}

std::string kit_words(const Knowledge& knowledge, const Exercise& exercise) {
  const Question& equipment = knowledge.question(Key::equipment);
  std::vector<std::string> needed;
  std::vector<std::string> helpful;
  for (std::size_t i = 0; i < equipment.choices.size(); ++i) {
    const std::string_view label = equipment.choices[i].label;
    if (((exercise.kit_needs | exercise.kit_any_of) >> i & 1U) != 0) needed.emplace_back(label);
    if ((exercise.kit_helps >> i & 1U) != 0) helpful.emplace_back(label);
  }
  const Language& language = knowledge.language;
  std::vector<std::string> words;
  const bool any_will_do = exercise.kit_any_of != 0;
  if (!needed.empty())
    words.push_back(language.say(DocumentText::sentence, {{"words", any_will_do ? language.one_of(needed)
                                                                                : language.all_of(needed)}}));
  if (!helpful.empty())
    words.push_back(language.say(DocumentText::helpful, {{"equipment", language.semicolon_list(helpful)}}));
  if (!exercise.kit_instead.empty()) words.emplace_back(exercise.kit_instead);
  return fmt::format("{}", fmt::join(words, " "));
}

void add_exercise(PlanWriter& writer, ExerciseIndex index) {
  const Exercise& exercise = writer.knowledge.exercises[index];
  const Language& language = writer.language();
  writer.heading(3, capitalized(exercise.name));
  add_figure(writer, writer.knowledge, exercise.figure, exercise.name);
  writer.paragraph(fmt::format("{} {}", exercise.summary, exercise.purpose));
  writer.add(steps_of(exercise));
  Facts facts;
  const auto add = [&](TextId key, std::string_view value) { facts.add(language[key], value); };
  add(DocumentText::how_much, dose_of_weeks(writer, index));
  add(DocumentText::tempo, exercise.tempo);
  add(DocumentText::load, exercise.load);
  add(DocumentText::equipment, kit_words(writer.knowledge, exercise));
  add(DocumentText::look_for, sentences(exercise.cues));
  add(DocumentText::avoid, sentences(exercise.mistakes));
  add(DocumentText::load_on_knee, exercise.load_note);
  add(DocumentText::evidence,
      fmt::format("{}{}", exercise.proof.text, writer.citations.mark(exercise.proof.evidence)));
  const TextId house = counted(DocumentText::from_article_core, static_cast<std::size_t>(exercise.house));
  add(DocumentText::from_where, language.say(house) + writer.citations.mark(exercise.evidence));
  writer.add(std::move(facts));
  writer.paragraph(DocumentText::skip_if);
  Bullets not_if;
  for (const std::string_view text : exercise.not_if)
    not_if.items.push_back(with_pain_limit(language, text, pain_limit_of(writer.plan)));
  writer.add(std::move(not_if));
  add_ladder(writer, index);
}

}  // namespace

std::string_view what_will_do(const Case& runner, const Exercise& exercise) {
  const std::uint64_t kit = runner[Key::equipment].yes;
  const bool has_none_of = exercise.kit_any_of != 0 && (exercise.kit_any_of & kit) == 0;
  const bool lacks = has_none_of || ((exercise.kit_needs | exercise.kit_helps) & ~kit) != 0;
  return lacks && runner.known(Key::equipment) ? exercise.kit_instead : std::string_view{};
}

std::string dose_of_weeks(const PlanWriter& writer, ExerciseIndex exercise) {
  const Language& language = writer.language();
  const std::string doses = language.semicolon_list(dose_changes(language, writer.shown, exercise));
  return language.say(DocumentText::sentence, {{"words", capitalized(doses)}}) +
         rest_words(language, writer.shown, exercise);
}

// Those of the weeks shown, the ones of the week at hand first.
std::vector<ExerciseIndex> exercises_shown(const PlanWriter& writer) {
  std::vector<ExerciseIndex> found;
  for (const ExerciseIndex exercise : writer.plan.exercises) {
    const auto holds = [exercise](const Week& week) { return dose_in(week, exercise) != nullptr; };
    if (std::ranges::any_of(writer.shown, holds)) found.push_back(exercise);
  }
  std::stable_partition(found.begin(), found.end(), [&](ExerciseIndex exercise) {
    return dose_in(*writer.place.week, exercise) != nullptr;
  });
  return found;
}

bool same_dose(const PrescribedExercise& a, const PrescribedExercise& b) {
  return a.sets == b.sets && a.reps == b.reps && a.hold_seconds == b.hold_seconds && a.sides == b.sides &&
         a.depth_degrees == b.depth_degrees && a.load_rm == b.load_rm;
}

bool is_known(const PlanWriter& writer, const PrescribedExercise& dose, int for_weeks) {
  const auto first = std::ranges::find_if(writer.plan.weeks, [&dose](const Week& week) {
    const PrescribedExercise* here = dose_in(week, dose.exercise);
    return here != nullptr && here->sides == dose.sides &&
           here->load_rm.has_value() == dose.load_rm.has_value();
  });
  return first != writer.plan.weeks.end() && first->number + for_weeks <= writer.place.week->number;
}

Steps steps_of(const Exercise& exercise) {
  Steps steps{items_of(exercise.steps)};
  if (!exercise.set_up.empty()) steps.items.emplace(steps.items.begin(), exercise.set_up);
  return steps;
}

std::string first_sentence(std::string_view text) {
  const std::size_t end = text.find(". ");
  return std::string{end == std::string_view::npos ? text : text.substr(0, end + 1)};
}

std::string first_cue(const Exercise& exercise) {
  return exercise.cues.empty() ? std::string{} : first_sentence(exercise.cues.front());
}

void add_exercises(PlanWriter& writer) {
  const std::vector<ExerciseIndex> exercises = exercises_shown(writer);
  if (exercises.empty()) return;
  writer.heading(2, DocumentText::exercises);
  writer.paragraph(DocumentText::three_by_four);
  for (const Week& week : writer.shown) {
    const std::optional<int> rm = first_weight(week);
    if (rm) writer.paragraph(weight_meaning(writer.language(), *rm));
    if (rm) break;
  }
  writer.paragraph(DocumentText::levels_meaning);
  for (const ExerciseIndex exercise : exercises) add_exercise(writer, exercise);
}

}  // namespace kneecheck::document
