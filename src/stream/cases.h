// Cases in, and what each comes to out: the one case on a screen as the million of a clinic.
// Rule: what becomes of a record is a pure function of it and the Setting, and for a calendar also of the one
// whose place it takes; all else reads, writes and counts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "export/csv.h"
#include "export/records.h"
#include "intake/case.h"
#include "render/render.h"
#include "syntax/tree.h"
#include "triage/assess.h"
#include "world/exit_status.h"

namespace kneecheck::document {
struct EarlierPlan;  // diff.h
}

namespace kneecheck::stream {

class EarlierCalendars;  // earlier_calendars.h

// What one thread uses again for every record.
struct Workbench {
  Tree tree;
  std::string mended;  // a record's text without bytes that are none
  Case runner;
  Assessment assessment;
  std::vector<Change> changes;
};

// A diary as it was read.
struct DiaryText {
  std::string file;
  std::string text;
  bool is_missing = false;  // there is no such file yet
};

// An answer that recorded runs give where a case has none, and how it was computed, as a line.
struct Recorded {
  Key key;
  Answer answer;
  std::string note;
};

// What every record is worked with; never changed.
struct Setting {
  const Knowledge& knowledge;
  const Region& region;
  const Command& command;
  std::string_view program{};  // its version
  TextStyle style{};
  bool is_batch = false;
  bool stands_alone = false;  // a case's output is all that its reader gets: one case, or a file for each
  std::string case_file{};    // the one case's; empty in a batch and for standard input
  std::vector<std::string> paths_read{};  // of all files that this run reads, when it writes a folder
  Case overrides{};                       // answers of the command line
  std::optional<DiaryText> diary{};       // of the one case
  std::vector<Recorded> recorded{};       // of one case
  std::shared_ptr<const EarlierCalendars> earlier_calendars{};  // null: nothing is written as a calendar
  std::shared_ptr<const EarlierPlan> earlier_plan{};            // what a plan is compared with; null: nothing
  std::optional<Date> today{};                                  // of plans: when one without a start begins
  // Of batches: what pays only for many cases.
  std::optional<ItemJson> items{};  // for compact records

  // Of tables: the columns of their owner, as the first case has them, and the whole first row.
  std::vector<std::string> own_columns{};
  std::string csv_header{};

  RecordView record(const Case& runner, const Assessment& assessment, const Tree& given) const {
    return {knowledge, runner, assessment, region, items ? &*items : nullptr, given.root()};
  }
  CsvStyle csv_style() const { return {command.csv_raw, stands_alone, own_columns}; }
  // Of records for programs.
  Layout layout() const {
    if (command.format == Format::yaml) return Layout::yaml;
    return stands_alone && command.format != Format::ndjson ? Layout::indented : Layout::compact;
  }
};

enum class Outcome : std::uint8_t { done, withheld, incomplete, bad };

// What became of a record.
struct Answered {
  Outcome outcome = Outcome::done;
  ExitStatus status = ExitStatus::done;
  std::optional<Urgency> urgency;
  std::optional<bool> alarm;  // empty: not known
  bool starts_today = false;  // a plan that begins on Setting::today
  bool follows = false;       // a calendar that changes and cancels the events of an earlier one
};

// What is to be printed about it, bare record or document, and what for standard error: appended to both.
struct Printed {
  std::string output;
  std::string messages;
};

// A command over cases: its work, and what its records are called.
struct CaseWork {
  std::string_view schema;
  std::string_view done_word;  // "planned"
  std::string_view csv_header;
  // `runner` may be the bench's own.
  Answered (*answer)(const Setting& setting, Case& runner, Workbench& bench, Printed& printed) = nullptr;
};

// What an assessment alone says of the outcome of triage or plan.
Answered outcome_of(Verb verb, const Assessment& assessment);

}  // namespace kneecheck::stream
