#include "export/common.h"
#include "plan/gates.h"

namespace kneecheck {
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
void write_run(Writer& writer, const Run& run) {
  writer.begin_object();
  pair(writer, "minutes", run.minutes);
  writer.key("km");
  writer.tenths(run.km_tenths);
  writer.key("walk_run");
  if (run.walk_run) {
    writer.begin_object();
    pair(writer, "run_min", run.walk_run->run_minutes);
    pair(writer, "walk_min", run.walk_run->walk_minutes);
    pair(writer, "repeats", run.walk_run->repeats);
    writer.end_object();
  } else {
    writer.null();
  }
  pair(writer, "terrain", word(run.terrain));
  pair(writer, "hard_minutes", run.hard_minutes);
  pair(writer, "hill_minutes", run.hill_minutes);
  pair(writer, "downhill_minutes", run.downhill_minutes);
  writer.key("techniques");
  writer.begin_list();
  for (const TechniqueDose& dose : run.techniques) {
    writer.begin_object();
    pair(writer, "id", word(dose.id));
    pair(writer, "minutes", dose.minutes);
    writer.end_object();
  }
  writer.end_list();
  writer.end_object();
}

template <class Writer>
void write_prescription(Writer& writer, const Knowledge& knowledge, const PrescribedExercise& item) {
  const Exercise& exercise = knowledge.exercises[item.exercise];
  writer.begin_object();
  pair(writer, "id", exercise.id);
  pair(writer, "role", word(item.role));
  pair(writer, "sets", item.sets);
  pair(writer, "reps", item.reps);
  pair(writer, "hold_s", item.hold_seconds);
  pair(writer, "rest_s", item.rest_seconds);
  pair(writer, "sides", word(item.sides));
  writer.key("depth_deg");
  item.depth_degrees ? writer.number(*item.depth_degrees) : writer.null();
  pair(writer, "tempo", exercise.tempo);
  pair(writer, "load", exercise.load);
  writer.end_object();
}

template <class Writer>
void write_day(Writer& writer, const Knowledge& knowledge, const Day& day) {
  writer.begin_object();
  pair(writer, "date", date_text(day.date));
  pair(writer, "day", word(day.date.weekday()));
  writer.key("run");
  if (day.run) {
    write_run(writer, *day.run);
  } else {
    writer.null();
  }
  writer.key("exercises");
  writer.begin_list();
  for (const PrescribedExercise& item : day.exercises) write_prescription(writer, knowledge, item);
  writer.end_list();
  pair(writer, "session_minutes", day.session_minutes());
  writer.end_object();
}

template <class Writer>
void write_week(Writer& writer, const Knowledge& knowledge, const Week& week) {
  writer.begin_object();
  pair(writer, "week", week.number);
  pair(writer, "start", date_text(week.start));
  pair(writer, "phase", word(week.phase));
  pair_flag(writer, "deload", week.deload);
  pair_flag(writer, "done", week.done);
  writer.key("new");
  writer.begin_list();
  for (const Novelty& novelty : week.news) writer.text(novelty_text(novelty));
  writer.end_list();
  pair(writer, "run_minutes", week.run_minutes);
  writer.key("run_km");
  writer.tenths(week.run_km_tenths);
  pair(writer, "longest_run_minutes", week.longest_run_minutes);
  pair(writer, "terrain", word(week.terrain));
  pair(writer, "hard_minutes", week.hard_minutes);
  pair(writer, "hill_minutes", week.hill_minutes);
  pair(writer, "downhill_minutes", week.downhill_minutes);
  pair(writer, "strength_sessions", week.strength_sessions);
  writer.key("techniques");
  writer.begin_list();
  for (const WeekTechnique& technique : week.techniques) {
    writer.begin_object();
    pair(writer, "id", word(technique.id));
    pair(writer, "state", word(technique.state));
    pair(writer, "minutes", technique.minutes);
    pair(writer, "share_pct", technique.share_percent);
    pair(writer, "cue_pct", technique.cue_percent);
    writer.end_object();
  }
  writer.end_list();
  writer.key("days");
  writer.begin_list();
  for (const Day& day : week.days) write_day(writer, knowledge, day);
  writer.end_list();
  writer.end_object();
}

template <class Writer>
void write_exercise_texts(Writer& writer, const Knowledge& knowledge, const Plan& plan) {
  writer.key("exercises");
  writer.begin_object();
  for (const ExerciseIndex index : plan.exercises) {
    const Exercise& exercise = knowledge.exercises[index];
    writer.key(exercise.id);
    writer.begin_object();
    pair(writer, "name", exercise.name);
    pair_list(writer, "steps", exercise.steps);
    pair_list(writer, "cues", exercise.cues);
    pair_list(writer, "mistakes", exercise.mistakes);
    pair_list(writer, "sources", exercise.evidence.sources);
    writer.end_object();
  }
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
  for (const std::string_view id : plan.sources) {
    const Source* source = knowledge.find_source(id);
    writer.begin_object();
    pair(writer, "id", id);
    pair(writer, "text", source != nullptr ? source->text : id);
    writer.end_object();
  }
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

}  // namespace kneecheck
