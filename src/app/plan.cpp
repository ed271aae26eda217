#include "plan/plan.h"

#include <fmt/format.h>

#include <utility>

#include "app/cases.h"
#include "app/commands.h"
#include "base/text.h"
#include "cli/parse.h"
#include "document/people.h"
#include "export/csv.h"
#include "export/fhir.h"
#include "export/ics.h"
#include "export/records.h"
#include "triage/assess.h"
#include "words/action.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

// A case with its assessment, about to be written in one of the formats.
struct Page {
  const Setting& setting;
  const Case& runner;
  const Assessment& assessment;

  Audience audience() const { return {&setting.region, setting.command.units, setting.case_file}; }
  RecordView record() const { return {setting.knowledge, runner, assessment, setting.region}; }
  std::string draw(const Document& document) const {
    if (setting.command.format == Format::html) return render_html(document);
    return setting.command.format == Format::markdown ? render_markdown(document)
                                                      : render_text(document, setting.style);
  }
  bool for_people() const { return setting.command.format <= Format::html; }
};

// Nothing goes into a calendar; what to do is said all the same: at length to whoever waits for one case, in
// a line among many.
std::string instead_of_calendar(const Page& page) {
  const std::string& file = page.setting.command.output;
  if (!page.setting.is_batch) {
    std::string words =
        render_text(withheld_document(page.setting.knowledge, page.runner, page.assessment, page.audience()),
                    page.setting.style);
    if (file.empty() || file == "-") return words;
    return words +
           usage_message(
               fmt::format("{}: nothing is written, as there is no plan", quoted(file)),
               "if a calendar of an earlier plan is there, remove it, and take its events out of calendars");
  }
  const Action action = action_of(page.setting.knowledge, page.assessment, page.setting.region);
  return fmt::format("kneecheck: {}no calendar for {}: {} {}{}{}\n", page.assessment.alarm ? "URGENT: " : "",
                     quoted(page.runner.id.value_or("")), action.title, action.text,
                     action.worse_if.empty() ? "" : " ", action.worse_if);
}

void without_plan(const Page& page, Answered& answered, Printed& printed) {
  if (!page.setting.is_batch)
    answered.status =
        answered.outcome == Outcome::incomplete ? ExitStatus::unanswered : ExitStatus::clinician;
  if (page.for_people()) {
    printed.output +=
        page.draw(withheld_document(page.setting.knowledge, page.runner, page.assessment, page.audience()));
  } else if (page.setting.command.format == Format::fhir) {
    write_no_plan_fhir(printed.output, page.record(), page.setting.json_style());
  } else if (page.setting.command.format == Format::yaml) {
    write_no_plan_yaml(printed.output, page.record());
  } else if (page.setting.command.format == Format::csv) {
    write_no_plan_csv(printed.output, page.record(), {page.setting.command.csv_raw});
  } else if (page.setting.command.format == Format::ics) {
    printed.messages += instead_of_calendar(page);
  } else {
    write_no_plan_json(printed.output, page.record(), page.setting.json_style());
  }
}

void with_plan(const Page& page, Answered& answered, Printed& printed) {
  const Command& command = page.setting.command;
  const std::optional<Date> start = page.runner.date(Key::start);
  answered.starts_today = !start;
  Plan plan =
      make_plan(page.setting.knowledge, page.runner, page.assessment, {start ? *start : *page.setting.today});
  if (command.weeks) cut_plan(plan, *command.weeks);
  if (command.week && static_cast<std::size_t>(*command.week) > plan.weeks.size()) {
    answered.status = ExitStatus::misused;
    printed.messages +=
        usage_message(fmt::format("--week {}: this plan has {} weeks", *command.week, plan.weeks.size()), "");
  } else if (page.for_people()) {
    printed.output += page.draw(plan_document(page.setting.knowledge, page.runner, page.assessment, plan,
                                              {page.audience(), command.week}));
  } else if (command.format == Format::fhir) {
    write_plan_fhir(printed.output, page.record(), plan, page.setting.json_style());
  } else if (command.format == Format::yaml) {
    write_plan_yaml(printed.output, page.record(), plan);
  } else if (command.format == Format::csv) {
    write_plan_csv(printed.output, page.record(), plan, {command.csv_raw});
  } else if (command.format == Format::ics) {
    write_plan_ics(printed.output, page.record(), plan, {command.time_minutes, command.remind_minutes});
  } else if (page.setting.plan_parts) {
    write_plan_line(printed.output, *page.setting.plan_parts, page.record(), plan);
  } else {
    write_plan_json(printed.output, page.record(), plan, page.setting.json_style());
  }
}

Answered plan_case(const Setting& setting, Case& runner, Workbench& bench, Printed& printed) {
  Assessment& assessment = bench.assessment;
  assess(setting.knowledge, runner, setting.plan_parts ? ReasonsFor::listed : ReasonsFor::all, assessment);
  const Page page{setting, runner, assessment};
  Answered answered = outcome_of(Verb::plan, assessment);
  if (assessment.no_plan) {
    without_plan(page, answered, printed);
  } else {
    with_plan(page, answered, printed);
  }
  return answered;
}

}  // namespace

ExitStatus run_plan(Session& session) {
  const Command& command = session.command;
  const ExitStatus status =
      work_through_cases(session, {plan_schema, "planned", plan_csv_header(), plan_case});
  const bool from_midnight = command.remind_minutes && !command.time_minutes;
  if (from_midnight && status == ExitStatus::done && !command.quiet) {
    say(session.world,
        "kneecheck: without a time of day, reminders count back from midnight (--time HH:MM sets one)\n");
  }
  return status;
}

}  // namespace kneecheck::app
