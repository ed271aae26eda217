// How much of each exercise: where it starts, what is taken away to fit the session, and the one small step
// of a week (E8, E9, E13). An exercise has one dose a week: doses are in a list of their own until the end.
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

bool within(const PrescribedExercise& dose, int most_reps, int most_hold) {
  return dose.sets * dose.reps <= most_reps && dose.sets * dose.reps * dose.hold_seconds <= most_hold;
}

// A little less: a set, else a repetition, else a second of holding. False when nothing is left to take.
bool make_smaller(PrescribedExercise& dose) {
  if (dose.sets > 1) {
    --dose.sets;
  } else if (dose.reps > 1) {
    --dose.reps;
  } else if (dose.hold_seconds > 0) {
    --dose.hold_seconds;
  } else {
    return false;
  }
  return true;
}

// The doses of one week in the making. A session is the places of its exercises in the list of doses.
class Dispenser {
 public:
  Dispenser(const ExerciseFrame& frame, const ExercisePast& past, const Week& week, const Sessions& sessions)
      : frame_(frame), policy_(frame.policy()), past_(past), week_(week) {
    doses_.reserve(sessions.size() * session_room);
    for (const Session& session : sessions) {
      Places places;
      for (const Pick& pick : session.picks) places.push_back(place_of(pick.exercise));
      sessions_.push_back(places);
    }
  }

  SessionDoses dispense() {
    for (Places& session : sessions_) {
      while (contacts_of(session) > most_contacts() && shrink_landings(session)) {
      }
      while (seconds_of(session) > session_seconds() && shrink(session)) {
      }
    }
    if (!week_.deload && !is_low(week_)) raise_all();
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
    if (found == doses_.end()) doses_.push_back(base_dose(exercise));
    return place;
  }

  // --- where a dose starts

  PrescribedExercise base_dose(ExerciseIndex index) const {
    const Exercise& exercise = frame_.exercise(index);
    const Progress& progress = past_.of(index);
    PrescribedExercise dose = progress.weeks > 0 ? progress.dose : first_dose(index);
    dose.role = exercise.role;
    dose.rest_seconds = exercise.dose.rest_seconds;
    dose.sides = sides(index);
    if (progress.weeks > 0 && dose.sides != progress.dose.sides) {  // on one leg now: from the bottom again
      dose.sets = std::min(dose.sets, exercise.dose.sets.from);
      dose.reps = std::min(dose.reps, exercise.dose.reps.from);
    }
    if (exercise.states_depth) {
      const IntRange depth = frame_.scope(index, week_.phase).depth;
      dose.depth_degrees = std::min(dose.depth_degrees.value_or(depth.from), depth.to);
    }
    return dose;
  }

  // E9, E13: the bottom of the range, within the limits of a first week.
  PrescribedExercise first_dose(ExerciseIndex index) const {
    const Dose& range = frame_.exercise(index).dose;
    PrescribedExercise dose;
    dose.exercise = index;
    dose.sets = std::min(range.sets.from, policy_["first_sets_most"_n]);
    dose.reps = range.reps.from;
    dose.hold_seconds = range.hold_seconds.from;
    while (!within(dose, policy_["first_reps_most"_n], policy_["first_hold_most"_n]) && make_smaller(dose)) {
    }
    return dose;
  }

  // E3: landings begin on two legs; later the phase decides.
  Sides sides(ExerciseIndex index) const {
    const Exercise& exercise = frame_.exercise(index);
    const bool first = !past_.had(index);
    if (is_landing(exercise) && first) return Sides::together;
    for (const OneLeg& entry : policy_.one_leg) {
      const bool ready = !first && week_.phase >= entry.from && !frame_.runner.gentle &&
                         (entry.not_for & frame_.conditions) == 0;
      if (entry.exercise == index && ready) return Sides::both;
    }
    return exercise.dose.sides;
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

  // A set less of the longest exercise; then repetitions, down to half of its start; then an exercise.
  bool shrink(Places& session) {
    PrescribedExercise* longest = nullptr;
    for (const bool sets : {true, false}) {
      for (const std::size_t place : session) {
        PrescribedExercise& dose = doses_[place];
        const int least_reps = static_cast<int>(ceil_div(frame_.exercise(dose.exercise).dose.reps.from, 2));
        const bool can = sets ? dose.sets > 1 : dose.reps > least_reps;
        if (can && (longest == nullptr || dose.seconds() > longest->seconds())) longest = &dose;
      }
      if (longest != nullptr) return make_smaller(*longest);
    }
    if (session.size() < 2) return false;
    session.pop_back();
    return true;
  }

  // --- the step of the week

  // What has not grown for longest comes first. In each session only a few grow: little new to keep in mind.
  void raise_all() {
    struct Candidate {
      int last_rise = 0;
      std::size_t place = 0;
      auto operator<=>(const Candidate&) const = default;
    };
    std::vector<Candidate> order;
    order.reserve(doses_.size());
    for (std::size_t place = 0; place < doses_.size(); ++place) {
      const ExerciseIndex exercise = doses_[place].exercise;
      if (past_.had(exercise)) order.push_back({past_.of(exercise).last_rise, place});
    }
    std::ranges::sort(order);
    std::array<int, days_a_week> rises{};
    for (const Candidate& candidate : order) {
      bool room = true;
      for (std::size_t i = 0; i < sessions_.size(); ++i) {
        room = room && (rises[i] < policy_["rises_most"_n] || !has(sessions_[i], candidate.place));
      }
      if (!room || !raise_one(candidate.place)) continue;
      for (std::size_t i = 0; i < sessions_.size(); ++i)
        rises[i] += has(sessions_[i], candidate.place) ? 1 : 0;
    }
  }

  static bool has(const Places& session, std::size_t place) {
    return std::ranges::find(session, place) != session.end();
  }

  // E9: one thing at a time, and only what every session can hold. A dose that had to shrink does not grow.
  bool raise_one(std::size_t place) {
    PrescribedExercise& dose = doses_[place];
    const Exercise& exercise = frame_.exercise(dose.exercise);
    const PrescribedExercise before = dose;
    const PrescribedExercise& last = past_.of(dose.exercise).dose;
    if (dose.sets < last.sets || dose.reps < last.reps) return false;
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
  const Week& week_;
  Few<Places, days_a_week> sessions_;
  std::vector<PrescribedExercise> doses_;
};

}  // namespace

int PrescribedExercise::seconds() const {
  return dose_seconds(sets, reps, hold_seconds, rest_seconds, sides);
}

int Day::session_minutes() const {
  int seconds = 0;
  for (const PrescribedExercise& dose : exercises) seconds += dose.seconds();
  return static_cast<int>(ceil_div(seconds, 60));
}

SessionDoses prescribe(const ExerciseFrame& frame, const ExercisePast& past, const Week& week,
                       const Sessions& sessions) {
  return Dispenser{frame, past, week, sessions}.dispense();
}

}  // namespace kneecheck::plan
