#include "app/cases.h"
#include "app/commands.h"
#include "document/people.h"
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

Document document_of(const Setting& setting, const Case& runner, const Assessment& assessment) {
  const Audience audience{&setting.region, setting.command.units, setting.case_file};
  const std::vector<Change> all = changes(setting.knowledge, runner, assessment, all_changes);
  Document document = triage_document(setting.knowledge, runner, assessment, all, audience);
  if (setting.command.trace) document.append(trace_document(setting.knowledge, runner, assessment));
  return document;
}

Answered triage_case(const Setting& setting, Case& runner, Workbench& bench, Printed& printed) {
  Assessment& assessment = bench.assessment;
  assess(setting.knowledge, runner, setting.triage_parts ? ReasonsFor::listed : ReasonsFor::all, assessment);
  Answered answered = outcome_of(Verb::triage, assessment);
  if (setting.command.exit_code) answered.status = status_of(assessment);
  switch (setting.command.format) {
    case Format::text:
      printed.output += render_text(document_of(setting, runner, assessment), setting.style);
      break;
    case Format::markdown:
      printed.output += render_markdown(document_of(setting, runner, assessment));
      break;
    case Format::csv:
      write_triage_csv(printed.output, {setting.knowledge, runner, assessment, setting.region},
                       {setting.command.csv_raw});
      break;
    case Format::html:
      printed.output += render_html(document_of(setting, runner, assessment));
      break;
    case Format::fhir:
      write_triage_fhir(printed.output, {setting.knowledge, runner, assessment, setting.region},
                        setting.command.trace, setting.json_style());
      break;
    default:
      if (setting.triage_parts) {
        changes(setting.knowledge, runner, assessment, most_changes_listed, bench.changes);
        write_triage_line(printed.output, *setting.triage_parts,
                          {setting.knowledge, runner, assessment, setting.region}, bench.changes);
        break;
      }
      write_triage_json(printed.output, {setting.knowledge, runner, assessment, setting.region},
                        setting.command.trace, setting.json_style());
  }
  return answered;
}

}  // namespace

ExitStatus run_triage(Session& session) {
  return work_through_cases(session, {triage_schema, "complete", triage_csv_header(), triage_case});
}

}  // namespace kneecheck::app
