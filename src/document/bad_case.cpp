// An alarm in a case with mistakes: what was read is enough to say what to do.

#include "base/words/document.h"
#include "document/parts.h"

namespace kneecheck::document {

Document bad_case_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                           const Audience& audience) {
  const Region& region = region_of(knowledge, audience);
  Citations citations{knowledge};
  Document document{knowledge.language};
  document.title = document.say(DocumentText::knee_check);
  document.person = runner.name;
  document.add(action_notice(knowledge, runner, assessment, region));
  add_case_id(document, runner);
  add_positive_rules(document, knowledge, runner, assessment, region, citations);
  document.paragraph(DocumentText::case_not_all_read);
  add_clinic(document, knowledge.clinic, true);
  add_end(document, citations);
  return document;
}

}  // namespace kneecheck::document
