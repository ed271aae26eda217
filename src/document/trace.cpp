// The trace: every safety rule with what it came to, and every cause with its points.
#include <fmt/format.h>

#include "base/words/document.h"
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

std::string state_in_words(const Document& document, State state) {
  return document.say(counted(DocumentText::state_positive, static_cast<std::size_t>(state)));
}

std::string band_in_words(const Document& document, const Ranked& ranked) {
  if (ranked.diagnosed) return document.say(DocumentText::band_diagnosed);
  return document.say(counted(DocumentText::band_likely, static_cast<std::size_t>(ranked.band)));
}

}  // namespace

Document trace_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  Document document{knowledge.language};
  document.title = document.say(DocumentText::trace);
  document.heading(2, DocumentText::trace_rules);
  Table rules{{{document.say(DocumentText::trace_rule), Align::left},
               {document.say(DocumentText::trace_urgency), Align::left},
               {document.say(DocumentText::trace_state), Align::left},
               {document.say(DocumentText::trace_because), Align::left}},
              {}};
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    const SafetyRule& rule = knowledge.safety.rules[i];
    rules.rows.push_back({std::string{rule.id}, std::string{word(rule.urgency)},
                          state_in_words(document, assessment.rules[i]),
                          why(knowledge, runner, reasons_of(knowledge, runner, assessment, i))});
  }
  document.add(std::move(rules));

  document.heading(2, DocumentText::trace_causes);
  Table causes{{{document.say(DocumentText::trace_cause), Align::left},
                {document.say(DocumentText::trace_points), Align::right},
                {document.say(DocumentText::trace_band), Align::left}},
               {}};
  for (const Ranked& ranked : assessment.ranking) {
    causes.rows.push_back({std::string{knowledge.conditions[ranked.condition].id},
                           ranked.diagnosed ? "-" : std::to_string(ranked.points),
                           band_in_words(document, ranked)});
  }
  document.add(std::move(causes));
  return document;
}

}  // namespace kneecheck::document
