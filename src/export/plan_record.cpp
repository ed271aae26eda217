#include "base/number.h"
#include "base/text.h"
#include "export/common.h"
#include "export/own_keys.h"
#include "plan/gates.h"
#include "words/action.h"

namespace kneecheck::exports {
namespace {

void write_run(RecordWriter& writer, const Run& run) {
  writer.object([&] {
    writer.pair("minutes", run.minutes);
    writer.key("km");
    writer.tenths(run.km_tenths);
    writer.key("walk_run");
    if (run.walk_run) {
      writer.object([&] {
        writer.pair("run_min", run.walk_run->run_minutes);
        writer.pair("walk_min", run.walk_run->walk_minutes);
        writer.pair("repeats", run.walk_run->repeats);
      });
    } else {
      writer.null();
    }
    writer.pair("terrain", run.terrain);
    writer.pair("hard_minutes", run.hard_minutes);
    writer.pair("hill_minutes", run.hill_minutes);
    writer.pair("downhill_minutes", run.downhill_minutes);
    writer.pair("strides", run.strides);
    writer.objects("techniques", run.techniques, [&](const TechniqueDose& dose) {
      writer.pair("id", dose.id);
      writer.pair("minutes", dose.minutes);
    });
  });
}

void write_prescription(RecordWriter& writer, const RecordView& view, const PrescribedExercise& item) {
  writer.object([&] {
    writer.key("id");
    view.items ? writer.json(view.items->exercises[item.exercise])
               : writer.text(view.knowledge.exercises[item.exercise].id);
    writer.pair("role", item.role);
    writer.pair("sets", item.sets);
    writer.pair("reps", item.reps);
    writer.pair("hold_s", item.hold_seconds);
    writer.pair("rest_s", item.rest_seconds);
    writer.pair("sides", item.sides);
    writer.pair("depth_deg", item.depth_degrees);
    writer.key("load");
    if (item.load_rm) {
      writer.object([&] { writer.pair("rm", *item.load_rm); });
    } else {
      writer.null();
    }
  });
}

void write_asked(RecordWriter& writer, const Asked& asked) {
  writer.object("asked", [&] {
    writer.pair("run_minutes", asked.run_minutes);
    writer.pair("longest_run_minutes", asked.longest_run_minutes);
    writer.pair("runs", asked.runs);
    writer.pair("stage", asked.stage);
    writer.pair("deload", asked.deload);
    writer.pair("technique_minutes", asked.technique_minutes);
    writer.pair("hill_minutes", asked.hill_minutes);
    writer.pair("downhill_minutes", asked.downhill_minutes);
    writer.pair("hard_minutes", asked.hard_minutes);
  });
}

void write_decisions(RecordWriter& writer, const std::vector<Decision>& decisions) {
  writer.objects("decisions", decisions, [&](const Decision& decision) {
    writer.pair("week", decision.week);
    writer.pair("date", date_text(decision.date));
    writer.pair("code", decision.code);
    writer.pair("rule", rule_of(decision.code));
    writer.pair("text", decision.text);
  });
}

void write_day(RecordWriter& writer, const RecordView& view, const Day& day) {
  writer.object([&] {
    writer.pair("date", date_text(day.date));
    writer.pair("day", day.date.weekday());
    writer.key("run");
    day.run ? write_run(writer, *day.run) : writer.null();
    writer.list("exercises", day.exercises,
                [&](const PrescribedExercise& item) { write_prescription(writer, view, item); });
    writer.pair("session_minutes", day.session_minutes());
  });
}

void write_week(RecordWriter& writer, const RecordView& view, const Week& week) {
  writer.object([&] {
    writer.pair("week", week.number);
    writer.pair("start", date_text(week.start));
    writer.pair("phase", week.phase);
    writer.pair("deload", week.deload);
    writer.pair("done", week.done);
    if (week.colour) writer.pair("colour", *week.colour);
    if (week.asked) write_asked(writer, *week.asked);
    writer.list("new", week.news, [&](const Novelty& novelty) { writer.text(novelty_text(novelty)); });
    writer.pair("run_minutes", week.run_minutes);
    writer.key("run_km");
    writer.tenths(week.run_km_tenths);
    writer.pair("longest_run_minutes", week.longest_run_minutes);
    writer.pair("terrain", week.terrain);
    writer.pair("hard_minutes", week.hard_minutes);
    writer.pair("hill_minutes", week.hill_minutes);
    writer.pair("downhill_minutes", week.downhill_minutes);
    writer.pair("strides", week.strides);
    writer.pair("strength_sessions", week.strength_sessions);
    writer.objects("techniques", week.techniques, [&](const WeekTechnique& technique) {
      writer.pair("id", technique.id);
      writer.pair("state", technique.state);
      writer.pair("minutes", technique.minutes);
      writer.pair("share_pct", technique.share_percent);
      writer.pair("cue_pct", technique.cue_percent);
    });
    writer.list("days", week.days, [&](const Day& day) { write_day(writer, view, day); });
  });
}

void write_phase(RecordWriter& writer, const Knowledge& knowledge, const PhaseSpan& phase) {
  writer.object([&] {
    writer.pair("id", phase.id);
    writer.pair("first_week", phase.first_week);
    writer.pair("last_week", phase.last_week);
    writer.values("entry", entry_texts(knowledge, phase));
    writer.values("exit", exit_texts(knowledge, phase));
    writer.list("tests", phase.exit_tests, [&](const GateTest& test) {
      constexpr RecordWriter::Key least = "at_least", exactly = "exactly", most = "at_most";
      writer.object([&] {
        writer.pair("name", test.test);
        writer.pair(test.at_least ? least : test.exactly ? exactly : most, test.value);
      });
    });
  });
}

void write_exercise(RecordWriter& writer, const RecordView& view, ExerciseIndex index) {
  const Exercise& exercise = view.knowledge.exercises[index];
  writer.key_of(exercise.id);
  view.items ? writer.json(view.items->exercise_texts[index]) : write_exercise_text(writer, exercise);
}

void write_technique(RecordWriter& writer, const Technique& technique, const TechniqueTarget& target) {
  writer.key_of(word(target.id));
  writer.object([&] {
    writer.pair("name", capitalized(technique.name));
    writer.pair("cue", technique.say);
    writer.values("sources", technique.evidence.sources);
    writer.object("target", [&] {
      writer.pair("unit", technique.unit);
      writer.pair("from", target.from);
      writer.pair("to", target.to);
    });
  });
}

void write_advice(RecordWriter& writer, RecordWriter::Key key, const std::vector<const Advice*>& advice) {
  writer.list(key, advice, [&](const Advice* item) { writer.text(item->text); });
}

void write_race(RecordWriter& writer, const Plan& plan) {
  writer.key("race");
  if (!plan.race) return writer.null();
  writer.object([&] {
    writer.key("km");
    writer.exact(decimal_text(plan.race->km_millionths));
    writer.pair("date", date_text(plan.race->date));
    writer.pair("verdict", plan.race->verdict);
    writer.pair("text", plan.race->text);
  });
}

void write_source(RecordWriter& writer, const RecordView& view, std::string_view id) {
  if (view.items) return writer.json(view.items->sources.at(id));
  const Source* source = view.knowledge.find_source(id);
  write_source(writer, id, source != nullptr ? source->text : id);
}

}  // namespace

void write_exercise_text(RecordWriter& writer, const Exercise& exercise) {
  writer.object([&] {
    writer.pair("name", capitalized(exercise.name));
    writer.values("steps", exercise.steps);
    writer.values("cues", exercise.cues);
    writer.values("mistakes", exercise.mistakes);
    writer.pair("tempo", exercise.tempo);
    writer.pair("load_text", exercise.load);
    writer.values("sources", exercise.evidence.sources);
  });
}

void write_source(RecordWriter& writer, std::string_view id, std::string_view text) {
  writer.object([&] { writer.pair("id", id).pair("text", text); });
}

void write_plan_record(std::string& out, const RecordView& view, const Plan& plan, Layout layout) {
  const Knowledge& knowledge = view.knowledge;
  RecordWriter writer{out, layout};
  writer.object([&] {
    writer.pair("schema", plan_schema);
    writer.pair("id", view.runner.id);
    writer.pair("status", "planned");
    write_verdict(writer, view);
    write_action(writer, view);
    writer.list("conditions", plan.conditions,
                [&](ConditionIndex condition) { writer.text(knowledge.conditions[condition].id); });
    writer.pair("start", date_text(plan.start));
    writer.pair("revision", plan.revision);
    if (plan.revision > 1) write_decisions(writer, plan.decisions);
    writer.list("phases", plan.phases,
                [&](const PhaseSpan& phase) { write_phase(writer, knowledge, phase); });
    writer.list("weeks", plan.weeks, [&](const Week& week) { write_week(writer, view, week); });
    writer.object("exercises", [&] {
      for (const ExerciseIndex index : plan.exercises) write_exercise(writer, view, index);
    });
    writer.object("techniques", [&] {
      for (const TechniqueTarget& target : plan.techniques)
        write_technique(writer, knowledge.technique(target.id), target);
    });
    writer.object("pain_rules", [&] {
      for (const Advice* rule : plan.pain_rules) {
        writer.key_of(rule->id);
        writer.text(rule->text);
      }
    });
    write_advice(writer, "stop_signs", plan.stop_signs);
    write_advice(writer, "relief", plan.relief);
    write_advice(writer, "footwear", plan.footwear);
    write_advice(writer, "keep_up", plan.keep_up);
    write_advice(writer, "keep_fit", plan.keep_fit);
    write_advice(writer, "daily_life", plan.daily_life);
    write_race(writer, plan);
    writer.values("notes", plan.notes);
    writer.list("sources", plan.sources, [&](std::string_view id) { write_source(writer, view, id); });
    write_knowledge(writer, knowledge);
    write_extra(writer, view.given);
  });
}

void write_no_plan_record(std::string& out, const RecordView& view, Layout layout) {
  const PlanReason reason = plan_reason(view.knowledge, view.assessment, view.region);
  RecordWriter writer{out, layout};
  writer.object([&] {
    writer.pair("schema", plan_schema);
    writer.pair("id", view.runner.id);
    writer.pair("status", waits_for_answers(view.assessment) ? "incomplete" : "withheld");
    write_verdict(writer, view);
    write_action(writer, view);
    writer.object("reason", [&] {
      writer.pair("code", reason.code);
      writer.pair("text", reason.text);
      writer.list("rules", reason.rules,
                  [&](std::uint16_t rule) { writer.text(view.knowledge.safety.rules[rule].id); });
    });
    if (view.ended != nullptr) {
      writer.pair("revision", view.ended->revision);
      write_decisions(writer, view.ended->decisions);
    }
    write_conditions(writer, view, false);
    write_missing(writer, view);
    write_open(writer, view);
    write_knowledge(writer, view.knowledge);
    write_extra(writer, view.given);
  });
}

}  // namespace kneecheck::exports
