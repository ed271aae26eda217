#include <span>

#include "export/csv_columns.h"
#include "export/csv_row.h"

namespace kneecheck::exports {

namespace {

using Row = TableRow<TriageColumn>;

void fill_condition(Row& row, const RecordView& view, std::span<const Ranked> found, std::size_t index,
                    TriageColumn id, TriageColumn band) {
  if (index >= found.size()) return;
  row.text(id, view.knowledge.conditions[found[index].condition].id);
  row.text(band, word(found[index].band));
}

std::string positive_rules(const RecordView& view) {
  std::string ids;
  for (std::size_t i = 0; i < view.assessment.rules.size(); ++i) {
    if (view.assessment.rules[i] != State::positive) continue;
    if (!ids.empty()) ids += ';';
    ids += view.knowledge.safety.rules[i].id;
  }
  return ids;
}

std::string missing_keys(const RecordView& view) {
  std::string keys;
  for (const QuestionIndex question : view.assessment.missing) {
    if (!keys.empty()) keys += ';';
    keys += view.knowledge.questions[question].id;
  }
  return keys;
}

}  // namespace

std::string_view triage_csv_header() {
  return csv_header<TriageColumn>();
}

void write_triage_csv(std::string& out, const RecordView& view, CsvStyle style) {
  using enum TriageColumn;
  const Assessment& assessment = view.assessment;
  const Action what = action_of(view.knowledge, assessment, view.region);
  // Beside an alarm, or while nobody can say how urgent it is, a harmless name would read as an all-clear.
  const bool names_causes = assessment.urgency && !assessment.alarm;
  const std::span<const Ranked> found =
      names_causes ? listed(view.knowledge, assessment) : std::span<const Ranked>{};
  Row row{out, style};
  if (view.runner.id) row.text(id, *view.runner.id);
  row.text(status, word(assessment.status));
  if (assessment.urgency) row.text(urgency, word(*assessment.urgency));
  if (const auto known = known_alarm(assessment)) row.flag(alarm, *known);  // not known is not false
  row.text(action, csv_action_text(what));
  row.text(within, what.within);
  row.flag(undiagnosed, assessment.undiagnosed);
  fill_condition(row, view, found, 0, condition_1, band_1);
  fill_condition(row, view, found, 1, condition_2, band_2);
  row.text(rules, positive_rules(view));
  row.text(missing, missing_keys(view));
  row.end();
}

}  // namespace kneecheck::exports
