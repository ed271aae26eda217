// The phases of a plan as a PlanDefinition: an action a phase, with the tests to start and to leave it.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/export.h"
#include "export/fhir_parts.h"
#include "plan/gates.h"
#include "words/plan_words.h"

namespace kneecheck::exports {
namespace {

// FHIRPath. %`stepdown` stands for the result of that test.
std::string test_expression(const GateTest& test) {
  return fmt::format("%`{}` {} {}", test.test, test.exactly ? "=" : test.at_least ? ">=" : "<=", test.value);
}

void write_gate(RecordWriter& json, PhaseId phase, std::string_view kind,
                const std::vector<std::string>& texts, const std::vector<GateTest>& tests) {
  // Where no test decides, %`run-stop` stands for whether the description holds.
  const std::string judged = fmt::format("%`{}-{}`", word(phase), kind);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    json.object([&] {
      json.pair("kind", kind);
      json.object("expression", [&] {
        json.pair("description", texts[i]).pair("language", "text/fhirpath");
        json.pair("expression", tests.empty() ? judged : test_expression(tests[i]));
      });
    });
  }
}

std::string test_description(const ReadinessTest& test) {
  std::string text = fmt::format("{}", fmt::join(test.steps, " "));
  if (!test.stop.empty()) text += fmt::format(" {}", test.stop);
  return text;
}

void write_tests(FhirBundle& bundle, const PhaseSpan& phase) {
  RecordWriter& json = bundle.json;
  std::vector<const ReadinessTest*> tests;
  for (const GateTest& gate : phase.exit_tests) {
    if (const ReadinessTest* test = bundle.knowledge().find_test(gate.test)) tests.push_back(test);
  }
  if (tests.empty()) return;
  json.objects("action", tests, [&](const ReadinessTest* test) {
    const std::string name = capitalized(test->name);
    json.pair("title", name);
    json.pair("description", test_description(*test));
    write_concepts(json, "code", {code_system("readiness-test"), test->id, name, {}});
  });
}

void write_phase(FhirBundle& bundle, std::size_t index) {
  RecordWriter& json = bundle.json;
  const Plan& plan = *bundle.plan;
  const PhaseSpan& span = plan.phases[index];
  const Phase& phase = bundle.knowledge().phase(span.id);
  const std::string name = capitalized(phase.name);
  json.object([&] {
    json.pair("id", span.id);
    json.pair("prefix", fmt::format("{}", index + 1));
    json.pair("title", name);
    json.pair("description", fmt::format("{} {}", phase.aim, phase.text));
    write_concepts(json, "code", {code_system("phase"), word(span.id), name, {}});
    json.list("condition", [&] {
      write_gate(json, span.id, "start", entry_texts(bundle.knowledge(), span), span.entry_tests);
      write_gate(json, span.id, "stop", exit_texts(bundle.knowledge(), span), span.exit_tests);
    });
    if (index > 0) {
      json.list_of_one("relatedAction", [&] {
        json.pair("actionId", plan.phases[index - 1].id);
        json.pair("relationship", "after-end");
      });
    }
    const Date first = plan.start.plus(7 * (span.first_week - 1));
    write_period(json, "timingPeriod", first, plan.start.plus(7 * span.last_week - 1));
    write_tests(bundle, span);
  });
}

void write_citations(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  if (bundle.plan->sources.empty()) return;
  json.list("relatedArtifact", bundle.plan->sources, [&](std::string_view id) {
    const Source* source = bundle.knowledge().find_source(id);
    json.object([&] {
      json.pair("type", "citation");
      json.pair("label", id);
      json.pair("citation", source != nullptr ? source->text : id);
      const bool address = source != nullptr && source->where.rfind("https://", 0) == 0 &&
                           source->where.find(' ') == std::string_view::npos;
      if (address) json.pair("url", source->where);
    });
  });
}

Narrative narrative_of(const FhirBundle& bundle) {
  const Language& language = bundle.language();
  Narrative narrative;
  narrative.title(language[ExportText::phases_heading]);
  for (const PhaseSpan& span : bundle.plan->phases) {
    const Phase& phase = bundle.knowledge().phase(span.id);
    narrative.heading(language.say(ExportText::phase_heading,
                                   {{"phase", capitalized(phase.name)},
                                    {"weeks", week_range(language, span.first_week, span.last_week)}}));
    narrative.paragraph(phase.aim);
    narrative.list(exit_texts(bundle.knowledge(), span));
  }
  narrative.paragraph(language[ExportText::phase_repeats]);
  return narrative;
}

}  // namespace

void write_plan_definition(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  write_entry(bundle, "PlanDefinition", [&] {
    narrative_of(bundle).write(json);
    json.pair("url", address_of(bundle, "PlanDefinition"));
    json.pair("version", bundle.knowledge().version);
    json.pair("name", "KneecheckPhases");
    json.pair("title", bundle.language()[ExportText::phases_title]);
    const std::string types = "http://terminology.hl7.org/CodeSystem/plan-definition-type";
    write_concept(json, "type", {types, "clinical-protocol", "Clinical Protocol", {}});
    json.pair("status", "draft");
    write_citations(bundle);
    if (!bundle.plan->phases.empty()) {
      json.list("action", [&] {
        for (std::size_t i = 0; i < bundle.plan->phases.size(); ++i) write_phase(bundle, i);
      });
    }
  });
}

}  // namespace kneecheck::exports
