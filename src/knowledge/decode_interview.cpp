#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

bool is_list(QuestionKind kind) {
  return kind == QuestionKind::choices || kind == QuestionKind::choice;
}

// Whether one line that begins with the one can answer the other as well.
bool fit_together(const Question& first, const Question& other) {
  if (is_list(first.kind)) return is_list(other.kind);
  if (first.kind == QuestionKind::number)
    return other.kind == QuestionKind::number || other.kind == QuestionKind::choice;
  return first.kind == QuestionKind::yes_no && other.kind == QuestionKind::yes_no;
}

// The choices of a long list that the page puts.
std::uint64_t read_part(Reader& entry, const Knowledge& knowledge, const QuestionPage& page) {
  const Question& question = knowledge.questions[page.questions.front()];
  const std::uint64_t part = read_id_mask(entry, "part", choice_ids(question),
                                          KnowledgeText::an_answer_to_its_question, Need::optional);
  const bool has_parts = page.questions.size() == 1 && question.kind == QuestionKind::choices &&
                         !question.ordered && !question.none_label.empty();
  if (part != 0 && !has_parts)
    report(entry.problems(), entry.map(), "bad_value",
           {KnowledgeText::cannot_be_parted, {{"id", question.id}}}, KnowledgeText::take_plain_list);
  return part;
}

QuestionPage read_page(Reader& entry, const Knowledge& knowledge) {
  QuestionPage page;
  page.id = entry.text("id");
  page.ask = entry.text("ask");
  page.help = entry.text("help");
  page.none_label = entry.text("none", Need::optional);
  page.short_name = entry.text("short", Need::optional);
  for (const std::size_t question :
       read_ids(entry, "questions", question_ids(knowledge), KnowledgeText::a_question, Need::required)) {
    page.questions.push_back(static_cast<QuestionIndex>(question));
    if (fit_together(knowledge.questions[page.questions.front()], knowledge.questions[question])) continue;
    report(entry.problems(), entry.map(), "bad_value",
           {KnowledgeText::cannot_be_together, {{"id", knowledge.questions[question].id}}},
           KnowledgeText::take_checklists);
  }
  if (!page.questions.empty()) page.part = read_part(entry, knowledge, page);
  page.evidence = read_evidence(entry);
  return page;
}

FollowUp read_follow_up(Reader& entry, const Knowledge& knowledge, Diagnostics& problems) {
  FollowUp follow_up;
  follow_up.id = entry.text("id");
  const auto question =
      read_id(entry.value("id"), question_ids(knowledge), KnowledgeText::a_question, problems);
  follow_up.question = static_cast<QuestionIndex>(question.value_or(0));
  const Texts conditions;
  follow_up.when = read_criterion(entry.value("when"),
                                  {knowledge.questions, knowledge.safety.names, conditions}, problems);
  follow_up.evidence = read_evidence(entry);
  return follow_up;
}

NotFor read_not_for(Reader& entry, const Knowledge& knowledge, Diagnostics& problems) {
  NotFor not_for;
  not_for.id = entry.text("id");
  const auto question =
      read_id(entry.value("question"), question_ids(knowledge), KnowledgeText::a_question, problems);
  not_for.question = static_cast<QuestionIndex>(question.value_or(0));
  not_for.choices = read_id_mask(entry, "choices", choice_ids(knowledge.questions[not_for.question]),
                                 KnowledgeText::an_answer_to_its_question, Need::required);
  const Texts conditions;
  not_for.when = read_criterion(entry.value("when"),
                                {knowledge.questions, knowledge.safety.names, conditions}, problems);
  not_for.evidence = read_evidence(entry);
  return not_for;
}

std::vector<Opening> read_opening(Value list, const Knowledge& knowledge, Diagnostics& problems) {
  std::vector<Opening> opening;
  if (!list.exists() || !list.is_list()) {
    problem_of(problems, "interview.yaml", "gap", KnowledgeText::no_opening);
    return opening;
  }
  Texts ids = ids_of(knowledge.pages);
  const Texts questions = question_ids(knowledge);
  ids.insert(ids.end(), questions.begin(), questions.end());
  for (Value item = list.first(); item.exists(); item = item.next(list)) {
    const auto found = read_id(item, ids, KnowledgeText::a_page_or_question, problems);
    if (!found) continue;
    const bool is_page = *found < knowledge.pages.size();
    opening.push_back({is_page ? found : std::nullopt,
                       static_cast<QuestionIndex>(is_page ? 0 : *found - knowledge.pages.size()),
                       ids[*found]});
  }
  return opening;
}

// What no page puts of a list in parts is put with its last part.
void complete_parts(Knowledge& knowledge) {
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    QuestionPage* last = nullptr;
    std::uint64_t put = 0;
    for (QuestionPage& page : knowledge.pages) {
      if (page.part == 0 || page.questions.front() != i) continue;
      last = &page;
      put |= page.part;
    }
    if (last != nullptr) last->part |= all_choices(knowledge.questions[i]) & ~put;
  }
}

}  // namespace

void decode_interview(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  sections.each("interview.yaml", "pages", KnowledgeText::page,
                [&](Reader& entry) { knowledge.pages.push_back(read_page(entry, knowledge)); });
  sections.each("interview.yaml", "follow_ups", KnowledgeText::follow_up, [&](Reader& entry) {
    knowledge.follow_ups.push_back(read_follow_up(entry, knowledge, problems));
  });
  sections.each("interview.yaml", "not_for", KnowledgeText::not_for_entry, [&](Reader& entry) {
    knowledge.not_for.push_back(read_not_for(entry, knowledge, problems));
  });
  complete_parts(knowledge);
  knowledge.opening = read_opening(sections.value("interview.yaml", "opening"), knowledge, problems);
}

}  // namespace kneecheck::knowledge
