// The aims of a plan as Goals: pain within its limits, the usual running, each technique, and the tests that
// end each phase. Rule: all are proposed; a date is that of the plan, and only where the plan gets there.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/export.h"
#include "base/words/words.h"
#include "export/fhir_parts.h"
#include "plan/gates.h"

namespace kneecheck::exports {
namespace {

struct Quantity {
  int value = 0;
  std::string_view comparator{};  // empty: exactly
  std::string_view unit{};        // in words
  std::string_view code{};        // UCUM; empty: a plain number
};

struct Target {
  Coded measure;
  std::optional<Quantity> quantity;
  std::string text{};  // where there is no quantity
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

Aim pain_aim(const FhirBundle& bundle) {
  Aim aim{"Goal/pain", bundle.language().say(ExportText::pain_goal)};
  for (const Advice* rule : bundle.plan->pain_rules) {
    if (!rule->id.starts_with("running") && !rule->id.starts_with("exercises")) continue;
    const Coded worst{code_system("pain-rule"), rule->id, {}, bundle.language().say(ExportText::worst_pain)};
    aim.targets.push_back({worst, {}, std::string{rule->text}});
  }
  return aim;
}

Aim volume_aim(const FhirBundle& bundle) {
  const Language& language = bundle.language();
  const int usual = bundle.plan->usual_minutes;
  const Quantity quantity{usual, ">=", language[ExportText::minutes_a_week], "min/wk"};
  return {"Goal/running",
          language.say(ExportText::run_goal, {{"minutes", usual}}),
          {{named("measure", "run-minutes", language.say(ExportText::run_minutes)), quantity}},
          end_of_first_week(*bundle.plan, [usual](const Week& week) { return week.run_minutes >= usual; })};
}

std::optional<Quantity> quantity_of(const Language& language, TargetUnit unit, std::optional<int> to) {
  if (!to || unit == TargetUnit::none) return std::nullopt;
  if (unit == TargetUnit::steps_per_minute)
    return Quantity{*to, {}, language[ExportText::steps_a_minute], "/min"};
  return unit == TargetUnit::degrees ? Quantity{*to, "<=", language[ExportText::degrees], "deg"}
                                     : Quantity{*to, "<=", language[ExportText::centimetres], "cm"};
}

Aim technique_aim(const FhirBundle& bundle, const TechniqueTarget& target) {
  const Technique& technique = bundle.knowledge().technique(target.id);
  const Language& language = bundle.language();
  const std::string_view id = word(target.id);
  const std::string name = capitalized(technique.name);
  std::string otherwise = technique.target_text.empty() ? name : std::string{technique.target_text};
  const auto settled = [&target](const WeekTechnique& each) {
    return each.id == target.id && each.state == TechniqueState::settled;
  };
  return {fmt::format("Goal/technique/{}", id),
          language.say(ExportText::technique_goal, {{"technique", name}, {"target", technique.target_text}}),
          {{named("technique", id, name), quantity_of(language, technique.unit, target.to),
            std::move(otherwise)}},
          end_of_first_week(*bundle.plan, [&settled](const Week& week) {
            return std::any_of(week.techniques.begin(), week.techniques.end(), settled);
          })};
}

Target target_of(const Knowledge& knowledge, const GateTest& test) {
  const ReadinessTest* known = knowledge.find_test(test.test);
  const std::string_view comparator = test.exactly ? "" : test.at_least ? ">=" : "<=";
  return {named("readiness-test", test.test, capitalized(known == nullptr ? test.test : known->name)),
          Quantity{test.value, comparator}};
}

Aim gate_aim(const FhirBundle& bundle, const PhaseSpan& phase) {
  const Language& language = bundle.language();
  const std::string tests = language.semicolon_list(exit_texts(bundle.knowledge(), phase));
  const int last = phase.last_week;
  Aim aim{fmt::format("Goal/phase/{}", word(phase.id)),
          language.say(ExportText::leave_phase,
                       {{"phase", bundle.knowledge().phase(phase.id).name}, {"tests", tests}}),
          {},
          end_of_first_week(*bundle.plan, [last](const Week& week) { return week.number == last; })};
  for (const GateTest& test : phase.exit_tests) aim.targets.push_back(target_of(bundle.knowledge(), test));
  return aim;
}

std::vector<Aim> aims_of(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  std::vector<Aim> aims{pain_aim(bundle), volume_aim(bundle)};
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

std::string limit_words(const Language& language, const Target& target) {
  if (!target.quantity) return target.text;
  const Quantity& quantity = *target.quantity;
  std::string limit = std::to_string(quantity.value);
  if (!quantity.unit.empty())
    limit = language.say(WordsText::number_with_unit, {{"number", limit}, {"unit", quantity.unit}});
  if (!quantity.comparator.empty())
    limit = language.say(quantity.comparator == ">=" ? WordsText::at_least : WordsText::at_most,
                         {{"number", limit}});
  return language.say(ExportText::goal_limit, {{"measure", target.measure.text}, {"limit", limit}});
}

Narrative narrative_of(const Language& language, const Aim& aim) {
  Narrative narrative;
  narrative.title(aim.description);
  std::vector<std::string> limits;
  for (const Target& target : aim.targets) limits.push_back(limit_words(language, target));
  narrative.list(limits);
  if (aim.due)
    narrative.paragraph(
        language.say(ExportText::goal_due, {{"date", date_for_people(language, *aim.due, true)}}));
  return narrative;
}

void write_goal(FhirBundle& bundle, const Aim& aim) {
  RecordWriter& json = bundle.json;
  write_entry(bundle, aim.part, [&] {
    narrative_of(bundle.language(), aim).write(json);
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
