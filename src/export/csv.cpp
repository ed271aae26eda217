#include "export/csv.h"

#include <fmt/format.h>

#include "export/csv_columns.h"
#include "export/csv_row.h"

namespace kneecheck::exports {
namespace {

template <class Columns>
void write_error_row(std::string& out, const std::optional<std::string>& id, const Diagnostics& problems,
                     CsvStyle style) {
  TableRow<Columns> row{out, style};
  if (id) row.text("id", *id);
  row.text("status", "error");
  std::string message = problems.all().front().message;
  if (problems.size() > 1) message += fmt::format(" (and {} more)", problems.size() - 1);
  row.text("error", message);
  row.end();
}

}  // namespace

void write_error_csv(std::string& out, std::string_view schema, const std::optional<std::string>& id,
                     const Diagnostics& problems, CsvStyle style) {
  if (schema == triage_schema) {
    write_error_row<TriageColumns>(out, id, problems, style);
  } else {
    write_error_row<PlanColumns>(out, id, problems, style);
  }
}

}  // namespace kneecheck::exports
