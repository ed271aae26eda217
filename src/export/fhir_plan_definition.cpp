// The phases of a plan and the tests between them as a PlanDefinition: an action a phase, with what must be
// true to start and to leave it.
#include <fmt/format.h>

#include <algorithm>

#include "export/fhir_parts.h"
#include "plan/gates.h"
#include "words/plan_words.h"

namespace kneecheck::exports {
namespace {

// FHIRPath. %`stepdown` stands for the result of that test.
std::string test_expression(const GateTest& test) {
  return fmt::format("%`{}` {} {}", test.test, test.exactly ? "=" : test.at_least ? ">=" : "<=", test.value);
}

// Where no test decides, %`run-stop` stands for whether the description holds.
std::string judged_expression(PhaseId phase, std::string_view kind) {
  return fmt::format("%`{}-{}`", word(phase), kind);
}

void write_condition_of(JsonWriter& json, std::string_view kind, const std::string& text,
                        const std::string& expression) {
  json.begin_object();
  pair(json, "kind", kind);
  json.key("expression");
  json.begin_object();
  pair(json, "description", text);
  pair(json, "language", "text/fhirpath");
  pair(json, "expression", expression);
  json.end_object();
  json.end_object();
}

void write_gate(JsonWriter& json, PhaseId phase, std::string_view kind, const std::vector<std::string>& texts,
                const std::vector<GateTest>& tests) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    write_condition_of(json, kind, texts[i],
                       tests.empty() ? judged_expression(phase, kind) : test_expression(tests[i]));
  }
}

std::string test_description(const ReadinessTest& test) {
  std::string text = fmt::format("{}", fmt::join(test.steps, " "));
  if (!test.stop.empty()) text += fmt::format(" {}", test.stop);
  return text;
}

void write_tests(FhirBundle& bundle, const PhaseSpan& phase) {
  JsonWriter& json = bundle.json;
  std::vector<const ReadinessTest*> tests;
  for (const GateTest& gate : phase.exit_tests) {
    if (const ReadinessTest* test = bundle.knowledge().find_test(gate.test)) tests.push_back(test);
  }
  if (tests.empty()) return;
  json.key("action");
  json.begin_list();
  for (const ReadinessTest* test : tests) {
    json.begin_object();
    pair(json, "title", test->name);
    pair(json, "description", test_description(*test));
    json.key("code");
    json.begin_list();
    write_concept_value(json, {code_system("readiness-test"), test->id, test->name, {}});
    json.end_list();
    json.end_object();
  }
  json.end_list();
}

void write_phase(FhirBundle& bundle, std::size_t index) {
  JsonWriter& json = bundle.json;
  const Plan& plan = *bundle.plan;
  const PhaseSpan& span = plan.phases[index];
  const Phase& phase = bundle.knowledge().phase(span.id);
  json.begin_object();
  pair(json, "id", word(span.id));
  pair(json, "prefix", fmt::format("{}", index + 1));
  pair(json, "title", phase.name);
  pair(json, "description", fmt::format("{} {}", phase.aim, phase.text));
  json.key("code");
  json.begin_list();
  write_concept_value(json, {code_system("phase"), word(span.id), phase.name, {}});
  json.end_list();
  json.key("condition");
  json.begin_list();
  write_gate(json, span.id, "start", entry_texts(bundle.knowledge(), span), span.entry_tests);
  write_gate(json, span.id, "stop", exit_texts(bundle.knowledge(), span), span.exit_tests);
  json.end_list();
  if (index > 0) {
    json.key("relatedAction");
    json.begin_list();
    json.begin_object();
    pair(json, "actionId", word(plan.phases[index - 1].id));
    pair(json, "relationship", "after-end");
    json.end_object();
    json.end_list();
  }
  write_period(json, "timingPeriod", plan.start.plus(7 * (span.first_week - 1)),
               plan.start.plus(7 * span.last_week - 1));
  write_tests(bundle, span);
  json.end_object();
}

void write_citations(FhirBundle& bundle) {
  JsonWriter& json = bundle.json;
  if (bundle.plan->sources.empty()) return;
  json.key("relatedArtifact");
  json.begin_list();
  for (const std::string_view id : bundle.plan->sources) {
    const Source* source = bundle.knowledge().find_source(id);
    json.begin_object();
    pair(json, "type", "citation");
    pair(json, "label", id);
    pair(json, "citation", source != nullptr ? source->text : id);
    const bool address = source != nullptr && source->where.rfind("https://", 0) == 0 &&
                         source->where.find(' ') == std::string_view::npos;
    if (address) pair(json, "url", source->where);
    json.end_object();
  }
  json.end_list();
}

Narrative narrative_of(const FhirBundle& bundle) {
  Narrative narrative;
  narrative.title("Phases, and what must be true to move on");
  for (const PhaseSpan& span : bundle.plan->phases) {
    const Phase& phase = bundle.knowledge().phase(span.id);
    narrative.heading(fmt::format("{}: {}", phase.name, week_range(span.first_week, span.last_week)));
    narrative.paragraph(phase.aim);
    narrative.list(exit_texts(bundle.knowledge(), span));
  }
  narrative.paragraph(
      "If a test is not passed, the week before is repeated. A missing result moves nobody on.");
  return narrative;
}

}  // namespace

void write_plan_definition(FhirBundle& bundle) {
  JsonWriter& json = bundle.json;
  begin_entry(bundle, "PlanDefinition");
  narrative_of(bundle).write(json);
  pair(json, "url", address_of(bundle, "PlanDefinition"));
  pair(json, "version", bundle.knowledge().version);
  pair(json, "name", "KneecheckPhases");
  pair(json, "title", "Phases of a running plan for knee pain, with the tests between them");
  write_concept(json, "type",
                {"http://terminology.hl7.org/CodeSystem/plan-definition-type",
                 "clinical-protocol",
                 "Clinical Protocol",
                 {}});
  pair(json, "status", "draft");
  write_citations(bundle);
  if (!bundle.plan->phases.empty()) {
    json.key("action");
    json.begin_list();
    for (std::size_t i = 0; i < bundle.plan->phases.size(); ++i) write_phase(bundle, i);
    json.end_list();
  }
  end_entry(bundle);
}

}  // namespace kneecheck::exports
