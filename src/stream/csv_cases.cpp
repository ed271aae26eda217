#include "stream/csv_cases.h"

#include <utility>

#include "base/text.h"
#include "intake/case.h"

namespace kneecheck::stream {
namespace {

std::optional<CsvRow> only_row(const Record& record, Diagnostics& problems) {
  std::vector<CsvRow> rows = parse_csv(record.file, record.text, problems);
  return problems.empty() && rows.size() == 1 ? std::optional{std::move(rows.front())} : std::nullopt;
}

}  // namespace

std::shared_ptr<const CsvRow> read_columns(const Knowledge& knowledge, const Record& header,
                                           Diagnostics& problems) {
  std::optional<CsvRow> names = only_row(header, problems);
  if (!names) return nullptr;
  for (std::string& name : names->cells) name = std::string{trimmed(name)};
  // A case that has all the keys and says nothing is refused for its keys alone.
  CsvRow silent = *names;
  for (std::string& cell : silent.cells) cell = unsure;
  Tree tree;
  csv_tree(header.file, header.text, *names, silent, tree,
           problems);  // false for a repeated key alone, with the tree all the same
  problems.append(decode_case(knowledge, tree.root(), true).problems);
  return problems.empty() ? std::make_shared<const CsvRow>(std::move(*names)) : nullptr;
}

bool read_row(const Record& record, Tree& tree, Diagnostics& problems) {
  const std::optional<CsvRow> row = only_row(record, problems);
  return row && csv_tree(record.file, record.text, *record.columns, *row, tree, problems);
}

}  // namespace kneecheck::stream
