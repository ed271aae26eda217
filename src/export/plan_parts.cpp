#include "export/plan_parts.h"

#include <tuple>

#include "export/plan_pieces.h"

namespace kneecheck::exports {
namespace {

// ---- making them

Pieces<7> prescription_pieces(const Knowledge& knowledge, ExerciseIndex exercise) {
  PrescribedExercise item;
  item.exercise = exercise;
  item.role = knowledge.exercises[exercise].role;
  const std::string sample =
      compact([&](JsonWriter& writer) { write_prescription(writer, knowledge, item); });
  return cut(sample, std::array{Gap{R"("sets":)", "0"}, Gap{R"("reps":)", "0"}, Gap{R"("hold_s":)", "0"},
                                Gap{R"("rest_s":)", "0"}, Gap{R"("sides":")", word(item.sides)},
                                Gap{R"("depth_deg":)", "null"}});
}

Pieces<8> run_pieces(Terrain terrain) {
  Run run;
  run.terrain = terrain;
  const std::string sample = compact([&](JsonWriter& writer) { write_run(writer, run); });
  return cut(sample,
             std::array{Gap{R"("minutes":)", "0"}, Gap{R"("km":)", "0"}, Gap{R"("walk_run":)", "null"},
                        Gap{R"("hard_minutes":)", "0"}, Gap{R"("hill_minutes":)", "0"},
                        Gap{R"("downhill_minutes":)", "0"}, Gap{R"("techniques":[)", ""}});
}

Pieces<2> technique_dose_pieces(TechniqueId id) {
  const std::string sample = compact([id](JsonWriter& writer) { write_technique_dose(writer, {id, 0}); });
  return cut(sample, std::array{Gap{R"("minutes":)", "0"}});
}

Pieces<4> walk_run_pieces() {
  const std::string sample = compact([](JsonWriter& writer) { write_walk_run(writer, WalkRun{}); });
  return cut(sample,
             std::array{Gap{R"("run_min":)", "0"}, Gap{R"("walk_min":)", "0"}, Gap{R"("repeats":)", "0"}});
}

Pieces<6> week_technique_pieces() {
  WeekTechnique technique;
  technique.cue_percent = 0;
  const std::string sample =
      compact([&technique](JsonWriter& writer) { write_week_technique(writer, technique); });
  return cut(sample,
             std::array{Gap{R"("id":")", word(technique.id)}, Gap{R"("state":")", word(technique.state)},
                        Gap{R"("minutes":)", "0"}, Gap{R"("share_pct":)", "0"}, Gap{R"("cue_pct":)", "0"}});
}

Pieces<5> day_pieces(const Knowledge& knowledge, std::size_t weekday) {
  constexpr Date a_monday{4};
  Day day;
  day.date = a_monday.plus(static_cast<int>(weekday));
  const std::string date = date_text(day.date);
  const std::string sample = compact([&](JsonWriter& writer) { write_day(writer, knowledge, day); });
  return cut(sample, std::array{Gap{R"("date":")", date}, Gap{R"("run":)", "null"},
                                Gap{R"("exercises":[)", ""}, Gap{R"("session_minutes":)", "0"}});
}

Pieces<17> week_pieces(const Knowledge& knowledge) {
  const Week week;
  const std::string start = date_text(week.start);
  std::string sample = compact([&](JsonWriter& writer) { write_week(writer, knowledge, week); });
  const std::size_t days = sample.find(R"("days":[)") + std::string_view{R"("days":[)"}.size();
  sample.erase(days, sample.size() - days - std::string_view{"]}"}.size());
  return cut(
      sample,
      std::array{Gap{R"("week":)", "1"}, Gap{R"("start":")", start}, Gap{R"("phase":")", word(week.phase)},
                 Gap{R"("deload":)", "false"}, Gap{R"("done":)", "false"}, Gap{R"("new":[)", ""},
                 Gap{R"("run_minutes":)", "0"}, Gap{R"("run_km":)", "0"},
                 Gap{R"("longest_run_minutes":)", "0"}, Gap{R"("terrain":")", word(week.terrain)},
                 Gap{R"("hard_minutes":)", "0"}, Gap{R"("hill_minutes":)", "0"},
                 Gap{R"("downhill_minutes":)", "0"}, Gap{R"("strength_sessions":)", "0"},
                 Gap{R"("techniques":[)", ""}, Gap{R"("days":[)", ""}});
}

// ---- filling them

std::string_view flag(bool value) {
  return value ? "true" : "false";
}

bool same_dose(const PrescribedExercise& a, const PrescribedExercise& b) {
  const auto numbers = [](const PrescribedExercise& item) {
    return std::tie(item.role, item.sets, item.reps, item.hold_seconds, item.rest_seconds, item.sides,
                    item.depth_degrees);
  };
  return numbers(a) == numbers(b);
}

void append_prescription(std::string& out, PlanPartWriter& writer, const Knowledge& knowledge,
                         const PrescribedExercise& item) {
  PlanPartWriter::Written& last = writer.written[item.exercise];
  if (last.size > 0 && same_dose(last.item, item)) {
    out.append(out, last.at, last.size);
    return;
  }
  last.item = item;
  last.at = out.size();
  if (item.role == knowledge.exercises[item.exercise].role) {
    const std::string depth = item.depth_degrees ? std::to_string(*item.depth_degrees) : "null";
    fill(out, writer.parts.exercises[item.exercise].prescription, item.sets, item.reps, item.hold_seconds,
         item.rest_seconds, word(item.sides), depth);
  } else {
    JsonWriter plain{out, JsonStyle::compact};
    write_prescription(plain, knowledge, item);
  }
  last.size = out.size() - last.at;
}

void append_walk_run(std::string& out, const PlanParts& parts, const std::optional<WalkRun>& walk_run) {
  if (!walk_run) return void(out += "null");
  fill(out, parts.walk_run, walk_run->run_minutes, walk_run->walk_minutes, walk_run->repeats);
}

void append_run(std::string& out, const PlanParts& parts, const Run& run) {
  fill(
      out, parts.runs[static_cast<std::size_t>(run.terrain)], run.minutes, tenths_text(run.km_tenths),
      [&](std::string& at) { append_walk_run(at, parts, run.walk_run); }, run.hard_minutes, run.hill_minutes,
      run.downhill_minutes,
      [&](std::string& at) {
        append_items(at, run.techniques, [&](const TechniqueDose& dose) {
          fill(at, parts.technique_doses[static_cast<std::size_t>(dose.id)], dose.minutes);
        });
      });
}

void append_day(std::string& out, PlanPartWriter& writer, const Knowledge& knowledge, const Day& day) {
  fill(
      out, writer.parts.days[static_cast<std::size_t>(day.date.weekday())], date_text(day.date),
      [&](std::string& at) {
        if (day.run) return append_run(at, writer.parts, *day.run);
        at += "null";
      },
      [&](std::string& at) {
        append_items(at, day.exercises, [&](const PrescribedExercise& item) {
          append_prescription(at, writer, knowledge, item);
        });
      },
      day.session_minutes());
}

void append_week_techniques(std::string& out, const PlanParts& parts, const Week& week) {
  append_items(out, week.techniques, [&](const WeekTechnique& technique) {
    fill(out, parts.week_technique, word(technique.id), word(technique.state), technique.minutes,
         technique.share_percent, technique.cue_percent);
  });
}

}  // namespace

std::shared_ptr<const PlanParts> make_plan_parts(const Knowledge& knowledge) {
  PlanParts parts;
  for (std::size_t i = 0; i < knowledge.exercises.size(); ++i) {
    const auto index = static_cast<ExerciseIndex>(i);
    parts.exercises.push_back({prescription_pieces(knowledge, index), member([&](JsonWriter& writer) {
                                 write_exercise_text(writer, knowledge, index);
                               })});
  }
  for (std::size_t i = 0; i < parts.runs.size(); ++i) parts.runs[i] = run_pieces(static_cast<Terrain>(i));
  for (std::size_t i = 0; i < parts.technique_doses.size(); ++i) {
    parts.technique_doses[i] = technique_dose_pieces(static_cast<TechniqueId>(i));
  }
  parts.walk_run = walk_run_pieces();
  parts.week_technique = week_technique_pieces();
  for (std::size_t i = 0; i < parts.days.size(); ++i) parts.days[i] = day_pieces(knowledge, i);
  parts.week = week_pieces(knowledge);
  for (const Source& source : knowledge.sources) {
    parts.sources.emplace(source.id,
                          compact([&](JsonWriter& writer) { write_source(writer, knowledge, source.id); }));
  }
  return std::make_shared<const PlanParts>(std::move(parts));
}

void write_week(PlanPartWriter& writer, const Knowledge& knowledge, const Week& week) {
  fill(
      writer.raw(), writer.parts.week, week.number, date_text(week.start), word(week.phase),
      flag(week.deload), flag(week.done),
      [&week](std::string& out) {
        append_items(out, week.news,
                     [&out](const Novelty& novelty) { append_json_string(out, novelty_text(novelty)); });
      },
      week.run_minutes, tenths_text(week.run_km_tenths), week.longest_run_minutes, word(week.terrain),
      week.hard_minutes, week.hill_minutes, week.downhill_minutes, week.strength_sessions,
      [&](std::string& out) { append_week_techniques(out, writer.parts, week); },
      [&](std::string& out) {
        append_items(out, week.days, [&](const Day& day) { append_day(out, writer, knowledge, day); });
      });
}

void write_exercise_text(PlanPartWriter& writer, const Knowledge&, ExerciseIndex index) {
  writer.raw(writer.parts.exercises[index].text);
}

void write_source(PlanPartWriter& writer, const Knowledge& knowledge, std::string_view id) {
  const auto known = writer.parts.sources.find(id);
  if (known != writer.parts.sources.end()) return writer.raw(known->second);
  write_source(static_cast<JsonWriter&>(writer), knowledge, id);
}

}  // namespace kneecheck::exports
