// The rest of data/plans/exercises.yaml, and data/plans/menus.yaml. How far an overlay may go is asked in
// check_exercises.cpp, beside the built-in entries.
#include <algorithm>

#include "knowledge/decode_policy.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::string_view menus_file = "plans/menus.yaml";
constexpr int degrees_most = 90;
constexpr int reps_most = 200;

template <class Enum>
Texts words_of() {
  return {Names<Enum>::words.begin(), Names<Enum>::words.end()};
}

void gap(const PolicySource& source, std::string_view file, std::string_view list, const Phrase& message) {
  if (const Value at = source.sections.value(file, list); at.exists()) {
    report(source.problems, at, "gap", message);
  } else {
    problem_of(source.problems, file, "gap", message);
  }
}

}  // namespace

std::vector<ExerciseIndex> exercise_list(const PolicySource& source, Value list) {
  std::vector<ExerciseIndex> found;
  if (!list.exists()) return found;
  const auto add = [&](Value id) {
    if (const auto index = read_id(id, source.exercises, KnowledgeText::an_exercise, source.problems))
      found.push_back(static_cast<ExerciseIndex>(*index));
  };
  if (list.is_scalar()) {
    add(list);
  } else if (list.is_list()) {
    for (Value id = list.first(); id.exists(); id = id.next(list)) add(id);
  } else {
    unexpected(source.problems, list, KnowledgeText::expected_exercises);
  }
  return found;
}

namespace {

void no_entry(const PolicySource& source, std::string_view list, std::string_view id) {
  gap(source, exercises_file, list, {KnowledgeText::no_entry, {{"list", list}, {"id", id}}});
}

void sessions_a_week(const PolicySource& source, PlanPolicy& policy) {
  std::array<bool, phase_count> seen{};
  const auto read = [&](Reader& entry) {
    const auto phase = static_cast<std::size_t>(entry.one_of<PhaseId>("phase").value_or(PhaseId::settle));
    seen[phase] = true;
    policy.sessions_a_week[phase] = {read_int(entry, "value", 2, 4), source.basis(entry)};
  };
  source.sections.each(exercises_file, "sessions_a_week", KnowledgeText::sessions_a_week, read, "phase");
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (!seen[i]) no_entry(source, "sessions_a_week", Names<PhaseId>::words[i]);
  }
}

void sizes(const PolicySource& source, PlanPolicy& policy) {
  const auto read = [&](Reader& entry) {
    policy.sizes.push_back({read_int(entry, "minutes", shortest_session_minutes, 60),
                            read_int(entry, "exercises", 1, 5), source.basis(entry)});
  };
  source.sections.each(exercises_file, "sizes", KnowledgeText::session_size, read, "minutes");
  std::ranges::sort(policy.sizes,
                    [](const SessionSize& a, const SessionSize& b) { return a.minutes < b.minutes; });
  if (policy.sizes.empty())
    gap(source, exercises_file, "sizes",
        {KnowledgeText::no_session_size, {{"list", "sizes"}, {"minutes", shortest_session_minutes}}});
}

std::array<int, phase_count> read_degrees(Reader& entry) {
  std::array<int, phase_count> degrees{};
  const Value list = entry.value("degrees");
  if (!list.exists()) return degrees;
  if (!list.is_list() || list.size() != phase_count) {
    report(entry.problems(), list, "wrong_type", {KnowledgeText::expected_degrees, {{"count", phase_count}}});
    return degrees;
  }
  std::size_t phase = 0;
  for (Value item = list.first(); item.exists(); item = item.next(list))
    degrees[phase++] = static_cast<int>(read_whole(item, 0, degrees_most, entry.problems()).value_or(0));
  return degrees;
}

void depths(const PolicySource& source, PlanPolicy& policy) {
  const auto limit = [&](Reader& entry) {
    const ConditionIndex condition = source.condition(entry).value_or(0);
    policy.depth_limits.push_back({condition, read_degrees(entry), source.basis(entry)});
  };
  source.sections.each(exercises_file, "depth_limits", KnowledgeText::depth_limit, limit, "condition");
  const auto depth = [&](Reader& entry) {
    const ExerciseIndex index = source.exercise(entry);
    const int from = read_int(entry, "from", 0, degrees_most);
    policy.depths.push_back(
        {index, {from, read_int(entry, "to", from, degrees_most, from)}, source.basis(entry)});
  };
  source.sections.each(exercises_file, "depths", KnowledgeText::depth, depth, "exercise");
  for (std::size_t i = 0; i < source.exercises.size(); ++i) {
    const bool known =
        std::ranges::any_of(policy.depths, [i](const ExerciseDepth& each) { return each.exercise == i; });
    if (source.knowledge.exercises[i].states_depth && !known) no_entry(source, "depths", source.exercises[i]);
  }
  source.each_planned([&](ConditionIndex condition) {
    const auto limits = [condition](const DepthLimit& each) { return each.condition == condition; };
    if (std::ranges::none_of(policy.depth_limits, limits))
      no_entry(source, "depth_limits", source.conditions[condition]);
  });
}

void exceptions(const PolicySource& source, PlanPolicy& policy) {
  const auto cap = [&](Reader& entry) {
    const ExerciseIndex index = source.exercise(entry);
    policy.reps_caps.push_back({index, read_int(entry, "most", 1, reps_most), source.basis(entry)});
  };
  source.sections.each(exercises_file, "reps_caps", KnowledgeText::cap, cap, "exercise");
  const auto one_leg = [&](Reader& entry) {
    const ExerciseIndex index = source.exercise(entry);
    const PhaseId from = entry.one_of<PhaseId>("from").value_or(PhaseId::run);
    policy.one_leg.push_back(
        {index, from, source.condition_mask(entry, "not_for", Need::optional), source.basis(entry)});
  };
  source.sections.each(exercises_file, "one_leg", KnowledgeText::one_leg_entry, one_leg, "exercise");
  const auto early = [&](Reader& entry) {
    const ExerciseIndex index = source.exercise(entry);
    const PhaseId from = entry.one_of<PhaseId>("from").value_or(PhaseId::align);
    policy.early.push_back({index, from, source.condition_mask(entry, "only"), source.basis(entry)});
  };
  source.sections.each(exercises_file, "early", KnowledgeText::early_exercise, early, "exercise");
  const Texts kit = choice_ids(source.knowledge.question(Key::equipment));
  const auto stand_in = [&](Reader& entry) {
    const ExerciseIndex index = source.exercise(entry);
    policy.stand_ins.push_back(
        {index, read_id_mask(entry, "kit", kit, KnowledgeText::a_piece_of_kit, Need::required),
         source.basis(entry)});
  };
  source.sections.each(exercises_file, "stand_ins", KnowledgeText::stand_in, stand_in, "exercise");
}

void sore(const PolicySource& source, PlanPolicy& policy) {
  const Value value = source.sections.value(exercises_file, "sore");
  if (!value.exists())
    return gap(source, exercises_file, "sore", {KnowledgeText::no_sore_rule, {{"list", "sore"}}});
  Reader entry = reader_of(value, source.problems, KnowledgeText::sore_rule);
  policy.sore.until = entry.one_of<PhaseId>("until").value_or(PhaseId::single_leg);
  policy.sore.barred = exercise_list(source, entry.value("barred"));
  policy.sore.basis = source.basis(entry);
  entry.done();
}

void musts(const PolicySource& source, PlanPolicy& policy) {
  source.sections.each(exercises_file, "musts", KnowledgeText::must, [&](Reader& entry) {
    Must must;
    must.id = entry.text("id");
    must.conditions = source.condition_mask(entry, "conditions");
    must.phases = static_cast<std::uint8_t>(
        read_id_mask(entry, "phases", words_of<PhaseId>(), KnowledgeText::a_phase, Need::required));
    must.techniques = static_cast<std::uint8_t>(read_id_mask(entry, "techniques", words_of<TechniqueId>(),
                                                             KnowledgeText::a_technique, Need::optional));
    must.unless_kit = read_id_mask(entry, "unless_kit", choice_ids(source.knowledge.question(Key::equipment)),
                                   KnowledgeText::a_piece_of_kit, Need::optional);
    must.any_of = exercise_list(source, entry.value("any_of"));
    must.sessions = read_int(entry, "sessions", 1, 4);
    must.basis = source.basis(entry);
    policy.musts.push_back(std::move(must));
  });
}

void notes(const PolicySource& source, PlanPolicy& policy) {
  const Texts known = ids_of(source.knowledge.advice.notes);
  const auto read = [&](Reader& entry) {
    ExerciseNote note;
    note.exercise = source.exercise(entry);
    note.conditions = source.condition_mask(entry, "conditions");
    if (const auto index = read_id(entry.value("note"), known, KnowledgeText::a_note, source.problems))
      note.note = known[*index];
    note.basis = source.basis(entry);
    policy.notes.push_back(std::move(note));
  };
  source.sections.each(exercises_file, "notes", KnowledgeText::note, read, "exercise");
}

std::vector<Slot> slots(const PolicySource& source, Reader& entry, std::string_view key) {
  std::vector<Slot> found;
  for_each_item(entry, key, Need::required,
                [&](Value slot) { found.push_back(exercise_list(source, slot)); });
  return found;
}

void menus(const PolicySource& source, PlanPolicy& policy) {
  source.sections.each(menus_file, "menus", KnowledgeText::menu, [&](Reader& entry) {
    Menu menu;
    menu.id = entry.text("id");
    menu.conditions = source.condition_mask(entry, "conditions");
    menu.phase = entry.one_of<PhaseId>("phase").value_or(PhaseId::settle);
    menu.sessions = {slots(source, entry, "a"), slots(source, entry, "b")};
    menu.evidence = read_evidence(entry);
    policy.menus.push_back(std::move(menu));
  });
  source.each_planned([&](ConditionIndex condition) {
    for (std::size_t phase = 0; phase < phase_count; ++phase) {
      const auto serves = [&](const Menu& menu) {
        return (menu.conditions >> condition & 1U) != 0 && static_cast<std::size_t>(menu.phase) == phase;
      };
      if (std::ranges::any_of(policy.menus, serves)) continue;
      gap(source, menus_file, "menus",
          {KnowledgeText::no_menu,
           {{"list", "menus"},
            {"condition", source.conditions[condition]},
            {"phase", Names<PhaseId>::words[phase]}}});
    }
  });
}

}  // namespace

void decode_exercise_rules(const PolicySource& source, PlanPolicy& policy) {
  sessions_a_week(source, policy);
  sizes(source, policy);
  depths(source, policy);
  exceptions(source, policy);
  sore(source, policy);
  musts(source, policy);
  notes(source, policy);
  menus(source, policy);
  decode_loads(source, policy);
}

}  // namespace kneecheck::knowledge
