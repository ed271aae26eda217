#include <fmt/format.h>

#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

bool is_list(QuestionKind kind) {
  return kind == QuestionKind::choices || kind == QuestionKind::choice;
}

// Whether one line can answer both.
bool fit_together(const Question& a, const Question& b) {
  if (is_list(a.kind)) return is_list(b.kind) && !a.ordered && !b.ordered;
  return a.kind == b.kind && (a.kind == QuestionKind::yes_no || a.kind == QuestionKind::number);
}

QuestionPage read_page(Reader& entry, const Knowledge& knowledge) {
  QuestionPage page;
  page.id = entry.text("id");
  page.ask = entry.text("ask");
  page.help = entry.text("help");
  page.none_label = entry.text("none", Need::optional);
  for (const std::size_t question :
       read_ids(entry, "questions", question_ids(knowledge), "a question", Need::required)) {
    page.questions.push_back(static_cast<QuestionIndex>(question));
    if (fit_together(knowledge.questions[page.questions.front()], knowledge.questions[question])) continue;
    entry.problem(
        entry.map(), "bad_value",
        fmt::format("'{}' cannot be answered in one line with the others", knowledge.questions[question].id),
        "take checklists, or yes and no, or numbers");
  }
  page.evidence = read_evidence(entry);
  return page;
}

FollowUp read_follow_up(Reader& entry, const Knowledge& knowledge, Diagnostics& problems) {
  FollowUp follow_up;
  follow_up.id = entry.text("id");
  const auto question = read_id(entry.value("id"), question_ids(knowledge), "a question", problems);
  follow_up.question = static_cast<QuestionIndex>(question.value_or(0));
  const Texts conditions;
  follow_up.when = read_criterion(entry.value("when"),
                                  {knowledge.questions, knowledge.safety.names, conditions}, problems);
  follow_up.evidence = read_evidence(entry);
  return follow_up;
}

}  // namespace

void decode_interview(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  sections.each("interview.yaml", "pages", "page",
                [&](Reader& entry) { knowledge.pages.push_back(read_page(entry, knowledge)); });
  sections.each("interview.yaml", "follow_ups", "follow-up", [&](Reader& entry) {
    knowledge.follow_ups.push_back(read_follow_up(entry, knowledge, problems));
  });
}

}  // namespace kneecheck::knowledge
