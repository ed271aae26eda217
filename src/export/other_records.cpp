// The records beside triage and plan: a case that could not be read, and what `explain` and `check` say.
#include <algorithm>
#include <array>

#include "export/common.h"
#include "export/own_keys.h"

namespace kneecheck::exports {
namespace {

// The person's own text stands in a message as it was written; JSON escapes what could do harm.
void write_problem(RecordWriter& writer, const Diagnostic& problem) {
  const auto pair_if_any = [&writer](RecordWriter::Key name, std::string_view text) {
    if (!text.empty()) writer.pair(name, text);
  };
  writer.object([&] {
    writer.pair("code", problem.code);
    writer.pair("line", std::max(1U, problem.place.line));  // of the record as a whole: where it begins
    writer.pair("column", std::max(1U, problem.place.column));
    pair_if_any("key", problem.key);
    pair_if_any("value", problem.value);
    writer.pair("message", problem.message);
    pair_if_any("help", problem.help);
  });
}

void write_topic(RecordWriter& writer, const Explanation& explanation) {
  writer.pair("kind", explanation.kind);
  writer.pair("id", explanation.id);
  writer.pair("name", explanation.name);
  writer.pair("text", plain_text(explanation));
  writer.values("sources", explanation.sources);
  writer.values("claims", explanation.claims);
}

}  // namespace

std::optional<Urgency> BadRecord::urgency() const {
  const std::optional<Urgency> found = read.assessment.urgency;
  const bool is_mild = found && !at_least(*found, Urgency::soon);
  return is_mild && !read.runner.problems.empty() ? std::nullopt : found;
}

std::optional<Action> BadRecord::action() const {
  if (!urgency() || has_open_action(read.knowledge, read.assessment)) return std::nullopt;
  return action_of(read.knowledge, read.runner, read.assessment, read.region);
}

void write_error_record(std::string& out, const BadRecord& bad, Layout layout) {
  const std::optional<Action> action = bad.action();
  RecordWriter writer{out, layout};
  writer.object([&] {
    writer.pair("schema", bad.schema);
    writer.pair("status", "error");
    writer.pair("id", bad.read.runner.id);
    writer.pair("urgency", bad.urgency());
    writer.pair("alarm", bad.alarm());
    writer.key("action");
    action ? write_action(writer, *action) : writer.null();
    writer.key("error");
    write_problem(writer, bad.problems.all().front());
    writer.list("errors", bad.problems.all(),
                [&](const Diagnostic& problem) { write_problem(writer, problem); });
    write_extra(writer, bad.read.given);
  });
}

void write_explain_record(std::string& out, const std::vector<Explanation>& explanations) {
  RecordWriter writer{out, Layout::indented};
  writer.object([&] {
    writer.pair("schema", explain_schema);
    writer.objects("topics", explanations,
                   [&](const Explanation& explanation) { write_topic(writer, explanation); });
  });
}

void write_case_explanation(std::string& out, const RecordView& view, const Explanation& explanation,
                            const std::vector<Change>& changes, const PlanChanges* plans) {
  RecordWriter writer{out, Layout::indented};
  writer.object([&] {
    writer.pair("schema", explain_schema);
    writer.objects("topics", std::array{&explanation}, [&](const Explanation* each) {
      write_topic(writer, *each);
      write_rules(writer, view, true);
      write_missing(writer, view);
      write_open(writer, view);
      write_changes(writer, view, changes);
      if (plans == nullptr) return;
      writer.pair("plan_weeks", plans->weeks);
      writer.pair("plan_reaches_end", plans->reaches_end);
      writer.objects("plan_changes_if", plans->changes, [&](const PlanChange& change) {
        writer.pair("key", word(change.key));
        writer.pair("value", change.value);
        writer.pair("weeks", change.weeks);
        writer.pair("reaches_end", change.reaches_end);
      });
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
      if (!problem.key.empty()) writer.pair("key", problem.key);
      if (!problem.value.empty()) writer.pair("value", problem.value);
      writer.pair("message", problem.message);
      writer.pair("help", problem.help);
    });
  });
}

}  // namespace kneecheck::exports
