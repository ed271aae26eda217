#include "plan/gates.h"

#include <algorithm>

#include "base/text.h"
#include "base/words/plan.h"
#include "plan/notes.h"

namespace kneecheck::plan {
namespace {

std::vector<std::string> texts(const Knowledge& knowledge, const std::vector<GateTest>& tests,
                               std::string_view otherwise) {
  std::vector<std::string> lines;
  lines.reserve(tests.size());
  for (const GateTest& test : tests) lines.push_back(gate_text(knowledge, test));
  if (lines.empty() && !otherwise.empty()) lines.emplace_back(otherwise);
  return lines;
}

TextId limit_of(std::string_view measure, const GateTest& test) {
  if (measure == "pain") return test.value == 0 ? PlanText::no_pain : PlanText::pain_or_less;
  return test.exactly ? PlanText::all_of_them : PlanText::or_more;
}

}  // namespace

std::string gate_text(const Knowledge& knowledge, const GateTest& test) {
  const ReadinessTest* known = knowledge.find_test(test.test);
  const std::string_view name = known == nullptr ? test.test : known->name;
  const TextId limit = limit_of(known == nullptr ? std::string_view{} : known->measure, test);
  const Language& language = knowledge.language;
  return language.say(PlanText::gate,
                      {{"test", capitalized(name)}, {"limit", language.say(limit, {{"value", test.value}})}});
}

std::optional<GateTest> technique_test(const Technique& technique) {
  if (!technique.gate) return std::nullopt;
  return GateTest{technique.gate->test, true, false, technique.gate->at_least};
}

std::string technique_gate_text(const Knowledge& knowledge, const Technique& technique) {
  const Advice* note = knowledge.advice.note("technique_gate");
  const std::optional<GateTest> test = technique_test(technique);
  if (!test || note == nullptr) return {};
  return filled_in(note->text, {{"test", gate_text(knowledge, *test)}});
}

std::vector<std::string> entry_texts(const Knowledge& knowledge, const PhaseSpan& span) {
  return texts(knowledge, span.entry_tests, knowledge.phase(span.id).entry);
}

std::vector<std::string> begin_texts(const Knowledge& knowledge, const PhaseSpan& span) {
  std::vector<std::string> lines = entry_texts(knowledge, span);
  if (!span.after_walks) return lines;
  const Advice* walk = knowledge.advice.note("walking_gate");
  if (walk != nullptr && std::ranges::find(lines, walk->text) == lines.end()) lines.emplace_back(walk->text);
  return lines;
}

std::vector<std::string> exit_texts(const Knowledge& knowledge, const PhaseSpan& span) {
  return texts(knowledge, span.exit_tests, knowledge.phase(span.id).exit);
}

}  // namespace kneecheck::plan
