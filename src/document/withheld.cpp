// No plan: what to do instead, and why. Never a word that could pass for an all-clear.
#include <fmt/format.h>

#include "document/parts.h"
#include "explain/action.h"

namespace kneecheck {

Document withheld_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment, const Audience& audience) {
  const Region& region = region_of(knowledge, audience);
  Citations citations{knowledge};
  Document document;
  document.title = "No plan yet";
  document.person = runner.name;
  document.add(action_notice(knowledge, assessment, region));
  add_case_id(document, runner);
  document.heading(2, assessment.alarm ? "No plan: this comes first" : "No plan yet");
  document.paragraph(plan_reason(knowledge, assessment).text);
  if (!assessment.alarm) document.paragraph("Until it has been looked at, do only what leaves the knee calm. The plan can start afterwards.");
  add_open_questions(document, knowledge, assessment, audience);
  add_positive_rules(document, knowledge, runner, assessment, region, citations);
  add_clinic(document, knowledge.clinic, assessment.alarm);
  document.add(next_command("All the reasons", "triage", audience));
  add_end(document, citations);
  return document;
}

}  // namespace kneecheck
