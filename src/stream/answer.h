// From a record to what is printed about it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stream/case_reader.h"
#include "stream/cases.h"

namespace kneecheck::stream {

// The case in a record, with its problems; places count from the record's start. It stands on the bench.
Case& read_case(const Knowledge& knowledge, const Record& record, Workbench& bench);

// The keys of its owner (x_...): those of the case, or all of its table.
std::vector<std::string> own_columns(const Knowledge& knowledge, const Record& record);

// Its problems as messages show them: with places in the file, and without lines that may hold a name.
Diagnostics file_problems(const Knowledge& knowledge, const Diagnostics& problems, const Record& record);

// What stops a case, and what is only said of it: triage leaves out keys that only a plan needs.
Diagnostics stopping_problems(Verb verb, const Case& runner);
Diagnostics warnings(Verb verb, const Case& runner);
// file_problems() in words; empty when there are none.
std::string shown_problems(const Knowledge& knowledge, const Diagnostics& problems, const Record& record);

// A problem with the record as a whole, or with the one key that it has for itself among others, in the
// case's place for its own.
Diagnostic record_problem(const Record& record, std::string code, std::string message, std::string help,
                          std::string key = {});

// The record of the case on the bench as a wrong one, in the formats that have one, and the messages: an
// alarm that could be read comes first.
Answered answer_bad(const Setting& setting, const CaseWork& work, const Record& record, Workbench& bench,
                    const Diagnostics& problems, Printed& printed);
// As what was answered counts when the record turns out to be wrong: an alarm is never false.
Answered as_bad(const Setting& setting, Answered answered);

// What is said beside the results, as a line of standard error.
std::string message_line(std::string_view message);
// What to do about one case among many, in a line: "kneecheck: URGENT: 'P-1': Get help now. ..."
std::string action_line(const Language& language, std::string_view which, const Action& action);
std::string urgent_line(const Language& language, const std::optional<std::string>& id, const Action& action);

Answered answer(const Setting& setting, const CaseWork& work, const Record& record, Workbench& bench,
                Printed& printed);

}  // namespace kneecheck::stream
