// The records that programs read: triage, plan, withheld plan, error, and what explain and check find. Each
// is described once, for JSON, NDJSON and YAML, for one case and for a million. Rule: a record depends on its
// case, the knowledge and the options alone; no line numbers of a stream, clocks or host names. docs:
// kneecheck-json(5).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diary/progress.h"
#include "explain/explain.h"
#include "explain/plan_changes.h"
#include "export/item_json.h"
#include "export/record_writer.h"
#include "intake/case.h"
#include "plan/plan.h"
#include "triage/assess.h"
#include "words/action.h"

namespace kneecheck::exports {

// What a diary's record says when there is no plan any more.
struct DiaryEnd {
  int revision = 1;
  const std::vector<Decision>& decisions;
};

// What every record is written from.
struct RecordView {
  const Knowledge& knowledge;
  const Case& runner;
  const Assessment& assessment;
  const Region& region;
  const ItemJson* items = nullptr;  // of this knowledge and region: for compact records, where there are many
  Value given{};  // the case as it was given, for its owner's keys; not existing: nobody wrote it
  const DiaryEnd* ended = nullptr;  // why a diary stopped the plan; null: none did
};

// `changes`: most_changes_listed at most. `trace`: every rule and every condition.
void write_triage_record(std::string& out, const RecordView& view, const std::vector<Change>& changes,
                         bool trace, Layout layout);

void write_plan_record(std::string& out, const RecordView& view, const Plan& plan, Layout layout);
void write_progress_record(std::string& out, const RecordView& view, const diary::Progress& progress,
                           Layout layout);
// No plan: withheld or incomplete. Precondition: view.assessment.no_plan.
void write_no_plan_record(std::string& out, const RecordView& view, Layout layout);

// A record that is wrong. What could be read of it is told all the same: an alarm is true or null, never
// false; an action that only asks for more answers is null; and so is an urgency below `soon` beside an
// answer that a triage needs and nobody could read, since it would calm.
struct BadRecord {
  std::string_view schema;  // triage_schema or plan_schema
  const Diagnostics& problems;
  const RecordView& read;

  std::optional<bool> alarm() const { return read.assessment.alarm ? std::optional{true} : std::nullopt; }
  std::optional<Urgency> urgency() const;
  std::optional<Action> action() const;
};
void write_error_record(std::string& out, const BadRecord& bad, Layout layout);

// What `explain` and `check` give to programs.
void write_explain_record(std::string& out, const std::vector<Explanation>& explanations);
// Of --case: the ids beside the sentences. `changes`: all of them. `plans`: null when there is no plan.
void write_case_explanation(std::string& out, const RecordView& view, const Explanation& explanation,
                            const std::vector<Change>& changes, const explain::PlanChanges* plans);
void write_check_record(std::string& out, const Diagnostics& problems);

inline constexpr std::string_view triage_schema = "kneecheck.triage/1";
inline constexpr std::string_view plan_schema = "kneecheck.plan/1";
inline constexpr std::string_view progress_schema = "kneecheck.progress/1";
inline constexpr std::string_view explain_schema = "kneecheck.explain/1";
inline constexpr std::string_view check_schema = "kneecheck.check/1";

}  // namespace kneecheck::exports
