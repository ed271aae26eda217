#include "words/plan_words.h"

#include <fmt/format.h>

#include <array>

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
  constexpr std::array<std::string_view, 8> by_kind{"new phase",      "technique starts", "technique grows",
                                                    "uphill",         "rolling ground",   "downhill",
                                                    "faster running", "one more run"};
  std::vector<std::string_view> words;
  for (const Novelty& novelty : week.news) words.push_back(by_kind[static_cast<std::size_t>(novelty.kind)]);
  return fmt::format("{}", fmt::join(words, ", "));
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
