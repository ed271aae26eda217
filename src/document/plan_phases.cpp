// The phases: what each is for, what must be true to move on, and the tests that open them, each told once.
#include <fmt/format.h>

#include <algorithm>

#include "document/plan_parts.h"
#include "plan/gates.h"

namespace kneecheck::document {
namespace {

// The tests that the plan names, in the order of the data.
std::vector<const ReadinessTest*> tests_used(const PlanWriter& writer) {
  std::vector<const ReadinessTest*> used;
  for (const ReadinessTest& test : writer.knowledge.tests) {
    const auto named = [&test](const std::vector<GateTest>& gates) {
      return std::any_of(gates.begin(), gates.end(),
                         [&test](const GateTest& gate) { return gate.test == test.id; });
    };
    const auto in_span = [&named](const PhaseSpan& span) {
      return named(span.entry_tests) || named(span.exit_tests);
    };
    const auto gate_of = [&](const TechniqueTarget& target) {
      const auto& gate = writer.knowledge.technique(target.id).gate;
      return gate && gate->test == test.id;
    };
    const bool phases = std::any_of(writer.plan.phases.begin(), writer.plan.phases.end(), in_span);
    const bool techniques =
        std::any_of(writer.plan.techniques.begin(), writer.plan.techniques.end(), gate_of);
    if (phases || techniques) used.push_back(&test);
  }
  return used;
}

std::string sentences(const Texts& texts) {
  return fmt::format("{}", fmt::join(texts, " "));
}

}  // namespace

void add_phase_entry(PlanWriter& writer, const PhaseSpan& span) {
  const std::vector<std::string> entry = begin_texts(writer.knowledge, span);
  if (entry.empty()) return;
  if (span.entry_tests.empty()) {
    writer.document.paragraph(fmt::format("To begin: {}", fmt::join(entry, " ")));
    return;
  }
  writer.document.paragraph("Begin only when these are passed. Not passed: repeat the week before.");
  writer.document.add(Bullets{entry});
}

void add_phases(PlanWriter& writer) {
  writer.document.heading(2, "The phases, and when to move on");
  for (const PhaseSpan& span : writer.plan.phases) {
    const Phase& phase = writer.knowledge.phase(span.id);
    writer.document.heading(3,
                            fmt::format("{}, {}", phase.name, week_range(span.first_week, span.last_week)));
    writer.document.paragraph(
        fmt::format("{} {}{}", phase.aim, phase.text, writer.citations.mark(phase.evidence)));
    add_phase_entry(writer, span);
    if (!phase.keep_in_mind.empty())
      writer.document.paragraph(fmt::format("Keep in mind: {}", sentences(phase.keep_in_mind)));
    if (span.exit_tests.empty()) {
      writer.document.paragraph(
          fmt::format("It is done when: {}", fmt::join(exit_texts(writer.knowledge, span), " ")));
    }
  }
}

void add_tests(PlanWriter& writer) {
  const std::vector<const ReadinessTest*> used = tests_used(writer);
  if (used.empty()) return;
  writer.document.heading(2, "The tests");
  for (const ReadinessTest* test : used) {
    writer.document.heading(3, std::string{test->name});
    Steps steps;
    for (const std::string_view step : test->steps) steps.items.emplace_back(step);
    writer.document.add(std::move(steps));
    if (!test->stop.empty())
      writer.document.paragraph(std::string{test->stop} + writer.citations.mark(test->evidence));
  }
}

}  // namespace kneecheck::document
