#include "export/plan_parts.h"
#include "export/plan_pieces.h"
#include "plan/gates.h"

namespace kneecheck::exports {
namespace {

template <class Writer>
void write_phase(Writer& writer, const Knowledge& knowledge, const PhaseSpan& phase) {
  writer.begin_object();
  pair(writer, "id", word(phase.id));
  pair(writer, "first_week", phase.first_week);
  pair(writer, "last_week", phase.last_week);
  pair_list(writer, "entry", entry_texts(knowledge, phase));
  pair_list(writer, "exit", exit_texts(knowledge, phase));
  writer.key("tests");
  writer.begin_list();
  for (const GateTest& test : phase.exit_tests) {
    writer.begin_object();
    pair(writer, "name", test.test);
    pair(writer, test.at_least ? "at_least" : test.exactly ? "exactly" : "at_most", test.value);
    writer.end_object();
  }
  writer.end_list();
  writer.end_object();
}

template <class Writer>
void write_exercise_texts(Writer& writer, const Knowledge& knowledge, const Plan& plan) {
  writer.key("exercises");
  writer.begin_object();
  for (const ExerciseIndex exercise : plan.exercises) write_exercise_text(writer, knowledge, exercise);
  writer.end_object();
}

template <class Writer>
void write_technique_texts(Writer& writer, const Knowledge& knowledge, const Plan& plan) {
  const auto number_or_null = [&writer](std::string_view key, const std::optional<int>& value) {
    writer.key(key);
    value ? writer.number(*value) : writer.null();
  };
  writer.key("techniques");
  writer.begin_object();
  for (const TechniqueTarget& target : plan.techniques) {
    const Technique& technique = knowledge.technique(target.id);
    writer.key(word(target.id));
    writer.begin_object();
    pair(writer, "name", technique.name);
    pair(writer, "cue", technique.say);
    pair_list(writer, "sources", technique.evidence.sources);
    writer.key("target");
    writer.begin_object();
    pair(writer, "unit", word(technique.unit));
    number_or_null("from", target.from);
    number_or_null("to", target.to);
    writer.end_object();
    writer.end_object();
  }
  writer.end_object();
}

template <class Writer>
void write_advice(Writer& writer, std::string_view key, const std::vector<const Advice*>& advice) {
  writer.key(key);
  writer.begin_list();
  for (const Advice* item : advice) writer.text(item->text);
  writer.end_list();
}

template <class Writer>
void write_race(Writer& writer, const Plan& plan) {
  writer.key("race");
  if (!plan.race) return writer.null();
  writer.begin_object();
  writer.key("km");
  writer.exact(decimal_text(plan.race->km_millionths));
  pair(writer, "date", date_text(plan.race->date));
  pair(writer, "verdict", word(plan.race->verdict));
  pair(writer, "text", plan.race->text);
  writer.end_object();
}

template <class Writer>
void write_sources(Writer& writer, const Knowledge& knowledge, const Plan& plan) {
  writer.key("sources");
  writer.begin_list();
  for (const std::string_view id : plan.sources) write_source(writer, knowledge, id);
  writer.end_list();
}

template <class Writer>
void write_pain_rules(Writer& writer, const Plan& plan) {
  writer.key("pain_rules");
  writer.begin_object();
  for (const Advice* rule : plan.pain_rules) pair(writer, rule->id, rule->text);
  writer.end_object();
}

template <class Writer>
void write_plan(Writer& writer, const RecordView& view, const Plan& plan) {
  const Knowledge& knowledge = view.knowledge;
  writer.begin_object();
  pair(writer, "schema", plan_schema);
  write_id(writer, view.runner.id);
  pair(writer, "status", "planned");
  write_urgency(writer, view.assessment);
  write_action(writer, view);
  writer.key("conditions");
  writer.begin_list();
  for (const ConditionIndex condition : plan.conditions) writer.text(knowledge.conditions[condition].id);
  writer.end_list();
  pair(writer, "start", date_text(plan.start));
  pair(writer, "revision", plan.revision);
  writer.key("phases");
  writer.begin_list();
  for (const PhaseSpan& phase : plan.phases) write_phase(writer, knowledge, phase);
  writer.end_list();
  writer.key("weeks");
  writer.begin_list();
  for (const Week& week : plan.weeks) write_week(writer, knowledge, week);
  writer.end_list();
  write_exercise_texts(writer, knowledge, plan);
  write_technique_texts(writer, knowledge, plan);
  write_pain_rules(writer, plan);
  write_advice(writer, "stop_signs", plan.stop_signs);
  write_advice(writer, "relief", plan.relief);
  write_advice(writer, "footwear", plan.footwear);
  write_advice(writer, "keep_up", plan.keep_up);
  write_race(writer, plan);
  pair_list(writer, "notes", plan.notes);
  write_sources(writer, knowledge, plan);
  write_knowledge(writer, knowledge);
  writer.end_object();
}

template <class Writer>
void write_no_plan(Writer& writer, const RecordView& view) {
  const PlanReason reason = plan_reason(view.knowledge, view.assessment, view.region);
  writer.begin_object();
  pair(writer, "schema", plan_schema);
  write_id(writer, view.runner.id);
  pair(writer, "status", reason.code == NoPlan::safety_question ? "incomplete" : "withheld");
  write_urgency(writer, view.assessment);
  write_action(writer, view);
  writer.key("reason");
  writer.begin_object();
  pair(writer, "code", word(reason.code));
  pair(writer, "text", reason.text);
  writer.key("rules");
  writer.begin_list();
  for (const std::uint16_t rule : reason.rules) writer.text(view.knowledge.safety.rules[rule].id);
  writer.end_list();
  writer.end_object();
  write_conditions(writer, view, false);
  write_question_ids(writer, "missing", view.knowledge, view.assessment.missing);
  write_open(writer, view);
  write_knowledge(writer, view.knowledge);
  writer.end_object();
}

}  // namespace

void write_plan_json(std::string& out, const RecordView& view, const Plan& plan, JsonStyle style) {
  JsonWriter writer{out, style};
  write_plan(writer, view, plan);
}

void write_plan_line(std::string& out, const PlanParts& parts, const RecordView& view, const Plan& plan) {
  PlanPartWriter writer{out, parts};
  write_plan(writer, view, plan);
}

void write_plan_yaml(std::string& out, const RecordView& view, const Plan& plan) {
  YamlWriter writer{out};
  write_plan(writer, view, plan);
}

void write_no_plan_json(std::string& out, const RecordView& view, JsonStyle style) {
  JsonWriter writer{out, style};
  write_no_plan(writer, view);
}

void write_no_plan_yaml(std::string& out, const RecordView& view) {
  YamlWriter writer{out};
  write_no_plan(writer, view);
}

}  // namespace kneecheck::exports
