#include "export/item_json.h"

#include "export/common.h"
#include "words/words.h"

namespace kneecheck::exports {
namespace {

template <class Write>
std::string value(const Write& write) {
  std::string json;
  {
    RecordWriter writer{json, Layout::compact};
    write(writer);
  }
  return json;
}

template <class Write>
std::string members(const Write& write) {
  const std::string object = value([&](RecordWriter& writer) { writer.object([&] { write(writer); }); });
  return object.substr(1, object.size() - 2);  // without its braces
}

std::string id_of(std::string_view id) {
  return value([id](RecordWriter& writer) { writer.text(id); });
}

}  // namespace

ItemJson::ItemJson(const Knowledge& knowledge, const Region& region) {
  for (const Question& question : knowledge.questions) {
    questions.push_back(id_of(question.id));
    Json& of_question = answers.emplace_back();
    for (std::size_t i = 0; i < question.choices.size(); ++i)
      of_question.push_back(members([&](RecordWriter& writer) { write_answer(writer, question, i); }));
  }
  for (const Condition& condition : knowledge.conditions) {
    std::vector<Json>& of_condition = reasons.emplace_back();
    for (const Feature& feature : condition.features) {
      const Question& question = knowledge.questions[feature.question];
      Json& of_feature = of_condition.emplace_back();
      for (std::size_t i = 0; i < (feature.text.empty() ? question.choices.size() : 1); ++i) {
        of_feature.push_back(members([&](RecordWriter& writer) {
          write_reason(writer, feature.evidence, choice_reason_text(question, feature, i));
        }));
      }
    }
  }
  for (std::size_t i = 0; i < knowledge.safety.rules.size(); ++i) {
    const SafetyRule& rule = knowledge.safety.rules[i];
    rules.push_back(id_of(rule.id));
    rule_texts.push_back(members([&](RecordWriter& writer) { write_rule_text(writer, rule, region); }));
    Json& by_rest = actions.emplace_back();
    for (std::size_t rest = 0; rest < Names<Rest>::words.size(); ++rest) {
      const Action action = rule_action(knowledge, i, static_cast<Rest>(rest), region);
      by_rest.push_back(members([&](RecordWriter& writer) { write_what_to_do(writer, action); }));
    }
  }
  const Action without_rule = no_rule_action(knowledge, Urgency::self_manage, Rest::none, region);
  self_care = members([&](RecordWriter& writer) { write_what_to_do(writer, without_rule); });
  for (const Exercise& exercise : knowledge.exercises) {
    exercises.push_back(id_of(exercise.id));
    exercise_texts.push_back(value([&](RecordWriter& writer) { write_exercise_text(writer, exercise); }));
  }
  for (const Source& source : knowledge.sources)
    sources.emplace(source.id,
                    value([&](RecordWriter& writer) { write_source(writer, source.id, source.text); }));
}

}  // namespace kneecheck::exports
