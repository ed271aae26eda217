#include <array>

#include "app/cases.h"
#include "app/commands.h"
#include "export/csv.h"
#include "export/fhir.h"
#include "export/records.h"
#include "triage/assess.h"

namespace kneecheck::app {
namespace {

ExitStatus status_of(const Assessment& assessment) {
  if (assessment.urgency && at_least(*assessment.urgency, Urgency::soon)) return ExitStatus::clinician;
  return assessment.status == TriageStatus::incomplete ? ExitStatus::unanswered : ExitStatus::done;
}

void draw(const Assessed& found, Printed& printed) {
  const auto& [setting, runner, bench, plan, ended, progress, earlier, diary] = found;
  const Detail detail = setting.command.why || setting.command.trace ? Detail::full
                        : setting.command.format == Format::html     ? Detail::sheet
                                                                     : Detail::brief;
  std::vector<Change> all;
  if (detail == Detail::full) all = changes(setting.knowledge, runner, bench.assessment, all_changes);
  Document document =
      triage_document(setting.knowledge, runner, bench.assessment, all, found.audience(), detail);
  if (setting.command.trace) document.append(trace_document(setting.knowledge, runner, bench.assessment));
  printed.output += found.drawn(document);
}

void write_record(const Assessed& found, Printed& printed) {
  const auto& [setting, runner, bench, plan, ended, progress, earlier, diary] = found;
  changes(setting.knowledge, runner, bench.assessment, most_changes_listed, bench.changes);
  write_triage_record(printed.output, found.record(), bench.changes, setting.command.trace, setting.layout());
}

void write_csv(const Assessed& found, Printed& printed) {
  write_triage_csv(printed.output, found.record(), found.setting.csv_style());
}

void write_fhir(const Assessed& found, Printed& printed) {
  write_triage_fhir(printed.output, found.record(), found.setting.command.trace, found.setting.layout());
}

constexpr auto writers = std::to_array<FormatWriter>({{Format::text, draw},
                                                      {Format::markdown, draw},
                                                      {Format::html, draw},
                                                      {Format::json, write_record},
                                                      {Format::ndjson, write_record},
                                                      {Format::csv, write_csv},
                                                      {Format::fhir, write_fhir}});
static_assert(covers(writers, [](const FormatSpec& format) { return holds(format.verbs, Verb::triage); }));

Answered triage_case(const Setting& setting, Case& runner, Workbench& bench, Printed& printed) {
  assess(setting.knowledge, runner, bench.assessment);
  Answered answered = outcome_of(Verb::triage, bench.assessment);
  if (setting.command.exit_code) answered.status = status_of(bench.assessment);
  row_of(writers, setting.command.format).write({setting, runner, bench}, printed);
  return answered;
}

}  // namespace

const CaseWork& triage_work() {
  static const CaseWork work{triage_schema, "complete", triage_csv_header(), triage_case};
  return work;
}

ExitStatus run_triage(Session& session) {
  return work_through_cases(session, triage_work());
}

}  // namespace kneecheck::app
