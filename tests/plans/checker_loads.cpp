// E16 to E18: weights, and holds for a tendon.
#include "checker_exercises.h"

namespace kneecheck::plans {
namespace {

constexpr std::array<int, 5> steps{15, 12, 10, 8, 6};  // rm, from light to heavy

// What the weeks before had of an exercise.
struct Carried {
  Dose dose;
  int weeks = 0;  // no deloads, with this load
};
struct Past {
  std::map<Text, Carried> exercises;
  int loaded_weeks = 0, heavy_weeks = 0;
};

// E16: a load as such.
void check_load(const Sheet& sheet, const Week& week, const Dose& dose, const Past& past, Found& found) {
  if (!dose.rm) return;
  const int rm = *dose.rm;
  if (!in(loadable_ids, dose.id)) found(week.number, "E16", "{} with a load", dose.id);
  if (std::find(steps.begin(), steps.end(), rm) == steps.end())
    found(week.number, "E16", "{}: a weight for {}", dose.id, rm);
  if (dose.reps > rm || dose.reps < rm - 3)
    found(week.number, "E16", "{}: {} repetitions with a weight for {}", dose.id, dose.reps, rm);
  if (rm == steps.back() && (!sheet.tendon() || past.loaded_weeks < 8))
    found(week.number, "E16", "{}: a weight for {} after {} weeks", dose.id, rm, past.loaded_weeks);
}

// E16: from one week with an exercise to the next.
void check_step(const Week& week, const Dose& dose, const Carried* last, Found& found) {
  if (last == nullptr || !last->dose.rm) {
    if (dose.rm && *dose.rm < 12) found(week.number, "E16", "{}: begins at {}", dose.id, *dose.rm);
    return;
  }
  const int before = *last->dose.rm, now = dose.rm.value_or(99);
  if (now > before && (dose.sides != "both" || last->dose.sides == "both"))
    found(week.number, "E16", "{}: lighter, {} after {}", dose.id, now, before);
  if (now >= before) return;
  const auto* const at = std::find(steps.begin(), steps.end(), before);
  const bool one_step = at != steps.end() && at + 1 != steps.end() && at[1] == now;
  if (!one_step || last->weeks < 2)
    found(week.number, "E16", "{}: {} to {} after {} weeks", dose.id, before, now, last->weeks);
}

// The doses of a week, each exercise once.
std::map<Text, Dose> doses_of(const Week& week) {
  std::map<Text, Dose> doses;
  for (const SessionOn& session : week.sessions) {
    for (const Dose& dose : *session.doses) doses.insert({dose.id, dose});
  }
  return doses;
}

void remember(const Week& week, Past& past) {
  for (const auto& [id, dose] : doses_of(week)) {
    Carried& carried = past.exercises[id];
    if (carried.dose.rm != dose.rm) carried.weeks = 0;
    carried.dose = dose;
    carried.weeks += week.deload ? 0 : 1;
  }
  past.loaded_weeks += has_load(week) ? 1 : 0;
  past.heavy_weeks += heavy_sets(week) > 0 ? 1 : 0;
}

// E17: sessions with so many sets as `count` finds, or more.
template <class Count>
int sessions_with(const Week& week, int least, Count count) {
  const auto sessions = std::count_if(week.sessions.begin(), week.sessions.end(),
                                      [&](const SessionOn& session) { return count(session) >= least; });
  return static_cast<int>(sessions);
}

bool has_little_time(const Sheet& sheet) {
  return sheet.figures.max_minutes.value_or(30) < 20;
}

// E17: holds, while the knee settles.
void check_holds(const Sheet& sheet, const Week& week, Found& found) {
  if (week.phase != settle && (sheet.figures.sore || week.number > 3)) return;
  if (avoids_any(sheet, hold_ids)) return;
  const int least = has_little_time(sheet) ? 2 : 3;
  const int sessions = sessions_with(week, least, [&sheet](const SessionOn& session) {
    int holds = 0;
    for (const Dose& dose : *session.doses) holds += is_tendon_hold(sheet, dose) ? dose.sets * dose.reps : 0;
    return holds;
  });
  if (sessions < std::min(2, static_cast<int>(week.sessions.size())))
    found(week.number, "E17", "{} sessions with holds", sessions);
}

// The heaviest weight of a week, among the exercises of E6.
int heaviest(const Week& week) {
  int rm = 99;
  for (const auto& [id, dose] : doses_of(week)) {
    if (dose.rm && in(tendon_ids, id)) rm = std::min(rm, *dose.rm);
  }
  return rm;
}

// The last week before that is neither a deload nor near a race; null: none.
const Week* full_week_before(const Sheet& sheet, const Week& week) {
  const Week* before = week.prev;
  while (before != nullptr && (before->deload || sheet.low(before->number))) before = before->prev;
  return before;
}

// E17: heavy sets, from the first load to the end.
void check_heavy(const Sheet& sheet, const Week& week, const Past& past, Found& found) {
  const Figures& figures = sheet.figures;
  if (week.phase < (figures.sore ? single_leg : align) || avoids_any(sheet, tendon_ids)) return;
  const int least = has_little_time(sheet) || week.deload ? 2 : 3;
  const int wanted = sheet.one_weekday ? 1 : week.deload || figures.most_days(1) < 3 ? 2 : 3;
  const auto heavy_of = [](const SessionOn& session) { return heavy_sets(session); };
  if (const int sessions = sessions_with(week, least, heavy_of); sessions < wanted)
    found(week.number, "E17", "{} sessions with {} heavy sets, should be {}", sessions, least, wanted);
  if (week.deload) return;
  const Week* before = full_week_before(sheet, week);
  if (before != nullptr && before->phase == week.phase && heavy_sets(week) < heavy_sets(*before))
    found(week.number, "E17", "{} heavy sets after {}", heavy_sets(week), heavy_sets(*before));
  if (past.heavy_weeks >= 9 && heaviest(week) > 10)
    found(week.number, "E17", "a weight for {} after {} heavy weeks", heaviest(week), past.heavy_weeks);
}

// E17: the last three weeks.
void check_heavy_end(const Sheet& sheet, const Past& past, Found& found) {
  if (avoids_any(sheet, tendon_ids) || past.heavy_weeks == 0) return;
  int rm = 99;
  for (const Week& week : sheet.weeks) {
    if (week.number > sheet.week_count() - 3) rm = std::min(rm, sheet.low(week.number) ? 8 : heaviest(week));
  }
  if (rm > 8) found(sheet.week_count(), "E17", "ends at a weight for {}", rm);
}

// E18: the others keep a leg busy, too.
void check_strength(const Sheet& sheet, const Week& week, Found& found) {
  if (week.phase < landing_phase || week.deload || sheet.low(week.number)) return;
  const bool weights = sheet.figures.has_weights();
  if (weights ? avoids_any(sheet, loadable_ids) : avoids_any(sheet, one_leg_ids)) return;
  const int sessions = sessions_with(week, 1, [weights](const SessionOn& session) {
    return std::count_if(session.doses->begin(), session.doses->end(), [weights](const Dose& dose) {
      return weights ? dose.rm.has_value() : in(one_leg_ids, dose.id);
    });
  });
  if (sessions < std::min(2, static_cast<int>(week.sessions.size())))
    found(week.number, "E18", "{} sessions with {}", sessions, weights ? "a weight" : "work on one leg");
}

// E18: weights in use for nine weeks or more.
void check_strength_end(const Sheet& sheet, Found& found) {
  const auto first = std::find_if(sheet.weeks.begin(), sheet.weeks.end(), has_load);
  if (first == sheet.weeks.end() || sheet.week_count() - first->number < 8) return;
  if (!sheet.figures.has_weights() || avoids_any(sheet, loadable_ids)) return;
  const auto last = std::find_if(sheet.weeks.rbegin(), sheet.weeks.rend(), has_load);
  int rm = 99;
  for (const auto& [id, dose] : doses_of(*last)) rm = std::min(rm, dose.rm.value_or(99));
  if (rm > 12) found(last->number, "E18", "ends at a weight for {}", rm);
}

// E16: the first load opens a phase.
void check_first_load(const Week& week, Found& found) {
  if (week.phase == settle || week.prev == nullptr || week.prev->phase >= week.phase)
    found(week.number, "E16", "the first load comes where no phase begins");
}

}  // namespace

void check_loads(const Sheet& sheet, Found& found) {
  Past past;
  for (const Week& week : sheet.weeks) {
    for (const SessionOn& session : week.sessions) {
      for (const Dose& dose : *session.doses) check_load(sheet, week, dose, past, found);
    }
    for (const auto& [id, dose] : doses_of(week)) {
      const auto last = past.exercises.find(id);
      check_step(week, dose, last != past.exercises.end() ? &last->second : nullptr, found);
    }
    if (past.loaded_weeks == 0 && has_load(week)) check_first_load(week, found);
    if (sheet.tendon()) {
      check_holds(sheet, week, found);
      if (!sheet.low(week.number)) check_heavy(sheet, week, past, found);
    } else {
      check_strength(sheet, week, found);
    }
    remember(week, past);
  }
  if (sheet.tendon()) {
    check_heavy_end(sheet, past, found);
  } else {
    check_strength_end(sheet, found);
  }
}

}  // namespace kneecheck::plans
