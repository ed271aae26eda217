// The phases: what each is for, what must be true to move on, and the tests that open them, each told once.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "base/words/document.h"
#include "document/plan_parts.h"
#include "plan/gates.h"

namespace kneecheck::document {
namespace {

bool is_shown(const PlanWriter& writer, const PhaseSpan& span) {
  return span.first_week <= writer.shown.back().number && writer.shown.front().number <= span.last_week;
}

// The tests that the weeks shown name, in the order of the data.
std::vector<const ReadinessTest*> tests_used(const PlanWriter& writer) {
  std::vector<const ReadinessTest*> used;
  for (const ReadinessTest& test : writer.knowledge.tests) {
    const auto is_it = [&test](const auto& gate) { return gate.test == test.id; };
    const auto named = [&is_it](const auto& gates) { return std::any_of(gates.begin(), gates.end(), is_it); };
    const auto in_span = [&](const PhaseSpan& span) {
      return is_shown(writer, span) && (named(span.entry_tests) || named(span.exit_tests));
    };
    const auto gates = [&](const TechniqueTarget& target) {
      const auto& gate = writer.knowledge.technique(target.id).gate;
      return gate && is_it(*gate) && is_shown(writer, target.id);
    };
    const auto& [phases, techniques] = std::tie(writer.plan.phases, writer.plan.techniques);
    if (std::any_of(phases.begin(), phases.end(), in_span) ||
        std::any_of(techniques.begin(), techniques.end(), gates))
      used.push_back(&test);
  }
  return used;
}

}  // namespace

void add_phase_entry(PlanWriter& writer, const PhaseSpan& span) {
  const std::vector<std::string> entry = begin_texts(writer.knowledge, span);
  if (entry.empty()) return;
  if (span.entry_tests.empty()) {
    writer.paragraph(DocumentText::to_begin, {{"what", fmt::format("{}", fmt::join(entry, " "))}});
    return;
  }
  writer.paragraph(DocumentText::begin_if_passed);
  writer.add(Bullets{entry});
}

void add_phases(PlanWriter& writer) {
  writer.heading(2, DocumentText::phases);
  for (const PhaseSpan& span : writer.plan.phases) {
    if (!is_shown(writer, span)) continue;
    const Phase& phase = writer.knowledge.phase(span.id);
    writer.heading(3, DocumentText::phase_in_weeks,
                   {{"phase", capitalized(phase.name)},
                    {"weeks", week_range(writer.language(), span.first_week, span.last_week)}});
    writer.paragraph(fmt::format("{} {}{}", phase.aim, phase.text, writer.citations.mark(phase.evidence)));
    add_phase_entry(writer, span);
    if (!phase.keep_in_mind.empty())
      writer.paragraph(DocumentText::keep_in_mind, {{"what", sentences(phase.keep_in_mind)}});
    if (!span.exit_tests.empty()) continue;
    const std::vector<std::string> exit = exit_texts(writer.knowledge, span);
    writer.paragraph(DocumentText::done_when, {{"what", fmt::format("{}", fmt::join(exit, " "))}});
  }
}

void add_test(PlanWriter& writer, const ReadinessTest& test) {
  writer.heading(3, capitalized(test.name));
  add_figure(writer, writer.knowledge, test.figure, test.name);
  writer.add(Steps{items_of(test.steps)});
}

void add_tests(PlanWriter& writer) {
  const std::vector<const ReadinessTest*> used = tests_used(writer);
  if (used.empty()) return;
  writer.heading(2, DocumentText::tests);
  for (const ReadinessTest* test : used) {
    add_test(writer, *test);
    if (!test->stop.empty())
      writer.paragraph(std::string{test->stop} + writer.citations.mark(test->evidence));
  }
}

}  // namespace kneecheck::document
