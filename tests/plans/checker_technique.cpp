// T01, T14 and T28 to T30: which technique, how far, and when it begins.
#include <algorithm>

#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

// T29 for the condition that leads; a technique may be named twice.
std::vector<Text> offers(const Sheet& sheet) {
  const Figures& figures = sheet.figures;
  const auto answer = [&sheet](const char* key) { return known_word(sheet.answers, key); };
  const auto up_to = [&figures](int cadence) { return figures.cadence && *figures.cadence <= cadence; };
  const Text lead = sheet.plan.conditions.front();
  std::vector<Text> list;
  if (lead == "itb") {
    if (answer("runs_upright") != "no") list.push_back("forward-lean");
    if (answer("crosses_over") == "yes") list.push_back("step-width");
    if (up_to(170)) list.push_back("cadence");
  } else if (lead == "patellar-tendon") {
    list.push_back("forward-lean");
    if (!figures.cadence || up_to(180)) list.push_back("cadence");
  } else {
    if (answer("knee_drops_in") == "yes") list.push_back("knee-forward");
    if (up_to(170)) list.push_back("cadence");
    if (answer("runs_upright") == "yes") list.push_back("forward-lean");
  }
  list.push_back("knee-forward");
  return list;
}

bool barred(const Figures& figures, Text technique) {
  const auto has = [](const std::set<std::string>& items, const char* item) { return items.count(item) > 0; };
  if (technique == "forward-lean")
    return has(figures.history, "hamstring") || has(figures.history, "back_pain");
  if (technique == "step-width")
    return has(figures.location, "inner") || has(figures.location, "inner_below");
  return technique == "soft-landing" && has(figures.history, "achilles_calf");
}

struct Target {
  Text technique, unit;
  int most;
};
constexpr std::array<Target, 5> targets{{{"forward-lean", "degrees", 10},
                                         {"cadence", "steps_per_minute", 0},
                                         {"step-width", "cm", 5},
                                         {"soft-landing", "none", 0},
                                         {"knee-forward", "none", 0}}};

bool target_fits(const Figures& figures, const Target& target, const TechniqueRow& row) {
  if (target.unit != row.unit) return false;
  if (target.unit == "none") return !row.from && !row.to;
  if (target.technique != "cadence") return row.to && *row.to > 0 && *row.to <= target.most;
  if (row.from != figures.cadence || row.to.has_value() != row.from.has_value()) return false;
  return !row.to || (*row.to > *row.from && 100 * *row.to <= 105 * *row.from);
}

// T30.
void check_start_in_time(const Sheet& sheet, Found& found) {
  if (sheet.raced) return;
  for (const Week& week : sheet.weeks) {
    if (week.phase < single_leg || week.ladder || week.minutes < 30) continue;
    if (week.number + 7 > sheet.week_count()) return;
    for (int number = 1; number <= week.number + 7; ++number) {
      if (!sheet.weeks[static_cast<std::size_t>(number - 1)].row->techniques.empty()) return;
    }
    return found(week.number, "T30", "no technique within eight weeks");
  }
}

struct Named {
  Text technique, name;
};
constexpr std::array<Named, 5> names{{{"forward-lean", "Lean forward"},
                                      {"cadence", "shorter steps"},
                                      {"step-width", "two rails"},
                                      {"soft-landing", "Land quietly"},
                                      {"knee-forward", "Knees point forwards"}}};

bool noted(const Sheet& sheet, Text words) {
  const Texts& notes = sheet.plan.notes;
  return std::any_of(notes.begin(), notes.end(),
                     [words](Text note) { return note.find(words) != Text::npos; });
}

// T01: the next one stands in a note, and in the notes only.
void check_next(const Sheet& sheet, const std::vector<Text>& fitting, Found& found) {
  const auto next =
      std::find_if(fitting.begin(), fitting.end(), [&fitting](Text id) { return id != fitting.front(); });
  if (next == fitting.end() || sheet.techniques.empty()) return;
  const auto named =
      std::find_if(names.begin(), names.end(), [next](const Named& each) { return each.technique == *next; });
  if (!noted(sheet, named->name)) found(0, "T01", "no note names {}, which comes next", *next);
}

}  // namespace

void check_technique(const Sheet& sheet, Found& found) {
  std::vector<Text> fitting = offers(sheet);
  fitting.erase(
      std::remove_if(fitting.begin(), fitting.end(), [&sheet](Text id) { return barred(sheet.figures, id); }),
      fitting.end());
  check_next(sheet, fitting, found);
  if (sheet.techniques.size() > 1) found(0, "T01", "{} techniques", sheet.techniques.size());
  for (const Text id : sheet.techniques) {
    if (id != fitting.front()) found(0, "T29", "{}, should be {}", id, fitting.front());
  }
  for (const TechniqueRow& row : sheet.plan.techniques) {
    const auto target = std::find_if(targets.begin(), targets.end(),
                                     [&row](const Target& each) { return each.technique == row.id; });
    if (target == targets.end() || !target_fits(sheet.figures, *target, row))
      found(0, "T14", "{} has another target", row.id);
  }
  if (sheet.is_for("itb") && sheet.techniques.count("forward-lean") > 0 && !noted(sheet, "no trial"))
    found(0, "T28", "no note says that there is no trial");
  check_start_in_time(sheet, found);
}

}  // namespace kneecheck::plans
