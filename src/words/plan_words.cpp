#include "words/plan_words.h"

#include <fmt/format.h>

#include "base/text.h"

namespace kneecheck::words {
std::string run_cell(const Run& run) {
  if (!run.walk_run) return std::to_string(run.minutes);
  if (run.walk_run->run_minutes == 0)
    return fmt::format("walk {}", run.walk_run->walk_minutes * run.walk_run->repeats);
  return fmt::format("{}x{}/{}", run.walk_run->repeats, run.walk_run->run_minutes,
                     run.walk_run->walk_minutes);
}

std::string novelty_words(const Week& week) {
  std::string words;
  for (const Novelty& novelty : week.news) {
    if (!words.empty()) words += ", ";
    switch (novelty.kind) {
      case NoveltyKind::phase:
        words += "new phase";
        break;
      case NoveltyKind::technique_start:
        words += "technique starts";
        break;
      case NoveltyKind::technique_rise:
        words += "technique grows";
        break;
      case NoveltyKind::uphill:
        words += "uphill";
        break;
      case NoveltyKind::rolling:
        words += "rolling ground";
        break;
      case NoveltyKind::downhill:
        words += "downhill";
        break;
      case NoveltyKind::speed:
        words += "faster running";
        break;
      case NoveltyKind::extra_run:
        words += "one more run";
        break;
    }
  }
  return words;
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
