// The keys of a case that begin with x_: its owner's. Nobody looks at them; they are handed through.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/csv.h"
#include "export/record_writer.h"
#include "intake/case.h"

namespace kneecheck::exports {

// In their order; none where `record` is no mapping.
std::vector<std::string> own_keys(Value record);

// The member `extra`, with the values as they were given; null is left out, and the member where nothing is
// in it.
void write_extra(RecordWriter& writer, Value record);

// What stands in a table under such a key: a scalar as it was given, a list of them as `a;b`, anything else
// as JSON. Empty: the record does not have it.
std::string own_text(Value record, std::string_view key);
// Begins the table of a case: `header`, where the case stands alone. Returns the cells that each of its rows
// ends with, each with a comma in front.
std::string begin_table(std::string& out, std::string_view header, Value record, CsvStyle style);

}  // namespace kneecheck::exports
