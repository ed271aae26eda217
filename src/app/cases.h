// Cases in, one after another, and what each comes to out: for one case as for a million.
// Rule: what becomes of a record is a pure function of the record and the Setting; the loop around it only reads, writes and counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/case_reader.h"
#include "app/exit_status.h"
#include "app/session.h"
#include "intake/case.h"

namespace kneecheck {

// What every record is worked with; never changed.
struct Setting {
  const Knowledge& knowledge;
  const Region& region;
  const Command& command;
  TextStyle style;
  bool is_batch = false;
  std::string case_file;      // the one case's; empty in a batch and for standard input
  Case overrides;             // answers of the command line
  std::optional<Date> today;  // when a plan without a start begins
};

enum class Outcome : std::uint8_t { done, withheld, incomplete, bad };

struct Answered {
  std::string output;    // the bare record or document
  std::string messages;  // for standard error
  Outcome outcome = Outcome::done;
  ExitStatus status = ExitStatus::done;
  bool starts_today = false;  // a plan that begins on Setting::today
};

// A command over cases: its work, and the schema of its records.
struct CaseWork {
  std::string_view schema;
  std::string_view done_word;  // of the summary: "planned"
  bool counts_withheld = false;
  Answered (*answer)(const Setting& setting, const Case& runner) = nullptr;
};

ExitStatus work_through_cases(Session& session, const CaseWork& work);

// The case in a record, or its problems; places count from the record's start. `file_places`: from the start of the file.
Case read_case(const Knowledge& knowledge, const Record& record);
Diagnostics file_places(const Diagnostics& problems, const Record& record);

}  // namespace kneecheck
