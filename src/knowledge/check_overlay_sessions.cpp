// data/plans/exercises.yaml, beside its numbers: depths, sizes, and what a week may not miss.
#include <fmt/format.h>

#include "knowledge/checks.h"
#include "knowledge/overlaid.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {
namespace {

// Exercises by id, as their places differ between the two.
class Sessions {
 public:
  explicit Sessions(const Overlaid& overlaid)
      : overlaid_(overlaid), before_(*overlaid.before.policy), now_(*overlaid.now.policy) {}

  void check() {
    sizes();
    depths();
    one_leg();
    sore();
    musts();
    notes();
    stand_ins();
    new_depth_limits();
  }

 private:
  std::string_view id_before(ExerciseIndex index) const { return overlaid_.before.exercises[index].id; }
  std::string_view id_now(ExerciseIndex index) const { return overlaid_.now.exercises[index].id; }
  bool is_known(ExerciseIndex now) const { return overlaid_.before.find_exercise(id_now(now)).has_value(); }

  // The built-in entry for the same exercise.
  template <class Entry>
  const Entry* known(const std::vector<Entry>& entries, ExerciseIndex now) const {
    const auto found = std::ranges::find_if(
        entries, [&](const Entry& entry) { return id_before(entry.exercise) == id_now(now); });
    return found == entries.end() ? nullptr : &*found;
  }

  // Whether every exercise of `some` is among `all`.
  bool within(const std::vector<ExerciseIndex>& some, const Knowledge& of_some,
              const std::vector<ExerciseIndex>& all, const Knowledge& of_all) const {
    return std::ranges::all_of(some, [&](ExerciseIndex each) {
      return std::ranges::any_of(
          all, [&](ExerciseIndex other) { return of_all.exercises[other].id == of_some.exercises[each].id; });
    });
  }

  static int exercises_for(const std::vector<SessionSize>& sizes, int minutes) {
    int exercises = sizes.front().exercises;
    for (const SessionSize& size : sizes) {
      if (size.minutes <= minutes) exercises = size.exercises;
    }
    return exercises;
  }

  void sizes() const {
    for (const SessionSize& now : now_.sizes) {
      const int most = exercises_for(before_.sizes, now.minutes);
      overlaid_.compare(now.basis.evidence, "exercises", fmt::format("exercises in {} minutes:", now.minutes),
                        most, now.exercises, Stricter::lower);
    }
  }

  void depths() const {
    for (const ExerciseDepth& now : now_.depths) {
      const ExerciseDepth* before = known(before_.depths, now.exercise);
      if (before == nullptr) continue;
      const std::string name = fmt::format("the depth of '{}'", id_now(now.exercise));
      overlaid_.compare(now.basis.evidence, "from", name, before->degrees.from, now.degrees.from,
                        Stricter::lower);
      overlaid_.compare(now.basis.evidence, "to", name, before->degrees.to, now.degrees.to, Stricter::lower);
    }
  }

  void one_leg() const {
    for (const OneLeg& now : now_.one_leg) {
      const OneLeg* before = known(before_.one_leg, now.exercise);
      const bool kept = before != nullptr ? now.from >= before->from &&
                                                (before->not_for & ~overlaid_.planned_of(now.not_for)) == 0
                                          : !is_known(now.exercise) && now.from >= PhaseId::single_leg;
      if (kept) continue;
      overlaid_.looser(now.basis.evidence, "exercise",
                       fmt::format("'{}' is done on one leg sooner, or by more people, than built in",
                                   id_now(now.exercise)),
                       "keep from and not_for of the built-in entry, or stricter ones");
    }
  }

  void sore() const {
    const bool kept = now_.sore.until >= before_.sore.until &&
                      within(before_.sore.barred, overlaid_.before, now_.sore.barred, overlaid_.now);
    if (!kept)
      overlaid_.looser(now_.sore.basis.evidence, "barred",
                       "what waits while squatting hurts (E14) waits less than built in",
                       "keep until and barred of the built-in entry; more may wait, and longer");
  }

  void musts() const {
    for (const Must& before : before_.musts) {
      const Must& now = *with_id(now_.musts, before.id);
      const bool kept =
          (before.conditions & ~overlaid_.planned_of(now.conditions)) == 0 &&
          (before.phases & ~now.phases) == 0 && (now.unless_kit & ~before.unless_kit) == 0 &&
          (now.techniques == 0 || (before.techniques != 0 && (before.techniques & ~now.techniques) == 0)) &&
          now.sessions >= before.sessions && !now.any_of.empty() &&
          within(now.any_of, overlaid_.now, before.any_of, overlaid_.before);
      if (kept) continue;
      overlaid_.looser(
          now.basis.evidence, "any_of",
          fmt::format("'{}' asks for less than the built-in entry ({})", now.id, before.basis.rule),
          "keep its conditions, phases, sessions, techniques and kit, and no other exercises");
    }
  }

  void notes() const {
    for (const ExerciseNote& before : before_.notes) {
      const auto now = std::ranges::find_if(now_.notes, [&](const ExerciseNote& note) {
        return id_now(note.exercise) == id_before(before.exercise);
      });
      if (now->note == before.note && (before.conditions & ~overlaid_.planned_of(now->conditions)) == 0)
        continue;
      overlaid_.looser(now->basis.evidence, "note",
                       fmt::format("the note to '{}' is another, or for fewer people", id_now(now->exercise)),
                       "keep note and conditions of the built-in entry");
    }
  }

  // E12: what stands in takes away the need for kit.
  void stand_ins() const {
    for (const StandIn& now : now_.stand_ins) {
      const StandIn* before = known(before_.stand_ins, now.exercise);
      if (before != nullptr ? before->kit == now.kit : !is_known(now.exercise)) continue;
      overlaid_.looser(now.basis.evidence, "kit",
                       fmt::format("'{}' has no stand-in for this kit", id_now(now.exercise)),
                       "a stand-in is for exercises of the folder's own");
    }
  }

  // A cause that is given a plan bends no farther than the built-in ones.
  void new_depth_limits() const {
    for (const DepthLimit& now : now_.depth_limits) {
      for (std::size_t phase = 0; phase < phase_count; ++phase) {
        int most = 0;
        for (const DepthLimit& before : before_.depth_limits) most = std::max(most, before.degrees[phase]);
        overlaid_.compare(now.basis.evidence, "degrees",
                          fmt::format("the depth in {}", Names<PhaseId>::words[phase]), most,
                          now.degrees[phase], Stricter::lower);
      }
    }
  }

  const Overlaid& overlaid_;
  const PlanPolicy& before_;
  const PlanPolicy& now_;
};

}  // namespace

void check_session_policy(const Overlaid& overlaid) {
  Sessions{overlaid}.check();
}

}  // namespace kneecheck::knowledge
