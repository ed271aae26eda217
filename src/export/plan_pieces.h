// The parts of a plan record that come again and again: runs, prescriptions, days, weeks, texts. Internal to
// this room. `Writer` is JsonWriter or YamlWriter; PlanPartWriter has quicker functions of its own in the
// place of these.
#pragma once

#include "export/common.h"

namespace kneecheck::exports {

template <class Writer>
void write_technique_dose(Writer& writer, const TechniqueDose& dose) {
  writer.begin_object();
  pair(writer, "id", word(dose.id));
  pair(writer, "minutes", dose.minutes);
  writer.end_object();
}

template <class Writer>
void write_walk_run(Writer& writer, const std::optional<WalkRun>& walk_run) {
  if (!walk_run) return writer.null();
  writer.begin_object();
  pair(writer, "run_min", walk_run->run_minutes);
  pair(writer, "walk_min", walk_run->walk_minutes);
  pair(writer, "repeats", walk_run->repeats);
  writer.end_object();
}

template <class Writer>
void write_run(Writer& writer, const Run& run) {
  writer.begin_object();
  pair(writer, "minutes", run.minutes);
  writer.key("km");
  writer.tenths(run.km_tenths);
  writer.key("walk_run");
  write_walk_run(writer, run.walk_run);
  pair(writer, "terrain", word(run.terrain));
  pair(writer, "hard_minutes", run.hard_minutes);
  pair(writer, "hill_minutes", run.hill_minutes);
  pair(writer, "downhill_minutes", run.downhill_minutes);
  writer.key("techniques");
  writer.begin_list();
  for (const TechniqueDose& dose : run.techniques) write_technique_dose(writer, dose);
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
void write_week_technique(Writer& writer, const WeekTechnique& technique) {
  writer.begin_object();
  pair(writer, "id", word(technique.id));
  pair(writer, "state", word(technique.state));
  pair(writer, "minutes", technique.minutes);
  pair(writer, "share_pct", technique.share_percent);
  pair(writer, "cue_pct", technique.cue_percent);
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
  for (const WeekTechnique& technique : week.techniques) write_week_technique(writer, technique);
  writer.end_list();
  writer.key("days");
  writer.begin_list();
  for (const Day& day : week.days) write_day(writer, knowledge, day);
  writer.end_list();
  writer.end_object();
}

template <class Writer>
void write_exercise_text(Writer& writer, const Knowledge& knowledge, ExerciseIndex index) {
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

template <class Writer>
void write_source(Writer& writer, const Knowledge& knowledge, std::string_view id) {
  const Source* source = knowledge.find_source(id);
  writer.begin_object();
  pair(writer, "id", id);
  pair(writer, "text", source != nullptr ? source->text : id);
  writer.end_object();
}

}  // namespace kneecheck::exports
