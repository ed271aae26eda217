// A command over the cases that were named, or over the one that is told on the terminal.
#pragma once

#include "app/session.h"
#include "document/people.h"
#include "export/earlier_calendar.h"
#include "plan/plan.h"
#include "stream/cases.h"

namespace kneecheck::app {

// A case with its assessment, about to be written in one of the formats.
struct Assessed {
  const Setting& setting;
  Case& runner;                              // changed and put back where changes are looked for
  Workbench& bench;                          // with the assessment
  const Plan* plan = nullptr;                // of the command plan; null: none, for the assessment's reason
  const DiaryEnd* ended = nullptr;           // a diary stopped it
  const Progress* progress = nullptr;        // what is asked for instead of the plan
  const EarlierCalendar* earlier = nullptr;  // whose place a calendar takes; null: none
  const Progress* diary = nullptr;           // what was written down; null: no diary

  const Assessment& assessment() const { return bench.assessment; }
  Audience audience() const {
    return {&setting.region, setting.command.units, setting.case_file, setting.command.answer_options,
            setting.command.language};
  }
  RecordView record() const {
    RecordView view = setting.record(runner, bench.assessment, bench.tree);
    view.ended = ended;
    return view;
  }
  std::string drawn(const Document& document) const {
    return app::drawn(document, setting.command.format, setting.style);
  }
};

// The row of a format in a command's table.
struct FormatWriter {
  Format format;
  void (*write)(const Assessed& found, Printed& printed);
};

// The work of the two commands over cases.
const CaseWork& triage_work();
const CaseWork& plan_work();

ExitStatus work_through_cases(Session& session, const CaseWork& work);

}  // namespace kneecheck::app
