// Which exercises a session has: the phase's menu, slot by slot, then what rules ask of session and week.
#include <algorithm>
#include <cstdlib>

#include "plan/exercises.h"

namespace kneecheck::plan {
namespace {

// E3: no impact in the weeks around a race; jumps only after a week with landing, never in a gentle plan.
bool may_land(const ExerciseFrame& frame, bool had_landing, const Week& week, const Exercise& exercise) {
  if (is_low(week)) return false;
  if (is_landing(exercise)) return true;
  return !frame.runner.gentle && had_landing;
}

// The sessions of one week in the making.
class Chooser {
 public:
  Chooser(const ExerciseFrame& frame, const ExercisePast& past, const ExerciseLimits& limits,
          const Week& week, const Few<int, days_a_week>& days)
      : frame_(frame), past_(past), limits_(limits), week_(week), size_(usual_size()) {
    for (const int day : days) sessions_.push_back({day, {}});
  }

  Sessions choose() {
    add_landings();
    add_heavy();
    add_holds();
    for (std::size_t i = 0; i < sessions_.size(); ++i) keep_core(sessions_[i], menu(turn_of(i)));
    for (const Must& must : frame_.policy().musts) {
      if (applies(frame_, must, week_)) supply(must);
    }
    add_jumps();
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
      fill(sessions_[i], menu(turn_of(i)));
      fill(sessions_[i], menu(1 - turn_of(i)));  // only where its own menu has too little that fits
      thin_isolation(sessions_[i]);
    }
    for (Session& session : sessions_) house_first(session);
    Sessions chosen;
    for (const Session& session : sessions_) {
      if (!session.picks.empty()) chosen.push_back(session);
    }
    return chosen;
  }

 private:
  std::size_t usual_size() const {
    const PlanPolicy& policy = frame_.policy();
    const int minutes =
        frame_.runner.minutes_given ? frame_.runner.most_session_minutes : policy["size_minutes_unknown"_n];
    int size = policy.sizes.front().exercises;
    for (const SessionSize& entry : policy.sizes) {
      if (entry.minutes <= minutes) size = entry.exercises;
    }
    if (is_low(week_)) size = std::min(size, policy["exercises_race_week"_n]);
    return static_cast<std::size_t>(size);
  }

  std::size_t turn_of(std::size_t session) const {
    return (sessions_.size() == 1 ? static_cast<std::size_t>(week_.number - 1) : session) % 2;
  }

  // Sessions a and b take turns: in the week, or from week to week. Two causes: an a of each.
  const std::vector<Slot>& menu(std::size_t turn) const {
    const auto& causes = frame_.runner.conditions;
    return causes.size() == 1 ? menu_of(causes[0]).sessions[turn] : menu_of(causes[turn]).sessions[0];
  }

  // Every condition that has a plan has a menu for each phase: the knowledge is not loaded otherwise.
  const Menu& menu_of(ConditionIndex condition) const {
    const auto& menus = frame_.policy().menus;
    return *std::ranges::find_if(menus, [&](const Menu& entry) {
      return entry.phase == week_.phase && (entry.conditions >> condition & 1U) != 0;
    });
  }

  // E3: landings never on consecutive dates, and in few sessions a week.
  bool lands(const Session& session) const {
    return std::ranges::any_of(session.picks,
                               [this](const Pick& pick) { return frame_.exercise(pick.exercise).impact; });
  }
  bool may_land_on(const Session& session) const {
    if (lands(session)) return true;
    if (past_.last_impact() == week_.start.plus(session.day - 1)) return false;
    int landing_sessions = 0;
    for (const Session& other : sessions_) {
      if (!lands(other)) continue;
      if (std::abs(other.day - session.day) == 1) return false;
      ++landing_sessions;
    }
    return landing_sessions < frame_.policy()["impact_sessions_most"_n];
  }

  bool fits(const Session& session, ExerciseIndex exercise) const {
    return barrier(frame_, past_.had_landing(), week_, exercise) == Barrier::none && !session.has(exercise) &&
           (!frame_.exercise(exercise).impact || (!limits_.no_landings && may_land_on(session)));
  }

  // An exercise that carries a load, before or after this phase, has no turn without it: its dose goes one
  // way.
  bool on_menu(ExerciseIndex exercise) const {
    if (is_jump(frame_.exercise(exercise))) return false;  // E19: jumps have their own turn
    if (frame_.heavy.has(exercise, week_.phase)) return true;
    if (past_.of(exercise).dose.load_rm) return false;
    return is_core(frame_.exercise(exercise)) || !frame_.heavy.ever_has(exercise);
  }

  // ---- what rules ask for by name

  void keep(Session& session, ExerciseIndex exercise) const {
    if (session.picks.size() < most() && fits(session, exercise)) session.picks.push_back({exercise, true});
  }
  std::size_t most() const { return static_cast<std::size_t>(frame_.policy()["exercises_most"_n]); }

  // E3: from landing on, in up to two sessions that lie apart.
  void add_landings() {
    if (week_.phase < PhaseId::landing || is_low(week_)) return;
    int added = 0;
    for (Session& session : sessions_) {
      if (added == frame_.policy()["landing_sessions"_n]) return;
      for (std::size_t i = 0; i < frame_.knowledge.exercises.size(); ++i) {
        const auto exercise = static_cast<ExerciseIndex>(i);
        if (!is_landing(frame_.exercise(exercise)) || !fits(session, exercise)) continue;
        keep(session, exercise);
        ++added;
      }
    }
  }

  // E17, E18: the tendon's in every session, the others' in two.
  void add_heavy() {
    const auto& heavy = frame_.heavy.exercises[static_cast<std::size_t>(week_.phase)];
    const bool all = frame_.heavy.programme != nullptr && frame_.heavy.programme->every_session;
    int left = all ? days_a_week : frame_.policy()["loaded_sessions"_n];
    for (Session& session : sessions_) {
      if (heavy.empty() || left-- == 0) return;
      for (const ExerciseIndex exercise : heavy) keep(session, exercise);
    }
  }

  void add_holds() {
    const auto hold = frame_.hold(week_);
    if (!hold || is_low(week_)) return;
    for (Session& session : sessions_) keep(session, *hold);
  }

  // E19: the newest leads; where there are two such sessions the first one keeps what came before.
  void add_jumps() {
    std::vector<ExerciseIndex> jumps;
    for (const ExerciseIndex jump : frame_.policy().jumps.exercises) {
      const bool is_new = std::ranges::any_of(
          week_.news, [&](const Novelty& novelty) { return novelty.exercise == frame_.exercise(jump).id; });
      if (is_new || past_.had(jump)) jumps.insert(jumps.begin(), jump);
    }
    if (jumps.empty() || is_low(week_)) return;
    const auto landings =
        std::ranges::count_if(sessions_, [this](const Session& session) { return lands(session); });
    bool first = true;
    for (Session& session : sessions_) {
      if (!lands(session)) continue;
      std::vector<ExerciseIndex> order = jumps;
      if (first && landings > 1 && order.size() > 1) std::rotate(order.begin(), order.end() - 1, order.end());
      first = false;
      for (const ExerciseIndex jump : order) keep(session, jump);
    }
  }

  // E2: isolation is fewer than half of `size` exercises.
  std::size_t isolated(const Session& session) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        session.picks, [this](const Pick& pick) { return frame_.exercise(pick.exercise).isolation; }));
  }
  bool stays_whole(const Session& session, ExerciseIndex more, std::size_t size) const {
    return !frame_.exercise(more).isolation || 2 * (isolated(session) + 1) < size;
  }

  void fill(Session& session, const std::vector<Slot>& slots) const {
    for (const Slot& slot : slots) {
      if (session.picks.size() >= size_) return;
      const auto found = std::ranges::find_if(slot, [&](ExerciseIndex exercise) {
        return on_menu(exercise) && fits(session, exercise) &&
               stays_whole(session, exercise, std::max(size_, session.picks.size() + 1));
      });
      if (found != slot.end()) session.picks.push_back({*found, false});
    }
  }

  // E2: the last one that no rule asks for goes first.
  void thin_isolation(Session& session) const {
    while (!session.picks.empty() && 2 * isolated(session) >= session.picks.size()) {
      Pick* last = nullptr;
      for (Pick& pick : session.picks) {
        const bool alone = frame_.exercise(pick.exercise).isolation;
        if (alone && (last == nullptr || last->kept || !pick.kept)) last = &pick;
      }
      session.picks.erase(last);
    }
  }

  // E1: the first core exercise of the menu; without one, any that this runner may do, last of all one that
  // has carried a load; else support alone.
  void keep_core(Session& session, const std::vector<Slot>& slots) const {
    if (std::ranges::any_of(session.picks,
                            [this](const Pick& pick) { return is_core(frame_.exercise(pick.exercise)); }))
      return;
    const auto may_lead = [&](ExerciseIndex exercise) {
      return is_core(frame_.exercise(exercise)) && !frame_.exercise(exercise).impact &&
             fits(session, exercise);
    };
    for (const Slot& slot : slots) {
      const auto found = std::ranges::find_if(
          slot, [&](ExerciseIndex exercise) { return may_lead(exercise) && on_menu(exercise); });
      if (found != slot.end()) return keep(session, *found);
    }
    for (const bool unloaded : {true, false}) {
      for (std::size_t i = 0; i < frame_.knowledge.exercises.size(); ++i) {
        const auto exercise = static_cast<ExerciseIndex>(i);
        if (may_lead(exercise) && (on_menu(exercise) || !unloaded)) return keep(session, exercise);
      }
    }
  }

  static Pick* pick_for(Session& session, const Must& must) {
    const auto found = std::ranges::find_if(
        session.picks, [&must](const Pick& pick) { return contains(must.any_of, pick.exercise); });
    return found == session.picks.end() ? nullptr : &*found;
  }

  // What a rule asks for and no session has yet is put in: where the menu has it anyway, then where there is
  // least.
  void supply(const Must& must) {
    int sessions = 0;
    for (Session& session : sessions_) {
      if (Pick* pick = pick_for(session, must)) {
        pick->kept = true;
        ++sessions;
      }
    }
    for (const bool on_its_menu : {true, false}) {
      for (std::size_t size = 0; size < most(); ++size) {
        for (std::size_t i = 0; i < sessions_.size(); ++i) {
          if (sessions >= must.sessions) return;
          Session& session = sessions_[i];
          if (session.picks.size() == size && pick_for(session, must) == nullptr &&
              put_one_of(session, must.any_of, on_its_menu ? &menu(turn_of(i)) : nullptr))
            ++sessions;
        }
      }
    }
  }

  // The first that fits, of those on the menu if one is given.
  bool put_one_of(Session& session, const std::vector<ExerciseIndex>& wanted,
                  const std::vector<Slot>* menu) const {
    const auto found = std::ranges::find_if(wanted, [&](ExerciseIndex exercise) {
      const bool listed = menu == nullptr || std::ranges::any_of(*menu, [exercise](const Slot& slot) {
                            return contains(slot, exercise);
                          });
      return listed && fits(session, exercise);
    });
    if (found == wanted.end()) return false;
    keep(session, *found);
    return true;
  }

  void house_first(Session& session) const {
    std::stable_partition(session.picks.begin(), session.picks.end(),
                          [this](const Pick& pick) { return is_core(frame_.exercise(pick.exercise)); });
  }

  const ExerciseFrame& frame_;
  const ExercisePast& past_;
  const ExerciseLimits& limits_;
  const Week& week_;
  std::size_t size_;
  Sessions sessions_;
};

}  // namespace

bool applies(const ExerciseFrame& frame, const Must& must, const Week& week) {
  if ((must.conditions & frame.conditions) == 0 ||
      (must.phases >> static_cast<unsigned>(week.phase) & 1U) == 0)
    return false;
  if ((must.unless_kit & frame.runner.kit) != 0) return false;
  if (must.techniques == 0) return true;
  return std::ranges::any_of(week.techniques, [&must](const WeekTechnique& technique) {
    return technique.state != TechniqueState::settled &&
           (must.techniques >> static_cast<unsigned>(technique.id) & 1U) != 0;
  });
}

bool Session::has(ExerciseIndex exercise) const {
  return std::ranges::any_of(picks, [exercise](const Pick& pick) { return pick.exercise == exercise; });
}

Barrier barrier(const ExerciseFrame& frame, bool had_landing, const Week& week, ExerciseIndex index) {
  const Exercise& exercise = frame.exercise(index);
  if (exercise.impact && !may_land(frame, had_landing, week, exercise)) return Barrier::other;
  return frame.scope(index, week.phase).barrier;
}

Sessions choose_sessions(const ExerciseFrame& frame, const ExercisePast& past, const ExerciseLimits& limits,
                         const Week& week, const Few<int, days_a_week>& days) {
  return Chooser{frame, past, limits, week, days}.choose();
}

}  // namespace kneecheck::plan
