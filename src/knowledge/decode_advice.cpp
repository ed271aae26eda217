#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

struct Chapter {
  std::string_view key;
  std::vector<Advice> AdviceBook::*list;
};
constexpr std::array chapters{
    Chapter{"pain_rules", &AdviceBook::pain_rules},
    Chapter{"stop_signs", &AdviceBook::stop_signs},
    Chapter{"relief", &AdviceBook::relief},
    Chapter{"footwear", &AdviceBook::footwear},
    Chapter{"keep_up", &AdviceBook::keep_up},
    Chapter{"order_of_return", &AdviceBook::order_of_return},
    Chapter{"time_course", &AdviceBook::time_course},
    Chapter{"each_day", &AdviceBook::each_day},
    Chapter{"notes", &AdviceBook::notes},
};

Advice read_advice(Value at, const Knowledge& knowledge, const CriterionScope& scope, Diagnostics& problems) {
  Reader entry{at, problems, "advice"};
  Advice advice;
  advice.id = entry.text("id");
  advice.text = entry.text("text");
  advice.barred_by_history = read_bars(entry, "bars", knowledge.question(Key::history));
  advice.when = read_criterion(entry.value("when", Need::optional), scope, problems);
  advice.evidence = read_evidence(entry);
  entry.done();
  return advice;
}

}  // namespace

void decode_advice(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  const Texts conditions = condition_ids(knowledge);
  const CriterionScope scope{knowledge.questions, knowledge.safety.names, conditions};
  for (const Chapter& chapter : chapters) {
    for (const Value at : sections.entries("advice.yaml", chapter.key)) {
      (knowledge.advice.*chapter.list).push_back(read_advice(at, knowledge, scope, problems));
    }
  }
}

}  // namespace kneecheck::knowledge
