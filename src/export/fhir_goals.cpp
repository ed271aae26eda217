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
  std::string text;  // where there is no quantity
};

Target measured(Coded measure, std::optional<Quantity> quantity, std::string_view text = {}) {
  Target target;
  target.measure = std::move(measure);
  target.quantity = quantity;
  target.text = text;
  return target;
}

struct Aim {
  std::string part;  // "Goal/pain"
  std::string description;
  std::vector<Target> targets;
  std::optional<Date> due;
};

std::optional<Date> end_of_week(const Plan& plan, int number) {
  for (const Week& week : plan.weeks) {
    if (week.number == number) return week.days.back().date;
  }
  return std::nullopt;
}

template <class Holds>
std::optional<Date> end_of_first_week(const Plan& plan, const Holds& holds) {
  const auto week = std::find_if(plan.weeks.begin(), plan.weeks.end(), holds);
  return week == plan.weeks.end() ? std::nullopt : std::optional{week->days.back().date};
}

Aim pain_aim(const Plan& plan) {
  Aim aim{"Goal/pain", "Pain stays within its limits while running and exercising", {}, {}};
  for (const Advice* rule : plan.pain_rules) {
    const bool limit = rule->id.rfind("running", 0) == 0 || rule->id.rfind("exercises", 0) == 0;
    if (limit)
      aim.targets.push_back(
          measured({code_system("pain-rule"), rule->id, {}, "Worst pain, from 0 to 10"}, {}, rule->text));
  }
  return aim;
}

Aim volume_aim(const Plan& plan) {
  Aim aim{"Goal/running",
          fmt::format("Back to the usual running of {} minutes a week", plan.usual_minutes),
          {},
          {}};
  const Quantity minutes{plan.usual_minutes, ">=", "minutes a week", "min/wk"};
  aim.targets.push_back(measured(
      {code_system("measure"), "run-minutes", "Minutes of running a week", "Minutes of running a week"},
      minutes));
  aim.due =
      end_of_first_week(plan, [&plan](const Week& week) { return week.run_minutes >= plan.usual_minutes; });
  return aim;
}

std::optional<Quantity> quantity_of(const Technique& technique, const TechniqueTarget& target) {
  if (!target.to) return std::nullopt;
  switch (technique.unit) {
    case TargetUnit::steps_per_minute:
      return Quantity{*target.to, {}, "steps a minute", "/min"};
    case TargetUnit::degrees:
      return Quantity{*target.to, "<=", "degrees", "deg"};
    case TargetUnit::cm:
      return Quantity{*target.to, "<=", "cm", "cm"};
    case TargetUnit::none:
      break;
  }
  return std::nullopt;
}

Aim technique_aim(const FhirBundle& bundle, const TechniqueTarget& target) {
  const Technique& technique = bundle.knowledge().technique(target.id);
  const std::string_view id = word(target.id);
  Aim aim{fmt::format("Goal/technique/{}", id),
          fmt::format("{}: {}", technique.name, technique.target_text),
          {},
          {}};
  const std::string_view otherwise = technique.target_text.empty() ? technique.name : technique.target_text;
  aim.targets.push_back(measured({code_system("technique"), id, technique.name, technique.name},
                                 quantity_of(technique, target), otherwise));
  aim.due = end_of_first_week(*bundle.plan, [&target](const Week& week) {
    return std::any_of(
        week.techniques.begin(), week.techniques.end(), [&target](const WeekTechnique& technique_of_week) {
          return technique_of_week.id == target.id && technique_of_week.state == TechniqueState::settled;
        });
  });
  return aim;
}

Target target_of(const Knowledge& knowledge, const GateTest& test) {
  const ReadinessTest* known = knowledge.find_test(test.test);
  const std::string_view name = known == nullptr ? test.test : known->name;
  const std::string_view comparator = test.exactly ? "" : test.at_least ? ">=" : "<=";
  return measured({code_system("readiness-test"), test.test, name, name},
                  Quantity{test.value, comparator, {}, {}});
}

Aim gate_aim(const FhirBundle& bundle, const PhaseSpan& phase) {
  const std::vector<std::string> texts = exit_texts(bundle.knowledge(), phase);
  Aim aim{fmt::format("Goal/phase/{}", word(phase.id)),
          fmt::format("To leave the phase {}: {}", uncapitalized(bundle.knowledge().phase(phase.id).name),
                      fmt::join(texts, "; ")),
          {},
          end_of_week(*bundle.plan, phase.last_week)};
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
    json.pair("unit", quantity.unit);
    json.pair("system", ucum);
    json.pair("code", quantity.code);
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
  if (!target.quantity) return target.text;
  const Quantity& quantity = *target.quantity;
  const std::string_view front = quantity.comparator == ">="   ? "at least "
                                 : quantity.comparator == "<=" ? "at most "
                                                               : "";
  return fmt::format("{}: {}{}{}{}", target.measure.text, front, quantity.value,
                     quantity.unit.empty() ? "" : " ", quantity.unit);
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
