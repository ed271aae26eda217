// E1, E2, E4 to E8, E12 and E14, and the avoid list: what a session is made of. An exercise that the runner
// avoids is never used, and then no rule asks for it.
#include "checker_exercises.h"

namespace kneecheck::plans {
namespace {

constexpr std::array<Text, 4> core{"wall-ball", "running-man", "mini-squat", "landing"};
constexpr std::array<Text, 3> isolation{"wall-squat", "clam", "knee-extension"};
constexpr std::array<Text, 4> sore_knees_wait{"wall-squat", "step-up", "step-down", "leg-press"};
constexpr std::array<Text, 2> not_for_kneecaps{"spanish-squat", "decline-squat"};

struct From {
  Text exercise;
  int phase;
};
constexpr std::array<From, 15> first_phase{{{"running-man", align},
                                            {"band-walk", align},
                                            {"hip-hitch", align},
                                            {"step-up", align},
                                            {"step-down", align},
                                            {"leg-press", align},
                                            {"side-plank", align},
                                            {"single-leg-deadlift", align},
                                            {"single-leg-squat", single_leg},
                                            {"split-squat", single_leg},
                                            {"decline-squat", single_leg},
                                            {"landing", landing_phase},
                                            {"pogo", landing_phase},
                                            {"hops", landing_phase},
                                            {"box-jump", landing_phase}}};

struct Kit {
  Text exercise, one, other;
};
constexpr std::array<Kit, 8> kit{{{"band-walk", "band", "band"},
                                  {"step-up", "step", "step"},
                                  {"step-down", "step", "step"},
                                  {"hip-hitch", "step", "step"},
                                  {"leg-press", "gym", "gym"},
                                  {"spanish-squat", "strap", "strap"},
                                  {"decline-squat", "slant_board", "slant_board"},
                                  {"box-jump", "step", "gym"}}};

// E1: a core exercise that this runner may do in this phase. Landing has days of its own (E3) and is none to
// rely on.
bool core_is_left(const Sheet& sheet, int phase) {
  return !sheet.avoids("wall-ball") || !sheet.avoids("mini-squat") ||
         (phase >= align && !sheet.avoids("running-man"));
}

// E1, E2, E8 of one session.
void check_session(const Sheet& sheet, const Week& week, const SessionOn& session, Found& found) {
  const std::vector<Dose>& doses = *session.doses;
  int cores = 0, isolated = 0;
  std::set<Text> ids;
  for (const Dose& dose : doses) {
    ids.insert(dose.id);
    cores += dose.core ? 1 : 0;
    isolated += in(isolation, dose.id) ? 1 : 0;
    if (dose.core && !in(core, dose.id)) found(week.number, "E1", "{} as core", dose.id);
  }
  if (cores == 0 && core_is_left(sheet, week.phase))
    found(week.number, "E1", "a session without a core exercise");
  if (isolated > 0 && 2 * isolated >= static_cast<int>(doses.size()))
    found(week.number, "E2", "{} of {} in isolation", isolated, doses.size());
  if (ids.size() != doses.size() || doses.size() > 5)
    found(week.number, "E8", "{} exercises, {} of them different", doses.size(), ids.size());
  const int most = std::max(10, sheet.figures.max_minutes.value_or(30));
  if (seconds(doses) > 60 * most) found(week.number, "E8", "{} s of {} min", seconds(doses), most);
}

// E12: a weight; for the tendon a rucksack will do.
void check_weight(const Sheet& sheet, const Week& week, const Dose& dose, Found& found) {
  if (!dose.rm || sheet.figures.has_weights() || (sheet.tendon() && *dose.rm >= 8)) return;
  found(week.number, "E12", "{} with a weight for {} and no weights", dose.id, *dose.rm);
}

// E3 and E4 (phases), E12, E14 and avoid of one exercise.
void check_dose(const Sheet& sheet, const Week& week, const Dose& dose, Found& found) {
  const Figures& figures = sheet.figures;
  if (sheet.avoids(dose.id)) found(week.number, "avoid", "{}", dose.id);
  for (const From& from : first_phase) {
    const char* rule = from.phase == landing_phase ? "E3" : "E4";
    const bool early = dose.id == "split-squat" && sheet.tendon() && sheet.plan.conditions.size() == 1;
    if (from.exercise == dose.id && week.phase < from.phase - (early ? 1 : 0))
      found(week.number, rule, "{} too early", dose.id);
  }
  if (sheet.kneecap() && in(not_for_kneecaps, dose.id))
    found(week.number, "E4", "{} with kneecap pain", dose.id);
  for (const Kit& each : kit) {
    const bool has =
        figures.kit.count(std::string(each.one)) > 0 || figures.kit.count(std::string(each.other)) > 0;
    if (each.exercise == dose.id && !has) found(week.number, "E12", "{} without {}", dose.id, each.one);
  }
  check_weight(sheet, week, dose, found);
  if (figures.sore && week.phase < single_leg &&
      (in(sore_knees_wait, dose.id) || dose.depth.value_or(0) > 30)) {
    found(week.number, "E14", "{} to {} degrees", dose.id, dose.depth.value_or(0));
  }
}

// E8 of a week; R4 asks for less around a race.
void check_session_count(const Sheet& sheet, const Week& week, Found& found) {
  const bool low = sheet.low(week.number);
  const int least = low && sheet.one_weekday ? 0 : low || sheet.one_weekday ? 1 : 2;
  const int sessions = static_cast<int>(week.sessions.size());
  if (sessions < least || sessions > 4) found(week.number, "E8", "{} sessions", sessions);
  const auto& days = week.row->days;
  if (std::none_of(days.begin(), days.end(),
                   [](const DayRow& day) { return !day.run && day.exercises.empty(); }))
    found(week.number, "E8", "no rest day");
}

// E8: the time that is offered is used.
void check_use_of_time(const Sheet& sheet, const Week& week, Found& found) {
  const Figures& figures = sheet.figures;
  if (!figures.max_minutes || week.number < 3 || week.deload || sheet.low(week.number)) return;
  if (!figures.avoid.empty()) return;
  int total = 0;
  for (const SessionOn& session : week.sessions) total += seconds(*session.doses);
  const int sessions = static_cast<int>(week.sessions.size()), offered = std::min(*figures.max_minutes, 45);
  if (2 * total < 60 * offered * sessions)
    found(week.number, "E8", "{} s in {} sessions, {} min are offered", total, sessions,
          *figures.max_minutes);
}

bool loads_tendon(const SessionOn& session) {
  return std::any_of(session.doses->begin(), session.doses->end(),
                     [](const Dose& dose) { return in(tendon_ids, dose.id); });
}

// E6.
void check_tendon(const Sheet& sheet, Found& found) {
  if (!sheet.tendon()) return;
  int last_date = 0;
  for (const Week& week : sheet.weeks) {
    std::size_t loaded = 0;
    for (const SessionOn& session : week.sessions) {
      if (!loads_tendon(session)) continue;
      ++loaded;
      if (session.date == last_date + 1 && sheet.figures.days.size() >= 4)
        found(week.number, "E6", "the tendon is loaded two days in a row");
      last_date = session.date;
    }
    if (!sheet.avoids("mini-squat") && loaded < std::min<std::size_t>(2, week.sessions.size()))
      found(week.number, "E6", "{} sessions load the tendon", loaded);
  }
}

// E5.
void check_house(const Sheet& sheet, Found& found) {
  Texts wanted;
  for (const PhaseRow& phase : sheet.plan.phases) {
    if (!sheet.is_for("itb") || (phase.phase != settle && phase.first == phase.last)) continue;
    wanted = phase.phase == settle ? Texts{"wall-ball"} : Texts{"wall-ball", "running-man"};
    for (const Text id : wanted) {
      const bool used = std::any_of(sheet.weeks.begin(), sheet.weeks.end(), [&phase, id](const Week& week) {
        return week.number >= phase.first && week.number <= phase.last && week.uses(id);
      });
      if (!used && !sheet.avoids(id)) found(phase.first, "E5", "a phase without {}", id);
    }
  }
  if (!sheet.front()) return;
  for (const Text id : core) {
    const bool used =
        std::any_of(sheet.weeks.begin(), sheet.weeks.end(), [id](const Week& week) { return week.uses(id); });
    const bool due = id != "landing" || sheet.weeks.back().phase >= landing_phase;
    if (!used && due && !sheet.avoids(id)) found(0, "E5", "a plan for the front of the knee without {}", id);
  }
}

}  // namespace

void check_sessions(const Sheet& sheet, Found& found) {
  for (const Week& week : sheet.weeks) {
    check_session_count(sheet, week, found);
    check_use_of_time(sheet, week, found);
    for (const SessionOn& session : week.sessions) {
      check_session(sheet, week, session, found);
      for (const Dose& dose : *session.doses) check_dose(sheet, week, dose, found);
    }
    if (sheet.kneecap() && week.phase <= single_leg && !week.uses("foot-exercises") &&
        !sheet.avoids("foot-exercises")) {
      found(week.number, "E7", "no foot exercises");
    }
  }
  check_house(sheet, found);
  check_tendon(sheet, found);
  if (sheet.figures.sore && sheet.week_count() > 1 && sheet.weeks[1].phase != settle)
    found(2, "E14", "settle lasts one week");
}

}  // namespace kneecheck::plans
