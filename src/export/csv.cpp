#include "export/csv.h"

#include <fmt/format.h>

#include "export/csv_columns.h"
#include "export/csv_row.h"

namespace kneecheck::exports {
namespace {

template <class Columns>
TableRow<Columns> begun_row(std::string& out, const BadRecord& bad, const std::optional<Action>& action,
                            CsvStyle style) {
  TableRow<Columns> row{out, style};
  if (bad.read.runner.id) row.text("id", *bad.read.runner.id);
  row.text("status", "error");
  if (bad.read.assessment.urgency) row.text("urgency", word(*bad.read.assessment.urgency));
  if (const auto known = bad.alarm()) row.flag("alarm", *known);
  if (action) row.text("action", csv_action_text(*action));
  return row;
}

template <class Columns>
void end_row(TableRow<Columns>& row, const Diagnostics& problems) {
  std::string message = problems.all().front().message;
  if (problems.size() > 1) message += fmt::format(" (and {} more)", problems.size() - 1);
  row.text("error", message);
  row.end();
}

}  // namespace

void write_error_csv(std::string& out, const BadRecord& bad, CsvStyle style) {
  const std::optional<Action> action = bad.action();
  if (bad.schema == triage_schema) {
    TableRow<TriageColumns> row = begun_row<TriageColumns>(out, bad, action, style);
    if (action) row.text("within", action->within);
    end_row(row, bad.problems);
  } else {
    TableRow<PlanColumns> row = begun_row<PlanColumns>(out, bad, action, style);
    end_row(row, bad.problems);
  }
}

}  // namespace kneecheck::exports
