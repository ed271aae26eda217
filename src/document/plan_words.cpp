#include "document/plan_words.h"

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"

namespace kneecheck {
namespace {

constexpr std::int64_t mile_in_mm = 1'609'344;
constexpr std::int64_t km_in_mm = 1'000'000;

std::string terrain_words(const Run& run) {
  if (run.downhill_minutes > 0) return fmt::format("with {} min downhill", run.downhill_minutes);
  if (run.hill_minutes > 0)
    return fmt::format("with {} min {}", run.hill_minutes, run.terrain == Terrain::rolling ? "on rolling ground" : "uphill");
  return "flat";
}

}  // namespace

std::string distance(std::int64_t km_tenths, Units units) {
  const std::int64_t tenths = units == Units::km ? km_tenths : round_half_even(km_tenths * km_in_mm, mile_in_mm);
  return fmt::format("{} {}", decimal_text(tenths * decimal_one / 10), units == Units::km ? "km" : tenths == 10 ? "mile" : "miles");
}

std::string pace(int seconds_a_km, Units units) {
  if (units == Units::km) return pace_text(seconds_a_km) + " a km";
  return pace_text(round_half_even(seconds_a_km * mile_in_mm, km_in_mm)) + " a mile";
}

std::string run_words(const Run& run) {
  std::string words;
  if (run.walk_run && run.walk_run->run_minutes == 0) {
    return fmt::format("walk briskly {} min", run.walk_run->walk_minutes * run.walk_run->repeats);
  }
  if (run.walk_run) {
    words = fmt::format("run {} min, walk {} min, {} times", run.walk_run->run_minutes, run.walk_run->walk_minutes, run.walk_run->repeats);
  } else {
    words = fmt::format("run {} min", run.minutes);
  }
  words += ", " + terrain_words(run);
  if (run.hard_minutes > 0) words += fmt::format(", {} min faster", run.hard_minutes);
  int technique_minutes = 0;
  for (const TechniqueDose& dose : run.techniques) technique_minutes += dose.minutes;
  if (technique_minutes > 0) words += fmt::format(", {} min new technique", technique_minutes);
  return words;
}

std::string run_cell(const Run& run) {
  if (!run.walk_run) return std::to_string(run.minutes);
  if (run.walk_run->run_minutes == 0) return fmt::format("walk {}", run.walk_run->walk_minutes * run.walk_run->repeats);
  return fmt::format("{}x{}/{}", run.walk_run->repeats, run.walk_run->run_minutes, run.walk_run->walk_minutes);
}

std::string dose_words(const PrescribedExercise& dose) {
  std::string words = fmt::format("{} x {}", dose.sets, dose.reps);
  if (dose.hold_seconds > 0) words += fmt::format(", hold {} s", dose.hold_seconds);
  switch (dose.sides) {
    case Sides::both:
      words += ", each side";
      break;
    case Sides::left:
      words += ", left";
      break;
    case Sides::right:
      words += ", right";
      break;
    case Sides::together:
      break;
  }
  if (dose.depth_degrees) words += fmt::format(", bend to {} degrees", *dose.depth_degrees);
  return words;
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
  return fmt::format("{} to {}", date_for_people(week.days.front().date, false), date_for_people(week.days.back().date, false));
}

std::string phase_name(const Knowledge& knowledge, PhaseId phase) {
  return uncapitalized(knowledge.phase(phase).name);
}

std::string weekday_name(Date date) {
  return capitalized(word(date.weekday()));
}

}  // namespace kneecheck
