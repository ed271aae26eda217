// No plan: what to do instead, and why. Never a word that could pass for an all-clear.

#include "base/words/document.h"
#include "document/plan_parts.h"
#include "words/action.h"

namespace kneecheck::document {
namespace {

// A heading is no sentence.
std::string without_stop(std::string text) {
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

// After a stop by the diary. The case alone knows nothing of it: a triage of it would give an all-clear.
void add_way_back(Document& document, const Assessment& assessment, const Audience& audience) {
  if (is_ended(assessment)) return document.paragraph(DocumentText::new_diary);  // the command stands above
  document.paragraph(DocumentText::way_back);
  document.add(answer_anew_command(document.language(), audience));
}

}  // namespace

Document withheld_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                           const std::vector<Decision>& decisions, const Audience& audience) {
  const Region& region = region_of(knowledge, audience);
  Citations citations{knowledge};
  Document document{knowledge.language};
  const bool is_stopped = assessment.no_plan == NoPlan::diary;
  document.title = document.say(is_stopped ? DocumentText::plan_stops_page : DocumentText::no_plan_page);
  document.person = runner.name;
  document.add(action_notice(knowledge, runner, assessment, region));
  add_case_id(document, runner);
  const PlanReason reason = plan_reason(knowledge, assessment, region);
  const DocumentText first =
      is_stopped ? DocumentText::plan_stops_heading : DocumentText::no_plan_first_heading;
  document.heading(2, assessment.alarm ? document.say(first) : without_stop(reason.title));
  document.paragraph(reason.text);
  if (!decisions.empty()) add_decisions(document, decisions);
  if (assessment.urgency == Urgency::routine && assessment.rest == Rest::none)
    document.paragraph(DocumentText::until_looked_at);
  add_open_questions(document, knowledge, assessment, audience);
  add_positive_rules(document, knowledge, runner, assessment, region, citations);
  if (!assessment.alarm) add_not_asked(document, knowledge, runner, assessment);
  add_clinic(document, knowledge.clinic, assessment.alarm);
  if (is_stopped) {
    add_way_back(document, assessment, audience);
  } else {
    document.add(next_command(document.language()[DocumentText::all_reasons], "triage", audience, "--why"));
  }
  add_end(document, citations);
  return document;
}

}  // namespace kneecheck::document
