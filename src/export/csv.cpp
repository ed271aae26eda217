#include "export/csv.h"

#include <fmt/format.h>

#include "export/csv_columns.h"
#include "export/csv_row.h"

namespace kneecheck::exports {
namespace {

template <class Column>
void write_error_row(std::string& out, const std::optional<std::string>& id, const Diagnostics& problems,
                     CsvStyle style) {
  TableRow<Column> row{out, style};
  if (id) row.text(Column::id, *id);
  row.text(Column::status, "error");
  const std::string& first = problems.all().front().message;
  row.text(Column::error,
           problems.size() == 1 ? first : fmt::format("{} (and {} more)", first, problems.size() - 1));
  row.end();
}

}  // namespace

void write_error_csv(std::string& out, std::string_view schema, const std::optional<std::string>& id,
                     const Diagnostics& problems, CsvStyle style) {
  if (schema == triage_schema) {
    write_error_row<TriageColumn>(out, id, problems, style);
  } else {
    write_error_row<PlanColumn>(out, id, problems, style);
  }
}

}  // namespace kneecheck::exports
