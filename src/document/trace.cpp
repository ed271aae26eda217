// The trace: every safety rule with what it came to, and every cause with its points.
#include <fmt/format.h>

#include "document/parts.h"
#include "words/words.h"

namespace kneecheck::document {
namespace {

std::string why(const Knowledge& knowledge, const Case& runner, const RuleReasons& reasons) {
  std::vector<std::string> terms;
  for (const Because& because : reasons.because) terms.push_back(because_id(knowledge, runner, because));
  for (const QuestionIndex question : reasons.open)
    terms.push_back(fmt::format("{}?", knowledge.questions[question].id));
  return fmt::format("{}", fmt::join(terms, ", "));
}

std::string state_in_words(State state) {
  return state == State::not_applicable ? "does not apply" : std::string{word(state)};
}

}  // namespace

Document trace_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  Document document;
  document.title = "Trace";
  document.heading(2, "Trace: every safety rule");
  Table rules{{{"Rule", Align::left},
               {"Urgency", Align::left},
               {"State", Align::left},
               {"Because, or not known (?)", Align::left}},
              {}};
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    const SafetyRule& rule = knowledge.safety.rules[i];
    rules.rows.push_back({std::string{rule.id}, std::string{word(rule.urgency)},
                          state_in_words(assessment.rules[i]),
                          why(knowledge, runner, reasons_of(knowledge, runner, assessment, i))});
  }
  document.add(std::move(rules));

  document.heading(2, "Trace: every cause");
  Table causes{{{"Cause", Align::left}, {"Points", Align::right}, {"Band", Align::left}}, {}};
  for (const Ranked& ranked : assessment.ranking) {
    causes.rows.push_back({std::string{knowledge.conditions[ranked.condition].id},
                           ranked.diagnosed ? "-" : std::to_string(ranked.points),
                           ranked.diagnosed ? "diagnosed" : std::string{word(ranked.band)}});
  }
  document.add(std::move(causes));
  return document;
}

}  // namespace kneecheck::document
