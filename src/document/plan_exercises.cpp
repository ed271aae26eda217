// Each exercise of the plan once, in full: how, how much, how it grows, easier or harder, and when not to.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
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
std::vector<std::string> dose_changes(std::span<const Week> weeks, ExerciseIndex exercise) {
  std::vector<std::string> changes;
  const PrescribedExercise* before = nullptr;
  for (const Week& week : weeks) {
    const PrescribedExercise* dose = dose_in(week, exercise);
    if (dose == nullptr || (before != nullptr && same_dose(*dose, *before))) continue;
    changes.push_back(fmt::format("from week {}: {}", week.number, dose_words(*dose)));
    before = dose;
  }
  return changes;
}

std::string rest_words(std::span<const Week> weeks, ExerciseIndex exercise) {
  for (const Week& week : weeks) {
    const PrescribedExercise* dose = dose_in(week, exercise);
    const int rest = dose == nullptr ? 0 : dose->rest_seconds;
    if (rest > 0) return fmt::format(" Rest {} s between sets.", rest);
  }
  return {};
}

std::string house_words(House house) {
  if (house == House::core) return "the article, as one of its four main exercises";
  if (house == House::not_alone) return "the article, but never on its own";
  return house == House::uses ? "the article" : "added here, not in the article";
}

// E20: no rung that this plan has no depth, kit, weight or phase for. Where the ladder goes on without it,
// its last rung leads nowhere.
void add_ladder(PlanWriter& writer, ExerciseIndex index) {
  const std::vector<Rung>& ladder = writer.knowledge.exercises[index].ladder;
  const std::vector<const Rung*> rungs =
      rungs_of(writer.knowledge, writer.plan, index, writer.runner[Key::equipment].yes);
  Steps steps;
  for (const Rung* rung : rungs) {
    std::string step = capitalized(rung->what) + ".";
    if (rung == rungs.back() && rung != &ladder.back()) {
      step += " This is as far as your plan goes: stay here and keep it up.";
    } else if (!rung->move_on.empty()) {
      step += fmt::format(" Next at: {}.", rung->move_on);
    }
    steps.items.push_back(std::move(step));
  }
  if (steps.items.empty()) return;
  writer.paragraph("Levels:");
  writer.add(std::move(steps));
}

std::string kit_words(const Knowledge& knowledge, const Exercise& exercise) {
  const Question& equipment = knowledge.question(Key::equipment);
  std::vector<std::string> needed;
  std::vector<std::string> helpful;
  for (std::size_t i = 0; i < equipment.choices.size(); ++i) {
    if (((exercise.kit_needs | exercise.kit_any_of) >> i & 1U) != 0)
      needed.push_back(uncapitalized(equipment.choices[i].label));
    if ((exercise.kit_helps >> i & 1U) != 0) helpful.push_back(uncapitalized(equipment.choices[i].label));
  }
  std::vector<std::string> words;
  if (!needed.empty()) words.push_back(join_words(needed, exercise.kit_any_of != 0 ? "or" : "and") + ".");
  if (!helpful.empty()) words.push_back(fmt::format("Helpful: {}.", join_words(helpful)));
  if (!exercise.kit_instead.empty()) words.emplace_back(exercise.kit_instead);
  return fmt::format("{}", fmt::join(words, " "));
}

void add_exercise(PlanWriter& writer, ExerciseIndex index) {
  const Exercise& exercise = writer.knowledge.exercises[index];
  writer.heading(3, std::string{exercise.name});
  writer.paragraph(fmt::format("{} {}", exercise.summary, exercise.purpose));
  writer.add(steps_of(exercise));
  Facts facts;
  const std::vector<std::string> doses = dose_changes(writer.shown, index);
  facts.add("How much", fmt::format("{}.{}", fmt::join(doses, "; "), rest_words(writer.shown, index)));
  facts.add("Tempo", exercise.tempo);
  facts.add("Load", exercise.load);
  facts.add("Equipment", kit_words(writer.knowledge, exercise));
  facts.add("Look for", sentences(exercise.cues));
  facts.add("Avoid", sentences(exercise.mistakes));
  facts.add("Load on the knee", exercise.load_note);
  facts.add("Evidence",
            fmt::format("{}{}", exercise.proof.text, writer.citations.mark(exercise.proof.evidence)));
  facts.add("From", house_words(exercise.house) + writer.citations.mark(exercise.evidence));
  writer.add(std::move(facts));
  writer.paragraph("Skip it if:");
  Bullets not_if;
  for (const std::string_view text : exercise.not_if)
    not_if.items.push_back(with_pain_limit(text, pain_limit_of(writer.plan)));
  writer.add(std::move(not_if));
  add_ladder(writer, index);
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

}  // namespace

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

std::string first_cue(const Exercise& exercise) {
  const std::string_view cue = exercise.cues.empty() ? "" : exercise.cues.front();
  const std::size_t end = cue.find(". ");
  return std::string{end == std::string_view::npos ? cue : cue.substr(0, end + 1)};
}

void add_exercises(PlanWriter& writer) {
  const std::vector<ExerciseIndex> exercises = exercises_shown(writer);
  if (exercises.empty()) return;
  writer.heading(2, "The exercises");
  writer.paragraph("3 x 4 means three sets of four.");
  for (const Week& week : writer.shown) {
    const std::optional<int> rm = first_weight(week);
    if (rm) writer.paragraph(weight_meaning(*rm));
    if (rm) break;
  }
  writer.paragraph(
      "Where an exercise has levels, start at one that feels easy. Move up when you reach the target after "
      "\"Next at\"; move down if it hurts.");
  for (const ExerciseIndex exercise : exercises) add_exercise(writer, exercise);
}

}  // namespace kneecheck::document
