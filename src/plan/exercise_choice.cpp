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
  Chooser(const ExerciseFrame& frame, const ExercisePast& past, const Week& week,
          const Few<int, days_a_week>& days)
      : frame_(frame), past_(past), week_(week), size_(usual_size()) {
    for (const int day : days) sessions_.push_back({day, {}});
  }

  Sessions choose() {
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
      const std::size_t turn = (sessions_.size() == 1 ? static_cast<std::size_t>(week_.number - 1) : i) % 2;
      fill(sessions_[i], menu(turn));
      fill(sessions_[i], menu(1 - turn));  // only where its own menu has too little that fits
      thin_isolation(sessions_[i]);
      keep_core(sessions_[i]);
    }
    for (const Must& must : frame_.policy().musts) {
      if (applies(frame_, must, week_)) mark(must);
    }
    for (const Must& must : frame_.policy().musts) {
      if (applies(frame_, must, week_)) supply(must);
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
    int size = policy.sizes.front().exercises;
    for (const SessionSize& entry : policy.sizes) {
      if (entry.minutes <= frame_.runner.most_session_minutes) size = entry.exercises;
    }
    if (is_low(week_)) size = std::min(size, policy["exercises_race_week"_n]);
    return static_cast<std::size_t>(size);
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
           (!frame_.exercise(exercise).impact || may_land_on(session));
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
      if (session.picks.size() == size_) return;
      const auto found = std::ranges::find_if(slot, [&](ExerciseIndex exercise) {
        return fits(session, exercise) && stays_whole(session, exercise, std::min(size_, slots.size()));
      });
      if (found != slot.end()) session.picks.push_back({*found, false});
    }
  }

  void thin_isolation(Session& session) const {
    while (!session.picks.empty() && 2 * isolated(session) >= session.picks.size()) {
      Pick* last = session.picks.end() - 1;
      while (!frame_.exercise(last->exercise).isolation) --last;
      session.picks.erase(last);
    }
  }

  // E1: the first core exercise stays; without one, any that this runner may do leads; else support alone.
  void keep_core(Session& session) const {
    const auto core = std::ranges::find_if(
        session.picks, [this](const Pick& pick) { return is_core(frame_.exercise(pick.exercise)); });
    if (core != session.picks.end()) {
      core->kept = true;
      return;
    }
    for (std::size_t i = 0; i < frame_.knowledge.exercises.size(); ++i) {
      const auto exercise = static_cast<ExerciseIndex>(i);
      if (!is_core(frame_.exercise(exercise)) || !fits(session, exercise)) continue;
      session.picks.insert(session.picks.begin(), {exercise, true});
      if (session.picks.size() > size_) session.picks.pop_back();
      return;
    }
  }

  static Pick* pick_for(Session& session, const Must& must) {
    const auto found = std::ranges::find_if(
        session.picks, [&must](const Pick& pick) { return contains(must.any_of, pick.exercise); });
    return found == session.picks.end() ? nullptr : &*found;
  }

  // What a rule asks for and the menu gives stays.
  void mark(const Must& must) {
    int sessions = 0;
    for (Session& session : sessions_) {
      Pick* pick = pick_for(session, must);
      if (pick == nullptr || sessions == must.sessions) continue;
      pick->kept = true;
      ++sessions;
    }
  }

  // What a rule asks for and the menu lacks is put in.
  void supply(const Must& must) {
    int sessions = static_cast<int>(std::ranges::count_if(
        sessions_, [&must](Session& session) { return pick_for(session, must) != nullptr; }));
    for (Session& session : sessions_) {
      if (sessions >= must.sessions) return;
      if (pick_for(session, must) == nullptr && put_one_of(session, must.any_of)) ++sessions;
    }
  }

  bool put_one_of(Session& session, const std::vector<ExerciseIndex>& wanted) const {
    return std::ranges::any_of(
        wanted, [&](ExerciseIndex exercise) { return fits(session, exercise) && put(session, exercise); });
  }

  // In a free place, else instead of the last exercise that no rule asks for, else as one more.
  bool put(Session& session, ExerciseIndex exercise) const {
    auto& picks = session.picks;
    Pick* spare = picks.end();  // behind it
    while (spare != picks.begin() && (spare - 1)->kept) --spare;
    const bool replace = picks.size() >= size_ && spare != picks.begin();
    const std::size_t size = picks.size() + (replace ? 0 : 1);
    if (size > static_cast<std::size_t>(frame_.policy()["exercises_most"_n]) ||
        !stays_whole(session, exercise, size))
      return false;
    if (replace) picks.erase(spare - 1);
    picks.push_back({exercise, true});
    return true;
  }

  void house_first(Session& session) const {
    std::stable_partition(session.picks.begin(), session.picks.end(),
                          [this](const Pick& pick) { return is_core(frame_.exercise(pick.exercise)); });
  }

  const ExerciseFrame& frame_;
  const ExercisePast& past_;
  const Week& week_;
  std::size_t size_;
  Sessions sessions_;
};

}  // namespace

bool applies(const ExerciseFrame& frame, const Must& must, const Week& week) {
  if ((must.conditions & frame.conditions) == 0 ||
      (must.phases >> static_cast<unsigned>(week.phase) & 1U) == 0)
    return false;
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

Sessions choose_sessions(const ExerciseFrame& frame, const ExercisePast& past, const Week& week,
                         const Few<int, days_a_week>& days) {
  return Chooser{frame, past, week, days}.choose();
}

}  // namespace kneecheck::plan
