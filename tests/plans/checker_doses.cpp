// E3, E9, E10, E13 and E19: how much of an exercise, how deep, and landing with care.
#include "checker_exercises.h"

namespace kneecheck::plans {
namespace {

struct DepthLimit {
  Text condition;
  std::array<int, 5> degrees;  // by phase
};
constexpr std::array<DepthLimit, 4> depth_limits{{{"itb", {45, 45, 60, 60, 60}},
                                                  {"patellofemoral", {45, 45, 60, 60, 60}},
                                                  {"chondromalacia", {30, 45, 45, 60, 60}},
                                                  {"patellar-tendon", {60, 60, 90, 90, 90}}}};
constexpr std::array<Text, 10> states_depth{"mini-squat",    "wall-squat",       "spanish-squat", "leg-press",
                                            "split-squat",   "single-leg-squat", "step-up",       "step-down",
                                            "decline-squat", "landing"};
// What the weeks before had.
struct Past {
  std::map<Text, Dose> doses;  // the last of each
  int contacts = 0;            // most in a session; 0: no landing exercise yet
  int last_impact = 0;         // date

  const Dose* last(Text id) const {
    const auto found = doses.find(id);
    return found != doses.end() ? &found->second : nullptr;
  }
};

// E10.
void check_depth(const Sheet& sheet, const Week& week, const Dose& dose, bool first_week, Found& found) {
  int limit = first_week ? 60 : 180;
  for (const DepthLimit& each : depth_limits) {
    if (sheet.is_for(each.condition))
      limit = std::min(limit, each.degrees[static_cast<std::size_t>(week.phase)]);
  }
  const bool must = std::find(states_depth.begin(), states_depth.end(), dose.id) != states_depth.end();
  if (must && !dose.depth) found(week.number, "E10", "{} without a depth", dose.id);
  if (dose.depth && *dose.depth > limit)
    found(week.number, "E10", "{} to {} degrees, the limit is {}", dose.id, *dose.depth, limit);
}

// E13 of one exercise.
void check_amount(const Sheet& sheet, const Week& week, const Dose& dose, bool first_week, Found& found) {
  const int reps = dose.sets * dose.reps;
  const int most_reps = first_week ? dose.rm ? 45 : 30 : dose.id == "calf-raise" ? 75 : dose.rm ? 60 : 45;
  const int most_hold = first_week && !is_tendon_hold(sheet, dose) ? 120 : 225;
  if (reps > most_reps || reps * dose.hold > most_hold)
    found(week.number, "E13", "{}: {} repetitions, {} s held", dose.id, reps, reps * dose.hold);
}

// The lower, the heavier; body weight is lighter than any load.
int lightness(const Dose& dose) {
  return dose.rm.value_or(99);
}

// E9: what rose since the week before that had it.
void check_rises(const Week& week, const Dose& dose, const Dose& last, bool tendon_hold, Found& found) {
  const int sets = dose.sets - last.sets, reps = dose.reps - last.reps, hold = dose.hold - last.hold;
  const int depth = dose.depth.value_or(0) - last.depth.value_or(0);
  const bool one_leg = dose.sides == "both" && last.sides != "both";
  const bool other_load = dose.rm != last.rm;
  // A lighter weight for one leg is lifted more or less often as it comes.
  const bool new_reps = one_leg && dose.rm && last.rm && *dose.rm > *last.rm;
  int rising = 0;
  for (const bool rises :
       {sets > 0, reps > 0 && !new_reps, hold > 0, lightness(dose) < lightness(last), one_leg, depth > 0}) {
    rising += rises ? 1 : 0;
  }
  if (rising > 1 || sets > 1 || (reps > 3 && !other_load) || hold > (tendon_hold ? 15 : 10) || depth > 15)
    found(week.number, "E9", "{}: sets {:+}, reps {:+}, hold {:+}, depth {:+}, rm {} to {}{}", dose.id, sets,
          reps, hold, depth, lightness(last), lightness(dose), one_leg ? ", one leg" : "");
  if (week.deload && rising > 0) found(week.number, "E9", "{} rises in a deload", dose.id);
}

// E9: the dose of a week.
void check_dose_change(const Sheet& sheet, const Week& week, const Dose& dose, const Dose* last,
                       Found& found) {
  if (dose.sets < 1 || dose.reps < 1)
    found(week.number, "E9", "{} x {} of {}", dose.sets, dose.reps, dose.id);
  const bool tendon_hold = is_tendon_hold(sheet, dose);
  const int most = tendon_hold ? 5 : last == nullptr ? 3 : 4;
  if (dose.sets > most) found(week.number, "E9", "{} sets of {}", dose.sets, dose.id);
  if (last != nullptr) check_rises(week, dose, *last, tendon_hold, found);
}

bool same_dose(const Dose& a, const Dose& b) {
  return a.sets == b.sets && a.reps == b.reps && a.hold == b.hold && a.rest == b.rest && a.sides == b.sides &&
         a.depth == b.depth && a.rm == b.rm;
}

// E3 and E19 of one exercise with landings.
void check_impact(const Sheet& sheet, const Week& week, const Dose& dose, const Past& past, Found& found) {
  const bool landed = past.last("landing") != nullptr;
  if (dose.id == "landing" && !landed && dose.sides != "together")
    found(week.number, "E3", "landing on one leg in its first week");
  if (!in(jump_ids, dose.id)) return;
  if (!landed) found(week.number, "E3", "{} before a week with landing", dose.id);
  if (sheet.figures.gentle) found(week.number, "E3", "{} in a gentle plan", dose.id);
  for (const Text easier : jump_ids) {
    if (easier == dose.id) break;
    if (past.last(easier) == nullptr && !sheet.avoids(easier))
      found(week.number, "E19", "{} before {}", dose.id, easier);
  }
}

// E3 and E13 of a week's sessions with landings.
void check_landing_days(const Sheet& sheet, const Week& week, Past& past, Found& found) {
  const int most = past.contacts == 0 ? 30 : std::min(80, past.contacts + 15);
  int sessions = 0, highest = past.contacts;
  for (const SessionOn& session : week.sessions) {
    const int feet = contacts(session);
    if (feet == 0) continue;
    ++sessions;
    if (session.date == past.last_impact + 1) found(week.number, "E3", "landings on two dates in a row");
    if (feet > most) found(week.number, "E13", "{} contacts in a session, the most is {}", feet, most);
    past.last_impact = session.date;
    highest = std::max(highest, feet);
  }
  past.contacts = highest;
  if (sessions > 3) found(week.number, "E3", "{} sessions with landings", sessions);
  if (week.phase == landing_phase && !week.uses("landing") && !sheet.avoids("landing"))
    found(week.number, "E3", "no landing in its phase");
}

}  // namespace

void check_doses(const Sheet& sheet, Found& found) {
  Past past;
  for (const Week& week : sheet.weeks) {
    std::map<Text, Dose> now;
    for (const SessionOn& session : week.sessions) {
      for (const Dose& dose : *session.doses) {
        const auto [first, is_new] = now.insert({dose.id, dose});
        if (!same_dose(first->second, dose)) found(week.number, "E9", "two doses of {}", dose.id);
        const Dose* last = past.last(dose.id);
        check_depth(sheet, week, dose, last == nullptr, found);
        check_amount(sheet, week, dose, last == nullptr, found);
        check_impact(sheet, week, dose, past, found);
        if (is_new) check_dose_change(sheet, week, dose, last, found);
      }
    }
    check_landing_days(sheet, week, past, found);
    for (const auto& [id, dose] : now) past.doses[id] = dose;
  }
}

}  // namespace kneecheck::plans
