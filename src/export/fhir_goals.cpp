// The aims of a plan as Goals: pain within its limits, the usual running, each technique, and the tests that
// end each phase. Rule: all are proposed; a date is that of the plan, and only where the plan gets there.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "export/fhir_parts.h"
#include "plan/gates.h"

namespace kneecheck::exports {
namespace {

struct Quantity {
  int value = 0;
  std::string_view comparator;  // empty: exactly
  std::string_view unit, code;  // UCUM; empty: a plain number
};

struct Target {
  Coded measure;
  std::optional<Quantity> quantity;
  std::string_view text{};  // where there is no quantity
};

struct Aim {
  std::string part;  // "Goal/pain"
  std::string description;
  std::vector<Target> targets{};
  std::optional<Date> due{};
};

template <class Holds>
std::optional<Date> end_of_first_week(const Plan& plan, const Holds& holds) {
  const auto week = std::find_if(plan.weeks.begin(), plan.weeks.end(), holds);
  return week == plan.weeks.end() ? std::nullopt : std::optional{week->days.back().date};
}

Aim pain_aim(const Plan& plan) {
  Aim aim{"Goal/pain", "Pain stays within its limits while running and exercising"};
  for (const Advice* rule : plan.pain_rules) {
    if (!rule->id.starts_with("running") && !rule->id.starts_with("exercises")) continue;
    const Coded worst{code_system("pain-rule"), rule->id, {}, "Worst pain, from 0 to 10"};
    aim.targets.push_back({worst, {}, rule->text});
  }
  return aim;
}

Aim volume_aim(const Plan& plan) {
  const int usual = plan.usual_minutes;
  const std::string_view name = "Minutes of running a week";
  const Coded measure{code_system("measure"), "run-minutes", name, name};
  return {"Goal/running",
          fmt::format("Back to the usual running of {} minutes a week", usual),
          {{measure, Quantity{usual, ">=", "minutes a week", "min/wk"}}},
          end_of_first_week(plan, [usual](const Week& week) { return week.run_minutes >= usual; })};
}

std::optional<Quantity> quantity_of(const Technique& technique, const TechniqueTarget& target) {
  if (!target.to) return std::nullopt;
  const TargetUnit unit = technique.unit;
  if (unit == TargetUnit::steps_per_minute) return Quantity{*target.to, {}, "steps a minute", "/min"};
  if (unit == TargetUnit::degrees) return Quantity{*target.to, "<=", "degrees", "deg"};
  return unit == TargetUnit::cm ? std::optional{Quantity{*target.to, "<=", "cm", "cm"}} : std::nullopt;
}

Aim technique_aim(const FhirBundle& bundle, const TechniqueTarget& target) {
  const Technique& technique = bundle.knowledge().technique(target.id);
  const std::string_view id = word(target.id);
  const std::string_view name = technique.name;
  const std::string_view otherwise = technique.target_text.empty() ? name : technique.target_text;
  const auto settled = [&target](const WeekTechnique& each) {
    return each.id == target.id && each.state == TechniqueState::settled;
  };
  return {fmt::format("Goal/technique/{}", id),
          fmt::format("{}: {}", name, technique.target_text),
          {{{code_system("technique"), id, name, name}, quantity_of(technique, target), otherwise}},
          end_of_first_week(*bundle.plan, [&settled](const Week& week) {
            return std::any_of(week.techniques.begin(), week.techniques.end(), settled);
          })};
}

Target target_of(const Knowledge& knowledge, const GateTest& test) {
  const ReadinessTest* known = knowledge.find_test(test.test);
  const std::string_view name = known == nullptr ? test.test : known->name;
  const Quantity quantity{test.value, test.exactly ? "" : test.at_least ? ">=" : "<=", {}, {}};
  return {{code_system("readiness-test"), test.test, name, name}, quantity};
}

Aim gate_aim(const FhirBundle& bundle, const PhaseSpan& phase) {
  const std::vector<std::string> texts = exit_texts(bundle.knowledge(), phase);
  const int last = phase.last_week;
  Aim aim{fmt::format("Goal/phase/{}", word(phase.id)),
          fmt::format("To leave the phase {}: {}", uncapitalized(bundle.knowledge().phase(phase.id).name),
                      fmt::join(texts, "; ")),
          {},
          end_of_first_week(*bundle.plan, [last](const Week& week) { return week.number == last; })};
  for (const GateTest& test : phase.exit_tests) aim.targets.push_back(target_of(bundle.knowledge(), test));
  return aim;
}

std::vector<Aim> aims_of(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  std::vector<Aim> aims{pain_aim(plan), volume_aim(plan)};
  for (const TechniqueTarget& target : plan.techniques) aims.push_back(technique_aim(bundle, target));
  for (const PhaseSpan& phase : plan.phases) aims.push_back(gate_aim(bundle, phase));
  return aims;
}

void write_quantity(RecordWriter& json, const Quantity& quantity) {
  json.object("detailQuantity", [&] {
    json.pair("value", quantity.value);
    if (!quantity.comparator.empty()) json.pair("comparator", quantity.comparator);
    if (quantity.code.empty()) return;
    json.pair("unit", quantity.unit).pair("system", ucum).pair("code", quantity.code);
  });
}

void write_target(RecordWriter& json, const Target& target, const std::optional<Date>& due) {
  json.object([&] {
    write_concept(json, "measure", target.measure);
    if (target.quantity) {
      write_quantity(json, *target.quantity);
    } else {
      json.pair("detailString", target.text);
    }
    if (due) json.pair("dueDate", date_text(*due));
  });
}

std::string limit_words(const Target& target) {
  if (!target.quantity) return std::string{target.text};
  const Quantity& quantity = *target.quantity;
  const std::string_view limit = quantity.comparator;
  const std::string_view front = limit.empty() ? "" : limit == ">=" ? "at least " : "at most ";
  const std::string_view space = quantity.unit.empty() ? "" : " ";
  return fmt::format("{}: {}{}{}{}", target.measure.text, front, quantity.value, space, quantity.unit);
}

Narrative narrative_of(const Aim& aim) {
  Narrative narrative;
  narrative.title(aim.description);
  std::vector<std::string> limits;
  for (const Target& target : aim.targets) limits.push_back(limit_words(target));
  narrative.list(limits);
  if (aim.due) narrative.paragraph(fmt::format("In this plan by {}.", date_for_people(*aim.due, true)));
  return narrative;
}

void write_goal(FhirBundle& bundle, const Aim& aim) {
  RecordWriter& json = bundle.json;
  write_entry(bundle, aim.part, [&] {
    narrative_of(aim).write(json);
    json.pair("lifecycleStatus", "proposed");
    write_text_concept(json, "description", aim.description);
    write_subject(bundle);
    json.pair("startDate", date_text(bundle.plan->start));
    if (!aim.targets.empty())
      json.list("target", aim.targets, [&](const Target& target) { write_target(json, target, aim.due); });
    json.list("addresses", [&] { write_reference(bundle, "RiskAssessment"); });
  });
}

}  // namespace

void write_goals(FhirBundle& bundle) {
  for (const Aim& aim : aims_of(bundle)) write_goal(bundle, aim);
}

void write_goal_references(FhirBundle& bundle) {
  bundle.json.list("goal", aims_of(bundle), [&](const Aim& aim) { write_reference(bundle, aim.part); });
}

}  // namespace kneecheck::exports
