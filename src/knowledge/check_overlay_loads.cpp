// data/plans: weights, holds, jumps and fast running (E4, E6, E16 to E19, V13, V19). Heavier is looser, and
// lighter misses what the tendon needs, so that neither way is open; a cause of the folder's own may be added
// where the built-in ones stay as they are.
#include "knowledge/checks.h"
#include "knowledge/overlaid.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {
namespace {

constexpr int lightest_rm_of_others = 8;  // E16: six repetitions are for the tendon alone

bool same_step(const LoadStep& a, const LoadStep& b) {
  return a.rm == b.rm && a.reps == b.reps && a.after_weeks == b.after_weeks;
}
bool same_size(const HeavySize& a, const HeavySize& b) {
  return a.minutes == b.minutes && a.sets == b.sets && a.sets_most == b.sets_most &&
         a.rest_both == b.rest_both && a.rest_together == b.rest_together;
}
bool same_size(const HoldSize& a, const HoldSize& b) {
  return a.minutes == b.minutes && a.sets == b.sets && a.hold.from == b.hold.from && a.hold.to == b.hold.to &&
         a.rest_seconds == b.rest_seconds;
}

class Loads {
 public:
  explicit Loads(const Overlaid& overlaid)
      : overlaid_(overlaid), before_(*overlaid.before.policy), now_(*overlaid.now.policy) {}

  void check() const {
    if (!same_causes(before_.tendon, now_.tendon) || before_.weights != now_.weights)
      changed(now_.tendon_basis, "conditions", KnowledgeText::other_tendon);
    if (!std::ranges::equal(before_.loads, now_.loads, same_step))
      changed(now_.loads_basis, "steps", KnowledgeText::other_loads);
    heavy();
    sizes(before_.heavy_sizes, now_.heavy_sizes, KnowledgeText::other_heavy_sizes);
    holds();
    sizes(before_.hold_sizes, now_.hold_sizes, KnowledgeText::other_hold_sizes);
    jumps();
    early();
    if (!same_causes(before_.tender, now_.tender))
      changed(now_.tender_basis, "conditions", KnowledgeText::other_tender);
    if (!same(overlaid_.moved(before_.fast.when), now_.fast.when))
      changed(now_.fast.basis, "when", KnowledgeText::other_fast);
  }

 private:
  void changed(const Basis& basis, std::string_view key, const Phrase& message) const {
    overlaid_.looser(basis.evidence, key, message, KnowledgeText::no_change);
  }

  bool same_causes(std::uint64_t before, std::uint64_t now) const {
    return overlaid_.planned_of(now) == before;
  }
  std::string_view id_before(ExerciseIndex index) const { return overlaid_.before.exercises[index].id; }
  std::string_view id_now(ExerciseIndex index) const { return overlaid_.now.exercises[index].id; }
  bool same_exercises(const std::vector<ExerciseIndex>& before, const std::vector<ExerciseIndex>& now) const {
    return std::ranges::equal(before, now,
                              [this](ExerciseIndex a, ExerciseIndex b) { return id_before(a) == id_now(b); });
  }

  bool same_programme(const HeavyProgramme& before, const HeavyProgramme& now) const {
    const auto same_slot = [this](const HeavySlot& a, const HeavySlot& b) {
      return a.from == b.from && a.minutes == b.minutes && same_exercises(a.any_of, b.any_of);
    };
    return same_causes(before.conditions, now.conditions) &&
           std::ranges::equal(before.slots, now.slots, same_slot) &&
           before.needs_weights == now.needs_weights && before.every_session == now.every_session &&
           before.quick == now.quick && before.sets_most == now.sets_most &&
           before.lightest_rm == now.lightest_rm && before.lightest_rm_rucksack == now.lightest_rm_rucksack;
  }

  bool is_lifted(ExerciseIndex now) const {
    return std::ranges::any_of(before_.heavy, [&](const HeavyProgramme& programme) {
      return std::ranges::any_of(programme.slots, [&](const HeavySlot& slot) {
        return std::ranges::any_of(slot.any_of,
                                   [&](ExerciseIndex each) { return id_before(each) == id_now(now); });
      });
    });
  }

  // For causes of the folder's own: with weights, no heavier than others, and only what is lifted anyway.
  bool is_usual(const HeavyProgramme& own) const {
    return overlaid_.planned_of(own.conditions) == 0 && own.needs_weights && !own.quick &&
           own.lightest_rm >= lightest_rm_of_others &&
           std::ranges::all_of(own.slots, [this](const HeavySlot& slot) {
             return std::ranges::all_of(slot.any_of, [this](ExerciseIndex each) { return is_lifted(each); });
           });
  }

  // The first programme for one of the conditions counts, so that built-in ones stay in front.
  void heavy() const {
    for (std::size_t i = 0; i < now_.heavy.size(); ++i) {
      const HeavyProgramme& now = now_.heavy[i];
      const HeavyProgramme* before = with_id(before_.heavy, now.id);
      const bool in_place = i < before_.heavy.size() && before_.heavy[i].id == now.id;
      const bool kept = before != nullptr ? in_place && same_programme(*before, now) : is_usual(now);
      if (!kept) changed(now.basis, "id", {KnowledgeText::other_heavy, {{"id", now.id}}});
    }
  }

  template <class Size>
  void sizes(const std::vector<Size>& before, const std::vector<Size>& now, TextId message) const {
    const auto same = [](const Size& a, const Size& b) { return same_size(a, b); };
    if (std::ranges::equal(before, now, same)) return;
    const auto other = std::ranges::find_if(now, [&](const Size& size) {
      return std::ranges::none_of(before, [&](const Size& each) { return same_size(each, size); });
    });
    changed(other == now.end() ? now.front().basis : other->basis, "sets", message);
  }

  void holds() const {
    const bool kept = same_causes(before_.holds.conditions, now_.holds.conditions) &&
                      same_exercises(before_.holds.any_of, now_.holds.any_of);
    if (!kept) changed(now_.holds.basis, "any_of", KnowledgeText::other_holds);
  }

  void jumps() const {
    const bool kept = same_causes(before_.jumps.conditions, now_.jumps.conditions) &&
                      same(overlaid_.moved(before_.jumps.when), now_.jumps.when) &&
                      same_exercises(before_.jumps.exercises, now_.jumps.exercises);
    if (!kept) changed(now_.jumps.basis, "exercises", KnowledgeText::other_jumps);
  }

  // E4: a later phase is stricter, and so are fewer causes.
  void early() const {
    for (const EarlyExercise& now : now_.early) {
      const auto before = std::ranges::find_if(before_.early, [&](const EarlyExercise& each) {
        return id_before(each.exercise) == id_now(now.exercise);
      });
      const bool kept = before != before_.early.end() && now.from >= before->from &&
                        (now.only & ~overlaid_.moved(before->only)) == 0;
      if (kept) continue;
      overlaid_.looser(now.basis.evidence, "exercise",
                       {KnowledgeText::sooner_early, {{"id", id_now(now.exercise)}}},
                       KnowledgeText::keep_or_later);
    }
  }

  const Overlaid& overlaid_;
  const PlanPolicy& before_;
  const PlanPolicy& now_;
};

}  // namespace

void check_load_policy(const Overlaid& overlaid) {
  Loads{overlaid}.check();
}

}  // namespace kneecheck::knowledge
