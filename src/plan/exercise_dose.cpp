// How much of each exercise: what is taken away to fit the session, and the one small step of a week (E8, E9,
// E13, E16). An exercise has one dose a week: doses are in a list of their own until the
// end. What a rule asks for by dose (loads, holds) is laid out first, the rest shares what time is left.
#include <algorithm>
#include <array>

#include "base/number.h"
#include "plan/exercises.h"

namespace kneecheck::plan {
namespace {

bool raise(int& value, int step, int most) {
  if (value >= most) return false;
  value = std::min(value + step, most);
  return true;
}

// The ways in which a dose may grow, the first one first: the depth that the phase allows, lost sets, then
// holds, repetitions and sets. Each returns false when it is at the end of its range.
using Step = bool (*)(const PlanPolicy&, const Dose& range, int deepest, PrescribedExercise&);
constexpr std::array<Step, 5> steps{
    [](const PlanPolicy& policy, const Dose&, int deepest, PrescribedExercise& dose) {
      return dose.depth_degrees && raise(*dose.depth_degrees, policy["depth_step"_n], deepest);
    },
    [](const PlanPolicy& policy, const Dose& range, int, PrescribedExercise& dose) {
      return raise(dose.sets, policy["sets_step"_n], range.sets.from);
    },
    [](const PlanPolicy& policy, const Dose& range, int, PrescribedExercise& dose) {
      return raise(dose.hold_seconds, policy["hold_step"_n], range.hold_seconds.to);
    },
    [](const PlanPolicy& policy, const Dose& range, int, PrescribedExercise& dose) {
      return raise(dose.reps, policy["reps_step"_n], range.reps.to);
    },
    [](const PlanPolicy& policy, const Dose& range, int, PrescribedExercise& dose) {
      return raise(dose.sets, policy["sets_step"_n], range.sets.to);
    }};

// E19: jumps come back by sets, then by some jumps more at a time.
bool raise_jumps(const PlanPolicy& policy, const Dose& range, PrescribedExercise& dose) {
  return raise(dose.sets, policy["sets_step"_n], range.sets.to) ||
         raise(dose.reps, policy["jumps_step"_n], range.reps.to);
}

// The doses of one week in the making. A session is the places of its exercises in the list of doses.
class Dispenser {
 public:
  Dispenser(const ExerciseFrame& frame, const ExercisePast& past, const ExerciseLimits& limits,
            const Week& week, const Sessions& sessions)
      : frame_(frame),
        policy_(frame.policy()),
        past_(past),
        limits_(limits),
        week_(week),
        hold_(frame.hold(week)) {
    doses_.reserve(sessions.size() * session_room);
    for (const Session& session : sessions) {
      Places places;
      for (const Pick& pick : session.picks) {
        const std::size_t place = place_of(pick.exercise);
        if (pick.kept) kept_ |= std::uint64_t{1} << place;
        places.push_back(place);
      }
      sessions_.push_back(places);
    }
  }

  SessionDoses dispense() {
    const bool may_rise = !week_.deload && !is_low(week_);
    const bool rising = may_rise && !limits_.doses_stay;
    for (std::size_t place = 0; place < doses_.size() && may_rise; ++place) {
      if (!is_fixed(place)) continue;
      if (rising) raise_fixed(place);
      if (!rising && opens_phase()) take_first_load(doses_[place]);
    }
    for (Places& session : sessions_) {
      while (contacts_of(session) > most_contacts() && shrink_landings(session)) {
      }
      while (seconds_of(session) > session_seconds() && shrink(session)) {
      }
    }
    if (rising) raise_all();
    SessionDoses result;
    for (const Places& session : sessions_) {
      std::vector<PrescribedExercise> doses;
      doses.reserve(session.size());
      for (const std::size_t place : session) doses.push_back(doses_[place]);
      result.push_back(std::move(doses));
    }
    return result;
  }

 private:
  using Places = Few<std::size_t, session_room>;

  // Puts the exercise on the list if it is not there yet.
  std::size_t place_of(ExerciseIndex exercise) {
    const auto found = std::ranges::find(doses_, exercise, &PrescribedExercise::exercise);
    const auto place = static_cast<std::size_t>(found - doses_.begin());
    if (found == doses_.end()) doses_.push_back(base_dose(frame_, past_, limits_, week_, exercise));
    return place;
  }

  bool is_heavy(ExerciseIndex exercise) const { return frame_.heavy.has(exercise, week_.phase); }
  bool is_hold(ExerciseIndex exercise) const { return hold_ == exercise; }
  // Nothing is taken from a dose that a rule asks for, nor from one that will carry a load.
  bool is_protected(std::size_t place) const {
    const PrescribedExercise& dose = doses_[place];
    return is_fixed(place) || (frame_.heavy.ever_has(dose.exercise) && !dose.load_rm);
  }
  // A dose that a rule asks for.
  bool is_fixed(std::size_t place) const {
    return is_heavy(doses_[place].exercise) || is_hold(doses_[place].exercise);
  }

  // --- what fits into a session

  int session_seconds() const {
    return 60 * std::min(frame_.runner.most_session_minutes, policy_["session_minutes_most"_n]);
  }

  // E13: contacts of a session.
  int most_contacts() const {
    const auto before = past_.most_contacts();
    const int most = before ? *before + policy_["contacts_step"_n] : policy_["first_contacts_most"_n];
    return std::min(most, policy_["contacts_most"_n]);
  }

  int seconds_of(const Places& session) const {
    int sum = 0;
    for (const std::size_t place : session) sum += doses_[place].seconds();
    return sum;
  }
  int contacts_of(const Places& session) const {
    int sum = 0;
    for (const std::size_t place : session) sum += contacts(frame_.knowledge, doses_[place]);
    return sum;
  }

  bool shrink_landings(const Places& session) {
    PrescribedExercise* most = nullptr;
    for (const std::size_t place : session) {
      PrescribedExercise& dose = doses_[place];
      const bool can = contacts(frame_.knowledge, dose) > 0 && (dose.sets > 1 || dose.reps > 1);
      if (can && (most == nullptr || contacts(frame_.knowledge, dose) > contacts(frame_.knowledge, *most)))
        most = &dose;
    }
    return most != nullptr && make_smaller(*most);
  }

  // A set less of the longest exercise; then repetitions, down to half of its start; then holds; then an
  // exercise, one that no rule asks for if there is one.
  bool shrink(Places& session) {
    PrescribedExercise* longest = nullptr;
    for (const bool sets : {true, false}) {
      for (const std::size_t place : session) {
        PrescribedExercise& dose = doses_[place];
        const int least_reps = static_cast<int>(ceil_div(frame_.exercise(dose.exercise).dose.reps.from, 2));
        const bool can = !is_protected(place) && (sets ? dose.sets > 1 : dose.reps > least_reps);
        if (can && (longest == nullptr || dose.seconds() > longest->seconds())) longest = &dose;
      }
      if (longest != nullptr) return make_smaller(*longest);
    }
    for (const bool kept : {false, true}) {
      for (std::size_t i = session.size(); i-- > 1;) {
        if (is_protected(session[i]) || is_kept(session[i]) != kept) continue;
        session.erase(session.begin() + i);
        return true;
      }
    }
    return false;
  }
  bool is_kept(std::size_t place) const { return (kept_ >> place & 1U) != 0; }

  // --- the step of the week

  // E17: a load, a hold. It has its step before the others share what time is left.
  void raise_fixed(std::size_t place) {
    PrescribedExercise& dose = doses_[place];
    const Exercise& exercise = frame_.exercise(dose.exercise);
    if (!past_.had(dose.exercise)) return;
    if (is_hold(dose.exercise) && !is_heavy(dose.exercise)) {
      if (dose.hold_seconds < frame_.holds.size.hold.to)
        raise(dose.hold_seconds, policy_["tendon_hold_step"_n], frame_.holds.size.hold.to);
      return;
    }
    if (!dose.load_rm) return take_load(dose);
    const int deepest = exercise.states_depth ? frame_.scope(dose.exercise, week_.phase).depth.to : 0;
    if (raise_load(frame_, past_, week_, deepest, dose)) return;
    const int most = std::min(frame_.heavy.size.sets_most, frame_.heavy.programme->sets_most);
    if (dose.sets < most && has_room_for_set(dose)) ++dose.sets;
  }

  bool opens_phase() const {
    return std::ranges::any_of(week_.news,
                               [](const Novelty& novelty) { return novelty.kind == NoveltyKind::phase; });
  }

  // The first load belongs to its phase, whatever else stays.
  void take_first_load(PrescribedExercise& dose) const {
    if (is_heavy(dose.exercise) && past_.had(dose.exercise) && !dose.load_rm) take_load(dose);
  }

  // E16: what was done without a weight gets one for as many repetitions as it has.
  void take_load(PrescribedExercise& dose) const {
    for (const LoadStep& step : policy_.loads) {
      const bool fits = dose.reps <= step.rm && dose.reps >= step.rm - policy_["reps_in_reserve_most"_n];
      if (!fits || step.rm < policy_["first_load_rm_least"_n]) continue;
      dose.load_rm = step.rm;
      return;
    }
  }

  // Whether so many sets of all heavy exercises of the phases to come would leave time for the others.
  bool has_room_for_set(const PrescribedExercise& dose) const {
    PrescribedExercise more = dose;
    ++more.sets;
    const auto last = static_cast<int>(frame_.heavy.exercises.back().size());
    int seconds = std::max(1, last) * more.seconds();
    for (const PrescribedExercise& other : doses_) seconds += is_hold(other.exercise) ? other.seconds() : 0;
    return 100 * seconds <= policy_["heavy_share_percent_most"_n] * session_seconds() &&
           more.sets * more.reps <= policy_["loaded_reps_most"_n];
  }

  // What has not grown for longest comes first, jumps before that. In each session only a few grow: little
  // new to keep in mind.
  void raise_all() {
    struct Candidate {
      bool later = false;
      int last_rise = 0;
      std::size_t place = 0;
      auto operator<=>(const Candidate&) const = default;
    };
    std::vector<Candidate> order;
    order.reserve(doses_.size());
    for (std::size_t place = 0; place < doses_.size(); ++place) {
      const ExerciseIndex exercise = doses_[place].exercise;
      if (past_.had(exercise) && !is_fixed(place))
        order.push_back({!is_jump(frame_.exercise(exercise)), past_.of(exercise).last_rise, place});
    }
    std::ranges::sort(order);
    std::array<int, days_a_week> rises{};
    const bool is_long = frame_.runner.most_session_minutes >= policy_["long_session_minutes"_n];
    const int most = policy_[is_long ? "rises_most_long"_n : "rises_most"_n];
    for (const Candidate& candidate : order) {
      bool room = true;
      for (std::size_t i = 0; i < sessions_.size(); ++i) {
        room = room && (rises[i] < most || !has(sessions_[i], candidate.place));
      }
      if (!room || !raise_one(candidate.place)) continue;
      for (std::size_t i = 0; i < sessions_.size(); ++i)
        rises[i] += has(sessions_[i], candidate.place) ? 1 : 0;
    }
  }

  static bool has(const Places& session, std::size_t place) {
    return std::ranges::find(session, place) != session.end();
  }

  // E9: one thing at a time, and only what every session can hold. A dose that had to shrink does not grow,
  // nor one that has changed to one leg.
  bool raise_one(std::size_t place) {
    PrescribedExercise& dose = doses_[place];
    const Exercise& exercise = frame_.exercise(dose.exercise);
    const PrescribedExercise before = dose;
    const PrescribedExercise& last = past_.of(dose.exercise).dose;
    if (dose.sets < last.sets || dose.reps < last.reps || dose.sides != last.sides || dose.load_rm)
      return false;
    if (is_jump(exercise)) {
      if (raise_jumps(policy_, exercise.dose, dose) && may_stand(place)) return true;
      dose = before;
      return false;
    }
    const int deepest_now = exercise.states_depth ? frame_.scope(dose.exercise, week_.phase).depth.to : 0;
    for (const Step step : steps) {
      if (step(policy_, exercise.dose, deepest_now, dose) && may_stand(place)) return true;
      dose = before;
    }
    return false;
  }

  bool may_stand(std::size_t place) const {
    const PrescribedExercise& dose = doses_[place];
    if (!within(dose, most_reps(dose.exercise), policy_["hold_most"_n])) return false;
    if (100 * dose.seconds() > policy_["share_percent_most"_n] * session_seconds()) return false;
    const bool lands = frame_.exercise(dose.exercise).impact;
    return std::ranges::all_of(sessions_, [this, place, lands](const Places& session) {
      if (!has(session, place)) return true;
      return seconds_of(session) <= session_seconds() && (!lands || contacts_of(session) <= most_contacts());
    });
  }

  int most_reps(ExerciseIndex exercise) const {
    for (const RepsCap& cap : policy_.reps_caps) {
      if (cap.exercise == exercise) return cap.most;
    }
    return policy_["reps_most"_n];
  }

  const ExerciseFrame& frame_;
  const PlanPolicy& policy_;
  const ExercisePast& past_;
  const ExerciseLimits& limits_;
  const Week& week_;
  std::optional<ExerciseIndex> hold_;
  std::uint64_t kept_ = 0;  // bits by place
  Few<Places, days_a_week> sessions_;
  std::vector<PrescribedExercise> doses_;
};

}  // namespace

int PrescribedExercise::seconds() const {
  return dose_seconds(sets, reps, hold_seconds, rest_seconds, sides, load_rm.has_value());
}

int Day::session_minutes() const {
  int seconds = 0;
  for (const PrescribedExercise& dose : exercises) seconds += dose.seconds();
  return static_cast<int>(ceil_div(seconds, 60));
}

SessionDoses prescribe(const ExerciseFrame& frame, const ExercisePast& past, const ExerciseLimits& limits,
                       const Week& week, const Sessions& sessions) {
  return Dispenser{frame, past, limits, week, sessions}.dispense();
}

}  // namespace kneecheck::plan
