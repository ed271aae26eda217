// Weights, holds and jumps of data/plans/exercises.yaml (E6, E16 to E19).
#include <algorithm>

#include "knowledge/decode_policy.h"

namespace kneecheck::knowledge {
namespace {

constexpr int sets_most = 5;
constexpr int seconds_most = 180;
constexpr int minutes_most = 60;

bool yes(Reader& entry, std::string_view key) {
  return entry.flag(key);
}

void tendon(const PolicySource& source, PlanPolicy& policy) {
  Reader entry = source.section(exercises_file, "tendon");
  policy.tendon = source.condition_mask(entry, "conditions");
  policy.weights = read_id_mask(entry, "weights", choice_ids(source.knowledge.question(Key::equipment)),
                                KnowledgeText::a_piece_of_kit, Need::required);
  policy.tendon_basis = source.basis(entry);
  entry.done();
}

// E16: the steps of the load are those of the rule; none has more repetitions than the weight allows.
void loads(const PolicySource& source, PlanPolicy& policy) {
  Reader entry = source.section(exercises_file, "loads");
  policy.loads_basis = source.basis(entry);
  for_each_item(entry, "steps", Need::required, [&](Value item) {
    Reader step = reader_of(item, source.problems, KnowledgeText::load);
    LoadStep load;
    load.rm = read_int(step, "rm", 6, 15, 15);
    load.reps = read_int(step, "reps", load.rm - 3, load.rm, load.rm);
    load.after_weeks = read_int(step, "after_weeks", 0, 26);
    step.done();
    policy.loads.push_back(load);
  });
  entry.done();
  constexpr std::array rms{15, 12, 10, 8, 6};
  if (!std::ranges::equal(policy.loads, rms, {}, &LoadStep::rm))
    report(source.problems, entry.map(), "bad_value", KnowledgeText::wrong_loads);
}

HeavySlot heavy_slot(const PolicySource& source, Value item) {
  Reader entry = reader_of(item, source.problems, KnowledgeText::slot);
  HeavySlot slot;
  slot.any_of = exercise_list(source, entry.value("any_of"));
  slot.from = entry.one_of<PhaseId>("from").value_or(PhaseId::align);
  slot.minutes = read_int(entry, "minutes", 0, minutes_most);
  entry.done();
  if (slot.from < PhaseId::align)
    report(source.problems, item, "looser_than_rule", KnowledgeText::early_load);
  return slot;
}

void heavy(const PolicySource& source, PlanPolicy& policy) {
  const auto read = [&](Reader& entry) {
    HeavyProgramme programme;
    programme.id = entry.text("id");
    programme.conditions = source.condition_mask(entry, "conditions");
    for_each_item(entry, "slots", Need::required,
                  [&](Value item) { programme.slots.push_back(heavy_slot(source, item)); });
    programme.needs_weights = yes(entry, "needs_weights");
    programme.every_session = yes(entry, "every_session");
    programme.quick = yes(entry, "quick");
    programme.sets_most = read_int(entry, "sets_most", 2, 4);
    programme.lightest_rm = read_int(entry, "lightest_rm", 6, 12);
    programme.lightest_rm_rucksack = read_int(entry, "lightest_rm_rucksack", 8, 12);
    programme.basis = source.basis(entry);
    policy.heavy.push_back(std::move(programme));
  };
  source.sections.each(exercises_file, "heavy", KnowledgeText::programme, read);
  const auto size = [&](Reader& entry) {
    HeavySize each;
    each.minutes = read_int(entry, "minutes", shortest_session_minutes, minutes_most);
    each.sets = read_int(entry, "sets", 2, 3);
    each.sets_most = read_int(entry, "sets_most", each.sets, 4, each.sets);
    each.rest_both = read_int(entry, "rest_both", 10, seconds_most);
    each.rest_together = read_int(entry, "rest_together", 10, seconds_most);
    each.basis = source.basis(entry);
    policy.heavy_sizes.push_back(each);
  };
  source.sections.each(exercises_file, "heavy_sizes", KnowledgeText::size, size, "minutes");
  std::ranges::sort(policy.heavy_sizes, {}, &HeavySize::minutes);
}

void holds(const PolicySource& source, PlanPolicy& policy) {
  Reader entry = source.section(exercises_file, "holds");
  policy.holds.conditions = source.condition_mask(entry, "conditions");
  policy.holds.any_of = exercise_list(source, entry.value("any_of"));
  policy.holds.basis = source.basis(entry);
  entry.done();
  const auto size = [&](Reader& each) {
    const int minutes = read_int(each, "minutes", shortest_session_minutes, minutes_most);
    const int sets = read_int(each, "sets", 2, sets_most);
    const int from = read_int(each, "hold_from", 30, 45);
    const IntRange hold{from, read_int(each, "hold_to", from, 45, from)};
    const int rest = read_int(each, "rest_seconds", 10, seconds_most);
    policy.hold_sizes.push_back({minutes, sets, hold, rest, source.basis(each)});
  };
  source.sections.each(exercises_file, "hold_sizes", KnowledgeText::size, size, "minutes");
  std::ranges::sort(policy.hold_sizes, {}, &HoldSize::minutes);
}

void jumps(const PolicySource& source, PlanPolicy& policy) {
  const Knowledge& knowledge = source.knowledge;
  const CriterionScope scope{knowledge.questions, knowledge.safety.names, source.conditions};
  Reader entry = source.section(exercises_file, "jumps");
  policy.jumps.conditions = source.condition_mask(entry, "conditions");
  policy.jumps.when = read_criterion(entry.value("when"), scope, source.problems);
  policy.jumps.exercises = exercise_list(source, entry.value("exercises"));
  policy.jumps.basis = source.basis(entry);
  entry.done();
}

}  // namespace

void decode_loads(const PolicySource& source, PlanPolicy& policy) {
  tendon(source, policy);
  loads(source, policy);
  heavy(source, policy);
  holds(source, policy);
  jumps(source, policy);
  if (policy.heavy_sizes.empty() || policy.hold_sizes.empty())
    problem_of(source.problems, exercises_file, "gap", KnowledgeText::no_load_size);
}

}  // namespace kneecheck::knowledge
