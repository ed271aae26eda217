// data/plans/exercises.yaml, beside its numbers: depths, sizes, and what a week may not miss.
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
      overlaid_.compare(now.basis.evidence, "exercises",
                        {KnowledgeText::exercises_in, {{"minutes", now.minutes}}}, most, now.exercises,
                        Stricter::lower);
    }
  }

  void depths() const {
    for (const ExerciseDepth& now : now_.depths) {
      const ExerciseDepth* before = known(before_.depths, now.exercise);
      if (before == nullptr) continue;
      const auto compare = [&](std::string_view key, int IntRange::*end) {
        overlaid_.compare(now.basis.evidence, key, {KnowledgeText::depth_of, {{"id", id_now(now.exercise)}}},
                          before->degrees.*end, now.degrees.*end, Stricter::lower);
      };
      compare("from", &IntRange::from);
      compare("to", &IntRange::to);
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
                       {KnowledgeText::sooner_one_leg, {{"id", id_now(now.exercise)}}},
                       KnowledgeText::keep_one_leg);
    }
  }

  void sore() const {
    const bool kept = now_.sore.until >= before_.sore.until &&
                      within(before_.sore.barred, overlaid_.before, now_.sore.barred, overlaid_.now);
    if (!kept)
      overlaid_.looser(now_.sore.basis.evidence, "barred", KnowledgeText::waits_less,
                       KnowledgeText::keep_waiting);
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
      overlaid_.looser(now.basis.evidence, "any_of",
                       {KnowledgeText::asks_for_less, {{"id", now.id}, {"rule", before.basis.rule}}},
                       KnowledgeText::keep_must);
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
                       {KnowledgeText::other_note, {{"id", id_now(now->exercise)}}},
                       KnowledgeText::keep_note);
    }
  }

  // E12: what stands in takes away the need for kit.
  void stand_ins() const {
    for (const StandIn& now : now_.stand_ins) {
      const StandIn* before = known(before_.stand_ins, now.exercise);
      if (before != nullptr ? before->kit == now.kit : !is_known(now.exercise)) continue;
      overlaid_.looser(now.basis.evidence, "kit",
                       {KnowledgeText::stand_in_for_other, {{"id", id_now(now.exercise)}}},
                       KnowledgeText::own_stand_in);
    }
  }

  // A cause that is given a plan bends no farther than the built-in ones.
  void new_depth_limits() const {
    for (const DepthLimit& now : now_.depth_limits) {
      for (std::size_t phase = 0; phase < phase_count; ++phase) {
        int most = 0;
        for (const DepthLimit& before : before_.depth_limits) most = std::max(most, before.degrees[phase]);
        overlaid_.compare(now.basis.evidence, "degrees",
                          {KnowledgeText::depth_in, {{"phase", Names<PhaseId>::words[phase]}}}, most,
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
