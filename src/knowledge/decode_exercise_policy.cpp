// data/plans/exercises.yaml and data/plans/menus.yaml. The bounds here are those of the rules: data may only
// be stricter.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::string_view numbers_path = "plans/exercises.yaml";
constexpr std::string_view menus_path = "plans/menus.yaml";

// What a number may be, by ExerciseNumber. The last value of each is the rule's own, the first the strictest
// that still makes a plan.
struct Bounds {
  int least = 0;
  int most = 0;
};
constexpr std::array<Bounds, exercise_number_count> bounds{{
    {2, 4},   {2, 4},  {1, 4},    {1, 4},
    {1, 4},  // sessions: least, most, race week, recovery; rest days
    {2, 5},   {2, 5},  {10, 60},  {20, 100},
    {1, 3},  // exercises, race week; minutes, share; sessions with impact
    {1, 3},   {0, 1},  {0, 3},    {0, 10},
    {0, 30},  {0, 5},                         // first sets; steps of sets, reps, hold, depth; rises
    {5, 30},  {5, 45}, {10, 120}, {10, 225},  // reps first, later; hold first, later
    {10, 30}, {0, 15}, {10, 80},  {0, 30},    // contacts first, step, most; depth while sore
}};

// E10: the limits of the rules themselves. A clinic's own condition brings its own.
struct RuleDepth {
  std::string_view condition;
  std::array<int, phase_count> degrees;
};
constexpr std::array<RuleDepth, 4> rule_depths{{{"itb", {45, 45, 60, 60, 60}},
                                                {"patellofemoral", {45, 45, 60, 60, 60}},
                                                {"chondromalacia", {30, 45, 45, 60, 60}},
                                                {"patellar-tendon", {60, 60, 90, 90, 90}}}};
constexpr std::string_view most_repeated = "calf-raise";  // E13: the only exercise with a higher cap

template <class Enum>
Texts words_of() {
  return {Names<Enum>::words.begin(), Names<Enum>::words.end()};
}

class PolicyDecoder {
 public:
  PolicyDecoder(Sections& sections, const Knowledge& knowledge, ExercisePolicy& policy, Diagnostics& problems)
      : sections_(sections),
        knowledge_(knowledge),
        policy_(policy),
        problems_(problems),
        exercises_(exercise_ids(knowledge)),
        conditions_(condition_ids(knowledge)),
        rules_(ids_of(knowledge.planning_rules)) {}

  void decode() {
    numbers();
    sessions_a_week();
    sizes();
    depths();
    exceptions();
    sore();
    musts();
    notes();
    menus();
  }

 private:
  // --- pieces that entries share

  Basis basis(Reader& entry) {
    Basis basis;
    if (const Value rule = entry.value("rule");
        rule.exists() && read_id(rule, rules_, "a planning rule", problems_))
      basis.rule = rule.text();
    basis.evidence = read_evidence(entry);
    return basis;
  }

  ExerciseIndex exercise(Reader& entry) {
    const Value id = entry.value("exercise");
    return id.exists()
               ? static_cast<ExerciseIndex>(read_id(id, exercises_, "an exercise", problems_).value_or(0))
               : ExerciseIndex{0};
  }

  std::vector<ExerciseIndex> exercise_list(Value list) {
    std::vector<ExerciseIndex> found;
    const auto add = [&](Value id) {
      if (const auto index = read_id(id, exercises_, "an exercise", problems_))
        found.push_back(static_cast<ExerciseIndex>(*index));
    };
    if (list.is_scalar()) add(list);
    if (list.is_list()) {
      for (Value id = list.first(); id.exists(); id = id.next(list)) add(id);
    }
    if (!list.is_scalar() && !list.is_list())
      report(problems_, list, "wrong_type",
             fmt::format("expected an exercise or a list of them, found {}", described(list)));
    return found;
  }

  std::vector<ExerciseIndex> exercise_list(Reader& entry, std::string_view key) {
    const Value list = entry.value(key);
    return list.exists() ? exercise_list(list) : std::vector<ExerciseIndex>{};
  }

  std::uint64_t condition_mask(Reader& entry, std::string_view key, Need need = Need::required) {
    return read_id_mask(entry, key, conditions_, "a condition", need);
  }

  void missing(std::string_view path, std::string_view list, const std::string& what) {
    const std::string message = fmt::format("{} has no entry for {}", quoted(list), what);
    if (const Value at = sections_.value(path, list); at.exists()) {
      report(problems_, at, "gap", message);
    } else {
      problems_.add({"gap", std::string(path), {}, message, {}, {}});
    }
  }

  // --- the parts of the two files

  void numbers() {
    std::array<bool, exercise_number_count> seen{};
    for (const Value value : sections_.entries(numbers_path, "numbers")) {
      Reader entry{value, problems_, "number"};
      if (const auto number = entry.one_of<ExerciseNumber>("id")) {
        const auto i = static_cast<std::size_t>(*number);
        seen[i] = true;
        policy_.numbers[i].value = read_int(entry, "value", bounds[i].least, bounds[i].most, bounds[i].most);
        policy_.numbers[i].what = entry.text("what");
        policy_.numbers[i].basis = basis(entry);
        entry.done();
      }
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (!seen[i]) missing(numbers_path, "numbers", std::string(Names<ExerciseNumber>::words[i]));
    }
  }

  void sessions_a_week() {
    std::array<bool, phase_count> seen{};
    for (const Value value : sections_.entries(numbers_path, "sessions_a_week", "phase")) {
      Reader entry{value, problems_, "sessions a week"};
      const auto phase = static_cast<std::size_t>(entry.one_of<PhaseId>("phase").value_or(PhaseId::settle));
      seen[phase] = true;
      policy_.sessions_a_week[phase] = {read_int(entry, "value", 2, 4, 2), {}, basis(entry)};
      entry.done();
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (!seen[i]) missing(numbers_path, "sessions_a_week", std::string(Names<PhaseId>::words[i]));
    }
  }

  void sizes() {
    for (const Value value : sections_.entries(numbers_path, "sizes", "minutes")) {
      Reader entry{value, problems_, "session size"};
      policy_.sizes.push_back(
          {read_int(entry, "minutes", 10, 60), read_int(entry, "exercises", 1, 5, 1), basis(entry)});
      entry.done();
    }
    std::sort(policy_.sizes.begin(), policy_.sizes.end(),
              [](const SessionSize& a, const SessionSize& b) { return a.minutes < b.minutes; });
    if (policy_.sizes.empty()) missing(numbers_path, "sizes", "10 minutes");
  }

  void depths() {
    for (const Value value : sections_.entries(numbers_path, "depth_limits", "condition")) {
      Reader entry{value, problems_, "depth limit"};
      DepthLimit limit;
      if (const Value id = entry.value("condition"); id.exists()) {
        limit.condition =
            static_cast<ConditionIndex>(read_id(id, conditions_, "a condition", problems_).value_or(0));
      }
      degrees(entry, limit);
      limit.basis = basis(entry);
      policy_.depth_limits.push_back(limit);
      entry.done();
    }
    for (const Value value : sections_.entries(numbers_path, "depths", "exercise")) {
      Reader entry{value, problems_, "depth"};
      const ExerciseIndex index = exercise(entry);
      const int from = read_int(entry, "from", 0, 90);
      policy_.depths.push_back({index, {from, read_int(entry, "to", from, 90, from)}, basis(entry)});
      entry.done();
    }
    for (std::size_t i = 0; i < exercises_.size(); ++i) {
      if (knowledge_.exercises[i].states_depth && !listed(policy_.depths, i))
        missing(numbers_path, "depths", std::string(exercises_[i]));
    }
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      const bool known = std::any_of(policy_.depth_limits.begin(), policy_.depth_limits.end(),
                                     [i](const DepthLimit& limit) { return limit.condition == i; });
      if (knowledge_.conditions[i].has_plan && !known)
        missing(numbers_path, "depth_limits", std::string(conditions_[i]));
    }
  }

  void degrees(Reader& entry, DepthLimit& limit) {
    const Value list = entry.value("degrees");
    if (!list.exists()) return;
    if (!list.is_list() || list.size() != phase_count) {
      report(problems_, list, "wrong_type",
             fmt::format("expected {} numbers, one for each phase", phase_count));
      return;
    }
    std::size_t phase = 0;
    for (Value item = list.first(); item.exists(); item = item.next(list)) {
      const int most = rule_depth(limit.condition, phase);
      const int degrees = static_cast<int>(read_whole(item, 0, 90, problems_).value_or(0));
      if (degrees > most)
        report(problems_, item, "looser_than_rule",
               fmt::format("{} degrees are looser than the planning rule E10", degrees),
               fmt::format("{} or less", most));
      limit.degrees[phase++] = degrees;
    }
  }

  int rule_depth(ConditionIndex condition, std::size_t phase) const {
    const auto rule = std::find_if(rule_depths.begin(), rule_depths.end(), [&](const RuleDepth& entry) {
      return entry.condition == conditions_[condition];
    });
    return rule == rule_depths.end() ? 90 : rule->degrees[phase];
  }

  template <class Entry>
  static bool listed(const std::vector<Entry>& entries, std::size_t exercise) {
    return std::any_of(entries.begin(), entries.end(),
                       [exercise](const Entry& entry) { return entry.exercise == exercise; });
  }

  void exceptions() {
    for (const Value value : sections_.entries(numbers_path, "reps_caps", "exercise")) {
      Reader entry{value, problems_, "cap"};
      const ExerciseIndex index = exercise(entry);
      const int most = exercises_[index] == most_repeated ? 75 : 45;
      policy_.reps_caps.push_back({index, read_int(entry, "most", 1, most, 1), basis(entry)});
      entry.done();
    }
    for (const Value value : sections_.entries(numbers_path, "one_leg", "exercise")) {
      Reader entry{value, problems_, "one-leg entry"};
      OneLeg one_leg;
      one_leg.exercise = exercise(entry);
      one_leg.from = entry.one_of<PhaseId>("from").value_or(PhaseId::run);
      one_leg.not_for = condition_mask(entry, "not_for", Need::optional);
      one_leg.basis = basis(entry);
      policy_.one_leg.push_back(one_leg);
      entry.done();
    }
    for (const Value value : sections_.entries(numbers_path, "stand_ins", "exercise")) {
      Reader entry{value, problems_, "stand-in"};
      StandIn stand_in;
      stand_in.exercise = exercise(entry);
      stand_in.kit = read_id_mask(entry, "kit", choice_ids(knowledge_.question(Key::equipment)),
                                  "a piece of kit", Need::required);
      stand_in.basis = basis(entry);
      policy_.stand_ins.push_back(stand_in);
      entry.done();
    }
  }

  void sore() {
    const Value value = sections_.value(numbers_path, "sore");
    if (!value.exists()) return missing(numbers_path, "sore", "what waits while squatting hurts");
    Reader entry{value, problems_, "sore rule"};
    policy_.sore.until = entry.one_of<PhaseId>("until").value_or(PhaseId::single_leg);
    policy_.sore.barred = exercise_list(entry, "barred");
    policy_.sore.basis = basis(entry);
    entry.done();
  }

  void musts() {
    for (const Value value : sections_.entries(numbers_path, "musts")) {
      Reader entry{value, problems_, "must"};
      Must must;
      must.id = entry.text("id");
      must.conditions = condition_mask(entry, "conditions");
      must.phases = static_cast<std::uint8_t>(
          read_id_mask(entry, "phases", words_of<PhaseId>(), "a phase", Need::required));
      must.techniques = static_cast<std::uint8_t>(
          read_id_mask(entry, "techniques", words_of<TechniqueId>(), "a technique", Need::optional));
      must.any_of = exercise_list(entry, "any_of");
      must.sessions = read_int(entry, "sessions", 1, 4, 1);
      must.basis = basis(entry);
      policy_.musts.push_back(std::move(must));
      entry.done();
    }
  }

  void notes() {
    const Texts known = ids_of(knowledge_.advice.notes);
    for (const Value value : sections_.entries(numbers_path, "notes", "exercise")) {
      Reader entry{value, problems_, "note"};
      ExerciseNote note;
      note.exercise = exercise(entry);
      note.conditions = condition_mask(entry, "conditions");
      if (const Value id = entry.value("note"); id.exists() && read_id(id, known, "a note", problems_))
        note.note = id.text();
      note.basis = basis(entry);
      policy_.notes.push_back(note);
      entry.done();
    }
  }

  void menus() {
    for (const Value value : sections_.entries(menus_path, "menus")) {
      Reader entry{value, problems_, "menu"};
      Menu menu;
      menu.id = entry.text("id");
      menu.conditions = condition_mask(entry, "conditions");
      menu.phase = entry.one_of<PhaseId>("phase").value_or(PhaseId::settle);
      menu.sessions = {slots(entry, "a"), slots(entry, "b")};
      menu.evidence = read_evidence(entry);
      policy_.menus.push_back(std::move(menu));
      entry.done();
    }
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      if (!knowledge_.conditions[i].has_plan) continue;
      for (std::size_t phase = 0; phase < phase_count; ++phase) {
        const auto serves = [&](const Menu& menu) {
          return (menu.conditions >> i & 1U) != 0 && static_cast<std::size_t>(menu.phase) == phase;
        };
        if (std::any_of(policy_.menus.begin(), policy_.menus.end(), serves)) continue;
        missing(menus_path, "menus",
                fmt::format("{} in phase {}", conditions_[i], Names<PhaseId>::words[phase]));
      }
    }
  }

  std::vector<Slot> slots(Reader& entry, std::string_view key) {
    std::vector<Slot> found;
    const Value list = entry.value(key);
    if (!list.exists()) return found;
    if (!list.is_list())
      report(problems_, list, "wrong_type", fmt::format("expected a list, found {}", described(list)));
    if (!list.is_list()) return found;
    for (Value slot = list.first(); slot.exists(); slot = slot.next(list))
      found.push_back(exercise_list(slot));
    return found;
  }

  Sections& sections_;
  const Knowledge& knowledge_;
  ExercisePolicy& policy_;
  Diagnostics& problems_;
  Texts exercises_, conditions_, rules_;
};

}  // namespace

void decode_exercise_policy(Sections& sections, const Knowledge& so_far, ExercisePolicy& policy,
                            Diagnostics& problems) {
  PolicyDecoder{sections, so_far, policy, problems}.decode();
}

}  // namespace kneecheck::knowledge
