#include "stream/csv_cases.h"

#include <utility>

#include "base/text.h"
#include "intake/case.h"

namespace kneecheck::stream {
namespace {

// What there is of the one row in the text; empty, with a problem, when there is none.
std::optional<CsvRow> only_row(const Record& record, std::string_view text, Diagnostics& problems) {
  std::vector<CsvRow> rows = parse_csv(record.file, text, problems, record.locale->separator);
  if (rows.size() != 1 && problems.empty()) {
    problems.add(
        problem_in(record.file, text, 1, 1, "syntax", "this is not one row",
                   "end all rows alike: with a line feed, or with a carriage return and a line feed"));
  }
  return rows.empty() ? std::nullopt : std::optional{std::move(rows.front())};
}

}  // namespace

std::shared_ptr<const CsvRow> read_columns(const Knowledge& knowledge, const Record& header,
                                           Diagnostics& problems) {
  std::optional<CsvRow> names = only_row(header, header.text, problems);
  if (!names || !problems.empty()) return nullptr;
  for (std::string& name : names->cells) name = std::string{trimmed(name)};
  // A case that has all the keys and says nothing is refused for its keys alone.
  CsvRow silent = *names;
  for (std::string& cell : silent.cells) cell = unsure;
  Tree tree;
  csv_tree(header.file, header.text, *names, silent, tree, problems,
           header.locale->separator);  // false for a repeated key alone, with the tree all the same
  problems.append(decode_case(knowledge, tree.root(), header.locale).problems);
  return problems.empty() ? std::make_shared<const CsvRow>(std::move(*names)) : nullptr;
}

bool read_row(const Record& record, std::string_view text, Tree& tree, Diagnostics& problems) {
  const std::optional<CsvRow> row = only_row(record, text, problems);
  return row && csv_tree(record.file, text, *record.columns, *row, tree, problems, record.locale->separator);
}

}  // namespace kneecheck::stream
