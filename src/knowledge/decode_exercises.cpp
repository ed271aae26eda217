#include <algorithm>
#include <tuple>

#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

constexpr int most_sets = 20;
constexpr int most_reps = 200;
constexpr int most_hold_seconds = 600;
constexpr int most_rest_seconds = 600;
constexpr int most_sessions_a_week = 14;
constexpr int most_depth = 90;  // no plan bends the knee further

void read_kit(Reader& entry, const Question& equipment, Exercise& exercise) {
  Reader kit = reader_of(entry, "kit", KnowledgeText::kit);
  const Texts items = choice_ids(equipment);
  const auto mask = [&](std::string_view key) {
    return read_id_mask(kit, key, items, {KnowledgeText::an_answer, {{"question", equipment.id}}},
                        Need::optional);
  };
  exercise.kit_needs = mask("needs");
  exercise.kit_any_of = mask("any_of");
  exercise.kit_helps = mask("helps");
  exercise.kit_instead = kit.text("instead", Need::optional);
  kit.done();
}

Dose read_dose(Reader& entry) {
  Dose dose;
  Reader read = reader_of(entry, "dose", KnowledgeText::dose);
  dose.sets = read_range(read, "sets", 1, most_sets);
  dose.reps = read_range(read, "reps", 1, most_reps);
  dose.hold_seconds = read_range(read, "hold_seconds", 0, most_hold_seconds);
  dose.rest_seconds = read_int(read, "rest_seconds", 0, most_rest_seconds);
  dose.sides = read.one_of<Sides>("sides").value_or(Sides::both);
  dose.sessions_per_week = read_range(read, "sessions_per_week", 1, most_sessions_a_week);
  read.done();
  return dose;
}

std::vector<Rung> read_ladder(Reader& entry, const Question& equipment) {
  const Texts items = choice_ids(equipment);
  const std::string_view what = entry.problems().language()[KnowledgeText::rung];
  std::vector<Rung> ladder;
  for_each_item(entry, "ladder", Need::required, [&](Value item) {
    Reader read{item, entry.problems(), what};
    Rung rung;
    rung.what = read.text("do");
    rung.depth = read_int(read, "depth", 0, most_depth, 0, Need::optional);
    rung.kit = read_id_mask(read, "kit", items, {KnowledgeText::an_answer, {{"question", equipment.id}}},
                            Need::optional);
    rung.from = read.one_of<PhaseId>("from", Need::optional).value_or(PhaseId::settle);
    rung.loaded = read.flag("loaded");
    rung.one_leg = read.flag("one_leg");
    rung.moves = read.flag("moves");
    rung.move_on = read.text("move_on", Need::optional);
    rung.figure = read.value("figure", Need::optional);
    read.done();
    ladder.push_back(rung);
  });
  return ladder;
}

void read_texts(Reader& entry, Exercise& exercise) {
  exercise.name = entry.text("name");
  exercise.summary = entry.text("summary");
  exercise.purpose = entry.text("purpose");
  exercise.set_up = entry.text("set_up");
  exercise.tempo = entry.text("tempo");
  exercise.load = entry.text("load");
  exercise.move_on = entry.text("move_on");
  exercise.load_note = entry.text("load_note");
  exercise.muscles = entry.texts("muscles");
  exercise.steps = entry.texts("steps");
  exercise.cues = entry.texts("cues");
  exercise.mistakes = entry.texts("mistakes");
  exercise.not_if = entry.texts("not_if");
}

Exercise read_exercise(Value at, const Knowledge& knowledge, const Texts& conditions, Diagnostics& problems) {
  Reader entry = reader_of(at, problems, KnowledgeText::exercise);
  Exercise exercise;
  exercise.id = entry.text("id");
  exercise.house = entry.one_of<House>("house").value_or(House::added);
  exercise.role = entry.one_of<Role>("role").value_or(Role::support);
  read_texts(entry, exercise);
  read_kit(entry, knowledge.question(Key::equipment), exercise);
  exercise.dose = read_dose(entry);
  exercise.ladder = read_ladder(entry, knowledge.question(Key::equipment));
  exercise.figure = entry.value("figure", Need::optional);
  exercise.barred_by_history = read_bars(entry, "bars", knowledge.question(Key::history));
  exercise.proof = read_proof(entry, "evidence");
  exercise.first_phase = entry.one_of<PhaseId>("first_phase").value_or(PhaseId::settle);
  exercise.impact = entry.flag("impact");
  exercise.isolation = entry.flag("isolation");
  exercise.loads_tendon = entry.flag("loads_tendon");
  exercise.states_depth = entry.flag("states_depth");
  exercise.in_plans = entry.flag("plan", true);
  exercise.for_conditions =
      read_id_mask(entry, "conditions", conditions, KnowledgeText::a_condition, Need::optional);
  exercise.not_for = read_id_mask(entry, "not_for", conditions, KnowledgeText::a_condition, Need::optional);
  exercise.evidence = read_evidence(entry);
  entry.done();
  return exercise;
}

}  // namespace

void decode_exercises(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  const std::vector<Value> entries = sections.files("exercises/");
  const Texts conditions = condition_ids(knowledge);
  knowledge.exercises.reserve(entries.size());
  for (const Value at : entries)
    knowledge.exercises.push_back(read_exercise(at, knowledge, conditions, problems));
  std::ranges::sort(knowledge.exercises, [](const Exercise& a, const Exercise& b) {
    return std::tie(a.house, a.id) < std::tie(b.house, b.id);
  });
}

}  // namespace kneecheck::knowledge
