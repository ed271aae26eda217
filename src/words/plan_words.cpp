#include "words/plan_words.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "base/text.h"

namespace kneecheck::words {
namespace {

// "first hops", of the exercise "Hops, step by step".
std::string jump_words(const Knowledge& knowledge, std::string_view id) {
  const std::optional<ExerciseIndex> index = knowledge.find_exercise(id);
  const std::string_view name = index ? knowledge.exercises[*index].name : id;
  return "first " + uncapitalized(name.substr(0, name.find(',')));
}

std::string words_of(const Knowledge& knowledge, const Novelty& novelty) {
  switch (novelty.kind) {
    case NoveltyKind::phase:
      return "new phase";
    case NoveltyKind::technique_start:
      return "technique starts";
    case NoveltyKind::technique_rise:
      return "technique grows";
    case NoveltyKind::uphill:
      return "uphill";
    case NoveltyKind::rolling:
      return "rolling ground";
    case NoveltyKind::downhill:
      return "downhill";
    case NoveltyKind::strides:
      return "strides";
    case NoveltyKind::speed:
      return "faster running";
    case NoveltyKind::jump:
      return jump_words(knowledge, novelty.exercise);
    case NoveltyKind::extra_run:
      break;
  }
  return "one more run";
}

std::string words_of(const Knowledge& knowledge, const Week& week, bool with_phase) {
  std::vector<std::string> words;
  for (const Novelty& novelty : week.news) {
    if (with_phase || novelty.kind != NoveltyKind::phase) words.push_back(words_of(knowledge, novelty));
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

std::string run_cell(const Run& run) {
  if (!run.walk_run) return std::to_string(run.minutes);
  if (run.walk_run->run_minutes == 0)
    return fmt::format("walk {}", run.walk_run->walk_minutes * run.walk_run->repeats);
  return fmt::format("{}x{}/{}", run.walk_run->repeats, run.walk_run->run_minutes,
                     run.walk_run->walk_minutes);
}

std::string novelty_words(const Knowledge& knowledge, const Week& week) {
  return words_of(knowledge, week, true);
}

std::string novelty_words_in_phase(const Knowledge& knowledge, const Week& week) {
  return words_of(knowledge, week, false);
}

const RaceView* race_on(const Plan& plan, const Week& week, const Day& day) {
  return plan.race && week.race_week && plan.race->date == day.date ? &*plan.race : nullptr;
}

bool is_busy(const Plan& plan, const Week& week, const Day& day) {
  return day.run || !day.exercises.empty() || race_on(plan, week, day) != nullptr;
}

std::string kind_of_week(const Week& week) {
  if (week.race_week) return "race";
  if (week.recovery) return "recovery";
  return week.deload ? "easy" : "";
}

std::string week_range(int first, int last) {
  return first == last ? fmt::format("week {}", first) : fmt::format("weeks {} to {}", first, last);
}

std::string dates_of(const Week& week) {
  return fmt::format("{} to {}", date_for_people(week.days.front().date, false),
                     date_for_people(week.days.back().date, false));
}

std::string phase_name(const Knowledge& knowledge, PhaseId phase) {
  return uncapitalized(knowledge.phase(phase).name);
}

std::string weekday_name(Date date) {
  return capitalized(word(date.weekday()));
}

}  // namespace kneecheck::words
