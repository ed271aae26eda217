// The catalogue against the planning rules: data may be stricter than a rule, never looser.
#include <fmt/format.h>

#include <algorithm>

#include "knowledge/checks.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::size_t fewest_rungs = 2;
// E13: what may be done with a weight is repeated in more sets, with fewer repetitions in each.
constexpr int most_loaded_reps = 60;

// E13: an exercise with a cap of its own may be repeated as often as the built-in cap allows.
int most_reps(const Knowledge& builtin, std::string_view exercise) {
  for (const RepsCap& cap : builtin.policy->reps_caps) {
    if (builtin.exercises[cap.exercise].id == exercise) return cap.most;
  }
  return row_of("reps_most"_n).most;
}

struct Limit {
  TextId message;
  int value = 0;
  int most = 0;
};

// E9 and E13 as they stand: a stricter policy lowers a dose when it plans, and leaves the catalogue alone.
void check_dose(const Knowledge& builtin, const Exercise& exercise, Diagnostics& problems) {
  const Dose& dose = exercise.dose;
  const int first = dose.sets.from * dose.reps.from;
  const int last = dose.sets.to * dose.reps.to;
  const int contacts = exercise.impact ? turns(dose.sides) : 0;
  const int seconds =
      dose_seconds(dose.sets.from, dose.reps.from, dose.hold_seconds.from, dose.rest_seconds, dose.sides);
  const Limit limits[] = {
      {KnowledgeText::first_sets, dose.sets.from, row_of("first_sets_most"_n).most},
      {KnowledgeText::first_reps, first, row_of("first_reps_most"_n).most},
      {KnowledgeText::last_reps, last,
       std::max(most_reps(builtin, exercise.id), exercise.loads_tendon ? most_loaded_reps : 0)},
      {KnowledgeText::first_holding, first * dose.hold_seconds.from, row_of("first_hold_most"_n).most},
      {KnowledgeText::last_holding, last * dose.hold_seconds.to, row_of("hold_most"_n).most},
      {KnowledgeText::first_landings, first * contacts, row_of("first_contacts_most"_n).most},
      {KnowledgeText::last_landings, last * contacts, row_of("contacts_most"_n).most},
      {KnowledgeText::first_seconds, seconds, 60 * shortest_session_minutes},
  };
  for (const Limit& limit : limits) {
    if (limit.value <= limit.most) continue;
    problem_of(problems, exercise.evidence, "dose_cap",
               {limit.message, {{"id", exercise.id}, {"value", limit.value}}},
               {KnowledgeText::at_most, {{"most", limit.most}}});
  }
}

// What makes a rule see an exercise.
struct Fact {
  bool Exercise::*flag;
  std::string_view rule;
  std::string_view help;
};
constexpr Fact facts[] = {{&Exercise::isolation, "E2", "isolation: true"},
                          {&Exercise::impact, "E3", "impact: true"},
                          {&Exercise::states_depth, "E10", "states_depth: true"}};

void looser(Diagnostics& problems, const Exercise& exercise, std::string_view rule, const Phrase& help) {
  problem_of(problems, exercise.evidence, "looser_than_rule",
             {KnowledgeText::looser_than_rule, {{"id", exercise.id}, {"rule", rule}}}, help);
}

// Whether somebody who begins could not take this rung: only the depth at which the exercise starts is there
// from the first day (E10).
bool asks_too_much(const Knowledge& knowledge, const Exercise& exercise, const Rung& first) {
  if (first.kit != 0 || first.from != PhaseId::settle || first.loaded || first.one_leg || first.moves)
    return true;
  for (const ExerciseDepth& depth : knowledge.policy->depths) {
    if (exercise.states_depth && knowledge.exercises[depth.exercise].id == exercise.id)
      return first.depth > depth.degrees.from;
  }
  return first.depth > 0;
}

}  // namespace

void check_ladders(const Knowledge& knowledge, Diagnostics& problems) {
  for (const Exercise& exercise : knowledge.exercises) {
    if (exercise.ladder.size() < fewest_rungs) {
      problem_of(problems, exercise.evidence, "no_bottom",
                 {KnowledgeText::short_ladder, {{"id", exercise.id}, {"least", fewest_rungs}}},
                 KnowledgeText::give_easier_form);
      continue;
    }
    if (asks_too_much(knowledge, exercise, exercise.ladder.front()))
      problem_of(problems, exercise.evidence, "no_bottom",
                 {KnowledgeText::demanding_rung, {{"id", exercise.id}}}, KnowledgeText::ask_for_nothing);
    const auto stuck = std::find_if(exercise.ladder.begin(), exercise.ladder.end() - 1,
                                    [](const Rung& rung) { return rung.move_on.empty(); });
    if (stuck == exercise.ladder.end() - 1) continue;
    problem_of(problems, exercise.evidence, "gap", {KnowledgeText::silent_rung, {{"id", exercise.id}}},
               KnowledgeText::last_may_be_silent);
  }
}

void check_doses(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  for (const Exercise& exercise : knowledge.exercises) check_dose(builtin, exercise, problems);
}

void check_exercise_facts(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  for (const Exercise& exercise : knowledge.exercises) {
    const auto index = builtin.find_exercise(exercise.id);
    const Exercise known = index ? builtin.exercises[*index] : Exercise{};
    if (exercise.role == Role::core && known.role != Role::core)
      looser(problems, exercise, "E1", "role: support");
    // Every session needs one of the house exercises (E1), so each must be possible at home, with nothing.
    const bool asks_for_kit = exercise.kit_needs != 0 || exercise.kit_any_of != 0;
    if (known.role == Role::core && asks_for_kit) looser(problems, exercise, "E12", "kit: needs: []");
    if (!known.in_plans) continue;
    if (exercise.first_phase < known.first_phase)
      looser(problems, exercise, known.impact ? "E3" : "E4",
             {KnowledgeText::or_later, {{"line", fmt::format("first_phase: {}", word(known.first_phase))}}});
    for (const Fact& fact : facts) {
      if (known.*fact.flag && !(exercise.*fact.flag)) looser(problems, exercise, fact.rule, fact.help);
    }
  }
}

void check_exercise_limits(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  for (const RepsCap& cap : knowledge.policy->reps_caps) {
    read_whole(value_under(cap.basis.evidence.at, "most"), 1,
               most_reps(builtin, knowledge.exercises[cap.exercise].id), problems);
  }
  for (const DepthLimit& limit : knowledge.policy->depth_limits) {
    const auto& rules = builtin.policy->depth_limits;
    const auto rule = std::ranges::find_if(rules, [&](const DepthLimit& each) {
      return builtin.conditions[each.condition].id == knowledge.conditions[limit.condition].id;
    });
    if (rule == rules.end()) continue;  // a condition of the overlay's own brings its own
    const Value list = value_under(limit.basis.evidence.at, "degrees");
    std::size_t phase = 0;
    for (Value item = list.first(); item.exists(); item = item.next(list), ++phase) {
      if (limit.degrees[phase] <= rule->degrees[phase]) continue;
      report(problems, item, "looser_than_rule",
             {KnowledgeText::looser_degrees, {{"degrees", limit.degrees[phase]}}},
             {KnowledgeText::or_less, {{"line", rule->degrees[phase]}}});
    }
  }
}

}  // namespace kneecheck::knowledge
