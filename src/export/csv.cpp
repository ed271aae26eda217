#include "export/csv.h"

#include "base/words/export.h"
#include "export/csv_columns.h"
#include "export/csv_row.h"
#include "export/own_keys.h"

namespace kneecheck::exports {
namespace {

template <class Columns>
TableRow<Columns> begun_row(std::string& out, const BadRecord& bad, const std::optional<Action>& action,
                            CsvStyle style) {
  TableRow<Columns> row{out, style};
  if (bad.read.runner.id) row.text("id", *bad.read.runner.id);
  row.text("status", "error");
  if (const auto urgency = bad.urgency()) row.text("urgency", word(*urgency));
  if (const auto known = bad.alarm()) row.flag("alarm", *known);
  if (action) row.text("action", csv_action_text(*action));
  return row;
}

template <class Columns>
void end_row(TableRow<Columns>& row, const BadRecord& bad, std::string_view own) {
  const Language& language = bad.read.knowledge.language;
  const Diagnostic& first = bad.problems.all().front();
  std::string message = first.message;
  if (!first.help.empty())
    message = language.say(ExportText::message_with_help, {{"message", message}, {"help", first.help}});
  if (const std::size_t more = bad.problems.size() - 1; more > 0)
    message = language.say(ExportText::and_more, {{"message", message}, {"n", more}});
  row.text("error", message);
  row.end(own);
}

}  // namespace

void write_error_csv(std::string& out, const BadRecord& bad, CsvStyle style) {
  const std::optional<Action> action = bad.action();
  const bool is_triage = bad.schema == triage_schema;
  const std::string own =
      begin_table(out, is_triage ? triage_csv_header() : plan_csv_header(), bad.read.given, style);
  if (is_triage) {
    TableRow<TriageColumns> row = begun_row<TriageColumns>(out, bad, action, style);
    if (action) row.text("within", action->within);
    end_row(row, bad, own);
  } else {
    TableRow<PlanColumns> row = begun_row<PlanColumns>(out, bad, action, style);
    end_row(row, bad, own);
  }
}

}  // namespace kneecheck::exports
