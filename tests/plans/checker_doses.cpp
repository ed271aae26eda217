// E3, E9, E10 and E13: how much of an exercise, how deep, and landing with care.
#include <algorithm>

#include "checker_parts.h"

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
constexpr std::array<Text, 4> impact{"landing", "pogo", "hops", "box-jump"};

bool is_impact(Text id) {
  return std::find(impact.begin(), impact.end(), id) != impact.end();
}

// E10.
void check_depth(const Sheet& sheet, const Week& week, const Dose& dose, Found& found) {
  int limit = 180;
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
void check_amount(const Week& week, const Dose& dose, bool first_week, Found& found) {
  const int reps = dose.sets * dose.reps;
  const int most_reps = first_week ? 30 : dose.id == "calf-raise" ? 75 : 45;
  const int most_hold = first_week ? 120 : 225;
  if (reps > most_reps || reps * dose.hold > most_hold)
    found(week.number, "E13", "{}: {} repetitions, {} s held", dose.id, reps, reps * dose.hold);
}

// E9: the dose of a week, and what rose since the week before that had it.
void check_dose_change(const Week& week, const Dose& dose, const Dose* last, Found& found) {
  if (dose.sets < 1 || dose.reps < 1)
    found(week.number, "E9", "{} x {} of {}", dose.sets, dose.reps, dose.id);
  if (last == nullptr) {
    if (dose.sets > 3) found(week.number, "E9", "{} first sets of {}", dose.sets, dose.id);
    return;
  }
  const int sets = dose.sets - last->sets, reps = dose.reps - last->reps, hold = dose.hold - last->hold;
  const int rising = (sets > 0 ? 1 : 0) + (reps > 0 ? 1 : 0) + (hold > 0 ? 1 : 0);
  if (rising > 1 || sets > 1 || reps > 3 || hold > 10)
    found(week.number, "E9", "{}: sets {:+}, reps {:+}, hold {:+}", dose.id, sets, reps, hold);
  if (week.deload && rising > 0) found(week.number, "E9", "{} rises in a deload", dose.id);
}

bool same_dose(const Dose& a, const Dose& b) {
  return a.sets == b.sets && a.reps == b.reps && a.hold == b.hold && a.rest == b.rest && a.sides == b.sides &&
         a.depth == b.depth;
}

// What the weeks before had.
struct Past {
  std::map<Text, Dose> doses;  // the last of each
  int contacts = 0;            // most in a session; 0: no landing exercise yet
  int last_impact = 0;         // date
};

// E3 of one exercise with landings.
void check_impact(const Sheet& sheet, const Week& week, const Dose& dose, const Past& past, Found& found) {
  if (!is_impact(dose.id)) return;
  const bool landed = past.doses.count("landing") > 0;
  if (dose.id == "landing" && !landed && dose.sides != "together")
    found(week.number, "E3", "landing on one leg in its first week");
  if (dose.id != "landing" && !landed) found(week.number, "E3", "{} before a week with landing", dose.id);
  if (dose.id != "landing" && sheet.figures.gentle) found(week.number, "E3", "{} in a gentle plan", dose.id);
}

// E3 and E13 of a week's sessions with landings.
void check_landing_days(const Sheet& sheet, const Week& week, Past& past, Found& found) {
  const int most = past.contacts == 0 ? 30 : std::min(80, past.contacts + 15);
  int sessions = 0, highest = past.contacts;
  for (const SessionOn& session : week.sessions) {
    int contacts = 0;
    bool any = false;
    for (const Dose& dose : *session.doses) {
      if (!is_impact(dose.id)) continue;
      any = true;
      contacts += dose.sets * dose.reps * (dose.sides == "both" ? 2 : 1);
    }
    if (!any) continue;
    ++sessions;
    if (session.date == past.last_impact + 1) found(week.number, "E3", "landings on two dates in a row");
    if (contacts > most)
      found(week.number, "E13", "{} contacts in a session, the most is {}", contacts, most);
    past.last_impact = session.date;
    highest = std::max(highest, contacts);
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
        const auto last = past.doses.find(dose.id);
        check_depth(sheet, week, dose, found);
        check_amount(week, dose, last == past.doses.end(), found);
        check_impact(sheet, week, dose, past, found);
        if (is_new) check_dose_change(week, dose, last == past.doses.end() ? nullptr : &last->second, found);
      }
    }
    check_landing_days(sheet, week, past, found);
    for (const auto& [id, dose] : now) past.doses[id] = dose;
  }
}

}  // namespace kneecheck::plans
