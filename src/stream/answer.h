// From a record to what is printed about it.
#pragma once

#include <optional>
#include <string>

#include "stream/case_reader.h"
#include "stream/cases.h"

namespace kneecheck::stream {

// The case in a record, or its problems; places count from the record's start. It stands on the bench.
// `file_places`: from the start of the file.
Case& read_case(const Knowledge& knowledge, const Record& record, Workbench& bench);
Diagnostics file_places(const Diagnostics& problems, const Record& record);

// A problem with the record as a whole, in the case's place for its own.
Diagnostic record_problem(const Record& record, std::string code, std::string message, std::string help);

// The error record, in the formats that have one, and the messages.
Answered answer_bad(const Setting& setting, const CaseWork& work, const Record& record,
                    const std::optional<std::string>& id, const Diagnostics& problems, Printed& printed);

Answered answer(const Setting& setting, const CaseWork& work, const Record& record, Workbench& bench,
                Printed& printed);

}  // namespace kneecheck::stream
