#include <algorithm>

#include "export/common.h"

namespace kneecheck::exports {
namespace {

template <class Writer>
void write_changes(Writer& writer, const Knowledge& knowledge, const std::vector<Change>& changes) {
  writer.key("changes_if");
  writer.begin_list();
  for (const Change& change : changes) write_change(writer, knowledge, change);
  writer.end_list();
}

template <class Writer>
void write_triage(Writer& writer, const RecordView& view, const std::vector<Change>& changes, bool trace) {
  writer.begin_object();
  pair(writer, "schema", triage_schema);
  write_id(writer, view.runner.id);
  pair(writer, "status", word(view.assessment.status));
  write_urgency(writer, view.assessment);
  pair_flag(writer, "undiagnosed", view.assessment.undiagnosed);
  write_action(writer, view);
  write_conditions(writer, view, trace);
  write_rules(writer, view, trace);
  write_question_ids(writer, "missing", view.knowledge, view.assessment.missing);
  write_open(writer, view);
  write_changes(writer, view.knowledge, changes);
  write_knowledge(writer, view.knowledge);
  writer.end_object();
}

// The person's own text stands in a message as it was written; JSON escapes what could do harm.
template <class Writer>
void write_problem(Writer& writer, const Diagnostic& problem) {
  writer.begin_object();
  pair(writer, "code", problem.code);
  pair(writer, "line", std::max(1U, problem.place.line));  // of the record as a whole: where it begins
  pair(writer, "column", std::max(1U, problem.place.column));
  pair(writer, "message", problem.message);
  writer.end_object();
}

template <class Writer>
void write_error(Writer& writer, std::string_view schema, const std::optional<std::string>& id,
                 const Diagnostics& problems) {
  writer.begin_object();
  pair(writer, "schema", schema);
  pair(writer, "status", "error");
  write_id(writer, id);
  writer.key("error");
  write_problem(writer, problems.all().front());
  writer.key("errors");
  writer.begin_list();
  for (const Diagnostic& problem : problems.all()) write_problem(writer, problem);
  writer.end_list();
  writer.end_object();
}

}  // namespace

void write_triage_json(std::string& out, const RecordView& view, bool trace, JsonStyle style) {
  JsonWriter writer{out, style};
  write_triage(writer, view, changes(view.knowledge, view.runner, view.assessment, most_changes_listed),
               trace);
}

void write_error_json(std::string& out, std::string_view schema, const std::optional<std::string>& id,
                      const Diagnostics& problems, JsonStyle style) {
  JsonWriter writer{out, style};
  write_error(writer, schema, id, problems);
}

void write_error_yaml(std::string& out, std::string_view schema, const std::optional<std::string>& id,
                      const Diagnostics& problems) {
  YamlWriter writer{out};
  write_error(writer, schema, id, problems);
}

}  // namespace kneecheck::exports
