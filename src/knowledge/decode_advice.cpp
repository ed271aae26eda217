#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

Advice read_advice(Value at, const Knowledge& knowledge, const CriterionScope& scope, Diagnostics& problems) {
  Reader entry = reader_of(at, problems, KnowledgeText::advice);
  Advice advice;
  advice.id = entry.text("id");
  advice.text = entry.text("text");
  advice.barred_by_history = read_bars(entry, "bars", knowledge.question(Key::history));
  advice.when = read_criterion(entry.value("when", Need::optional), scope, problems);
  advice.evidence = read_evidence(entry);
  entry.done();
  return advice;
}

// Which plans an entry of these chapters is for.
void read_suits(Sections& sections, Knowledge& knowledge, const Texts& conditions) {
  std::vector<Advice*> advised;
  Texts ids;
  AdviceBook& book = knowledge.advice;
  for (auto* chapter :
       {&book.pain_rules, &book.keep_fit, &book.daily_life, &book.keep_up, &book.each_day, &book.notes}) {
    for (Advice& advice : *chapter) {
      advised.push_back(&advice);
      ids.push_back(advice.id);
    }
  }
  const Texts techniques{Names<TechniqueId>::words.begin(), Names<TechniqueId>::words.end()};
  const auto read = [&](Reader& entry) {
    const auto mask = [&](std::string_view key) {
      return read_id_mask(entry, key, conditions, KnowledgeText::a_condition, Need::optional);
    };
    const auto index = read_id(entry.value("advice"), ids, KnowledgeText::an_advice, entry.problems());
    const Suits suits{
        mask("with"), mask("only"), mask("other_than"),
        read_id_mask(entry, "techniques", techniques, KnowledgeText::a_technique, Need::optional)};
    if (index) advised[*index]->suits = suits;
  };
  sections.each("advice.yaml", "suits", KnowledgeText::suits_entry, read, "advice");
}

}  // namespace

void decode_advice(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  const Texts conditions = condition_ids(knowledge);
  const CriterionScope scope{knowledge.questions, knowledge.safety.names, conditions};
  for (const AdviceChapter& chapter : advice_chapters) {
    for (const Value at : sections.entries("advice.yaml", chapter.key)) {
      (knowledge.advice.*chapter.list).push_back(read_advice(at, knowledge, scope, problems));
    }
  }
  read_suits(sections, knowledge, conditions);
}

}  // namespace kneecheck::knowledge
