// What the reader must be told about the exercises: what is left out and why, what replaces missing kit.
#include <algorithm>

#include "base/text.h"
#include "base/words/plan.h"
#include "plan/exercises.h"
#include "plan/notes.h"

namespace kneecheck::plan {
namespace {

class Notes {
 public:
  Notes(const ExerciseFrame& frame, const Plan& plan) : frame_(frame), plan_(plan) {}

  std::vector<std::string> all() {
    add("mirror");
    avoided();
    with_exercises();
    stand_ins();
    missing_kit();
    return std::move(lines_);
  }

 private:
  std::string_view text(std::string_view id) const {
    const Advice* note = frame_.knowledge.advice.note(id);
    return note == nullptr ? std::string_view{} : note->text;
  }

  void add(std::string line) {
    if (!line.empty() && std::ranges::find(lines_, line) == lines_.end()) lines_.push_back(std::move(line));
  }
  void add(const char* id) { add(std::string(text(id))); }

  // `avoid` outranks every rule. What is lost by it is said, so that a clinician can fill the gap.
  void avoided() {
    bool core_left = false;
    for (std::size_t i = 0; i < frame_.knowledge.exercises.size(); ++i) {
      const auto index = static_cast<ExerciseIndex>(i);
      const Exercise& exercise = frame_.exercise(index);
      const bool left_out = contains(frame_.runner.avoid, index);
      core_left = core_left || (is_core(exercise) && !left_out);
      if (!left_out) continue;
      if (is_core(exercise)) add(filled_in(text("avoid_house"), {{"exercise", capitalized(exercise.name)}}));
      if (is_needed(index)) add(filled_in(text("avoid_needed"), {{"exercise", exercise.name}}));
    }
    if (!core_left) add("avoid_all_house");
  }

  // A rule asks for this very exercise in this plan.
  bool is_needed(ExerciseIndex exercise) const {
    const auto& musts = frame_.policy().musts;
    return std::ranges::any_of(musts, [&](const Must& must) {
      return must.any_of.size() == 1 && must.any_of[0] == exercise &&
             std::ranges::any_of(plan_.weeks, [&](const Week& week) { return applies(frame_, must, week); });
    });
  }

  void with_exercises() {
    for (const ExerciseNote& note : frame_.policy().notes) {
      if ((note.conditions & frame_.conditions) != 0 && contains(plan_.exercises, note.exercise))
        add(std::string(text(note.note)));
    }
  }

  // E12: a cushion for the ball, a heel drop for the step.
  void stand_ins() {
    for (const StandIn& entry : frame_.policy().stand_ins) {
      const Exercise& exercise = frame_.exercise(entry.exercise);
      const bool has_kit = (frame_.runner.kit & entry.kit) != 0;
      if (!has_kit && contains(plan_.exercises, entry.exercise))
        add(frame_.knowledge.language.say(PlanText::stand_in, {{"exercise", capitalized(exercise.name)},
                                                               {"instead", exercise.kit_instead}}));
    }
  }

  // Kit for want of which a menu's first exercise gave way to another.
  void missing_kit() {
    std::uint64_t missing = 0;
    bool had_landing = false;
    for (const Week& week : plan_.weeks) {
      had_landing = had_landing || lands_in(week);
      for (const Menu& menu : frame_.policy().menus) {
        if (menu.phase == week.phase && (menu.conditions & frame_.conditions) != 0)
          missing |= missing_for(menu, had_landing, week);
      }
    }
    const Question& equipment = frame_.knowledge.question(Key::equipment);
    for (std::size_t i = 0; i < equipment.choices.size(); ++i) {
      if ((missing >> i & 1U) != 0)
        add(filled_in(text("kit"), {{"what", capitalized(equipment.choices[i].label)}}));
    }
  }

  bool lands_in(const Week& week) const {
    return std::ranges::any_of(week.days, [this](const Day& day) {
      return std::ranges::any_of(day.exercises, [this](const PrescribedExercise& dose) {
        return is_landing(frame_.exercise(dose.exercise));
      });
    });
  }

  std::uint64_t missing_for(const Menu& menu, bool had_landing, const Week& week) const {
    std::uint64_t missing = 0;
    for (const auto& slots : menu.sessions) {
      for (const Slot& slot : slots) {
        for (const ExerciseIndex exercise : slot) {
          if (barrier(frame_, had_landing, week, exercise) != Barrier::kit) break;
          missing |= (frame_.exercise(exercise).kit_needs | frame_.exercise(exercise).kit_any_of) &
                     ~frame_.runner.kit;
        }
      }
    }
    return missing;
  }

  const ExerciseFrame& frame_;
  const Plan& plan_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> exercise_notes(const ExerciseFrame& frame, const Plan& plan) {
  return Notes{frame, plan}.all();
}

}  // namespace kneecheck::plan
