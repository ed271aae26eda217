#include <span>

#include "export/csv_columns.h"
#include "export/csv_row.h"
#include "export/own_keys.h"

namespace kneecheck::exports {
namespace {

using Row = TableRow<TriageColumns>;

void fill_condition(Row& row, const RecordView& view, std::span<const Ranked> found, std::size_t index,
                    Row::Column id, Row::Column band) {
  if (index >= found.size()) return;
  row.text(id, view.knowledge.conditions[found[index].condition].id);
  row.text(band, word(found[index].band));
}

void append_id(std::string& ids, std::string_view id) {
  if (!ids.empty()) ids += ';';
  ids += id;
}

}  // namespace

std::string_view triage_csv_header() {
  return csv_header<TriageColumns>();
}

void write_triage_csv(std::string& out, const RecordView& view, CsvStyle style) {
  const Assessment& assessment = view.assessment;
  const Action what = action_of(view.knowledge, view.runner, assessment, view.region);
  std::span<const Ranked> found;
  // Beside an alarm, or while nobody can say how urgent it is, a harmless name would read as an all-clear.
  if (assessment.urgency && !assessment.alarm) found = listed(view.knowledge, assessment);
  const std::string own = begin_table(out, triage_csv_header(), view.given, style);
  Row row{out, style};
  if (view.runner.id) row.text("id", *view.runner.id);
  row.text("status", word(assessment.status));
  if (assessment.urgency) row.text("urgency", word(*assessment.urgency));
  if (const auto known = known_alarm(assessment)) row.flag("alarm", *known);  // not known is not false
  row.text("action", csv_action_text(what));
  row.text("within", what.within);
  row.flag("undiagnosed", assessment.undiagnosed);
  fill_condition(row, view, found, 0, "condition_1", "band_1");
  fill_condition(row, view, found, 1, "condition_2", "band_2");
  std::string rules, missing;
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    if (assessment.rules[i] == State::positive) append_id(rules, view.knowledge.safety.rules[i].id);
  }
  for (const QuestionIndex question : assessment.missing)
    append_id(missing, view.knowledge.questions[question].id);
  row.text("rules", rules);
  row.text("missing", missing);
  row.end(own);
}

}  // namespace kneecheck::exports
