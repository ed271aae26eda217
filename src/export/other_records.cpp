// The records beside triage and plan: a case that could not be read, and what `explain` and `check` say.
#include <algorithm>

#include "export/records.h"

namespace kneecheck::exports {
namespace {

// The person's own text stands in a message as it was written; JSON escapes what could do harm.
void write_problem(RecordWriter& writer, const Diagnostic& problem) {
  writer.object([&] {
    writer.pair("code", problem.code);
    writer.pair("line", std::max(1U, problem.place.line));  // of the record as a whole: where it begins
    writer.pair("column", std::max(1U, problem.place.column));
    writer.pair("message", problem.message);
  });
}

}  // namespace

void write_error_record(std::string& out, std::string_view schema, const std::optional<std::string>& id,
                        const Diagnostics& problems, Layout layout) {
  RecordWriter writer{out, layout};
  writer.object([&] {
    writer.pair("schema", schema);
    writer.pair("status", "error");
    writer.pair("id", id);
    writer.key("error");
    write_problem(writer, problems.all().front());
    writer.list("errors", problems.all(), [&](const Diagnostic& problem) { write_problem(writer, problem); });
  });
}

void write_explain_record(std::string& out, const std::vector<Explanation>& explanations) {
  RecordWriter writer{out, Layout::indented};
  writer.object([&] {
    writer.pair("schema", explain_schema);
    writer.objects("topics", explanations, [&](const Explanation& explanation) {
      writer.pair("kind", explanation.kind);
      writer.pair("id", explanation.id);
      writer.pair("name", explanation.name);
      writer.pair("text", plain_text(explanation));
      writer.values("sources", explanation.sources);
      writer.values("claims", explanation.claims);
    });
  });
}

void write_check_record(std::string& out, const Diagnostics& problems) {
  RecordWriter writer{out, Layout::indented};
  writer.object([&] {
    writer.pair("schema", check_schema);
    writer.pair("ok", problems.empty());
    writer.objects("problems", problems.all(), [&](const Diagnostic& problem) {
      writer.pair("file", problem.file);
      writer.pair("line", problem.place.line);
      writer.pair("column", problem.place.column);
      writer.pair("code", problem.code);
      writer.pair("message", problem.message);
      writer.pair("help", problem.help);
    });
  });
}

}  // namespace kneecheck::exports
