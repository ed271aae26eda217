// Pieces that several records share; internal to this room. `Writer` is JsonWriter or YamlWriter.
#pragma once

#include <string_view>

#include "base/number.h"
#include "export/records.h"
#include "words/action.h"
#include "words/words.h"

namespace kneecheck::exports {

template <class Writer>
void pair(Writer& writer, std::string_view key, std::string_view value) {
  writer.key(key);
  writer.text(value);
}

template <class Writer>
void pair(Writer& writer, std::string_view key, std::int64_t value) {
  writer.key(key);
  writer.number(value);
}

template <class Writer>
void pair_flag(Writer& writer, std::string_view key, bool value) {
  writer.key(key);
  writer.flag(value);
}

template <class Writer, class List>
void pair_list(Writer& writer, std::string_view key, const List& texts) {
  writer.key(key);
  writer.begin_list();
  for (const auto& text : texts) writer.text(text);
  writer.end_list();
}

template <class Writer>
void write_id(Writer& writer, const std::optional<std::string>& id) {
  writer.key("id");
  id ? writer.text(*id) : writer.null();
}

template <class Writer>
void write_urgency(Writer& writer, const Assessment& assessment) {
  writer.key("urgency");
  assessment.urgency ? writer.text(word(*assessment.urgency)) : writer.null();
  pair_flag(writer, "alarm", assessment.alarm);
}

template <class Writer>
void write_action(Writer& writer, const RecordView& view) {
  const Action action = action_of(view.knowledge, view.assessment, view.region);
  writer.key("action");
  writer.begin_object();
  pair(writer, "title", action.title);
  pair(writer, "text", action.text);
  pair(writer, "within", action.within);
  pair(writer, "worse_if", action.worse_if);
  writer.end_object();
}

// The answer that a reason names: the choice's word, or the number as given.
template <class Writer>
void write_hit(Writer& writer, const RecordView& view, const Hit& hit) {
  const Feature& feature = view.knowledge.conditions[hit.owner].features[hit.feature];
  const Question& question = view.knowledge.questions[feature.question];
  writer.begin_object();
  pair(writer, "key", question.id);
  writer.key("value");
  if (!question.is_choice()) {
    writer.exact(decimal_text(hit.number));
  } else if (view.runner.answers[feature.question].yes == 0) {
    view.runner.answers[feature.question].known ? writer.text("none") : writer.null();
  } else {
    writer.text(question.choices[hit.choice].id);
  }
  pair(writer, "points", hit.points);
  pair(writer, "text", reason_text(view.knowledge, hit));
  pair_list(writer, "sources", feature.evidence.sources);
  writer.end_object();
}

template <class Writer>
void write_hits(Writer& writer, std::string_view key, const RecordView& view, const std::vector<Hit>& hits) {
  writer.key(key);
  writer.begin_list();
  for (const Hit& hit : hits) write_hit(writer, view, hit);
  writer.end_list();
}

template <class Writer>
void write_question_ids(Writer& writer, std::string_view key, const Knowledge& knowledge,
                        const std::vector<QuestionIndex>& questions) {
  writer.key(key);
  writer.begin_list();
  for (const QuestionIndex question : questions) writer.text(knowledge.questions[question].id);
  writer.end_list();
}

template <class Writer>
void write_condition(Writer& writer, const RecordView& view, const Ranked& ranked) {
  const Condition& condition = view.knowledge.conditions[ranked.condition];
  writer.begin_object();
  pair(writer, "id", condition.id);
  pair(writer, "name", condition.name);
  pair(writer, "band", word(ranked.band));
  writer.key("points");
  ranked.diagnosed ? writer.null() : writer.number(ranked.points);
  pair_flag(writer, "plan", condition.has_plan);
  write_hits(writer, "for", view, ranked.for_);
  write_hits(writer, "against", view, ranked.against);
  write_question_ids(writer, "unknown", view.knowledge, ranked.unknown);
  writer.end_object();
}

template <class Writer>
void write_conditions(Writer& writer, const RecordView& view, bool all) {
  writer.key("conditions");
  writer.begin_list();
  if (all) {
    for (const Ranked& ranked : view.assessment.ranking) write_condition(writer, view, ranked);
  } else {
    for (const Ranked& ranked : listed(view.knowledge, view.assessment))
      write_condition(writer, view, ranked);
  }
  writer.end_list();
}

template <class Writer>
void write_rule(Writer& writer, const RecordView& view, std::size_t index) {
  const SafetyRule& rule = view.knowledge.safety.rules[index];
  const RuleResult& result = view.assessment.rules[index];
  writer.begin_object();
  pair(writer, "id", rule.id);
  pair(writer, "state", word(result.state));
  pair(writer, "urgency", word(rule.urgency));
  writer.key("because");
  writer.begin_list();
  for (const Because& because : result.because) writer.text(because_id(view.knowledge, view.runner, because));
  writer.end_list();
  pair(writer, "text", in_region(rule.text, view.region));
  pair_list(writer, "sources", rule.evidence.sources);
  writer.end_object();
}

template <class Writer>
void write_rules(Writer& writer, const RecordView& view, bool all) {
  writer.key("rules");
  writer.begin_list();
  for (std::size_t i = 0; i < view.assessment.rules.size(); ++i) {
    if (all || view.assessment.rules[i].state == State::positive) write_rule(writer, view, i);
  }
  writer.end_list();
}

template <class Writer>
void write_open_rule(Writer& writer, const RecordView& view, std::uint16_t index) {
  writer.begin_object();
  pair(writer, "rule", view.knowledge.safety.rules[index].id);
  write_question_ids(writer, "keys", view.knowledge, view.assessment.rules[index].open);
  writer.end_object();
}

template <class Writer>
void write_open(Writer& writer, const RecordView& view) {
  writer.key("open");
  writer.begin_list();
  for (const std::uint16_t index : view.assessment.open) write_open_rule(writer, view, index);
  writer.end_list();
}

template <class Writer>
void write_change(Writer& writer, const Knowledge& knowledge, const Change& change) {
  const Question& question = knowledge.questions[change.question];
  writer.begin_object();
  pair(writer, "key", question.id);
  pair(writer, "value", question.choices[change.choice].id);
  writer.key("leads");
  change.leads ? writer.text(knowledge.conditions[*change.leads].id) : writer.null();
  writer.key("urgency");
  change.urgency ? writer.text(word(*change.urgency)) : writer.null();
  writer.end_object();
}

template <class Writer>
void write_knowledge(Writer& writer, const Knowledge& knowledge) {
  writer.key("knowledge");
  writer.begin_object();
  pair(writer, "version", knowledge.version);
  pair(writer, "digest", knowledge.digest);
  writer.end_object();
}

}  // namespace kneecheck::exports
